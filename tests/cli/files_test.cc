#include <csignal>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include <doctest/doctest.h>

#include "tests/cli/process.h"
#include "tests/support.h"

using namespace octavo::tests;

namespace fs = std::filesystem;

namespace {

constexpr const char* short_book =
    "# Title\n\nA paragraph of text in plain words, such as everybody who speaks English "
    "has read a thousand times before.\n";

/// A small file system of its own, where the test may make one.
class SmallDisk {
 public:
  SmallDisk(const fs::path& folder, const char* options) : folder_(folder) {
    fs::create_directory(folder);
    is_mounted_ = mount("tmpfs", folder.c_str(), "tmpfs", 0, options) == 0;
  }
  ~SmallDisk() {
    if (is_mounted_) {
      umount(folder_.c_str());
    }
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  bool is_mounted() const { return is_mounted_; }
  void make_read_only() const {
    mount("tmpfs", folder_.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, nullptr);
  }

 private:
  fs::path folder_;
  bool is_mounted_ = false;
};

Outcome build(const fs::path& folder, std::vector<std::string> words) {
  words.insert(words.begin(), "build");
  return run_octavo({.arguments = std::move(words), .folder = folder});
}

void check_fails(const Outcome& outcome, const std::string& code) {
  CAPTURE(outcome.messages);
  CHECK(outcome.status == 3);
  CHECK(outcome.messages.starts_with("octavo: error[" + code + "]: "));
  CHECK(outcome.messages.find("\n  hint: ") != std::string::npos);
}

}  // namespace

TEST_CASE("cli/files: an input that is missing, a folder or unreadable is exit 3") {
  const TemporaryFolder folder;
  write_file(folder.path() / "a.md", short_book);
  check_fails(build(folder.path(), {"none.md"}), "input-missing");
  check_fails(build(folder.path(), {"a.md", "none.md"}), "input-missing");
  check_fails(build(folder.path(), {"a.md/none.md"}), "input-missing");
  check_fails(build(folder.path(), {"."}), "input-not-a-file");
  fs::permissions(folder.path() / "a.md", fs::perms::none);
  if (geteuid() == 0) {
    // Root may read everything but the memory of another process.
    check_fails(build(folder.path(), {"/proc/self/mem"}), "input-unreadable");
  } else {
    check_fails(build(folder.path(), {"a.md"}), "input-unreadable");
  }
  CHECK(listing(folder.path()) == "a.md\n");
}

TEST_CASE("cli/files: an absent output folder, or a folder as output, is exit 3") {
  const TemporaryFolder folder;
  write_file(folder.path() / "a.md", short_book);
  fs::create_directory(folder.path() / "b.pdf");
  check_fails(build(folder.path(), {"a.md", "-o", "none/a.pdf"}), "output-unwritable");
  check_fails(build(folder.path(), {"a.md", "-o", "a.md/a.pdf"}), "output-unwritable");
  check_fails(build(folder.path(), {"a.md", "-o", "b.pdf"}), "output-unwritable");
  CHECK(listing(folder.path()) == "a.md\nb.pdf\n");
}

TEST_CASE("cli/files: a read-only folder is exit 3 and the old output stays") {
  const TemporaryFolder folder;
  write_file(folder.path() / "a.md", short_book);
  const fs::path out = folder.path() / "out";
  const SmallDisk disk(out, "size=4m");
  if (!disk.is_mounted()) {
    MESSAGE("no right to mount a file system: skipped");
    return;
  }
  write_file(out / "old.pdf", "old");
  disk.make_read_only();
  check_fails(build(folder.path(), {"a.md", "-o", "out/old.pdf"}), "output-unwritable");
  check_fails(build(folder.path(), {"a.md", "-o", "out/new.pdf"}), "output-unwritable");
  CHECK(read_file(out / "old.pdf") == "old");
  CHECK(listing(out) == "old.pdf\n");
}

TEST_CASE(
    "cli/files: a full disk is exit 3, the old output stays, nothing half-written") {
  const TemporaryFolder folder;
  write_file(folder.path() / "a.md", short_book);
  const fs::path out = folder.path() / "out";
  const SmallDisk disk(out, "size=8k");
  if (!disk.is_mounted()) {
    MESSAGE("no right to mount a file system: skipped");
    return;
  }
  write_file(out / "a.pdf", "old");
  check_fails(build(folder.path(), {"a.md", "-o", "out/a.pdf"}), "disk-full");
  CHECK(read_file(out / "a.pdf") == "old");
  CHECK(listing(out) == "a.pdf\n");
}

TEST_CASE("cli/files: when one of two outputs cannot be written the other stays old") {
  const TemporaryFolder folder;
  write_file(folder.path() / "a.md", short_book);
  write_file(folder.path() / "a.epub", "old");
  const fs::path out = folder.path() / "out";
  const SmallDisk disk(out, "size=8k");
  if (!disk.is_mounted()) {
    MESSAGE("no right to mount a file system: skipped");
    return;
  }
  write_file(out / "a.pdf", "old");
  const std::vector<std::string> both{"a.md", "-o", "a.epub", "-o", "out/a.pdf"};
  check_fails(build(folder.path(), both), "disk-full");
  CHECK(read_file(folder.path() / "a.epub") == "old");
  CHECK(read_file(out / "a.pdf") == "old");
  disk.make_read_only();
  check_fails(build(folder.path(), both), "output-unwritable");
  CHECK(read_file(folder.path() / "a.epub") == "old");
  CHECK(listing(folder.path()) == "a.epub\na.md\nout\n");
}

TEST_CASE("cli/files: an output that cannot be renamed onto takes the others back") {
  const TemporaryFolder folder;
  write_file(folder.path() / "a.md", short_book);
  write_file(folder.path() / "a.epub", "old");
  write_file(folder.path() / "a.pdf", "");
  write_file(folder.path() / "b.pdf", "old too");
  // Nothing is renamed onto a file on which another is mounted.
  const fs::path held = folder.path() / "a.pdf";
  if (mount((folder.path() / "b.pdf").c_str(), held.c_str(), nullptr, MS_BIND, nullptr) !=
      0) {
    MESSAGE("no right to mount a file: skipped");
    return;
  }
  const std::vector<std::string> words{"a.md",   "-o", "new.epub", "-o",
                                       "a.epub", "-o", "a.pdf"};
  check_fails(build(folder.path(), words), "output-unwritable");
  umount(held.c_str());
  CHECK(read_file(folder.path() / "a.epub") == "old");
  CHECK(read_file(folder.path() / "b.pdf") == "old too");
  CHECK(listing(folder.path()) == "a.epub\na.md\na.pdf\nb.pdf\n");
}

TEST_CASE("cli/files: a full device is exit 3 and stays a device") {
  const TemporaryFolder folder;
  write_file(folder.path() / "a.md", short_book);
  check_fails(build(folder.path(), {"a.md", "-o", "/dev/full", "--to", "pdf"}),
              "disk-full");
  CHECK(fs::is_character_file("/dev/full"));
  check_fails(run_octavo({.arguments = {"build", "a.md", "-o", "-", "--to", "pdf"},
                          .folder = folder.path(),
                          .output_path = "/dev/full"}),
              "disk-full");
}

TEST_CASE("cli/files: what is meant for a closed descriptor goes to no file") {
  const TemporaryFolder folder;
  write_file(folder.path() / "a.md", short_book);
  write_file(folder.path() / "a.pdf", "old");
  const std::vector<std::string> both{"build", "a.md", "-o",   "a.pdf",
                                      "-o",    "-",    "--to", "pdf"};
  check_fails(
      run_octavo({.arguments = both, .folder = folder.path(), .closed = {STDOUT_FILENO}}),
      "output-unwritable");
  CHECK(read_file(folder.path() / "a.pdf") == "old");
  check_fails(run_octavo({.arguments = {"build", "-", "-o", "a.pdf"},
                          .folder = folder.path(),
                          .closed = {STDIN_FILENO}}),
              "input-unreadable");
  const Outcome silent = run_octavo({.arguments = {"build", "a.md", "-o", "a.pdf"},
                                     .folder = folder.path(),
                                     .closed = {STDIN_FILENO, STDERR_FILENO}});
  CHECK(silent.status == 0);
  CHECK(read_file(folder.path() / "a.pdf").ends_with("%%EOF\n"));
  CHECK(listing(folder.path()) == "a.md\na.pdf\n");
}

TEST_CASE("cli/files: a FIFO is written in place and read in place") {
  const TemporaryFolder folder;
  write_file(folder.path() / "a.md", short_book);
  const fs::path fifo = folder.path() / "fifo.pdf";
  REQUIRE(mkfifo(fifo.c_str(), 0600) == 0);
  std::string received;
  std::thread reader([&] { received = read_file(fifo); });
  CHECK(build(folder.path(), {"a.md", "-o", "fifo.pdf"}).status == 0);
  reader.join();
  CHECK(received.starts_with("%PDF-1.7"));
  CHECK(fs::is_fifo(fifo));
  std::thread writer([&] { write_file(fifo, short_book); });
  const Outcome outcome = build(folder.path(), {"fifo.pdf", "-o", "b.epub"});
  writer.join();
  CHECK(outcome.messages == "");
  CHECK(outcome.status == 0);
}

TEST_CASE("cli/files: a symbolic link as output is followed") {
  const TemporaryFolder folder;
  write_file(folder.path() / "a.md", short_book);
  fs::create_directory(folder.path() / "real");
  fs::create_symlink("real/a.pdf", folder.path() / "a.pdf");
  CHECK(build(folder.path(), {"a.md", "--to", "pdf"}).status == 0);
  CHECK(fs::is_symlink(folder.path() / "a.pdf"));
  CHECK(read_file(folder.path() / "real/a.pdf").starts_with("%PDF-1.7"));
}

TEST_CASE("cli/files: an old output stays when the book has errors") {
  const TemporaryFolder folder;
  write_file(folder.path() / "a.md", "\n");
  write_file(folder.path() / "a.pdf", "old");
  CHECK(build(folder.path(), {"a.md"}).status == 1);
  CHECK(read_file(folder.path() / "a.pdf") == "old");
  CHECK(listing(folder.path()) == "a.md\na.pdf\n");
}

TEST_CASE("cli/files: the next run removes what a killed run left, and no more") {
  const TemporaryFolder folder;
  write_file(folder.path() / "a.md", short_book);
  write_file(folder.path() / ".octavo-a.pdf-4711.tmp", "half");
  write_file(folder.path() / ".octavo-b.pdf-4711.tmp", "another's");
  CHECK(build(folder.path(), {"a.md", "--to", "pdf"}).status == 0);
  CHECK(listing(folder.path()) == ".octavo-b.pdf-4711.tmp\na.md\na.pdf\n");
}

TEST_CASE("cli/files: the book is made though nobody reads the messages") {
  const TemporaryFolder folder;
  write_file(folder.path() / "a.md", std::string(short_book) + "\n[a](#none)\n");
  const std::string program = OCTAVO_PROGRAM;
  // Its reader has ended before octavo begins.
  const std::string command = "cd '" + folder.path().string() + "' && { sleep 0.2; " +
                              program + " build a.md -o a.pdf; } 2>&1 | :";
  CHECK(std::system(command.c_str()) == 0);
  CHECK(read_file(folder.path() / "a.pdf").starts_with("%PDF"));
}
