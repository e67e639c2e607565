#include <array>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <sys/inotify.h>
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

constexpr const char* picture =
    "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' "
    "height='9'/></svg>";

/// A folder with manuscripts and a cache, in which octavo is run.
class Cached {
 public:
  void write(const fs::path& name, const std::string& text) const {
    fs::create_directories((folder() / name).parent_path());
    write_file(folder() / name, text);
  }
  void write_book(const fs::path& name, const std::string& rest = {}) const {
    write(name, "---\ntitle: " + name.stem().string() +
                    "\nlang: en\n---\n\n# One\n\nSome words.\n\n" + rest);
  }
  Outcome run(std::vector<std::string> arguments,
              std::map<std::string, std::string> environment = {}) const {
    return run_octavo({.arguments = std::move(arguments),
                       .folder = folder(),
                       .environment = std::move(environment)});
  }
  /// A batch of the folder `in`; the names of the books by what came of them.
  std::map<BookStatus, std::set<std::string>> batch(
      std::vector<std::string> more = {}) const {
    std::vector<std::string> all = {"batch",   "in", "-o",       "out",
                                    "--cache", "C",  "--report", "jsonl:r.jsonl"};
    all.insert(all.end(), more.begin(), more.end());
    const Outcome outcome = run(all);
    CAPTURE(outcome.messages);
    CHECK(outcome.status <= 1);
    std::map<BookStatus, std::set<std::string>> found;
    for (const auto& [name, record] : records_of(folder() / "r.jsonl")) {
      found[record.status].insert(name);
    }
    return found;
  }
  std::string read(const fs::path& name) const { return read_file(folder() / name); }
  /// What stands in it at any depth, with its times.
  std::map<std::string, std::pair<fs::file_time_type, std::uintmax_t>> all() const {
    std::map<std::string, std::pair<fs::file_time_type, std::uintmax_t>> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder())) {
      files[entry.path()] = {entry.last_write_time(),
                             entry.is_regular_file() ? entry.file_size() : 0};
    }
    return files;
  }
  /// The files of the cache beneath one of its folders.
  std::vector<fs::path> kept(const char* part) const {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder() / "C" / part)) {
      if (entry.is_regular_file()) {
        files.push_back(entry.path());
      }
    }
    return files;
  }
  const fs::path& folder() const { return folder_.path(); }

 private:
  TemporaryFolder folder_{};
};

/// A file that is written again at once may keep its times: octavo trusts none that is so
/// young.
void let_files_settle() {
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
}

/// The files in a folder that are opened.
class Openings {
 public:
  explicit Openings(const fs::path& folder) : queue_(inotify_init1(IN_NONBLOCK)) {
    REQUIRE(inotify_add_watch(queue_, folder.c_str(), IN_OPEN) >= 0);
  }
  ~Openings() { close(queue_); }
  Openings(const Openings&) = delete;
  Openings& operator=(const Openings&) = delete;

  std::set<std::string> names() const {
    std::set<std::string> found;
    alignas(inotify_event) std::array<char, 65'536> buffer{};
    for (ssize_t size = 0; (size = read(queue_, buffer.data(), buffer.size())) > 0;) {
      for (std::size_t at = 0; at < static_cast<std::size_t>(size);) {
        const auto* event = reinterpret_cast<const inotify_event*>(buffer.data() + at);
        if (event->len > 0) {
          found.insert(event->name);
        }
        at += sizeof(inotify_event) + event->len;
      }
    }
    return found;
  }

 private:
  int queue_;
};

using Names = std::set<std::string>;

}  // namespace

TEST_CASE("cache: a second run opens no input and writes nothing") {
  const Cached cached;
  for (const char* name : {"a", "b", "c"}) {
    cached.write_book(std::string("in/") + name + ".md", "![it](p.svg)\n");
  }
  cached.write("in/p.svg", picture);
  cached.write("in/s.css", "p { color: red }");
  let_files_settle();
  const std::vector<std::string> more = {"--css", "in/s.css"};
  CHECK(cached.batch(more)[BookStatus::made] == Names{"a", "b", "c"});
  fs::create_directory(cached.folder() / "C/books-1/watched");
  const auto before = cached.all();
  const Openings openings(cached.folder() / "in");
  const Openings outputs(cached.folder() / "out");
  CHECK(cached.batch(more)[BookStatus::unchanged] == Names{"a", "b", "c"});
  CHECK(openings.names().empty());
  CHECK(outputs.names().empty());
  auto after = cached.all();
  // The report, which was asked for.
  const std::string report = cached.folder() / "r.jsonl";
  after[report] = before.at(report);
  CHECK(after == before);
}

TEST_CASE("cache: what has changed is made again, and nothing else") {
  const Cached cached;
  cached.write_book("in/a.md", "![it](p.svg)\n");
  cached.write_book("in/b.md", "![it](q.svg)\n");
  cached.write_book("in/c.md");
  cached.write("in/d.md", "---\ntitle: d\nlang: en\ncss: s.css\n---\n\nWords.\n");
  cached.write("in/p.svg", picture);
  cached.write("in/s.css", "@import 't.css';");
  cached.write("in/t.css", "p { color: red }");
  const Names all = {"a", "b", "c", "d"};
  CHECK(cached.batch()[BookStatus::made] == all);
  CHECK(cached.batch()[BookStatus::unchanged] == all);

  SUBCASE("a manuscript") {
    cached.write_book("in/c.md", "More.\n");
    CHECK(cached.batch()[BookStatus::made] == Names{"c"});
    CHECK(says(cached.read("out/c.epub"), "mimetype"));
    cached.write_book("in/c.md");
    CHECK(cached.batch()[BookStatus::restored] == Names{"c"});
    CHECK(cached.batch()[BookStatus::unchanged] == all);
  }
  SUBCASE("a picture") {
    cached.write("in/p.svg", std::string(picture) + "\n");
    CHECK(cached.batch()[BookStatus::made] == Names{"a"});
  }
  SUBCASE("a picture that was not there") {
    cached.write("in/q.svg", picture);
    CHECK(cached.batch()[BookStatus::made] == Names{"b"});
  }
  SUBCASE("a picture that has gone") {
    fs::remove(cached.folder() / "in/p.svg");
    CHECK(cached.batch()[BookStatus::made] == Names{"a"});
  }
  SUBCASE("a stylesheet that another one imports") {
    cached.write("in/t.css", "p { color: blue }");
    CHECK(cached.batch()[BookStatus::made] == Names{"d"});
  }
  SUBCASE("an option") {
    CHECK(cached.batch({"--title", "T"})[BookStatus::made] == all);
    CHECK(cached.batch({"--title", "T", "--jobs", "1"})[BookStatus::unchanged] == all);
    CHECK(cached.batch({"--title", "T", "--strict"})[BookStatus::failed] == Names{"b"});
  }
  SUBCASE("the times alone") {
    const auto soon = fs::file_time_type::clock::now() - std::chrono::seconds(1);
    fs::last_write_time(cached.folder() / "in/a.md", soon);
    CHECK(cached.batch()[BookStatus::unchanged] == all);
    // As Make wants it.
    CHECK(fs::last_write_time(cached.folder() / "out/a.epub") >= soon);
  }
  SUBCASE("a file of the same size within the tick of a clock") {
    cached.write("in/t.css", "p { color: tan }");
    cached.batch();
    cached.write("in/t.css", "p { color: red }");
    cached.batch();
    CHECK(cached.batch()[BookStatus::unchanged] == all);
    cached.write("out/e", "");
    const std::string red = cached.read("out/d.epub");
    cached.run({"build", "in/d.md", "-o", "red.epub", "-o", "red.pdf"});
    CHECK(cached.read("red.epub") == red);
  }
}

TEST_CASE("cache: fonts of the system count for a book that asks for them alone") {
  const Cached cached;
  cached.write_book("in/own.md");
  cached.write("in/other.md",
               "---\ntitle: T\nlang: en\nmainfont: Octavo Kept\n---\n\nAB\n");
  cached.write("fonts.conf", "<fontconfig><dir>" + (cached.folder() / "fonts").string() +
                                 "</dir><cachedir>" +
                                 (cached.folder() / "seen").string() +
                                 "</cachedir></fontconfig>");
  fs::create_directory(cached.folder() / "fonts");
  const auto run = [&] {
    return cached
        .run({"batch", "in", "-o", "out", "--cache", "C"},
             {{"FONTCONFIG_FILE", (cached.folder() / "fonts.conf").string()}})
        .messages;
  };
  CHECK(says(run(), "has no font 'Octavo Kept'"));
  CHECK(says(run(), "0 books made, 2 unchanged"));
  fs::copy(source_folder() / "tests/fonts/faces/kept.ttf", cached.folder() / "fonts");
  const std::string messages = run();
  CHECK(says(messages, "1 book made, 1 unchanged"));
  CHECK(says(messages, "'Octavo Kept' may not be put into documents"));
}

TEST_CASE("cache: outputs that have gone or are not what they were come back") {
  const Cached cached;
  cached.write_book("in/a.md");
  cached.write_book("in/b.md");
  cached.batch();
  const std::string epub = cached.read("out/a.epub");
  const std::string pdf = cached.read("out/b.pdf");
  fs::remove(cached.folder() / "out/a.epub");
  cached.write("out/b.pdf", std::string(pdf.size(), 'x'));
  CHECK(cached.batch()[BookStatus::restored] == Names{"a", "b"});
  CHECK(cached.read("out/a.epub") == epub);
  CHECK(cached.read("out/b.pdf") == pdf);
  // To another place, too.
  cached.run({"batch", "in", "-o", "other", "--cache", "C"});
  CHECK(cached.read("other/a.epub") == epub);

  // What the cache holds is spoilt, or gone.
  for (const fs::path& path : cached.kept("outputs")) {
    write_file(path, std::string(fs::file_size(path), 'x'));
  }
  fs::remove_all(cached.folder() / "out");
  CHECK(cached.batch()[BookStatus::made] == Names{"a", "b"});
  CHECK(cached.read("out/a.epub") == epub);
  for (const fs::path& path : cached.kept("books-1")) {
    write_file(path, R"([{"files": 1}])");
  }
  CHECK(cached.batch()[BookStatus::made] == Names{"a", "b"});
  CHECK(cached.batch()[BookStatus::unchanged] == Names{"a", "b"});
}

TEST_CASE("cache: a first page that is wanted later is drawn, and makes no other book") {
  const Cached cached;
  cached.write_book("in/a.md");
  CHECK(cached.batch()[BookStatus::made] == Names{"a"});
  CHECK(cached.batch({"--report", "html:r.html"})[BookStatus::made] == Names{"a"});
  CHECK(says(cached.read("r.html"), "<img "));
  CHECK(cached.batch()[BookStatus::unchanged] == Names{"a"});
  CHECK(cached.batch({"--report", "html:r.html"})[BookStatus::unchanged] == Names{"a"});
  CHECK(says(cached.read("r.html"), "<img "));
}

TEST_CASE("cache: what was found is told again in the same words") {
  const Cached cached;
  cached.write_book("in/a.md", "![it](absent.png)\n\n[link](#nowhere)\n");
  const auto twice = [&](std::vector<std::string> arguments, int status) {
    arguments.insert(arguments.begin(), {"build", "--cache", "C", "in/a.md"});
    const Outcome first = cached.run(arguments);
    const Outcome second = cached.run(arguments);
    CHECK(first.status == status);
    CHECK(second.status == status);
    CHECK(says(first.messages, "absent.png"));
    CHECK(second.messages == first.messages);
  };
  twice({"-o", "a.epub"}, 0);
  twice({"-o", "a.epub", "--strict"}, 1);
  twice({"-o", "a.epub", "--diagnostics", "json"}, 0);
  twice({"-o", "a.epub", "-o", "a.pdf", "--map", "a.json"}, 0);
  const std::string map = cached.read("a.json");
  fs::remove(cached.folder() / "a.json");
  twice({"-o", "a.epub", "-o", "a.pdf", "--map", "a.json"}, 0);
  CHECK(cached.read("a.json") == map);

  cached.write("bad.md", std::string("\x89PNG\r\n\x1a\n\0\0\0\r", 12));
  const std::vector<std::string> bad = {"build",  "bad.md",  "-o",
                                        "b.epub", "--cache", "C"};
  const Outcome first = cached.run(bad);
  CHECK(first.status == 1);
  const Outcome second = cached.run(bad);
  CHECK(second.status == 1);
  CHECK(second.messages == first.messages);
  CHECK_FALSE(fs::exists(cached.folder() / "b.epub"));
}

TEST_CASE("cache: a book that can be read once only is made each time") {
  const Cached cached;
  const auto build = [&](const std::string& input, const std::string& words) {
    return run_octavo({.arguments = {"build", input, "--lang", "en", "--to", "epub", "-o",
                                     "a.epub", "--cache", "C"},
                       .folder = cached.folder(),
                       .standard_input = words});
  };
  for (const char* input : {"-", "/dev/stdin"}) {
    CAPTURE(input);
    CHECK(build(input, "# One\n\nWords.\n").status == 0);
    const std::string one = cached.read("a.epub");
    CHECK(build(input, "# Two\n\nOther words.\n").status == 0);
    CHECK(cached.read("a.epub") != one);
  }
}

TEST_CASE("cache: no output found in it replaces a file of the book") {
  const Cached cached;
  cached.write_book("a.md", "![it](p.epub)\n");
  cached.write("p.epub", picture);
  CHECK(cached.run({"build", "a.md", "-o", "a.epub", "--cache", "C"}).status == 0);
  const Outcome outcome = cached.run({"build", "a.md", "-o", "p.epub", "--cache", "C"});
  CHECK(outcome.status == 2);
  CHECK(cached.read("p.epub") == picture);
}

TEST_CASE("cache: where there can be none, the books are made all the same") {
  const Cached cached;
  cached.write_book("in/a.md");
  for (const char* folder : {"in/a.md", "in/a.md/C"}) {
    const Outcome outcome = cached.run(
        {"batch", "in", "-o", "out", "--cache", folder, "--to", "epub", "--strict"});
    CHECK(outcome.status == 0);
    CHECK(says(outcome.messages, "warning[cache-unwritable]"));
    CHECK(fs::exists(cached.folder() / "out/a.epub"));
    fs::remove_all(cached.folder() / "out");
  }
}

TEST_CASE("cache: a full disk costs the cache and not the book") {
  const Cached cached;
  cached.write_book("in/a.md");
  const std::vector<std::string> arguments = {"build", "in/a.md", "-o",      "a.epub",
                                              "-o",    "a.pdf",   "--cache", "C"};
  // The cache takes the books first.
  const Outcome full =
      cached.run(arguments, {{"LD_PRELOAD", OCTAVO_KILLED_IN_WRITE},
                             {"FULL_FROM", "1"},
                             {"FULL_TO", "2"},
                             {"ASAN_OPTIONS", "verify_asan_link_order=0"}});
  CHECK(full.status == 0);
  CHECK(says(full.messages, "could not keep a book: there is no room"));
  CHECK(cached.kept("outputs").empty());
  const std::string epub = cached.read("a.epub");
  CHECK(cached.run(arguments).status == 0);
  fs::remove(cached.folder() / "a.epub");
  CHECK(cached.run(arguments).status == 0);
  CHECK(cached.read("a.epub") == epub);
  CHECK(cached.kept("outputs").size() == 2);
}

TEST_CASE("cache: a run killed in mid-write leaves nothing that is taken for whole") {
  const Cached alone;
  alone.write_book("in/a.md");
  const std::vector<std::string> build = {"build", "in/a.md", "-o",      "a.epub",
                                          "-o",    "a.pdf",   "--cache", "C"};
  CHECK(alone.run(build).status == 0);
  for (int write = 1; write <= 4; ++write) {
    CAPTURE(write);
    const Cached cached;
    cached.write_book("in/a.md");
    const Outcome killed =
        cached.run(build, {{"LD_PRELOAD", OCTAVO_KILLED_IN_WRITE},
                           {"KILLED_WITH", std::to_string(SIGKILL)},
                           {"KILLED_AT", std::to_string(write)},
                           {"ASAN_OPTIONS", "verify_asan_link_order=0"}});
    CHECK(killed.status == 128 + SIGKILL);
    CHECK(cached.run(build).status == 0);
    CHECK(cached.read("a.epub") == alone.read("a.epub"));
    CHECK(cached.read("a.pdf") == alone.read("a.pdf"));
  }
}

TEST_CASE("cache: runs at once share one") {
  const Cached cached;
  for (int i = 0; i < 20; ++i) {
    cached.write_book("in/" + std::to_string(i) + ".md");
  }
  std::vector<std::thread> runs;
  for (const char* out : {"one", "two", "three"}) {
    runs.emplace_back([&cached, out] {
      CHECK(
          cached.run({"batch", "in", "-o", out, "--to", "epub", "--cache", "C"}).status ==
          0);
    });
  }
  for (std::thread& run : runs) {
    run.join();
  }
  for (int i = 0; i < 20; ++i) {
    const std::string name = std::to_string(i) + ".epub";
    CHECK(cached.read("one/" + name) == cached.read("two/" + name));
    CHECK(cached.read("one/" + name) == cached.read("three/" + name));
  }
  CHECK(cached.kept("books-1").size() == 20);
  CHECK(cached.kept("outputs").size() == 20);
}

TEST_CASE("cache: it says what it holds, and is rid of what nobody uses") {
  const Cached cached;
  cached.write_book("in/a.md");
  cached.write_book("in/b.md");
  cached.batch();
  const auto says_on_output = [&](const std::vector<std::string>& arguments,
                                  std::string_view part) {
    const Outcome outcome = cached.run(arguments);
    CAPTURE(outcome.output);
    CAPTURE(outcome.messages);
    CHECK(outcome.status == 0);
    CHECK(says(outcome.output, part));
  };
  says_on_output({"cache", "info", "C"}, "2 books, 4 outputs, 0.");
  says_on_output({"cache", "prune", "C"},
                 "0 books, 0 outputs, 0.0 MB taken away; 2 books");
  const auto make_old = [&] {
    const auto long_ago = fs::file_time_type::clock::now() - std::chrono::days(40);
    for (const char* part : {"books-1", "outputs"}) {
      for (const fs::path& path : cached.kept(part)) {
        fs::last_write_time(path, long_ago);
      }
    }
  };
  make_old();
  // Using it is what counts.
  cached.write_book("in/b.md", "More.\n");
  CHECK(cached.batch()[BookStatus::unchanged] == Names{"a"});
  fs::remove(cached.folder() / "in/b.md");
  cached.write("C/outputs/mine.txt", "of the user's");
  cached.write("C/outputs/" + std::string(64, 'a') + ".12-1.tmp", "cut sh");
  fs::last_write_time(
      cached.folder() / "C/outputs" / (std::string(64, 'a') + ".12-1.tmp"),
      fs::file_time_type::clock::now() - std::chrono::days(1));
  says_on_output({"cache", "prune", "C"}, "2 books, 6 outputs");
  CHECK(cached.kept("outputs").size() == 7);
  make_old();
  CHECK(cached.batch()[BookStatus::unchanged] == Names{"a"});
  says_on_output({"cache", "prune", "C", "--unused-for", "39"},
                 "1 book, 4 outputs, 0.0 MB taken away; 1 book, 2 outputs");
  CHECK(cached.read("C/outputs/mine.txt") == "of the user's");
  CHECK(cached.batch()[BookStatus::unchanged] == Names{"a"});

  for (const std::vector<std::string>& wrong :
       {std::vector<std::string>{"cache"},
        {"cache", "info"},
        {"cache", "info", "in"},
        {"cache", "prune", "absent"},
        {"cache", "prune", "C", "--most", "0"},
        {"cache", "prune", "C", "--unused-for", "x"},
        {"cache", "other", "C"}}) {
    CHECK(cached.run(wrong).status == 2);
  }
}

TEST_CASE("cache: no more than is wanted is kept, the newest of it") {
  const Cached cached;

  for (const char* name : {"a", "b", "c"}) {
    std::string text;
    for (unsigned i = 0, state = 1; i < 700'000; ++i) {
      state = state * 1'103'515'245U + 12'345U + static_cast<unsigned>(*name);
      text += i % 60 == 59 ? ' ' : static_cast<char>('a' + (state >> 16U) % 26);
    }
    cached.write_book(std::string("in/") + name + ".md", text);
    cached.batch({"--to", "epub"});
    for (const char* part : {"books-1", "outputs"}) {
      for (const fs::path& path : cached.kept(part)) {
        fs::last_write_time(path, fs::last_write_time(path) - std::chrono::hours(2));
      }
    }
  }
  CHECK(cached.run({"cache", "prune", "C", "--most", "1"}).status == 0);
  CHECK(cached.kept("books-1").size() < 3);
  std::uintmax_t bytes = 0;
  for (const fs::path& path : cached.kept("outputs")) {
    bytes += fs::file_size(path);
  }
  CHECK(bytes <= 1'000'000);
  CHECK(cached.batch({"--to", "epub"})[BookStatus::unchanged].contains("c"));
}

TEST_CASE("depfile: it names all that was read, as Make and Ninja read it") {
  const Cached cached;
  cached.write_book("in/a b.md", "![it](p$1.svg) ![not there](absent.svg)\n");
  cached.write("in/p$1.svg", picture);
  cached.write("in/s#.css", "@import 't.css';");
  cached.write("in/t.css", "p { color: red }");
  const std::vector<std::string> build = {"build",     "in/a b.md", "-o",    "a b.epub",
                                          "-o",        "a.pdf",     "--css", "in/s#.css",
                                          "--depfile", "a.d"};
  CHECK(cached.run(build).status == 0);
  const std::string rule =
      "a\\ b.epub a.pdf: \\\n  in/a\\ b.md \\\n  in/p$$1.svg \\\n  in/s\\#.css \\\n"
      "  in/t.css\n\nin/a\\ b.md:\n\nin/p$$1.svg:\n\nin/s\\#.css:\n\nin/t.css:\n";
  CHECK(cached.read("a.d") == rule);
  // From a cache, too.
  for (int times = 0; times < 2; ++times) {
    fs::remove(cached.folder() / "a.d");
    std::vector<std::string> with_cache = build;
    with_cache.insert(with_cache.end(), {"--cache", "C"});
    CHECK(cached.run(with_cache).status == 0);
    CHECK(cached.read("a.d") == rule);
  }
  cached.write_book("two\nlines.md");
  const Outcome outcome =
      cached.run({"build", "two\nlines.md", "-o", "b.epub", "--depfile", "b.d"});
  CHECK(outcome.status == 0);
  CHECK(says(outcome.messages, "warning[depfile-name]"));
  CHECK(cached.read("b.d") == "b.epub:\n");
  CHECK(cached.run({"build", "in/a b.md", "--depfile", "-"}).status == 2);
  CHECK(cached.run({"build", "in/a b.md", "-o", "x.pdf", "--depfile", "x.pdf"}).status ==
        2);
}
