#include "tests/formats/epub/everything.h"

#include "formats/image/image.h"
#include "tests/formats/image/samples.h"

namespace octavo::test {

namespace {

constexpr std::string_view prose =
    "The ship drew on and had safely passed the strait, which some volcanic shock has "
    "made between the islands; had doubled the cape, and approached the harbour under "
    "topsails, jib, and spanker, but so slowly and sedately that the idlers, with that "
    "instinct which is the forerunner of evil, asked one another what misfortune could "
    "have happened on board.";

Block prose_paragraph() {
  return paragraph(std::string(prose));
}

Inlines every_inline() {
  const auto words = [](std::string value) { return Inlines{text(std::move(value))}; };
  return {
      text("Plain, "),
      {.kind = Emphasis{words("emphasis")}},
      text(", "),
      {.kind = Strong{words("strong")}},
      {.kind = SoftBreak{}},
      {.kind = Strikethrough{words("struck")}},
      {.kind = LineBreak{}},
      {.kind = Underline{words("underlined")}},
      text(" x"),
      {.kind = Superscript{words("2")}},
      text(" H"),
      {.kind = Subscript{words("2")}},
      text("O, "),
      {.kind = SmallCaps{words("Small Caps")}},
      text(", "),
      {.kind = Styled{words("texte")},
       .attributes = {.classes = {"x"}, .pairs = {{"key", "v"}}, .language = "fr"}},
      text(", "),
      {.kind = Code{"a < b && c"}},
      text(", "),
      {.kind = Link{.target = "https://a.example/?q=\u00E4 b&c",
                    .title = "T",
                    .content = words("out")}},
      text(", "),
      {.kind = Link{.target = "#x", .content = words("in"), .destination = NodeId{500}}},
      text(", "),
      {.kind = Link{.target = "https://bad host/", .content = words("nowhere")}},
      text(", "),
      {.kind = Text{"مرحبا"}, .attributes = {.language = "ar"}},
      text(", "),
      {.kind = Image{.source = "a", .description = words("a"), .picture = PictureId{1}}},
      {.kind = Image{.source = "b", .description = words("a cat")}},
      {.kind = NoteReference{"n", 1, NodeId{700}}, .id = NodeId{600}},
      {.kind = NoteReference{"n", 1, NodeId{700}}, .id = NodeId{601}},
  };
}

Block lists() {
  const List inner{.marker = ListMarker::upper_roman,
                   .start = 3,
                   .spacing = ListSpacing::loose,
                   .items = {{.content = {prose_paragraph(), prose_paragraph()}}, {}}};
  const List list{.items = {{.content = {paragraph("One"), {.kind = inner}}},
                            {.content = {paragraph("to do")}, .task = TaskState::open},
                            {.content = {paragraph("done")}, .task = TaskState::done}}};
  const DefinitionList definitions{
      .items = {{.term = {text("Folio")},
                 .definitions = {{.content = {paragraph("a sheet folded once")}},
                                 {.content = {paragraph("a page's number")}}}},
                {.term = {text("Nothing")}}}};
  return {.kind = Division{{{.kind = list},
                            {.kind = List{}},
                            {.kind = definitions},
                            {.kind = DefinitionList{}}}}};
}

Block verse() {
  return {.kind = Verse{{{.content = {text("Tyger Tyger, burning bright,")}},
                         {.content = {text("In the forests of the night;")}, .indent = 2},
                         {},
                         {.content = {text("What immortal hand or eye,")}},
                         {.content = {text("Could frame thy fearful symmetry?")}}}}};
}

Block table() {
  const auto cell = [](std::string words) {
    return TableCell{.content = {paragraph(std::move(words))}};
  };
  TableCell wide = cell("both");
  wide.column_span = 2;
  return {.kind = Table{.caption = {paragraph("What a fold does")},
                        .columns = {Alignment::center, Alignment::left, Alignment::right},
                        .head = {{.cells = {cell("Folds"), cell("Name"), cell("Pages")}}},
                        .body = {{.cells = {cell("1"), cell("folio"), cell("4")}},
                                 {.cells = {cell("2"), {}, cell("8")}},
                                 {.cells = {cell("3"), wide}}}}};
}

Block figure() {
  const Inline image{.kind = Image{.source = "c",
                                   .description = {text("Two halves")},
                                   .picture = PictureId{0}},
                     .attributes = {.pairs = {{"width", "60%"}}}};
  return {.kind = Figure{.content = {{.kind = Paragraph{{image}}}},
                         .caption = {paragraph("Red and blue, side by side.")}},
          .attributes = {.id = "figure"}};
}

Block note(std::uint32_t number, Blocks content, std::vector<NodeId> references) {
  return {.kind = Note{.label = "n",
                       .number = number,
                       .content = std::move(content),
                       .references = std::move(references)},
          .id = NodeId{number == 0 ? 701U : 700U}};
}

std::vector<Picture> pictures() {
  std::vector<Picture> all;
  for (const std::string& bytes :
       {jpeg(), png(), gif(), lossless_webp(),
        svg("<title>T</title><rect data-name=\"x\" width=\"10\" height=\"10\" "
            "fill=\"#800\"/><text y=\"9\">a</text>",
            "viewBox=\"0 0 10 10\"")}) {
    if (auto inspection = image::inspect(bytes); inspection.picture) {
      all.push_back(std::move(*inspection.picture));
    }
  }
  return all;
}

Block first_chapter() {
  return section(
      "The Chapter of Everything", 100,
      {{.kind = Division{{paragraph("Words at the head of a chapter.")}},
        .attributes = {.classes = {"epigraph"}}},
       prose_paragraph(),
       prose_paragraph(),
       {.kind = Paragraph{every_inline()}, .id = NodeId{500}},
       section("A section below", 120, {prose_paragraph(), prose_paragraph()}, 2),
       {.kind = ThematicBreak{}},
       prose_paragraph(),
       {.kind = Quote{{prose_paragraph(), prose_paragraph()}}},
       prose_paragraph(),
       verse(),
       lists(),
       {.kind = CodeBlock{.language = "c++",
                          .text = "int main() {\n  return a_name_that_is_long + "
                                  "another_name_that_is_longer_still + 1;\n}\n"}},
       figure(),
       table(),
       {.kind = Table{}},
       {.kind =
            Notes{{note(1, {paragraph("A note that is called twice."), prose_paragraph()},
                        {NodeId{600}, NodeId{601}}),
                   note(0, {paragraph("A note that nothing calls.")}, {})}}}});
}

}  // namespace

Document everything() {
  Block other = section("3 \"Zwölf\" & <Boxkämpfer> 中文", 300, {prose_paragraph()});
  other.attributes.id = "3-\"zwölf\"-%&-中文";
  Block arabic = section("فصل", 400, {paragraph("هذا نص بالعربية.")});
  arabic.attributes.language = "ar";
  Document document = book();
  document.metadata.cover = PictureId{4};
  document.metadata.publisher = "Octavo & Sons";
  document.metadata.description = "Everything \x01 at once";
  document.metadata.subjects = {"tests"};
  document.pictures = pictures();
  document.content.pop_back();
  document.content.pop_back();
  document.content.push_back({.kind = Division{{paragraph("For the reader")}},
                              .attributes = {.classes = {"dedication"}}});
  for (Block chapter : {first_chapter(), other, arabic, section("", 450, {})}) {
    document.content.push_back(std::move(chapter));
  }
  const auto entry = [](std::string words, std::uint32_t id) {
    return ContentsEntry{.content = {text(std::move(words))}, .target = NodeId{id}};
  };
  ContentsEntry first = entry("The Chapter of Everything", 100);
  first.entries = {entry("A section below", 120)};
  document.content[1].kind =
      Contents{{text("Contents")},
               {first, entry("3 \"Zwölf\" & <Boxkämpfer> 中文", 300), entry("فصل", 400),
                entry("", 450), entry("Nowhere", 999)}};
  return document;
}

}  // namespace octavo::test
