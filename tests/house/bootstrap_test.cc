#include <filesystem>
#include <sstream>
#include <string>

#include <doctest/doctest.h>

#include "tests/support.h"
#include "tests/validators/command.h"

using namespace octavo::tests;

namespace fs = std::filesystem;

namespace {

/// A clone of the set-up alone, on a machine of stand-ins: every tool that would change
/// the machine or take long writes down how it was called, and nothing else.
class Machine {
 public:
  explicit Machine(const std::string& user = "0") {
    fs::create_directories(clone() / ".ci");
    fs::create_directories(clone() / "tests/validators");
    fs::create_directories(tools());
    fs::copy(source_folder() / "bootstrap", clone() / "bootstrap");
    fs::copy(source_folder() / ".ci/packages", clone() / ".ci/packages");
    for (const char* real :
         {"sh", "sed", "awk", "tr", "cat", "dirname", "env", "grep", "sort", "comm", "ls",
          "nproc", "mkdir", "chmod", "date", "head"}) {
      for (const char* folder : {"/usr/bin/", "/bin/"}) {
        if (fs::exists(folder + std::string(real)) && !fs::exists(tools() / real)) {
          fs::create_symlink(folder + std::string(real), tools() / real);
        }
      }
    }
    tool("id", "echo " + user);
    tool("apt-get", "");
    tool("ctest", "");
    tool("cpack",
         "mkdir packages; : >packages/octavo_1.deb; : >packages/octavo-1.tar.gz");
    tool("dpkg-query",
         "[ -e \"$MACHINE/installed\" ] || exit 1\n"
         "sed -n -e '/ npm$/d' -e 's/^test  *nodejs$/ii  nodejs, nodejs-dev, npm/p' "
         "-e 's/^[a-z]*  *\\([^ ]*\\)$/ii  \\1, /p' \"$MACHINE/clone/.ci/packages\"");
    // Configuring leaves build.ninja, building the program.
    tool("cmake",
         "mkdir -p \"$MACHINE/clone/build/release\"\n"
         "cd \"$MACHINE/clone/build/release\"\n"
         "case $1 in\n"
         "  --preset) : >build.ninja\n"
         "    case $* in *TESTS=OFF*) tests=OFF ;; *) tests=ON ;; esac\n"
         "    echo \"OCTAVO_TESTS:BOOL=$tests\" >CMakeCache.txt ;;\n"
         "  *) printf '#!/bin/sh\\necho octavo \"$@\"\\n' >octavo; chmod +x octavo ;;\n"
         "esac");
    write_script(clone() / "tests/validators/install",
                 "echo validators >>\"$MACHINE/log\"");
  }

  void tool(const std::string& name, const std::string& body) {
    write_script(tools() / name, "echo " + name + " \"$@\" >>\"$MACHINE/log\"\n" + body);
  }
  void install_everything() { write_file(root() / "installed", ""); }

  CommandResult bootstrap(const std::string& words) {
    fs::remove(root() / "log");
    return run_command({"env", "-i", "PATH=" + tools().string(),
                        "MACHINE=" + root().string(), "sh", "-c", "\"$0\" " + words,
                        (clone() / "bootstrap").string()});
  }
  /// How the tools were called, a line each.
  std::string log() const { return read_file(root() / "log"); }
  /// The whole line of the log that begins so.
  std::string call(const std::string& beginning) const {
    std::istringstream lines(log());
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with(beginning)) {
        return line + " ";
      }
    }
    return {};
  }

 private:
  fs::path root() const { return folder_.path(); }
  fs::path clone() const { return root() / "clone"; }
  fs::path tools() const { return root() / "tools"; }
  static void write_script(const fs::path& path, const std::string& body) {
    write_file(path, "#!/bin/sh\n" + body + "\n");
    fs::permissions(path, fs::perms::owner_all);
  }

  TemporaryFolder folder_{};
};

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("bootstrap: what is missing is installed, octavo is built, and the words run") {
  Machine machine;
  const CommandResult made = machine.bootstrap("build a.md --to pdf");
  CAPTURE(made.output);
  CAPTURE(machine.log());
  CHECK(made.status == 0);
  CHECK(made.output.starts_with("octavo build a.md --to pdf\n"));
  CHECK(!machine.call("apt-get update").empty());
  const std::string installed = machine.call("apt-get install");
  for (const char* package :
       {" cmake ", " g++ ", " libharfbuzz-dev ", " hyphen-pt-br "}) {
    CHECK(holds(installed, package));
  }
  CHECK_FALSE(holds(installed, " doctest-dev "));
  CHECK(!machine.call("cmake --preset release").empty());
  CHECK(!machine.call("cmake --build").empty());
}

TEST_CASE("bootstrap: a second call installs and configures nothing") {
  Machine machine;
  REQUIRE(machine.bootstrap("build a.md").status == 0);
  machine.install_everything();
  const CommandResult again = machine.bootstrap("build b.md");
  CHECK(again.output == "octavo build b.md\n");
  CHECK_FALSE(holds(machine.log(), "apt-get"));
  CHECK_FALSE(holds(machine.log(), "--preset"));
}

TEST_CASE("bootstrap: what another package provides is not installed again") {
  Machine machine;
  machine.install_everything();
  CHECK(machine.bootstrap("test").status == 0);
  CHECK_FALSE(holds(machine.log(), "apt-get"));
}

TEST_CASE("bootstrap: tests are configured only where their packages are installed") {
  Machine machine;
  REQUIRE(machine.bootstrap("build a.md").status == 0);
  CHECK(holds(machine.call("cmake --preset"), " -DOCTAVO_TESTS=OFF "));
  machine.install_everything();
  REQUIRE(machine.bootstrap("test").status == 0);
  CHECK(holds(machine.call("cmake --preset"), " -DOCTAVO_TESTS=ON "));
  REQUIRE(machine.bootstrap("build a.md").status == 0);
  CHECK(machine.call("cmake --preset").empty());
}

TEST_CASE("bootstrap: every other word is octavo's own") {
  Machine machine;
  machine.install_everything();
  REQUIRE(machine.bootstrap("--version").status == 0);
  CHECK(machine.bootstrap("fonts").output == "octavo fonts\n");
  CHECK(machine.bootstrap("explain empty-input").output ==
        "octavo explain empty-input\n");
  CHECK(machine.bootstrap("").output == "octavo\n");
}

TEST_CASE("bootstrap: a user installs with sudo, or is told what only root can install") {
  Machine machine("1000");
  const CommandResult refused = machine.bootstrap("build a.md");
  CHECK(refused.status == 3);
  CHECK(holds(refused.output, "only root can install them: apt-get install "));
  CHECK(holds(refused.output, " libicu-dev"));
  CHECK_FALSE(holds(machine.log(), "apt-get"));
  machine.tool("sudo", "exec \"$@\"");
  const CommandResult made = machine.bootstrap("build a.md");
  CHECK(made.status == 0);
  CHECK(holds(machine.call("sudo apt-get"), "update"));
  CHECK(holds(machine.call("sudo env"), "apt-get install"));
}

TEST_CASE("bootstrap: without a network it says so and builds nothing") {
  Machine machine;
  machine.tool("apt-get", "exit 100");
  const CommandResult failed = machine.bootstrap("build a.md");
  CHECK(failed.status == 3);
  CHECK(holds(failed.output, "bootstrap: the package lists cannot be fetched"));
  CHECK(machine.call("cmake").empty());
}

TEST_CASE(
    "bootstrap: test installs what the tests need, from the same list, and runs them") {
  Machine machine;
  const CommandResult made = machine.bootstrap("test -L unit");
  CAPTURE(machine.log());
  CHECK(made.status == 0);
  const std::string installed = machine.call("apt-get install");
  for (const char* package : {" cmake ", " doctest-dev ", " qpdf ", " poppler-utils "}) {
    CHECK(holds(installed, package));
  }
  CHECK(holds(machine.call("ctest"), " -L unit "));
  CHECK(holds(machine.log(), "validators\n"));
}

TEST_CASE("bootstrap: package builds what packages hold, and names those that it made") {
  Machine machine;
  const CommandResult made = machine.bootstrap("package");
  CAPTURE(machine.log());
  CHECK(made.status == 0);
  CHECK(holds(machine.call("apt-get install"), " dpkg-dev "));
  CHECK_FALSE(holds(machine.call("apt-get install"), " doctest-dev "));
  CHECK(holds(machine.call("cmake --build"), " liboctavo "));
  CHECK(!machine.call("cpack").empty());
  CHECK(holds(made.output, "/build/release/packages/octavo_1.deb\n"));
  CHECK(holds(made.output, "/build/release/packages/octavo-1.tar.gz\n"));
}
