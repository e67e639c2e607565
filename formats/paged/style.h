#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "compiler/document.h"
#include "compiler/format.h"
#include "formats/css/active_rules.h"
#include "formats/css/cascade.h"
#include "formats/css/counter_style.h"
#include "formats/css/elements.h"
#include "formats/paged/paragraph.h"

namespace octavo::paged {

/// The side at which the pages of a book are bound: where its lines begin.
enum class Binding : unsigned char { left, right };

/// What a family that a stylesheet names stands for.
struct FamilyChoice {
  /// One of octavo's own.
  std::optional<GenericFamily> own{};
  /// Own, or loaded from the system.
  bool is_there = false;
};
/// The name of a family in lower case, as families are told apart (CSS Fonts 4, 2.1.1).
std::string family_key(std::string_view name);

/// A document and the style of each of its elements, on one paper. The document must
/// outlive it.
struct BookStyle {
  css::ElementTree elements{};
  css::ActiveRules rules{};
  css::StyledTree styles{};
  css::CounterStyles counters{};
  css::PrintMedium medium{};
  Binding binding = Binding::left;
  Form form = Form::article;
  /// BCP 47, never empty.
  std::string language{};
  /// Families of the system's that stand for the generic ones, where the author named
  /// them and the system has them.
  Stated main_font{};
  Stated sans_font{};
  Stated mono_font{};
  /// By their keys; those that stylesheets name and that were looked for.
  std::map<std::string, FamilyChoice> families{};

  const css::Style& root() const { return styles.root(); }
  const css::Style& of(css::ElementId element) const { return styles[element]; }
  /// BCP 47; that of the book where the document says none.
  std::string_view language_of(css::ElementId element) const;
};

/// A measure of fewer ems of the body than this is reported.
inline constexpr double narrowest_measure = 12;

/// What a document is: a cover has rules of its own.
enum class StyledThing : unsigned char { book, cover };

/// The paper is that of the options, else of the book, else of its stylesheets.
BookStyle book_style(const Document& document,
                     const Options& options,
                     StyledThing thing = StyledThing::book);

/// Whether what an element generates stands on lines of its own.
bool generates_block(const BookStyle& book,
                     css::ElementId element,
                     css::PseudoElement pseudo);

/// The characters of an element.
TextStyle text_style(const css::Style& style, const BookStyle& book);
Color opaque(const css::Color& color);
/// `start` and `end` of what a style aligns in its direction.
TextAlign text_align(const css::Style& style);
/// What it says of last lines alone.
std::optional<TextAlign> last_align(const css::Style& style);
BaseDirection base_direction(const css::Style& style);

}  // namespace octavo::paged
