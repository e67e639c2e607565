#include "formats/epub/page_list.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>

#include "compiler/text/numeral.h"
#include "formats/css/attributes.h"

namespace octavo::epub {

namespace {

/// Which file a node is in: the last that begins before it.
class FileOfNode {
 public:
  explicit FileOfNode(std::span<const BookFile> files) {
    for (std::size_t number = 0; number < files.size(); ++number) {
      const xhtml::Piece& piece = files[number].piece;
      if (piece.section != nullptr || !piece.blocks.empty()) {
        const NodeId first =
            piece.section != nullptr ? piece.section->id : piece.blocks.front().id;
        files_.emplace_back(first, number);
      }
    }
  }

  std::size_t find(NodeId node) const {
    const auto after = std::ranges::upper_bound(files_, node, {},
                                                &std::pair<NodeId, std::size_t>::first);
    return after == files_.begin() ? 0 : std::prev(after)->second;
  }

 private:
  std::vector<std::pair<NodeId, std::size_t>> files_{};
};

/// Names that the document does not use.
class PageIds {
 public:
  explicit PageIds(const xhtml::Addresses& addresses) {
    for (const auto& [node, address] : addresses.all()) {
      taken_.insert(css::printed_id(address.anchor));
    }
  }

  /// With the label where it is plain, else the number of the page.
  std::string take(const std::string& label, std::size_t number) {
    const bool is_plain = !label.empty() && std::ranges::all_of(label, [](char byte) {
      return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
             (byte >= 'A' && byte <= 'Z');
    });
    const std::string stem = "page-" + (is_plain ? label : std::to_string(number));
    std::string id = stem;
    for (unsigned again = 2; !taken_.insert(id).second; ++again) {
      id = stem + "-" + std::to_string(again);
    }
    return id;
  }

 private:
  std::set<std::string> taken_{};
};

/// DAISY's sorts of pages (Z39.86, 8.4.6): numbered ones, those before them, others.
std::string_view sort_of(const std::string& label) {
  const auto is_any_of = [&](std::string_view characters) {
    return label.find_first_not_of(characters) == std::string::npos;
  };
  return is_any_of("0123456789") ? "normal" : is_any_of("ivxlcdm") ? "front" : "special";
}

}  // namespace

PageList list_pages(std::span<const BookFile> files,
                    const xhtml::Addresses& addresses,
                    const Pagination* pages) {
  PageList list;
  if (pages == nullptr) {
    return list;
  }
  list.source = pages->source;
  const FileOfNode file_of(files);
  PageIds ids(addresses);
  for (const PageStart& start : pages->starts) {
    const std::size_t number = list.pages.size() + 1;
    const std::string label =
        xhtml::is_blank(start.label) ? std::to_string(number) : start.label;
    std::string target = files[file_of.find(start.leaf)].name;
    if (start.leaf != NodeId::none) {
      list.breaks.push_back({.node = start.leaf,
                             .place = start.place,
                             .id = ids.take(label, number),
                             .label = label});
      target += "#" + list.breaks.back().id;
    }
    list.pages.push_back({.label = label, .target = std::move(target)});
  }
  return list;
}

void print_page_list(xhtml::Xml& xml, const PageList& list) {
  if (list.pages.empty()) {
    return;
  }
  xml.open("nav");
  xml.attribute("epub:type", "page-list");
  xml.attribute("role", "doc-pagelist");
  xml.attribute("hidden", "hidden");
  xml.open("ol");
  xml.text("\n");
  for (const ListedPage& page : list.pages) {
    xml.open("li");
    xml.open("a");
    xml.attribute("href", page.target);
    xml.text(page.label);
    xml.close();
    xml.close();
    xml.text("\n");
  }
  xml.close();
  xml.close();
  xml.text("\n");
}

void print_page_targets(xhtml::Xml& xml, const PageList& list, std::size_t points) {
  if (list.pages.empty()) {
    return;
  }
  xml.open("pageList");
  xml.text("\n");
  std::size_t number = 0;
  for (const ListedPage& page : list.pages) {
    const std::string_view sort = sort_of(page.label);
    ++number;
    xml.open("pageTarget");
    xml.attribute("id", "page-target-" + std::to_string(number));
    xml.attribute("type", sort);
    if (sort == "normal") {
      xml.attribute("value", page.label);
    }
    xml.attribute("playOrder", std::to_string(points + number));
    xml.open("navLabel");
    xml.element("text", page.label);
    xml.close();
    xml.open("content");
    xml.attribute("src", page.target);
    xml.close_void();
    xml.close();
    xml.text("\n");
  }
  xml.close();
  xml.text("\n");
}

unsigned largest_page_number(const PageList& list) {
  unsigned largest = 0;
  for (const ListedPage& page : list.pages) {
    largest = std::max(largest, read_number(page.label).value_or(0));
  }
  return largest;
}

std::string_view page_break_rules(const PageList& list) {
  return list.breaks.empty()
             ? std::string_view()
             : "\n[role=\"doc-pagebreak\"] {\n  all: unset !important;\n}\n\n"
               "[role=\"doc-pagebreak\"]::before,\n[role=\"doc-pagebreak\"]::after {\n"
               "  content: none !important;\n}\n";
}

}  // namespace octavo::epub
