#include "tests/formats/paged/linebreak_suite.h"

#include <array>
#include <string_view>

#include <nlohmann/json.hpp>
#include <zlib.h>

#include "formats/paged/linebreak.h"

namespace octavo::paged {
namespace {

using nlohmann::json;

/// The lines of a file that may be gzipped.
std::vector<std::string> read_lines(const std::filesystem::path& path) {
  std::string text;
  gzFile file = gzopen(path.c_str(), "rb");
  if (file == nullptr) {
    return {};
  }
  std::array<char, 65536> buffer{};
  for (int n = 0; (n = gzread(file, buffer.data(), buffer.size())) > 0;) {
    text.append(buffer.data(), static_cast<std::size_t>(n));
  }
  gzclose(file);
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

std::vector<BreakItem> items_of(const json& paragraph) {
  const int hyphen_penalty = paragraph.at("hyphenpenalty");
  std::vector<BreakItem> items;
  for (const json& item : paragraph.at("items")) {
    const std::string kind = item.at(0);
    if (kind == "b") {
      items.push_back({.width = item.at(1)});
    } else if (kind == "g") {
      items.push_back({.width = item.at(1),
                       .stretch = item.at(2),
                       .shrink = item.at(3),
                       .kind = BreakKind::allowed});
    } else {
      items.push_back({.before = item.at(1),
                       .penalty = hyphen_penalty,
                       .kind = BreakKind::hyphenation,
                       .hyphen = true});
    }
  }
  return items;
}

BreakSettings settings_of(const json& paragraph) {
  return {.widths = {paragraph.at("hsize").get<Scaled>()},
          .tolerance = paragraph.at("tolerance"),
          .line_penalty = paragraph.at("linepenalty"),
          .double_hyphen_demerits = paragraph.at("doublehyphendemerits"),
          .final_hyphen_demerits = paragraph.at("finalhyphendemerits"),
          .adjacent_demerits = paragraph.at("adjdemerits")};
}

}  // namespace

std::optional<SuiteResult> run_suite(const std::filesystem::path& paragraphs,
                                     const std::filesystem::path& expected) {
  const std::vector<std::string> inputs = read_lines(paragraphs);
  const std::vector<std::string> outputs = read_lines(expected);
  if (inputs.empty() || inputs.size() != outputs.size()) {
    return std::nullopt;
  }
  SuiteResult result{.paragraphs = inputs.size()};
  try {
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      const json demerits = json::parse(outputs[i]).at("demerits");
      const json paragraph = json::parse(inputs[i]);
      const LineBreaks breaks = break_lines(items_of(paragraph), settings_of(paragraph));
      if (demerits.is_null()) {
        continue;
      }
      ++result.feasible;
      if (breaks.demerits == demerits.get<std::int64_t>()) {
        ++result.equal;
      } else {
        result.different.push_back(paragraph.at("id").dump());
      }
    }
  } catch (const json::exception&) {
    return std::nullopt;
  }
  return result;
}

}  // namespace octavo::paged
