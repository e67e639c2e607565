#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support.h"

using namespace octavo;

namespace {

namespace fs = std::filesystem;

struct Include {
  /// Relative to the root of the repository.
  std::string file{};
  std::string target{};
  bool in_brackets = false;
};

std::vector<Include> includes_of(const std::vector<std::string>& folders) {
  const std::regex line(R"(^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"])",
                        std::regex::ECMAScript | std::regex::multiline);
  std::vector<Include> includes;
  for (const fs::path& path : tests::cpp_files(folders)) {
    const std::string text = tests::read_file(path);
    for (std::sregex_iterator match(text.begin(), text.end(), line), end; match != end;
         ++match) {
      includes.push_back({.file = fs::relative(path, tests::source_folder()).string(),
                          .target = (*match)[2],
                          .in_brackets = (*match)[1] == "<"});
    }
  }
  return includes;
}

/// The layer that a file of the project belongs to: its folder; a format has its own.
std::string layer_of(const std::string& path) {
  for (const std::string_view two_deep :
       {"compiler/batch/", "compiler/cache/", "compiler/cli/", "compiler/text/"}) {
    if (path.starts_with(two_deep)) {
      return std::string(two_deep.substr(0, two_deep.size() - 1));
    }
  }
  const bool has_format =
      path.starts_with("formats/") && path.find('/', 8) != std::string::npos;
  return path.substr(0, path.find('/', has_format ? 8 : 0));
}

/// What each layer may see besides itself; the picture is in docs/architecture.md.
const std::map<std::string, std::set<std::string>>& downward() {
  static const std::map<std::string, std::set<std::string>> layers = {
      {"compiler/text", {}},
      {"compiler", {"compiler/text"}},
      {"compiler/batch", {"compiler", "compiler/text"}},
      {"compiler/cache", {"compiler", "compiler/text"}},
      {"fonts", {"compiler", "compiler/text"}},
      {"formats/image", {"compiler", "compiler/text", "fonts"}},
      {"formats/html", {"compiler", "compiler/text"}},
      {"formats/plain", {"compiler", "compiler/text"}},
      {"formats/markdown", {"compiler", "compiler/text", "formats/html"}},
      {"formats/css", {"compiler", "compiler/text"}},
      {"formats/xhtml", {"compiler", "compiler/text", "formats/css"}},
      {"formats/cover",
       {"compiler", "fonts", "formats/css", "formats/image", "formats/paged"}},
      {"formats/epub",
       {"compiler", "compiler/text", "fonts", "formats/cover", "formats/css",
        "formats/image", "formats/xhtml"}},
      {"formats/paged",
       {"compiler", "compiler/text", "fonts", "formats/css", "formats/image"}},
      {"formats/pdf",
       {"compiler", "compiler/text", "fonts", "formats/css", "formats/image",
        "formats/paged"}},
      {"formats",
       {"compiler", "fonts", "formats/plain", "formats/markdown", "formats/html",
        "formats/css", "formats/epub", "formats/pdf", "formats/image"}},
      {"compiler/cli",
       {"compiler", "compiler/batch", "compiler/cache", "compiler/text", "fonts",
        "formats", "formats/paged", "formats/xhtml"}},
  };
  return layers;
}

/// Each third-party header by the beginning of its name, and its one home.
struct Home {
  std::string_view header{};
  std::string_view files{};
};
constexpr Home homes[] = {
    {"CLI/", "compiler/cli/command_line"},
    {"cairo-pdf.h", "formats/image/drawing"},
    {"cairo.h", "formats/paged/drawing"},
    {"cld2/", "compiler/text/language"},
    {"fontconfig/", "fonts/library"},
    {"hb", "fonts/"},
    {"iconv.h", "fonts/tools/"},
    {"jpeglib.h", "formats/image/"},
    {"libdeflate.h", "compiler/deflate"},
    {"nettle/", "compiler/sha256"},
    {"librsvg/", "formats/image/drawing"},
    {"nlohmann/", "compiler/json_"},
    {"nlohmann/", "compiler/batch/json_"},
    {"nlohmann/", "compiler/cache/json_"},
    {"png.h", "formats/image/"},
    {"podofo/", "formats/pdf/object_file"},
    {"qpdf/", "formats/pdf/"},
    {"tinyxml2.h", "formats/xhtml/xml"},
    {"unicode/", "compiler/text/"},
    {"webp/", "formats/image/"},
    {"woff2/", "fonts/font_file"},
    {"yaml-cpp/", "formats/markdown/"},
    {"zip.h", "formats/epub/container"},
};

/// The system's headers: they may stand only where octavo meets the system.
constexpr std::string_view system_headers[] = {"dirent.h",  "dlfcn.h", "fcntl.h",
                                               "fnmatch.h", "link.h",  "poll.h",
                                               "pthread.h", "sys/",    "unistd.h"};

bool is_standard(const std::string& header) {
  return header.find_first_of("./") == std::string::npos;
}

bool is_at_home(const Include& include) {
  return std::ranges::any_of(homes, [&](const Home& each) {
    return include.target.starts_with(each.header) &&
           include.file.starts_with(each.files);
  });
}

bool is_system(const std::string& header) {
  return std::ranges::any_of(
      system_headers, [&](std::string_view each) { return header.starts_with(each); });
}

}  // namespace

TEST_CASE("layers: includes go downwards only") {
  for (const Include& include : includes_of({"compiler", "fonts", "formats"})) {
    if (include.in_brackets) {
      continue;
    }
    CAPTURE(include.file);
    CAPTURE(include.target);
    const std::string from = layer_of(include.file);
    const std::string to = layer_of(include.target);
    REQUIRE(downward().contains(from));
    const bool allowed = from == to || downward().at(from).contains(to);
    CHECK(allowed);
  }
}

TEST_CASE("layers: each third-party header has one home and never stands in a header") {
  for (const Include& include : includes_of({"compiler", "fonts", "formats"})) {
    if (!include.in_brackets || is_standard(include.target)) {
      continue;
    }
    CAPTURE(include.file);
    CAPTURE(include.target);
    if (is_system(include.target)) {
      const bool meets_system = include.file.starts_with("compiler/disk_files") ||
                                include.file.starts_with("compiler/apart") ||
                                include.file.starts_with("compiler/batch/workers") ||
                                include.file.starts_with("compiler/cache/engine") ||
                                include.file.starts_with("compiler/cache/store") ||
                                include.file.starts_with("compiler/cli/") ||
                                include.file.starts_with("fonts/data_folders") ||
                                include.file.starts_with("fonts/library") ||
                                include.file.starts_with("fonts/mapped_file");
      CHECK(meets_system);
      continue;
    }
    CHECK(is_at_home(include));
    CHECK(!include.file.ends_with(".h"));
  }
}

TEST_CASE("layers: nothing opens a connection or starts a program") {
  const std::set<std::string> doors = {"sys/socket.h", "netdb.h", "arpa/inet.h",
                                       "sys/un.h",     "spawn.h", "curl/curl.h",
                                       "gio/gio.h"};
  for (const Include& include : includes_of({"compiler", "fonts", "formats"})) {
    CAPTURE(include.file);
    CAPTURE(include.target);
    CHECK_FALSE(doors.contains(include.target));
  }
  const std::regex program(R"(\b(system|popen|execl\w*|execv\w*|posix_spawn\w*)\()");
  const std::regex process(R"(\bv?fork\()");
  for (const fs::path& path : tests::cpp_files({"compiler", "fonts", "formats"})) {
    CAPTURE(path.string());
    const std::string text = tests::read_file(path);
    const bool starts_program = std::regex_search(text, program);
    CHECK_FALSE(starts_program);
    // Those that draw and make books for octavo are octavo itself.
    const bool may_part =
        path.filename() == "apart.cc" || path.filename() == "workers.cc";
    CHECK(std::regex_search(text, process) == may_part);
  }
}

TEST_CASE("layers: the reader of finished books shares no code with their writers") {
  for (const Include& include : includes_of({"tests/extract"})) {
    CAPTURE(include.file);
    CAPTURE(include.target);
    const bool is_apart = include.in_brackets ||
                          include.target.starts_with("compiler/text/") ||
                          include.target.starts_with("tests/");
    CHECK(is_apart);
  }
}

TEST_CASE("layers: every header that an installed one includes is installed") {
  const std::string rules = tests::read_file(tests::source_folder() / "install.cmake");
  const auto is_installed = [&](const std::string& header) {
    return rules.find(" " + header) != std::string::npos;
  };
  std::size_t installed = 0;
  for (const Include& include : includes_of({"compiler", "formats"})) {
    if (!include.in_brackets && include.file.ends_with(".h") &&
        is_installed(include.file)) {
      ++installed;
      CAPTURE(include.file);
      CAPTURE(include.target);
      CHECK(is_installed(include.target));
    }
  }
  CHECK(installed > 10);
}

TEST_CASE("layers: the project's own headers are named from the root") {
  for (const Include& include : includes_of({"compiler", "fonts", "formats", "tests"})) {
    if (include.in_brackets) {
      continue;
    }
    CAPTURE(include.file);
    CAPTURE(include.target);
    CHECK(fs::exists(tests::source_folder() / include.target));
  }
}
