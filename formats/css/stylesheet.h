#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "compiler/diagnostics.h"
#include "compiler/source.h"
#include "formats/css/media.h"
#include "formats/css/property.h"
#include "formats/css/selector.h"

/// Rules and what they mean.
namespace octavo::css {

/// Octavo's own stylesheets give way to the one that a theme puts on top of them, and
/// that to the author's, whatever their selectors (CSS Cascade 4, 6.2).
enum class Origin : unsigned char { house, theme, author };

/// One declaration that is well formed.
struct StyleDeclaration {
  /// Null: a custom property.
  const PropertyInfo* property = nullptr;
  /// As written, in lower case but for a custom property.
  std::string name{};
  ComponentValues value{};
  /// The value as its author wrote it, where addresses in it have been resolved.
  std::string written{};
  /// Empty where the value has `var()` in it.
  Assignments assignments{};
  bool has_variables = false;
  bool important = false;
  /// It is `revert`, or may come to that with its `var()` filled in: what octavo's own
  /// stylesheets say.
  bool reverts = false;
  Span span{};
};
using StyleDeclarations = std::vector<StyleDeclaration>;

struct StyleRule {
  SelectorList selectors{};
  StyleDeclarations declarations{};
  Span span{};
};

/// CSS Page 3, 5.
enum class PageSide : unsigned char { any, left, right, recto, verso };
struct PageSelector {
  /// Empty: all pages.
  std::string name{};
  PageSide side = PageSide::any;
  bool first = false;
  bool blank = false;
  /// Among the pages of its name, from where one that has it begins (GCPM 3, 1.3.1).
  std::optional<AnPlusB> nth{};
};

/// CSS Page 3, 4.2, clockwise from the top left corner.
enum class MarginBox : unsigned char {
  top_left_corner,
  top_left,
  top_center,
  top_right,
  top_right_corner,
  right_top,
  right_middle,
  right_bottom,
  bottom_right_corner,
  bottom_right,
  bottom_center,
  bottom_left,
  bottom_left_corner,
  left_bottom,
  left_middle,
  left_top,
  /// Where the notes of a page stand (GCPM 3, 2.4).
  footnote
};
constexpr std::size_t margin_box_count = 17;

struct MarginRule {
  MarginBox box = MarginBox::top_center;
  StyleDeclarations declarations{};
};

struct PageRule {
  std::vector<PageSelector> selectors{};
  StyleDeclarations declarations{};
  std::vector<MarginRule> boxes{};
  Span span{};
};

/// One place where a face may come from.
struct FontSource {
  /// The address of a file; or, if it is local, a name.
  std::string name{};
  bool is_local = false;
  /// As `format()` says, in lower case; empty: unsaid.
  std::string format{};
  Span span{};
};

/// From and to, both included.
struct CharacterSpan {
  char32_t first = 0;
  char32_t last = 0;

  bool operator==(const CharacterSpan&) const = default;
};

/// CSS Fonts 4, 4.
struct FontFaceRule {
  std::string family{};
  std::vector<FontSource> sources{};
  int least_weight = 400;
  int most_weight = 400;
  FontSlant slant = FontSlant::normal;
  double least_stretch = 100;
  double most_stretch = 100;
  /// The characters that it is for; empty: all.
  std::vector<CharacterSpan> ranges{};
  /// As written.
  std::vector<Declaration> declarations{};
  Span span{};
};

/// CSS Counter Styles 3.
enum class CounterSystem : unsigned char {
  symbolic,
  cyclic,
  numeric,
  alphabetic,
  additive,
  fixed,
  extends
};
struct CounterStyleRule {
  std::string name{};
  /// Reading systems tell its case apart.
  std::string written_name{};
  CounterSystem system = CounterSystem::symbolic;
  /// Of `fixed` its first value.
  int first_value = 1;
  /// Of `extends`.
  std::string extended{};
  std::vector<std::string> symbols{};
  std::vector<std::pair<int, std::string>> additive_symbols{};
  /// None: that of the style that is extended.
  std::optional<std::string> prefix{};
  std::optional<std::string> suffix{};
  std::optional<std::string> negative{};
  std::optional<std::pair<unsigned, std::string>> pad{};
  /// Numbers from and to; none: what the system can show.
  std::vector<std::pair<int, int>> ranges{};
  std::string fallback = "decimal";
  std::vector<Declaration> declarations{};
  Span span{};
};

struct ImportRule {
  std::string url{};
  MediaQueries media{};
  /// The queries as written.
  ComponentValues conditions{};
  Span span{};
};

struct SheetRule;

/// `@media`, and `@supports` as queries that hold or do not.
struct ConditionalRule {
  MediaQueries media{};
  /// Of `@supports`: whether pages have what it asks for; none: it is `@media`.
  std::optional<bool> is_supported{};
  /// As written.
  ComponentValues prelude{};
  // Without an initialiser for the reason that document.h gives.
  std::vector<SheetRule> rules;
  Span span{};
};

/// A rule for reading systems that octavo only hands on (`@keyframes`), or one that no
/// book has a use for.
struct OtherRule {
  Rule rule{};
  bool in_reflow = false;
  Span span{};
};

struct SheetRule {
  using Kind = std::variant<StyleRule,
                            PageRule,
                            FontFaceRule,
                            CounterStyleRule,
                            ImportRule,
                            ConditionalRule,
                            OtherRule>;
  Kind kind;
};

/// One file of rules, in order.
struct Stylesheet {
  Origin origin = Origin::author;
  /// Of the `@import` that asked for it.
  MediaQueries media{};
  /// Those queries as written.
  ComponentValues conditions{};
  std::vector<SheetRule> rules{};
};

/// A book has no more rules than this, and no selector more compounds; all selectors of a
/// sheet together have no more simple ones, each of which every element may be asked.
inline constexpr std::size_t most_rules = 65'536;
inline constexpr std::size_t longest_selector = 256;
inline constexpr std::size_t most_selector_parts = 262'144;

/// A declaration has no more component values than this, those in blocks and white space
/// counted: lists are copied to every style and walked for every element. A custom
/// property is only copied to where it is asked for.
inline constexpr std::size_t longest_value = 4'096;
inline constexpr std::size_t longest_custom_value = 16'384;

/// The address of a file as it stands in a stylesheet made one that holds for the book.
using ResolveAddress = std::function<std::string(const std::string& address)>;

/// What is wrong with an author's stylesheet is reported as `css-invalid`, once for each
/// place; octavo's own has nothing wrong. `file` is where the text stands in the sources.
/// Without `resolve` addresses stay as they are.
Stylesheet parse_sheet(std::string_view text,
                       FileId file,
                       Origin origin,
                       Diagnostics& diagnostics,
                       const ResolveAddress& resolve = {});

/// Whether a value is longer than its property, or custom property, may have it.
bool is_too_long(std::string_view name, const ComponentValues& value);

/// A declaration whose value has no `var()` any more. False: the property takes no such
/// value.
bool assign_declaration(const PropertyInfo& property,
                        const ComponentValues& value,
                        Assignments& assignments);

/// Whether it is `revert` or `revert-layer` and nothing else.
bool is_revert(const ComponentValues& value);

}  // namespace octavo::css
