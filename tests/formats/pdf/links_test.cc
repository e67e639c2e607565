#include "formats/pdf/links.h"

#include <doctest/doctest.h>

#include "tests/formats/pdf/hand_pages.h"
#include "tests/tree.h"

namespace octavo::pdf {

namespace {

std::string uri_of(const std::string& target) {
  Document document;
  Inline link = tree::link(target, "w");
  link.id = NodeId{2};
  document.content = {tree::paragraph({link})};
  const auto targets = find_targets(document);
  return targets.empty() ? "" : targets.begin()->second.uri;
}

}  // namespace

TEST_CASE("links: a URI is ASCII in the file") {
  CHECK(uri_of("doi:10.1000/182") == "doi:10.1000/182");
  CHECK(uri_of("https://example.org/Ω b") == "https://example.org/%CE%A9%20b");
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
