#include "compiler/words.h"

#include <algorithm>
#include <string>

#include "compiler/text/language.h"
#include "compiler/text/script.h"
#include "compiler/words_table.h"

namespace octavo {
namespace {

bool is_prefix_of_tag(std::string_view prefix, std::string_view tag) {
  return tag.starts_with(prefix) &&
         (tag.size() == prefix.size() || tag[prefix.size()] == '-');
}

const Words* find_words(std::string_view language) {
  // "sr-ME" and "sr-Latn-RS" are written in other letters than "sr".
  const std::string script = script_of_language(language);
  const auto find = [&](auto&& matches) {
    const auto found = std::ranges::find_if(words_table(), [&](const Words& each) {
      return script_of_language(each.language) == script && matches(each.language);
    });
    return found == words_table().end() ? nullptr : &*found;
  };
  const Words* found =
      find([&](std::string_view each) { return is_prefix_of_tag(each, language); });
  return found != nullptr ? found : find([&](std::string_view each) {
    return primary_language(each) == primary_language(language);
  });
}

}  // namespace

const Words& words_in(std::string_view language) {
  const Words* const found = find_words(language);
  return found != nullptr ? *found : *find_words("en");
}

}  // namespace octavo
