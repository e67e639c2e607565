#include "formats/epub/markup.h"

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "compiler/text/utf8.h"

namespace octavo::epub {

namespace {

constexpr std::string_view white = " \t\r\n";

std::string entity(std::string_view name) {
  static const std::map<std::string_view, std::string_view> named{
      {"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}};
  std::string out;
  if (name.starts_with('#')) {
    const bool is_hex = name.size() > 1 && name[1] == 'x';
    const std::string_view digits = name.substr(is_hex ? 2 : 1);
    std::uint32_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value,
                    is_hex ? 16 : 10);
    append_utf8(out, value);
  } else if (named.contains(name)) {
    out = named.at(name);
  }
  return out;
}

std::string decode(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text[at] == '&' ? text.find(';', at) : std::string::npos;
    if (end == std::string::npos) {
      out += text[at++];
    } else {
      out += entity(text.substr(at + 1, end - at - 1));
      at = end + 1;
    }
  }
  return out;
}

std::map<std::string, std::string> attributes_of(std::string_view tag) {
  std::map<std::string, std::string> attributes;
  std::size_t at = tag.find_first_of(white);
  while (at != std::string::npos) {
    at = tag.find_first_not_of(white, at);
    const std::size_t equals = tag.find('=', std::min(at, tag.size()));
    const std::size_t open = tag.find_first_of("\"'", std::min(equals, tag.size()));
    if (open == std::string::npos) {
      break;
    }
    const std::size_t close = tag.find(tag[open], open + 1);
    if (close == std::string::npos) {
      break;
    }
    std::string name(tag.substr(at, equals - at));
    name.erase(name.find_last_not_of(white) + 1);
    attributes[name] = decode(tag.substr(open + 1, close - open - 1));
    at = close + 1 < tag.size() ? close + 1 : std::string::npos;
  }
  return attributes;
}

// The end of a tag, past any '>' inside quotes.
std::size_t tag_end(std::string_view xml, std::size_t at) {
  char quote = 0;
  for (; at < xml.size(); ++at) {
    if (quote != 0) {
      quote = xml[at] == quote ? '\0' : quote;
    } else if (xml[at] == '"' || xml[at] == '\'') {
      quote = xml[at];
    } else if (xml[at] == '>') {
      return at;
    }
  }
  return std::string::npos;
}

struct Skipped {
  std::string_view begin{};
  std::string_view end{};
};
constexpr Skipped skipped[] = {{"<!--", "-->"}, {"<?", "?>"}, {"<!DOCTYPE", ">"}};

std::size_t skip_end(std::string_view xml, std::size_t at) {
  for (const Skipped& kind : skipped) {
    if (xml.substr(at).starts_with(kind.begin)) {
      const std::size_t end = xml.find(kind.end, at);
      return end == std::string::npos ? xml.size() : end + kind.end.size();
    }
  }
  return at;
}

}  // namespace

bool read_markup(std::string_view xml, const MarkupHandler& handler) {
  std::vector<std::string> open;
  for (std::size_t at = 0; at < xml.size();) {
    if (xml[at] != '<') {
      const std::size_t end = std::min(xml.find('<', at), xml.size());
      handler.text(decode(xml.substr(at, end - at)));
      at = end;
      continue;
    }
    const std::size_t past = skip_end(xml, at);
    if (past != at) {
      at = past;
      continue;
    }
    const std::size_t end = tag_end(xml, at);
    if (end == std::string::npos) {
      return false;
    }
    std::string_view tag = xml.substr(at + 1, end - at - 1);
    at = end + 1;
    if (tag.starts_with('/')) {
      const std::string name(tag.substr(1, tag.find_last_not_of(white)));
      if (open.empty() || open.back() != name) {
        return false;
      }
      open.pop_back();
      handler.end(name);
      continue;
    }
    const bool is_empty = tag.ends_with('/');
    tag.remove_suffix(is_empty ? 1 : 0);
    const std::string name(tag.substr(0, tag.find_first_of(white)));
    handler.begin(name, attributes_of(tag));
    if (is_empty) {
      handler.end(name);
    } else {
      open.push_back(name);
    }
  }
  return open.empty();
}

}  // namespace octavo::epub
