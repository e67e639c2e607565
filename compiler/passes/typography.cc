#include "compiler/passes/typography.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/passes/parts.h"
#include "compiler/passes/typesetter_marks.h"
#include "compiler/plain_text.h"
#include "compiler/text/language.h"
#include "compiler/text/utf8.h"

namespace octavo {

namespace {

/// What stands for a thing in a line that is no text: code, a picture, an address.
constexpr char32_t object_replacement = 0xFFFC;

/// Gathers the text nodes of a paragraph, so that a quote may open in one and close in
/// another.
class Gatherer {
 public:
  void add(Inlines& inlines, std::string_view language) {
    for (Inline& node : inlines) {
      add_node(node,
               node.attributes.language.empty() ? language : node.attributes.language);
    }
  }

  void add_separator(char32_t character) {
    typed_.characters.push_back(character);
    typed_.owners.push_back(TypedText::nobody);
  }

  /// Sets the text and gives each node its part back.
  void set() {
    const TypedText result = set_marks(typed_);
    std::vector<std::string> texts(nodes_.size());
    for (std::size_t i = 0; i < result.characters.size(); ++i) {
      if (result.owners[i] != TypedText::nobody) {
        append_utf8(texts[result.owners[i]], result.characters[i]);
      }
    }
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      nodes_[i]->text = std::move(texts[i]);
    }
  }

 private:
  void add_node(Inline& node, std::string_view language) {
    std::visit(
        Overload{[&](Text& text) { add_text(text, language); },
                 [&](SoftBreak&) { add_separator(U' '); },
                 [&](LineBreak&) { add_separator(U' '); },
                 [&](Code&) { add_separator(object_replacement); },
                 [&](NoteReference&) {}, [&](Image&) { add_image(node, language); },
                 [&](Link& link) { add_link(link, language); },
                 [&](auto& other) { add(other.content, language); }},
        node.kind);
  }

  void add_text(Text& text, std::string_view language) {
    if (text.marks == Marks::as_typed) {
      for (std::size_t at = 0; at < text.text.size();) {
        const DecodedCharacter decoded = decode_utf8(text.text, at);
        add_separator(decoded.character);
        at += decoded.size;
      }
      return;
    }
    const auto owner = static_cast<std::uint32_t>(nodes_.size());
    nodes_.push_back(&text);
    typed_.rules.push_back(&typography_rules(language));
    typed_.hebrew.push_back(primary_language(language) == "he");
    for (std::size_t at = 0; at < text.text.size();) {
      const DecodedCharacter decoded = decode_utf8(text.text, at);
      typed_.characters.push_back(decoded.character);
      typed_.owners.push_back(owner);
      at += decoded.size;
    }
  }

  /// Its description is a text of its own.
  void add_image(Inline& node, std::string_view language) {
    add_separator(object_replacement);
    Gatherer description;
    description.add(std::get<Image>(node.kind).description, language);
    description.set();
  }

  void add_link(Link& link, std::string_view language) {
    const std::string text = plain_text(link.content);
    const bool address = link.target == text || link.target == "mailto:" + text ||
                         link.target == "http://" + text;
    if (address) {
      add_separator(object_replacement);
    } else {
      add(link.content, language);
    }
  }

  TypedText typed_{};
  std::vector<Text*> nodes_{};
};

void set_inlines(Inlines& inlines, std::string_view language) {
  Gatherer gatherer;
  gatherer.add(inlines, language);
  gatherer.set();
}

/// A quotation runs over the lines of a poem.
void set_verse(Verse& verse, std::string_view language) {
  Gatherer gatherer;
  for (VerseLine& line : verse.lines) {
    gatherer.add(line.content, language);
    gatherer.add_separator(U' ');
  }
  gatherer.set();
}

std::string_view language_in(const Attributes* attributes, std::string_view around) {
  return attributes == nullptr || attributes->language.empty() ? around
                                                               : attributes->language;
}

void set_list(Inlines& inlines, std::string_view language) {
  set_inlines(inlines, language);
}

void set_list(Blocks& blocks, std::string_view language) {
  for (Block& block : blocks) {
    const std::string_view own = language_in(&block.attributes, language);
    if (auto* verse = std::get_if<Verse>(&block.kind)) {
      set_verse(*verse, own);
    } else {
      for_each_part(block, [&](const Attributes* attributes, auto& list) {
        set_list(list, language_in(attributes, own));
      });
    }
  }
}

}  // namespace

void set_typography(Document& document) {
  const std::string language = document.metadata.language;
  set_inlines(document.metadata.title, language);
  set_inlines(document.metadata.subtitle, language);
  set_list(document.content, language);
}

}  // namespace octavo
