#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "compiler/document.h"
#include "compiler/page_starts.h"
#include "fonts/font.h"
#include "fonts/library.h"

/// What the page maker hands to a writer of pages. Lengths are points; the origin is the
/// page's top left corner, y grows downwards.
namespace octavo::paged {

struct Point {
  double x = 0;
  double y = 0;
};

struct Rectangle {
  double left = 0;
  double top = 0;
  double width = 0;
  double height = 0;
};

/// sRGB, 0 to 1.
struct Color {
  double red = 0;
  double green = 0;
  double blue = 0;

  bool operator==(const Color&) const = default;
};

/// What a placed thing shows, for the structure of the finished file.
enum class Role : unsigned char {
  /// The words (or the picture) of the node `owner`.
  content,
  /// The number or bullet that octavo puts before a list item or a note: `owner` is the
  /// item
  /// or the note.
  label,
  /// The number of the page that an entry of the contents leads to: `owner` is the entry.
  page_number,
  /// Running heads, folios, rules, leaders: not part of the text.
  artifact
};

/// A book has as many as letters: most of what its pages take in memory.
struct PlacedGlyph {
  /// From the run's origin, of the glyph's own origin; y grows downwards, and is 0 but
  /// for marks.
  double x = 0;
  float y = 0;
  std::uint32_t glyph = 0;
  /// Bytes of `TextRun::text` that the glyph's cluster shows. Several glyphs of one
  /// cluster have the same range; clusters cover the text without gap or overlap.
  std::uint32_t text_begin = 0;
  std::uint32_t text_end = 0;
};

/// Glyphs of one face, size and owner on one line. They stand in logical order: those of
/// a right-to-left run go from right to left.
struct TextRun {
  FontId font = FontId::none;
  double size = 0;
  Synthesis synthesis{};
  /// The left end of the run on its baseline.
  Point origin{};
  double width = 0;
  Color color{};
  std::vector<PlacedGlyph> glyphs{};
  /// What the glyphs say, in logical order; the hyphen that a line end puts in is U+00AD.
  std::string text{};
  bool right_to_left = false;
  /// Its first letters are of the word that the run before it ends with.
  bool continues_word = false;
  Role role = Role::content;
  NodeId owner = NodeId::none;
  /// The `Link` or `NoteReference` (or entry of the contents, or note going back) that
  /// the run is part of.
  NodeId link = NodeId::none;
  std::string language{};
};

/// A filled rectangle.
struct Rule {
  Rectangle area{};
  Color color{};
  Role role = Role::artifact;
  NodeId owner = NodeId::none;
};

struct PlacedPicture {
  Rectangle area{};
  PictureId picture = PictureId::none;
  NodeId owner = NodeId::none;
  NodeId link = NodeId::none;
};

/// A character that no face has: a box with its code in it. `code` is drawn as
/// `code_runs` inside `box` and is read as `text`.
struct MissingGlyph {
  Rectangle box{};
  std::string text{};
  std::vector<TextRun> code_runs{};
  Color color{};
  NodeId owner = NodeId::none;
  NodeId link = NodeId::none;
};

using PlacedItem = std::variant<TextRun, Rule, PlacedPicture, MissingGlyph>;

/// Where a node is on its page: its first line's top edge.
struct Anchor {
  NodeId node = NodeId::none;
  std::uint32_t page = 0;
  double y = 0;
};

struct Page {
  double width = 0;
  double height = 0;
  /// As printed: "iv", "12"; what a page without a folio would have.
  std::string label{};
  /// In reading order: the text, then notes, then furniture.
  std::vector<PlacedItem> items{};
};

/// What a stylesheet says of the bookmark of a node (GCPM 3, 3).
struct BookmarkStyle {
  NodeId node = NodeId::none;
  /// 0: there is none; without a value: a heading's own.
  std::optional<unsigned> level{};
  /// Without a value: the node's own words.
  std::optional<std::string> label{};
};

struct PagedDocument {
  std::vector<Page> pages{};
  /// Of each page.
  PageStarts starts{};
  /// One for each node that has been placed, by node.
  std::vector<Anchor> anchors{};
  /// In reading order.
  std::vector<BookmarkStyle> bookmarks{};
  std::shared_ptr<const FontLibrary> fonts{};
};

}  // namespace octavo::paged
