#include "formats/paged/breaker.h"

#include <doctest/doctest.h>

using namespace octavo;
using namespace octavo::paged;

namespace {

Strips lines(std::size_t count, double height = 10) {
  return Strips(count, Strip{.height = height});
}

/// Above the notes of a page.
constexpr double separation = 7.5;

/// Pages of one depth, of lines of 10 points.
std::vector<PagePlan> break_pages(const Column& column,
                                  const std::vector<SetNote>& notes,
                                  double depth) {
  const auto room_of = [=](const PageAt&) -> PageRoom {
    return {.depth = depth, .note_separation = separation};
  };
  return paged::break_pages(column, notes, room_of, 10);
}

std::vector<std::size_t> ends(const std::vector<PagePlan>& plans) {
  std::vector<std::size_t> result;
  for (const PagePlan& plan : plans) {
    result.push_back(plan.end);
  }
  return result;
}

}  // namespace

TEST_CASE("breaker: each page has its own depth") {
  Column column{.strips = lines(12)};
  for (std::size_t index = 6; index < 12; ++index) {
    column.strips[index].run = 1;
  }
  column.strips[6].start = Start::page;
  std::vector<PageAt> asked;
  const auto room_of = [&](const PageAt& page) -> PageRoom {
    asked.push_back(page);
    return {.depth = page.run == 0 ? 100.0 : page.index_in_run == 0 ? 20.0 : 30.0};
  };
  const auto plans = paged::break_pages(column, {}, room_of, 10);
  CHECK(ends(plans) == std::vector<std::size_t>{6, 8, 11, 12});
  CHECK(plans[2].index_in_run == 1);
  REQUIRE(asked.size() == 4);
  CHECK(asked[2].index == 2);
  CHECK(asked[2].run == 1);
}

TEST_CASE("breaker: an empty page counts among those of the run before it") {
  Column column{.strips = lines(2)};
  column.strips[1].start = Start::recto;
  column.strips[1].run = 1;
  const auto plans = break_pages(column, {}, 100);
  REQUIRE(plans.size() == 3);
  CHECK(plans[1].index_in_run == 1);
  CHECK(plans[2].index_in_run == 0);
}

TEST_CASE("breaker: a strip may ask for the back of a leaf") {
  Column column{.strips = lines(2)};
  column.strips[1].start = Start::verso;
  CHECK(break_pages(column, {}, 100).size() == 2);
  column.strips[0].start = Start::verso;
  const auto plans = break_pages(column, {}, 100);
  REQUIRE(plans.size() == 4);
  CHECK(plans[0].is_blank());
  CHECK(plans[2].is_blank());
}

TEST_CASE("breaker: the space above a strip is kept where it asked for the page") {
  Column column{.strips = lines(12)};
  column.strips[0].start = Start::page;
  column.strips[0].space_above = 40;
  column.strips[6].space_above = 40;
  CHECK(ends(break_pages(column, {}, 100)) == std::vector<std::size_t>{6, 12});
}

TEST_CASE("breaker: nothing makes one page") {
  CHECK(break_pages({}, {}, 100).size() == 1);
}

TEST_CASE("breaker: lines fill pages") {
  CHECK(ends(break_pages({.strips = lines(25)}, {}, 100)) ==
        std::vector<std::size_t>{10, 20, 25});
}

TEST_CASE("breaker: a page is left a line short rather than end before a last line") {
  Column column{.strips = lines(12)};
  column.strips[10].penalty = 8000;
  CHECK(ends(break_pages(column, {}, 100)) == std::vector<std::size_t>{9, 12});
}

TEST_CASE("breaker: what may not be parted goes to the next page together") {
  Column column{.strips = lines(12)};
  column.strips[9].penalty = forbidden_break;
  column.strips[10].penalty = forbidden_break;
  CHECK(ends(break_pages(column, {}, 100)) == std::vector<std::size_t>{8, 12});
}

TEST_CASE("breaker: what is to stay whole goes on, however short the page") {
  Column column{.strips = lines(14)};
  for (std::size_t index = 3; index < 12; ++index) {
    column.strips[index].stays_with_last = true;
  }
  CHECK(ends(break_pages(column, {}, 100)) == std::vector<std::size_t>{2, 12, 14});
}

TEST_CASE("breaker: what may not be parted and is taller than a page is parted") {
  Column column{.strips = lines(30)};
  for (Strip& strip : column.strips) {
    strip.penalty = forbidden_break;
  }
  CHECK(ends(break_pages(column, {}, 100)) == std::vector<std::size_t>{10, 20, 30});
}

TEST_CASE("breaker: a strip taller than the page has a page to itself") {
  Column column{.strips = lines(3)};
  column.strips[1].height = 500;
  CHECK(ends(break_pages(column, {}, 100)) == std::vector<std::size_t>{1, 2, 3});
}

TEST_CASE("breaker: a chapter begins a page, a part a right-hand one") {
  Column column{.strips = lines(3)};
  column.strips[1].start = Start::page;
  column.strips[2].start = Start::recto;
  const auto plans = break_pages(column, {}, 100);
  REQUIRE(plans.size() == 3);
  column.strips[1].start = Start::anywhere;
  const auto with_blank = break_pages(column, {}, 100);
  REQUIRE(with_blank.size() == 3);
  CHECK(with_blank[1].is_blank());
}

TEST_CASE("breaker: a note stands on the page of its mark") {
  Column column{.strips = lines(20)};
  column.strips[8].notes = {NodeId{7}};
  const auto plans = break_pages(column, {{.id = NodeId{7}, .strips = lines(3, 8)}}, 100);
  REQUIRE(plans.size() == 3);
  CHECK(plans[0].end <= 8);
  CHECK(plans[0].notes.empty());
  CHECK(plans[1].notes.size() == 3);
}

TEST_CASE("breaker: a long note goes on over the next pages and none of it is lost") {
  Column column{.strips = lines(20)};
  column.strips[0].notes = {NodeId{7}};
  column.strips[12].notes = {NodeId{8}};
  const std::vector<SetNote> notes = {{.id = NodeId{7}, .strips = lines(60, 8)},
                                      {.id = NodeId{8}, .strips = lines(5, 8)}};
  const auto plans = break_pages(column, notes, 100);
  CHECK(!plans[0].notes.empty());
  std::size_t next[2] = {0, 0};
  for (const PagePlan& plan : plans) {
    for (const NoteStrip& each : plan.notes) {
      CHECK(each.strip == next[each.note]);
      ++next[each.note];
    }
    double height = plan.notes.empty() ? 0 : separation;
    height += 10.0 * static_cast<double>(plan.end - plan.begin);
    height += 8.0 * static_cast<double>(plan.notes.size());
    CHECK(height <= 100.01);
  }
  CHECK(next[0] == 60);
  CHECK(next[1] == 5);
  CHECK(plans.back().end == 20);
}

TEST_CASE("breaker: a note that is parted has two lines or more on either page") {
  for (std::size_t size = 2; size < 40; ++size) {
    for (std::size_t mark = 0; mark < 10; ++mark) {
      CAPTURE(size);
      CAPTURE(mark);
      Column column{.strips = lines(25)};
      column.strips[mark].notes = {NodeId{7}};
      const std::vector<SetNote> notes = {{.id = NodeId{7}, .strips = lines(size, 8)}};
      std::size_t all = 0;
      for (const PagePlan& plan : break_pages(column, notes, 100)) {
        CHECK(plan.notes.size() != 1);
        all += plan.notes.size();
      }
      CHECK(all == size);
    }
  }
}

TEST_CASE("breaker: notes that call each other are set once") {
  Column column{.strips = lines(2)};
  column.strips[0].notes = {NodeId{7}, NodeId{7}};
  std::vector<SetNote> notes = {{.id = NodeId{7}, .strips = lines(1, 8)},
                                {.id = NodeId{8}, .strips = lines(1, 8)}};
  notes[0].strips[0].notes = {NodeId{8}};
  notes[1].strips[0].notes = {NodeId{7}, NodeId{8}};
  const auto plans = break_pages(column, notes, 100);
  REQUIRE(plans.size() == 1);
  CHECK(plans[0].notes.size() == 2);
}

TEST_CASE("breaker: the notes of a chapter end before the next begins") {
  Column column{.strips = lines(2)};
  column.strips[0].notes = {NodeId{7}};
  column.strips[1].start = Start::page;
  const auto plans =
      break_pages(column, {{.id = NodeId{7}, .strips = lines(30, 8)}}, 100);
  REQUIRE(plans.size() > 2);
  CHECK(plans.back().notes.empty());
  CHECK(plans.back().begin == 1);
}

TEST_CASE("breaker: spaces between blocks stretch to fill a page") {
  Column column{.strips = lines(20)};
  column.strips[4].space_above = 7;
  const auto plans = break_pages(column, {}, 100);
  CHECK(plans[0].end == 9);
  CHECK(plans[0].stretch == doctest::Approx(3.0 / 7.0));
  CHECK(plans.back().stretch == 0);
}
