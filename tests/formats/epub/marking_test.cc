#include "formats/epub/marking.h"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "compiler/overload.h"
#include "compiler/passes/nodes.h"
#include "compiler/walk.h"
#include "formats/css/match.h"
#include "formats/css/stylesheets.h"
#include "formats/css/targets.h"
#include "tests/formats/css/random_document.h"
#include "tests/formats/css/xhtml_tree.h"
#include "tests/formats/epub/book.h"

using namespace octavo;
using namespace octavo::test;

namespace {

Document styled_book(Document document, std::string_view text) {
  // Every block of a finished document has a number.
  std::uint32_t number = 1'000'000;
  for (Block& block : document.content) {
    if (block.id == NodeId::none) {
      block.id = NodeId{number++};
    }
  }
  return styled(std::move(document), text);
}

/// A book of parts, each with chapters.
Document book_of_parts() {
  const auto part = [](std::uint32_t id) {
    return section("Part", id,
                   {paragraph("Before."), section("One", id + 10, {paragraph("A.")}, 2),
                    section("Two", id + 20, {paragraph("B."), paragraph("C.")}, 2)});
  };
  Document document{.metadata = {.language = "en", .form = Form::book},
                    .content = {part(100), part(200)}};
  document.content[0].attributes.classes = {"part"};
  document.content[1].attributes.classes = {"part", "last"};
  return document;
}

// What files cannot answer, and much that they can.
constexpr std::string_view selectors[] = {
    "section + section",
    "section ~ section > h1",
    "body > *",
    "body > :first-child",
    "* + *",
    ".part p",
    "section:nth-child(3)",
    "section:nth-last-of-type(2) p",
    "p:only-child",
    ":nth-child(2 of p)",
    ":nth-last-child(1 of section) a",
    "[class=PART i]",
    "[id^='section-' i] + *",
    "a[href^='#']",
    "a[href$='#b']",
    ":is(section, div) > p:first-child",
    "section:not(:first-child)",
    "html:lang(en) p",
    ":root > body",
    "body:first-child",
    "p",
    "em, strong",
    "section:only-of-type > p",
    "section section section",
    ":lang(fr)",
    "nav + section",
    "#section-100 p",
    "#section-110 + section",
    ".last > section:last-child",
    "p::first-letter",
    "blockquote > :last-child",
    "li:nth-child(2n+1 of :not([class]))",
    "section > section:first-of-type",
    "* > * > * > *",
    "[dir] > *",
    "p:not([dir=rtl])",
    ":dir(rtl) em",
    ":is(p, em):dir(ltr)",
    "p > :first-child",
    "em + em, a + *, li > :first-child",
    "p > :last-of-type",
    "span:nth-of-type(2)",
    ":only-child",
};

/// A rule for each, told by its value.
std::string numbered_rules() {
  std::string css;
  int number = 1;
  for (const std::string_view selector : selectors) {
    css += std::string(selector) + " { orphans: " + std::to_string(number++) + " }\n";
  }
  return css;
}

using Found = std::map<std::string, std::set<std::size_t>>;

/// Which elements each rule matches, by what it says of `orphans`.
void find(const css::Stylesheet& sheet,
          const css::ElementTree& tree,
          const std::vector<std::size_t>& numbers,
          Found& found) {
  std::vector<const css::ComplexSelector*> asked;
  std::vector<std::string> values;
  for (const css::SheetRule& each : sheet.rules) {
    const auto* rule = std::get_if<css::StyleRule>(&each.kind);
    if (rule != nullptr && rule->declarations.front().name == "orphans") {
      for (const css::ComplexSelector& selector : rule->selectors) {
        asked.push_back(&selector);
        values.push_back(css::to_css(rule->declarations.front().value));
      }
    }
  }
  css::Matcher(asked).match(
      tree, [&](css::ElementId element, std::span<const std::uint32_t> matching) {
        for (const std::uint32_t each : matching) {
          found[values[each]].insert(numbers[static_cast<std::size_t>(element)]);
        }
      });
}

css::Stylesheet author_rules_of(const std::string& printed) {
  // Octavo's own stand before the first that has the id of the root.
  Diagnostics diagnostics;
  const std::size_t begin =
      printed.find("\n", printed.rfind("}\n", printed.find("#octavo")));
  return css::parse_sheet(printed.substr(begin), FileId::none, css::Origin::house,
                          diagnostics);
}

/// What the files of the EPUB match, as elements of the document.
Found found_in_files(const Document& document, const PageStarts& starts) {
  Diagnostics diagnostics;
  const Pagination pages{.starts = starts};
  const auto bytes = epub::write_epub({.document = document,
                                       .options = {},
                                       .pages = starts.empty() ? nullptr : &pages},
                                      diagnostics)
                         .bytes;
  const auto entries = unpack(bytes.value_or(""));
  REQUIRE(entries);
  const css::Stylesheet sheet = author_rules_of(file_of(*entries, "style.css"));
  Found found;
  std::size_t next = 2;
  for (const epub::BookFile& file : epub::divide(document)) {
    const tests::MadeTree made = tests::read_xhtml(file_of(*entries, file.name));
    constexpr std::size_t none = 1'000'000'000;
    std::vector<std::size_t> numbers;
    for (const css::Element& element : made.tree().elements) {
      std::string goes_on;
      std::string role;
      css::has_attribute(element, "role", role);
      const bool is_in_body = numbers.size() > 4 || element.name == "body";
      if (numbers.empty() || element.name == "body") {
        numbers.push_back(numbers.empty() ? 0 : 1);
      } else if (!is_in_body || role == "doc-pagebreak" ||
                 css::has_attribute(element, "data-octavo-goes-on", goes_on)) {
        numbers.push_back(none);
      } else {
        numbers.push_back(next++);
      }
    }
    find(sheet, made.tree(), numbers, found);
    for (auto& [value, elements] : found) {
      elements.erase(none);
    }
  }
  CHECK(next == css::make_elements(document).elements.size());
  std::erase_if(found, [](const auto& each) { return each.second.empty(); });
  return found;
}

Found found_in_document(const Document& document) {
  const css::ElementTree tree = css::make_elements(document);
  std::vector<std::size_t> numbers(tree.elements.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    numbers[i] = i;
  }
  Found found;
  find(document.stylesheets->list.front(), tree, numbers, found);
  return found;
}

void compare(const Document& document, const PageStarts& starts = {}) {
  const Found in_document = found_in_document(document);
  const Found in_files = found_in_files(document, starts);
  for (std::size_t i = 0; i < std::size(selectors); ++i) {
    const std::string value = std::to_string(i + 1);
    CAPTURE(selectors[i]);
    const bool is_in_document = in_document.contains(value);
    CHECK(is_in_document == in_files.contains(value));
    if (is_in_document && in_files.contains(value)) {
      CHECK(in_document.at(value) == in_files.at(value));
    }
  }
}

epub::Marking marking_of(const Document& document) {
  const std::vector<epub::BookFile> files = epub::divide(document);
  std::vector<std::string> names;
  std::vector<xhtml::Piece> pieces;
  for (const epub::BookFile& file : files) {
    names.push_back(file.name);
    pieces.push_back(file.piece);
  }
  const xhtml::Addresses addresses(document.content, pieces);
  return epub::mark_elements(document, files, names, addresses);
}

}  // namespace

TEST_CASE("marking: an author's selector matches in the files what it does in the book") {
  compare(styled_book(book_of_parts(), numbered_rules()));
  compare(styled_book(book(), numbered_rules()));
}

TEST_CASE("marking: it does so in any book") {
  for (std::uint32_t seed = 1; seed <= 150; ++seed) {
    CAPTURE(seed);
    compare(styled_book(random_document(seed), numbered_rules()));
  }
}

TEST_CASE("marking: it does so beside the marks of pages") {
  std::size_t marks = 0;
  for (std::uint32_t seed = 1; seed <= 150; ++seed) {
    CAPTURE(seed);
    Document document = styled_book(random_document(seed), numbered_rules());
    number_nodes(document);
    PageStarts starts;
    std::uint32_t texts = seed;
    walk(document.content, Overload{[](const Block&) {},
                                    [&](const Inline& node) {
                                      const auto* text = std::get_if<Text>(&node.kind);
                                      if (text != nullptr && ++texts % 3 != 0) {
                                        starts.push_back({.label = "1", .leaf = node.id});
                                      }
                                    }});
    marks += starts.size();
    compare(document, starts);
  }
  CHECK(marks > 500);
}

TEST_CASE("marking: it does so where elements get another direction") {
  const std::string turns =
      "section:nth-child(even) { direction: rtl } p + p, em { direction: rtl }"
      "section section, strong { direction: ltr }";
  compare(styled_book(book_of_parts(), numbered_rules() + turns));
  for (std::uint32_t seed = 1; seed <= 150; ++seed) {
    CAPTURE(seed);
    compare(styled_book(random_document(seed), numbered_rules() + turns));
  }
}

TEST_CASE("marking: nothing is marked where reading systems can do all that is asked") {
  CHECK(marking_of(book()).files.empty());
  CHECK(marking_of(styled_book(book(), "p, .a#b em { color: red }"))
            .marks.selectors.empty());
  CHECK(marking_of(styled_book(book(), "p, .a, a:hover { color: red }")).files.empty());
}

TEST_CASE("marking: a selector by a number is as specific as it was") {
  const auto printed = [](std::string_view css) {
    return file_of(written(styled_book(book_of_parts(), css)), "style.css");
  };
  const std::string css =
      printed("section + section { color: red } .part + #section-200::before { top: 0 }");
  // An id and a class more than the author's own, as all have.
  CHECK(holds(css, "#octavo [data-octavo~=\"1\"]:not(x):not(x) {\n  color: red;\n}\n"));
  CHECK(
      holds(css, "#octavo#octavo [data-octavo~=\"2\"][data-octavo~=\"2\"]::before {\n"));
  CHECK(holds(printed("section + section { color: red } em { color: red }"),
              "#octavo[id] em {\n  color: red;\n}\n"));
}

TEST_CASE("marking: what depends on the reader stays in the selector") {
  const std::string css = file_of(
      written(styled_book(book_of_parts(), "section + section:hover { color: red }")),
      "style.css");
  CHECK(holds(css, "[data-octavo~=\"1\"]:hover:not(x):not(x) {\n  color: red;"));
}

TEST_CASE("marking: what no number can stand for is left out and reported") {
  const Document document =
      styled_book(book_of_parts(), "section:hover + section { color: red }");
  Diagnostics diagnostics;
  const auto bytes =
      epub::write_epub({.document = document, .options = {}}, diagnostics).bytes;
  const auto entries = unpack(bytes.value_or(""));
  REQUIRE(entries);
  REQUIRE(diagnostics.list().size() == 1);
  CHECK(diagnostics.list().front().code == "css-unsupported");
  CHECK(diagnostics.list().front().span.end == 23);
  CHECK_FALSE(holds(file_of(*entries, "style.css"), "hover"));
}

TEST_CASE(
    "marking: a section goes on in its further files, without what it begins with") {
  const auto entries = written(styled_book(book_of_parts(), "p { color: red }"));
  CHECK(holds(file_of(entries, "chapter-002.xhtml"),
              "<section class=\"part\" data-octavo-goes-on=\"\">\n"
              "<section id=\"section-120\""));
  CHECK_FALSE(holds(file_of(entries, "part-1.xhtml"), "goes-on"));
  CHECK(holds(file_of(entries, "style.css"),
              "#octavo#octavo#octavo [data-octavo-goes-on] {\n"));
  CHECK_FALSE(holds(file_of(written(book_of_parts()), "chapter-002.xhtml"), "goes-on"));
}

TEST_CASE("marking: an attribute of the author's keeps its name") {
  Document document = styled_book(book_of_parts(), "section + section { color: red }");
  document.content.front().attributes.pairs = {{"octavo", "1"}, {"octavo2-x", "1"}};
  CHECK(marking_of(document).marks.attribute == "data-octavo3");
}

TEST_CASE("marking: elements bear the words that target-text() asks for") {
  Document document = styled_book(
      book(),
      "a::after { content: '(' target-text(attr(href)) ')' target-text('#b') }"
      "a::before { content: target-text(attr(href), first-letter) }");
  document.content.back().attributes.id = "b";
  std::get<Section>(document.content.back().kind).content.front() = {
      .kind = Heading{1, {text("\"Two\" \\ <&>")}}, .id = NodeId{41}};
  const auto entries = written(document);
  CHECK(holds(file_of(entries, "chapter-001.xhtml"),
              "data-octavo-text-1=\"&quot;Two&quot; \\ &lt;&amp;&gt;\" "
              "data-octavo-text-3=\"&quot;\" href=\"chapter-002.xhtml#b\""));
  const std::string css = file_of(entries, "style.css");
  CHECK(holds(css,
              "content: \"(\" attr(data-octavo-text-1) \")\" "
              "\"\\\"Two\\\" \\\\ <&>\";"));
  CHECK(holds(css, "content: attr(data-octavo-text-3);"));
}

TEST_CASE("marking: words that a stylesheet asks for again and again have an end") {
  std::string css;
  for (int index = 0; index < 20; ++index) {
    css += "p::after { content: target-text('#b') }\n";
  }
  Document document = styled_book(book(), css);
  document.content.back().attributes.id = "b";
  std::get<Section>(document.content.back().kind).content.front() = {
      .kind = Heading{1, {text(std::string(std::size_t{1} << 20U, 'x'))}},
      .id = NodeId{41}};
  Diagnostics diagnostics;
  const auto bytes =
      epub::write_epub({.document = document, .options = {}}, diagnostics).bytes;
  CHECK(diagnostics.list().size() == 20);
  const auto entries = unpack(bytes.value_or(""));
  REQUIRE(entries);
  CHECK(file_of(*entries, "style.css").size() < (std::size_t{1} << 20U));
}

TEST_CASE("marking: the first letter of however many words is one letter") {
  Document document =
      styled_book(book(), "a::after { content: target-text(attr(href), first-letter) }");
  document.content.back().attributes.id = "b";
  std::get<Section>(document.content.back().kind)
      .content.push_back(paragraph(std::string(css::most_words, 'x')));
  Diagnostics diagnostics;
  CHECK(epub::write_epub({.document = document, .options = {}}, diagnostics).bytes);
  CHECK(diagnostics.list().empty());
}

TEST_CASE("marking: only elements that ask for words bear them") {
  Document document =
      styled_book(book(), "p.none::after { content: target-text(attr(href)) }");
  for (const epub::Entry& each : written(document)) {
    CHECK_FALSE(holds(each.bytes, "data-octavo-text-1="));
  }
}

TEST_CASE("marking: counters go on from file to file") {
  const auto entries = written(
      styled(book_of_parts(),
             "body { counter-reset: part chapter } .part { counter-increment: part;"
             " counter-reset: inner } section section { counter-increment: chapter "
             "inner; counter-reset: line } p { counter-increment: line }"));
  const auto says = [&](const std::string& file, std::string_view words) {
    CAPTURE(file);
    CHECK(holds(file_of(entries, file), words));
  };
  constexpr std::string_view rest = "; counter-increment: none; counter-set: none\"";
  const auto body = [&](std::string_view counters) {
    return "<body style=\"counter-reset: " + std::string(counters) + std::string(rest);
  };
  CHECK_FALSE(holds(file_of(entries, "part-1.xhtml"), "counter-reset"));
  says("chapter-001.xhtml", body("chapter 0 part 1"));
  says("chapter-002.xhtml", body("chapter 1 part 1"));
  says("part-2.xhtml", body("chapter 2 part 1"));
  says("chapter-004.xhtml", body("chapter 3 part 2"));
  // One that the first element of the file makes anew is not around it.
  says("chapter-002.xhtml",
       "data-octavo-goes-on=\"\" style=\"counter-reset: inner 1" + std::string(rest));
  CHECK_FALSE(holds(
      file_of(written(styled(book_of_parts(), "p { color: red }")), "chapter-002.xhtml"),
      "counter-reset"));
}

TEST_CASE("marking: what is not shown does not count") {
  const auto entries =
      written(styled(book_of_parts(),
                     "body { counter-reset: m n } p { counter-increment: n } section "
                     "section p { display: "
                     "none } h1::before { counter-increment: m; content: '' }"));
  CHECK(holds(file_of(entries, "part-2.xhtml"), "counter-reset: m 3 n 1;"));
}

TEST_CASE("marking: counters that would make the files swell are reported") {
  std::string css = "body { counter-reset:";
  const std::string name(600, 'c');
  for (int counter = 0; counter < 2'000; ++counter) {
    css += " " + name + std::to_string(counter);
  }
  Diagnostics diagnostics;
  const auto bytes =
      epub::write_epub({.document = styled(book_of_parts(), css + " }"), .options = {}},
                       diagnostics)
          .bytes;
  CHECK(bytes.value_or("").size() < 1'000'000);
  REQUIRE(diagnostics.list().size() == 1);
  CHECK(diagnostics.list().front().code == "css-unsupported");
}
