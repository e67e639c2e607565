#include "formats/css/page_style.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

namespace octavo::css {
namespace {

bool is_on_side(PageSide side, const PagePosition& position) {
  switch (side) {
    case PageSide::any:
      return true;
    case PageSide::left:
      return position.is_left;
    case PageSide::right:
      return !position.is_left;
    case PageSide::recto:
      return position.is_recto;
    case PageSide::verso:
      return !position.is_recto;
  }
  return true;
}

// `:first` of a name is the first page of each run of that name.
bool selects(const PageSelector& selector, const PagePosition& position) {
  const std::uint32_t number =
      selector.name.empty() ? position.number : position.number_of_name;
  return (selector.name.empty() || selector.name == position.name) &&
         is_on_side(selector.side, position) && (!selector.first || number == 1) &&
         (!selector.blank || position.is_blank) &&
         (!selector.nth || selector.nth->holds(number));
}

/// CSS Page 3, 5.3: names, then `:first`, `:blank` and `:nth()`, then sides.
using PageSpecificity = std::tuple<unsigned, unsigned, unsigned>;

PageSpecificity specificity(const PageSelector& selector) {
  return {
      selector.name.empty() ? 0 : 1,
      (selector.first ? 1U : 0U) + (selector.blank ? 1U : 0U) + (selector.nth ? 1U : 0U),
      selector.side == PageSide::any ? 0 : 1};
}

struct MatchedPage {
  const PageRule* rule = nullptr;
  Origin origin = Origin::author;
  PageSpecificity specificity{};
};

std::vector<MatchedPage> matching(std::span<const Active<PageRule>> rules,
                                  const PagePosition& position) {
  std::vector<MatchedPage> matched;
  for (const Active<PageRule>& active : rules) {
    std::optional<PageSpecificity> best;
    for (const PageSelector& selector : active.rule->selectors) {
      if (selects(selector, position)) {
        best = std::max(best.value_or(PageSpecificity{}), specificity(selector));
      }
    }
    if (best) {
      matched.push_back({active.rule, active.origin, *best});
    }
  }
  std::ranges::stable_sort(matched, [](const MatchedPage& a, const MatchedPage& b) {
    return std::tie(a.origin, a.specificity) < std::tie(b.origin, b.specificity);
  });
  return matched;
}

Style style_of_page(const std::vector<MatchedPage>& pages,
                    const Style& root,
                    const PrintMedium& medium) {
  std::vector<Matched> matched;
  matched.reserve(pages.size());
  for (const MatchedPage& each : pages) {
    matched.push_back({&each.rule->declarations, each.origin});
  }
  return compute_style(matched, {.parent = &root, .root = &root, .medium = medium},
                       nullptr);
}

// CSS Page 3, 5.3.1: how the boxes are aligned before anyone says otherwise.
void set_usual_alignment(MarginBox box, Style& style) {
  using enum MarginBox;
  switch (box) {
    case top_left_corner:
    case bottom_left_corner:
      style.text_align = TextAlignment::right;
      break;
    case top_left:
    case bottom_left:
    case top_right_corner:
    case bottom_right_corner:
      style.text_align = TextAlignment::left;
      break;
    case top_right:
    case bottom_right:
      style.text_align = TextAlignment::right;
      break;
    case footnote:
      break;
    default:
      style.text_align = TextAlignment::center;
  }
}

/// The four, the corners among those above and below.
enum class PageEdge : unsigned char { none, top, right, bottom, left };

PageEdge edge_of(MarginBox box) {
  using enum MarginBox;
  if (box == footnote) {
    return PageEdge::none;
  }
  return box <= top_right_corner     ? PageEdge::top
         : box <= right_bottom       ? PageEdge::right
         : box <= bottom_left_corner ? PageEdge::bottom
                                     : PageEdge::left;
}

bool has_content(const Style& style) {
  return style.content.kind == Content::Kind::items;
}

/// One that is an empty string is filled with nothing.
bool is_filled(const Style& style) {
  return has_content(style) &&
         !std::ranges::all_of(style.content.items, [](const ContentItem& item) {
           return item.kind == ContentItem::Kind::string && item.text.empty();
         });
}

/// The boxes of one page.
class BoxStyles {
 public:
  BoxStyles(const std::vector<MatchedPage>& pages,
            const Style& page,
            const Style& root,
            const PrintMedium& medium)
      : page_(page), root_(root), medium_(medium) {
    for (const MatchedPage& each : pages) {
      for (const MarginRule& own : each.rule->boxes) {
        rules_.push_back({&own, each.origin});
      }
    }
    for (const BoxRule& each : rules_) {
      const Matched alone[] = {{&each.rule->declarations, each.origin}};
      if (each.origin == Origin::author && is_filled(computed(each.rule->box, alone))) {
        authors_edges_.insert(edge_of(each.rule->box));
      }
    }
  }

  // Whoever fills a box makes its look anew: an author octavo's, a theme the default.
  Style style(MarginBox box) const {
    for (const Origin from : {Origin::author, Origin::theme}) {
      Style own = computed(box, matched_from(from, box));
      if (is_filled(own)) {
        return own;
      }
    }
    return computed(box, matched_from(Origin::house, box));
  }

  // At an edge that the author fills no box of octavo's stands beside the author's.
  bool is_made(MarginBox box, const Style& style) const {
    return has_content(style) &&
           (!authors_edges_.contains(edge_of(box)) || has_authors_content(box));
  }

 private:
  struct BoxRule {
    const MarginRule* rule = nullptr;
    Origin origin = Origin::author;
  };

  std::vector<Matched> matched_from(Origin origin, MarginBox box) const {
    std::vector<Matched> matched;
    for (const BoxRule& each : rules_) {
      if (each.rule->box == box && each.origin >= origin) {
        matched.push_back({&each.rule->declarations, each.origin});
      }
    }
    return matched;
  }

  Style computed(MarginBox box, std::span<const Matched> matched) const {
    Style around = page_;
    set_usual_alignment(box, around);
    return compute_style(matched, {.parent = &around, .root = &root_, .medium = medium_},
                         nullptr);
  }

  bool has_authors_content(MarginBox box) const {
    return std::ranges::any_of(rules_, [&](const BoxRule& each) {
      return each.origin == Origin::author && each.rule->box == box &&
             std::ranges::any_of(each.rule->declarations,
                                 [](const StyleDeclaration& declaration) {
                                   return declaration.property != nullptr &&
                                          declaration.property->name == "content";
                                 });
    });
  }

  const Style& page_;
  const Style& root_;
  const PrintMedium& medium_;
  std::vector<BoxRule> rules_{};
  std::set<PageEdge> authors_edges_{};
};

}  // namespace

PageStyle page_style(std::span<const Active<PageRule>> rules,
                     const PagePosition& position,
                     const Style& root,
                     const PrintMedium& medium) {
  const std::vector<MatchedPage> pages = matching(rules, position);
  PageStyle made{.page = style_of_page(pages, root, medium)};
  const BoxStyles styles(pages, made.page, root, medium);
  for (std::size_t index = 0; index < margin_box_count; ++index) {
    const auto box = static_cast<MarginBox>(index);
    Style style = styles.style(box);
    if (box == MarginBox::footnote) {
      made.notes = std::move(style);
    } else if (styles.is_made(box, style)) {
      made.boxes[index] = std::move(style);
    }
  }
  return made;
}

ComputedFaults faults_of_pages(std::span<const Active<PageRule>> rules,
                               const Style& root,
                               const PrintMedium& medium) {
  ComputedFaults faults;
  StyleDeclarations variables;
  for (const Active<PageRule>& active : rules) {
    std::ranges::copy_if(
        active.rule->declarations, std::back_inserter(variables),
        [](const StyleDeclaration& each) { return each.property == nullptr; });
  }
  const auto compute = [&](const StyleDeclarations& declarations, const Style& parent) {
    const Matched matched[] = {{&variables, Origin::author},
                               {&declarations, Origin::author}};
    return compute_style(matched,
                         {.parent = &parent,
                          .root = &root,
                          .medium = medium,
                          .not_on_pages = &faults.not_on_pages},
                         &faults.invalid);
  };
  for (const Active<PageRule>& active : rules) {
    const Style page = compute(active.rule->declarations, root);
    for (const MarginRule& box : active.rule->boxes) {
      compute(box.declarations, page);
    }
  }
  return faults;
}

std::optional<PageSize> asked_paper(std::span<const Active<PageRule>> rules,
                                    const PrintMedium& medium) {
  const Style root;
  return style_of_page(matching(rules, {}), root, medium).size;
}

}  // namespace octavo::css
