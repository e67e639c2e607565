#include "formats/css/page_style.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "compiler/paper.h"

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

bool is_plain(const PageRule& rule) {
  return std::ranges::all_of(rule.selectors, [](const PageSelector& selector) {
    return specificity(selector) == PageSpecificity{} && selector.name.empty();
  });
}

// Of rules that hold for all pages.
std::vector<MatchedPage> plain_rules(std::span<const Active<PageRule>> rules) {
  std::vector<MatchedPage> plain = matching(rules, {});
  std::erase_if(plain, [](const MatchedPage& each) { return !is_plain(*each.rule); });
  return plain;
}

// What goes before a plain `@page` makes a page of its own size; the plain size has been
// weighed against that of the book and of the options.
PrintMedium paper_of(std::span<const Active<PageRule>> rules,
                     const std::vector<MatchedPage>& pages,
                     const Style& root,
                     const PrintMedium& medium) {
  const std::optional<PageSize> own = style_of_page(pages, root, medium).size;
  if (!own || own == style_of_page(plain_rules(rules), root, medium).size) {
    return medium;
  }
  const PageSize possible = possible_size(*own);
  return {.width = possible.width, .height = possible.height};
}

bool asks_for_size(const StyleDeclaration& declaration) {
  return declaration.property != nullptr && declaration.property->name == "size";
}

// Whether it may make the text area of a page wider or narrower.
bool is_across(const StyleDeclaration& declaration) {
  if (declaration.property == nullptr) {
    return false;
  }
  const std::string_view name = declaration.property->name;
  const bool is_edge = name.starts_with("margin") || name.starts_with("padding") ||
                       name.starts_with("border");
  const bool is_down = name.find("top") != std::string_view::npos ||
                       name.find("bottom") != std::string_view::npos ||
                       name.find("block") != std::string_view::npos;
  return (is_edge && !is_down) || asks_for_size(declaration);
}

// The last such declaration of the author's in rules that are not among `others`.
std::optional<Span> declared_across(const std::vector<MatchedPage>& pages,
                                    const std::vector<MatchedPage>& others) {
  std::optional<Span> found;
  for (const MatchedPage& each : pages) {
    const bool is_of_both =
        std::ranges::find(others, each.rule, &MatchedPage::rule) != others.end();
    if (is_of_both || each.origin != Origin::author) {
      continue;
    }
    for (const StyleDeclaration& declaration : each.rule->declarations) {
      if (is_across(declaration)) {
        found = declaration.span;
      }
    }
  }
  return found;
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
  const PrintMedium paper = paper_of(rules, pages, root, medium);
  PageStyle made{.paper = {.width = paper.width, .height = paper.height},
                 .page = style_of_page(pages, root, paper)};
  const BoxStyles styles(pages, made.page, root, paper);
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
  const auto asked = style_of_page(plain_rules(rules), root, medium).size;
  return asked ? std::optional(possible_size(*asked)) : std::nullopt;
}

PageSize possible_size(const PageSize& size) {
  return {.width = std::clamp(size.width, shortest_paper_side, longest_paper_side),
          .height = std::clamp(size.height, shortest_paper_side, longest_paper_side)};
}

std::vector<ImpossibleSize> impossible_sizes(std::span<const Active<PageRule>> rules,
                                             const Style& root,
                                             const PrintMedium& medium) {
  std::vector<ImpossibleSize> found;
  for (const Active<PageRule>& active : rules) {
    const StyleDeclarations& declarations = active.rule->declarations;
    const auto last =
        std::ranges::find_if(declarations.rbegin(), declarations.rend(), asks_for_size);
    if (last == declarations.rend()) {
      continue;
    }
    const auto asked =
        style_of_page({{.rule = active.rule, .origin = active.origin}}, root, medium)
            .size;
    if (asked && possible_size(*asked) != *asked) {
      found.push_back(
          {.span = last->span, .asked = *asked, .is_plain = is_plain(*active.rule)});
    }
  }
  return found;
}

std::optional<Span> parting_declaration(std::span<const Active<PageRule>> rules,
                                        const PagePosition& position,
                                        const PagePosition& other) {
  const std::vector<MatchedPage> pages = matching(rules, position);
  const std::vector<MatchedPage> others = matching(rules, other);
  const auto own = declared_across(pages, others);
  return own ? own : declared_across(others, pages);
}

}  // namespace octavo::css
