#include "compiler/batch/reports.h"

#include <array>
#include <cmath>

#include "compiler/batch/stable_hash.h"
#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"

namespace octavo::batch {
namespace {

constexpr std::array forms = {
    ReportForm{.name = "jsonl", .print = print_lines},
    ReportForm{.name = "junit", .print = print_junit},
    ReportForm{.name = "sarif", .print = print_sarif},
    ReportForm{.name = "github", .print = print_github},
    ReportForm{.name = "gitlab", .print = print_gitlab},
    ReportForm{.name = "html", .print = print_html},
};

}  // namespace

std::span<const ReportForm> report_forms() {
  return forms;
}

std::string print_lines(const Record& record, const std::filesystem::path& /*folder*/) {
  std::string lines;
  record.for_each([&](const BookRecord& book) { lines += record_line(book); });
  return lines;
}

bool is_first_page_drawn(std::string_view name, std::size_t books) {
  std::size_t step = 1;
  while (books / (2 * step) >= most_first_pages) {
    step *= 2;
  }
  return stable_hash(name) / step * step == stable_hash(name);
}

std::string escape_markup(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCharacter decoded = decode_utf8(text, at);
    at += decoded.size;
    switch (decoded.character) {
      case U'&':
        out += "&amp;";
        break;
      case U'<':
        out += "&lt;";
        break;
      case U'>':
        out += "&gt;";
        break;
      case U'"':
        out += "&quot;";
        break;
      default:
        append_utf8(out, is_xml_character(decoded.character) ? decoded.character
                                                             : replacement_character);
    }
  }
  return out;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

std::string duration_text(double seconds) {
  constexpr long in_minute = 60;
  const long whole = std::lround(seconds);
  if (whole < in_minute) {
    return std::to_string(whole) + " s";
  }
  if (whole < in_minute * in_minute) {
    return std::to_string(whole / in_minute) + " min " +
           std::to_string(whole % in_minute) + " s";
  }
  return std::to_string(whole / in_minute / in_minute) + " h " +
         std::to_string(whole / in_minute % in_minute) + " min";
}

}  // namespace octavo::batch
