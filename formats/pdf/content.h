#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "formats/paged/page.h"
#include "formats/pdf/codes.h"
#include "formats/pdf/syntax.h"

namespace octavo::pdf {

/// What one marked-content sequence shows; its number is its place in the page's list.
struct Mark {
  NodeId owner = NodeId::none;
  paged::Role role = paged::Role::content;
  bool is_picture = false;

  bool operator==(const Mark&) const = default;
};

/// The content stream of one page and what it refers to. Fonts are named /F and pictures
/// /P, each with its number.
struct PageContent {
  std::string stream{};
  std::vector<Mark> marks{};
  std::set<FontId> fonts{};
  std::set<PictureId> pictures{};
};

struct ContentContext {
  const FontLibrary& fonts;
  const std::map<FontId, FontCodes>& codes;
  /// Pictures that say nothing: their marks are artifacts.
  const std::set<NodeId>& decorations;
  /// Those that can be drawn; of another only the frame is.
  const std::map<PictureId, ObjectId>& pictures;
};

/// Adds the glyphs that a page shows to those of each face.
void collect_glyphs(const paged::Page& page,
                    const FontLibrary& fonts,
                    std::map<FontId, ShownGlyphs>& shown);

PageContent write_content(const paged::Page& page, const ContentContext& context);

}  // namespace octavo::pdf
