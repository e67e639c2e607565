#include "formats/epub/read_back.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/text/uri.h"
#include "formats/epub/cfi.h"
#include "formats/epub/container.h"
#include "formats/epub/markup.h"

namespace octavo::epub {
namespace {

using Attributes = std::map<std::string, std::string>;

std::string value(const Attributes& attributes, const std::string& name) {
  const auto found = attributes.find(name);
  return found == attributes.end() ? std::string() : found->second;
}

std::string folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string()
                                         : std::string(path.substr(0, slash + 1));
}

/// What the package file says (EPUB 3.3, 5).
struct PackageFacts {
  std::vector<std::string> titles{};
  std::vector<std::string> authors{};
  std::string language{};
  struct SpineItem {
    /// In the container.
    std::string path{};
    /// Of its `itemref`, among all of them.
    std::string step{};
  };
  std::vector<SpineItem> spine{};
  std::string navigation{};
};

class BookReader {
 public:
  explicit BookReader(const Archive& archive) : archive_(archive) {}

  std::optional<FinishedBook> run() {
    const std::string package = find_package();
    if (package.empty() || !read_package(package)) {
      return std::nullopt;
    }
    for (const PackageFacts::SpineItem& item : facts_.spine) {
      if (!read_file(item)) {
        return std::nullopt;
      }
    }
    if (!facts_.navigation.empty() && !read_navigation()) {
      return std::nullopt;
    }
    resolve();
    book_.title = facts_.titles.empty() ? std::string() : facts_.titles.front();
    book_.authors = facts_.authors;
    book_.language = facts_.language;
    return std::move(book_);
  }

 private:
  bool read(const std::string& path, const MarkupHandler& handler) {
    const auto bytes = archive_.read(path);
    return bytes && read_markup(*bytes, handler);
  }

  std::string find_package() {
    std::string package;
    const bool is_read = read("META-INF/container.xml",
                              {.begin =
                                   [&](const std::string& name, const auto& attributes) {
                                     if (name == "rootfile" && package.empty()) {
                                       package = value(attributes, "full-path");
                                     }
                                   },
                               .end = [](const std::string&) {},
                               .text = [](const std::string&) {}});
    return is_read ? package : std::string();
  }

  bool read_package(const std::string& package) {
    const std::string folder = folder_of(package);
    std::map<std::string, std::string> files;
    std::string* open = nullptr;
    unsigned itemrefs = 0;
    return read(package,
                {.begin =
                     [&](const std::string& name, const Attributes& attributes) {
                       open = begin_metadata(name);
                       if (name == "item") {
                         const std::string path = folder + value(attributes, "href");
                         files[value(attributes, "id")] = path;
                         if (value(attributes, "properties") == "nav") {
                           facts_.navigation = path;
                         }
                       } else if (name == "itemref") {
                         const std::string step =
                             step_of(++itemrefs, value(attributes, "id"));
                         if (value(attributes, "linear") != "no") {
                           facts_.spine.push_back(
                               {.path = files[value(attributes, "idref")], .step = step});
                         }
                       }
                     },
                 .end = [&](const std::string&) { open = nullptr; },
                 .text =
                     [&](const std::string& text) {
                       if (open != nullptr) {
                         *open += text;
                       }
                     }});
  }

  /// Where the words of an element of the metadata go.
  std::string* begin_metadata(const std::string& name) {
    if (name == "dc:title") {
      return &facts_.titles.emplace_back();
    }
    if (name == "dc:creator") {
      return &facts_.authors.emplace_back();
    }
    return name == "dc:language" && facts_.language.empty() ? &facts_.language : nullptr;
  }

  static bool is_inline(const std::string& name) {
    static const std::set<std::string> names{
        "a",    "abbr",   "b",   "bdi", "bdo",  "cite", "code", "del",  "em",
        "i",    "img",    "ins", "kbd", "mark", "q",    "s",    "samp", "small",
        "span", "strong", "sub", "sup", "u",    "var",  "wbr"};
    return names.contains(name);
  }

  /// Of the body: the head and what is hidden say nothing, and a cover is no text.
  static bool is_silent(const std::string& name, const Attributes& attributes) {
    return name == "head" || name == "svg" || name == "script" ||
           attributes.contains("hidden") || value(attributes, "epub:type") == "cover";
  }

  bool read_file(const PackageFacts::SpineItem& item) {
    file_ = item.path;
    book_.text += "\n";
    ids_.emplace(file_, book_.text.size());
    silent_ = 0;
    // The spine is the package's third element.
    place_ = CfiPlace("/6" + item.step + "!");
    return read(file_, {.begin =
                            [&](const std::string& name, const Attributes& attributes) {
                              place_.begin(value(attributes, "id"));
                              begin(name, attributes);
                            },
                        .end =
                            [&](const std::string& name) {
                              place_.end();
                              end(name);
                            },
                        .text =
                            [&](const std::string& text) {
                              book_.text += silent_ > 0 ? std::string() : text;
                            }});
  }

  void begin(const std::string& name, const Attributes& attributes) {
    if (silent_ > 0 || is_silent(name, attributes)) {
      ++silent_;
      return;
    }
    const FinishedBook::Element element{
        .file = file_, .id = value(attributes, "id"), .cfi = place_.print()};
    if (!is_inline(name)) {
      book_.text += "\n";
    }
    if (!is_inline(name) && name != "html") {
      book_.elements.emplace_back(book_.text.size(), element);
    }
    if (!element.id.empty()) {
      ids_.emplace(file_ + "#" + element.id, book_.text.size());
    }
    if (value(attributes, "role") == "doc-pagebreak") {
      book_.pages.push_back({.label = value(attributes, "aria-label"),
                             .begin = book_.text.size(),
                             .element = element});
    }
    if (name == "a") {
      open_links_.push_back(book_.links.size());
      book_.links.push_back({.begin = book_.text.size()});
      addresses_.push_back(absolute(value(attributes, "href")));
    } else if (name == "img" && !value(attributes, "alt").empty()) {
      book_.pictures.push_back(
          {.at = book_.text.size(), .description = value(attributes, "alt")});
    }
  }

  void end(const std::string& name) {
    if (silent_ > 0) {
      --silent_;
      return;
    }
    book_.text += is_inline(name) ? "" : "\n";
    if (name == "a" && !open_links_.empty()) {
      book_.links[open_links_.back()].end = book_.text.size();
      open_links_.pop_back();
    }
  }

  /// A path in the container, or an address out of it.
  std::string absolute(const std::string& href) const {
    if (href.starts_with('#')) {
      return file_ + percent_decode(href);
    }
    return !uri_scheme(href).empty() ? href : folder_of(file_) + percent_decode(href);
  }

  /// The list of pages, and the other entries of the navigation.
  bool read_navigation() {
    file_ = facts_.navigation;
    bool in_list = false;
    bool in_link = false;
    return read(
        file_,
        {.begin =
             [&](const std::string& name, const Attributes& attributes) {
               if (name == "nav") {
                 in_list = value(attributes, "epub:type") == "page-list";
               }
               in_link = name == "a";
               if (in_link) {
                 entries_.push_back({.address = absolute(value(attributes, "href")),
                                     .is_page = in_list});
               }
             },
         .end = [&](const std::string& name) { in_link = in_link && name != "a"; },
         .text =
             [&](const std::string& text) {
               if (in_link) {
                 entries_.back().words += text;
               }
             }});
  }

  /// When all places are known.
  void resolve() {
    for (std::size_t i = 0; i < book_.links.size(); ++i) {
      const auto place = ids_.find(addresses_[i]);
      if (place != ids_.end()) {
        book_.links[i].target = place->second;
      } else if (!uri_scheme(addresses_[i]).empty()) {
        book_.links[i].uri = addresses_[i];
      }
    }
    for (const NavigationEntry& entry : entries_) {
      const bool is_dead = !ids_.contains(entry.address);
      if (is_dead) {
        book_.dead_entries.push_back(entry.words);
      }
      if (entry.is_page) {
        book_.page_list.push_back(entry.words);
      }
    }
  }

  /// One of the navigation.
  struct NavigationEntry {
    std::string address{};
    std::string words{};
    bool is_page = false;
  };

  const Archive& archive_;
  PackageFacts facts_{};
  FinishedBook book_{};
  std::string file_{};
  CfiPlace place_{};
  /// Of each file and each id in it: where it begins.
  std::map<std::string, std::size_t> ids_{};
  /// How deep what is being read stands in an element that says nothing.
  int silent_ = 0;
  std::vector<std::size_t> open_links_{};
  std::vector<std::string> addresses_{};
  std::vector<NavigationEntry> entries_{};
};

}  // namespace

std::optional<FinishedBook> read_back_epub(const std::string& bytes) {
  const auto archive = Archive::open(bytes);
  return archive ? BookReader(*archive).run() : std::nullopt;
}

}  // namespace octavo::epub
