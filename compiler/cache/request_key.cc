#include "compiler/cache/request_key.h"

#include <bit>
#include <cstdint>
#include <optional>
#include <type_traits>

#include "compiler/sha256.h"

namespace octavo::cache {
namespace {

/// Values one behind the other, such that no two lists of them read alike.
class Words {
 public:
  void add(std::string_view word) {
    text_ += std::to_string(word.size());
    text_ += ':';
    text_ += word;
  }
  template <class Number>
    requires std::is_integral_v<Number> || std::is_enum_v<Number>
  void add(Number number) {
    add(std::string_view(std::to_string(static_cast<long long>(number))));
  }
  void add(double number) { add(std::bit_cast<std::int64_t>(number)); }
  void add(const std::vector<std::string>& words) {
    add(words.size());
    for (const std::string& word : words) {
      add(std::string_view(word));
    }
  }
  void add(const Paper& paper) {
    const auto& [width, height] = paper;
    add(width);
    add(height);
  }
  void add(const PdfStandards& standards) {
    const auto& [accessible, archive] = standards;
    add(accessible);
    add(archive);
  }
  template <class Value>
  void add(const std::optional<Value>& value) {
    add(value.has_value());
    if (value) {
      add(*value);
    }
  }

  const std::string& text() const { return text_; }

 private:
  std::string text_{};
};

// An option that is forgotten here would give another book's: the names make the compiler
// tell it.
void add_options(const Options& options, Words& words) {
  const auto& [title, authors, language, paper, theme, stylesheets, page_list,
               page_list_file, jobs, standards, linearize, obfuscate_fonts, profile,
               draws_first_page, epoch] = options;
  static_cast<void>(jobs);
  // Kept beside the books where somebody wants it.
  static_cast<void>(draws_first_page);
  words.add(title);
  words.add(authors);
  words.add(language);
  words.add(paper);
  words.add(theme);
  words.add(stylesheets);
  words.add(page_list);
  words.add(page_list_file);
  words.add(standards);
  words.add(linearize);
  words.add(obfuscate_fonts);
  words.add(profile.name);
  words.add(epoch);
}

}  // namespace

std::string request_key(const CompileRequest& request,
                        bool with_map,
                        std::string_view engine) {
  Words words;
  words.add(engine);
  words.add(request.inputs);
  words.add(request.reader == nullptr ? std::string_view() : request.reader->name);
  words.add(request.writers.size());
  for (const Writer* writer : request.writers) {
    words.add(writer->name);
  }
  words.add(with_map);
  add_options(request.options, words);
  return sha256(words.text());
}

}  // namespace octavo::cache
