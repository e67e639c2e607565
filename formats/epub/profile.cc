#include "formats/epub/profile.h"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "compiler/overload.h"
#include "compiler/parallel.h"
#include "compiler/walk.h"
#include "fonts/library.h"
#include "formats/image/drawing.h"
#include "formats/image/fit.h"
#include "formats/image/image.h"

namespace octavo::epub {

namespace {

// Where the first picture of that number is shown.
Span span_of(const Document& document, std::size_t picture) {
  Span span;
  walk(document.content,
       Overload{[](const Block&) {},
                [&](const Inline& node) {
                  const auto* image = std::get_if<Image>(&node.kind);
                  if (image != nullptr && span == Span{} &&
                      image->picture == static_cast<PictureId>(picture)) {
                    span = node.span;
                  }
                }});
  return span;
}

void draw_drawings(const Document& document,
                   const EpubProfile& profile,
                   std::vector<Picture>& pictures,
                   Diagnostics& diagnostics) {
  std::vector<const Picture*> drawings;
  std::vector<std::size_t> places;
  for (std::size_t place = 0; place < pictures.size(); ++place) {
    if (pictures[place].kind == PictureKind::svg) {
      drawings.push_back(&document.pictures[place]);
      places.push_back(place);
    }
  }
  if (drawings.empty()) {
    return;
  }
  const FontLibrary fonts;
  const auto take = [&](std::size_t index, std::optional<std::string> png) {
    const std::size_t place = places[index];
    auto drawn = image::inspect(std::move(png).value_or(std::string())).picture;
    if (drawn) {
      pictures[place] = std::move(*drawn);
      return;
    }
    diagnostics.warn("picture-undecodable", span_of(document, place),
                     "the drawing cannot be made pixels; the EPUB has it as it is, and " +
                         std::string(profile.title) + " may not show it",
                     {{.message = "export it as PNG"}});
  };
  image::draw_svgs(drawings, image::Drawn::pixels, fonts, take);
}

bool allow(const PictureLimits& limits, PictureKind kind) {
  return limits.kinds.empty() ||
         std::ranges::find(limits.kinds, kind) != limits.kinds.end();
}

std::vector<Picture> fitted_pictures(const WriteRequest& request,
                                     Diagnostics& diagnostics) {
  const EpubProfile& profile = request.options.epub_profile;
  std::vector<Picture> pictures = request.document.pictures;
  if (!allow(profile.pictures, PictureKind::svg)) {
    draw_drawings(request.document, profile, pictures, diagnostics);
  }
  parallel_for(pictures.size(), request.options.jobs, [&](std::size_t i) {
    pictures[i] = image::fit(pictures[i], profile.pictures);
  });
  return pictures;
}

void lead_back_once(Document& document) {
  walk(document.content, Overload{[](Inline&) {},
                                  [](Block& block) {
                                    auto* note = std::get_if<Note>(&block.kind);
                                    if (note != nullptr && note->references.size() > 1) {
                                      note->references.resize(1);
                                    }
                                  }});
}

}  // namespace

std::optional<Document> for_profile(const WriteRequest& request,
                                    Diagnostics& diagnostics) {
  const EpubProfile& profile = request.options.epub_profile;
  if (profile.pictures.allow_all() && profile.leads_back_again) {
    return std::nullopt;
  }
  Document document = request.document;
  document.pictures = fitted_pictures(request, diagnostics);
  if (!profile.leads_back_again) {
    lead_back_once(document);
  }
  return document;
}

void report_size(const WrittenBook& book,
                 const EpubProfile& profile,
                 Diagnostics& diagnostics) {
  constexpr std::uint64_t megabyte = 1'000'000;
  if (profile.most_bytes == 0 || !book.bytes ||
      book.bytes->size() <= profile.most_bytes) {
    return;
  }
  diagnostics.warn("epub-too-large", {},
                   "the EPUB has " + std::to_string(book.bytes->size() / megabyte) +
                       " MB, and more than " +
                       std::to_string(profile.most_bytes / megabyte) +
                       " MB often fail on their way to a " + std::string(profile.title),
                   {{.message = "make the pictures smaller"}});
}

}  // namespace octavo::epub
