#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "compiler/paper.h"
#include "compiler/source.h"

namespace octavo::css {
struct Stylesheets;
}  // namespace octavo::css

namespace octavo {

/// A node's number in reading order, given out by the last pass; unique in a document.
enum class NodeId : std::uint32_t { none = 0 };

/// Which of `Document::pictures` an image shows.
enum class PictureId : std::uint32_t { none = 0xFFFF'FFFF };

/// What an author may attach to a node.
struct Attributes {
  /// Unique in the finished document; the anchor of links.
  std::string id{};
  std::vector<std::string> classes{};
  std::vector<std::pair<std::string, std::string>> pairs{};
  /// BCP 47; empty means that of the parent.
  std::string language{};

  bool operator==(const Attributes&) const = default;
};

inline bool has_class(const Attributes& attributes, std::string_view name) {
  return std::ranges::find(attributes.classes, name) != attributes.classes.end();
}

// Lists of nodes have no initialiser where the node is not complete yet: clang evaluates
// it at once and needs the node's size (LLVM 16). They begin empty all the same.
struct Inline;
using Inlines = std::vector<Inline>;
struct Block;
using Blocks = std::vector<Block>;

// Fields that hold nodes which are not complete yet have no `{}`: clang 16 would want the
// whole of the vector there.

// --- Inlines
// ----------------------------------------------------------------------------

/// Whether quotes, dashes and dots become those of the language or stay as typed.
enum class Marks : unsigned char { of_language, as_typed };

/// Characters as they are to be read: no mark-up, no line ends.
struct Text {
  std::string text{};
  Marks marks = Marks::of_language;
};
/// A line end in the source; a space in the book.
struct SoftBreak {};
/// A line end that the author asks for.
struct LineBreak {};
struct Emphasis {
  Inlines content;
};
struct Strong {
  Inlines content;
};
struct Strikethrough {
  Inlines content;
};
struct Underline {
  Inlines content;
};
struct Superscript {
  Inlines content;
};
struct Subscript {
  Inlines content;
};
struct SmallCaps {
  Inlines content;
};
/// Inlines with attributes of the author's and no meaning of their own.
struct Styled {
  Inlines content;
};
/// Text in which nothing is changed: no quotes, no hyphens.
struct Code {
  std::string text{};
};
struct Link {
  /// As written; percent-encoded as in the source.
  std::string target{};
  std::string title{};
  Inlines content;
  /// The node that an internal link leads to, set by the links pass; `none`: an external
  /// link.
  NodeId destination = NodeId::none;
};
/// Whose words describe a picture to those who do not see it. Nobody's: it is mere
/// decoration, and passed over.
enum class DescribedBy : unsigned char { author, octavo, nobody };

struct Image {
  /// As written, relative to the folder of the source that `Inline::span` names.
  std::string source{};
  std::string title{};
  /// What stands for the picture when it cannot be seen.
  Inlines description;
  DescribedBy described_by = DescribedBy::author;
  PictureId picture = PictureId::none;
};
/// The mark that calls a note. `label` is matched with `Note::label` by the notes pass,
/// which then sets the other two.
struct NoteReference {
  std::string label{};
  std::uint32_t number = 0;
  NodeId note = NodeId::none;
};

struct Inline {
  using Kind = std::variant<Text,
                            SoftBreak,
                            LineBreak,
                            Emphasis,
                            Strong,
                            Strikethrough,
                            Underline,
                            Superscript,
                            Subscript,
                            SmallCaps,
                            Styled,
                            Code,
                            Link,
                            Image,
                            NoteReference>;
  Kind kind;
  Attributes attributes{};
  Span span{};
  NodeId id = NodeId::none;
};

// --- Blocks
// -----------------------------------------------------------------------------

struct Paragraph {
  Inlines content;
};
struct Heading {
  /// 1 to 6 as written; finished: the rank in its output file. The title of an article is
  /// 1 and its sections begin at 2, a chapter of a book is 1.
  int level = 1;
  Inlines content;
};
/// Made from headings by the sections pass; `content.front()` is its heading, whose id
/// and other attributes have moved here; its language has not.
struct Section {
  /// Depth of nesting, from 1.
  int level = 1;
  Blocks content;
};

enum class ListMarker : unsigned char {
  bullet,
  decimal,
  lower_alpha,
  upper_alpha,
  lower_roman,
  upper_roman
};
/// What stands round the number: `1.`, `1)`, `(1)`.
enum class ListDelimiter : unsigned char { period, parenthesis, parentheses };
/// Whether the items of a list stand apart like paragraphs or together like lines.
enum class ListSpacing : unsigned char { tight, loose };
enum class TaskState : unsigned char { none, open, done };

struct ListItem {
  Blocks content;
  TaskState task = TaskState::none;
  Attributes attributes{};
  Span span{};
  NodeId id = NodeId::none;
};
struct List {
  ListMarker marker = ListMarker::bullet;
  ListDelimiter delimiter = ListDelimiter::period;
  std::uint32_t start = 1;
  ListSpacing spacing = ListSpacing::tight;
  std::vector<ListItem> items{};
};

struct Definition {
  Blocks content;
  Span span{};
  NodeId id = NodeId::none;
};
struct DefinitionItem {
  Inlines term;
  std::vector<Definition> definitions{};
  Attributes attributes{};
  Span span{};
  NodeId id = NodeId::none;
};
struct DefinitionList {
  ListSpacing spacing = ListSpacing::tight;
  std::vector<DefinitionItem> items{};
};

struct Quote {
  Blocks content;
};
struct CodeBlock {
  std::string language{};
  /// Ends with a line end unless empty.
  std::string text{};
};

struct VerseLine {
  Inlines content;
  /// In steps of the author's: two columns of the source are usually one step.
  std::uint32_t indent = 0;
  Span span{};
  NodeId id = NodeId::none;
};
/// Lines that end where the author ends them; an empty line parts two stanzas.
struct Verse {
  std::vector<VerseLine> lines{};
};

struct Figure {
  Blocks content;
  Blocks caption;
};

enum class Alignment : unsigned char { automatic, left, center, right };

struct TableCell {
  /// A single paragraph is set as the cell's own text.
  Blocks content;
  std::uint32_t column_span = 1;
  std::uint32_t row_span = 1;
  Alignment alignment = Alignment::automatic;
  /// In the body: what the row says is said of this cell.
  bool heads_row = false;
  Attributes attributes{};
  Span span{};
  NodeId id = NodeId::none;
};
struct TableRow {
  std::vector<TableCell> cells{};
  Span span{};
  NodeId id = NodeId::none;
};
struct Table {
  Blocks caption;
  std::vector<Alignment> columns{};
  std::vector<TableRow> head{};
  std::vector<TableRow> body{};
};

/// A break between scenes.
struct ThematicBreak {};
/// Blocks with attributes of the author's (`::: {.epigraph}`, `<details>`).
struct Division {
  Blocks content;
};

/// The text of a note, where the reader found it; the notes pass gathers them in `Notes`.
struct Note {
  /// As written; made up by the reader for an inline note, unique in its source.
  std::string label{};
  /// 0: nothing refers to it.
  std::uint32_t number = 0;
  Blocks content;
  std::vector<NodeId> references{};
};
/// The notes of one chapter, at its end, in order of their numbers: `Note` blocks only. A
/// paged book sets them at the feet of its pages.
struct Notes {
  Blocks content;
};

/// What the metadata says, as the reader of the book meets it: the title as a heading,
/// then paragraphs of the classes `subtitle`, `author`, `date` … The head of the article
/// or a page of the book.
struct TitlePage {
  Blocks content;
};

struct ContentsEntry {
  Inlines content;
  /// The section that it leads to.
  NodeId target = NodeId::none;
  std::vector<ContentsEntry> entries{};
  Span span{};
  NodeId id = NodeId::none;
};
/// A table of contents where it stands in the book; its heading first.
struct Contents {
  Inlines heading;
  std::vector<ContentsEntry> entries{};
  /// Of the heading; finished: its rank in its output file, as `Heading::level`.
  int level = 1;
};

struct Block {
  using Kind = std::variant<Paragraph,
                            Heading,
                            Section,
                            List,
                            DefinitionList,
                            Quote,
                            CodeBlock,
                            Verse,
                            Figure,
                            Table,
                            ThematicBreak,
                            Division,
                            Note,
                            Notes,
                            TitlePage,
                            Contents>;
  Kind kind;
  Attributes attributes{};
  Span span{};
  NodeId id = NodeId::none;
};

// --- The document
// -----------------------------------------------------------------------

/// An article is one run of pages with its title at its head; a book has a title page,
/// contents and chapters on new pages.
enum class Form : unsigned char { automatic, article, book };

/// What the author states at one place of a source; empty: nothing.
struct Stated {
  std::string text{};
  Span span{};
  bool operator==(const Stated&) const = default;
};

constexpr int usual_contents_depth = 2;

struct Metadata {
  Inlines title{};
  /// What the author called the heading that is the title.
  std::string title_id{};
  Inlines subtitle{};
  std::vector<std::string> authors{};
  /// As the author wrote it; ISO 8601 where it can be read as such.
  std::string date{};
  Span date_span{};
  /// BCP 47 of the whole document.
  std::string language{};
  Span language_span{};
  std::string rights{};
  std::string publisher{};
  std::string identifier{};
  std::string description{};
  std::vector<std::string> subjects{};
  /// Relative to the folder of `cover_span`'s source.
  std::string cover_image{};
  Span cover_span{};
  PictureId cover = PictureId::none;
  std::optional<bool> contents{};
  /// Levels of sections that the contents list; empty: `usual_contents_depth`.
  std::optional<int> contents_depth{};
  bool number_sections = false;
  /// Families of the system's that the author asks for by name; empty: octavo's own.
  Stated main_font{};
  Stated sans_font{};
  Stated mono_font{};
  Form form = Form::automatic;
  /// What the options say goes before it.
  std::optional<Paper> paper{};
  /// The name of one of octavo's own looks; what the options say goes before it.
  Stated theme{};
  /// Paths of stylesheets, each relative to the folder of its span's source.
  std::vector<Stated> stylesheets{};
};

enum class PictureKind : unsigned char { png, jpeg, gif, webp, svg };

/// One picture, read once and looked at before anything decodes it.
struct Picture {
  PictureKind kind = PictureKind::png;
  std::string bytes{};
  /// After the orientation is applied; for SVG its own size in CSS pixels.
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  /// Pixels per inch where the file says so, else 0.
  double resolution = 0;
  /// EXIF orientation, 1 to 8; 1 is upright.
  int orientation = 1;
  /// Of an SVG: how many times filters and masks go over its pixels when it is drawn.
  std::uint32_t passes = 0;

  bool operator==(const Picture&) const = default;
};

/// What octavo had to settle because the manuscript does not say it, or says it wrongly;
/// each is reported. No standard of accessibility is claimed for such a book.
struct Assumptions {
  bool title = false;
  /// Of the book or of a part of it.
  bool language = false;
  /// A heading skips a level.
  bool heading_levels = false;
};

struct Document {
  Metadata metadata{};
  Assumptions assumed{};
  Blocks content;
  std::vector<Picture> pictures{};
  /// How the author wants it to look, for the formats that know it; null: as octavo does
  /// when nobody says otherwise.
  std::shared_ptr<const css::Stylesheets> stylesheets{};
};

}  // namespace octavo
