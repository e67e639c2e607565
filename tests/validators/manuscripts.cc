#include "tests/validators/manuscripts.h"

#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <utility>

#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"
#include "tests/support.h"
#include "tests/validators/manuals.h"

namespace octavo::tests {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> sorted_entries(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder)) {
    paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  return paths;
}

bool is_manuscript(const fs::path& path) {
  return path.filename() != "README.md" &&
         (path.extension() == ".txt" || path.extension() == ".md");
}

/// What the file `args` of a golden book says: options with their values, and inputs that
/// lie elsewhere.
void add_arguments(Manuscript& book, const fs::path& folder) {
  std::istringstream arguments(read_file(folder / "args"));
  for (std::string word; arguments >> word;) {
    if (!word.starts_with("--")) {
      book.inputs.push_back((folder / word).string());
      continue;
    }
    const bool is_look = word == "--css" || word == "--theme" || word == "--paper";
    std::vector<std::string>& options = is_look ? book.build_options : book.options;
    options.push_back(word);
    arguments >> word;
    const fs::path file = folder / word;
    options.push_back(fs::is_regular_file(file) ? file.string() : word);
  }
}

struct Manual {
  std::string name{};
  std::string language{};
  /// Below that of the validators.
  std::string folder{};
  std::string extension{};
  std::string title{};
  std::string author{};
};

/// Whether most letters of a chapter are not Latin ones.
bool is_translated(const std::string& chapter) {
  std::size_t latin = 0;
  std::size_t others = 0;
  for (const char32_t character : to_utf32(chapter)) {
    if (is_letter(character)) {
      (character < 0x250 ? latin : others) += 1;
    }
  }
  return others > latin;
}

}  // namespace

std::vector<Manuscript> samples() {
  std::vector<Manuscript> all;
  for (const fs::path& folder : sorted_entries(source_folder() / "samples")) {
    if (!fs::is_directory(folder)) {
      continue;
    }
    Manuscript sample{.name = folder.filename().string()};
    for (const fs::path& path : sorted_entries(folder)) {
      if (is_manuscript(path)) {
        sample.inputs.push_back(path.string());
      }
    }
    all.push_back(std::move(sample));
  }
  return all;
}

std::vector<Manuscript> golden_books() {
  std::vector<Manuscript> all;
  for (const fs::path& folder : sorted_entries(source_folder() / "tests" / "golden")) {
    if (!fs::is_directory(folder)) {
      continue;
    }
    Manuscript book{.name = folder.filename().string()};
    add_arguments(book, folder);
    for (const fs::path& path : sorted_entries(folder)) {
      if (path.filename().string().starts_with("input")) {
        book.inputs.push_back(path.string());
      }
    }
    all.push_back(std::move(book));
  }
  return all;
}

std::vector<Manuscript> corpora(const fs::path& shared) {
  std::vector<Manuscript> all;
  const auto add = [&](const fs::path& folder) {
    for (const fs::path& path : sorted_entries(folder)) {
      if (is_manuscript(path)) {
        all.push_back({.name = path.filename().string(), .inputs = {path.string()}});
      }
    }
  };
  add(shared / "articles");
  for (const fs::path& folder : sorted_entries(shared / "corpora")) {
    if (fs::is_directory(folder)) {
      add(folder);
    }
  }
  return all;
}

fs::path validators_folder() {
  const char* named = std::getenv("OCTAVO_VALIDATORS");
  return named == nullptr ? source_folder() / "build" / "validators" : fs::path(named);
}

std::vector<Manuscript> manuals(const fs::path& folder) {
  const std::vector<Manual> all = {{.name = "debian-handbook.ar.md",
                                    .language = "ar",
                                    .folder = "manuals/doc/debian-handbook/html/ar-MA",
                                    .extension = ".html",
                                    .title = "دفتر مدير دبيان",
                                    .author = "Raphaël Hertzog & Roland Mas"},
                                   {.name = "gnome-help.mr.md",
                                    .language = "mr",
                                    .folder = "manuals/help/mr/gnome-help",
                                    .extension = ".page",
                                    .title = "GNOME सहायता",
                                    .author = "Shaun McCance"}};
  std::vector<Manuscript> made;
  for (const Manual& manual : all) {
    if (!fs::is_directory(validators_folder() / manual.folder)) {
      continue;
    }
    std::string text = "---\ntitle: " + manual.title + "\nauthor: " + manual.author +
                       "\nlang: " + manual.language + "\ntoc: true\n---\n";
    for (const fs::path& path : sorted_entries(validators_folder() / manual.folder)) {
      const std::string chapter =
          path.extension() == manual.extension
              ? manual_chapter(path.stem().string(), read_file(path))
              : "";
      text += is_translated(chapter) ? "\n" + chapter : "";
    }
    const std::string file = (folder / manual.name).string();
    write_file(file, text);
    made.push_back({.name = manual.name, .inputs = {file}});
  }
  return made;
}

}  // namespace octavo::tests
