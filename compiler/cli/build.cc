#include <algorithm>
#include <filesystem>
#include <string>
#include <system_error>
#include <unistd.h>
#include <vector>

#include "compiler/cli/book.h"
#include "compiler/cli/commands.h"
#include "compiler/cli/emit.h"
#include "compiler/cli/messages.h"
#include "compiler/cli/outputs.h"
#include "compiler/cli/progress.h"
#include "compiler/cli/settings.h"
#include "compiler/compile.h"
#include "compiler/edition_map.h"
#include "compiler/files.h"
#include "compiler/plain_text.h"
#include "formats/registry.h"

namespace octavo::cli {
namespace {

namespace fs = std::filesystem;

void report_unwritten(const std::string& path, FileError error, Messages& messages) {
  const std::string name = path == "-" ? "standard output" : "`" + path + "`";
  if (error == FileError::disk_full) {
    messages.error("disk-full", "there is no room for " + name,
                   {{.message = "make room, or choose another place with -o; old outputs "
                                "are as they were"}});
  } else if (error == FileError::not_regular) {
    messages.error("output-unwritable", name + " is a folder",
                   {{.message = "name the file in it: " + path + "/book.pdf"}});
  } else {
    messages.error("output-unwritable", name + " cannot be written",
                   {{.message = "is the folder there, and may you write to it?"}});
  }
}

/// Finds before the work what would fail after it.
bool folders_are_writable(const std::vector<PlannedOutput>& plan, Messages& messages) {
  for (const PlannedOutput& output : plan) {
    std::error_code ignored;
    if (output.path == "-" || fs::exists(output.path, ignored)) {
      continue;
    }
    const fs::path folder = fs::path(output.path).parent_path();
    if (access(folder.empty() ? "." : folder.c_str(), W_OK | X_OK) != 0) {
      report_unwritten(output.path, FileError::unwritable, messages);
      return false;
    }
  }
  return true;
}

/// Where each place of the finished books is in the others, told from their bytes.
std::string map_of(const CompileResult& result, Messages& messages) {
  std::optional<FinishedBook> reflowed;
  std::optional<FinishedBook> printed;
  for (const Output& output : result.outputs) {
    (output.writer->pages == PageUse::makes ? printed : reflowed) =
        output.writer->read_back(output.bytes);
  }
  Diagnostics problems;
  const EditionMap map = map_editions(result.document, reflowed ? &*reflowed : nullptr,
                                      printed ? &*printed : nullptr, problems);
  messages.print(problems);
  return to_json(map, plain_text(result.document.metadata.title), result.sources);
}

ExitStatus write_files(const std::vector<PlannedOutput>& plan,
                       const CompileResult& result,
                       Messages& messages) {
  std::vector<OutputFile> files;
  std::string map;
  for (const PlannedOutput& planned : plan) {
    if (planned.writer == nullptr) {
      map = map_of(result, messages);
      files.push_back({.path = planned.path, .bytes = map});
    } else {
      const auto made =
          std::ranges::find(result.outputs, planned.writer, &Output::writer);
      files.push_back({.path = planned.path, .bytes = made->bytes});
    }
  }
  const WriteResult written = DiskFiles().write_outputs(files);
  if (written.error == FileError::none) {
    return ExitStatus::done;
  }
  report_unwritten(files[written.index].path, written.error, messages);
  return ExitStatus::files;
}

std::string names_of(const std::vector<PlannedOutput>& plan) {
  std::string names = "making ";
  for (const PlannedOutput& output : plan) {
    names += (names.ends_with(' ') ? "" : ", ") +
             (output.path == "-" ? std::string(output.writer->name) : output.path);
  }
  return names;
}

}  // namespace

ExitStatus make_files(const std::vector<PlannedOutput>& plan,
                      bool shows_progress,
                      Settings& settings,
                      Messages& messages) {
  if (!folders_are_writable(plan, messages)) {
    return ExitStatus::files;
  }
  const Formats all = formats();
  settings.request.writers = writers_of(plan, all);
  const CompileResult result = [&] {
    const Progress progress(shows_progress ? names_of(plan) : std::string());
    DiskFiles disk;
    return compile(settings.request, all, disk);
  }();
  const ExitStatus status = settle(result, settings, messages);
  if (status != ExitStatus::done) {
    return status;
  }
  Diagnostics problems;
  spare_files_of_book(plan, result.document, result.sources, problems);
  if (problems.has_errors()) {
    messages.print(problems);
    return ExitStatus::usage;
  }
  return write_files(plan, result, messages);
}

ExitStatus build(const BuildCommand& command) {
  Diagnostics problems;
  Settings settings = settings_of(command, formats(), problems);
  const std::optional<Step> step = step_of(command, problems);
  std::vector<PlannedOutput> plan;
  if (!step) {
    plan = plan_outputs(command, formats(), problems);
  }
  Messages messages(settings.form, settings.loudness);
  if (problems.has_errors()) {
    messages.print(problems);
    return ExitStatus::usage;
  }
  return step ? emit(*step, settings, messages)
              : make_files(plan, !command.book.quiet, settings, messages);
}

}  // namespace octavo::cli
