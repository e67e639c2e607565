#include "compiler/cli/depfile.h"

#include <algorithm>
#include <set>

namespace octavo::cli {
namespace {

/// As GCC writes them, and Make and Ninja read them.
std::string escape(std::string_view path) {
  std::string text;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const char each = path[i];
    if (each == '$') {
      text += '$';
    } else if (each == '#' || each == ':') {
      text += '\\';
    } else if (each == ' ' || each == '\t') {
      // Backslashes count only before a space, and there each counts.
      for (std::size_t back = i; back > 0 && path[back - 1] == '\\'; --back) {
        text += '\\';
      }
      text += '\\';
    }
    text += each;
  }
  return text;
}

}  // namespace

std::string print_depfile(std::span<const PlannedOutput> plan,
                          std::span<const NotedFile> files,
                          Diagnostics& problems) {
  if (std::ranges::find(plan, OutputKind::depfile, &PlannedOutput::kind) == plan.end()) {
    return {};
  }
  std::set<std::string> paths;
  for (const NotedFile& file : files) {
    const std::string path = path_of(file);
    if (file.error != FileError::none || path == "-") {
      continue;
    }
    if (path.find('\n') == std::string::npos) {
      paths.insert(escape(path));
    } else {
      problems.warn("depfile-name", {},
                    "the depfile cannot name `" + path + "`: it has a line end",
                    {{.message = "give the file another name"}});
    }
  }
  std::string text;
  for (const PlannedOutput& output : plan) {
    if (output.kind != OutputKind::depfile && output.path != "-") {
      text += (text.empty() ? "" : " ") + escape(output.path);
    }
  }
  text += ':';
  for (const std::string& path : paths) {
    text += " \\\n  " + path;
  }
  text += '\n';
  for (const std::string& path : paths) {
    text += "\n" + path + ":\n";
  }
  return text;
}

}  // namespace octavo::cli
