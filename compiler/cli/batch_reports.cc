#include "compiler/cli/batch_reports.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <span>
#include <unistd.h>

#include "compiler/files.h"

namespace octavo::cli {
namespace {

namespace fs = std::filesystem;

std::string names_of(std::span<const batch::ReportForm> forms) {
  std::string names;
  for (const batch::ReportForm& form : forms) {
    const bool is_last = &form == &forms.back();
    names += names.empty() ? "" : is_last ? " or " : ", ";
    names += form.name;
  }
  return names;
}

void tell_unwritable(const std::string& path, FileError error, Messages& messages) {
  messages.error(error == FileError::disk_full ? "disk-full" : "output-unwritable",
                 "the report `" + path + "` cannot be written",
                 {{.message = "is the folder there, and is there room?"}});
}

/// Such as `/dev/stdout`: nothing is replaced there.
bool goes_to_descriptor(const ReportFile& report) {
  return report.path == "-" || report.path.starts_with("/dev/") ||
         report.path.starts_with("/proc/");
}

void say(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace

std::string absolute_path(const std::string& path) {
  std::error_code ignored;
  return fs::absolute(path, ignored).lexically_normal().string();
}

std::vector<ReportFile> understand_reports(const std::vector<std::string>& words,
                                           Diagnostics& problems) {
  std::vector<ReportFile> reports;
  for (const std::string& word : words) {
    const std::size_t colon = word.find(':');
    const auto forms = batch::report_forms();
    const auto form = std::ranges::find(forms, std::string_view(word).substr(0, colon),
                                        &batch::ReportForm::name);
    if (form == forms.end() || colon == std::string::npos || colon + 1 == word.size()) {
      problems.error("usage", {}, "`" + word + "` is no report",
                     {{.message = "--report is " + names_of(forms) +
                                  ", a colon and a file: html:books.html"}});
    } else {
      reports.push_back({.form = &*form, .path = word.substr(colon + 1)});
    }
  }
  return reports;
}

void spare_files_of_run(const std::vector<ReportFile>& reports,
                        const std::set<std::string>& files,
                        Diagnostics& problems) {
  std::set<std::string> taken = files;
  for (const ReportFile& report : reports) {
    if (!goes_to_descriptor(report) && !taken.insert(absolute_path(report.path)).second) {
      problems.error("usage", {},
                     "the report `" + report.path +
                         "` would replace an input, a book or another report",
                     {{.message = "give it another name"}});
    }
  }
}

bool folders_take_reports(const std::vector<ReportFile>& reports, Messages& messages) {
  for (const ReportFile& report : reports) {
    const fs::path folder = fs::path(report.path).parent_path();
    if (goes_to_descriptor(report)) {
      continue;
    }
    if (access(folder.empty() ? "." : folder.c_str(), W_OK | X_OK) != 0) {
      tell_unwritable(report.path, FileError::unwritable, messages);
      return false;
    }
  }
  return true;
}

bool write_reports(const std::vector<ReportFile>& reports,
                   const batch::Record& record,
                   Messages& messages) {
  std::vector<std::string> texts;
  std::vector<OutputFile> files;
  texts.reserve(reports.size());
  for (const ReportFile& report : reports) {
    texts.push_back(report.form->print(record, fs::path(report.path).parent_path()));
    files.push_back({.path = report.path, .bytes = texts.back()});
  }
  const WriteResult written = DiskFiles().write_outputs(files);
  if (written.error == FileError::none) {
    return true;
  }
  tell_unwritable(reports[written.index].path, written.error, messages);
  return false;
}

void print_record(const BookRecord& record, MessageForm form, bool is_quiet) {
  if (is_quiet && is_good(record.status)) {
    return;
  }
  for (const RecordedDiagnostic& each : record.diagnostics) {
    if (is_quiet && each.severity == Severity::warning) {
      continue;
    }
    if (form == MessageForm::json) {
      say(report_json(each));
      continue;
    }
    const std::string place = each.place.file.empty()
                                  ? record.inputs.front()
                                  : each.place.file + ":" +
                                        std::to_string(each.place.begin.line) + ":" +
                                        std::to_string(each.place.begin.column);
    say(printable_text(place + ": " + std::string(severity_name(each.severity)) + "[" +
                       each.code + "]: " + each.message) +
        "\n");
  }
}

void print_summary(const batch::Record& record, double seconds) {
  std::string text =
      "octavo: " + batch::counted(record.count(BookStatus::made), "book", "books") +
      " made";
  if (const std::size_t kept = record.count(BookStatus::unchanged); kept > 0) {
    text += ", " + std::to_string(kept) + " unchanged";
  }
  if (const std::size_t restored = record.count(BookStatus::restored); restored > 0) {
    text += ", " + std::to_string(restored) + " from the cache";
  }
  if (const std::size_t failed = record.failed() - record.count(BookStatus::abandoned);
      failed > 0) {
    text += ", " + std::to_string(failed) + " failed";
  }
  if (const std::size_t left = record.count(BookStatus::abandoned); left > 0) {
    text += ", " + std::to_string(left) + " not begun or not ended";
  }
  text += ", " + batch::counted(record.warnings(), "warning", "warnings") + ", in " +
          batch::duration_text(seconds) + "\n";
  say(text);
}

}  // namespace octavo::cli
