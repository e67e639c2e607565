#include "formats/css/vocabulary.h"

#include <algorithm>
#include <array>

#include "compiler/overload.h"
#include "compiler/table_head.h"

namespace octavo::css {

namespace {

std::string_view picture_extension(PictureKind kind) {
  switch (kind) {
    case PictureKind::png:
      return "png";
    case PictureKind::jpeg:
      return "jpg";
    case PictureKind::gif:
      return "gif";
    case PictureKind::webp:
      return "webp";
    case PictureKind::svg:
      return "svg";
  }
  return {};
}

}  // namespace

std::string_view element_of(const Inline::Kind& kind) {
  using Name = std::string_view;
  return std::visit(Overload{
                        [](const Text&) -> Name { return ""; },
                        [](const SoftBreak&) -> Name { return ""; },
                        [](const LineBreak&) { return tag::br; },
                        [](const Emphasis&) { return tag::em; },
                        [](const Strong&) { return tag::strong; },
                        [](const Strikethrough&) { return tag::del; },
                        [](const Underline&) { return tag::u; },
                        [](const Superscript&) { return tag::sup; },
                        [](const Subscript&) { return tag::sub; },
                        [](const SmallCaps&) { return tag::span; },
                        [](const Styled&) { return tag::span; },
                        [](const Code&) { return tag::code; },
                        [](const Link&) { return tag::a; },
                        [](const Image&) { return tag::img; },
                        [](const NoteReference&) { return tag::a; },
                    },
                    kind);
}

std::string_view element_of(const Block::Kind& kind) {
  return std::visit(
      Overload{
          [](const Paragraph&) { return tag::p; },
          [](const Heading& heading) { return heading_element(heading.level); },
          [](const Section&) { return tag::section; },
          [](const List& list) {
            return list.marker == ListMarker::bullet ? tag::ul : tag::ol;
          },
          [](const DefinitionList&) { return tag::dl; },
          [](const Quote&) { return tag::blockquote; },
          [](const CodeBlock&) { return tag::pre; },
          [](const Verse&) { return tag::div; },
          [](const Figure&) { return tag::figure; },
          [](const Table&) { return tag::table; },
          [](const ThematicBreak&) { return tag::hr; },
          [](const Division&) { return tag::div; },
          [](const Note&) { return tag::aside; },
          [](const Notes&) { return tag::section; },
          [](const TitlePage&) { return tag::header; },
          [](const Contents&) { return tag::nav; },
      },
      kind);
}

std::string_view heading_element(int level) {
  constexpr std::array<std::string_view, 6> names = {"h1", "h2", "h3", "h4", "h5", "h6"};
  return names[static_cast<std::size_t>(std::clamp(level, 1, 6) - 1)];
}

std::string_view heading_element(const Heading& heading, int chapter_level) {
  return heading_element(heading.level - std::max(chapter_level - 1, 0));
}

std::string_view form_class(Form form) {
  return form == Form::book ? "book" : "article";
}

std::string_view styled_element(const Attributes& attributes) {
  constexpr std::array<std::string_view, 5> names = {tag::abbr, tag::bdi, tag::kbd,
                                                     tag::mark, tag::small};
  for (const std::string& name : attributes.classes) {
    if (const auto* const found = std::ranges::find(names, name); found != names.end()) {
      return *found;
    }
  }
  return tag::span;
}

std::string_view cell_scope(const TableCell& cell, RowRole row) {
  if (shows_nothing(cell)) {
    return {};
  }
  if (row == RowRole::head) {
    return "col";
  }
  return cell.heads_row ? "row" : "";
}

std::string_view table_role(const Table& table) {
  return names_columns_or_rows(table) ? "" : "table";
}

std::string_view cell_element(const TableCell& cell, RowRole row) {
  return cell_scope(cell, row).empty() ? tag::td : tag::th;
}

Alignment cell_alignment(const TableCell& cell, const Table& table, std::size_t column) {
  const bool asks_column =
      cell.alignment == Alignment::automatic && column < table.columns.size();
  return asks_column ? table.columns[column] : cell.alignment;
}

std::string_view alignment_class(Alignment alignment) {
  switch (alignment) {
    case Alignment::automatic:
      return {};
    case Alignment::left:
      return "align-left";
    case Alignment::center:
      return "align-center";
    case Alignment::right:
      return "align-right";
  }
  return {};
}

std::string_view list_class(const List& list) {
  if (list.marker == ListMarker::bullet) {
    return {};
  }
  switch (list.delimiter) {
    case ListDelimiter::period:
      return {};
    case ListDelimiter::parenthesis:
      return "parenthesis";
    case ListDelimiter::parentheses:
      return "parentheses";
  }
  return {};
}

std::string_view list_type(ListMarker marker) {
  switch (marker) {
    case ListMarker::bullet:
    case ListMarker::decimal:
      return {};
    case ListMarker::lower_alpha:
      return "a";
    case ListMarker::upper_alpha:
      return "A";
    case ListMarker::lower_roman:
      return "i";
    case ListMarker::upper_roman:
      return "I";
  }
  return {};
}

bool has_list_start(const List& list) {
  return list.marker != ListMarker::bullet && list.start != 1;
}

std::string_view item_class(TaskState task) {
  switch (task) {
    case TaskState::none:
      return {};
    case TaskState::open:
      return "task-open";
    case TaskState::done:
      return "task-done";
  }
  return {};
}

std::string_view verse_line_class(const VerseLine& line) {
  constexpr auto classes = std::to_array<std::string_view>(
      {"line", "line indent-1", "line indent-2", "line indent-3", "line indent-4",
       "line indent-5", "line indent-6", "line indent-7", "line indent-8",
       "line indent-9", "line indent-10", "line indent-11", "line indent-12",
       "line indent-13", "line indent-14", "line indent-15", "line indent-16"});
  return classes[std::min<std::size_t>(line.indent, classes.size() - 1)];
}

std::string code_class(const CodeBlock& code) {
  return code.language.empty() ? std::string() : "language-" + code.language;
}

std::string backlink_label(const Note& note, std::size_t reference) {
  return std::to_string(note.number) + "–" + std::to_string(reference + 1);
}

std::string_view picture_role(const Image& image) {
  return image.described_by == DescribedBy::nobody ? "presentation" : "";
}

std::string picture_name(std::size_t index, PictureKind kind) {
  constexpr std::size_t digits = 4;
  std::string number = std::to_string(index + 1);
  if (number.size() < digits) {
    number.insert(0, digits - number.size(), '0');
  }
  return "images/" + number + "." + std::string(picture_extension(kind));
}

PictureKind upright_kind(const Picture& picture) {
  const bool stays = picture.orientation == 1 || picture.kind == PictureKind::jpeg;
  return stays ? picture.kind : PictureKind::png;
}

}  // namespace octavo::css
