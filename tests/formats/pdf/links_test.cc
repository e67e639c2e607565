#include "formats/pdf/links.h"

#include <doctest/doctest.h>

#include "tests/formats/pdf/hand_pages.h"
#include "tests/tree.h"

namespace octavo::pdf {

namespace {

LinkTarget target_of(const std::string& address, const std::string& words) {
  Document document;
  Inline link = tree::link(address, words);
  link.id = NodeId{2};
  document.content = {tree::paragraph({link})};
  const auto targets = find_targets(document);
  return targets.empty() ? LinkTarget{} : targets.begin()->second;
}

std::string uri_of(const std::string& target) {
  return target_of(target, "w").uri;
}

std::string description_of(const std::string& words) {
  return target_of("https://example.org/", words).contents;
}

std::string repeated(const std::string& text, std::size_t times) {
  std::string whole;
  for (std::size_t i = 0; i < times; ++i) {
    whole += text;
  }
  return whole;
}

}  // namespace

TEST_CASE("links: a URI is ASCII in the file") {
  CHECK(uri_of("doi:10.1000/182") == "doi:10.1000/182");
  CHECK(uri_of("https://example.org/Ω b") == "https://example.org/%CE%A9%20b");
}

TEST_CASE("links: of many words the first describe the link") {
  const std::string fits = repeated("word ", 39) + "words";
  REQUIRE(fits.size() == longest_description);
  CHECK(description_of(fits) == fits);
  CHECK(description_of(fits + "s") == repeated("word ", 38) + "word…");
  CHECK(description_of(repeated("word ", 80'000)) == repeated("word ", 39) + "word…");
  CHECK(description_of(repeated("字", 1000)) ==
        repeated("字", longest_description) + "…");
}

TEST_CASE("links: what octavo says of a picture describes the link around it") {
  Inline link = tree::link("https://example.org/", "");
  std::get<Link>(link.kind).content = {
      {.kind = Image{.description = {tree::text("Picture without description: a.png")},
                     .described_by = DescribedBy::octavo,
                     .picture = PictureId{0}}}};
  link.id = NodeId{2};
  Document document;
  document.content = {tree::paragraph({link})};
  CHECK(find_targets(document).at(NodeId{2}).contents ==
        "Picture without description: a.png");
}

TEST_CASE("links: the lines of a link share its address") {
  const paged::PagedDocument pages = tests::one_page();
  const std::string address = "https://example.org/" + repeated("a", 20'000);
  const auto bytes = [&](std::size_t lines) {
    ObjectFile file;
    const ObjectId catalog = file.add("<<>>");
    std::vector<LinkArea> areas(lines, LinkArea{.link = NodeId{1}});
    put_links(file, areas, pages, {{NodeId{1}, {.uri = address}}},
              Destinations(pages, {}), 1);
    Diagnostics diagnostics;
    return file.save(catalog, {}, diagnostics).value_or("").size();
  };
  CHECK(bytes(1) > 0);
  CHECK(bytes(300) < bytes(1) + 300 * 100);
}

TEST_CASE("links: a link over two lines has an area on each") {
  paged::PagedDocument pages = tests::one_page();
  auto& items = pages.pages[0].items;
  const NodeId link{4};
  items.emplace_back(
      tests::set_run(*pages.fonts, {.text = "one ", .x = 50, .y = 100, .link = link}));
  items.emplace_back(
      tests::set_run(*pages.fonts, {.text = "two", .x = 70, .y = 100, .link = link}));
  items.emplace_back(
      tests::set_run(*pages.fonts, {.text = "three", .x = 20, .y = 114, .link = link}));
  const std::vector<LinkArea> areas = find_link_areas(pages);
  REQUIRE(areas.size() == 2);
  CHECK(areas[0].area.left == 50);
  CHECK(areas[0].area.left + areas[0].area.width > 80);
  CHECK(areas[1].area.left == 20);
}

TEST_CASE("links: an area that leads to no page is dropped") {
  paged::PagedDocument pages = tests::one_page();
  pages.anchors = {{.node = NodeId{7}, .page = 0, .y = 30}};
  ObjectFile file;
  const Destinations destinations(pages, {file.reserve()});
  std::vector<LinkArea> areas{
      {.link = NodeId{1}}, {.link = NodeId{2}}, {.link = NodeId{3}}};
  put_links(
      file, areas, pages,
      {{NodeId{1}, {.destination = NodeId{7}}}, {NodeId{2}, {.destination = NodeId{8}}}},
      destinations, 1);
  REQUIRE(areas.size() == 1);
  CHECK(areas[0].link == NodeId{1});
  CHECK(destinations.find(NodeId{7}) == "[1 0 R/XYZ 0 370 null]");
}

}  // namespace octavo::pdf
