#include "compiler/batch/workers.h"

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <map>
#include <new>
#include <string>
#include <unistd.h>
#include <vector>

#include <doctest/doctest.h>

using namespace octavo::batch;

namespace {

using Results = std::map<std::size_t, WorkResult>;

// Each work is taken once.
Results results_of(Works works) {
  Results results;
  auto advise = works.advise ? works.advise : [] { return Advice::go_on; };
  works.advise = advise;
  works.take = [&](std::size_t index, WorkResult result) {
    CHECK(results.emplace(index, std::move(result)).second);
  };
  do_works(works);
  CHECK(results.size() == works.count);
  return results;
}

[[noreturn]] void go_on_for_ever() {
  std::atomic<unsigned> turns = 0;
  while (true) {
    ++turns;
  }
}

}  // namespace

TEST_CASE("workers: each work is done once, by as many processes as there may be") {
  for (const unsigned jobs : {1U, 3U, 50U}) {
    CAPTURE(jobs);
    const Results results =
        results_of({.count = 20, .jobs = jobs, .work = [](std::size_t i) {
                      return std::string(i * 10'000, 'x');
                    }});
    for (const auto& [index, result] : results) {
      CHECK(result.ending == Ending::done);
      CHECK(result.bytes.size() == index * 10'000);
    }
  }
  CHECK(results_of(
            {.count = 0, .jobs = 2, .work = [](std::size_t) { return std::string(); }})
            .empty());
}

TEST_CASE("workers: a process does many works, and octavo's own none") {
  const std::string here = std::to_string(getpid());
  const Results results = results_of({.count = 9, .jobs = 2, .work = [](std::size_t) {
                                        return std::to_string(getpid());
                                      }});
  std::map<std::string, int> works;
  for (const auto& [index, result] : results) {
    ++works[result.bytes];
  }
  CHECK(works.size() <= 2);
  CHECK_FALSE(works.contains(here));
}

TEST_CASE("workers: what crashes, hangs or is killed ends alone") {
  const auto work = [](std::size_t index) -> std::string {
    switch (index) {
      case 1:
        std::abort();
      case 3:
        throw std::bad_alloc();
      case 4:
        throw std::runtime_error("a fault");
      case 5:
        go_on_for_ever();
      case 7:
        kill(getpid(), SIGKILL);
        break;
      case 8:
        _exit(9);
      default:
        break;
    }
    return "done";
  };
  const Results results =
      results_of({.count = 12, .jobs = 2, .limits = {.seconds = 1}, .work = work});
  const auto ending = [&](std::size_t index) { return results.at(index).ending; };
  CHECK(ending(1) == Ending::crashed);
  CHECK(results.at(1).bytes.find("signal 6") != std::string::npos);
  CHECK(ending(3) == Ending::out_of_memory);
  CHECK(ending(4) == Ending::crashed);
  CHECK(results.at(4).bytes == "a fault");
  CHECK(ending(5) == Ending::out_of_time);
  CHECK(results.at(5).seconds >= 1);
  CHECK(ending(7) == Ending::crashed);
  CHECK(results.at(7).bytes.find("signal 9") != std::string::npos);
  CHECK(results.at(8).bytes == "its process ended with status 9");
  for (const std::size_t index : {0U, 2U, 6U, 9U, 10U, 11U}) {
    CAPTURE(index);
    CHECK(ending(index) == Ending::done);
  }
}

// AddressSanitizer holds the whole address space.
#if !defined(__has_feature)
#define __has_feature(name) 0
#endif
#if !__has_feature(address_sanitizer)
TEST_CASE("workers: a work gets no more memory than it may take") {
  const auto work = [](std::size_t index) {
    return std::string(index == 1 ? 200U << 20U : 1U << 20U, 'x').substr(0, 1);
  };
  const Results results =
      results_of({.count = 3, .jobs = 1, .limits = {.bytes = 64U << 20U}, .work = work});
  CHECK(results.at(0).ending == Ending::done);
  CHECK(results.at(1).ending == Ending::out_of_memory);
  CHECK(results.at(2).ending == Ending::done);
}
#endif

TEST_CASE("workers: on advice no other is begun, and those that have begun end") {
  int ended = 0;
  const Results results = results_of(
      {.count = 50,
       .jobs = 2,
       .work = [](std::size_t) { return std::string("done"); },
       .advise = [&] { return ++ended >= 3 ? Advice::finish : Advice::go_on; }});
  std::size_t done = 0;
  for (const auto& [index, result] : results) {
    done += result.ending == Ending::done ? 1 : 0;
    CHECK((result.ending == Ending::done || result.ending == Ending::abandoned));
  }
  CHECK(done >= 2);
  CHECK(done < 50);
}

TEST_CASE("workers: on other advice those that have begun are ended") {
  int asked = 0;
  const Results results =
      results_of({.count = 4,
                  .jobs = 2,
                  .work = [](std::size_t) -> std::string { go_on_for_ever(); },
                  .advise = [&] { return ++asked >= 2 ? Advice::stop : Advice::go_on; }});
  for (const auto& [index, result] : results) {
    CHECK(result.ending == Ending::abandoned);
  }
}
