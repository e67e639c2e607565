#include "compiler/files.h"

#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include "tests/support.h"

using namespace octavo;
using tests::read_file;
using tests::TemporaryFolder;
using tests::write_file;

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t plenty = 1U << 20U;

std::size_t entries(const fs::path& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

FileError write_output(DiskFiles& disk, const std::string& path, std::string_view bytes) {
  const OutputFile output{.path = path, .bytes = bytes};
  return disk.write_outputs({&output, 1}).error;
}

}  // namespace

TEST_CASE("files: an input is read whole, up to the limit") {
  const TemporaryFolder folder;
  const std::string path = folder.path() / "a.txt";
  write_file(path, "hello");
  DiskFiles disk;
  CHECK(disk.read_input(path, plenty).bytes == "hello");
  CHECK(disk.read_input(path, 5).error == FileError::none);
  CHECK(disk.read_input(path, 4).error == FileError::too_large);
  CHECK(disk.read_input("/dev/zero", 4).error == FileError::too_large);
  CHECK(disk.read_input(folder.path() / "none", plenty).error == FileError::missing);
  CHECK(disk.read_input(path + "/x", plenty).error == FileError::missing);
  CHECK(disk.read_input(folder.path(), plenty).error == FileError::not_regular);
}

TEST_CASE("files: a name in a book leads to regular files beneath its root only") {
  const TemporaryFolder folder;
  const fs::path root = folder.path() / "root";
  fs::create_directories(root / "sub/deep");
  fs::create_directories(folder.path() / "rootless");
  write_file(root / "a.png", "a");
  write_file(root / "sub/b.png", "b");
  write_file(folder.path() / "secret", "s");
  fs::create_symlink("sub/b.png", root / "inner");
  fs::create_symlink("../secret", root / "outer");
  fs::create_symlink(folder.path() / "secret", root / "absolute");
  fs::create_symlink("..", root / "up");
  fs::create_symlink("loop", root / "loop");
  fs::create_symlink("../../a.png", root / "sub/deep/back");
  REQUIRE(mkfifo((root / "fifo").c_str(), 0600) == 0);
  DiskFiles disk;
  const auto error = [&](const std::string& name) {
    return disk.read_beneath(root, name, plenty).error;
  };
  CHECK(disk.read_beneath(root, "a.png", plenty).bytes == "a");
  CHECK(disk.read_beneath(root, "./sub//b.png", plenty).bytes == "b");
  CHECK(disk.read_beneath(root, "sub/../a.png", plenty).bytes == "a");
  CHECK(disk.read_beneath(root, "inner", plenty).bytes == "b");
  CHECK(disk.read_beneath(root, "sub/deep/back", plenty).bytes == "a");
  CHECK(disk.read_beneath(root, "sub/./../a.png", plenty).bytes == "a");
  CHECK(error("./../secret") == FileError::outside_root);
  CHECK(error("sub/./../../secret") == FileError::outside_root);
  CHECK(error("../secret") == FileError::outside_root);
  CHECK(error("sub/../../secret") == FileError::outside_root);
  CHECK(error("../root/a.png") == FileError::outside_root);
  CHECK(error("../rootless/x") == FileError::outside_root);
  CHECK(error("/etc/passwd") == FileError::outside_root);
  CHECK(error("outer") == FileError::outside_root);
  CHECK(error("absolute") == FileError::outside_root);
  CHECK(error("up/secret") == FileError::outside_root);
  CHECK(error("loop") == FileError::outside_root);
  CHECK(error("fifo") == FileError::not_regular);
  CHECK(error("sub") == FileError::not_regular);
  CHECK(error("") == FileError::not_regular);
  CHECK(error("none.png") == FileError::missing);
  CHECK(error("a.png/x") == FileError::missing);
  CHECK(error(std::string("a.png\0x", 7)) == FileError::missing);
  CHECK(error(std::string(100'000, 'x')) == FileError::missing);
  CHECK(disk.read_beneath(root, "a.png", 0).error == FileError::too_large);
}

TEST_CASE("files: files in memory keep the same rules") {
  MemoryFiles memory;
  memory.files = {{"root/a", "1"}, {"b", "2"}};
  CHECK(memory.read_beneath("root", "x/../a", plenty).bytes == "1");
  CHECK(memory.read_beneath(".", "b", plenty).bytes == "2");
  CHECK(memory.read_beneath("root", "../b", plenty).error == FileError::outside_root);
  CHECK(memory.read_beneath("root", "/b", plenty).error == FileError::outside_root);
  CHECK(memory.read_beneath("root", "c", plenty).error == FileError::missing);
  CHECK(memory.read_beneath("root", "a", 0).error == FileError::too_large);
}

TEST_CASE("files: an output replaces the old one and leaves nothing beside it") {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "book.pdf";
  DiskFiles disk;
  CHECK(write_output(disk, path, "one") == FileError::none);
  REQUIRE(chmod(path.c_str(), 0640) == 0);
  CHECK(write_output(disk, path, std::string(3'000'000, 'x')) == FileError::none);
  CHECK(fs::file_size(path) == 3'000'000);
  CHECK((fs::status(path).permissions() & fs::perms::all) == fs::perms(0640));
  CHECK(entries(folder.path()) == 1);
}

TEST_CASE("files: a symbolic link to an output is followed, there or not") {
  const TemporaryFolder folder;
  fs::create_directory(folder.path() / "real");
  write_file(folder.path() / "real/old.pdf", "old");
  fs::create_symlink("real/old.pdf", folder.path() / "a.pdf");
  fs::create_symlink("real/new.pdf", folder.path() / "b.pdf");
  fs::create_symlink("loop.pdf", folder.path() / "loop.pdf");
  DiskFiles disk;
  CHECK(write_output(disk, folder.path() / "a.pdf", "1") == FileError::none);
  CHECK(write_output(disk, folder.path() / "b.pdf", "2") == FileError::none);
  CHECK(write_output(disk, folder.path() / "loop.pdf", "3") == FileError::unwritable);
  CHECK(fs::is_symlink(folder.path() / "a.pdf"));
  CHECK(fs::is_symlink(folder.path() / "b.pdf"));
  CHECK(read_file(folder.path() / "real/old.pdf") == "1");
  CHECK(read_file(folder.path() / "real/new.pdf") == "2");
  CHECK(entries(folder.path() / "real") == 2);
}

TEST_CASE("files: a folder that is not there, or a folder as output, is told") {
  const TemporaryFolder folder;
  DiskFiles disk;
  CHECK(write_output(disk, folder.path() / "none/a.pdf", "1") == FileError::unwritable);
  CHECK(write_output(disk, folder.path(), "1") == FileError::not_regular);
  CHECK(write_output(disk, folder.path() / "new/", "1") == FileError::unwritable);
  CHECK(entries(folder.path()) == 0);
}

TEST_CASE("files: a device is written in place, and a full one is told") {
  DiskFiles disk;
  CHECK(write_output(disk, "/dev/null", "1") == FileError::none);
  CHECK(write_output(disk, "/dev/full", "1") == FileError::disk_full);
  CHECK(fs::is_character_file("/dev/full"));
}

TEST_CASE("files: of several outputs all are replaced, or none") {
  const TemporaryFolder folder;
  const std::string first = folder.path() / "a.epub";
  const std::string second = folder.path() / "a.pdf";
  fs::create_directory(folder.path() / "folder.pdf");
  write_file(first, "old");
  DiskFiles disk;
  for (const std::string& wrong :
       {(folder.path() / "none/a.pdf").string(), (folder.path() / "folder.pdf").string(),
        std::string("/dev/full")}) {
    CAPTURE(wrong);
    const OutputFile outputs[] = {{.path = first, .bytes = "1"},
                                  {.path = wrong, .bytes = "2"},
                                  {.path = second, .bytes = "3"}};
    const WriteResult result = disk.write_outputs(outputs);
    CHECK(result.error != FileError::none);
    CHECK(result.index == 1);
    CHECK(read_file(first) == "old");
    CHECK(entries(folder.path()) == 2);
  }
  const OutputFile outputs[] = {{.path = first, .bytes = "1"},
                                {.path = second, .bytes = "2"}};
  CHECK(disk.write_outputs(outputs).error == FileError::none);
  CHECK(read_file(first) == "1");
  CHECK(read_file(second) == "2");
  CHECK(entries(folder.path()) == 3);
}

TEST_CASE("files: names that are alike for 200 bytes do not meet in their temporaries") {
  const TemporaryFolder folder;
  const std::string stem = folder.path() / std::string(240, 'n');
  const OutputFile outputs[] = {{.path = stem + ".epub", .bytes = "1"},
                                {.path = stem + ".pdf", .bytes = "2"}};
  CHECK(DiskFiles().write_outputs(outputs).error == FileError::none);
  CHECK(read_file(stem + ".epub") == "1");
  CHECK(read_file(stem + ".pdf") == "2");
  CHECK(entries(folder.path()) == 2);
}

TEST_CASE("files: a run of the same number on another machine is not in the way") {
  const TemporaryFolder folder;
  const std::string path = folder.path() / "a.pdf";
  const std::string other =
      folder.path() / (".octavo-a.pdf-" + std::to_string(getpid()) + ".tmp");
  const int file = open(other.c_str(), O_WRONLY | O_CREAT, 0600);
  REQUIRE(flock(file, LOCK_EX) == 0);
  DiskFiles disk;
  CHECK(write_output(disk, path, "new") == FileError::none);
  CHECK(read_file(path) == "new");
  CHECK(entries(folder.path()) == 2);
  close(file);
}

TEST_CASE("files: temporary files of dead runs are removed, those of living runs stay") {
  const TemporaryFolder folder;
  write_file(folder.path() / ".octavo-a.pdf-11.tmp", "stale");
  write_file(folder.path() / ".octavo-a.pdf-12.tmp", "living");
  write_file(folder.path() / ".octavo-b.pdf-13.tmp", "another output's");
  write_file(folder.path() / ".octavo-a.pdf-x.tmp", "not ours");
  const int living = open((folder.path() / ".octavo-a.pdf-12.tmp").c_str(), O_RDONLY);
  REQUIRE(flock(living, LOCK_EX) == 0);
  DiskFiles disk;
  CHECK(write_output(disk, folder.path() / "a.pdf", "1") == FileError::none);
  close(living);
  CHECK(!fs::exists(folder.path() / ".octavo-a.pdf-11.tmp"));
  CHECK(fs::exists(folder.path() / ".octavo-a.pdf-12.tmp"));
  CHECK(fs::exists(folder.path() / ".octavo-b.pdf-13.tmp"));
  CHECK(fs::exists(folder.path() / ".octavo-a.pdf-x.tmp"));
}

TEST_CASE(
    "files: an interrupt while writing ends the program and removes the temporary") {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "a.pdf";
  write_file(path, "old");
  const pid_t child = fork();
  if (child == 0) {
    signal(SIGINT, SIG_DFL);
    DiskFiles disk;
    write_output(disk, path, std::string(400'000'000, 'x'));
    _exit(0);
  }
  while (entries(folder.path()) == 1 && waitpid(child, nullptr, WNOHANG) == 0) {
    usleep(500);
  }
  kill(child, SIGINT);
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  CHECK(WIFSIGNALED(status));
  CHECK(WTERMSIG(status) == SIGINT);
  CHECK(read_file(path) == "old");
  CHECK(entries(folder.path()) == 1);
}
