#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "compiler/document.h"

/// The words of a book's XHTML: what its writer prints and what selectors meet.
namespace octavo::css {

/// The elements of a book by their names.
namespace tag {
inline constexpr std::string_view a = "a";
inline constexpr std::string_view abbr = "abbr";
inline constexpr std::string_view aside = "aside";
inline constexpr std::string_view bdi = "bdi";
inline constexpr std::string_view blockquote = "blockquote";
inline constexpr std::string_view body = "body";
inline constexpr std::string_view br = "br";
inline constexpr std::string_view caption = "caption";
inline constexpr std::string_view code = "code";
inline constexpr std::string_view dd = "dd";
inline constexpr std::string_view del = "del";
inline constexpr std::string_view div = "div";
inline constexpr std::string_view dl = "dl";
inline constexpr std::string_view dt = "dt";
inline constexpr std::string_view em = "em";
inline constexpr std::string_view figcaption = "figcaption";
inline constexpr std::string_view figure = "figure";
inline constexpr std::string_view header = "header";
inline constexpr std::string_view hr = "hr";
inline constexpr std::string_view html = "html";
inline constexpr std::string_view img = "img";
inline constexpr std::string_view kbd = "kbd";
inline constexpr std::string_view li = "li";
inline constexpr std::string_view mark = "mark";
inline constexpr std::string_view nav = "nav";
inline constexpr std::string_view ol = "ol";
inline constexpr std::string_view p = "p";
inline constexpr std::string_view pre = "pre";
inline constexpr std::string_view section = "section";
inline constexpr std::string_view small = "small";
inline constexpr std::string_view span = "span";
inline constexpr std::string_view strong = "strong";
inline constexpr std::string_view sub = "sub";
inline constexpr std::string_view sup = "sup";
inline constexpr std::string_view table = "table";
inline constexpr std::string_view tbody = "tbody";
inline constexpr std::string_view td = "td";
inline constexpr std::string_view th = "th";
inline constexpr std::string_view thead = "thead";
inline constexpr std::string_view tr = "tr";
inline constexpr std::string_view u = "u";
inline constexpr std::string_view ul = "ul";
}  // namespace tag

/// The classes that octavo gives of its own, beside those that depend on a node's fields
/// and have functions below.
namespace own {
inline constexpr std::string_view backlink = "backlink";
inline constexpr std::string_view contents = "contents";
/// Of a line of verse; `indent-1` … stand behind it.
inline constexpr std::string_view line = "line";
inline constexpr std::string_view missing_picture = "missing-picture";
inline constexpr std::string_view note = "note";
inline constexpr std::string_view note_number = "note-number";
inline constexpr std::string_view noteref = "noteref";
inline constexpr std::string_view notes = "notes";
inline constexpr std::string_view small_caps = "small-caps";
/// Of the box around a table.
inline constexpr std::string_view table = "table";
/// Of a paragraph of a tight list that is an element all the same.
inline constexpr std::string_view tight = "tight";
inline constexpr std::string_view title_page = "title-page";
inline constexpr std::string_view verse = "verse";
}  // namespace own

/// Elements nested deeper than any reader of books takes, `html` being the first, are
/// left out, their content kept. (Debian's reading systems and checkers parse with limits
/// of about 256, as libxml2 has it, and more.)
inline constexpr std::size_t deepest_element = 400;

/// The one place where a kind of node gets its element's name. Empty: the kind is text or
/// has no element unless it bears attributes.
std::string_view element_of(const Inline::Kind& kind);
std::string_view element_of(const Block::Kind& kind);
/// `h1` for a level of 1 and less.
std::string_view heading_element(int level);
/// Of a heading in a file whose chapters are sections of `chapter_level`: a chapter is
/// the first rank in its file, in a part as elsewhere.
std::string_view heading_element(const Heading& heading, int chapter_level);

/// Of `html`: what is set in one way for a book and in another for an article.
std::string_view form_class(Form form);

/// Of a `Styled` with these attributes: HTML has elements for what some classes say (a
/// key to press, a text of another direction, a mark), which are then no classes.
std::string_view styled_element(const Attributes& attributes);

enum class RowRole : unsigned char { head, body };
/// What a cell is the head of, `col` or `row`; empty: of nothing.
std::string_view cell_scope(const TableCell& cell, RowRole row);
/// Of a table without heads, which browsers take for a means of layout: nobody would hear
/// of its rows and columns.
std::string_view table_role(const Table& table);
std::string_view cell_element(const TableCell& cell, RowRole row);
/// Its own alignment, else that of its column.
Alignment cell_alignment(const TableCell& cell, const Table& table, std::size_t column);
/// `align-left` …; empty: it is automatic.
std::string_view alignment_class(Alignment alignment);

/// What stands round the number; empty: a period, which needs no saying, or a bullet.
std::string_view list_class(const List& list);
/// The `type` of an ordered list; empty: decimal, which needs none, or a bullet.
std::string_view list_type(ListMarker marker);
/// Whether the first item has another number than 1.
bool has_list_start(const List& list);
std::string_view item_class(TaskState task);

/// `line`, with `indent-1` … where the line is indented.
std::string_view verse_line_class(const VerseLine& line);
/// `language-c++`; empty: the language is unsaid.
std::string code_class(const CodeBlock& code);

/// What leads back to the mark that calls a note for the time `reference` + 1, as it is
/// heard.
std::string backlink_label(const Note& note, std::size_t reference);

/// Of a decoration, which has an empty description: readers who listen pass it over.
std::string_view picture_role(const Image& image);

/// What a picture is called in the book: octavo's own name, never the author's.
std::string picture_name(std::size_t index, PictureKind kind);
/// Of a picture in the book, where one that is stored turned stands upright: a JPEG stays
/// one, the others become a PNG.
PictureKind upright_kind(const Picture& picture);

}  // namespace octavo::css
