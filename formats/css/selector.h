#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "formats/css/anb.h"
#include "formats/css/syntax.h"

/// Selectors 4 (CR): what a rule's prelude says.
namespace octavo::css {

/// Section 17.
struct Specificity {
  std::uint32_t ids = 0;
  std::uint32_t classes = 0;
  std::uint32_t types = 0;

  auto operator<=>(const Specificity&) const = default;
};

enum class AttributeMatch : unsigned char {
  /// `[a]`
  present,
  /// `[a=v]`
  equals,
  /// `[a~=v]`
  includes,
  /// `[a|=v]`
  dash,
  /// `[a^=v]`
  prefix,
  /// `[a$=v]`
  suffix,
  /// `[a*=v]`
  substring
};

enum class PseudoClass : unsigned char {
  root,
  empty,
  first_child,
  last_child,
  only_child,
  nth_child,
  nth_last_child,
  first_of_type,
  last_of_type,
  only_of_type,
  nth_of_type,
  nth_last_of_type,
  any_link,
  lang,
  dir,
  is,
  where,
  negation,
  /// `:hover`, `:focus`, `:target` and others that depend on a reader's doing: they match
  /// nothing on paper.
  dynamic
};

enum class PseudoElement : unsigned char {
  none,
  before,
  after,
  marker,
  first_line,
  first_letter,
  footnote_call,
  footnote_marker
};

struct ComplexSelector;

struct SimpleSelector {
  enum class Kind : unsigned char {
    universal,
    type,
    id,
    class_name,
    attribute,
    pseudo_class
  };
  Kind kind = Kind::universal;
  PseudoClass pseudo_class = PseudoClass::root;
  AttributeMatch match = AttributeMatch::present;
  bool ignores_case = false;
  /// Of a type, id, class or attribute; of a pseudo-class as it was written, in lower
  /// case. Types and attributes are compared without regard to ASCII case: XHTML has them
  /// in lower case, and so has this.
  std::string name{};
  /// Of an attribute; of `:dir()`, in lower case.
  std::string value{};
  /// Of `:lang()`.
  std::vector<std::string> languages{};
  AnPlusB nth{};
  /// Of `:is()`, `:where()`, `:not()`, and of `:nth-child(… of …)`.
  std::vector<ComplexSelector> selectors;
};

enum class Combinator : unsigned char { descendant, child, next_sibling, later_sibling };

struct CompoundSelector {
  std::vector<SimpleSelector> simple{};
  /// What joins it to the compound before it; of the first it means nothing.
  Combinator combinator = Combinator::descendant;
};

/// Compounds in the order in which they are written.
struct ComplexSelector {
  std::vector<CompoundSelector> compounds{};
  PseudoElement pseudo_element = PseudoElement::none;
  Specificity specificity{};
  /// Bytes of the source.
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

using SelectorList = std::vector<ComplexSelector>;

/// Why a selector is none: bytes of the source, and what was wrong
/// ("an empty selector", "the pseudo-class ':hovered' is unknown").
struct SelectorError {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string message{};
  /// It is one of CSS's own that octavo does not know, such as `:has()`.
  bool is_unsupported = false;
  /// What the lists of `:is()` and `:where()` have left out. Without an initialiser for
  /// the reason that document.h gives.
  std::vector<SelectorError> forgiven;
};

/// One bad selector makes the list none (section 18.1); that of `:is()` and `:where()`
/// forgives, and says so in `error`.
std::optional<SelectorList> parse_selectors(const ComponentValues& prelude,
                                            SelectorError& error);

/// As CSS.
std::string to_css(const ComplexSelector& selector);

}  // namespace octavo::css
