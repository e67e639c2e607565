#include "compiler/passes/pictures.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "compiler/picture_size.h"
#include "compiler/plain_text.h"
#include "compiler/text/uri.h"
#include "compiler/text/utf8.h"
#include "compiler/walk.h"

namespace octavo {
namespace {

constexpr std::string_view description_instead = "its description stands in its place";
constexpr std::string_view no_description =
    "nothing stands in its place: it has no description";

bool is_readable_size(const std::string& value) {
  return value.empty() || value == "auto" || parse_picture_length(value).has_value();
}

void check_size(const Inline& node, Diagnostics& diagnostics) {
  for (const auto& [key, value] : node.attributes.pairs) {
    if ((key == "width" || key == "height") && !is_readable_size(value)) {
      diagnostics.warn(
          "picture-size", node.span,
          "the picture's " + key + " `" + shortened(value) + "` is no length",
          {{.message = "write a number with %, px, pt, mm, cm, in or em; the picture is "
                       "shown as large as it is"}});
    }
  }
}

/// The caption of a picture that cannot be shown stands in its place; where the
/// description has the same words, they would be read twice.
void leave_words_to_caption(Figure& figure) {
  if (figure.content.size() != 1) {
    return;
  }
  auto* const paragraph = std::get_if<Paragraph>(&figure.content.front().kind);
  if (paragraph == nullptr || paragraph->content.size() != 1) {
    return;
  }
  auto* const image = std::get_if<Image>(&paragraph->content.front().kind);
  if (image != nullptr && image->picture == PictureId::none &&
      plain_text(image->description) == plain_text(figure.caption)) {
    image->description.clear();
  }
}

}  // namespace

void load_pictures(Document& document,
                   PictureLoader& loader,
                   const PassContext& context) {
  const auto load = [&](const std::string& source, Span span, std::string_view instead) {
    // The input, that its pictures lie beneath.
    const std::string root =
        span.file == FileId::none ? "." : context.sources[span.file].folder();
    const bool is_file = uri_scheme(source).empty() && !source.starts_with("//");
    return loader.load(root, is_file ? percent_decode(source) : source, span, instead);
  };
  Metadata& metadata = document.metadata;
  if (!metadata.cover_image.empty()) {
    metadata.cover = load(metadata.cover_image, metadata.cover_span,
                          "the book is made without a cover");
  }
  walk(document.content, Overload{[](Block&) {},
                                  [&](Inline& node) {
                                    if (auto* image = std::get_if<Image>(&node.kind)) {
                                      image->picture = load(image->source, node.span,
                                                            image->description.empty()
                                                                ? no_description
                                                                : description_instead);
                                      check_size(node, context.diagnostics);
                                    }
                                  }});
  walk(document.content, Overload{[](Block& block) {
                                    if (auto* figure = std::get_if<Figure>(&block.kind)) {
                                      leave_words_to_caption(*figure);
                                    }
                                  },
                                  [](Inline&) {}});
}

}  // namespace octavo
