#include <map>
#include <string>

#include <doctest/doctest.h>

#include "formats/paged/dump.h"
#include "formats/paged/flow.h"
#include "formats/paged/page_styles.h"
#include "formats/paged/paged.h"
#include "tests/formats/paged/paged_support.h"

using namespace octavo;
using namespace octavo::paged;
using namespace octavo::tests;
using tree::paragraph;
using tree::text;

namespace {

Document styled(std::string_view css, Blocks content, Form form = Form::article) {
  Document document = document_of(std::move(content), form);
  add_stylesheet(document, css);
  return document;
}

/// A paragraph that names the page of a heading far behind it.
Document with_reference(std::string_view css) {
  Document document = document_of(
      {paragraph({tree::link("#far", "there")}),
       words_paragraph(400),
       {.kind = Section{1, {tree::heading(1, "Far")}}, .attributes = {.id = "far"}}});
  auto& link =
      std::get<Link>(std::get<Paragraph>(document.content[0].kind).content[0].kind);
  link.destination = document.content[2].id;
  add_stylesheet(document, css);
  return document;
}

}  // namespace

TEST_CASE("paged stylesheet: the text names the page of what it leads to") {
  const PagedDocument paged = pages_of(with_reference(
      "a::after { content: ' (p. ' target-counter(attr(href), page) ')' }"));
  REQUIRE(paged.pages.size() > 1);
  CHECK(page_text(paged.pages[0], Role::artifact).find("(p. 2)") != std::string::npos);
}

TEST_CASE("paged stylesheet: the text names what counts the heading that it leads to") {
  const std::string text = page_text(
      pages_of(
          with_reference(
              "p, h1 { counter-increment: n } section { counter-reset: s 7 }"
              "h1::before { counter-increment: s; content: 'x' }"
              "a::after { content: '<' target-counter(attr(href), n, lower-alpha) '>'"
              " '<' target-counters(attr(href), s, '.') '>'"
              " '<' target-counter(attr(href), none) '>'"
              " '<' target-text(attr(href)) '>' }"))
          .pages[0],
      Role::artifact);
  CAPTURE(text);
  CHECK(text.find("<c><8><0><Far>") != std::string::npos);
}

TEST_CASE("paged stylesheet: counters of other places live as long as their siblings") {
  const Document document = styled(
      ".a { counter-reset: n 4 } p { counter-increment: n }",
      {tree::division(
           {paragraph("a"), tree::division({paragraph("b")}, {"a"}), paragraph("c")},
           {"a"}),
       paragraph("d")});
  const BookStyle book = book_style(document, {});
  octavo::paged::CounterPlaces places(book);
  std::vector<std::vector<int>> found;
  for (std::size_t index = 0; index < book.elements.elements.size(); ++index) {
    if (book.elements.elements[index].name == "p") {
      const auto values = places.values("n", static_cast<css::ElementId>(index));
      found.emplace_back(values.begin(), values.end());
    }
  }
  CHECK(found == std::vector<std::vector<int>>{{5}, {5, 5}, {5, 6}, {6}});
  CHECK(places.values("m", css::body_element).empty());
}

TEST_CASE("paged stylesheet: a table may have pages of its own") {
  Document document =
      styled("@page wide { margin: 10pt } table { page: wide }",
             {words_paragraph(30),
              {.kind = Table{.columns = {Alignment::automatic},
                             .body = {{.cells = {{.content = {paragraph("cell")}}}}}}},
              words_paragraph(30)});
  CHECK(pages_of(document).pages.size() == 3);
}

TEST_CASE("paged stylesheet: a book that is not displayed has no words") {
  for (const std::string css : {"html { display: none }", "body { display: none }"}) {
    const Document document = styled(css, {paragraph("a")});
    CHECK(flow_document(document, book_style(document, {})).blocks.empty());
  }
}

TEST_CASE("paged stylesheet: numbers of pages that do not settle are reported") {
  std::string much;
  for (int word = 0; word < 300; ++word) {
    much += "word ";
  }
  Diagnostics diagnostics;
  const Document document = with_reference(
      "@counter-style odd { system: fixed; symbols: '" + much + "' '" + much +
      "' 'few' }"
      "a::after { content: target-counter(attr(href), page, odd) }");
  pages_of(document, {}, &diagnostics);
  REQUIRE(diagnostics.list().size() == 1);
  CHECK(diagnostics.list()[0].code == "page-numbers-unsettled");
}

TEST_CASE("paged stylesheet: the author's page has its size, margins and colour") {
  const Document document =
      styled("@page { size: 300pt 400pt; margin: 30pt 40pt; background: #eee }",
             {paragraph("Text.")});
  const PagedDocument paged = pages_of(document);
  CHECK(paged.pages[0].width == 300);
  const auto* fill = std::get_if<Rule>(&paged.pages[0].items.front());
  REQUIRE(fill != nullptr);
  CHECK(fill->area.width == 300);
  const BookStyle book = book_style(document, {});
  CHECK(PageStyles(book).usual_frame({}).measure == doctest::Approx(220));
  CHECK(pages_of(document, {.paper = Paper{500, 600}}).pages[0].width == 500);
}

TEST_CASE("paged stylesheet: margins of blocks that meet are one") {
  const auto space = [](std::string_view css) {
    const Document document = styled(css, {paragraph("One."), paragraph("Two.")});
    const BookStyle book = book_style(document, {});
    return flow_document(document, book).blocks.at(1).space_above;
  };
  CHECK(space("p { margin: 10pt 0 6pt }") == doctest::Approx(10));
  CHECK(space("p { margin: -4pt 0 6pt }") == doctest::Approx(2));
  CHECK(space("p { margin: 0 }") == doctest::Approx(0));
}

TEST_CASE(
    "paged stylesheet: a box has its padding, border and background, cut by pages") {
  const Document document = styled(
      "blockquote { margin: 0; padding: 5pt 7pt; border: 2pt solid red;"
      " background: yellow; width: 100pt; box-sizing: border-box }",
      {{.kind = Quote{{words_paragraph(3000)}}}});
  const BookStyle book = book_style(document, {});
  const Flow flow = flow_document(document, book);
  CHECK(flow.blocks[0].left == doctest::Approx(9));
  CHECK(flow.blocks[0].inset_above == doctest::Approx(7));
  CHECK(flow.blocks[0].inset_below == doctest::Approx(7));
  const PagedDocument paged = pages_of(document);
  REQUIRE(paged.pages.size() > 2);
  const auto rules = [&](std::size_t page) {
    std::size_t count = 0;
    for (const PlacedItem& item : paged.pages[page].items) {
      count += std::holds_alternative<Rule>(item) ? 1 : 0;
    }
    return count;
  };
  // The background and its edges, without those where a page's end cuts it.
  CHECK(rules(0) == 4);
  CHECK(rules(1) == 3);
  CHECK(rules(paged.pages.size() - 1) == 4);
}

TEST_CASE("paged stylesheet: pages of a name of their own") {
  const Document document = styled(
      "@page wide { margin: 10pt } @page wide { @top-center { content: 'W' } }"
      ".wide { page: wide }",
      {words_paragraph(30), tree::division({words_paragraph(30)}, {"wide"}),
       words_paragraph(30)});
  const PagedDocument paged = pages_of(document);
  REQUIRE(paged.pages.size() == 3);
  CHECK(page_text(paged.pages[1], Role::artifact).find('W') == std::string::npos);
  const BookStyle book = book_style(document, {});
  const Flow flow = flow_document(document, book);
  REQUIRE(flow.runs.size() == 3);
  CHECK(flow.runs[1].measure > flow.runs[0].measure);
}

TEST_CASE("paged stylesheet: counters and text before and after") {
  const Document document = styled(
      "body { counter-reset: c } h1 { counter-increment: c; string-set: head 'Chapter ' "
      "counter(c) }"
      "h1::before { content: counter(c, upper-roman) '. ' } em::after { content: '!' }"
      "@page { @bottom-left { content: string(head) ' of ' counter(pages) } }",
      {{.kind = Section{1,
                        {tree::heading(1, "One"),
                         paragraph({{.kind = Emphasis{{text("a")}}}})}}},
       {.kind = Section{1, {tree::heading(1, "Two"), words_paragraph(900)}}}});
  const PagedDocument paged = pages_of(document);
  REQUIRE(paged.pages.size() > 1);
  const std::string first = page_text(paged.pages[0], Role::artifact);
  CHECK(first.find("I. ") != std::string::npos);
  CHECK(first.find("II. ") != std::string::npos);
  CHECK(first.find("!") != std::string::npos);
  CHECK(first.find("Chapter 1 of ") != std::string::npos);
  CHECK(page_text(paged.pages[1], Role::artifact).find("Chapter 2 of ") !=
        std::string::npos);
}

TEST_CASE("paged stylesheet: the words of the contents are their heading") {
  const Document document = styled(
      ".contents h1 { string-set: head content() }"
      "@page { @bottom-left { content: '[' string(head) ']' } }",
      {{.kind = Contents{.heading = {text("Contents")},
                         .entries = {{.content = {text("Loomings")}}}}}});
  CHECK(page_text(pages_of(document).pages[0], Role::artifact).find("[Contents]") !=
        std::string::npos);
}

TEST_CASE("paged stylesheet: paragraphs of an item have no indent between them") {
  const auto set = [](std::string_view css) {
    List list{.spacing = ListSpacing::loose};
    list.items.push_back({.content = {paragraph("One."), paragraph("Two.")}});
    return dump(pages_of(styled(css, {{.kind = std::move(list)}})));
  };
  CHECK(set("") == set("li > p { text-indent: 0 }"));
  CHECK(set("") != set("li > p + p { text-indent: 1em }"));
}

TEST_CASE("paged stylesheet: what is not displayed is not set") {
  const Document document =
      styled("em, .off { display: none }",
             {paragraph({text("a"), {.kind = Emphasis{{text("b")}}}, text("c")}),
              tree::division({paragraph("gone")}, {"off"})});
  CHECK(page_text(pages_of(document).pages[0]) == "ac");
}

namespace {

Strips strips_of(std::string_view css, double depth = 400) {
  const Document document = styled(css, {words_paragraph(100)});
  const BookStyle book = book_style(document, {});
  const Flow flow = flow_document(document, book);
  const Room narrow{.width = 200, .depth = depth};
  Diagnostics diagnostics;
  return set_blocks(flow.blocks, {&narrow, 1}, fake_typesetter(), 1, diagnostics).strips;
}

}  // namespace

TEST_CASE("paged stylesheet: widows and orphans") {
  CHECK(strips_of("p { orphans: 4; widows: 2 }")[3].penalty == lone_line);
  CHECK(strips_of("p { orphans: 2; widows: 2 }")[3].penalty == 0);
}

TEST_CASE("paged stylesheet: what fits on a page stays whole on request") {
  const Strips whole = strips_of("p { break-inside: avoid }");
  CHECK_FALSE(whole[0].stays_with_last);
  CHECK(whole[1].stays_with_last);
  CHECK(whole.back().stays_with_last);
  CHECK_FALSE(strips_of("p { break-inside: auto }")[1].stays_with_last);
  CHECK_FALSE(strips_of("p { break-inside: avoid }", 50)[1].stays_with_last);
}

TEST_CASE("paged stylesheet: bookmarks of other levels, other words, or none") {
  const Document document = styled(
      "h2 { bookmark-label: 'Part ' content() } .off { bookmark-level: none }"
      ".on { bookmark-level: 3 }",
      {{.kind = Heading{2, {text("Two")}}},
       {.kind = Heading{1, {text("One")}}, .attributes = {.classes = {"off"}}},
       {.kind = Paragraph{{text("Here.")}}, .attributes = {.classes = {"on"}}}});
  const std::vector<BookmarkStyle> bookmarks = pages_of(document).bookmarks;
  REQUIRE(bookmarks.size() == 3);
  CHECK_FALSE(bookmarks[0].level.has_value());
  CHECK(bookmarks[0].label == "Part Two");
  CHECK(bookmarks[1].level == 0U);
  CHECK(bookmarks[2].level == 3U);
  CHECK(bookmarks[2].label == "Here.");
}

namespace {

std::vector<FlowBlock> blocks_of(std::string_view css, Blocks content) {
  const Document document = styled(css, std::move(content));
  const BookStyle book = book_style(document, {});
  return flow_document(document, book).blocks;
}

}  // namespace

TEST_CASE("paged stylesheet: what is generated as a block stands beside its element") {
  const auto blocks = blocks_of(
      "p::before { content: 'x'; display: block; margin-bottom: 5pt; text-align: right }"
      "p::after { content: ''; display: block; height: 3pt; background: #0000ff }",
      {paragraph("words"), paragraph("more")});
  REQUIRE(blocks.size() == 6);
  CHECK(std::get<TextBlock>(blocks[0].content).text.text == "x");
  CHECK(std::get<TextBlock>(blocks[0].content).style.align == TextAlign::end);
  CHECK(blocks[0].keep == Keep::with_next);
  CHECK(std::get<TextBlock>(blocks[1].content).text.text == "words");
  CHECK(blocks[1].space_above == doctest::Approx(5));
  CHECK(std::get<TextBlock>(blocks[2].content).leading == doctest::Approx(3));
  CHECK(blocks[2].opened.size() == 1);
  CHECK(blocks[2].penalty == forbidden_break);
}

TEST_CASE(
    "paged stylesheet: what is generated in a line has a box and a place of its own") {
  const auto blocks = blocks_of(
      "p { font-size: 10pt } p::before { content: 'x'; padding: 0 4pt; border: 1pt "
      "solid; "
      "vertical-align: 2pt; line-height: 30pt }",
      {paragraph("words")});
  REQUIRE(blocks.size() == 1);
  const ParagraphText& text = std::get<TextBlock>(blocks[0].content).text;
  CHECK(text.text == "xwords");
  REQUIRE(text.boxes.size() == 1);
  CHECK(text.boxes[0].end == 1);
  CHECK(css::side_of(text.boxes[0].padding, css::Side::left) == doctest::Approx(4));
  CHECK(text.boxes[0].baseline_shift == doctest::Approx(2));
  CHECK(text.runs[0].style.baseline_shift == doctest::Approx(2));
  CHECK(text.runs[0].leading == doctest::Approx(30));
  CHECK(text.runs[1].box == no_box);
  CHECK(text.runs[1].leading == 0);
}

TEST_CASE("paged stylesheet: an inline with a leading of its own opens its line") {
  const auto height = [](std::string_view css) {
    const Document document =
        styled("p { margin: 0; line-height: 14pt }" + std::string(css),
               {paragraph({text("a"), {.kind = Emphasis{{text("b")}}}}), paragraph("c")});
    Diagnostics diagnostics;
    const PagedDocument paged = make_pages(document, {}, diagnostics);
    std::map<std::string, double> baselines;
    for (const PlacedItem& item : paged.pages[0].items) {
      if (const auto* run = std::get_if<TextRun>(&item)) {
        baselines[run->text] = run->origin.y;
      }
    }
    return baselines["c"] - baselines["b"];
  };
  CHECK(height("") == doctest::Approx(14));
  CHECK(height("em { line-height: 0 }") == doctest::Approx(14));
  CHECK(height("em { line-height: 34pt }") ==
        doctest::Approx(14 + 0.26 * 20).epsilon(0.01));
}

TEST_CASE("paged stylesheet: an inline sets a string of the page") {
  const PagedDocument paged =
      pages_of(styled("em { string-set: term content() }"
                      "@page { @top-left { content: string(term) } }",
                      {paragraph({text("a"), {.kind = Emphasis{{text("word")}}}})}));
  CHECK(page_text(paged.pages[0], Role::artifact).find("word") != std::string::npos);
}

TEST_CASE("paged stylesheet: a break between scenes is as high as it is to be") {
  const auto leading = [](std::string_view css) {
    const auto blocks = blocks_of(css, {{.kind = ThematicBreak{}}});
    REQUIRE(blocks.size() == 1);
    return std::get<TextBlock>(blocks[0].content).leading;
  };
  CHECK(leading("hr { height: 40pt }") == doctest::Approx(40));
  CHECK(leading("hr { height: 2pt } hr::before { content: none }") == doctest::Approx(2));
}

TEST_CASE("paged stylesheet: a string has the words of the heading of the contents") {
  const Document document = styled(
      "h1 { string-set: head content() } @page { @top-left { content: string(head) } }",
      {{.kind = Contents{.heading = {text("Inside")},
                         .entries = {{.content = {text("Entry")}}}}}});
  const std::string furniture = page_text(pages_of(document).pages[0], Role::artifact);
  CHECK(furniture.find("Inside") != std::string::npos);
  CHECK(furniture.find("Entry") == std::string::npos);
}

TEST_CASE("paged stylesheet: the page of a word in a line is named") {
  const Document document = styled(
      "p::after { content: '<' target-counter('#here', page) '>' }",
      {words_paragraph(900),
       paragraph({{.kind = Emphasis{{text("word")}}, .attributes = {.id = "here"}}})});
  const PagedDocument paged = pages_of(document);
  REQUIRE(paged.pages.size() > 1);
  std::string named;
  for (const octavo::paged::Page& page : paged.pages) {
    named += page_text(page, Role::artifact);
  }
  CHECK(named.find("<" + std::to_string(paged.pages.size()) + ">") != std::string::npos);
}

TEST_CASE("paged stylesheet: words that are asked for again and again have an end") {
  constexpr std::size_t long_words = css::most_words / 16;
  Blocks content = {{.kind = Section{1, {paragraph(std::string(long_words, 'x'))}},
                     .attributes = {.id = "b"}}};
  for (int index = 0; index < 20; ++index) {
    content.push_back(paragraph("Text."));
  }
  const Document document = styled(
      "p::before { content: attr(id) '-' target-text('#b', first-letter) }"
      "p::after { content: target-text('#b') }",
      std::move(content));
  const Flow flow = flow_document(document, book_style(document, {}));
  CHECK(flow.words.left_out.size() == 1);
  CHECK(flow.words.left < long_words);
  std::size_t with_words = 0;
  for (const FlowBlock& block : flow.blocks) {
    const std::string& text = std::get<TextBlock>(block.content).text.text;
    CHECK(text.starts_with("-x"));
    with_words += text.ends_with("x") ? 1 : 0;
  }
  CHECK(with_words == 15);
}

TEST_CASE("paged stylesheet: words that are left out are reported where asked for") {
  const std::string css =
      "#b { display: none } p::after { content: target-text('#b') content() }"
      "p { string-set: a content(); bookmark-level: 1; bookmark-label: target-text('#b') "
      "}";
  const Document document = styled(
      css, {{.kind = Section{1, {paragraph(std::string(css::most_words + 1, 'x'))}},
             .attributes = {.id = "b"}},
            paragraph("One."),
            paragraph("Two.")});
  Diagnostics diagnostics;
  const PagedDocument paged = pages_of(document, {}, &diagnostics);
  CHECK(page_text(paged.pages[0]).find("One.") != std::string::npos);
  REQUIRE(diagnostics.list().size() == 2);
  CHECK(diagnostics.list()[0].code == "css-unsupported");
  CHECK(diagnostics.list()[0].span.begin == css.find("content"));
  CHECK(diagnostics.list()[1].span.begin == css.find("bookmark-label"));
}

TEST_CASE("paged stylesheet: of a whole chapter a string has what a margin shows") {
  const Document document =
      styled("section { string-set: a content() }",
             {{.kind = Section{1, {paragraph(std::string(2000, 'x'))}}}});
  const Flow flow = flow_document(document, book_style(document, {}));
  const auto& strings = flow.blocks.at(0).strings;
  REQUIRE(strings.size() == 1);
  CHECK(strings[0].text.size() > longest_margin_text);
  CHECK(strings[0].text.size() < 2 * longest_margin_text);
}
