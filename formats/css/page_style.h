#pragma once

#include <array>
#include <compare>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "compiler/source.h"
#include "formats/css/active_rules.h"
#include "formats/css/compute.h"

/// What `@page` says of one page (CSS Page 3).
namespace octavo::css {

/// What a selector of pages may ask.
struct PagePosition {
  /// That of the `page` property; empty: none.
  std::string name{};
  /// In the book, and among those of its name; from 1.
  std::uint32_t number = 1;
  std::uint32_t number_of_name = 1;
  bool is_left = false;
  bool is_recto = true;
  bool is_blank = false;

  auto operator<=>(const PagePosition&) const = default;
};

struct PageStyle {
  /// What it lies on, of a size that paper may have.
  PageSize paper{};
  Style page{};
  /// Of the area in which the notes of a page stand.
  Style notes{};
  /// By `MarginBox`; none: the box is not made.
  std::array<std::optional<Style>, margin_box_count> boxes{};

  const std::optional<Style>& box(MarginBox which) const {
    return boxes[static_cast<std::size_t>(which)];
  }
};

/// Pages inherit from `root`, their boxes from them. `medium` is the paper of those for
/// which no rule but a plain `@page` asks for a size.
PageStyle page_style(std::span<const Active<PageRule>> rules,
                     const PagePosition& position,
                     const Style& root,
                     const PrintMedium& medium);

/// Places of declarations with variables that turn out to have no value, or one that
/// pages cannot show; each once.
struct ComputedFaults {
  std::vector<Span> invalid{};
  std::vector<Span> not_on_pages{};
};
/// Of all rules for pages, with the variables that any of them sets.
ComputedFaults faults_of_pages(std::span<const Active<PageRule>> rules,
                               const Style& root,
                               const PrintMedium& medium);

/// The paper of pages in general, as a plain `@page` asks for it; none: none does.
/// `medium` is the paper as far as it is known.
std::optional<PageSize> asked_paper(std::span<const Active<PageRule>> rules,
                                    const PrintMedium& medium);

/// The nearest that paper may have.
PageSize possible_size(const PageSize& size);

/// A size that a rule asks for and paper cannot have.
struct ImpossibleSize {
  Span span{};
  PageSize asked{};
  /// Of a plain `@page`.
  bool is_plain = false;
};
std::vector<ImpossibleSize> impossible_sizes(std::span<const Active<PageRule>> rules,
                                             const Style& root,
                                             const PrintMedium& medium);

/// The author's declaration that may make the text area of one page another than that of
/// `other` across the page; none: no rule of the author's is for one of them alone.
std::optional<Span> parting_declaration(std::span<const Active<PageRule>> rules,
                                        const PagePosition& position,
                                        const PagePosition& other);

}  // namespace octavo::css
