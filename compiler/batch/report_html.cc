#include <algorithm>
#include <cmath>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "compiler/batch/reports.h"
#include "compiler/text/base64.h"
#include "compiler/text/uri.h"

namespace octavo::batch {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view style = R"(
:root { color-scheme: light dark; --ink: #1b1b1a; --paper: #fdfcf9; --faint: #66635c;
  --rule: #d9d5cb; --bad: #a3241b; --odd: #8a5a00; --good: #23633c; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eceae4; --paper: #191918; --faint: #a7a39a; --rule: #3b3935;
    --bad: #ff9a8d; --odd: #f0c064; --good: #8fd6a8; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 2.5rem 1.25rem 4rem;
  color: var(--ink); background: var(--paper);
  font: 1rem/1.5 Charter, "Bitstream Charter", "Sitka Text", Cambria, serif; }
h1 { margin: 0 0 .25rem; font-size: 1.75rem; line-height: 1.2; }
h2 { margin: 2.5rem 0 .5rem; font-size: 1.2rem; }
p { margin: 0 0 1rem; max-width: 40rem; }
a { color: inherit; text-underline-offset: .15em; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .35rem 1rem .35rem 0; text-align: left; vertical-align: top;
  border-bottom: 1px solid var(--rule); }
th { font-weight: 600; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums;
  white-space: nowrap; padding-right: 0; }
code { font: .875em/1.4 ui-monospace, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
details { margin: .15rem 0; }
summary { cursor: pointer; }
.counts { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; margin: 1.5rem 0; padding: 0;
  list-style: none; }
.counts b { display: block; font-size: 1.9rem; line-height: 1.1; font-weight: 600;
  font-variant-numeric: tabular-nums; }
.faint { color: var(--faint); }
.error { color: var(--bad); }
.warning { color: var(--odd); }
.made { color: var(--good); }
.pages { display: grid; grid-template-columns: repeat(auto-fill, minmax(7.5rem, 1fr));
  gap: 1.5rem 1.25rem; margin: 1rem 0; padding: 0; list-style: none; align-items: end; }
.pages img { display: block; max-width: 100%; max-height: 10rem; width: auto; height: auto;
  background: #fff; box-shadow: 0 0 0 1px var(--rule), 0 .25rem .6rem rgb(0 0 0 / .12); }
.pages a { display: block; font-size: .8rem; line-height: 1.3; text-decoration: none;
  overflow-wrap: anywhere; }
.pages img + span { display: block; margin-top: .5rem; }
)";

std::string element(std::string_view name,
                    std::string_view content,
                    std::string_view kind = {}) {
  std::string out = "<" + std::string(name);
  if (!kind.empty()) {
    out += " class=\"" + std::string(kind) + "\"";
  }
  return out + ">" + std::string(content) + "</" + std::string(name) + ">";
}

std::string seconds_text(double seconds) {
  const long hundredths = std::lround(seconds * 100);
  std::string fraction = std::to_string(hundredths % 100);
  fraction.insert(0, 2 - fraction.size(), '0');
  return std::to_string(hundredths / 100) + "." + fraction + " s";
}

std::string link_to(std::string_view path, std::string_view words) {
  return "<a href=\"" + escape_markup(path) + "\">" + escape_markup(words) + "</a>";
}

/// What a browser follows from the report.
std::string address_of(const std::string& path, const fs::path& folder) {
  std::error_code ignored;
  const fs::path from = fs::absolute(folder.empty() ? "." : folder, ignored);
  return percent_encode_path(fs::absolute(path, ignored)
                                 .lexically_proximate(from.lexically_normal())
                                 .generic_string());
}

std::string outputs_of(const BookRecord& book, const fs::path& folder) {
  std::string out;
  for (const RecordedOutput& output : book.outputs) {
    out += (out.empty() ? "" : " ") +
           link_to(address_of(output.path, folder), output.format);
  }
  return out;
}

std::string message_of(const RecordedDiagnostic& each) {
  const std::string_view severity = severity_name(each.severity);
  std::string out = "<div>" + element("span", severity, severity) + " ";
  if (!each.place.file.empty()) {
    out += element("code", escape_markup(each.place.file + ":" +
                                         std::to_string(each.place.begin.line) + ":" +
                                         std::to_string(each.place.begin.column))) +
           " ";
  }
  out += escape_markup(each.message) + " " +
         element("code", "[" + escape_markup(each.code) + "]", "faint");
  for (const RecordedHint& hint : each.hints) {
    out += element("div", escape_markup(hint.message), "faint");
  }
  return out + "</div>";
}

std::string messages_of(const BookRecord& book) {
  std::string out;
  if (book.diagnostics.empty() && !book.reason.empty()) {
    return element("div", escape_markup(book.reason));
  }
  for (const RecordedDiagnostic& each : book.diagnostics) {
    out += message_of(each);
  }
  constexpr std::size_t most_open = 3;
  if (book.diagnostics.size() <= most_open) {
    return out;
  }
  return "<details><summary>" + counted(book.diagnostics.size(), "message", "messages") +
         "</summary>" + out + "</details>";
}

/// What of a book stands in a table of few.
struct Line {
  std::string name{};
  double seconds = 0;
  std::size_t messages = 0;
};

std::string count_of(std::size_t count, std::string_view words, std::string_view kind) {
  return "<li>" + element("b", std::to_string(count), count > 0 ? kind : "faint") +
         std::string(words) + "</li>";
}

std::string few(const std::vector<Line>& lines,
                std::string_view heading,
                std::string_view measure,
                std::string (*value)(const Line&)) {
  if (lines.empty()) {
    return {};
  }
  std::string out = element("h2", heading) + "<table><tr><th scope=\"col\">Book</th>" +
                    "<th scope=\"col\" class=\"number\">" + std::string(measure) +
                    "</th></tr>";
  for (const Line& line : lines) {
    out += "<tr>" + element("td", escape_markup(line.name)) +
           element("td", value(line), "number") + "</tr>\n";
  }
  return out + "</table>\n";
}

template <class Member>
std::vector<Line> first_by(std::vector<Line> lines, Member member) {
  constexpr std::size_t most = 10;
  std::ranges::stable_sort(lines, std::ranges::greater(), member);
  std::erase_if(lines, [&](const Line& line) { return line.*member == 0; });
  lines.resize(std::min(lines.size(), most));
  return lines;
}

/// The path of a book's pages, else of whatever it has.
std::string shown_output(const BookRecord& book) {
  const auto pdf = std::ranges::find(book.outputs, "pdf", &RecordedOutput::format);
  return pdf != book.outputs.end() ? pdf->path : book.outputs.front().path;
}

/// First pages of books, of many those of some that stand evenly among them.
std::string pages_of(const Record& record, const fs::path& folder) {
  std::size_t count = 0;
  record.for_each([&](const BookRecord& book) {
    count += !book.first_page.empty() && !book.outputs.empty() ? 1 : 0;
  });
  if (count == 0) {
    return {};
  }
  std::string out = element("h2", "First pages") + "<ul class=\"pages\">\n";
  std::size_t number = 0;
  record.for_each([&](const BookRecord& book) {
    if (book.first_page.empty() || book.outputs.empty()) {
      return;
    }
    const std::size_t shown = std::min(most_first_pages, count);
    const bool is_shown = number * shown / count != (number + 1) * shown / count;
    ++number;
    if (is_shown) {
      const std::string name = escape_markup(book.name);
      out += "<li><a href=\"" + escape_markup(address_of(shown_output(book), folder)) +
             "\"><img src=\"data:image/png;base64," + to_base64(book.first_page) +
             "\" alt=\"\">" + element("span", name) + "</a></li>\n";
    }
  });
  return out + "</ul>\n";
}

std::string time_of(const BookRecord& book) {
  std::string out = seconds_text(book.seconds);
  if (book.restarts > 0) {
    out +=
        element("div", "begun again " + counted(book.restarts, "time", "times"), "faint");
  }
  return out;
}

std::string books_table(const Record& record, const fs::path& folder) {
  std::string out =
      "<table><tr><th scope=\"col\">Book</th><th scope=\"col\">Made</th>"
      "<th scope=\"col\">What was found</th><th scope=\"col\" class=\"number\">Time</th>"
      "</tr>\n";
  record.for_each([&](const BookRecord& book) {
    const bool good = is_good(book.status);
    out += "<tr>" + element("td", escape_markup(book.name)) +
           element("td", good ? outputs_of(book, folder)
                              : element("span", status_name(book.status), "error")) +
           element("td", messages_of(book)) + element("td", time_of(book), "number") +
           "</tr>\n";
  });
  return out + "</table>\n";
}

}  // namespace

std::string print_html(const Record& record, const std::filesystem::path& folder) {
  std::vector<Line> lines;
  double seconds = 0;
  record.for_each([&](const BookRecord& book) {
    lines.push_back({.name = book.name,
                     .seconds = book.seconds,
                     .messages = book.diagnostics.size()});
    seconds += book.seconds;
  });
  const std::size_t left = record.count(BookStatus::abandoned);
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>Books</title>\n<style>" +
      std::string(style) + "</style>\n</head>\n<body>\n<main>\n";
  out += element("h1", counted(lines.size(), "book", "books")) +
         element("p",
                 "made by octavo in " + duration_text(seconds) +
                     " of work; the books are in the order of the inputs",
                 "faint");
  out += "<ul class=\"counts\">" +
         count_of(lines.size() - record.failed(), "made", "made") +
         count_of(record.failed() - left, "failed", "error") +
         (left > 0 ? count_of(left, "not begun or not ended", "error") : std::string()) +
         count_of(record.warnings(), "warnings", "warning") + "</ul>\n";
  out += few(first_by(lines, &Line::messages), "The most to mend", "Messages",
             [](const Line& line) { return std::to_string(line.messages); });
  out += few(first_by(lines, &Line::seconds), "The slowest", "Time",
             [](const Line& line) { return seconds_text(line.seconds); });
  out += pages_of(record, folder);
  out += element("h2", "All books") + books_table(record, folder);
  return out + "</main>\n</body>\n</html>\n";
}

}  // namespace octavo::batch
