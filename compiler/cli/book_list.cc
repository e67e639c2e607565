#include "compiler/cli/book_list.h"

#include <algorithm>
#include <filesystem>
#include <fnmatch.h>
#include <map>
#include <span>
#include <string_view>
#include <system_error>
#include <utility>

#include "compiler/book_line.h"
#include "compiler/text/characters.h"

namespace octavo::cli {
namespace {

namespace fs = std::filesystem;

// Of ten million paths.
constexpr std::uint64_t most_bytes_of_a_list = 1'000'000'000;

bool is_pattern(std::string_view word) {
  return word.find_first_of("*?[") != std::string_view::npos;
}

/// Beneath a folder and without its extension; of a path that leads elsewhere its last
/// part.
std::string name_of(const fs::path& path, const fs::path& folder) {
  fs::path name = path.lexically_normal().lexically_relative(folder.lexically_normal());
  if (name.empty() || *name.begin() == "..") {
    name = path.filename();
  }
  return name.replace_extension().generic_string();
}

std::vector<std::string> parts_of(const fs::path& path) {
  std::vector<std::string> parts;
  for (const fs::path& part : path) {
    parts.push_back(part.string());
  }
  return parts;
}

/// Whether the parts of a path fit those of a pattern; `**` fits any number of them.
bool fits(std::span<const std::string> path, std::span<const std::string> pattern) {
  if (pattern.empty()) {
    return path.empty();
  }
  if (pattern.front() == "**") {
    return fits(path, pattern.subspan(1)) ||
           (!path.empty() && fits(path.subspan(1), pattern));
  }
  return !path.empty() &&
         fnmatch(pattern.front().c_str(), path.front().c_str(), FNM_PERIOD) == 0 &&
         fits(path.subspan(1), pattern.subspan(1));
}

/// Files beneath a folder, at most so deep, sorted by name; what is hidden is left out.
std::vector<fs::path> files_beneath(const fs::path& folder, int most_depth) {
  std::vector<fs::path> files;
  std::error_code error;
  fs::recursive_directory_iterator entries(
      folder, fs::directory_options::skip_permission_denied, error);
  for (; !error && entries != fs::recursive_directory_iterator();
       entries.increment(error)) {
    const std::string name = entries->path().filename().string();
    std::error_code ignored;
    const bool is_hidden = name.starts_with('.');
    if (is_hidden || entries.depth() + 1 >= most_depth) {
      entries.disable_recursion_pending();
    }
    if (!is_hidden && entries->is_regular_file(ignored)) {
      files.push_back(entries->path());
    }
  }
  std::ranges::sort(files);
  return files;
}

class Lister {
 public:
  Lister(const Formats& formats, FileSystem& files, Diagnostics& problems)
      : formats_(formats), files_(files), problems_(problems) {}

  void add(const std::string& word) {
    std::error_code ignored;
    if (fs::is_directory(word, ignored)) {
      add_folder(word);
    } else if (is_pattern(word) && !fs::exists(word, ignored)) {
      add_pattern(word);
    } else {
      books_.push_back({.inputs = {word}, .name = name_of(word, ".")});
    }
  }

  void add_list() {
    FileContent list = files_.read_input("-", most_bytes_of_a_list);
    if (list.error != FileError::none) {
      problems_.error("usage", {}, "the list on standard input cannot be read");
      return;
    }
    const std::size_t before = books_.size();
    const char end = list.bytes.find('\0') == std::string::npos ? '\n' : '\0';
    std::string_view rest = list.bytes;
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (rest.starts_with(byte_order_mark)) {
      rest.remove_prefix(byte_order_mark.size());
    }
    for (std::size_t number = 1; !rest.empty(); ++number) {
      const std::size_t size = std::min(rest.find(end), rest.size());
      std::string_view entry = rest.substr(0, size);
      rest.remove_prefix(std::min(size + 1, rest.size()));
      if (entry.ends_with('\r')) {
        entry.remove_suffix(1);
      }
      // Names between NULs may be any.
      if (end == '\n' && entry.starts_with('{')) {
        add_line(entry, number);
      } else if (!entry.empty()) {
        add(std::string(entry));
      }
    }
    if (books_.size() == before && !problems_.has_errors()) {
      problems_.error("usage", {}, "the list on standard input names no book",
                      {{.message = "has the command before the pipe failed?"}});
    }
  }

  std::vector<ListedBook> take() { return std::move(books_); }

 private:
  bool is_manuscript(const fs::path& path) const {
    const std::string extension = to_lower(path.extension().string());
    return std::ranges::any_of(formats_.readers, [&](const Reader& reader) {
      return std::ranges::find(reader.extensions, extension) != reader.extensions.end();
    });
  }

  void add_folder(const std::string& folder) {
    constexpr int most_depth = 100;
    const std::size_t before = books_.size();
    for (const fs::path& path : files_beneath(folder, most_depth)) {
      if (is_manuscript(path)) {
        books_.push_back({.inputs = {path.string()}, .name = name_of(path, folder)});
      }
    }
    if (books_.size() == before) {
      problems_.error(
          "usage", {}, "there is no manuscript in `" + folder + "`",
          {{.message = "manuscripts in folders end in .md, .markdown, .txt and "
                       "the like; name others one by one"}});
    }
  }

  void add_pattern(const std::string& word) {
    fs::path folder;
    fs::path pattern;
    for (const fs::path& part : fs::path(word)) {
      (pattern.empty() && !is_pattern(part.string()) ? folder : pattern) /= part;
    }
    const std::vector<std::string> wanted = parts_of(pattern);
    const bool is_deep = std::ranges::find(wanted, "**") != wanted.end();
    constexpr int most_depth = 100;
    const fs::path root = folder.empty() ? fs::path(".") : folder;
    const std::size_t before = books_.size();
    for (const fs::path& path :
         files_beneath(root, is_deep ? most_depth : static_cast<int>(wanted.size()))) {
      const fs::path beneath = path.lexically_relative(root);
      if (fits(parts_of(beneath), wanted)) {
        books_.push_back(
            {.inputs = {(folder / beneath).string()}, .name = name_of(path, root)});
      }
    }
    if (books_.size() == before) {
      problems_.error("usage", {}, "no file fits `" + word + "`");
    }
  }

  void add_line(std::string_view line, std::size_t number) {
    BookLine read = read_book_line(line);
    if (!read.problem.empty()) {
      problems_.error(
          "usage", {}, "entry " + std::to_string(number) + " of the list " + read.problem,
          {{.message =
                R"(an entry is a path (./{ where it begins so), or as {"input": "a.md", "lang": "pt"})"}});
      return;
    }
    if (read.output.empty()) {
      read.output = name_of(read.inputs.front(), ".");
    }
    books_.push_back({.inputs = std::move(read.inputs),
                      .name = output_name(read.output, number),
                      .options = std::move(read.options)});
  }

  /// A list says where beneath the folder of outputs a book goes, and never where else.
  std::string output_name(const std::string& output, std::size_t number) {
    fs::path name = fs::path(output).lexically_normal();
    if (name.empty() || name.is_absolute() || *name.begin() == ".." ||
        !name.has_filename()) {
      problems_.error("usage", {},
                      "entry " + std::to_string(number) +
                          " of the list goes to no place beneath the outputs: `" +
                          output + "`");
    }
    const std::string extension = to_lower(name.extension().string());
    if (std::ranges::find(formats_.writers, extension, &Writer::extension) !=
        formats_.writers.end()) {
      name.replace_extension();
    }
    return name.generic_string();
  }

  const Formats& formats_;
  FileSystem& files_;
  Diagnostics& problems_;
  std::vector<ListedBook> books_{};
};

}  // namespace

std::vector<ListedBook> list_books(const std::vector<std::string>& words,
                                   const Formats& formats,
                                   FileSystem& files,
                                   Diagnostics& problems) {
  Lister lister(formats, files, problems);
  for (const std::string& word : words) {
    if (word == "-") {
      lister.add_list();
    } else {
      lister.add(word);
    }
  }
  return lister.take();
}

void report_same_names(const std::vector<ListedBook>& books, Diagnostics& problems) {
  std::map<std::string_view, const ListedBook*> named;
  for (const ListedBook& book : books) {
    const auto [place, is_new] = named.emplace(book.name, &book);
    if (!is_new && place->second->inputs == book.inputs) {
      problems.error(
          "usage", {}, "`" + book.inputs.front() + "` is given twice",
          {{.message = "leave one out; patterns may find what is named, too"}});
    } else if (!is_new) {
      problems.error("usage", {},
                     "`" + place->second->inputs.front() + "` and `" +
                         book.inputs.front() + "` would both become `" + book.name + "`",
                     {{.message = "rename one, or say where it goes in a list: "
                                  "{\"input\": …, \"output\": …}"}});
    }
  }
}

}  // namespace octavo::cli
