#include "compiler/noted_files.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "compiler/sha256.h"
#include "tests/support.h"

using namespace octavo;
using tests::TemporaryFolder;
using tests::write_file;

namespace fs = std::filesystem;

TEST_CASE("noted files: what was asked for is known, once each and in one order") {
  MemoryFiles memory;
  memory.files = {{"b.md", "words"}, {"in/a.png", "picture"}};
  NotedFiles noted(memory, Digests::wanted);
  CHECK(noted.read_beneath("in", "a.png", 100).bytes == "picture");
  CHECK(noted.read_beneath("in", "x.png", 100).error == FileError::missing);
  CHECK(noted.read_input("b.md", 100).bytes == "words");
  CHECK(noted.read_beneath("in", "a.png", 100).bytes == "picture");
  const std::vector<NotedFile> all = noted.noted();
  REQUIRE(all.size() == 3);
  CHECK(path_of(all[0]) == "b.md");
  CHECK(path_of(all[1]) == "in/a.png");
  CHECK(all[1].digest == sha256("picture"));
  CHECK(all[2].error == FileError::missing);
  CHECK(all[2].digest.empty());
}

TEST_CASE("noted files: one looks the same while its size and times are") {
  const TemporaryFolder folder;
  const std::string path = folder.path() / "a.md";
  write_file(path, "words");
  DiskFiles disk;
  NotedFile file{.name = path, .most_bytes = 100};
  CHECK(read_again(file, disk, Digests::wanted).bytes == "words");
  REQUIRE(file.state);
  file.is_settled = true;
  CHECK(looks_same(file));
  // A file so young could be changed again at the same time.
  file.is_settled = false;
  CHECK_FALSE(looks_same(file));
  file.is_settled = true;
  fs::rename(path, path + "2");
  CHECK_FALSE(looks_same(file));
  // Another file with the same words, size and time.
  write_file(path, "words");
  fs::last_write_time(path, fs::last_write_time(path + "2"));
  CHECK_FALSE(looks_same(file));

  NotedFile missing{.root = folder.path(), .name = "b.png", .error = FileError::missing};
  CHECK(looks_same(missing));
  write_file(folder.path() / "b.png", "");
  CHECK_FALSE(looks_same(missing));
  const NotedFile outside{
      .root = folder.path(), .name = "../b.png", .error = FileError::outside_root};
  CHECK_FALSE(looks_same(outside));
}

TEST_CASE("file state: a file is settled when the clock of its file system has gone on") {
  constexpr std::int64_t second = 1'000'000'000;
  const FileState fine{.modified = 5, .changed = 10 * second + 7};
  CHECK_FALSE(is_settled(fine, 10 * second + 8));
  CHECK(is_settled(fine, 11 * second));
  // One that counts seconds only.
  const FileState coarse{.modified = 5, .changed = 10 * second};
  CHECK_FALSE(is_settled(coarse, 11 * second));
  CHECK(is_settled(coarse, 13 * second));
  // From the future: another machine's clock.
  CHECK_FALSE(is_settled(fine, 9 * second));
}
