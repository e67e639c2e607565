#include "compiler/batch/shard.h"

#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support.h"

using namespace octavo::batch;

namespace {

using Said = std::map<std::string, std::string, std::less<>>;

Environment saying(const Said& said) {
  return [&said](std::string_view name) {
    const auto found = said.find(name);
    return found == said.end() ? std::nullopt : std::optional(found->second);
  };
}

ShardReading read(std::string_view text, const Said& said = {}) {
  return read_shard(text, saying(said));
}

/// An engine as docs/batch.md has it: the words of the environment by column, in order.
struct Row {
  std::string engine{};
  std::vector<std::string> index{};
  std::vector<std::string> count{};
};

std::vector<std::string> words_in(const std::string& cell) {
  const std::regex word("`([A-Z][A-Z_]+)`");
  std::vector<std::string> words;
  for (std::sregex_iterator match(cell.begin(), cell.end(), word), end; match != end;
       ++match) {
    words.push_back((*match)[1]);
  }
  return words;
}

std::vector<Row> rows_of_the_table() {
  std::istringstream page(
      octavo::tests::read_file(octavo::tests::source_folder() / "docs/batch.md"));
  std::vector<Row> rows;
  bool is_table = false;
  for (std::string line; std::getline(page, line);) {
    is_table = line.starts_with("| engine |") || (is_table && line.starts_with("| "));
    std::istringstream cells(line);
    std::string before;
    Row row;
    std::string index;
    std::string count;
    if (is_table && std::getline(cells, before, '|') &&
        std::getline(cells, row.engine, '|') && std::getline(cells, index, '|') &&
        std::getline(cells, count, '|') && !words_in(index).empty()) {
      row.index = words_in(index);
      row.count = words_in(count);
      rows.push_back(row);
    }
  }
  return rows;
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

TEST_CASE("shard: Slurm says how often it had begun the run before") {
  const auto restarts = [](const Said& said) { return read_restarts(saying(said)); };
  CHECK(restarts({}) == 0);
  CHECK(restarts({{"SLURM_RESTART_COUNT", "2"}}) == 2);
  CHECK(restarts({{"SLURM_RESTART_COUNT", "-1"}}) == 0);
}

TEST_CASE(
    "shard: the table of docs/batch.md has the words that are read, and no others") {
  std::set<std::string> asked;
  Said said;
  const Environment environment = [&](std::string_view name) {
    asked.emplace(name);
    return saying(said)(name);
  };
  CHECK_FALSE(read_shard("auto", environment).problem.empty());
  std::set<std::string> in_table;
  for (const Row& row : rows_of_the_table()) {
    CAPTURE(row.engine);
    REQUIRE_FALSE(row.index.empty());
    REQUIRE_FALSE(row.count.empty());
    // The first of a kind that begins with 1 is no part of a whole that ends with 0.
    said = {{row.index.front(), "1"}, {row.count.front(), "2"}};
    CHECK(read_shard("auto", environment).problem.empty());
    in_table.insert(row.index.begin(), row.index.end());
    in_table.insert(row.count.begin(), row.count.end());
  }
  CHECK(in_table == asked);
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
