#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "formats/css/stylesheets.h"
#include "formats/epub/writer.h"
#include "tests/formats/epub/unpack.h"
#include "tests/tree.h"

/// A finished document made by hand, and the files of the book that comes of it.
namespace octavo::test {

using tree::paragraph;
using tree::text;

inline Block paragraph(std::string words, std::string name) {
  Block block = paragraph(std::move(words));
  block.attributes.classes = {std::move(name)};
  return block;
}

inline Block section(std::string words, std::uint32_t id, Blocks content, int level = 1) {
  content.insert(content.begin(), {.kind = Heading{level, {text(std::move(words))}},
                                   .id = NodeId{id + 1}});
  return {.kind = Section{level, std::move(content)},
          .attributes = {.id = "section-" + std::to_string(id)},
          .id = NodeId{id}};
}

/// Two chapters, the first with a note, a link to the second and a picture.
inline Document book() {
  const Inline reference{.kind = NoteReference{"n", 1, NodeId{30}}, .id = NodeId{20}};
  const Inline link{
      .kind =
          Link{.target = "#b", .content = {text("there")}, .destination = NodeId{40}}};
  const Inline image{.kind = Image{.source = "../../a.svg",
                                   .description = {text("A line")},
                                   .picture = PictureId{0}}};
  const Block note{.kind = Note{.label = "n",
                                .number = 1,
                                .content = {paragraph("The note.")},
                                .references = {NodeId{20}}},
                   .id = NodeId{30}};
  return {
      .metadata = {.title = {text("A Book")},
                   .subtitle = {text("of tests")},
                   .authors = {"Ada & Co"},
                   .date = "2024-05-17",
                   .language = "en",
                   .rights = "None",
                   .cover_image = "none",
                   .form = Form::book},
      .content = {{.kind = TitlePage{{{.kind = Heading{1, {text("A Book")}},
                                       .attributes = {.classes = {"title"}}},
                                      paragraph("Ada & Co", "author")}}},
                  {.kind = Contents{{text("Contents")},
                                    {{.content = {text("One")}, .target = NodeId{10}},
                                     {.content = {text("Two")}, .target = NodeId{40}}}}},
                  section("One", 10,
                          {{.kind = Paragraph{{text("See"), reference, link, image}}},
                           {.kind = Notes{{note}}}}),
                  section("Two", 40, {paragraph("End.")})},
      .pictures = {
          {.kind = PictureKind::svg, .bytes = "<svg/>", .width = 1, .height = 1}}};
}

/// The file of a finished book.
inline std::string file_of(const std::vector<epub::Entry>& entries,
                           const std::string& name) {
  for (const epub::Entry& entry : entries) {
    if (entry.name == "EPUB/" + name) {
      return entry.bytes;
    }
  }
  return "no such file";
}

inline std::vector<epub::Entry> written(const Document& document,
                                        const Options& options = {}) {
  Diagnostics diagnostics;
  const auto bytes =
      epub::write_epub({.document = document, .options = options}, diagnostics).bytes;
  REQUIRE(bytes);
  CHECK(diagnostics.list().empty());
  auto entries = unpack(*bytes);
  REQUIRE(entries);
  return *entries;
}

/// A document with one stylesheet of its author's, in which nothing is wrong.
inline Document styled(Document document, std::string_view css) {
  Diagnostics diagnostics;
  auto sheets = std::make_shared<css::Stylesheets>();
  sheets->list.push_back(
      css::parse_sheet(css, FileId::none, css::Origin::author, diagnostics));
  REQUIRE(diagnostics.list().empty());
  document.stylesheets = std::move(sheets);
  return document;
}

inline bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace octavo::test
