#include "formats/epub/counter_starts.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "formats/css/cascade.h"
#include "formats/css/counters.h"
#include "formats/css/marks.h"
#include "formats/css/reflow_variables.h"
#include "formats/css/stylesheets.h"
#include "formats/css/syntax.h"

namespace octavo::epub {
namespace {

using css::ElementId;
using css::PseudoElement;
using css::Style;

// Bytes in all of a book.
constexpr std::size_t most_bytes = std::size_t{1} << 20U;

bool counts(const css::StyleDeclaration& declaration) {
  return declaration.property != nullptr &&
         declaration.property->name.starts_with("counter-");
}

bool counts(const Style& style) {
  return !style.counter_reset.empty() || !style.counter_increment.empty() ||
         !style.counter_set.empty();
}

std::vector<css::Active<css::StyleRule>> rules_of_files(const Document& document) {
  std::vector<css::Active<css::StyleRule>> rules;
  for (const css::Stylesheet* sheet :
       css::reflowable_sheets(document.stylesheets.get())) {
    css::for_each_reflowable_rule(*sheet, [&](const css::StyleRule& rule) {
      rules.push_back({&rule, sheet->origin});
    });
  }
  return rules;
}

class StartFinder {
 public:
  StartFinder(const css::ElementTree& tree,
              const css::StyledTree& styled,
              std::span<const FileElements> files)
      : tree_(tree), styled_(styled), files_(files) {}

  std::vector<CounterStart> run() {
    for (std::uint32_t at = 0; at < tree_.elements.size(); ++at) {
      const ElementId element{at};
      while (!open_.empty() && open_.back() != tree_[element].parent) {
        leave();
      }
      note_files(at);
      enter(element);
    }
    note_files(static_cast<std::uint32_t>(tree_.elements.size()));
    return bytes_ > most_bytes ? std::vector<CounterStart>() : std::move(starts_);
  }

 private:
  bool is_shown(ElementId element) const {
    return styled_[element].display != css::Display::none;
  }

  void enter(ElementId element) {
    const bool is_hidden = hidden_ > 0 || !is_shown(element);
    hidden_ += is_hidden ? 1 : 0;
    counters_.enter(is_hidden ? none_ : styled_[element]);
    open_.push_back(element);
    generate(element, PseudoElement::before);
  }

  void leave() {
    generate(open_.back(), PseudoElement::after);
    hidden_ -= hidden_ > 0 ? 1 : 0;
    counters_.leave();
    open_.pop_back();
  }

  void generate(ElementId element, PseudoElement pseudo) {
    const Style* style = hidden_ > 0 ? nullptr : styled_.find(element, pseudo);
    if (style != nullptr && style->content.kind == css::Content::Kind::items) {
      counters_.enter(*style);
      counters_.leave();
    }
  }

  // Those that begin with this element.
  void note_files(std::uint32_t at) {
    for (; starts_.size() < files_.size() && files_[starts_.size()].begin <= at;) {
      starts_.push_back(starts_.empty() ? CounterStart() : start(starts_.size()));
    }
  }

  CounterStart start(std::size_t number) {
    const FileElements& file = files_[number];
    std::vector<ElementId> chain = {css::root_element, css::body_element};
    chain.insert(chain.end(), file.outer.begin(), file.outer.end());
    std::vector<std::string> resets(chain.size());
    for (const auto& [name, made] : counters_.all()) {
      for (const css::Counters::Instance& each : made) {
        // One that an earlier sibling has made is its elder's where none around made it.
        const std::size_t depth = std::min(each.depth, chain.size() - 1);
        if (each.depth == depth || !makes_anew(file, name)) {
          resets[depth] +=
              " " + css::css_identifier(name) + " " + std::to_string(each.value);
        }
      }
    }
    CounterStart made;
    for (std::size_t depth = 0; depth < chain.size(); ++depth) {
      const bool says = !resets[depth].empty() || counts(styled_[chain[depth]]);
      made.push_back(
          says ? "counter-reset:" + (resets[depth].empty() ? " none" : resets[depth]) +
                     "; counter-increment: none; counter-set: none"
               : "");
      bytes_ += made.back().size();
    }
    return made;
  }

  bool makes_anew(const FileElements& file, const std::string& name) const {
    const auto& resets = styled_[ElementId{file.begin}].counter_reset;
    return file.begin < file.end &&
           std::ranges::any_of(
               resets, [&](const css::CounterChange& each) { return each.name == name; });
  }

  const css::ElementTree& tree_;
  const css::StyledTree& styled_;
  std::span<const FileElements> files_;
  const Style none_{};
  css::Counters counters_{};
  std::vector<ElementId> open_{};
  /// How many of the open elements are not shown.
  std::size_t hidden_ = 0;
  std::size_t bytes_ = 0;
  std::vector<CounterStart> starts_{};
};

}  // namespace

std::vector<const css::StyleDeclaration*> counting_declarations(
    const Document& document) {
  std::vector<const css::StyleDeclaration*> found;
  for (const css::Stylesheet* sheet :
       css::reflowable_sheets(document.stylesheets.get())) {
    css::for_each_reflowable_rule(*sheet, [&](const css::StyleRule& rule) {
      for (const css::StyleDeclaration& declaration : rule.declarations) {
        if (counts(declaration)) {
          found.push_back(&declaration);
        }
      }
    });
  }
  return found;
}

std::vector<CounterStart> counter_starts(const Document& document,
                                         const css::ElementTree& tree,
                                         std::span<const FileElements> files) {
  const auto rules = rules_of_files(document);
  const css::StyledTree styled = css::style_elements(tree, rules, {});
  return StartFinder(tree, styled, files).run();
}

}  // namespace octavo::epub
