#include "tests/extract/epub_text.h"

#include <map>
#include <memory>
#include <set>
#include <stdexcept>
#include <vector>

#include <zip.h>

#include "tests/extract/facts.h"
#include "tests/extract/markup.h"
#include "tests/extract/running_text.h"

namespace octavo::extract {

namespace {

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct Close {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

std::string read_entry(zip_t* archive, const std::string& name) {
  const std::unique_ptr<zip_file_t, Close> file(zip_fopen(archive, name.c_str(), 0));
  if (file == nullptr) {
    throw std::runtime_error("no such file in the EPUB: " + name);
  }
  std::string bytes;
  std::string buffer(1 << 16, '\0');
  for (zip_int64_t got = 0;
       (got = zip_fread(file.get(), buffer.data(), buffer.size())) > 0;) {
    bytes.append(buffer, 0, static_cast<std::size_t>(got));
  }
  return bytes;
}

// Calls `visit` with every element of a package file.
void for_each_element(
    const std::string& xml,
    const std::function<void(const std::string&,
                             const std::map<std::string, std::string>&)>& visit) {
  if (!read_markup(xml, {.begin = visit,
                         .end = [](const std::string&) {},
                         .text = [](const std::string&) {}})) {
    throw std::runtime_error("a package file is not well-formed");
  }
}

std::string value(const std::map<std::string, std::string>& attributes,
                  const std::string& name) {
  const auto found = attributes.find(name);
  return found == attributes.end() ? std::string() : found->second;
}

using Archive = std::unique_ptr<zip_t, Discard>;

Archive open_archive(const std::string& path) {
  int error = 0;
  Archive archive(zip_open(path.c_str(), ZIP_RDONLY, &error));
  if (archive == nullptr) {
    throw std::runtime_error("not a zip file: " + path);
  }
  return archive;
}

std::string package_of(zip_t* archive) {
  std::string package;
  for_each_element(read_entry(archive, "META-INF/container.xml"),
                   [&](const std::string& name, const auto& attributes) {
                     if (name == "rootfile") {
                       package = value(attributes, "full-path");
                     }
                   });
  return package;
}

std::vector<std::string> spine_of(zip_t* archive) {
  const std::string package = package_of(archive);
  const std::size_t slash = package.rfind('/');
  const std::string folder =
      slash == std::string::npos ? std::string() : package.substr(0, slash + 1);
  std::map<std::string, std::string> files;
  std::vector<std::string> spine;
  for_each_element(
      read_entry(archive, package), [&](const std::string& name, const auto& attributes) {
        if (name == "item") {
          files[value(attributes, "id")] = folder + value(attributes, "href");
        } else if (name == "itemref" && value(attributes, "linear") != "no") {
          spine.push_back(files[value(attributes, "idref")]);
        }
      });
  return spine;
}

bool is_inline(const std::string& name) {
  static const std::set<std::string> names{
      "a",    "abbr",   "b",   "bdi", "bdo",  "cite", "code", "del",  "em",
      "i",    "img",    "ins", "kbd", "mark", "q",    "s",    "samp", "small",
      "span", "strong", "sub", "sup", "u",    "var",  "wbr"};
  return names.contains(name);
}

/// Adds the running text of a file, without notes that have a number, and notes where in
/// it the marks of pages stand, by file and id.
class RunningTextReader {
 public:
  RunningTextReader(const std::string& file,
                    std::string& text,
                    std::map<std::string, PageBegin>& marks)
      : file_(file), text_(text), marks_(marks) {}

  MarkupHandler handler() {
    return {
        .begin = [this](const std::string& name,
                        const auto& attributes) { begin(name, attributes); },
        .end = [this](const std::string& name) { end(name); },
        .text = [this](const std::string& part) { text_ += hidden_ > 0 ? "" : part; }};
  }

 private:
  void begin(const std::string& name,
             const std::map<std::string, std::string>& attributes) {
    hidden_ += hidden_ > 0 || name == "head" || name == "svg" ? 1 : 0;
    text_ += is_inline(name) ? "" : "\n";
    if (note_depth_ > 0 || value(attributes, "role") == "doc-footnote") {
      note_begin_ = note_depth_ == 0 ? text_.size() : note_begin_;
      has_number_ = note_depth_ > 0 && has_number_;
      ++note_depth_;
    }
    has_number_ = has_number_ || value(attributes, "class") == "note-number";
    if (name == "img" && !value(attributes, "alt").empty()) {
      text_ += picture_sign;
    }
    if (value(attributes, "role") == "doc-pagebreak") {
      marks_[file_ + "#" + value(attributes, "id")] = {
          value(attributes, "aria-label"), text_.size(), {}};
    }
  }

  void end(const std::string& name) {
    hidden_ -= hidden_ > 0 ? 1 : 0;
    if (note_depth_ > 0 && --note_depth_ == 0 && has_number_) {
      text_.resize(note_begin_);
    }
    text_ += is_inline(name) ? "" : "\n";
  }

  const std::string& file_;
  std::string& text_;
  std::map<std::string, PageBegin>& marks_;
  /// The depth below an element whose text is none, and below a note.
  int hidden_ = 0;
  int note_depth_ = 0;
  std::size_t note_begin_ = 0;
  bool has_number_ = false;
};

/// The labels of the page list, each with the file and the id that it leads to.
std::vector<std::pair<std::string, std::string>> listed_pages(zip_t* archive) {
  const std::string package = package_of(archive);
  const std::string folder = package.substr(0, package.rfind('/') + 1);
  std::string navigation;
  for_each_element(read_entry(archive, package),
                   [&](const std::string&, const auto& attributes) {
                     if (value(attributes, "properties") == "nav") {
                       navigation = folder + value(attributes, "href");
                     }
                   });
  std::vector<std::pair<std::string, std::string>> pages;
  bool in_list = false;
  const MarkupHandler handler{
      .begin =
          [&](const std::string& name, const auto& attributes) {
            in_list =
                name == "nav" ? value(attributes, "epub:type") == "page-list" : in_list;
            if (in_list && name == "a") {
              pages.emplace_back("", folder + value(attributes, "href"));
            }
          },
      .end = [&](const std::string& name) { in_list = in_list && name != "nav"; },
      .text =
          [&](const std::string& part) {
            if (in_list && !pages.empty() && part.find('\n') == std::string::npos) {
              pages.back().first += part;
            }
          }};
  read_markup(read_entry(archive, navigation), handler);
  return pages;
}

}  // namespace

std::string xhtml_text(std::string_view xhtml) {
  std::string text;
  // The depth below an element whose text is none: the head, what is hidden.
  int hidden = 0;
  const MarkupHandler handler{
      .begin =
          [&](const std::string& name, const auto& attributes) {
            if (hidden > 0 || name == "head" || name == "svg" || name == "script" ||
                attributes.contains("hidden")) {
              ++hidden;
            }
            text += is_inline(name) ? "" : "\n";
          },
      .end =
          [&](const std::string& name) {
            hidden -= hidden > 0 ? 1 : 0;
            text += is_inline(name) ? "" : "\n";
          },
      .text = [&](const std::string& part) { text += hidden > 0 ? "" : part; }};
  if (!read_markup(xhtml, handler)) {
    throw std::runtime_error("an XHTML file is not well-formed");
  }
  return text;
}

std::string epub_text(const std::string& path) {
  const Archive archive = open_archive(path);
  std::string text;
  for (const std::string& file : spine_of(archive.get())) {
    text += xhtml_text(read_entry(archive.get(), file)) + "\n";
  }
  return text;
}

RunningText epub_running_text(const std::string& path) {
  const Archive archive = open_archive(path);
  std::map<std::string, PageBegin> marks;
  std::string text;
  for (const std::string& file : spine_of(archive.get())) {
    RunningTextReader reader(file, text, marks);
    if (!read_markup(read_entry(archive.get(), file), reader.handler())) {
      throw std::runtime_error("an XHTML file is not well-formed");
    }
    text += "\n";
  }
  RunningText running{std::move(text), {}};
  for (const auto& [label, target] : listed_pages(archive.get())) {
    const auto mark = marks.find(target);
    const bool is_marked = mark != marks.end() && mark->second.label == label;
    running.pages.push_back({label, is_marked ? mark->second.offset : nowhere, {}});
  }
  return running;
}

Facts epub_facts(const std::string& path) {
  const Archive archive = open_archive(path);
  std::map<std::string, std::string> first;
  std::string open;
  const MarkupHandler handler{
      .begin = [&](const std::string& name,
                   const auto&) { open = first.contains(name) ? std::string() : name; },
      .end = [&](const std::string&) { open.clear(); },
      .text =
          [&](const std::string& part) {
            if (!open.empty()) {
              first[open] += part;
            }
          }};
  if (!read_markup(read_entry(archive.get(), package_of(archive.get())), handler)) {
    throw std::runtime_error("the package file is not well-formed");
  }
  return {.title = first["dc:title"], .language = first["dc:language"]};
}

}  // namespace octavo::extract
