#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "compiler/compile.h"
#include "formats/css/cascade.h"
#include "formats/epub/chapters.h"
#include "formats/epub/writer.h"
#include "formats/registry.h"
#include "tests/formats/epub/unpack.h"
#include "tests/support.h"
#include "tests/validators/command.h"

using namespace octavo;
using namespace octavo::tests;

namespace {

constexpr std::array<std::string_view, 19> compared = {
    "display",        "font-size",      "font-weight",
    "font-style",     "line-height",    "text-indent",
    "text-align",     "margin-top",     "margin-bottom",
    "margin-left",    "margin-right",   "padding-top",
    "padding-left",   "color",          "white-space",
    "letter-spacing", "text-transform", "border-top-width",
    "hyphens"};

std::string pixels(double points) {
  // Browsers show three digits or so.
  const double rounded = std::round(points * 4 / 3 * 100) / 100;
  std::ostringstream text;
  text << rounded << "px";
  return text.str();
}

// A border of a screen is whole pixels wide (CSS Backgrounds 3, 3.3).
std::string border_pixels(double points) {
  const double width = points * 4 / 3;
  return pixels(width > 0 ? std::max(1.0, std::floor(width)) * 3 / 4 : 0);
}

/// "?" where it depends on a box that only a browser has.
std::string extent(const css::Extent& extent) {
  return extent && extent->is_absolute() ? pixels(extent->at(0)) : "?";
}

std::string length(const css::Measure& measure) {
  return measure.is_absolute() ? pixels(measure.at(0)) : "?";
}

std::string color(const css::Color& color) {
  const auto part = [](double share) {
    return std::to_string(static_cast<int>(std::lround(share * 255)));
  };
  return color.alpha < 1 ? "?"
                         : "rgb(" + part(color.red) + ", " + part(color.green) + ", " +
                               part(color.blue) + ")";
}

std::string word(std::size_t value, std::initializer_list<const char*> words) {
  return value < words.size() ? words.begin()[value] : "?";
}

std::vector<std::string> values_of(const css::Style& style) {
  using css::Side;
  const bool is_number = style.line_height.kind == css::LineHeight::Kind::number;
  const bool is_normal = style.line_height.kind == css::LineHeight::Kind::normal;
  return {
      word(static_cast<std::size_t>(style.display),
           {"inline", "block", "none", "list-item", "inline-block", "table",
            "table-caption", "table-row-group", "table-header-group", "table-row",
            "table-cell"}),
      pixels(style.font.size),
      std::to_string(style.font.weight),
      word(static_cast<std::size_t>(style.font.slant), {"normal", "italic"}),
      is_normal ? "normal"
                : pixels(is_number ? style.line_height.value * style.font.size
                                   : style.line_height.value),
      length(style.text_indent.amount),
      word(static_cast<std::size_t>(style.text_align),
           {"start", "end", "left", "right", "center", "justify"}),
      extent(side_of(style.margin, Side::top)),
      extent(side_of(style.margin, Side::bottom)),
      extent(side_of(style.margin, Side::left)),
      extent(side_of(style.margin, Side::right)),
      length(side_of(style.padding, Side::top)),
      length(side_of(style.padding, Side::left)),
      color(style.color),
      word(static_cast<std::size_t>(style.white_space),
           {"normal", "pre", "nowrap", "pre-wrap", "pre-line", "break-spaces"}),
      style.letter_spacing == 0 ? "normal" : pixels(style.letter_spacing),
      word(static_cast<std::size_t>(style.text_transform.letters),
           {"none", "uppercase", "lowercase", "capitalize"}),
      border_pixels(side_of(style.border, Side::top).width),
      word(static_cast<std::size_t>(style.hyphens), {"none", "manual", "auto"}),
  };
}

std::string attribute_text(std::string_view text) {
  std::string result;
  for (const char byte : text) {
    result += byte == '&' ? "&amp;" : byte == '"' ? "&quot;" : std::string(1, byte);
  }
  return result;
}

/// Every file of the book in a frame of its own; the computed styles of what is below
/// `body`, a line each, in the order of the book.
std::string framing_page(const std::vector<std::string>& files,
                         const std::string& style) {
  std::string page = "<!DOCTYPE html><body>\n";
  for (std::string file : files) {
    const std::size_t head = file.find("<head>");
    file.insert(head + 6, "<style>" + style + "</style>");
    page += "<iframe width=\"800\" height=\"600\" srcdoc=\"" + attribute_text(file) +
            "\"></iframe>\n";
  }
  page += "<pre id=\"answers\"></pre><script>\nconst names = [";
  for (const std::string_view name : compared) {
    page.append("\"").append(name).append("\", ");
  }
  return page + R"(];
onload = () => {
  const lines = [];
  for (const frame of document.querySelectorAll("iframe")) {
    for (const each of frame.contentDocument.body.querySelectorAll("*")) {
      const style = frame.contentWindow.getComputedStyle(each);
      lines.push(names.map(name => style.getPropertyValue(name)).join("|"));
    }
  }
  document.getElementById("answers").textContent = "\n" + lines.join("\n") + "\n";
};
</script></body>)";
}

std::vector<std::vector<std::string>> computed_in(const std::string& page) {
  constexpr std::string_view opening = "<pre id=\"answers\">\n";
  const std::size_t begin = page.find(opening);
  REQUIRE(begin != std::string::npos);
  std::istringstream lines(
      page.substr(begin + opening.size(), page.find("</pre>", begin) - begin));
  std::vector<std::vector<std::string>> answers;
  for (std::string line; std::getline(lines, line) && line.find('|') != line.npos;) {
    std::istringstream values(line);
    answers.emplace_back();
    for (std::string value; std::getline(values, value, '|');) {
      answers.back().push_back(value);
    }
  }
  return answers;
}

bool is_alike(const std::string& ours, const std::string& theirs) {
  if (ours == "?" || ours == theirs) {
    return true;
  }
  const bool are_lengths = ours.ends_with("px") && theirs.ends_with("px");
  return are_lengths && std::abs(std::stod(ours) - std::stod(theirs)) < 0.02;
}

}  // namespace

TEST_CASE("computed_style: octavo computes what Chromium does of the same stylesheet") {
  if (run_command({"chromium", "--version"}).status != 0) {
    MESSAGE("Chromium is not installed: no computed style is compared with it");
    CHECK(std::getenv("CI") == nullptr);
    return;
  }
  DiskFiles disk;
  const std::string input =
      (source_folder() / "tests/golden/every-node/input.md").string();
  const CompileResult compiled = compile({.inputs = {input}}, formats(), disk);
  Diagnostics diagnostics;
  const auto book =
      epub::write_epub({.document = compiled.document, .options = {}}, diagnostics).bytes;
  REQUIRE(book);
  const auto entries = test::unpack(*book);
  REQUIRE(entries);
  std::map<std::string, std::string> texts;
  for (const epub::Entry& entry : *entries) {
    texts[entry.name] = entry.bytes;
  }
  const std::string& style = texts.at("EPUB/style.css");
  std::vector<std::string> files;
  for (const epub::BookFile& file : epub::divide(compiled.document)) {
    files.push_back(texts.at("EPUB/" + file.name));
  }
  const TemporaryFolder folder;
  write_file(folder.path() / "page.html", framing_page(files, style));
  const CommandResult browsed = run_command(
      {"chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
       "--no-first-run", "--disable-background-networking", "--disable-component-update",
       "--disable-sync", "--user-data-dir=" + (folder.path() / "profile").string(),
       "--dump-dom", "file://" + (folder.path() / "page.html").string()});
  REQUIRE(browsed.status == 0);
  const auto answers = computed_in(browsed.output);

  std::vector<css::Stylesheet> sheets;
  const std::string browser =
      read_file(source_folder() / "tests/stylesheets/browser.css");
  sheets.push_back(
      css::parse_sheet(browser, FileId::none, css::Origin::house, diagnostics));
  sheets.push_back(
      css::parse_sheet(style, FileId::none, css::Origin::author, diagnostics));
  const css::ElementTree tree = css::make_elements(compiled.document);
  const css::ActiveRules rules = css::active_rules(sheets, {});
  const css::StyledTree styled = css::style_elements(tree, rules.styles, {});
  REQUIRE(answers.size() == tree.elements.size() - 2);
  std::map<std::string, std::size_t> differences;
  for (std::size_t at = 0; at < answers.size(); ++at) {
    const css::ElementId element{static_cast<std::uint32_t>(at + 2)};
    const std::vector<std::string> ours = values_of(styled[element]);
    REQUIRE(answers[at].size() == compared.size());
    for (std::size_t i = 0; i < compared.size(); ++i) {
      if (!is_alike(ours[i], answers[at][i])) {
        ++differences[std::string(tree[element].name) + " " + std::string(compared[i]) +
                      ": " + ours[i] + ", Chromium " + answers[at][i]];
      }
    }
  }
  std::string listed;
  for (const auto& [what, count] : differences) {
    listed += what + " (" + std::to_string(count) + ")\n";
  }
  CHECK(listed == "");
}
