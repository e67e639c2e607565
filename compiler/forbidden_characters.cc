#include "compiler/forbidden_characters.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "compiler/overload.h"
#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"
#include "compiler/walk.h"

namespace octavo {
namespace {

/// Whether a byte can begin a character that XML forbids: a control, or the lead of
/// U+FDD0 … U+FFFF or of a plane's last two.
bool is_suspicious(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return (value < 0x20U && value != '\n' && value != '\t' && value != '\r') ||
         value == 0xEFU || value >= 0xF0U;
}

std::string code_name(char32_t character) {
  char digits[8];
  const auto end =
      std::to_chars(digits, digits + sizeof digits, std::uint32_t{character}, 16).ptr;
  std::string name = to_upper({digits, static_cast<std::size_t>(end - digits)});
  return "U+" + std::string(name.size() < 4 ? 4 - name.size() : 0, '0') + name;
}

class Replacer {
 public:
  explicit Replacer(const Sources& sources) : sources_(sources) {}

  void clean(std::string& text, Span span) {
    if (std::ranges::none_of(text, is_suspicious)) {
      return;
    }
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
      const DecodedCharacter decoded = decode_utf8(text, at);
      if (is_xml_character(decoded.character)) {
        result += std::string_view(text).substr(at, decoded.size);
      } else {
        append_utf8(result, replacement_character);
        note(decoded.character, span);
      }
      at += decoded.size;
    }
    text = std::move(result);
  }

  void clean(Attributes& attributes, Span span) {
    clean(attributes.id, span);
    for (std::string& each : attributes.classes) {
      clean(each, span);
    }
    for (auto& [name, value] : attributes.pairs) {
      clean(name, span);
      clean(value, span);
    }
  }

  void clean(Inline& node);
  void clean(Block& block);
  void clean(Metadata& metadata);

  template <class List>
  void clean_all(List& list) {
    walk(list, [this](auto& node) {
      this->clean(node);
      this->clean(node.attributes, node.span);
    });
  }

  void report(Diagnostics& diagnostics) const {
    for (const auto& [character, found] : found_) {
      const std::string times =
          found.count == 1 ? "once" : std::to_string(found.count) + " times";
      diagnostics.warn("forbidden-character", found.first,
                       "no book may carry the character " + code_name(character) +
                           ", which occurs " + times + "; it is shown as U+FFFD",
                       {{.message = "delete it"}});
    }
  }

 private:
  struct Found {
    std::size_t count = 0;
    Span first{};
  };

  void note(char32_t character, Span span) {
    Found& found = found_[character];
    if (++found.count == 1) {
      found.first = place_in(span, character);
    }
  }

  /// The character's own place in its node's span, where the source has it as such. The
  /// values of front matter have no spans: of them its first place in the sources.
  Span place_in(Span span, char32_t character) const {
    std::string bytes;
    append_utf8(bytes, character);
    if (span.file != FileId::none) {
      return place_of(bytes, span).value_or(span);
    }
    for (std::uint32_t index = 0; index < sources_.size(); ++index) {
      const FileId file{index};
      const auto end = static_cast<std::uint32_t>(sources_[file].text().size());
      if (const auto place = place_of(bytes, {.file = file, .begin = 0, .end = end})) {
        return *place;
      }
    }
    return span;
  }

  std::optional<Span> place_of(const std::string& bytes, Span span) const {
    const std::size_t at = sources_[span.file].slice(span).find(bytes);
    if (at == std::string_view::npos) {
      return std::nullopt;
    }
    const std::uint32_t begin = span.begin + static_cast<std::uint32_t>(at);
    return Span{.file = span.file,
                .begin = begin,
                .end = begin + static_cast<std::uint32_t>(bytes.size())};
  }

  const Sources& sources_;
  std::map<char32_t, Found> found_{};
};

void Replacer::clean(Inline& node) {
  std::visit(Overload{
                 [&](Text& text) { clean(text.text, node.span); },
                 [&](Code& code) { clean(code.text, node.span); },
                 [&](Link& link) {
                   clean(link.target, node.span);
                   clean(link.title, node.span);
                 },
                 [&](Image& image) {
                   clean(image.source, node.span);
                   clean(image.title, node.span);
                 },
                 [&](NoteReference& reference) { clean(reference.label, node.span); },
                 [](auto&) {},
             },
             node.kind);
}

void Replacer::clean(Block& block) {
  std::visit(Overload{
                 [&](CodeBlock& code) {
                   clean(code.text, block.span);
                   clean(code.language, block.span);
                 },
                 [&](Note& note) { clean(note.label, block.span); },
                 [&](List& list) {
                   for (ListItem& item : list.items) {
                     clean(item.attributes, item.span);
                   }
                 },
                 [&](DefinitionList& list) {
                   for (DefinitionItem& item : list.items) {
                     clean(item.attributes, item.span);
                   }
                 },
                 [&](Table& table) {
                   for (auto* rows : {&table.head, &table.body}) {
                     for (TableRow& row : *rows) {
                       for (TableCell& cell : row.cells) {
                         clean(cell.attributes, cell.span);
                       }
                     }
                   }
                 },
                 [](auto&) {},
             },
             block.kind);
}

void Replacer::clean(Metadata& metadata) {
  clean_all(metadata.title);
  clean_all(metadata.subtitle);
  for (std::string& author : metadata.authors) {
    clean(author, {});
  }
  for (std::string& subject : metadata.subjects) {
    clean(subject, {});
  }
  for (std::string* text :
       {&metadata.date, &metadata.language, &metadata.rights, &metadata.publisher,
        &metadata.identifier, &metadata.description}) {
    clean(*text, {});
  }
}

}  // namespace

std::string without_forbidden_characters(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCharacter decoded = decode_utf8(text, at);
    append_utf8(result, is_xml_character(decoded.character) ? decoded.character
                                                            : replacement_character);
    at += decoded.size;
  }
  return result;
}

void replace_forbidden_characters(Document& document,
                                  const Sources& sources,
                                  Diagnostics& diagnostics) {
  Replacer replacer(sources);
  replacer.clean(document.metadata);
  replacer.clean_all(document.content);
  replacer.report(diagnostics);
}

}  // namespace octavo
