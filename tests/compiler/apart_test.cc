#include "compiler/apart.h"

#include <atomic>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

using octavo::run_apart;

TEST_CASE("apart: what the work gives is given back, however long it is") {
  std::string given(3'000'000, 'x');
  given[12345] = '\0';
  CHECK(run_apart([&] { return std::optional(given); }) == given);
  CHECK(run_apart([] { return std::optional<std::string>(""); }) == "");
}

TEST_CASE("apart: work that gives nothing, throws or aborts gives nothing") {
  CHECK_FALSE(run_apart([] { return std::optional<std::string>(); }));
  CHECK_FALSE(run_apart([]() -> std::optional<std::string> { throw 1; }));
  CHECK_FALSE(run_apart([]() -> std::optional<std::string> { std::abort(); }));
}

TEST_CASE("apart: work that never ends is ended") {
  const auto endless = []() -> std::optional<std::string> {
    std::atomic<unsigned> turns = 0;
    while (true) {
      ++turns;
    }
  };
  CHECK_FALSE(run_apart(endless, {.seconds = 1}));
}

// AddressSanitizer holds the whole address space, and waits for ever for more.
#if !defined(__has_feature)
#define __has_feature(name) 0
#endif
#if !__has_feature(address_sanitizer)
TEST_CASE("apart: work gets no more memory than it may take") {
  const auto greedy = []() -> std::optional<std::string> {
    std::vector<std::string> held;
    for (int i = 0; i < 64; ++i) {
      held.emplace_back(std::size_t{1} << 20U, 'x');
    }
    return std::to_string(held.size());
  };
  CHECK(run_apart(greedy, {.bytes = 512ULL << 20U}) == "64");
  CHECK_FALSE(run_apart(greedy, {.bytes = 16ULL << 20U}));
}
#endif

TEST_CASE("apart: work changes nothing that octavo holds") {
  int held = 1;
  CHECK(run_apart([&] {
    held = 2;
    return std::optional<std::string>("done");
  }));
  CHECK(held == 1);
}

TEST_CASE("apart: a work that ends its process leaves the others theirs") {
  std::vector<octavo::ApartResult> results;
  run_apart(
      5,
      [](std::size_t index) -> octavo::ApartResult {
        if (index == 2) {
          std::abort();
        }
        return index == 3 ? std::nullopt : octavo::ApartResult(std::to_string(index));
      },
      [&](std::size_t index, octavo::ApartResult result) {
        CHECK(index == results.size());
        results.push_back(std::move(result));
      });
  CHECK(results == std::vector<octavo::ApartResult>{"0", "1", {}, {}, "4"});
}
