#include "formats/paged/flow.h"

#include <doctest/doctest.h>

#include "tests/formats/paged/paged_support.h"

using namespace octavo;
using namespace octavo::paged;
using namespace octavo::tests;
using tree::paragraph;
using tree::text;

namespace {

Flow flow_of(const Document& document) {
  const BookStyle book = book_style(document, {});
  return flow_document(document, book);
}

const TextBlock& text_at(const Flow& flow, std::size_t index) {
  return std::get<TextBlock>(flow.blocks.at(index).content);
}

}  // namespace

TEST_CASE("flow: the runs of a paragraph cover its text and name its leaves") {
  const Document document = document_of({paragraph({text("One "),
                                                    {.kind = Emphasis{{text("two")}}},
                                                    {.kind = SoftBreak{}},
                                                    {.kind = Code{"three"}},
                                                    {.kind = LineBreak{}},
                                                    text("four")})});
  const Flow flow = flow_of(document);
  REQUIRE(flow.blocks.size() == 1);
  const ParagraphText& paragraph = text_at(flow, 0).text;
  CHECK(paragraph.text == "One two three\u2028four");
  std::uint32_t at = 0;
  for (const StyleRun& run : paragraph.runs) {
    CHECK(run.begin == at);
    CHECK(run.owner != NodeId::none);
    CHECK(run.language == "en");
    at = run.end;
  }
  CHECK(at == paragraph.text.size());
  CHECK(paragraph.runs[1].style.face.slant == Slant::italic);
}

TEST_CASE("flow: the first paragraph after a heading is flush, the next is indented") {
  const Flow flow = flow_of(document_of(
      {{.kind = Section{1, {tree::heading(1, "H"), paragraph("a"), paragraph("b")}}}}));
  REQUIRE(flow.blocks.size() == 3);
  CHECK(flow.blocks[0].keep == Keep::with_next);
  CHECK(text_at(flow, 1).style.first_line_indent == 0);
  CHECK(text_at(flow, 2).style.first_line_indent == doctest::Approx(10.5));
  CHECK(flow.blocks[2].space_above == 0);
}

TEST_CASE("flow: a link's runs name the link, a mark's its note") {
  const Document document = document_of(
      {paragraph({tree::link("#x", "go"), tree::note_mark("n")}),
       {.kind = Note{.label = "n", .number = 1, .content = {paragraph("the note")}}}});
  const Flow flow = flow_of(document);
  const auto& runs = text_at(flow, 0).text.runs;
  REQUIRE(runs.size() == 2);
  CHECK(runs[0].link == std::get<Paragraph>(document.content[0].kind).content[0].id);
  CHECK(runs[1].note == document.content[1].id);
  CHECK(runs[1].link == runs[1].owner);
  CHECK(runs[1].style.baseline_shift > 0);
  REQUIRE(flow.notes.size() == 1);
  CHECK(flow.blocks.size() == 1);
}

TEST_CASE("flow: a note that no mark calls stands where it is found") {
  const Flow flow = flow_of(
      document_of({paragraph("a"),
                   {.kind = Note{.label = "n", .content = {paragraph("never called")}}},
                   {.kind = Note{.label = "self",
                                 .number = 2,
                                 .content = {paragraph({tree::note_mark("self")})}}}}));
  CHECK(flow.notes.empty());
  CHECK(flow.blocks.size() == 3);
}

TEST_CASE("flow: an item's label stands before its first line, also when it is empty") {
  const Flow flow = flow_of(
      document_of({{.kind = List{.marker = ListMarker::decimal,
                                 .start = 9,
                                 .items = {{.content = {paragraph("nine")}}, {}}}}}));
  REQUIRE(flow.blocks.size() == 2);
  REQUIRE(flow.blocks[0].labels.size() == 1);
  CHECK(flow.blocks[0].labels[0].text.text == "9.");
  CHECK(flow.blocks[0].labels[0].text.runs[0].role == Role::label);
  CHECK(flow.blocks[1].labels[0].text.text == "10.");
  CHECK(flow.blocks[0].left > 0);
}

TEST_CASE("flow: an epigraph is italic, and its source upright at the end") {
  const auto epigraph = [](Blocks blocks) {
    return flow_of(document_of({tree::division(std::move(blocks), {"epigraph"})}));
  };
  const auto slant_of = [](const Flow& flow, std::size_t block) {
    return text_at(flow, block).text.runs.at(0).style.face.slant;
  };
  const Block quoted{.kind = Quote{{paragraph("All happy families")}}};
  Block source = paragraph({text("Tolstoy, "), {.kind = Emphasis{{text("Anna")}}}});
  source.attributes.classes = {"attribution"};
  Block marked = paragraph("\u2014 Tolstoy");
  marked.attributes.classes = {"attribution"};
  const Block emphasised = paragraph({{.kind = Emphasis{{text("All happy")}}}});
  for (const Blocks& blocks :
       {Blocks{quoted, source}, Blocks{paragraph("All happy families"), marked},
        Blocks{emphasised, marked},
        Blocks{{.kind = Quote{{paragraph("All happy families"), marked}}}}}) {
    const Flow flow = epigraph(blocks);
    REQUIRE(flow.blocks.size() == 2);
    CHECK(slant_of(flow, 0) == Slant::italic);
    CHECK(text_at(flow, 0).style.align == TextAlign::start);
    CHECK(flow.blocks[0].left == flow.blocks[1].left);
    CHECK(slant_of(flow, 1) == Slant::upright);
    CHECK(text_at(flow, 1).style.align == TextAlign::end);
  }
  const Flow named = epigraph({quoted, source});
  CHECK(text_at(named, 1).text.runs.at(1).style.face.slant == Slant::italic);
  const Flow plain = epigraph({paragraph("One."), paragraph("Two.")});
  CHECK(slant_of(plain, 1) == Slant::italic);
}

TEST_CASE("flow: marked, small and typed words look so") {
  const auto style_of = [](const std::string& name) {
    const Flow flow = flow_of(document_of({paragraph(
        {{.kind = Styled{{text("words")}}, .attributes = {.classes = {name}}}})}));
    return text_at(flow, 0).text.runs.at(0).style;
  };
  const auto boxes_of = [](const std::string& name) {
    const Flow flow = flow_of(document_of({paragraph(
        {{.kind = Styled{{text("words")}}, .attributes = {.classes = {name}}}})}));
    return text_at(flow, 0).text.boxes;
  };
  const TextStyle plain = style_of("other");
  REQUIRE(boxes_of("mark").size() == 1);
  CHECK(boxes_of("mark")[0].background);
  CHECK(boxes_of("other").empty());
  CHECK(style_of("small").size < plain.size);
  CHECK(style_of("kbd").face.generic == GenericFamily::mono);
  CHECK(style_of("code").face.generic == GenericFamily::mono);
}

TEST_CASE("flow: in a right-to-left language lists are indented at the right") {
  Document document =
      document_of({{.kind = List{.items = {{.content = {paragraph("x")}}}}}});
  document.metadata.language = "ar";
  const Flow flow = flow_of(document);
  CHECK(flow.blocks[0].left == 0);
  CHECK(flow.blocks[0].right > 0);
  CHECK(text_at(flow, 0).style.direction == BaseDirection::right_to_left);
}

TEST_CASE(
    "flow: a label keeps to the side of its list beside text in another direction") {
  Document document =
      document_of({{.kind = List{.items = {{.content = {paragraph("x")},
                                            .attributes = {.language = "en"}}}}}});
  document.metadata.language = "fa";
  const Flow flow = flow_of(document);
  CHECK(text_at(flow, 0).style.direction == BaseDirection::left_to_right);
  CHECK(flow.blocks[0].labels.at(0).direction == Direction::right_to_left);
  CHECK(flow.blocks[0].right > 0);
}

TEST_CASE("flow: turnovers of code stand inside the indent of their line") {
  const Flow flow = flow_of(document_of({{.kind = CodeBlock{.text = "a\n    b\n"}}}));
  const double plain = text_at(flow, 0).style.turnover_indent;
  CHECK(plain > 0);
  CHECK(text_at(flow, 1).style.turnover_indent == doctest::Approx(3 * plain));
}

TEST_CASE("flow: code that is a little too wide is set smaller, much wider code is not") {
  const auto size_of = [](std::size_t columns) {
    const Flow flow = flow_of(document_of(
        {{.kind = CodeBlock{.text = "short\n" + std::string(columns, 'x') + "\n"}}}));
    CHECK(text_at(flow, 0).text.runs.at(0).style.size ==
          text_at(flow, 1).text.runs.at(0).style.size);
    return text_at(flow, 0).text.runs.at(0).style.size;
  };
  const double usual = size_of(40);
  CHECK(size_of(60) == usual);
  CHECK(size_of(70) < usual);
  CHECK(size_of(70) * 70 * 0.6025 <= 297.58);
  CHECK(size_of(70) > 0.8 * usual);
  CHECK(size_of(200) == usual);
}

TEST_CASE("flow: code is set line by line, with its tabs as spaces") {
  const Flow flow =
      flow_of(document_of({{.kind = CodeBlock{.text = "if x:\n\treturn\n\na\tb\n"}}}));
  REQUIRE(flow.blocks.size() == 4);
  CHECK(text_at(flow, 1).text.text == "    return");
  CHECK(text_at(flow, 2).text.text.empty());
  CHECK(text_at(flow, 3).text.text == "a   b");
  CHECK(text_at(flow, 0).text.runs[0].style.white_space == WhiteSpace::preserved);
}

TEST_CASE("flow: a picture that is missing leaves its description") {
  const Flow flow = flow_of(document_of({paragraph(
      {{.kind = Image{.source = "a.png", .description = {text("a whale")}}}})}));
  REQUIRE(flow.blocks.size() == 1);
  CHECK(text_at(flow, 0).text.text == "a whale");
}

TEST_CASE("flow: a picture alone in its paragraph is a block of its own") {
  Document document = document_of({paragraph(
      {{.kind = Image{.description = {text("x")}, .picture = PictureId{0}}}})});
  document.pictures.push_back({.width = 96, .height = 48});
  const Flow flow = flow_of(document);
  REQUIRE(flow.blocks.size() == 1);
  const auto& picture = std::get<PictureBlock>(flow.blocks[0].content);
  CHECK(picture.size.width == doctest::Approx(72));
  CHECK(picture.size.height == doctest::Approx(36));
}

TEST_CASE("flow: markers, delimiters and tasks are what the author wrote") {
  const auto label = [](List list, std::size_t item) {
    list.items.resize(item + 1);
    list.items[item].content = {paragraph("x")};
    const Flow flow = flow_of(document_of({{.kind = std::move(list)}}));
    return flow.blocks.back().labels.at(0).text.text;
  };
  List list{.marker = ListMarker::lower_roman,
            .delimiter = ListDelimiter::parentheses,
            .start = 4};
  CHECK(label(list, 0) == "(iv)");
  list.marker = ListMarker::upper_alpha;
  list.delimiter = ListDelimiter::parenthesis;
  list.start = 27;
  CHECK(label(list, 0) == "AA)");
  CHECK(label(list, 1) == "AB)");
  CHECK(label({}, 0) == "•");
  CHECK(label({.items = {{.task = TaskState::done}}}, 0) == "☑");
  const Flow nested = flow_of(document_of(
      {{.kind =
            List{.items = {{.content = {{.kind = List{.items = {{.content = {paragraph(
                                                                     "x")}}}}}}}}}}}));
  CHECK(nested.blocks.back().labels.back().text.text == "–");
}

TEST_CASE("flow: no line of a stanza stands alone beside a page's end") {
  Verse poem;
  for (const char* line : {"one", "two", "three", "four", "", "five", "six", "seven"}) {
    poem.lines.push_back({});
    if (*line != '\0') {
      poem.lines.back().content = {text(line)};
    }
  }
  const Flow flow = flow_of(document_of({{.kind = poem}}));
  std::vector<bool> may_part;
  for (const FlowBlock& line : flow.blocks) {
    may_part.push_back(line.penalty < lone_line);
  }
  CHECK(may_part == std::vector<bool>{true, false, true, false, true, false, false});
}

TEST_CASE("flow: whose words a quotation has stays with its last lines") {
  Block source = paragraph("\u2014 Tolstoy");
  source.attributes.classes = {"attribution"};
  const Flow flow =
      flow_of(document_of({{.kind = Quote{{paragraph("All happy families"), source}}}}));
  CHECK(flow.blocks.at(1).penalty == forbidden_break);
  const Flow other = flow_of(document_of(
      {{.kind = Quote{{paragraph("All happy families"), paragraph("are alike.")}}}}));
  CHECK(other.blocks.at(1).penalty == 0);
}
