#include "compiler/batch/shard.h"

#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace octavo::batch;

namespace {

using Said = std::map<std::string, std::string, std::less<>>;

ShardReading read(std::string_view text, const Said& said = {}) {
  return read_shard(text, [&](std::string_view name) {
    const auto found = said.find(name);
    return found == said.end() ? std::nullopt : std::optional(found->second);
  });
}

}  // namespace

TEST_CASE("shard: a number and how many there are") {
  CHECK(read("1/1").shard == Shard{0, 1});
  CHECK(read("2/8").shard == Shard{1, 8});
  CHECK(read("8/8").shard == Shard{7, 8});
  for (const char* wrong : {"0/8", "9/8", "1", "1/", "/8", "a/b", "1/0", "1/8/2", "-1/8",
                            "", "99999999999/99999999999"}) {
    CAPTURE(wrong);
    CHECK(read(wrong).problem == "`" + std::string(wrong) + "` is no part of a whole");
  }
}

TEST_CASE("shard: every engine says in its own words which it is") {
  struct Case {
    Said said{};
    Shard shard{};
  };
  const Case cases[] = {
      {{{"OCTAVO_SHARD_INDEX", "2"}, {"OCTAVO_SHARD_COUNT", "3"}}, {2, 3}},
      {{{"SLURM_ARRAY_TASK_ID", "5"},
        {"SLURM_ARRAY_TASK_COUNT", "3"},
        {"SLURM_ARRAY_TASK_MIN", "1"},
        {"SLURM_ARRAY_TASK_STEP", "2"}},
       {2, 3}},
      {{{"JOB_COMPLETION_INDEX", "0"}, {"OCTAVO_SHARD_COUNT", "4"}}, {0, 4}},
      {{{"AWS_BATCH_JOB_ARRAY_INDEX", "3"}, {"AWS_BATCH_JOB_ARRAY_SIZE", "4"}}, {3, 4}},
      {{{"CI_NODE_INDEX", "1"}, {"CI_NODE_TOTAL", "5"}}, {0, 5}},
      {{{"BUILDKITE_PARALLEL_JOB", "4"}, {"BUILDKITE_PARALLEL_JOB_COUNT", "5"}}, {4, 5}},
      {{{"CIRCLE_NODE_INDEX", "1"}, {"CIRCLE_NODE_TOTAL", "2"}}, {1, 2}}};
  for (const Case& each : cases) {
    CAPTURE(each.said.begin()->first);
    const ShardReading found = read("auto", each.said);
    CHECK(found.problem.empty());
    CHECK(found.shard == each.shard);
  }
}

TEST_CASE("shard: what an engine says wrongly, or not at all, is a problem") {
  CHECK(read("auto").problem == "no engine says which shard this is");
  // A matrix of GitLab's that is none.
  CHECK(read("auto", {{"CI_NODE_TOTAL", "1"}}).problem ==
        "no engine says which shard this is");
  CHECK(read("auto", {{"CIRCLE_NODE_INDEX", "2"}, {"CIRCLE_NODE_TOTAL", "2"}}).problem ==
        "CIRCLE_NODE_INDEX=2 with CIRCLE_NODE_TOTAL=2 is no part of a whole");
  const Said between = {{"SLURM_ARRAY_TASK_ID", "4"},
                        {"SLURM_ARRAY_TASK_COUNT", "3"},
                        {"SLURM_ARRAY_TASK_MIN", "1"},
                        {"SLURM_ARRAY_TASK_STEP", "2"}};
  CHECK_FALSE(read("auto", between).problem.empty());
}

TEST_CASE("shard: each name is in one of them, and in each are about as many") {
  constexpr std::uint32_t count = 7;
  constexpr int names = 7'000;
  std::vector<int> sizes(count);
  for (int i = 0; i < names; ++i) {
    const std::string name = "2019/article-" + std::to_string(i);
    int in = 0;
    for (std::uint32_t index = 0; index < count; ++index) {
      if (has({index, count}, name)) {
        ++in;
        ++sizes[index];
      }
    }
    REQUIRE(in == 1);
  }
  for (const int size : sizes) {
    CHECK(size > 850);
    CHECK(size < 1'150);
  }
  // What it is on one machine it is on all.
  CHECK(has({1, 4}, "a") == has({1, 4}, "a"));
  CHECK(has({0, 1}, ""));
}
