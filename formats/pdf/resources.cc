#include "formats/pdf/resources.h"

#include <string>
#include <utility>

#include "compiler/parallel.h"
#include "compiler/walk.h"
#include "fonts/library.h"
#include "fonts/subset.h"
#include "formats/pdf/fonts.h"
#include "formats/pdf/images.h"
#include "formats/pdf/syntax.h"

namespace octavo::pdf {

namespace {

std::vector<std::pair<FontId, ShownGlyphs>> collect_all(const paged::PagedDocument& pages,
                                                        unsigned jobs) {
  std::vector<std::map<FontId, ShownGlyphs>> by_page(pages.pages.size());
  parallel_for(pages.pages.size(), jobs, [&](std::size_t page) {
    collect_glyphs(pages.pages[page], *pages.fonts, by_page[page]);
  });
  std::map<FontId, ShownGlyphs> all;
  for (auto& fonts : by_page) {
    for (auto& [font, shown] : fonts) {
      ShownGlyphs& glyphs = all[font];
      for (auto& [glyph, texts] : shown) {
        glyphs[glyph].merge(texts);
      }
    }
  }
  return {all.begin(), all.end()};
}

std::optional<FontSubset> subset(const Font& font, const ShownGlyphs& shown) {
  std::vector<std::uint32_t> glyphs;
  for (const auto& [glyph, texts] : shown) {
    glyphs.push_back(glyph);
  }
  return subset_glyphs(font, glyphs);
}

// Where the author's file shows the picture.
Span span_of(const Document& document, PictureId picture) {
  Span span;
  walk(document.content, [&](const auto& node) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(node)>, Inline>) {
      const auto* image = std::get_if<Image>(&node.kind);
      if (image != nullptr && image->picture == picture && span == Span{}) {
        span = node.span;
      }
    }
  });
  return span;
}

}  // namespace

std::optional<BookFonts> put_fonts(ObjectFile& file,
                                   const paged::PagedDocument& pages,
                                   unsigned jobs,
                                   Diagnostics& diagnostics) {
  const auto shown = collect_all(pages, jobs);
  std::vector<std::optional<FontSubset>> subsets(shown.size());
  parallel_for(shown.size(), jobs, [&](std::size_t i) {
    subsets[i] = subset(pages.fonts->font(shown[i].first), shown[i].second);
  });
  BookFonts fonts;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const auto& [id, glyphs] = shown[i];
    const Font& font = pages.fonts->font(id);
    const std::optional<FontSubset>& cut = subsets[i];
    if (!cut) {
      diagnostics.error("pdf-not-written", {},
                        "the face " + font.postscript_name() + " cannot be embedded");
      return std::nullopt;
    }
    const auto placed = fonts.codes.emplace(id, FontCodes(glyphs, font, *cut)).first;
    fonts.objects[id] = file.reserve();
    put_font(file, fonts.objects[id], font, *cut, placed->second);
  }
  return fonts;
}

std::map<PictureId, ObjectId> put_pictures(ObjectFile& file,
                                           const paged::PagedDocument& pages,
                                           const Document& document,
                                           Inks inks,
                                           Diagnostics& diagnostics) {
  std::set<PictureId> shown;
  for (const paged::Page& page : pages.pages) {
    for (const paged::PlacedItem& item : page.items) {
      if (const auto* placed = std::get_if<paged::PlacedPicture>(&item)) {
        shown.insert(placed->picture);
      }
    }
  }
  std::map<PictureId, ObjectId> objects;
  std::vector<NumberedPicture> pictures;
  for (const PictureId picture : shown) {
    const ObjectId id = file.reserve();
    objects[picture] = id;
    pictures.push_back(
        {.id = id, .picture = &document.pictures[static_cast<std::size_t>(picture)]});
  }
  const std::vector<PictureId> names(shown.begin(), shown.end());
  put_images(file, pictures, inks, *pages.fonts, [&](std::size_t place) {
    objects.erase(names[place]);
    diagnostics.warn("picture-undecodable", span_of(document, names[place]),
                     "this picture cannot be drawn: its place stays empty");
  });
  return objects;
}

std::string page_resources(const PageContent& content,
                           const BookFonts& fonts,
                           const std::map<PictureId, ObjectId>& pictures) {
  std::string font_entries;
  for (const FontId font : content.fonts) {
    font_entries += "/F" + std::to_string(static_cast<std::uint32_t>(font)) + " " +
                    reference(fonts.objects.at(font));
  }
  std::string picture_entries;
  for (const PictureId picture : content.pictures) {
    picture_entries += "/P" + std::to_string(static_cast<std::uint32_t>(picture)) + " " +
                       reference(pictures.at(picture));
  }
  return "<</Font<<" + font_entries + ">>/XObject<<" + picture_entries + ">>>>";
}

}  // namespace octavo::pdf
