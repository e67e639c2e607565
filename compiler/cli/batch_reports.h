#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/batch/record.h"
#include "compiler/batch/reports.h"
#include "compiler/cli/messages.h"
#include "compiler/diagnostics.h"

namespace octavo::cli {

/// By which two names of one file are one, links left aside.
std::string absolute_path(const std::string& path);

/// A report that is asked for.
struct ReportFile {
  const batch::ReportForm* form = nullptr;
  std::string path{};
};

/// `FORMAT:FILE`, each; what is none is reported as `usage`.
std::vector<ReportFile> understand_reports(const std::vector<std::string>& words,
                                           Diagnostics& problems);

/// Finds before the work which of them could not be written after it, and tells it.
bool folders_take_reports(const std::vector<ReportFile>& reports, Messages& messages);

/// Reports as `usage` a report that would replace one of these files, or another report.
void spare_files_of_run(const std::vector<ReportFile>& reports,
                        const std::set<std::string>& files,
                        Diagnostics& problems);

/// Writes all or none; false where they cannot be, which is told.
bool write_reports(const std::vector<ReportFile>& reports,
                   const batch::Record& record,
                   Messages& messages);

/// What a person is told of one book as it ends, on standard error; nothing of one in
/// which nothing is wrong. Quiet: only of one that is not there.
void print_record(const BookRecord& record, MessageForm form, bool is_quiet);

/// And of all, in a line.
void print_summary(const batch::Record& record, double seconds);

}  // namespace octavo::cli
