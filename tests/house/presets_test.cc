#include <string>

#include <doctest/doctest.h>

#include "tests/support.h"
#include "tests/validators/command.h"

using namespace octavo::tests;

namespace {

/// The text of one preset for configuring, from its name to the next one's.
std::string preset_named(const std::string& name) {
  const std::string all = read_file(source_folder() / "CMakePresets.json");
  const std::size_t begin = all.find(R"("name": ")" + name + "\"");
  return begin == std::string::npos
             ? std::string()
             : all.substr(begin, all.find("\"name\"", begin + 1) - begin);
}

bool preset_holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("presets: there are those that the documentation names") {
  const CommandResult listed =
      run_command({"sh", "-c", "cd \"$1\" && cmake --list-presets=configure", "sh",
                   source_folder().string()});
  CHECK(listed.status == 0);
  for (const char* name : {"release", "dev", "sanitize", "fuzz", "coverage"}) {
    CAPTURE(name);
    CHECK(preset_holds(listed.output, "\"" + std::string(name) + "\""));
  }
}

TEST_CASE("presets: each does what its name says") {
  CHECK(preset_holds(preset_named("release"), "-O2"));
  CHECK(preset_holds(preset_named("dev"), "\"OCTAVO_WERROR\": \"ON\""));
  CHECK(preset_holds(preset_named("sanitize"), "-fsanitize=address,undefined"));
  CHECK(preset_holds(preset_named("sanitize"), "-fno-sanitize-recover=all"));
  CHECK(preset_holds(preset_named("fuzz"), "-fsanitize=fuzzer"));
  CHECK(preset_holds(preset_named("fuzz"), "\"OCTAVO_FUZZ\": \"ON\""));
  CHECK(preset_holds(preset_named("coverage"), "--coverage"));
}

TEST_CASE("presets: every warning of the project's own list is an error in dev") {
  const std::string project = read_file(source_folder() / "CMakeLists.txt");
  CHECK(preset_holds(project, "-Wall -Wextra -Wpedantic -Wconversion -Wshadow"));
  CHECK(preset_holds(project, "$<$<BOOL:${OCTAVO_WERROR}>:-Werror>"));
}
