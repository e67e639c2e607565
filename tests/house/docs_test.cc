#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support.h"
#include "tests/validators/command.h"

using namespace octavo::tests;

namespace fs = std::filesystem;

namespace {

std::vector<fs::path> pages() {
  std::vector<fs::path> all = {"README.md", "CHANGELOG.md", "CONTRIBUTING.md",
                               "NOTICES.md", "samples/README.md"};
  for (const auto& entry : fs::directory_iterator(source_folder() / "docs")) {
    if (entry.path().extension() == ".md") {
      all.push_back(entry.path().lexically_relative(source_folder()));
    }
  }
  std::ranges::sort(all);
  return all;
}

/// The lines of a page that stand in no fenced code, without their code spans.
std::string prose_of(const fs::path& page) {
  std::istringstream lines(read_file(source_folder() / page));
  std::string prose;
  bool is_code = false;
  for (std::string line; std::getline(lines, line);) {
    const bool is_fence = line.starts_with("```") || line.starts_with("~~~");
    is_code = is_fence ? !is_code : is_code;
    if (!is_code && !is_fence) {
      prose += line + "\n";
    }
  }
  return std::regex_replace(prose, std::regex("`[^`]*`"), "");
}

std::set<std::string> matches(const std::string& text, const char* pattern) {
  const std::regex expression(pattern);
  std::set<std::string> found;
  for (std::sregex_iterator match(text.begin(), text.end(), expression), end;
       match != end; ++match) {
    found.insert((*match)[1]);
  }
  return found;
}

/// What GitHub calls the headings of a page.
std::set<std::string> anchors_of(const fs::path& page) {
  std::set<std::string> anchors;
  std::istringstream lines(read_file(source_folder() / page));
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with('#')) {
      continue;
    }
    std::string anchor;
    for (const char byte : line.substr(line.find(' ') + 1)) {
      const auto letter = static_cast<unsigned char>(byte);
      if (letter >= 0x80 || std::isalnum(letter) != 0 || byte == '-' || byte == '_') {
        anchor += static_cast<char>(letter < 0x80 ? std::tolower(letter) : letter);
      } else if (byte == ' ') {
        anchor += '-';
      }
    }
    anchors.insert(anchor);
  }
  return anchors;
}

bool holds_words(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string help_of(const std::string& command) {
  return run_command({OCTAVO_PROGRAM, command, "--help"}).output;
}

}  // namespace

TEST_CASE("docs: every link of the pages leads somewhere") {
  for (const fs::path& page : pages()) {
    for (const std::string& target :
         matches(prose_of(page), R"(\]\(([^)\s]+)(?: "[^"]*")?\))")) {
      if (target.starts_with("https://")) {
        continue;
      }
      const std::string path = target.substr(0, target.find('#'));
      const fs::path file =
          path.empty() ? page : (page.parent_path() / path).lexically_normal();
      CAPTURE(page.string());
      CAPTURE(target);
      CHECK(fs::exists(source_folder() / file));
      if (holds_words(target, "#") && file.extension() == ".md") {
        CHECK(anchors_of(file).contains(target.substr(target.find('#') + 1)));
      }
    }
  }
}

TEST_CASE("docs: the reference has every option and sub-command that the help has") {
  const std::string reference = read_file(source_folder() / "docs/reference.md");
  const std::set<std::string> options =
      matches(help_of("build") + help_of("check"), R"((--[a-z]+))");
  CHECK(options.size() > 12);
  for (const std::string& option : options) {
    CAPTURE(option);
    CHECK(holds_words(reference, option));
  }
  for (const char* command :
       {"octavo build", "octavo check", "octavo fonts", "octavo themes", "octavo explain",
        "octavo --version", "`-o FILE`"}) {
    CHECK(holds_words(reference, command));
  }
}

TEST_CASE(
    "docs: the reference has the keys of the front matter, exit statuses and limits") {
  const std::string reference = read_file(source_folder() / "docs/reference.md");
  for (const char* key : {"title", "subtitle", "author", "date", "lang", "rights",
                          "publisher", "identifier", "description", "cover-image", "toc",
                          "toc-depth", "number-sections"}) {
    CAPTURE(key);
    CHECK(holds_words(reference, "`" + std::string(key) + "`"));
  }
  for (const char* row : {"| 0 |", "| 1 |", "| 2 |", "| 3 |", "| an input | 256 MB |",
                          "| a paragraph | 16 MB |", "SOURCE_DATE_EPOCH", "NO_COLOR",
                          ".octavo-NAME-PID.tmp"}) {
    CAPTURE(row);
    CHECK(holds_words(reference, row));
  }
}

TEST_CASE("docs: they say that code is not coloured and mathematics is not set") {
  const std::string reference = read_file(source_folder() / "docs/reference.md");
  CHECK(holds_words(reference, "the code is not coloured"));
  CHECK(holds_words(reference, "`math-literal`"));
}

TEST_CASE("docs: the guide shows set pages, and the README's commands are bootstrap's") {
  CHECK(matches(read_file(source_folder() / "docs/guide.md"),
                R"(!\[[^\]]*\]\((pictures/[^)]+\.png)\))")
            .size() >= 3);
  const std::string readme = read_file(source_folder() / "README.md");
  CHECK(holds_words(readme, "```sh\n./bootstrap build samples/essay/page.md\n```"));
  CHECK(holds_words(readme, "```sh\n./bootstrap test\n```"));
}

TEST_CASE("docs: the faces are explained and weighed") {
  const std::string fonts = read_file(source_folder() / "docs/fonts.md");
  for (const char* family :
       {"Gentium Plus", "Noto Sans", "DejaVu Sans Mono", "Amiri", "Noto Serif",
        "EB Garamond", "Symbola", "Noto Serif CJK", "kB", "MB"}) {
    CAPTURE(family);
    CHECK(holds_words(fonts, family));
  }
}

TEST_CASE("docs: the licence and notices name every package whose work travels along") {
  CHECK(read_file(source_folder() / "LICENSE").starts_with("MIT License"));
  const std::string notices = read_file(source_folder() / "NOTICES.md");
  const std::set<std::string> packages =
      matches(read_file(source_folder() / ".ci/packages"),
              R"(build +((?:fonts|hyphen|myspell)-[a-z-]+))");
  CHECK(packages.size() > 40);
  for (const std::string& package : packages) {
    CAPTURE(package);
    // One row for the languages of India: "hyphen-as, -bn, -gu".
    const std::string ending = package.substr(package.find('-'));
    CHECK((holds_words(notices, package) || holds_words(notices, " " + ending + ",") ||
           holds_words(notices, " " + ending + " |")));
  }
}

TEST_CASE("docs: each sample has its source and a line on why it is there") {
  const std::string readme = read_file(source_folder() / "samples/README.md");
  std::size_t samples = 0;
  for (const auto& entry : fs::directory_iterator(source_folder() / "samples")) {
    if (entry.is_directory()) {
      ++samples;
      CHECK(holds_words(readme, "`" + entry.path().filename().string() + "/"));
      CHECK(!fs::is_empty(entry.path()));
    }
  }
  CHECK(samples >= 4);
}
