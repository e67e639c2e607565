#include "compiler/passes/links.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "compiler/text/characters.h"
#include "compiler/text/uri.h"
#include "compiler/walk.h"

namespace octavo {
namespace {

/// Schemes that a book may lead out to and that checkers of e-books know; anything else
/// (javascript:, file:, data:) would make a reading system run or open what the reader
/// did not ask for.
constexpr auto safe_schemes =
    std::to_array<std::string_view>({"ftp", "gopher", "http", "https", "irc", "mailto",
                                     "news", "sip", "sips", "tel", "urn", "xmpp"});

/// Names farther from each other than this are no misspellings.
constexpr std::size_t most_edits = 3;
constexpr std::size_t longest_guessed_name = 64;

/// Levenshtein's distance.
std::size_t edit_distance(std::string_view left, std::string_view right) {
  std::vector<std::size_t> row(right.size() + 1);
  for (std::size_t j = 0; j <= right.size(); ++j) {
    row[j] = j;
  }
  for (std::size_t i = 1; i <= left.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const std::size_t changed = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
    }
  }
  return row.back();
}

std::size_t extension_of(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  const bool is_in_name =
      dot != std::string_view::npos && path.find('/', dot) == std::string_view::npos;
  return is_in_name ? dot : path.size();
}

std::string without_extension(std::string_view path) {
  return std::string(path.substr(0, extension_of(path)));
}

bool is_page(std::string_view path) {
  const std::string extension = to_lower(path.substr(extension_of(path)));
  return extension == ".html" || extension == ".htm" || extension == ".xhtml";
}

/// A link must have something to press, to read out and to print.
bool has_something_to_press(const Inlines& inlines) {
  bool shows = false;
  walk(inlines, [&](const Inline& node) {
    const auto* text = std::get_if<Text>(&node.kind);
    const auto* code = std::get_if<Code>(&node.kind);
    const auto* image = std::get_if<Image>(&node.kind);
    shows |= text != nullptr && !is_invisible(text->text);
    shows |= code != nullptr && !is_invisible(code->text);
    shows |= image != nullptr && image->picture != PictureId::none;
    shows |= std::holds_alternative<NoteReference>(node.kind);
  });
  return shows;
}

class LinkResolver {
 public:
  LinkResolver(const Anchors& anchors, const Sources& sources, Diagnostics& diagnostics)
      : anchors_(anchors), sources_(sources), diagnostics_(diagnostics) {
    for (std::size_t index = 0; index < sources.size(); ++index) {
      const FileId file{static_cast<std::uint32_t>(index)};
      const std::string path = normal_path(sources[file].path());
      inputs_.emplace(path, file);
      inputs_without_extension_.emplace(without_extension(path), file);
    }
  }

  void resolve(Inline& node) {
    auto* link = std::get_if<Link>(&node.kind);
    if (link == nullptr || link->destination != NodeId::none) {
      return;
    }
    if (!link->target.empty() && !has_something_to_press(link->content)) {
      undo(node, "empty-link", "the link to `" + link->target + "` shows nothing",
           {{.message = "it is left out: write words, `[words](" + link->target + ")`"}});
      return;
    }
    if (link->target.starts_with("//")) {
      link->target.insert(0, "https:");
    }
    std::string scheme = uri_scheme(link->target);
    // Where names of documents are looked up (DOI Handbook, 3.8).
    if (scheme == "doi") {
      link->target.replace(0, scheme.size() + 1, "https://doi.org/");
      scheme = "https";
    }
    if (scheme.empty()) {
      resolve_relative(node, *link);
    } else if (!std::ranges::binary_search(safe_schemes, scheme)) {
      undo(node, "unsafe-link", "a link may not lead to `" + scheme + ":`",
           {{.message = "its text is kept; link to a page of the web or to a place in "
                        "the book"}});
    } else if (const auto address = sound_address(link->target)) {
      link->target = *address;
    } else {
      undo(node, "malformed-link", "`" + link->target + "` is no address",
           {{.message = "its text is kept; the address of a page is written "
                        "`https://`, its host and its path"}});
    }
  }

 private:
  void resolve_relative(Inline& node, Link& link) {
    const std::size_t hash = link.target.find('#');
    const std::string path =
        percent_decode(std::string_view(link.target).substr(0, hash));
    const std::string name =
        hash == std::string::npos
            ? ""
            : percent_decode(std::string_view(link.target).substr(hash + 1));
    std::optional<FileId> file = node.span.file;
    if (!path.empty()) {
      file = input_named(path, node.span.file);
      if (!file) {
        undo(node, "link-to-file",
             "the link leads to `" + path + "`, which is not an input of this book",
             {{.message = "its text is kept; add the file to the inputs, or give the "
                          "whole address"}});
        return;
      }
    }
    const Anchor* anchor = find(*file, name, path.empty());
    if (anchor == nullptr) {
      undo(node, "unresolved-link", "nothing in the book is called `" + link.target + "`",
           suggestion(name));
      return;
    }
    link.destination = anchor->node;
    link.target = "#" + anchor->id;
  }

  std::optional<FileId> input_named(const std::string& path, FileId from) const {
    if (from == FileId::none) {
      return std::nullopt;
    }
    const std::string meant = normal_path(sources_[from].folder() + "/" + path);
    if (const auto found = inputs_.find(meant); found != inputs_.end()) {
      return found->second;
    }
    // People link to the pages that other programs make of their manuscripts.
    const auto page = is_page(meant)
                          ? inputs_without_extension_.find(without_extension(meant))
                          : inputs_without_extension_.end();
    return page == inputs_without_extension_.end() ? std::nullopt
                                                   : std::optional(page->second);
  }

  const Anchor* find(FileId file, const std::string& name, bool anywhere) const {
    if (name.empty()) {
      const auto start = anchors_.by_file.find(file);
      return start == anchors_.by_file.end() ? nullptr : &start->second;
    }
    const auto own = anchors_.by_written_id.find({file, name});
    if (own != anchors_.by_written_id.end()) {
      return &own->second;
    }
    const auto keys = {fold_case(name), to_lower(name), heading_key(name)};
    for (const std::string& key : keys) {
      const auto heading = anchors_.by_written_heading.find({file, key});
      if (heading != anchors_.by_written_heading.end()) {
        return &heading->second;
      }
    }
    const auto any = anchors_.by_id.find(name);
    if (anywhere && any != anchors_.by_id.end()) {
      return &any->second;
    }
    for (const std::string& key : keys) {
      const auto heading = anchors_.by_heading.find(key);
      if (anywhere && heading != anchors_.by_heading.end()) {
        return &heading->second;
      }
    }
    return nullptr;
  }

  std::vector<Hint> suggestion(const std::string& name) {
    std::vector<Hint> hints{{.message = "its text is kept"}};
    std::size_t nearest = most_edits;
    const Anchor* guess = nullptr;
    // A book with thousands of dead links and of ids must not cost their product.
    if (name.size() > longest_guessed_name || ++guesses_ > 50) {
      return hints;
    }
    for (const auto& [id, anchor] : anchors_.by_id) {
      const std::size_t gap =
          std::max(id.size(), name.size()) - std::min(id.size(), name.size());
      if (gap <= nearest && id.size() <= longest_guessed_name) {
        const std::size_t distance = edit_distance(id, name);
        if (distance < nearest) {
          nearest = distance;
          guess = &anchor;
        }
      }
    }
    if (guess != nullptr) {
      hints.push_back({.message = "did you mean `#" + guess->id + "`?"});
    }
    return hints;
  }

  /// Takes the link away and leaves its content. The node keeps its number.
  void undo(Inline& node,
            std::string_view code,
            std::string message,
            std::vector<Hint> hints) {
    diagnostics_.warn(code, node.span, std::move(message), std::move(hints));
    Inlines content = std::move(std::get<Link>(node.kind).content);
    node.kind = Styled{std::move(content)};
  }

  const Anchors& anchors_;
  const Sources& sources_;
  Diagnostics& diagnostics_;
  std::map<std::string, FileId> inputs_;
  /// Of inputs that differ by it alone the first.
  std::map<std::string, FileId> inputs_without_extension_;
  std::size_t guesses_ = 0;
};

}  // namespace

void resolve_links(Document& document,
                   const Anchors& anchors,
                   const Sources& sources,
                   Diagnostics& diagnostics) {
  LinkResolver resolver(anchors, sources, diagnostics);
  walk(document.content,
       Overload{[](Block&) {}, [&](Inline& node) { resolver.resolve(node); }});
}

}  // namespace octavo
