#include "formats/epub/marking.h"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "formats/css/attributes.h"
#include "formats/css/match.h"
#include "formats/css/print_selectors.h"
#include "formats/css/reflow_variables.h"
#include "formats/css/stylesheets.h"
#include "formats/epub/asked_selectors.h"
#include "formats/epub/directions.h"
#include "formats/epub/target_words.h"
#include "formats/xhtml/url.h"

namespace octavo::epub {
namespace {

using css::ComplexSelector;
using css::ElementId;

// Numbers that elements bear, in all of a book.
constexpr std::size_t most_marks = std::size_t{1} << 20U;

/// Which elements a selector matches, as far as two sets are to be told apart. An element
/// counts once for each file that has it.
struct Tally {
  std::uint64_t sum = 0;
  std::size_t count = 0;
  bool has_root = false;

  auto operator<=>(const Tally&) const = default;
};

// The finaliser of SplitMix64.
std::uint64_t mixed(std::uint64_t value) {
  value += 0x9E37'79B9'7F4A'7C15U;
  value = (value ^ (value >> 30U)) * 0xBF58'476D'1CE4'E5B9U;
  value = (value ^ (value >> 27U)) * 0x94D0'49BB'1331'11EBU;
  return value ^ (value >> 31U);
}

void add(Tally& tally, std::uint32_t element, std::size_t times) {
  tally.sum += mixed(element) * times;
  tally.count += times;
  tally.has_root = tally.has_root || element == 0;
}

/// No attribute of the author's is printed under the name, or under one that begins so.
std::string free_attribute(const css::ElementTree& tree) {
  constexpr std::string_view stem = "data-octavo";
  std::set<std::string> taken;
  for (const css::Element& element : tree.elements) {
    if (element.attributes == nullptr) {
      continue;
    }
    for (const auto& [key, value] : element.attributes->pairs) {
      std::string name = css::printed_name(key, {});
      if (name.starts_with(stem)) {
        taken.insert(std::move(name));
      }
    }
  }
  std::string name(stem);
  const auto is_taken = [&] {
    const auto next = taken.lower_bound(name);
    return next != taken.end() && next->starts_with(name);
  };
  for (unsigned number = 2; is_taken(); ++number) {
    name = std::string(stem) + std::to_string(number);
  }
  return name;
}

class Marker {
 public:
  Marker(const Document& document,
         std::span<const BookFile> files,
         std::span<const std::string> names,
         const xhtml::Addresses& addresses,
         const MilestonesOfFile& milestones)
      : document_(document),
        files_(files),
        names_(names),
        addresses_(addresses),
        milestones_(milestones) {}

  Marking run() {
    if (document_.stylesheets == nullptr || !gather()) {
      return {};
    }
    made_.tree = css::make_elements(document_);
    made_.files = elements_of_files(made_.tree, files_);
    made_.marks.attribute = free_attribute(made_.tree);
    made_.marks.has_outer_sections = std::ranges::any_of(
        made_.files, [](const FileElements& file) { return !file.outer.empty(); });
    if (!counting_.empty()) {
      made_.starts = counter_starts(document_, made_.tree, made_.files);
    }
    if (made_.starts.empty()) {
      made_.left_out.declarations.insert(counting_.begin(), counting_.end());
    }
    if (turns_) {
      made_.left_out.declarations.merge(waiting_directions(document_));
      made_.added = direction_attributes(document_, made_.tree);
    }
    count();
    decide();
    number_elements();
    words_.add(document_, made_.tree, made_.marks.attribute, made_.added);
    words_.name(made_.marks, made_.left_out);
    std::ranges::stable_sort(made_.added, {}, &xhtml::AddedAttribute::element);
    return std::move(made_);
  }

 private:
  // Whether there is anything to mark.
  bool gather() {
    const auto sheets = css::reflowable_sheets(document_.stylesheets.get());
    const css::RootConstants constants(sheets);
    bool has_author = false;
    for (const css::Stylesheet* sheet : sheets) {
      if (sheet->origin == css::Origin::author) {
        has_author = true;
        css::for_each_reflowable_rule(*sheet, [&](const css::StyleRule& rule) {
          gather_selectors(rule);
          words_.gather(rule, constants);
        });
      }
    }
    const bool parts_sections = std::ranges::any_of(
        files_, [](const BookFile& file) { return file.piece.section != nullptr; });
    if (has_author && files_.size() > 1) {
      counting_ = counting_declarations(document_);
    }
    turns_ = has_directions(document_);
    return !asked_.empty() || !words_.empty() || !counting_.empty() || turns_ ||
           (has_author && parts_sections);
  }

  void gather_selectors(const css::StyleRule& rule) {
    for (const ComplexSelector& selector : rule.selectors) {
      if (needs_answer(selector)) {
        asked_.push_back(asked_selector(selector));
      }
    }
  }

  void count() {
    std::vector<const ComplexSelector*> selectors;
    selectors.reserve(asked_.size());
    for (const AskedSelector& each : asked_) {
      selectors.push_back(&each.still);
    }
    const css::Matcher matcher(selectors);
    const std::vector<std::uint32_t> times = times_of_elements();
    of_document_.resize(asked_.size());
    matcher.match(made_.tree,
                  [&](ElementId element, std::span<const std::uint32_t> found) {
                    const auto at = static_cast<std::uint32_t>(element);
                    for (const std::uint32_t each : found) {
                      add(of_document_[each], at, times[at]);
                    }
                  });
    of_files_.resize(asked_.size());
    note_anchors();
    for (std::size_t number = 0; number < made_.files.size(); ++number) {
      count_in_file(matcher, number);
    }
  }

  // In how many files each stands.
  std::vector<std::uint32_t> times_of_elements() const {
    std::vector<std::uint32_t> times(made_.tree.elements.size(), 1);
    times[0] = times[1] = static_cast<std::uint32_t>(files_.size());
    for (const FileElements& file : made_.files) {
      for (const ElementId outer : file.outer) {
        ++times[static_cast<std::size_t>(outer)];
      }
    }
    return times;
  }

  void note_anchors() {
    for (const auto& [node, address] : addresses_.all()) {
      anchors_.emplace(css::printed_id(address.anchor), address.file);
    }
  }

  void count_in_file(const css::Matcher& matcher, std::size_t number) {
    const std::vector<xhtml::Milestone> milestones =
        milestones_ == nullptr ? std::vector<xhtml::Milestone>()
                               : milestones_(number, made_.files[number].begin);
    FileTree file = tree_of_file(
        made_.tree, made_.files[number], milestones,
        [&](const std::string& address) { return address_in_file(address, number); });
    if (turns_) {
      turn(file);
    }
    matcher.match(
        file.tree, [&](ElementId element, std::span<const std::uint32_t> found) {
          const std::uint32_t at = file.of_document[static_cast<std::size_t>(element)];
          for (const std::uint32_t each : found) {
            if (at != FileTree::no_element) {
              add(of_files_[each], at, 1);
            }
          }
        });
  }

  // What `[dir]` and `:dir()` meet in a file.
  void turn(FileTree& file) const {
    for (std::uint32_t at = 0; at < file.size(); ++at) {
      css::Element& element = file.tree.elements[at];
      const std::uint32_t in_document = file.of_document[at];
      const auto added = in_document == FileTree::no_element
                             ? std::span<const xhtml::AddedAttribute>()
                             : made_.of_element(ElementId{in_document});
      if (!added.empty()) {
        std::erase_if(element.own_attributes,
                      [](const auto& each) { return each.first == "dir"; });
        element.own_attributes.emplace_back("dir", added.front().value);
        element.is_right_to_left = added.front().value == "rtl";
      } else if (element.parent != ElementId::none) {
        element.is_right_to_left = file.tree[element.parent].is_right_to_left;
      }
    }
  }

  std::string address_in_file(const std::string& address, std::size_t number) {
    const auto found = anchors_.find(address.substr(1));
    const bool is_elsewhere = found != anchors_.end() && found->second != number;
    return (is_elsewhere ? names_[found->second] : "") + "#" +
           xhtml::encode_fragment(address.substr(1));
  }

  // Selectors that match the same elements share a number.
  void decide() {
    std::size_t marks = 0;
    for (std::size_t i = 0; i < asked_.size(); ++i) {
      const AskedSelector& each = asked_[i];
      const Tally& tally = of_document_[i];
      if (css::is_reflowable(*each.written) && tally == of_files_[i]) {
        continue;
      }
      css::SelectorMark& mark = made_.marks.selectors[each.written];
      if (tally.count == 0) {
        continue;
      }
      const bool is_known = numbers_.contains(tally);
      if (!each.can_be_marked || (!is_known && marks + tally.count > most_marks)) {
        made_.left_out.selectors.insert(each.written);
        continue;
      }
      marks += is_known ? 0 : tally.count;
      const auto next = static_cast<std::uint32_t>(numbers_.size() + 1);
      mark = {.number = numbers_.emplace(tally, next).first->second,
              .is_on_root = tally.has_root};
      if (!is_known) {
        marked_.push_back(&each.still);
      }
    }
  }

  void number_elements() {
    css::Matcher(marked_).match(
        made_.tree, [&](ElementId element, std::span<const std::uint32_t> found) {
          std::string numbers;
          for (const std::uint32_t each : found) {
            numbers += (numbers.empty() ? "" : " ") + std::to_string(each + 1);
          }
          if (!numbers.empty()) {
            made_.added.push_back({.element = static_cast<std::uint32_t>(element),
                                   .name = made_.marks.attribute,
                                   .value = std::move(numbers)});
          }
        });
  }

  const Document& document_;
  std::span<const BookFile> files_;
  std::span<const std::string> names_;
  const xhtml::Addresses& addresses_;
  const MilestonesOfFile& milestones_;
  /// What counts on from file to file.
  std::vector<const css::StyleDeclaration*> counting_{};
  /// Whether elements run as the stylesheets say.
  bool turns_ = false;
  std::deque<AskedSelector> asked_{};
  TargetWords words_{};
  /// By id: the number of the file.
  std::unordered_map<std::string, std::size_t> anchors_{};
  std::vector<Tally> of_document_{};
  std::vector<Tally> of_files_{};
  std::map<Tally, std::uint32_t> numbers_{};
  std::vector<const ComplexSelector*> marked_{};
  Marking made_{};
};

}  // namespace

std::span<const xhtml::AddedAttribute> Marking::of_element(css::ElementId element) const {
  const auto range = std::ranges::equal_range(added, static_cast<std::uint32_t>(element),
                                              {}, &xhtml::AddedAttribute::element);
  return {range.begin(), range.end()};
}

xhtml::AddedAttributes Marking::of_file(std::size_t number) const {
  if (files.empty()) {
    return {};
  }
  const FileElements& file = files[number];
  const auto at = [&](std::uint32_t element) {
    return std::ranges::lower_bound(added, element, {}, &xhtml::AddedAttribute::element);
  };
  return {.list = {at(file.begin), at(file.end)}, .first_element = file.begin};
}

std::string_view Marking::style(std::size_t number, std::size_t depth) const {
  return number < starts.size() && depth < starts[number].size() ? starts[number][depth]
                                                                 : std::string_view();
}

std::vector<xhtml::OuterSection> Marking::outer_sections(std::size_t number) const {
  std::vector<xhtml::OuterSection> sections;
  if (!files.empty()) {
    std::size_t depth = 2;
    for (const css::ElementId outer : files[number].outer) {
      sections.push_back({.attributes = tree[outer].attributes,
                          .added = of_element(outer),
                          .mark = marks.attribute_of_outer(),
                          .style = std::string(style(number, depth++))});
    }
  }
  return sections;
}

Marking mark_elements(const Document& document,
                      std::span<const BookFile> files,
                      std::span<const std::string> names,
                      const xhtml::Addresses& addresses,
                      const MilestonesOfFile& milestones) {
  return Marker(document, files, names, addresses, milestones).run();
}

}  // namespace octavo::epub
