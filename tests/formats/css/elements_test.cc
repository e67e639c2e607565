#include "formats/css/elements.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "compiler/compile.h"
#include "formats/css/vocabulary.h"
#include "formats/epub/chapters.h"
#include "formats/registry.h"
#include "tests/formats/css/printed_elements.h"
#include "tests/formats/css/random_document.h"
#include "tests/formats/epub/everything.h"
#include "tests/support.h"

using namespace octavo;
using namespace octavo::test;
using css::Element;
using css::ElementId;
using css::ElementTree;
using css::Part;

namespace {

namespace fs = std::filesystem;

Document document_of(Blocks content) {
  return {.metadata = {.language = "en", .form = Form::article},
          .content = std::move(content)};
}

/// The names of all elements below `body`, each with its classes, as a line each; what is
/// inside is indented.
std::string outline(const ElementTree& tree) {
  std::string lines;
  std::vector<std::size_t> depths;
  for (std::size_t at = 0; at < tree.elements.size(); ++at) {
    const Element& element = tree.elements[at];
    const auto parent = static_cast<std::size_t>(element.parent);
    depths.push_back(at == 0 ? 0 : depths[parent] + 1);
    if (at < 2) {
      continue;
    }
    std::string classes;
    const bool has_class = css::has_attribute(element, "class", classes);
    std::ranges::replace(classes, ' ', '.');
    lines += std::string(depths.back() - 2, ' ') + std::string(element.name) +
             (has_class ? "." + classes : "") + "\n";
  }
  return lines;
}

std::string outline(Blocks content) {
  return outline(css::make_elements(document_of(std::move(content))));
}

/// The only element of its name; the root where there is none.
const Element& element_named(const ElementTree& tree, std::string_view name) {
  const auto found = std::ranges::find(tree.elements, name, &Element::name);
  return found == tree.elements.end() ? tree.elements.front() : *found;
}

/// "none" where it is not there.
std::string value_of(const Element& element, std::string_view name) {
  std::string value;
  return css::has_attribute(element, name, value) ? value : "none";
}

std::string name_of(const ElementTree& tree, std::uint32_t node, Part part = Part::self) {
  const ElementId found = tree.find(NodeId{node}, part);
  return found == ElementId::none ? "" : std::string(tree[found].name);
}

// Without stylesheets: what a book leaves out of them is reported, as it should be.
Document compiled(CompileRequest request) {
  DiskFiles disk;
  Document document = compile(request, formats(), disk).document;
  document.stylesheets = nullptr;
  return document;
}

/// The inputs of a folder, as the golden cases have them.
CompileRequest request_of(const fs::path& folder, std::string_view prefix) {
  CompileRequest request;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    const bool is_text =
        entry.path().extension() == ".md" || entry.path().extension() == ".txt";
    if (is_text && name.starts_with(prefix)) {
      request.inputs.push_back(entry.path().string());
    }
  }
  std::ranges::sort(request.inputs);
  std::istringstream words(tests::read_file(folder / "args"));
  for (std::string name, value; words >> name >> value;) {
    if (name == "--lang") {
      request.options.language = value;
    } else if (name == "--title") {
      request.options.title = value;
    }
  }
  return request;
}

/// Compares the books of all folders in `parent`; how many there were.
std::size_t compare_all(const fs::path& parent, std::string_view prefix) {
  std::size_t books = 0;
  for (const auto& entry : fs::directory_iterator(parent)) {
    CAPTURE(entry.path().string());
    const CompileRequest request =
        entry.is_directory() ? request_of(entry.path(), prefix) : CompileRequest{};
    if (!request.inputs.empty()) {
      ++books;
      CHECK(difference(compiled(request)) == "");
    }
  }
  return books;
}

}  // namespace

TEST_CASE("elements: the tree of every golden case is what its EPUB has") {
  CHECK(compare_all(tests::source_folder() / "tests/golden", "input") > 15);
}

TEST_CASE("elements: the tree of every sample is what its EPUB has") {
  CHECK(compare_all(tests::source_folder() / "samples", "") == 4);
}

TEST_CASE("elements: the tree of a book of every node is what its EPUB has") {
  CHECK(difference(book()) == "");
  CHECK(difference(everything()) == "");
}

TEST_CASE("elements: the tree of any document is what its EPUB has") {
  for (std::uint32_t seed = 1; seed <= 400; ++seed) {
    CAPTURE(seed);
    CHECK(difference(random_document(seed)) == "");
  }
}

TEST_CASE("elements: sections that are parted over files are whole") {
  const auto long_section = [](std::uint32_t id, int level) {
    return section("section", id, {paragraph(std::string(100'000, 'a'))}, level);
  };
  const Blocks sections = {long_section(120, 2),
                           long_section(130, 2),
                           long_section(140, 2),
                           {.kind = Notes{}}};
  SUBCASE("a long chapter of a book") {
    Document document = book();
    document.content.push_back(section("long", 110, sections));
    document.content.back().attributes.language = "ar";
    CHECK(epub::divide(document).size() > 5);
    CHECK(difference(document) == "");
  }
  SUBCASE("a long article") {
    const Document document = document_of(sections);
    CHECK(epub::divide(document).size() > 2);
    CHECK(difference(document) == "");
  }
  SUBCASE("a long chapter in a part") {
    Block chapter = section("long", 110, {long_section(120, 3), long_section(130, 3)}, 2);
    std::get<Section>(chapter.kind).content.push_back(long_section(140, 3));
    Block part = section("part", 101, {paragraph("before"), chapter});
    part.attributes.classes = {"part"};
    part.attributes.language = "he";
    Document document = book();
    document.content.push_back(part);
    CHECK(epub::divide(document).size() > 6);
    CHECK(difference(document) == "");
    const ElementTree tree = css::make_elements(document);
    const Element& inner = tree[tree.find(NodeId{140})];
    CHECK(tree[inner.parent].node == NodeId{110});
    CHECK(tree[tree[inner.parent].parent].node == NodeId{101});
    CHECK(name_of(tree, 141) == "h2");
    CHECK(name_of(tree, 111) == "h1");
  }
}

TEST_CASE("elements: what is nested too deep is left out, its content kept") {
  Inlines nested = {text("x")};
  for (int depth = 0; depth < 500; ++depth) {
    nested = {{.kind = Emphasis{std::move(nested)}}};
  }
  const Document document = document_of({paragraph(std::move(nested))});
  const ElementTree tree = css::make_elements(document);
  CHECK(tree.elements.size() == css::deepest_element);
  CHECK_FALSE(tree.elements.back().is_empty);
  CHECK(difference(document) == "");
}

TEST_CASE("elements: an empty document has html and body") {
  const ElementTree tree = css::make_elements({});
  REQUIRE(tree.elements.size() == 2);
  CHECK(tree[css::root_element].name == "html");
  CHECK(tree[css::root_element].parent == ElementId::none);
  CHECK(tree[css::root_element].language == "und");
  CHECK(value_of(tree[css::root_element], "lang") == "none");
  CHECK(tree[css::body_element].name == "body");
  CHECK(tree[css::body_element].parent == css::root_element);
  CHECK(difference(Document{}) == "");
}

TEST_CASE("elements: each is counted among its siblings and those of its name") {
  const ElementTree tree = css::make_elements(document_of(
      {paragraph("a"), {.kind = ThematicBreak{}}, paragraph("b"), paragraph("c")}));
  REQUIRE(tree.elements.size() == 6);
  const Element& rule = tree.elements[3];
  CHECK(rule.index == 2);
  CHECK(rule.count == 4);
  CHECK(rule.type_index == 1);
  CHECK(rule.type_count == 1);
  const Element& last = tree.elements[5];
  CHECK(last.index == 4);
  CHECK(last.type_index == 3);
  CHECK(last.type_count == 3);
  CHECK(last.previous_sibling == ElementId{4});
  CHECK(tree.elements[2].previous_sibling == ElementId::none);
  CHECK(last.parent == css::body_element);
}

TEST_CASE("elements: a paragraph of a tight item is one only where it bears something") {
  const auto list_of = [](Block inner, ListSpacing spacing) {
    return Blocks{
        {.kind = List{.spacing = spacing, .items = {{.content = {std::move(inner)}}}}}};
  };
  CHECK(outline(list_of(paragraph("a"), ListSpacing::tight)) == "ul\n li\n");
  CHECK(outline(list_of(paragraph("a"), ListSpacing::loose)) == "ul\n li\n  p\n");
  CHECK(outline(list_of(paragraph("a", "x"), ListSpacing::tight)) ==
        "ul\n li\n  p.tight.x\n");
  Blocks led_to = list_of(
      {.kind = Paragraph{{text("a")}}, .attributes = {}, .span = {}, .id = NodeId{9}},
      ListSpacing::tight);
  led_to.push_back(paragraph({{.kind = Link{.destination = NodeId{9}}}}));
  CHECK(outline(led_to) == "ul\n li\n  p.tight\np\n a\n");
  const ElementTree tree = css::make_elements(document_of(led_to));
  CHECK(value_of(tree[tree.find(NodeId{9})], "id") == "node-9");
}

TEST_CASE("elements: the class that gives a span its element is no class") {
  const Document document =
      document_of({paragraph({{.kind = Styled{{text("q")}},
                               .attributes = {.id = "k", .classes = {"a", "kbd"}},
                               .span = {},
                               .id = NodeId{2}}})});
  const ElementTree tree = css::make_elements(document);
  const Element& key = tree[tree.find(NodeId{2})];
  CHECK(key.name == "kbd");
  REQUIRE(key.attributes != nullptr);
  CHECK(key.attributes->classes == std::vector<std::string>{"a"});
  CHECK(value_of(key, "class") == "a");
  CHECK(value_of(key, "id") == "k");
}

TEST_CASE("elements: each part of a node is found") {
  const auto cell = [](std::uint32_t id) {
    return TableCell{.content = {paragraph("c")}, .id = NodeId{id}};
  };
  Document document = document_of(
      {{.kind = Table{.caption = {paragraph("t")},
                      .head = {{.cells = {cell(11)}, .span = {}, .id = NodeId{10}}},
                      .body = {{.cells = {cell(13)}, .span = {}, .id = NodeId{12}}}},
        .id = NodeId{1}},
       {.kind = Figure{.caption = {paragraph("f")}}, .id = NodeId{2}},
       {.kind = CodeBlock{.language = "c++"}, .id = NodeId{3}},
       {.kind = Verse{{{.content = {text("a")}, .span = {}, .id = NodeId{21}},
                       {.content = {text("b")}, .span = {}, .id = NodeId{22}}}},
        .id = NodeId{4}},
       {.kind = DefinitionList{.items = {{.term = {text("t")}, .id = NodeId{23}}}},
        .id = NodeId{5}},
       {.kind = Contents{.heading = {text("c")},
                         .entries = {{.content = {text("e")}, .id = NodeId{24}}}},
        .id = NodeId{6}}});
  const ElementTree tree = css::make_elements(document);
  CHECK(name_of(tree, 1) == "table");
  CHECK(name_of(tree, 1, Part::around) == "div");
  CHECK(name_of(tree, 1, Part::caption) == "caption");
  CHECK(name_of(tree, 1, Part::head) == "thead");
  CHECK(name_of(tree, 1, Part::body) == "tbody");
  CHECK(name_of(tree, 10) == "tr");
  CHECK(name_of(tree, 11) == "th");
  CHECK(name_of(tree, 13) == "td");
  CHECK(name_of(tree, 2, Part::caption) == "figcaption");
  CHECK(name_of(tree, 3) == "pre");
  CHECK(name_of(tree, 3, Part::inner) == "code");
  CHECK(value_of(tree[tree.find(NodeId{3}, Part::inner)], "class") == "language-c++");
  CHECK(name_of(tree, 21) == "span");
  CHECK(name_of(tree, 21, Part::group) == "p");
  CHECK(name_of(tree, 22, Part::group).empty());
  CHECK(name_of(tree, 22, Part::line_break) == "br");
  CHECK(name_of(tree, 23) == "dt");
  CHECK(name_of(tree, 23, Part::no_definition) == "dd");
  CHECK(name_of(tree, 6) == "nav");
  CHECK(name_of(tree, 6, Part::heading) == "h1");
  CHECK(name_of(tree, 6, Part::group) == "ol");
  CHECK(name_of(tree, 24) == "li");
  CHECK(name_of(tree, 24, Part::inner) == "span");
  CHECK(name_of(tree, 24, Part::group).empty());
  CHECK(name_of(tree, 99).empty());
  CHECK(tree.find(NodeId::none) == ElementId::none);
}

TEST_CASE("elements: the parts of a note and of its mark are found") {
  Document document = book();
  auto& chapter = std::get<Section>(document.content[2].kind).content;
  auto& notes = std::get<Notes>(chapter.back().kind).content;
  auto& note = std::get<Note>(notes.front().kind);
  note.references.push_back(NodeId{21});
  note.content.front().id = NodeId{31};
  auto& words = std::get<Paragraph>(chapter[1].kind).content;
  words.push_back({.kind = NoteReference{"n", 1, NodeId{30}}, .id = NodeId{21}});
  const ElementTree tree = css::make_elements(document);
  CHECK(name_of(tree, 30) == "aside");
  CHECK(name_of(tree, 30, Part::number) == "a");
  CHECK(value_of(tree[tree.find(NodeId{30}, Part::number)], "href") == "#noteref-1");
  CHECK(name_of(tree, 30, Part::group) == "p");
  CHECK(tree.find(NodeId{30}, Part::group) == tree.find(NodeId{31}));
  CHECK(name_of(tree, 20, Part::around) == "sup");
  CHECK(name_of(tree, 20) == "a");
  CHECK(value_of(tree[tree.find(NodeId{20})], "href") == "#note-1");
  CHECK(value_of(tree[tree.find(NodeId{20})], "epub:type") == "noteref");
  CHECK(name_of(tree, 20, Part::backlink).empty());
  CHECK(name_of(tree, 21, Part::backlink) == "a");
  CHECK(value_of(tree[tree.find(NodeId{21}, Part::backlink)], "class") == "backlink");
}

TEST_CASE("elements: every element of a node is found, by one name each") {
  for (std::uint32_t seed = 1; seed <= 50; ++seed) {
    CAPTURE(seed);
    const Document document = random_document(seed);
    const ElementTree tree = css::make_elements(document);
    std::set<ElementId> found;
    std::set<std::pair<NodeId, Part>> keys;
    for (const ElementTree::Place& place : tree.places) {
      found.insert(place.element);
      keys.emplace(place.node, place.part);
      CHECK(tree.find(place.node, place.part) == place.element);
    }
    CHECK(keys.size() == tree.places.size());
    CHECK(found.size() + 2 == tree.elements.size());
  }
}

TEST_CASE("elements: an attribute is what XHTML has of it") {
  const Document document =
      document_of({{.kind = List{.marker = ListMarker::lower_roman,
                                 .delimiter = ListDelimiter::parentheses,
                                 .start = 4,
                                 .items = {{}}},
                    .attributes = {.id = "a b",
                                   .classes = {"x", "y"},
                                   .pairs = {{"title", "T"},
                                             {"key", "1"},
                                             {"data-key", "2"},
                                             {"dir", "rtl"},
                                             {"No", "3"}},
                                   .language = "fr"}}});
  const ElementTree tree = css::make_elements(document);
  const Element& list = element_named(tree, "ol");
  CHECK(value_of(list, "id") == "a-b");
  CHECK(value_of(list, "class") == "parentheses x y");
  CHECK(value_of(list, "type") == "i");
  CHECK(value_of(list, "start") == "4");
  CHECK(value_of(list, "title") == "T");
  CHECK(value_of(list, "data-key") == "1");
  CHECK(value_of(list, "dir") == "rtl");
  CHECK(value_of(list, "lang") == "fr");
  CHECK(value_of(list, "xml:lang") == "fr");
  for (const char* absent :
       {"key", "No", "data-No", "data-dir", "data-title", "href", ""}) {
    CAPTURE(absent);
    CHECK(value_of(list, absent) == "none");
  }
  CHECK(list.language == "fr");
  CHECK(list.is_right_to_left);
  CHECK(value_of(element_named(tree, "li"), "class") == "none");
  CHECK(element_named(tree, "li").is_right_to_left);
  CHECK(element_named(tree, "li").is_empty);
}

TEST_CASE("elements: a link has its author's address or the id of its place") {
  Blocks content = {
      paragraph({{.kind = Link{.target = "https://a.example/ä"},
                  .attributes = {},
                  .span = {},
                  .id = NodeId{1}},
                 {.kind = Link{.target = "#p", .destination = NodeId{5}},
                  .attributes = {},
                  .span = {},
                  .id = NodeId{2}},
                 {.kind = Link{.target = "#q", .destination = NodeId{99}},
                  .attributes = {},
                  .span = {},
                  .id = NodeId{3}}}),
      {.kind = Paragraph{}, .attributes = {.id = "p"}, .span = {}, .id = NodeId{5}}};
  const Document document = document_of(std::move(content));
  const ElementTree tree = css::make_elements(document);
  CHECK(value_of(tree[tree.find(NodeId{1})], "href") == "https://a.example/ä");
  CHECK(value_of(tree[tree.find(NodeId{2})], "href") == "#p");
  CHECK(name_of(tree, 3) == "span");
  CHECK(value_of(tree[tree.find(NodeId{3})], "href") == "none");
}

TEST_CASE("elements: a copy in the contents has no id") {
  const Inline words{.kind = Emphasis{{text("e")}}, .attributes = {.id = "i"}};
  const Document document =
      document_of({{.kind = Contents{.entries = {{.content = {words}}}}}});
  const ElementTree tree = css::make_elements(document);
  const Element& copy = element_named(tree, "em");
  CHECK(value_of(copy, "id") == "none");
  REQUIRE(copy.attributes != nullptr);
  CHECK(copy.attributes->id.empty());
}
