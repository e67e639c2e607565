#include "compiler/passes/pictures.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "compiler/cover_choice.h"
#include "compiler/epub_profile.h"
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

std::string name_of(PictureKind kind) {
  switch (kind) {
    case PictureKind::gif:
      return "a GIF";
    case PictureKind::webp:
      return "a WebP";
    case PictureKind::svg:
      return "an SVG";
    default:
      return "";
  }
}

// Kindle's cover image guidelines; Apple Books Asset Guide 5.3.
constexpr std::uint32_t least_shorter_side = 625;
constexpr std::uint32_t least_longer_side = 1000;
constexpr std::uint64_t most_cover_pixels = 5'600'000;

/// Whether pictures of the kind go into the EPUB as they are.
bool is_kept(PictureKind kind, const PictureLimits& limits) {
  return limits.kinds.empty() ||
         std::ranges::find(limits.kinds, kind) != limits.kinds.end();
}

void check_cover(const Picture& cover,
                 Span span,
                 const PictureLimits& limits,
                 Diagnostics& diagnostics) {
  const Hint usual{.message = "1600 × 2400 pixels, as JPEG or PNG, serve everywhere"};
  if (const std::string name = name_of(cover.kind);
      !name.empty() && is_kept(cover.kind, limits)) {
    diagnostics.warn("cover-format", span,
                     "the cover is " + name + ", which many shelves do not show",
                     {usual});
  }
  if (cover.kind == PictureKind::svg) {
    return;
  }
  const std::string pixels = "the cover has " + std::to_string(cover.width) + " × " +
                             std::to_string(cover.height) + " pixels: ";
  const auto [shorter, longer] = std::minmax(cover.width, cover.height);
  if (shorter < least_shorter_side || longer < least_longer_side) {
    diagnostics.warn("cover-size", span,
                     pixels + "shops want " + std::to_string(least_shorter_side) + " × " +
                         std::to_string(least_longer_side) + " at least",
                     {usual});
  } else if (limits.most_pixels == 0 &&
             std::uint64_t{1} * cover.width * cover.height > most_cover_pixels) {
    diagnostics.warn("cover-size", span,
                     pixels + "more than shops and small reading systems take", {usual});
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
  if (cover_choice(metadata) == CoverChoice::given) {
    metadata.cover = load(metadata.cover_image, metadata.cover_span,
                          "the book is made without a cover");
    if (metadata.cover != PictureId::none) {
      check_cover(document.pictures[static_cast<std::size_t>(metadata.cover)],
                  metadata.cover_span, context.options.epub_profile.pictures,
                  context.diagnostics);
    }
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
