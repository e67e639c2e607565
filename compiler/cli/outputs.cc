#include "compiler/cli/outputs.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "compiler/suggest.h"
#include "compiler/text/characters.h"

namespace octavo::cli {
namespace {

namespace fs = std::filesystem;

const Writer* writer_named(const std::string& name, const Formats& formats) {
  const auto found = std::ranges::find(formats.writers, to_lower(name), &Writer::name);
  return found == formats.writers.end() ? nullptr : &*found;
}

const Writer* writer_by_extension(const std::string& path, const Formats& formats) {
  const std::string extension = to_lower(fs::path(path).extension().string());
  const auto found = std::ranges::find(formats.writers, extension, &Writer::extension);
  return found == formats.writers.end() ? nullptr : &*found;
}

std::string list_of(const Formats& formats, std::string_view Writer::*member) {
  std::string list;
  for (const Writer& writer : formats.writers) {
    list += (list.empty() ? "" : " or ") + std::string(writer.*member);
  }
  return list;
}

std::vector<const Writer*> wanted_formats(const std::vector<std::string>& names,
                                          const Formats& formats,
                                          Diagnostics& problems) {
  std::vector<const Writer*> wanted;
  for (const std::string& name : names) {
    const Writer* writer = writer_named(name, formats);
    if (writer == nullptr) {
      problems.error("usage", {}, "octavo writes no format `" + name + "`",
                     {{.message = "--to is " + list_of(formats, &Writer::name)}});
    } else if (std::ranges::find(wanted, writer) == wanted.end()) {
      wanted.push_back(writer);
    }
  }
  return wanted;
}

/// The format of one -o; `wanted` is what --to says.
const Writer* writer_of(const std::string& path,
                        const std::vector<const Writer*>& wanted,
                        const Formats& formats,
                        Diagnostics& problems) {
  const Writer* writer = writer_by_extension(path, formats);
  const bool contradicts = writer != nullptr && !wanted.empty() &&
                           std::ranges::find(wanted, writer) == wanted.end();
  if (contradicts) {
    problems.error("usage", {}, "--to does not name the format of `" + path + "`",
                   {{.message = "leave --to out: -o decides by the extension"}});
    return nullptr;
  }
  if (writer != nullptr || wanted.size() == 1) {
    return writer != nullptr ? writer : wanted.front();
  }
  if (path == "-" && wanted.size() > 1) {
    problems.error("usage", {}, "standard output takes one format, and two are asked for",
                   {{.message = "name one with --to, or files with -o"}});
  } else if (path == "-") {
    problems.error("usage", {}, "standard output has no extension to tell its format",
                   {{.message = "add --to " + list_of(formats, &Writer::name)}});
  } else {
    problems.error("usage", {}, "the extension of `" + path + "` is of no known format",
                   {{.message = "-o takes " + list_of(formats, &Writer::extension) +
                                "; or add --to with the one format to write"}});
  }
  return nullptr;
}

/// What is made without a -o of its own: beside the shell, named after the first input.
std::vector<PlannedOutput> unnamed_outputs(const BuildCommand& command,
                                           const std::vector<const Writer*>& writers,
                                           Diagnostics& problems) {
  std::vector<PlannedOutput> plan;
  const std::string& input =
      command.book.inputs.empty() ? std::string() : command.book.inputs.front();
  if (input == "-" && writers.size() > 1) {
    problems.error("usage", {},
                   "a book from standard input goes to standard output, which takes one "
                   "format",
                   {{.message = "say which with --to epub or --to pdf, or name files: "
                                "-o book.epub -o book.pdf"}});
    return plan;
  }
  for (const Writer* writer : writers) {
    const std::string name =
        fs::path(input).stem().string() + std::string(writer->extension);
    plan.push_back({.writer = writer, .path = input == "-" ? "-" : name});
  }
  return plan;
}

void plan_other(OutputKind kind,
                const std::string& option,
                const std::string& path,
                std::vector<PlannedOutput>& plan,
                Diagnostics& problems) {
  if (path == "-") {
    problems.error("usage", {}, option + " takes no standard output",
                   {{.message = "name a file: " + option +
                                (kind == OutputKind::map ? " book.json" : " book.d")}});
  } else if (!path.empty()) {
    plan.push_back({.path = path, .kind = kind});
  }
}

/// The file that a path means, through links whether or not they lead to something yet.
fs::path same_file_key(const std::string& path) {
  constexpr int most_links = 40;
  std::error_code ignored;
  fs::path target = path;
  for (int links = 0; links < most_links && fs::is_symlink(target, ignored); ++links) {
    target = target.parent_path() / fs::read_symlink(target, ignored);
  }
  const fs::path canonical = fs::weakly_canonical(fs::absolute(target, ignored), ignored);
  return canonical.empty() ? target : canonical;
}

bool is_same_file(const std::string& one, const std::string& other) {
  std::error_code ignored;
  return same_file_key(one) == same_file_key(other) ||
         fs::equivalent(one, other, ignored);
}

void report_clashes(const std::vector<PlannedOutput>& plan,
                    const std::vector<std::string>& inputs,
                    Diagnostics& problems) {
  for (auto output = plan.begin(); output != plan.end(); ++output) {
    const auto same = [&](const std::string& path) {
      return path == output->path ||
             (path != "-" && output->path != "-" && is_same_file(path, output->path));
    };
    if (std::any_of(plan.begin(), output,
                    [&](const PlannedOutput& other) { return same(other.path); })) {
      problems.error("usage", {}, "two outputs go to `" + output->path + "`",
                     {{.message = "give each a path of its own with -o"}});
    }
    if (output->path != "-" && std::ranges::any_of(inputs, same)) {
      problems.error("usage", {}, "the output `" + output->path + "` is an input too",
                     {{.message = "give it another path with -o"}});
    }
  }
}

}  // namespace

std::vector<PlannedOutput> plan_outputs(const BuildCommand& command,
                                        const Formats& formats,
                                        Diagnostics& problems) {
  std::vector<const Writer*> wanted = wanted_formats(command.formats, formats, problems);
  if (problems.has_errors()) {
    return {};
  }
  std::vector<PlannedOutput> plan;
  for (const std::string& path : command.outputs) {
    if (const Writer* writer = writer_of(path, wanted, formats, problems)) {
      plan.push_back({.writer = writer, .path = path});
    }
  }
  if (wanted.empty() && command.outputs.empty()) {
    for (const Writer& writer : formats.writers) {
      wanted.push_back(&writer);
    }
  }
  std::erase_if(wanted, [&](const Writer* writer) {
    return std::ranges::find(plan, writer, &PlannedOutput::writer) != plan.end();
  });
  if (!problems.has_errors()) {
    std::ranges::move(unnamed_outputs(command, wanted, problems),
                      std::back_inserter(plan));
    plan_other(OutputKind::map, "--map", command.map, plan, problems);
    if (!command.depfile.empty() &&
        std::ranges::all_of(plan,
                            [](const PlannedOutput& each) { return each.path == "-"; })) {
      problems.error("usage", {}, "--depfile has no file to make a rule for",
                     {{.message = "name one with -o"}});
    }
    plan_other(OutputKind::depfile, "--depfile", command.depfile, plan, problems);
    report_clashes(plan, command.book.inputs, problems);
  }
  return plan;
}

void spare_files_of_book(const std::vector<PlannedOutput>& plan,
                         const std::vector<NotedFile>& files,
                         Diagnostics& problems) {
  for (const PlannedOutput& output : plan) {
    const bool is_of_book = std::ranges::any_of(files, [&](const NotedFile& file) {
      std::error_code ignored;
      return file.error == FileError::none &&
             fs::equivalent(path_of(file), output.path, ignored);
    });
    if (is_of_book) {
      problems.error(
          "usage", {},
          "the output `" + output.path + "` is a file that the book is made of",
          {{.message = "give it another path with -o"}});
    }
  }
}

std::string format_of(const PlannedOutput& output) {
  return output.writer != nullptr         ? std::string(output.writer->name)
         : output.kind == OutputKind::map ? std::string(map_format)
                                          : "depfile";
}

std::vector<const Writer*> writers_of(const std::vector<PlannedOutput>& plan,
                                      const Formats& formats) {
  std::vector<const Writer*> writers;
  for (const Writer& writer : formats.writers) {
    if (std::ranges::find(plan, &writer, &PlannedOutput::writer) != plan.end()) {
      writers.push_back(&writer);
    }
  }
  return writers;
}

}  // namespace octavo::cli
