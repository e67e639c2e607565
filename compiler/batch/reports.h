#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "compiler/batch/record.h"

/// What the record of a run is for each kind of reader. All have every book, in the order
/// of the inputs. `folder` is where the report will stand: links in it lead from there.
namespace octavo::batch {

struct ReportForm {
  /// As the command line says it.
  std::string_view name{};
  std::string (*print)(const Record& record, const std::filesystem::path& folder);
};

/// Of how many books, at most, the page for a person shows the first pages.
inline constexpr std::size_t most_first_pages = 48;

/// Whether the first page of a book is drawn, of as many as there are: of some that names
/// choose, so that a book more or less changes nothing for the others. All of few; of
/// many at least as many as are shown, or nearly.
bool is_first_page_drawn(std::string_view name, std::size_t books);

/// All there are.
std::span<const ReportForm> report_forms();

/// A JSON object a line (`record_line`).
std::string print_lines(const Record& record, const std::filesystem::path& folder);
/// The XML of JUnit, as Jenkins and others read it: a book is a test case.
std::string print_junit(const Record& record, const std::filesystem::path& folder);
/// SARIF 2.1.0 (OASIS), with the explanation of each code.
std::string print_sarif(const Record& record, const std::filesystem::path& folder);
/// Workflow commands of GitHub, for the log of a step.
std::string print_github(const Record& record, const std::filesystem::path& folder);
/// GitLab's report of code quality.
std::string print_gitlab(const Record& record, const std::filesystem::path& folder);
/// A page for a person.
std::string print_html(const Record& record, const std::filesystem::path& folder);

/// With `&`, `<`, `>` and quotes as entities, and what XML forbids replaced.
std::string escape_markup(std::string_view text);

/// "3 books", "1 book".
std::string counted(std::size_t count, std::string_view one, std::string_view many);
/// "3 s", "4 min 10 s", "2 h 5 min".
std::string duration_text(double seconds);

}  // namespace octavo::batch
