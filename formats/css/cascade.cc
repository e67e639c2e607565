#include "formats/css/cascade.h"

#include <algorithm>
#include <cstddef>
#include <tuple>
#include <unordered_map>

#include "formats/css/match.h"

namespace octavo::css {
/// The inside of `style_elements`.
class Cascade {
 public:
  Cascade(const ElementTree& tree,
          std::span<const Active<StyleRule>> rules,
          const PrintMedium& medium)
      : tree_(tree), medium_(medium), ranked_(rank(rules)), parts_(ranked_.size()) {
    first_of_author_ = static_cast<std::size_t>(
        std::ranges::lower_bound(ranked_, Origin::author, {}, &RankedSelector::origin) -
        ranked_.begin());
  }

  StyledTree run() {
    std::vector<const ComplexSelector*> selectors;
    selectors.reserve(ranked_.size());
    for (const RankedSelector& each : ranked_) {
      selectors.push_back(each.selector);
    }
    styled_.of_element_.resize(tree_.elements.size(), 0);
    Matcher(selectors).match(
        tree_, [this](ElementId element, std::span<const std::uint32_t> matching) {
          add(element, matching);
        });
    for (std::size_t at = first_of_author_; at < ranked_.size(); ++at) {
      styled_.parts_.emplace(ranked_[at].selector, parts_[at]);
    }
    sort_places(styled_.invalid_);
    sort_places(styled_.not_on_pages_);
    return std::move(styled_);
  }

 private:
  /// One selector of a rule, in its place in the cascade.
  struct RankedSelector {
    const ComplexSelector* selector = nullptr;
    const StyleRule* rule = nullptr;
    Origin origin = Origin::author;
  };

  /// A parent's style and the selectors that match: what a style follows from.
  struct StyleKey {
    std::uint32_t parent = 0;
    std::vector<std::uint32_t> selectors{};

    bool operator==(const StyleKey&) const = default;
  };

  struct StyleKeyHash {
    std::size_t operator()(const StyleKey& key) const {
      std::uint64_t hash = 0xCBF2'9CE4'8422'2325U ^ key.parent;
      for (const std::uint32_t selector : key.selectors) {
        hash = (hash ^ selector) * 0x0000'0100'0000'01B3U;
      }
      return static_cast<std::size_t>(hash);
    }
  };

  static constexpr std::uint32_t no_parent = 0xFFFF'FFFF;

  static std::vector<RankedSelector> rank(std::span<const Active<StyleRule>> rules) {
    std::vector<RankedSelector> ranked;
    for (const Active<StyleRule>& active : rules) {
      for (const ComplexSelector& selector : active.rule->selectors) {
        ranked.push_back(
            {.selector = &selector, .rule = active.rule, .origin = active.origin});
      }
    }
    std::ranges::stable_sort(ranked,
                             [](const RankedSelector& a, const RankedSelector& b) {
                               return std::tie(a.origin, a.selector->specificity) <
                                      std::tie(b.origin, b.selector->specificity);
                             });
    return ranked;
  }

  void add(ElementId element, std::span<const std::uint32_t> matching) {
    const ElementId parent = tree_[element].parent;
    own_.selectors.clear();
    pseudos_.clear();
    for (const std::uint32_t each : matching) {
      const PseudoElement pseudo = ranked_[each].selector->pseudo_element;
      (pseudo == PseudoElement::none ? own_.selectors : pseudos_[pseudo]).push_back(each);
    }
    own_.parent = parent == ElementId::none
                      ? no_parent
                      : styled_.of_element_[static_cast<std::size_t>(parent)];
    const std::uint32_t style = style_of(own_);
    styled_.of_element_[static_cast<std::size_t>(element)] = style;
    note_parts(own_.selectors, element, PseudoElement::none, style);
    for (auto& [pseudo, selectors] : pseudos_) {
      const std::uint32_t generated = style_of({.parent = style, .selectors = selectors});
      styled_.of_pseudo_.emplace(std::pair(element, pseudo), generated);
      note_parts(selectors, element, pseudo, generated);
    }
  }

  // Those of the author stand last.
  void note_parts(const std::vector<std::uint32_t>& matching,
                  ElementId element,
                  PseudoElement pseudo,
                  std::uint32_t style) {
    if (matching.empty() || matching.back() < first_of_author_) {
      return;
    }
    const PagePart part = part_of(tree_, element, pseudo, styled_.styles_[style]);
    for (const std::uint32_t each : matching) {
      if (each >= first_of_author_) {
        parts_[each].add(part);
      }
    }
  }

  std::uint32_t style_of(const StyleKey& key) {
    const auto known = known_.find(key);
    if (known != known_.end()) {
      return known->second;
    }
    std::vector<Matched> matched;
    matched.reserve(key.selectors.size());
    for (const std::uint32_t each : key.selectors) {
      matched.push_back({.declarations = &ranked_[each].rule->declarations,
                         .origin = ranked_[each].origin});
    }
    const bool is_root = key.parent == no_parent;
    Style made = compute_style(
        matched,
        {.parent = is_root ? nullptr : &styled_.styles_[key.parent],
         .root = is_root ? nullptr : &styled_.styles_[styled_.of_element_.front()],
         .medium = medium_,
         .not_on_pages = &styled_.not_on_pages_,
         .budget = &budget_},
        &styled_.invalid_);
    const auto index = static_cast<std::uint32_t>(styled_.styles_.size());
    styled_.styles_.push_back(std::move(made));
    known_.emplace(key, index);
    return index;
  }

  static void sort_places(std::vector<Span>& places) {
    const auto place = [](const Span& span) {
      return std::tuple(span.file, span.begin, span.end);
    };
    std::ranges::sort(places, {}, place);
    const auto repeated = std::ranges::unique(places);
    places.erase(repeated.begin(), repeated.end());
  }

  const ElementTree& tree_;
  PrintMedium medium_;
  std::vector<RankedSelector> ranked_;
  /// Of each of them.
  std::vector<PageParts> parts_;
  std::size_t first_of_author_ = 0;
  StyledTree styled_{};
  SubstitutionBudget budget_{};
  std::unordered_map<StyleKey, std::uint32_t, StyleKeyHash> known_{};
  /// Of the element at hand.
  StyleKey own_{};
  std::map<PseudoElement, std::vector<std::uint32_t>> pseudos_{};
};

const Style* StyledTree::find(ElementId element, PseudoElement pseudo) const {
  const auto found = of_pseudo_.find({element, pseudo});
  return found == of_pseudo_.end() ? nullptr : &styles_[found->second];
}

StyledTree style_elements(const ElementTree& tree,
                          std::span<const Active<StyleRule>> rules,
                          const PrintMedium& medium) {
  return Cascade(tree, rules, medium).run();
}

}  // namespace octavo::css
