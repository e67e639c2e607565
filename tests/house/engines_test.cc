#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <yaml-cpp/yaml.h>

#include "tests/support.h"
#include "tests/validators/command.h"

using namespace octavo::tests;

namespace fs = std::filesystem;

namespace {

/// A folder with the archive, where files of docs/batch.md do their work.
class Archive {
 public:
  Archive() {
    fs::create_directory(folder() / "archive");
    for (const char* name : {"a", "b", "c", "d", "e", "f"}) {
      write_file(folder() / "archive" / (std::string(name) + ".md"),
                 "---\nlang: en\n---\n\n# " + std::string(name) + "\n\nSome words.\n");
    }
  }
  std::string take(const std::string& name) const {
    const std::string text =
        fenced_file(read_file(source_folder() / "docs/batch.md"), name);
    REQUIRE_FALSE(text.empty());
    write_file(folder() / name, text);
    return text;
  }
  CommandResult run(const std::string& command,
                    const std::vector<std::string>& variables = {}) const {
    const char* path = std::getenv("PATH");
    std::vector<std::string> words = {
        "env", "PATH=" + fs::path(OCTAVO_PROGRAM).parent_path().string() + ":" +
                   (path == nullptr ? "" : path)};
    words.insert(words.end(), variables.begin(), variables.end());
    words.insert(words.end(), {"sh", "-e", "-c", "cd \"$0\"\n" + command, folder()});
    return run_command(words);
  }
  void check_merged() const {
    std::istringstream lines(read_file(folder() / "books.jsonl"));
    int merged = 0;
    for (std::string line; std::getline(lines, line);) {
      ++merged;
    }
    CHECK(merged == 6);
    for (const char* name : {"a", "b", "c", "d", "e", "f"}) {
      CHECK(fs::exists(folder() / "books" / (std::string(name) + ".epub")));
    }
  }
  const fs::path& folder() const { return folder_.path(); }

 private:
  TemporaryFolder folder_{};
};

std::string lines_in(const YAML::Node& steps, const char* member) {
  std::string lines;
  for (const YAML::Node& step : steps) {
    const YAML::Node line = member == nullptr ? step : step[member];
    lines += line ? line.as<std::string>() + "\n" : "";
  }
  return lines;
}

void check_run(const CommandResult& result) {
  CAPTURE(result.output);
  CHECK(result.status == 0);
}

}  // namespace

TEST_CASE("engines: the workflow of GitHub makes every book, and merges") {
  const Archive archive;
  const YAML::Node jobs = YAML::Load(archive.take("books.yml"))["jobs"];
  const YAML::Node shard = jobs["shard"];
  REQUIRE(shard["env"]["OCTAVO_SHARD_INDEX"].as<std::string>() ==
          "${{ strategy.job-index }}");
  const std::size_t parts = shard["strategy"]["matrix"]["part"].size();
  for (std::size_t i = 0; i < parts; ++i) {
    check_run(archive.run(lines_in(shard["steps"], "run"),
                          {"OCTAVO_SHARD_INDEX=" + std::to_string(i),
                           "OCTAVO_SHARD_COUNT=" + std::to_string(parts)}));
  }
  check_run(archive.run(lines_in(jobs["merge"]["steps"], "run")));
  archive.check_merged();
}

TEST_CASE("engines: the job of GitLab makes every book, and merges") {
  const Archive archive;
  const YAML::Node jobs = YAML::Load(archive.take(".gitlab-ci.yml"));
  const int parts = jobs["shard"]["parallel"].as<int>();
  for (int i = 1; i <= parts; ++i) {
    check_run(archive.run(lines_in(jobs["shard"]["script"], nullptr),
                          {"CI_NODE_INDEX=" + std::to_string(i),
                           "CI_NODE_TOTAL=" + std::to_string(parts)}));
  }
  check_run(archive.run(lines_in(jobs["merge"]["script"], nullptr)));
  archive.check_merged();
}

TEST_CASE("engines: the Indexed Job of Kubernetes makes every book, and merges") {
  const Archive archive;
  const YAML::Node job = YAML::Load(archive.take("books.yaml"))["spec"];
  const YAML::Node octavo = job["template"]["spec"]["containers"][0];
  const std::string count = octavo["env"][0]["value"].as<std::string>();
  CHECK(count == job["completions"].as<std::string>());
  for (int i = 0; i < std::stoi(count); ++i) {
    check_run(archive.run(
        octavo["args"][0].as<std::string>(),
        {"JOB_COMPLETION_INDEX=" + std::to_string(i), "OCTAVO_SHARD_COUNT=" + count}));
  }
  const YAML::Node merge = YAML::Load(archive.take("merge.yaml"))["spec"];
  check_run(archive.run(
      merge["template"]["spec"]["containers"][0]["args"][0].as<std::string>()));
  archive.check_merged();
}

TEST_CASE("engines: Make and Ninja make the books, and nothing twice") {
  const std::map<std::string, std::string> files = {{"Makefile", "make"},
                                                    {"build.ninja", "ninja"}};
  for (const auto& [file, program] : files) {
    CAPTURE(file);
    const Archive archive;
    archive.take(file);
    check_run(archive.run(program));
    CHECK(fs::exists(archive.folder() / "books/a.epub"));
    CHECK(fs::exists(archive.folder() / "books/b.epub"));
    CHECK(archive.run(program).output.find("octavo build") == std::string::npos);
    fs::last_write_time(archive.folder() / "archive/a.md",
                        fs::file_time_type::clock::now() + std::chrono::seconds(2));
    const CommandResult again = archive.run(program);
    CHECK(again.status == 0);
    CHECK((again.output.find("archive/a.md") != std::string::npos ||
           again.output.find("books/a.epub") != std::string::npos));
    CHECK(again.output.find("archive/b.md") == std::string::npos);
  }
}
