#include "formats/css/page_style.h"

#include <algorithm>
#include <iterator>
#include <tuple>
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

}  // namespace

PageStyle page_style(std::span<const Active<PageRule>> rules,
                     const PagePosition& position,
                     const Style& root,
                     const PrintMedium& medium) {
  const std::vector<MatchedPage> pages = matching(rules, position);
  PageStyle made{.page = style_of_page(pages, root, medium)};
  for (std::size_t index = 0; index < margin_box_count; ++index) {
    const auto box = static_cast<MarginBox>(index);
    std::vector<Matched> matched;
    for (const MatchedPage& each : pages) {
      for (const MarginRule& own : each.rule->boxes) {
        if (own.box == box) {
          matched.push_back({&own.declarations, each.origin});
        }
      }
    }
    Style around = made.page;
    set_usual_alignment(box, around);
    Style style = compute_style(
        matched, {.parent = &around, .root = &root, .medium = medium}, nullptr);
    if (box == MarginBox::footnote) {
      made.notes = std::move(style);
    } else if (style.content.kind == Content::Kind::items) {
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
