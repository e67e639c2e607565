#include "tests/cli/batch.h"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <sys/types.h>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

using namespace octavo;
using namespace octavo::tests;

namespace fs = std::filesystem;

namespace {

// The process of works that a batch has begun; 0: none yet.
pid_t worker_of(pid_t batch) {
  const std::string id = std::to_string(batch);
  const std::string children = read_file("/proc/" + id + "/task/" + id + "/children");
  return children.empty() ? 0 : static_cast<pid_t>(std::stol(children));
}

}  // namespace

TEST_CASE("batch: books of files, folders and patterns stand in a mirrored tree") {
  const Batch batch;
  for (const char* name : {"one.md", "in/a.md", "in/2019/b.txt", "in/2019/.hidden.md",
                           "in/notes.png", "src/x/y/c.md", "src/d.md", "src/e.txt"}) {
    batch.write_book(name);
  }
  const Outcome made = batch.run({"one.md", "in", "src/**/*.md", "-o", "out"});
  CAPTURE(made.messages);
  CHECK(made.status == 0);
  for (const char* name : {"one", "a", "2019/b", "x/y/c", "d"}) {
    CAPTURE(name);
    CHECK(batch.has("out/" + std::string(name) + ".epub"));
    CHECK(batch.has("out/" + std::string(name) + ".pdf"));
  }
  CHECK_FALSE(batch.has("out/notes.epub"));
  CHECK_FALSE(batch.has("out/2019/.hidden.epub"));
  CHECK_FALSE(batch.has("out/e.epub"));
  CHECK(says(made.messages, "octavo: 5 books made, "));
}

TEST_CASE("batch: a book is the one that build makes, whatever the number of processes") {
  const Batch batch;
  for (int i = 0; i < 8; ++i) {
    batch.write_book("in/book" + std::to_string(i) + ".md");
  }
  CHECK(batch.run({"in", "-o", "one", "--jobs", "1"}).status == 0);
  CHECK(batch.run({"in", "-o", "four", "--jobs", "4"}).status == 0);
  run_octavo({.arguments = {"build", "in/book3.md", "-o", "own.epub", "-o", "own.pdf"},
              .folder = batch.folder()});
  for (const char* extension : {".epub", ".pdf"}) {
    const std::string own = read_file(batch.folder() / (std::string("own") + extension));
    CHECK(read_file(batch.folder() / (std::string("one/book3") + extension)) == own);
    CHECK(read_file(batch.folder() / (std::string("four/book3") + extension)) == own);
  }
}

TEST_CASE("batch: a list may be lines, between NULs, or objects with options") {
  const Batch batch;
  for (const char* name : {"a.md", "b c.md", "d.md", "e.md"}) {
    batch.write_book(name);
  }
  CHECK(batch.run({"-", "-o", "lines", "--to", "epub"}, "a.md\r\n\nb c.md\n").status ==
        0);
  CHECK(batch.has("lines/a.epub"));
  CHECK(batch.has("lines/b c.epub"));
  CHECK(batch.run({"-", "-o", "nuls", "--to", "epub"}, std::string("a.md\0b c.md\0", 12))
            .status == 0);
  CHECK(batch.has("nuls/b c.epub"));
  const Outcome objects = batch.run(
      {"-", "-o", "objects", "--to", "epub", "--report", "jsonl:r.jsonl"},
      R"({"input": "a.md", "title": "Other", "author": ["Ada", "Bob"], "to": "pdf"})"
      "\n"
      R"({"input": ["d.md", "e.md"], "output": "deep/both.epub", "linearize": false})"
      "\n"
      R"({"input": "b c.md", "paper": "nonsense"})"
      "\n");
  CAPTURE(objects.messages);
  CHECK(objects.status == 1);
  CHECK(batch.has("objects/a.pdf"));
  CHECK_FALSE(batch.has("objects/a.epub"));
  CHECK(batch.has("objects/deep/both.epub"));
  CHECK_FALSE(batch.has("objects/b c.epub"));
  const auto records = batch.records("r.jsonl");
  CHECK(records.at("deep/both").inputs == std::vector<std::string>{"d.md", "e.md"});
  CHECK(records.at("b c").status == BookStatus::failed);
  REQUIRE(records.at("b c").diagnostics.size() == 1);
  CHECK(records.at("b c").diagnostics[0].message == "`nonsense` is no paper");
}

TEST_CASE("batch: what is wrong with the list is told before anything is made") {
  const Batch batch;
  batch.write_book("a.md");
  batch.write_book("a.txt");
  batch.write("empty/picture.png", "");
  struct Case {
    std::vector<std::string> arguments{};
    std::string input{};
    std::string message{};
  };
  const Case cases[] = {
      {{"a.md", "a.txt"}, "", "`a.md` and `a.txt` would both become `a`"},
      {{"a.md", "a.*"}, "", "`a.md` is given twice"},
      {{"empty"}, "", "there is no manuscript in `empty`"},
      {{"*.docx"}, "", "no file fits `*.docx`"},
      {{"-"}, "\n", "the list on standard input names no book"},
      {{"-"}, "{\"title\": \"x\"}\n", "entry 1 of the list names no `input`"},
      {{"-"}, "a.md\n{\"input\": \"a.md\"\n", "entry 2 of the list is no JSON object"},
      {{"-"}, "{\"input\": 3}", "entry 1 of the list has a value of `input`"},
      {{"-"}, R"({"input": "a.md", "output": "../a"})", "no place beneath the outputs"},
      {{"-"}, R"({"input": "a.md", "output": "/a"})", "no place beneath the outputs"},
      {{"a.md", "--shard", "3/2"}, "", "`3/2` is no part of a whole"},
      {{"a.md", "--limit-time", "-1"}, "", "`-1` is no value of --limit-time"},
      {{"a.md", "--limit-memory", "lots"}, "", "`lots` is no value of --limit-memory"},
      {{"a.md", "--report", "xml:a"}, "", "`xml:a` is no report"},
      {{"a.md", "--fail-fast", "--keep-going"}, "", "contradict each other"},
      {{"a.md", "--to", "docx"}, "", "octavo writes no format `docx`"}};
  for (const Case& each : cases) {
    CAPTURE(each.message);
    std::vector<std::string> arguments = each.arguments;
    arguments.insert(arguments.end(), {"-o", "out"});
    const Outcome run = batch.run(arguments, each.input);
    CAPTURE(run.messages);
    CHECK(run.status == 2);
    CHECK(says(run.messages, each.message));
    CHECK_FALSE(batch.has("out"));
  }
}

TEST_CASE("batch: what an entry of a list says wrongly is told of its book alone") {
  const Batch batch;
  batch.write_book("a.md");
  batch.write_book("{x}.md");
  const std::pair<std::string, std::string> cases[] = {
      {R"("titel": "x")", "has no option `--titel`"},
      {R"("cache": "x")", "has no option `--cache`"},
      {R"("strict": "no")", "`no` is the value of an option that takes none"},
      {R"("title": "")", "the value of `--title` is empty"}};
  for (const auto& [member, message] : cases) {
    const Outcome run = batch.run({"-", "-o", "out", "--to", "epub"},
                                  "{\"input\": \"a.md\", " + member + "}\n");
    CAPTURE(run.messages);
    CHECK(run.status == 1);
    CHECK(says(run.messages, message));
    CHECK_FALSE(batch.has("out/a.epub"));
  }
  // Between NULs a name may begin like an object; a list may begin with a mark.
  CHECK(
      batch.run({"-", "-o", "nuls", "--to", "epub"}, std::string("{x}.md\0", 7)).status ==
      0);
  CHECK(batch.run({"-", "-o", "mark", "--to", "epub"}, "\xEF\xBB\xBF./{x}.md\n").status ==
        0);
  CHECK(batch.has("nuls/{x}.epub"));
  CHECK(batch.has("mark/{x}.epub"));
}

TEST_CASE("batch: a report replaces no input, no book and no other report") {
  const Batch batch;
  batch.write_book("a.md");
  const std::string words = read_file(batch.folder() / "a.md");
  for (const std::vector<std::string>& reports : {std::vector<std::string>{"jsonl:a.md"},
                                                  {"jsonl:./out/../a.md"},
                                                  {"jsonl:out/a.epub"},
                                                  {"jsonl:r", "html:r"}}) {
    std::vector<std::string> arguments = {"a.md", "-o", "out"};
    for (const std::string& report : reports) {
      arguments.insert(arguments.end(), {"--report", report});
    }
    const Outcome run = batch.run(arguments);
    CAPTURE(run.messages);
    CHECK(run.status == 2);
    CHECK(says(run.messages, "would replace an input, a book or another report"));
    CHECK(read_file(batch.folder() / "a.md") == words);
  }
  CHECK(batch.run({"a.md", "-o", "a.md"}).status == 2);
}

TEST_CASE("batch: messages may be objects for programs") {
  const Batch batch;
  batch.write("a.md", "---\ntitle: T\nlang: en\n---\n\n[x](#nowhere)\n");
  const Outcome run = batch.run({"a.md", "-o", "out", "--diagnostics", "json"});
  const Outcome build =
      run_octavo({.arguments = {"build", "a.md", "--diagnostics", "json"},
                  .folder = batch.folder()});
  CHECK(says(run.messages, "\"code\":\"unresolved-link\""));
  CHECK(run.messages == build.messages);
}

TEST_CASE("batch: what goes to /dev/stdout stands behind what is there") {
  const Batch batch;
  batch.write_book("a.md");
  const fs::path log = batch.folder() / "log";
  for (int times = 0; times < 2; ++times) {
    CHECK(run_octavo({.arguments = {"batch", "a.md", "-o", "out", "--quiet", "--report",
                                    "jsonl:/dev/stdout", "--report", "github:-"},
                      .folder = batch.folder(),
                      .output_path = log.string()})
              .status == 0);
    CHECK(says(read_file(log), "\"made\""));
  }
}

TEST_CASE("batch: where nobody reads the messages the books are made all the same") {
  const Batch batch;
  for (int i = 0; i < 30; ++i) {
    batch.write(std::to_string(i) + ".md", "# T\n\n[x](#nowhere)\n");
  }
  // Its reader has gone before the first message.
  const std::string command = "cd '" + batch.folder().string() + "' && { sleep 0.3; '" +
                              OCTAVO_PROGRAM +
                              "' batch '*.md' -o out --to epub --report jsonl:r.jsonl; "
                              "} 2>&1 | true";
  CHECK(std::system(command.c_str()) == 0);
  CHECK(batch.records("r.jsonl").size() == 30);
}

TEST_CASE("batch: a report that could not be written is told before anything is made") {
  const Batch batch;
  batch.write_book("a.md");
  const Outcome run = batch.run({"a.md", "-o", "out", "--report", "html:absent/a.html"});
  CHECK(run.status == 3);
  CHECK(says(run.messages, "the report `absent/a.html` cannot be written"));
  CHECK_FALSE(batch.has("out"));
}

TEST_CASE("batch: a bad book stops no other, and is named with its reason") {
  const Batch batch;
  batch.write_book("in/good1.md");
  batch.write("in/binary.md", std::string("\0\1\2\3", 4));
  batch.write_book("in/good2.md");
  batch.write("in/empty.md", "");
  fs::create_symlink("nowhere.md", batch.folder() / "dangling.md");
  const Outcome run = batch.run(
      {"in", "dangling.md", "missing.md", "-o", "out", "--report", "jsonl:r.jsonl"});
  CAPTURE(run.messages);
  CHECK(run.status == 1);
  CHECK(batch.has("out/good1.epub"));
  CHECK(batch.has("out/good2.pdf"));
  CHECK_FALSE(batch.has("out/binary.epub"));
  const auto records = batch.records("r.jsonl");
  CHECK(records.size() == 6);
  CHECK(records.at("good1").status == BookStatus::made);
  CHECK(records.at("good1").outputs.size() == 2);
  CHECK(records.at("good1").outputs[0].bytes ==
        fs::file_size(batch.folder() / "out/good1.epub"));
  for (const auto& [name, status] :
       std::map<std::string, BookStatus>{{"binary", BookStatus::failed},
                                         {"empty", BookStatus::failed},
                                         {"dangling", BookStatus::files},
                                         {"missing", BookStatus::files}}) {
    CAPTURE(name);
    CHECK(records.at(name).status == status);
    CHECK(records.at(name).outputs.empty());
    REQUIRE_FALSE(records.at(name).diagnostics.empty());
    CHECK(says(run.messages, name + ".md"));
  }
  CHECK(says(run.messages, "octavo: 2 books made, 4 failed"));
}

TEST_CASE("batch: on request no other book is begun behind a bad one") {
  const Batch batch;
  batch.write("in/0.md", "");
  for (int i = 1; i < 40; ++i) {
    batch.write_book("in/" + std::to_string(i) + ".md");
  }
  const Outcome run = batch.run(
      {"in", "-o", "out", "--jobs", "1", "--fail-fast", "--report", "jsonl:r.jsonl"});
  CHECK(run.status == 1);
  const auto records = batch.records("r.jsonl");
  CHECK(records.size() == 40);
  CHECK(records.at("0").status == BookStatus::failed);
  CHECK(records.at("9").status == BookStatus::abandoned);
}

TEST_CASE("batch: a book beyond its time is ended alone") {
  const Batch batch;
  batch.write_book("in/a.md");
  batch.write("in/b.md", endless_paragraph());
  batch.write_book("in/c.md");
  const Outcome run =
      batch.run({"in", "-o", "out", "--limit-time", "1", "--report", "jsonl:r.jsonl"});
  CHECK(run.status == 1);
  const auto records = batch.records("r.jsonl");
  CHECK(records.at("b").status == BookStatus::out_of_time);
  CHECK(records.at("b").diagnostics.at(0).code == "book-out-of-time");
  CHECK(records.at("b").diagnostics.at(0).place.file == "in/b.md");
  CHECK(batch.has("out/a.pdf"));
  CHECK(batch.has("out/c.pdf"));
  CHECK_FALSE(batch.has("out/b.pdf"));
}

TEST_CASE(
    "batch: a book whose process is killed from outside is told, and others go on") {
  const Batch batch;
  batch.write("in/a.md", endless_paragraph());
  batch.write_book("in/b.md");
  const Outcome run =
      run_octavo({.arguments = {"batch", "in", "-o", "out", "--jobs", "1", "--report",
                                "jsonl:r.jsonl"},
                  .folder = batch.folder(),
                  .meanwhile = [](pid_t process) {
                    const pid_t worker =
                        awaited([process] { return worker_of(process); });
                    REQUIRE(worker > 0);
                    // It reads the book by then.
                    std::this_thread::sleep_for(std::chrono::milliseconds(200));
                    kill(worker, SIGKILL);
                  }});
  CHECK(run.status == 1);
  const auto records = batch.records("r.jsonl");
  CHECK(records.at("a").status == BookStatus::crashed);
  CHECK(records.at("a").diagnostics.at(0).code == "book-crashed");
  CHECK(says(records.at("a").reason, "signal 9"));
  CHECK(records.at("b").status == BookStatus::made);
}

// AddressSanitizer holds the whole address space.
#if !defined(__has_feature)
#define __has_feature(name) 0
#endif
#if !__has_feature(address_sanitizer)
TEST_CASE("batch: a book beyond its memory is ended alone") {
  const Batch batch;
  batch.write("in/a.md", endless_paragraph());
  batch.write_book("in/b.md");
  const Outcome run = batch.run(
      {"in", "-o", "out", "--limit-memory", "150", "--report", "jsonl:r.jsonl"});
  CHECK(run.status == 1);
  const auto records = batch.records("r.jsonl");
  CHECK(records.at("a").status == BookStatus::out_of_memory);
  CHECK(records.at("a").diagnostics.at(0).code == "book-out-of-memory");
  CHECK(records.at("b").status == BookStatus::made);
}
#endif

TEST_CASE("batch: a run that Slurm has begun again says so of each book") {
  const Batch batch;
  batch.write_book("a.md");
  batch.write("b.md", "");
  run_octavo({.arguments = {"batch", "a.md", "b.md", "--report", "jsonl:r.jsonl"},
              .folder = batch.folder(),
              .environment = {{"SLURM_RESTART_COUNT", "3"}}});
  const auto records = batch.records("r.jsonl");
  CHECK(records.at("a").restarts == 3);
  CHECK(records.at("b").restarts == 3);
}

TEST_CASE("batch: a name of any bytes is kept, and cannot change the terminal") {
  const Batch batch;
  const std::string name = "b\n\x1b[2J\xFF";
  batch.write(name + ".md", "");
  batch.write_book("c\xFF.md");
  const Outcome run = batch.run({".", "--report", "jsonl:r.jsonl"});
  CHECK(run.status == 1);
  CHECK(says(run.messages, "b  [2J\uFFFD.md:"));
  CHECK_FALSE(says(run.messages, "\x1b"));
  const auto records = batch.records("r.jsonl");
  CHECK(records.at(name).inputs.front().ends_with(name + ".md"));
  REQUIRE(records.at("c\xFF").outputs.size() == 2);
  CHECK(batch.has(records.at("c\xFF").outputs[0].path));
}

TEST_CASE("batch: the shards together make every book once") {
  const Batch batch;
  for (int i = 0; i < 20; ++i) {
    batch.write_book("in/" + std::to_string(i) + ".md");
  }
  std::size_t made = 0;
  for (const char* shard : {"1/3", "2/3", "3/3"}) {
    const std::string report = std::string("r") + shard[0] + ".jsonl";
    CHECK(batch
              .run({"in", "-o", "out", "--to", "epub", "--shard", shard, "--report",
                    "jsonl:" + report})
              .status == 0);
    made += batch.records(report).size();
  }
  CHECK(made == 20);
  for (int i = 0; i < 20; ++i) {
    CHECK(batch.has("out/" + std::to_string(i) + ".epub"));
  }
}

TEST_CASE("batch: a signal ends the run when the books that have begun are made") {
  const Batch batch;
  for (int i = 0; i < 3'000; ++i) {
    batch.write_book("in/" + std::to_string(i) + ".md");
  }
  for (const int signal : {SIGINT, SIGTERM}) {
    const Outcome run =
        run_octavo({.arguments = {"batch", "in", "-o", "out", "--jobs", "2", "--to",
                                  "epub", "--report", "jsonl:r.jsonl"},
                    .folder = batch.folder(),
                    .meanwhile = [&](pid_t process) {
                      REQUIRE(awaited([&] { return batch.has("out"); }));
                      kill(process, signal);
                    }});
    CHECK(run.status == 128 + signal);
    const auto records = batch.records("r.jsonl");
    CHECK(records.size() == 3'000);
    std::size_t made = 0;
    for (const auto& [name, record] : records) {
      const bool is_there = batch.has("out/" + name + ".epub");
      CHECK(is_there == (record.status == BookStatus::made));
      made += is_there ? 1 : 0;
    }
    CHECK(made > 0);
    CHECK(made < 3'000);
    fs::remove_all(batch.folder() / "out");
  }
}

TEST_CASE("batch: reports of shards are joined, and each book is told once") {
  const Batch batch;
  for (int i = 0; i < 6; ++i) {
    batch.write_book("in/" + std::to_string(i) + ".md");
  }
  batch.write("in/bad.md", "");
  for (const char* shard : {"1/2", "2/2"}) {
    batch.run({"in", "-o", "out", "--to", "epub", "--shard", shard, "--report",
               std::string("jsonl:") + shard[0] + ".jsonl"});
  }
  // A shard that was made once more, and ended before its books.
  std::string again = read_file(batch.folder() / "1.jsonl");
  for (auto at = again.find("\"made\""); at != std::string::npos;
       at = again.find("\"made\"")) {
    again.replace(at, 6, "\"abandoned\"");
  }
  batch.write("again.jsonl", again);
  const auto merge = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "merge-reports");
    return run_octavo({.arguments = std::move(arguments), .folder = batch.folder()});
  };
  const Outcome joined = merge({"1.jsonl", "2.jsonl", "again.jsonl", "--report",
                                "jsonl:all.jsonl", "--report", "html:all.html"});
  CAPTURE(joined.messages);
  CHECK(joined.status == 1);
  CHECK(says(joined.messages, "octavo: 6 books made, 1 failed"));
  const auto records = batch.records("all.jsonl");
  CHECK(records.size() == 7);
  CHECK(records.at("3").status == BookStatus::made);
  CHECK(records.at("bad").status == BookStatus::failed);
  CHECK(says(read_file(batch.folder() / "all.html"), "7 books"));

  batch.write("cut.jsonl", again.substr(0, again.size() - 5));
  CHECK(merge({"cut.jsonl"}).status == 2);
  CHECK(merge({"absent.jsonl"}).status == 3);
  CHECK(merge({}).status == 2);
  CHECK(merge({"1.jsonl", "--report", "jsonl:absent/all.jsonl"}).status == 3);
}
