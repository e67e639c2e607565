#include "formats/css/report.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "compiler/overload.h"
#include "compiler/text/utf8.h"
#include "formats/css/cover_rules.h"
#include "formats/css/instead.h"
#include "formats/css/page_places.h"
#include "formats/css/reflow_variables.h"
#include "formats/css/syntax.h"

namespace octavo::css {
namespace {

/// Which of the books have something.
struct Holders {
  bool pages = true;
  bool reflow = true;
};

/// What a book may lack.
struct Wanted {
  Span span{};
  /// In the author's words.
  std::string what{};
  Holders holders{};
  /// Those that are alike are told as one.
  std::string group{};
  /// Empty: there is nothing.
  std::string_view instead{};
};

Holders holders_of(const StyleDeclaration& declaration) {
  const Support support = declaration.property->support;
  return {.pages = has_pages(support) && declaration.assignments.on_pages,
          .reflow = has_reflow(support) && declaration.assignments.in_reflow};
}

Holders holders_of(PseudoElement element) {
  switch (element) {
    case PseudoElement::none:
    case PseudoElement::before:
    case PseudoElement::after:
    case PseudoElement::marker:
    case PseudoElement::first_line:
    case PseudoElement::first_letter:
      return {};
    case PseudoElement::footnote_call:
    case PseudoElement::footnote_marker:
      break;
  }
  return {.pages = false, .reflow = false};
}

bool waits_for_reader(const ComplexSelector& selector);

// `:not(:hover)` holds on paper, and `:is(:hover, a)` of every `a`.
bool waits_for_reader(const SimpleSelector& simple) {
  if (simple.kind != SimpleSelector::Kind::pseudo_class) {
    return false;
  }
  const bool is_list =
      simple.pseudo_class == PseudoClass::is || simple.pseudo_class == PseudoClass::where;
  return simple.pseudo_class == PseudoClass::dynamic ||
         (is_list && !simple.selectors.empty() &&
          std::ranges::all_of(simple.selectors, [](const ComplexSelector& each) {
            return waits_for_reader(each);
          }));
}

// Blocks, and so selectors in each other, are no deeper than `deepest_block`.
bool waits_for_reader(const ComplexSelector& selector) {
  return std::ranges::any_of(selector.compounds, [](const CompoundSelector& compound) {
    return std::ranges::any_of(compound.simple, [](const SimpleSelector& simple) {
      return waits_for_reader(simple);
    });
  });
}

std::string shown_css(std::string text) {
  constexpr std::size_t most = 60;
  if (text.size() > most) {
    text.resize(character_start(text, most));
    text += "…";
  }
  return "'" + text + "'";
}

std::string shown_declaration(const StyleDeclaration& declaration) {
  return shown_css(
      declaration.name + ": " +
      (declaration.written.empty() ? to_css(declaration.value) : declaration.written));
}

class SupportReporter {
 public:
  SupportReporter(const PrintMedium& medium,
                  const StyledTree& styled,
                  Diagnostics& diagnostics)
      : medium_(&medium), styled_(&styled), diagnostics_(diagnostics) {}
  /// Of reading systems.
  SupportReporter(ReflowVariables& variables,
                  const LeftOut& left_out,
                  Diagnostics& diagnostics)
      : variables_(&variables), left_out_(&left_out), diagnostics_(diagnostics) {}

  void add(const Stylesheet& sheet) {
    if (sheet.origin == Origin::author && counts(sheet.media)) {
      add(sheet.rules);
    }
  }

 private:
  bool is_on_pages() const { return medium_ != nullptr; }

  bool counts(const MediaQueries& media) const {
    return is_on_pages() ? media.hold(*medium_) : !media.are_for_print();
  }

  // A reading system answers `@supports` by itself.
  bool counts(const ConditionalRule& rule) const {
    return rule.is_supported ? !is_on_pages() || *rule.is_supported : counts(rule.media);
  }

  void add(const std::vector<SheetRule>& rules) {
    for (const SheetRule& each : rules) {
      std::visit(Overload{[&](const StyleRule& rule) { add(rule); },
                          [&](const PageRule& rule) { add(rule); },
                          [&](const ConditionalRule& rule) {
                            if (counts(rule)) {
                              add(rule.rules);
                            }
                          },
                          [&](const OtherRule& rule) { add(rule); },
                          [&](const FontFaceRule& rule) { add(rule); },
                          // Both books have them.
                          [](const CounterStyleRule&) {},
                          // Resolved when the files were read.
                          [](const ImportRule&) {}},
                 each.kind);
    }
  }

  // What no selector of a rule can bring is told by its selectors.
  void add(const StyleRule& rule) {
    bool matches = false;
    PageParts parts;
    for (const ComplexSelector& selector : rule.selectors) {
      Holders holders = holders_of(selector.pseudo_element);
      const bool waits = waits_for_reader(selector);
      holders.pages = holders.pages && !waits;
      holders.reflow =
          holders.reflow && (is_on_pages() || !left_out_->selectors.contains(&selector));
      matches = matches || has(holders);
      if (is_on_pages() && has(holders)) {
        parts.add(styled_->parts_of(selector));
      }
      report(
          {.span = {.file = rule.span.file, .begin = selector.begin, .end = selector.end},
           .what = shown_css(to_css(selector)),
           .holders = holders,
           .group = "selectors " + std::string(instead_of(selector.pseudo_element)),
           .instead = instead_of(selector.pseudo_element)});
    }
    if (matches) {
      add(rule.declarations, parts);
    }
  }

  // Octavo's own stylesheet is none of the reading system's; attributes are computed
  // from all.
  bool has_in_reflow(const StyleDeclaration& declaration) {
    const bool is_computed = declaration.property->support == Support::by_attribute;
    if (!declaration.has_variables) {
      return is_computed || !declaration.reverts;
    }
    const auto outcome = variables_->outcome(declaration);
    if (outcome == ReflowVariables::Outcome::invalid && is_new(declaration.span)) {
      report_invalid_variables(declaration.span, diagnostics_);
    }
    return is_computed || outcome != ReflowVariables::Outcome::of_pages;
  }

  void add(const StyleDeclarations& declarations, PagePart part) {
    PageParts parts;
    parts.add(part);
    add(declarations, parts);
  }

  void add(const StyleDeclarations& declarations, PageParts parts) {
    for (const StyleDeclaration& declaration : declarations) {
      if (declaration.property != nullptr) {
        add(declaration, parts);
      }
    }
  }

  void add(const StyleDeclaration& declaration, PageParts parts) {
    Holders holders = holders_of(declaration);
    if (!is_on_pages()) {
      const bool is_there = !left_out_->declarations.contains(&declaration);
      holders.reflow = holders.reflow && is_there && has_in_reflow(declaration);
    }
    if (is_on_pages() && is_so_on_pages(declaration)) {
      return;
    }
    if (is_on_pages() && holders.pages && is_lost(declaration, parts)) {
      report_lost(declaration, parts);
    } else {
      const bool is_of_page = parts.has_page();
      // An e-book has no `@page`.
      holders.reflow = holders.reflow && !is_of_page;
      const bool is_part = is_on_pages() && has_color_on_pages(declaration);
      report({.span = declaration.span,
              .what = (is_part ? "all of " : "") + shown_declaration(declaration),
              .holders = holders,
              .group = declaration.name,
              .instead = is_part ? "pages have its colour" : instead_of(declaration)});
    }
  }

  // Of a rule that matches nothing in this book it is asked whether it could do anything.
  static bool is_lost(const StyleDeclaration& declaration, PageParts parts) {
    return parts.empty() ? effective_parts(declaration).empty()
                         : !meet(declaration, parts);
  }

  static bool meet(const StyleDeclaration& declaration, PageParts parts) {
    for (unsigned at = 0; at < page_part_count; ++at) {
      const auto part = static_cast<PagePart>(at);
      if (parts.has(part) && has_effect(declaration, part)) {
        return true;
      }
    }
    return false;
  }

  void report_lost(const StyleDeclaration& declaration, PageParts parts) {
    if (!is_new(declaration.span)) {
      return;
    }
    const bool is_of_page = parts.has_page();
    const std::string place(is_of_page ? place_of(parts) : "what its rule matches");
    diagnostics_.add(
        {.code = "css-unsupported",
         .span = declaration.span,
         .message = shown_declaration(declaration) + " does nothing on pages to " + place,
         .hints = {{.message = hint_for_lost(declaration, is_of_page)}},
         .group = declaration.name + " does nothing to " + place});
  }

  // A rule of pages is of one part.
  static std::string_view place_of(PageParts parts) {
    return parts.has(PagePart::page)        ? "'@page'"
           : parts.has(PagePart::note_area) ? "'@footnote'"
                                            : "a margin box";
  }

  static std::string hint_for_lost(const StyleDeclaration& declaration, bool is_of_page) {
    if (is_of_page && declaration.property->name == "content") {
      return "name what an element counts or says by `string-set`, and show `string()`";
    }
    for (const bool of_pages : {is_of_page, !is_of_page}) {
      if (std::string names = names_of_parts(declaration, of_pages); !names.empty()) {
        return "there it is for " + names;
      }
    }
    return is_of_page ? "it is in neither book" : "the e-book has it";
  }

  static std::string names_of_parts(const StyleDeclaration& declaration, bool of_pages) {
    std::string names;
    for (unsigned at = 0; at < page_part_count; ++at) {
      const auto part = static_cast<PagePart>(at);
      if ((part >= PagePart::page) == of_pages && has_effect(declaration, part)) {
        names += (names.empty() ? "" : ", ") + std::string(name_of(part));
      }
    }
    return names;
  }

  void add(const PageRule& rule) {
    if (!is_on_pages()) {
      if (!is_for_cover(rule) && is_new(rule.span)) {
        diagnostics_.add(
            {.code = "css-unsupported",
             .span = rule.span,
             .message = "an e-book has no pages: '@page' is left out",
             .hints = {{.message = "the PDF has it"},
                       {.message = "in `@media print` it is for pages only"}},
             .group = "@page"});
      }
      return;
    }
    add(rule.declarations, PagePart::page);
    for (const MarginRule& box : rule.boxes) {
      add(box.declarations,
          box.box == MarginBox::footnote ? PagePart::note_area : PagePart::margin_box);
    }
  }

  // What changes a face beyond which one it is; when it is shown is no matter of paper.
  void add(const FontFaceRule& rule) {
    constexpr std::array<std::string_view, 6> known = {"font-family",  "src",
                                                       "font-weight",  "font-style",
                                                       "font-stretch", "unicode-range"};
    for (const Declaration& each : rule.declarations) {
      const bool is_shown = each.name == "font-display" ||
                            std::ranges::find(known, each.name) != known.end();
      report({.span = {.file = rule.span.file, .begin = each.begin, .end = each.end},
              .what = shown_css(each.name + ": " + to_css(each.value)),
              .holders = {.pages = is_shown},
              .group = "@font-face " + each.name});
    }
  }

  void add(const OtherRule& rule) {
    const std::string name = "@" + rule.rule.at_name;
    report({.span = rule.span,
            .what = "'" + name + "'",
            .holders = {.pages = false, .reflow = rule.in_reflow},
            .group = name});
  }

  bool has(const Holders& holders) const {
    return is_on_pages() ? holders.pages : holders.reflow;
  }

  bool is_new(const Span& span) {
    return reported_.emplace(span.file, span.begin, span.end).second;
  }

  void report(const Wanted& wanted) {
    if (has(wanted.holders) || !is_new(wanted.span)) {
      return;
    }
    const bool other_has = is_on_pages() ? wanted.holders.reflow : wanted.holders.pages;
    std::vector<Hint> hints{{.message = "it is in neither book"}};
    if (other_has) {
      hints[0].message = is_on_pages() ? "the e-book has it" : "the PDF has it";
    }
    if (!wanted.instead.empty()) {
      hints.push_back({.message = std::string(wanted.instead)});
    }
    const std::string cannot =
        is_on_pages() ? "the PDF cannot do " : "an e-book cannot do ";
    diagnostics_.add({.code = "css-unsupported",
                      .span = wanted.span,
                      .message = cannot + wanted.what,
                      .hints = std::move(hints),
                      .group = cannot + wanted.group});
  }

  /// Of pages.
  const PrintMedium* medium_ = nullptr;
  const StyledTree* styled_ = nullptr;
  /// Of reading systems.
  ReflowVariables* variables_ = nullptr;
  const LeftOut* left_out_ = nullptr;
  Diagnostics& diagnostics_;
  std::set<std::tuple<FileId, std::uint32_t, std::uint32_t>> reported_{};
};

}  // namespace

void report_invalid_variables(const Span& place, Diagnostics& diagnostics) {
  diagnostics.warn("css-invalid", place,
                   "with its var() filled in, this declaration has no value",
                   {{.message = "a variable of it is not set, or holds what the "
                                "property does not take"}});
}

void report_unsupported_on_pages(const Stylesheets& sheets,
                                 const PrintMedium& medium,
                                 const StyledTree& styled,
                                 Diagnostics& diagnostics) {
  SupportReporter reporter(medium, styled, diagnostics);
  for (const Stylesheet& sheet : sheets.list) {
    reporter.add(sheet);
  }
}

void report_unsupported_in_reflow(const Stylesheets& sheets,
                                  const LeftOut& left_out,
                                  Diagnostics& diagnostics) {
  ReflowVariables variables(sheets);
  SupportReporter reporter(variables, left_out, diagnostics);
  for (const Stylesheet& sheet : sheets.list) {
    reporter.add(sheet);
  }
}

}  // namespace octavo::css
