#include "formats/css/print_selectors.h"

#include <algorithm>
#include <array>
#include <utility>

namespace octavo::css {
namespace {

bool is_newer_simple(const SimpleSelector& simple);

bool is_newer_negation(const SelectorList& list) {
  return list.size() != 1 || list.front().compounds.size() != 1 ||
         list.front().compounds.front().simple.size() != 1 ||
         is_newer_simple(list.front().compounds.front().simple.front());
}

bool is_newer_pseudo_class(const SimpleSelector& simple) {
  constexpr std::array<std::string_view, 5> old_actions = {"active", "focus", "hover",
                                                           "target", "visited"};
  switch (simple.pseudo_class) {
    case PseudoClass::is:
    case PseudoClass::where:
    case PseudoClass::dir:
      return true;
    case PseudoClass::any_link:
      return simple.name != "link";
    case PseudoClass::root:
      return simple.name != "root";
    case PseudoClass::dynamic:
      return std::ranges::find(old_actions, simple.name) == old_actions.end();
    case PseudoClass::lang:
      return simple.languages.size() != 1 ||
             simple.languages.front().find('*') != std::string::npos;
    case PseudoClass::negation:
      return is_newer_negation(simple.selectors);
    default:
      return !simple.selectors.empty();
  }
}

// What Selectors 3 does not have.
bool is_newer_simple(const SimpleSelector& simple) {
  return simple.ignores_case || (simple.kind == SimpleSelector::Kind::pseudo_class &&
                                 is_newer_pseudo_class(simple));
}

bool is_newer_selector(const ComplexSelector& selector) {
  return selector.pseudo_element == PseudoElement::marker ||
         std::ranges::any_of(selector.compounds, [&](const CompoundSelector& compound) {
           return std::ranges::any_of(compound.simple, is_newer_simple);
         });
}

// What EPUBCheck's grammar of selectors refuses (CSS-008), so that shops refuse the book.
bool is_refused(const SimpleSelector& simple) {
  const bool is_list = simple.kind == SimpleSelector::Kind::pseudo_class &&
                       (simple.pseudo_class == PseudoClass::is ||
                        simple.pseudo_class == PseudoClass::where);
  const bool is_nth_of = simple.kind == SimpleSelector::Kind::pseudo_class &&
                         (simple.pseudo_class == PseudoClass::nth_child ||
                          simple.pseudo_class == PseudoClass::nth_last_child) &&
                         !simple.selectors.empty();
  return simple.ignores_case || is_nth_of || (is_list && simple.selectors.empty()) ||
         std::ranges::find(simple.languages, "") != simple.languages.end() ||
         !std::ranges::all_of(simple.selectors, is_reflowable);
}

enum class MeansRoot : unsigned char { never, perhaps, always };

// Whether the first compound can be `html`.
MeansRoot means_root(const ComplexSelector& selector) {
  bool is_type = false;
  for (const SimpleSelector& simple : selector.compounds.front().simple) {
    const bool is_root = simple.kind == SimpleSelector::Kind::pseudo_class &&
                         simple.pseudo_class == PseudoClass::root;
    if (is_root || (simple.kind == SimpleSelector::Kind::type && simple.name == "html")) {
      return MeansRoot::always;
    }
    is_type = is_type || simple.kind == SimpleSelector::Kind::type;
  }
  // The root has no siblings.
  const bool has_sibling =
      selector.compounds.size() > 1 &&
      (selector.compounds[1].combinator == Combinator::next_sibling ||
       selector.compounds[1].combinator == Combinator::later_sibling);
  return is_type || has_sibling ? MeansRoot::never : MeansRoot::perhaps;
}

SimpleSelector id_selector(const std::string& id) {
  return {.kind = SimpleSelector::Kind::id, .name = id, .selectors = {}};
}

// In the cascade of pages what the author says goes before what octavo says, whatever the
// selectors (CSS Cascade 4, 6.2). In a reading system both are one stylesheet of one
// origin, where the more specific selector wins; the only tool for it that every engine
// has is an id, which outweighs any number of classes (CSS 2.2, 6.4.3), and octavo's own
// sheets select by no id. So every selector of the author's, and none of octavo's, gets
// the id of `html`: `p` becomes `#id p`. All of them grow by the same, so that among
// themselves they go by what their author wrote. Those of a theme stand between: they
// have the id once, and the author's twice. Cascade layers would say it without an
// id, but an engine that does not know them drops whatever stands in one.
//
// What may be `html` itself has the id in its own compound. Where that is open (`*`,
// `.book`, `:is(…)`) there are both: `.book#id` and `#id .book`.
template <class Add>
void for_each_beneath(const ComplexSelector& selector,
                      const std::vector<SimpleSelector>& root,
                      const Add& add) {
  const MeansRoot means = means_root(selector);
  if (means != MeansRoot::never) {
    ComplexSelector of_root = selector;
    auto& simple = of_root.compounds.front().simple;
    simple.insert(simple.end(), root.begin(), root.end());
    add(of_root);
  }
  if (means != MeansRoot::always) {
    ComplexSelector beneath = selector;
    CompoundSelector& first = beneath.compounds.front();
    first.combinator = Combinator::descendant;
    if (first.simple.empty()) {
      first.simple.push_back({.kind = SimpleSelector::Kind::universal, .selectors = {}});
    }
    beneath.compounds.insert(beneath.compounds.begin(), CompoundSelector{.simple = root});
    add(beneath);
  }
}

SimpleSelector attribute_selector(std::string_view name) {
  return {.kind = SimpleSelector::Kind::attribute,
          .name = std::string(name),
          .selectors = {}};
}

// What the author's selectors have in front. A mark is an attribute, which weighs as much
// as a class; so that it can stand for a selector without one, all weigh a class more.
std::vector<SimpleSelector> root_of(const PrintOptions& options, std::size_t weight) {
  std::vector<SimpleSelector> root(weight, id_selector(options.root_id));
  if (options.marks != nullptr && !options.marks->selectors.empty()) {
    root.push_back(attribute_selector("id"));
  }
  return root;
}

// `:not(x)`, which weighs as much as a type; no element of the book is an `x`.
SimpleSelector weight_of_type() {
  SimpleSelector none{.kind = SimpleSelector::Kind::type, .name = "x", .selectors = {}};
  SimpleSelector weight{.kind = SimpleSelector::Kind::pseudo_class,
                        .pseudo_class = PseudoClass::negation,
                        .name = "not",
                        .selectors = {}};
  weight.selectors.push_back({.compounds = {{.simple = {std::move(none)}}}});
  return weight;
}

// A selector by the number that its elements bear, as specific as it was. What depends on
// the reader stays, and so does the pseudo-element.
template <class Add>
void for_each_marked(const ComplexSelector& selector,
                     const SelectorMark& mark,
                     std::size_t weight,
                     const PrintOptions& options,
                     const Add& add) {
  CompoundSelector marked;
  for (const SimpleSelector& simple : selector.compounds.back().simple) {
    if (depends_on_reader(simple)) {
      marked.simple.push_back(simple);
    }
  }
  const auto classes =
      std::max<std::size_t>(selector.specificity.classes + 1, marked.simple.size() + 1) -
      marked.simple.size();
  SimpleSelector number = attribute_selector(options.marks->attribute);
  number.match = AttributeMatch::includes;
  number.value = std::to_string(mark.number);
  marked.simple.insert(marked.simple.begin(), classes, number);
  const bool has_pseudo_element = selector.pseudo_element != PseudoElement::none;
  marked.simple.insert(marked.simple.end(),
                       selector.specificity.types - (has_pseudo_element ? 1 : 0),
                       weight_of_type());
  CompoundSelector root;
  root.simple.assign(selector.specificity.ids + weight, id_selector(options.root_id));
  ComplexSelector made{.compounds = {root, marked},
                       .pseudo_element = selector.pseudo_element};
  add(made);
  if (mark.is_on_root) {
    marked.simple.insert(marked.simple.end(), root.simple.begin(), root.simple.end());
    made.compounds = {marked};
    add(made);
  }
}

// `:lang(de, fr)`, which EPUBCheck does not know, as `:is(:lang(de), :lang(fr))`.
void part_languages(ComplexSelector& selector) {
  for (CompoundSelector& compound : selector.compounds) {
    for (SimpleSelector& simple : compound.simple) {
      std::ranges::for_each(simple.selectors, part_languages);
      if (simple.languages.size() < 2) {
        continue;
      }
      SimpleSelector any{.kind = SimpleSelector::Kind::pseudo_class,
                         .pseudo_class = PseudoClass::is,
                         .name = "is",
                         .selectors = {}};
      for (const std::string& language : simple.languages) {
        SimpleSelector one{.kind = SimpleSelector::Kind::pseudo_class,
                           .pseudo_class = PseudoClass::lang,
                           .name = "lang",
                           .languages = {language},
                           .selectors = {}};
        any.selectors.push_back({.compounds = {{.simple = {std::move(one)}}}});
      }
      simple = std::move(any);
    }
  }
}

}  // namespace

bool is_reflowable(const ComplexSelector& selector) {
  return selector.pseudo_element != PseudoElement::footnote_call &&
         selector.pseudo_element != PseudoElement::footnote_marker &&
         std::ranges::none_of(selector.compounds, [](const CompoundSelector& compound) {
           return std::ranges::any_of(compound.simple, is_refused);
         });
}

bool depends_on_reader(const SimpleSelector& simple) {
  return (simple.kind == SimpleSelector::Kind::pseudo_class &&
          simple.pseudo_class == PseudoClass::dynamic) ||
         std::ranges::any_of(simple.selectors, [](const ComplexSelector& each) {
           return std::ranges::any_of(each.compounds, [](const CompoundSelector& of) {
             return std::ranges::any_of(of.simple, depends_on_reader);
           });
         });
}

PrintedSelectors print_selectors(const SelectorList& list,
                                 std::size_t weight,
                                 const PrintOptions& options) {
  PrintedSelectors printed;
  const std::vector<SimpleSelector> root = root_of(options, weight);
  const auto add = [&](const ComplexSelector& each) {
    (is_newer_selector(each) ? printed.newer : printed.old).push_back(to_css(each));
  };
  for (const ComplexSelector& selector : list) {
    const SelectorMark* mark =
        options.marks == nullptr ? nullptr : options.marks->find(selector);
    if (mark != nullptr) {
      if (mark->number > 0) {
        for_each_marked(selector, *mark, weight, options, add);
      }
      continue;
    }
    if (!is_reflowable(selector)) {
      continue;
    }
    ComplexSelector parted = selector;
    part_languages(parted);
    if (weight == 0 || selector.compounds.empty()) {
      add(parted);
    } else {
      for_each_beneath(parted, root, add);
    }
  }
  return printed;
}

}  // namespace octavo::css
