#include "compiler/passes/descriptions.h"

#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "compiler/passes/parts.h"
#include "compiler/plain_text.h"
#include "compiler/text/characters.h"
#include "compiler/text/uri.h"
#include "compiler/walk.h"
#include "compiler/words.h"

namespace octavo {
namespace {

constexpr std::string_view decoration = "decorative";

/// What a picture has around it.
struct Around {
  std::string language{};
  /// Of the figure.
  std::string caption{};
  bool decorates = false;
  /// In a link that shows no words: where it leads only pictures say.
  bool speaks_for_link = false;

  Around in(const Attributes& attributes) const {
    Around inside = *this;
    if (!attributes.language.empty()) {
      inside.language = attributes.language;
    }
    inside.decorates |= has_class(attributes, decoration);
    return inside;
  }
};

bool shows_words(const Inlines& inlines) {
  bool shows = false;
  for (const Inline& node : inlines) {
    const auto* text = std::get_if<Text>(&node.kind);
    const auto* code = std::get_if<Code>(&node.kind);
    shows |= text != nullptr && !is_invisible(text->text);
    shows |= code != nullptr && !is_invisible(code->text);
    if (!std::holds_alternative<Image>(node.kind)) {
      for_each_list(node, [&](const Inlines& inner) { shows |= shows_words(inner); });
    }
  }
  return shows;
}

Inlines as_description(std::string words, Span span) {
  return {{.kind = Text{std::move(words)}, .attributes = {}, .span = span}};
}

std::string file_name(const std::string& source) {
  return percent_decode(std::string_view(source).substr(source.rfind('/') + 1));
}

class Describer {
 public:
  explicit Describer(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void describe(Blocks& blocks, const Around& around) {
    for (Block& block : blocks) {
      Around inside = around.in(block.attributes);
      if (const auto* figure = std::get_if<Figure>(&block.kind)) {
        inside.caption = plain_text(figure->caption);
      }
      for_each_part(block, [&](const Attributes* attributes, auto& list) {
        describe(list, attributes == nullptr ? inside : inside.in(*attributes));
      });
    }
  }

  void describe(Inlines& inlines, const Around& around) {
    for (Inline& node : inlines) {
      Around inside = around.in(node.attributes);
      if (auto* image = std::get_if<Image>(&node.kind)) {
        settle(*image, node.span, inside);
        continue;
      }
      if (const auto* link = std::get_if<Link>(&node.kind)) {
        inside.speaks_for_link = !shows_words(link->content);
      }
      for_each_list(node, [&](Inlines& inner) { describe(inner, inside); });
    }
  }

 private:
  void settle(Image& image, Span span, const Around& around) {
    if (image.picture == PictureId::none) {
      return;
    }
    if (around.decorates && !around.speaks_for_link) {
      image.described_by = DescribedBy::nobody;
      image.description.clear();
      image.title.clear();
    } else if (is_invisible(plain_text(image.description))) {
      describe_for_author(image, span, around);
    }
  }

  void describe_for_author(Image& image, Span span, const Around& around) {
    if (!is_invisible(image.title)) {
      // Read twice if it stood in both places.
      image.description = as_description(std::exchange(image.title, {}), span);
      return;
    }
    const std::string file = file_name(image.source);
    report(file, span, around);
    std::string words(words_in(around.language).undescribed_picture);
    words += is_invisible(around.caption) ? file : around.caption;
    image.description = as_description(std::move(words), span);
    image.described_by = DescribedBy::octavo;
  }

  void report(const std::string& file, Span span, const Around& around) {
    const std::string picture = "the picture `" + file + "` has no description";
    if (around.speaks_for_link) {
      diagnostics_.warn("missing-alt", span,
                        picture + ", and the link that it stands in has no words",
                        {{.message = "say where the link leads: `[![words](file)](…)`"}});
    } else {
      diagnostics_.warn(
          "missing-alt", span, picture,
          {{.message = "say what it shows: `![words](file)`; or, if the book loses "
                       "nothing without it, write `{.decorative}` behind it"}});
    }
  }

  Diagnostics& diagnostics_;
};

}  // namespace

void describe_pictures(Document& document, Diagnostics& diagnostics) {
  Describer(diagnostics)
      .describe(document.content, {.language = document.metadata.language});
}

}  // namespace octavo
