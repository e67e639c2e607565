#include "tests/formats/css/printed_elements.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>

#include "formats/epub/chapters.h"
#include "formats/xhtml/url.h"
#include "tests/formats/epub/book.h"

namespace octavo::test {

namespace {

std::string decoded(std::string_view text) {
  constexpr std::pair<std::string_view, char> entities[] = {
      {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}, {"&amp;", '&'}};
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    const auto* const entity = std::ranges::find_if(entities, [&](const auto& each) {
      return text.substr(at).starts_with(each.first);
    });
    const bool is_entity = entity != std::end(entities);
    plain += is_entity ? entity->second : text[at];
    at += is_entity ? entity->first.size() : 1;
  }
  return plain;
}

/// Reads what tinyxml2 prints; its own parser drops white space between elements.
class ElementScanner {
 public:
  explicit ElementScanner(std::string_view text) : text_(text) {}

  std::vector<PrintedElement> scan() {
    while (at_ < text_.size()) {
      if (text_[at_] != '<') {
        at_ = std::min(text_.find('<', at_), text_.size());
        hold();
        continue;
      }
      const std::string_view tag = take_tag();
      if (tag.starts_with('/')) {
        open_.pop_back();
      } else if (!tag.starts_with('?') && !tag.starts_with('!')) {
        add(tag);
      }
    }
    return std::move(elements_);
  }

 private:
  /// What stands between `<` and `>`; attributes hold no bare `>`.
  std::string_view take_tag() {
    const std::size_t begin = at_ + 1;
    const std::size_t end = text_.find('>', begin);
    at_ = end + 1;
    return text_.substr(begin, end - begin);
  }

  void hold() {
    if (!open_.empty()) {
      elements_[open_.back()].is_empty = false;
    }
  }

  void add(std::string_view tag) {
    hold();
    const bool is_void = tag.ends_with('/');
    tag.remove_suffix(is_void ? 1 : 0);
    const std::size_t index = elements_.size();
    PrintedElement& element = elements_.emplace_back();
    element.name = tag.substr(0, tag.find(' '));
    element.parent = open_.empty() ? index : open_.back();
    tag.remove_prefix(element.name.size());
    while (!tag.empty()) {
      const std::size_t equals = tag.find("=\"");
      const std::size_t end = tag.find('"', equals + 2);
      element.attributes.emplace(tag.substr(1, equals - 1),
                                 decoded(tag.substr(equals + 2, end - equals - 2)));
      tag.remove_prefix(end + 1);
    }
    if (!is_void) {
      open_.push_back(index);
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<PrintedElement> elements_{};
  std::vector<std::size_t> open_{};
};

std::string value_of(const PrintedElement& element, std::string_view name) {
  const auto found = element.attributes.find(name);
  return found == element.attributes.end() ? "" : found->second;
}

bool is_in(const Block* block, const Block* section) {
  const Blocks& content = std::get<Section>(section->kind).content;
  return std::ranges::any_of(content, [&](const Block& each) { return &each == block; });
}

/// Puts the bodies of files together.
class FileJoiner {
 public:
  /// `page` is any file in the language of the book.
  explicit FileJoiner(std::string_view page) {
    PrintedElement root = scan_elements(page).front();
    std::erase_if(root.attributes,
                  [](const auto& pair) { return pair.first.starts_with("xmlns"); });
    root.is_empty = false;
    joined_ = {std::move(root), {.name = "body", .is_empty = false}};
  }

  void add(const xhtml::Piece& piece, std::string_view page) {
    const std::vector<PrintedElement> elements = scan_elements(page);
    const auto body = static_cast<std::size_t>(
        std::ranges::find(elements, "body", &PrintedElement::name) - elements.begin());
    // Elements keep their distances.
    const std::size_t offset = joined_.size() - body - 1;
    const std::size_t holder = holder_of(piece);
    for (std::size_t at = body + 1; at < elements.size(); ++at) {
      joined_.push_back(elements[at]);
      std::size_t& parent = joined_.back().parent;
      parent = parent == body ? holder : parent + offset;
    }
    if (piece.section != nullptr) {
      parted_.emplace_back(piece.section, body + 1 + offset);
      turn(joined_[body + 1 + offset], value_of(elements.front(), "dir"));
    }
  }

  std::vector<PrintedElement> take() { return std::move(joined_); }

 private:
  /// The element that the file would stand in, were it no file.
  std::size_t holder_of(const xhtml::Piece& piece) const {
    const Block* first = piece.section != nullptr ? piece.section : piece.blocks.data();
    const auto found =
        std::find_if(parted_.rbegin(), parted_.rend(),
                     [&](const auto& parted) { return is_in(first, parted.first); });
    return found == parted_.rend() ? 1 : found->second;
  }

  /// What is said of the file is said of the section.
  void turn(PrintedElement& section, const std::string& of_file) const {
    const std::string around = direction(section.parent);
    const std::string own = of_file.empty() ? "ltr" : of_file;
    if (own != around) {
      section.attributes.try_emplace("dir", own);
    }
  }

  std::string direction(std::size_t at) const {
    const std::string own = value_of(joined_[at], "dir");
    if (!own.empty()) {
      return own;
    }
    return at == 0 ? "ltr" : direction(joined_[at].parent);
  }

  std::vector<PrintedElement> joined_{};
  std::vector<std::pair<const Block*, std::size_t>> parted_{};
};

/// What is not printed with an element but worked out from those around it.
struct ExpectedPlace {
  std::string language{};
  bool is_right_to_left = false;
  std::uint32_t index = 0;
  std::uint32_t type_index = 0;
  std::uint32_t count = 0;
  std::uint32_t type_count = 0;
  css::ElementId previous_sibling = css::ElementId::none;
};

std::vector<ExpectedPlace> expected_of(const std::vector<PrintedElement>& printed) {
  std::vector<ExpectedPlace> expected(printed.size());
  // By parent, and by parent and name: how many, and the last.
  std::map<std::pair<std::size_t, std::string>, std::uint32_t> counts;
  std::map<std::size_t, std::size_t> last;
  for (std::size_t at = 0; at < printed.size(); ++at) {
    const PrintedElement& element = printed[at];
    const std::string language = value_of(element, "lang");
    const std::string direction = value_of(element, "dir");
    ExpectedPlace& each = expected[at];
    each = expected[element.parent];
    each.language = language.empty() ? each.language : language;
    each.is_right_to_left =
        direction.empty() ? each.is_right_to_left : direction == "rtl";
    if (at == 0) {
      each.language = language.empty() ? "und" : language;
      continue;
    }
    each.index = ++counts[{element.parent, ""}];
    each.type_index = ++counts[{element.parent, element.name}];
    const auto [before, is_first] = last.try_emplace(element.parent, at);
    each.previous_sibling =
        is_first ? css::ElementId::none : static_cast<css::ElementId>(before->second);
    before->second = at;
  }
  for (std::size_t at = 1; at < printed.size(); ++at) {
    expected[at].count = counts[{printed[at].parent, ""}];
    expected[at].type_count = counts[{printed[at].parent, printed[at].name}];
  }
  return expected;
}

std::string tag_of(const PrintedElement& element) {
  std::string tag = "<" + element.name;
  for (const auto& [name, value] : element.attributes) {
    tag += " " + name + "=\"" + value + "\"";
  }
  return tag + ">";
}

/// Links lead from file to file.
bool is_same_target(const std::string& printed, const std::string& target) {
  const std::size_t hash = printed.find('#');
  const bool is_inside =
      target.starts_with('#') && hash != std::string::npos &&
      printed.substr(hash + 1) == xhtml::encode_fragment(target.substr(1));
  return is_inside || printed == xhtml::encode_url(target);
}

std::string attribute_difference(const PrintedElement& printed,
                                 const css::Element& element,
                                 const std::set<std::string>& names) {
  for (const std::string& name : names) {
    std::string value;
    const bool has = css::has_attribute(element, name, value);
    const auto expected = printed.attributes.find(name);
    const bool is_printed = expected != printed.attributes.end();
    const bool alike = has == is_printed &&
                       (!has || value == expected->second ||
                        (name == "href" && is_same_target(expected->second, value)));
    if (!alike) {
      return name + " is " + (has ? "\"" + value + "\"" : "absent");
    }
  }
  return {};
}

class TreeComparison {
 public:
  TreeComparison(const std::vector<PrintedElement>& printed, const css::ElementTree& tree)
      : printed_(printed), tree_(tree), expected_(expected_of(printed)) {
    for (const PrintedElement& element : printed) {
      for (const auto& [name, value] : element.attributes) {
        names_.insert(name);
      }
    }
  }

  std::string run() const {
    const std::size_t size = std::min(printed_.size(), tree_.elements.size());
    for (std::size_t at = 0; at < size; ++at) {
      const std::string found = difference_at(at);
      if (!found.empty()) {
        return std::to_string(at) + ": " + tag_of(printed_[at]) + ": " + found;
      }
    }
    return printed_.size() == tree_.elements.size()
               ? ""
               : std::to_string(printed_.size()) + " elements are printed, " +
                     std::to_string(tree_.elements.size()) + " made";
  }

 private:
  std::string difference_at(std::size_t at) const {
    const PrintedElement& printed = printed_[at];
    const css::Element& element = tree_.elements[at];
    if (element.name != printed.name) {
      return "is a " + std::string(element.name);
    }
    const css::ElementId parent =
        at == 0 ? css::ElementId::none : static_cast<css::ElementId>(printed.parent);
    if (element.parent != parent) {
      return "stands elsewhere";
    }
    if (at > 1 && element.is_empty != printed.is_empty) {
      return element.is_empty ? "is empty" : "is not empty";
    }
    const ExpectedPlace& expected = expected_[at];
    if (element.language != expected.language) {
      return "is in " + std::string(element.language);
    }
    if (element.is_right_to_left != expected.is_right_to_left) {
      return "has another direction";
    }
    const bool is_counted_alike =
        element.index == expected.index && element.type_index == expected.type_index &&
        element.count == expected.count && element.type_count == expected.type_count &&
        element.previous_sibling == expected.previous_sibling;
    if (at != 0 && !is_counted_alike) {
      return "is counted otherwise";
    }
    return attribute_difference(printed, element, names_);
  }

  const std::vector<PrintedElement>& printed_;
  const css::ElementTree& tree_;
  std::vector<ExpectedPlace> expected_;
  std::set<std::string> names_{"class", "id",   "lang",  "xml:lang", "dir",
                               "title", "href", "style", "data-dir", "data-title"};
};

}  // namespace

std::vector<PrintedElement> scan_elements(std::string_view xhtml) {
  return ElementScanner(xhtml).scan();
}

std::vector<PrintedElement> printed_elements(const Document& document,
                                             const std::vector<epub::Entry>& entries) {
  FileJoiner joiner(file_of(entries, "nav.xhtml"));
  for (const epub::BookFile& file : epub::divide(document)) {
    joiner.add(file.piece, file_of(entries, file.name));
  }
  return joiner.take();
}

std::string difference(const std::vector<PrintedElement>& printed,
                       const css::ElementTree& tree) {
  return TreeComparison(printed, tree).run();
}

std::string difference(const Document& document) {
  return difference(printed_elements(document, written(document)),
                    css::make_elements(document));
}

}  // namespace octavo::test
