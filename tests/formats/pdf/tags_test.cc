#include "formats/pdf/tags.h"

#include <doctest/doctest.h>

#include "tests/formats/pdf/normal_form.h"
#include "tests/tree.h"

namespace octavo::pdf {

namespace {

Inline leaf(std::uint32_t id) {
  Inline node = tree::text("x");
  node.id = NodeId{id};
  return node;
}

PageContent page_with(const std::vector<Mark>& marks) {
  return {.marks = marks};
}

// The file's objects, its structure and two empty pages.
std::string structure_of(const Document& document,
                         const std::vector<PageContent>& contents) {
  ObjectFile file;
  std::vector<ObjectId> pages;
  for (std::size_t i = 0; i < contents.size(); ++i) {
    pages.push_back(file.reserve());
  }
  const ObjectId root = put_structure(
      file, document, {.contents = contents, .page_ids = pages, .links = {}});
  const ObjectId tree = file.reserve();
  std::string kids;
  for (const ObjectId page : pages) {
    file.put(page, "<</Type/Page/Parent " + reference(tree) + "/MediaBox[0 0 9 9]>>");
    kids += reference(page) + " ";
  }
  file.put(tree, "<</Type/Pages/Count " + std::to_string(pages.size()) + "/Kids[" + kids +
                     "]>>");
  const ObjectId catalog = file.add("<</Type/Catalog/Pages " + reference(tree) +
                                    "/StructTreeRoot " + reference(root) + ">>");
  Diagnostics diagnostics;
  return tests::normal_form(file.save(catalog, {}, diagnostics).value_or(""));
}

bool has(const std::string& form, const std::string& part) {
  CAPTURE(form);
  return form.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("tags: a paragraph over two pages is one element with marks on both") {
  Document document;
  document.content = {tree::paragraph({leaf(2)})};
  const std::string form = structure_of(
      document, {page_with({{.owner = NodeId{2}}}), page_with({{.owner = NodeId{2}}})});
  CHECK(has(form, "/K [ 0 << /MCID 0 /Pg "));
  CHECK(has(form, "/S /P"));
}

TEST_CASE("tags: an element of which nothing is shown is left out") {
  Document document;
  document.content = {tree::paragraph({leaf(2)}), tree::division({})};
  const std::string form = structure_of(document, {page_with({{.owner = NodeId{2}}})});
  CHECK_FALSE(has(form, "/Div /Type"));
  CHECK_FALSE(has(form, "/S /Div"));
}

TEST_CASE("tags: a part of a book is one, and its chapters are sections in it") {
  Block chapter{.kind = Section{2, {tree::paragraph({leaf(2)})}}};
  Block part{.kind = Section{1, {chapter}}, .attributes = {.classes = {"part"}}};
  Document document{.content = {part}};
  const std::vector<PageContent> pages = {page_with({{.owner = NodeId{2}}})};
  CHECK(has(structure_of(document, pages), "/S /Part"));
  CHECK(has(structure_of(document, pages), "/S /Sect"));
  document.content[0].attributes.classes.clear();
  CHECK_FALSE(structure_of(document, pages).find("/S /Part") != std::string::npos);
}

TEST_CASE("tags: a table's cells stand in rows, empty ones too") {
  Document document;
  Table table{
      .head = {{.cells = {{.content = {tree::paragraph({leaf(2)})}}, {}}}},
      .body = {
          {.cells = {{.content = {tree::paragraph({leaf(3)})}, .column_span = 2},
                     {.content = {tree::paragraph({leaf(4)})}, .heads_row = true}}}}};
  document.content = {{.kind = std::move(table)}};
  const std::string form = structure_of(
      document,
      {page_with({{.owner = NodeId{2}}, {.owner = NodeId{3}}, {.owner = NodeId{4}}})});
  CHECK(has(form, "/S /THead"));
  CHECK(has(form, "/Scope /Column"));
  CHECK(has(form, "/Scope /Row"));
  CHECK(has(form, "/ColSpan 2"));
  std::size_t heads = 0;
  for (std::size_t at = 0; (at = form.find("/S /TH ", at)) != std::string::npos; ++at) {
    ++heads;
  }
  // One that heads nothing is none.
  CHECK(heads == 2);
}

TEST_CASE("tags: a head of empty cells is none") {
  Document document;
  document.content = {
      {.kind = Table{.head = {{.cells = {{}}}},
                     .body = {{.cells = {{.content = {tree::paragraph({leaf(2)})}}}}}}}};
  const std::string form = structure_of(document, {page_with({{.owner = NodeId{2}}})});
  CHECK_FALSE(has(form, "/S /THead"));
  CHECK(has(form, "/S /TBody"));
}

TEST_CASE("tags: a list item has its label beside its body") {
  Document document;
  List list{.marker = ListMarker::decimal,
            .items = {{.content = {tree::paragraph({leaf(3)})}, .id = NodeId{2}}}};
  document.content = {{.kind = std::move(list)}};
  const std::string form =
      structure_of(document, {page_with({{.owner = NodeId{2}, .role = paged::Role::label},
                                         {.owner = NodeId{3}}})});
  CHECK(has(form, "/ListNumbering /Decimal"));
  CHECK(has(form, "/S /Lbl"));
  CHECK(has(form, "/S /LBody"));
}

TEST_CASE("tags: a picture is a figure with its description, and a decoration is none") {
  Document document;
  Inline image{.kind = Image{.description = {tree::text("a Ω")}}, .id = NodeId{2}};
  Inline decoration{.kind = Image{.described_by = DescribedBy::nobody}, .id = NodeId{3}};
  document.content = {tree::paragraph({image, decoration})};
  const std::string form =
      structure_of(document, {page_with({{.owner = NodeId{2}, .is_picture = true}})});
  CHECK(has(form, "/S /Figure"));
  CHECK(find_decorations(document) == std::set<NodeId>{NodeId{3}});
}

TEST_CASE("tags: languages stand on the elements that change them") {
  Document document;
  document.metadata.language = "en";
  Block german = tree::paragraph({leaf(2)});
  german.attributes.language = "de";
  document.content = {german};
  const std::string form = structure_of(document, {page_with({{.owner = NodeId{2}}})});
  CHECK(has(form, "/Lang (en)"));
  CHECK(has(form, "/Lang (de)"));
}

TEST_CASE("tags: every mark leads back to its element") {
  Document document;
  document.content = {tree::paragraph({leaf(2)}), tree::paragraph({leaf(3)})};
  const std::string form =
      structure_of(document, {page_with({{.owner = NodeId{3}}, {.owner = NodeId{2}}})});
  CHECK_FALSE(has(form, "null"));
  CHECK(has(form, "/ParentTreeNextKey 1"));
}

}  // namespace octavo::pdf
