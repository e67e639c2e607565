#include <csignal>
#include <cstddef>
#include <fcntl.h>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <vector>

#include <doctest/doctest.h>

#include "tests/cli/batch.h"

using namespace octavo;
using namespace octavo::tests;

namespace fs = std::filesystem;

namespace {

constexpr int good_books = 152;

/// A catalogue of which one in twenty is bad, and what is said of each of those.
class Catalogue {
 public:
  Catalogue() {
    for (int i = 0; i < good_books; ++i) {
      batch.write_book(name_of(i));
    }
    batch.write("in/binary1.md", std::string("\x89PNG\r\n\x1a\n\0\0", 10));
    batch.write("in/binary2.md", std::string("\0\1\2\3", 4));
    batch.write("in/empty.md", "");
    batch.write("in/invisible.md", " \n\t\n");
    fs::create_symlink("nowhere", batch.folder() / "in/gone1.md");
    fs::create_symlink("gone2.md", batch.folder() / "in/gone2.md");
  }

  /// Two that nobody ever writes to: octavo waits for them.
  void add_endless() const {
    for (const char* name : {"late.md", "killed.md"}) {
      CHECK(mkfifo((batch.folder() / "in" / name).c_str(), 0600) == 0);
    }
  }
  static std::string name_of(int number) {
    return "in/" + std::to_string(number) + ".md";
  }
  /// All of the list; those that a folder would pass over are named.
  std::string list() const {
    std::string lines;
    for (const auto& entry : fs::directory_iterator(batch.folder() / "in")) {
      if (entry.path().extension() == ".md") {
        lines += "in/" + entry.path().filename().string() + "\n";
      }
    }
    return lines;
  }
  /// Kills the process that waits for a file to be written to.
  void kill_reader_of(const char* name) const {
    const std::string path = batch.folder() / "in" / name;
    const int writing = awaited([&] {
      const int file = open(path.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
      return file < 0 ? 0 : file;
    });
    REQUIRE(writing > 0);
    const pid_t reader = awaited([&] { return reader_of(path); });
    REQUIRE(reader > 0);
    kill(reader, SIGKILL);
    close(writing);
  }

  /// Every good book is there, equal to those of another folder, and no half file.
  void check_outputs(const char* out, const char* reference) const {
    std::size_t files = 0;
    for (const auto& entry : fs::directory_iterator(batch.folder() / out)) {
      ++files;
      const std::string name = entry.path().filename();
      CAPTURE(name);
      CHECK(read_file(entry.path()) ==
            read_file(batch.folder() / reference / entry.path().filename()));
    }
    CHECK(files == good_books);
  }

  Batch batch{};

 private:
  static pid_t reader_of(const std::string& path) {
    for (const auto& process : fs::directory_iterator("/proc")) {
      std::error_code ignored;
      const std::string id = process.path().filename();
      if (id.find_first_not_of("0123456789") != std::string::npos ||
          id == std::to_string(getpid())) {
        continue;
      }
      for (const auto& file : fs::directory_iterator(process.path() / "fd", ignored)) {
        if (fs::read_symlink(file.path(), ignored) == path) {
          return static_cast<pid_t>(std::stol(id));
        }
      }
    }
    return 0;
  }
};

}  // namespace

TEST_CASE(
    "poisoned: each bad book is named in every report, and every good one is made") {
  const Catalogue catalogue;
  catalogue.add_endless();
  std::vector<std::string> arguments = {"batch", "-",      "-o", "out",          "--to",
                                        "epub",  "--jobs", "4",  "--limit-time", "5"};
  const std::map<std::string, std::string> reports = {
      {"jsonl", "r.jsonl"}, {"junit", "r.xml"},   {"sarif", "r.sarif"},
      {"github", "r.txt"},  {"gitlab", "r.json"}, {"html", "r.html"}};
  for (const auto& [form, file] : reports) {
    arguments.insert(arguments.end(), {"--report", form + ":" + file});
  }
  std::thread killer;
  const Outcome outcome =
      run_octavo({.arguments = arguments,
                  .folder = catalogue.batch.folder(),
                  .standard_input = catalogue.list(),
                  .meanwhile = [&](pid_t) {
                    killer = std::thread([&] { catalogue.kill_reader_of("killed.md"); });
                  }});
  killer.join();
  CAPTURE(outcome.messages);
  CHECK(outcome.status == 1);
  CHECK(says(outcome.messages, "octavo: 152 books made, 8 failed"));
  const std::map<std::string, std::pair<BookStatus, std::string>> bad = {
      {"binary1", {BookStatus::failed, "binary-input"}},
      {"binary2", {BookStatus::failed, "binary-input"}},
      {"empty", {BookStatus::failed, "empty-input"}},
      {"invisible", {BookStatus::failed, "empty-input"}},
      {"gone1", {BookStatus::files, "input-missing"}},
      {"gone2", {BookStatus::files, "input-unreadable"}},
      {"late", {BookStatus::out_of_time, "book-out-of-time"}},
      {"killed", {BookStatus::crashed, "book-crashed"}}};
  const auto records = catalogue.batch.records("r.jsonl");
  CHECK(records.size() == good_books + bad.size());
  for (const auto& [name, end] : bad) {
    CAPTURE(name);
    const auto found = records.find("in/" + name);
    REQUIRE(found != records.end());
    CHECK(found->second.status == end.first);
    REQUIRE(found->second.diagnostics.size() == 1);
    CHECK(found->second.diagnostics[0].code == end.second);
    for (const auto& [form, file] : reports) {
      CAPTURE(form);
      const std::string text = read_file(catalogue.batch.folder() / file);
      CHECK(says(text, "in/" + name + ".md"));
      CHECK(says(text, end.second));
    }
  }
  for (int i = 0; i < good_books; ++i) {
    CHECK(catalogue.batch.has("out/in/" + std::to_string(i) + ".epub"));
  }
}

TEST_CASE(
    "poisoned: whatever ends a run, nothing is lost, and the next one completes it") {
  const Catalogue catalogue;
  const Batch& batch = catalogue.batch;
  const auto run = [&](std::map<std::string, std::string> environment,
                       const std::function<void(pid_t)>& meanwhile) {
    return run_octavo({.arguments = {"batch", "in", "-o", "out", "--cache", "C", "--to",
                                     "epub", "--jobs", "2", "--report", "jsonl:r.jsonl"},
                       .folder = batch.folder(),
                       .environment = std::move(environment),
                       .meanwhile = meanwhile});
  };
  batch.run({"in", "-o", "reference", "--to", "epub"});
  const auto when_begun = [&](auto&& act) {
    return [&batch, act](pid_t process) {
      awaited([&] { return batch.has("out/20.epub") ? 1 : 0; });
      act(process);
    };
  };
  SUBCASE("kill -9 of octavo itself") {
    CHECK(run({}, when_begun([](pid_t process) { kill(process, SIGKILL); })).status ==
          128 + SIGKILL);
  }
  SUBCASE("SIGTERM") {
    CHECK(run({}, when_begun([](pid_t process) { kill(process, SIGTERM); })).status ==
          128 + SIGTERM);
    CHECK(batch.records("r.jsonl").size() == good_books + 4);
  }
  // A library more is another octavo to the cache.
  std::map<std::string, std::string> environment;
  SUBCASE("a full disk, for a while") {
    environment = {{"LD_PRELOAD", OCTAVO_KILLED_IN_WRITE},
                   {"ASAN_OPTIONS", "verify_asan_link_order=0"}};
    auto full = environment;
    full.insert({{"FULL_FROM", "20"}, {"FULL_TO", "60"}});
    const Outcome outcome = run(full, {});
    CHECK(outcome.status == 1);
    CHECK(says(outcome.messages, "disk-full"));
  }
  const Outcome next = run(environment, {});
  CAPTURE(next.messages);
  CHECK(next.status == 1);
  CHECK(says(next.messages, " unchanged, 4 failed"));
  catalogue.check_outputs("out", "reference");
  const Outcome last = run(environment, {});
  CHECK(says(last.messages, "octavo: 0 books made, 152 unchanged, 4 failed"));
}
