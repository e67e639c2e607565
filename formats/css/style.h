#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compiler/source.h"
#include "formats/css/calc.h"
#include "formats/css/color.h"

/// The computed style of one element: what a page maker asks for. Lengths are points.
namespace octavo::css {

// --- Fonts (CSS Fonts 4)

enum class GenericName : unsigned char { none, serif, sans, mono, other };

struct FamilyName {
  /// As written; of a generic one its keyword.
  std::string name{};
  GenericName generic = GenericName::none;

  bool operator==(const FamilyName&) const = default;
};

enum class FontSlant : unsigned char { normal, italic, oblique };

/// A feature or an axis of variation: four letters and a value.
template <class Number>
struct TaggedNumber {
  std::string tag{};
  Number value{};

  bool operator==(const TaggedNumber&) const = default;
};
using FeatureValue = TaggedNumber<std::uint32_t>;
using AxisValue = TaggedNumber<double>;

/// What may be made of a family's faces that it lacks (CSS Fonts 4, 7).
struct FontSynthesis {
  bool weight = true;
  bool slant = true;
  bool small_caps = true;

  bool operator==(const FontSynthesis&) const = default;
};

struct FontStyle {
  std::vector<FamilyName> families{{.name = "serif", .generic = GenericName::serif}};
  double size = 12;
  int weight = 400;
  FontSlant slant = FontSlant::normal;
  /// Percent of normal.
  double stretch = 100;
  bool kerning = true;
  /// An OpenType language system; empty: that of the text.
  std::string language_override{};
  std::vector<AxisValue> axes{};
  /// Of `font-feature-settings`.
  std::vector<FeatureValue> features{};
  /// Of the longhands of `font-variant`, each as the features that it stands for.
  std::vector<FeatureValue> caps{};
  std::vector<FeatureValue> numeric{};
  std::vector<FeatureValue> ligatures{};
  std::vector<FeatureValue> position{};
  std::vector<FeatureValue> alternates{};
  std::vector<FeatureValue> east_asian{};
  FontSynthesis synthesis{};

  bool operator==(const FontStyle&) const = default;
};

// --- Text (CSS Text 4, Text Decoration 4, Inline 3)

struct LineHeight {
  enum class Kind : unsigned char { normal, number, length };
  Kind kind = Kind::normal;
  /// Times the font's size, or points.
  double value = 0;

  bool operator==(const LineHeight&) const = default;
};

enum class TextAlignment : unsigned char { start, end, left, right, center, justify };
/// `automatic`: as the other lines, but that justified text ends at the start.
enum class LastLineAlignment : unsigned char {
  automatic,
  start,
  end,
  left,
  right,
  center,
  justify
};
struct TextIndent {
  Measure amount{};
  /// All lines but the first are moved instead of it.
  bool hanging = false;
  /// Each line after a line break that the author asks for is a first one too.
  bool each_line = false;

  bool operator==(const TextIndent&) const = default;
};
enum class CaseTransform : unsigned char { none, uppercase, lowercase, capitalize };
struct TextTransform {
  CaseTransform letters = CaseTransform::none;
  bool full_width = false;

  bool operator==(const TextTransform&) const = default;
};
enum class DecorationStyle : unsigned char { solid, doubled, dotted, dashed, wavy };
struct DecorationLines {
  bool underline = false;
  bool overline = false;
  bool line_through = false;

  bool operator==(const DecorationLines&) const = default;
  bool any() const { return underline || overline || line_through; }
};
struct TextDecoration {
  DecorationLines lines{};
  DecorationStyle style = DecorationStyle::solid;
  ColorValue color{.is_current = true};
  /// None: that of the face.
  std::optional<double> thickness{};
  std::optional<double> underline_offset{};

  bool operator==(const TextDecoration&) const = default;
};
/// What an element's lines are drawn with, once it is known.
struct DrawnDecoration {
  DecorationLines lines{};
  DecorationStyle style = DecorationStyle::solid;
  Color color{};
  std::optional<double> thickness{};
  std::optional<double> underline_offset{};

  bool operator==(const DrawnDecoration&) const = default;
};
enum class Hyphens : unsigned char { none, manual, automatic };
/// 0: the language's own.
struct HyphenLimits {
  unsigned word = 0;
  unsigned before = 0;
  unsigned after = 0;

  bool operator==(const HyphenLimits&) const = default;
};
struct HangingPunctuation {
  bool first = false;
  bool last = false;
  bool force_end = false;
  bool allow_end = false;

  bool operator==(const HangingPunctuation&) const = default;
};
enum class WhiteSpaceRule : unsigned char {
  normal,
  pre,
  nowrap,
  pre_wrap,
  pre_line,
  break_spaces
};
enum class TextWrap : unsigned char { wrap, nowrap, balance, pretty };
enum class TextDirection : unsigned char { left_to_right, right_to_left };
enum class UnicodeBidi : unsigned char {
  normal,
  embed,
  isolate,
  overridden,
  isolate_override,
  plaintext
};
enum class WritingMode : unsigned char {
  horizontal,
  vertical_right_to_left,
  vertical_left_to_right
};
enum class BaselineShift : unsigned char {
  baseline,
  sub,
  super,
  text_top,
  text_bottom,
  middle,
  top,
  bottom,
  /// `VerticalAlign::amount` upwards; a share is one of the line height.
  amount
};
struct VerticalAlign {
  BaselineShift kind = BaselineShift::baseline;
  Measure amount{};

  bool operator==(const VerticalAlign&) const = default;
};
/// Marks above or below each letter (CSS Text Decoration 3, 3); empty: none.
struct TextEmphasis {
  std::string mark{};
  bool below = false;
  ColorValue color{.is_current = true};

  bool operator==(const TextEmphasis&) const = default;
};

// --- Boxes (CSS 2.2, Backgrounds 3, Sizing 3, Fragmentation 3, Page Floats 3)

enum class Side : unsigned char { top, right, bottom, left };
template <class Value>
using Sides = std::array<Value, 4>;
template <class Value>
Value& side_of(Sides<Value>& sides, Side side) {
  return sides[static_cast<std::size_t>(side)];
}
template <class Value>
const Value& side_of(const Sides<Value>& sides, Side side) {
  return sides[static_cast<std::size_t>(side)];
}

enum class BorderStyle : unsigned char {
  none,
  hidden,
  solid,
  dashed,
  dotted,
  doubled,
  groove,
  ridge,
  inset,
  outset
};
struct Border {
  /// `medium`; when it is computed, 0 where the style is none.
  double width = 2.25;
  BorderStyle style = BorderStyle::none;
  ColorValue color{.is_current = true};

  bool operator==(const Border&) const = default;
  bool is_seen() const {
    return style != BorderStyle::none && style != BorderStyle::hidden && width > 0;
  }
};
enum class Display : unsigned char {
  in_line,
  block,
  none,
  list_item,
  inline_block,
  table,
  table_caption,
  table_row_group,
  table_header_group,
  table_row,
  table_cell,
  /// Those that lay out in no way that a book has.
  other
};
/// Whether what is displayed so stands on lines of its own (CSS 2.2, 9.2.1.1).
constexpr bool is_block_level(Display display) {
  return display == Display::block || display == Display::list_item ||
         display == Display::table;
}
/// None: `auto`.
using Extent = std::optional<Measure>;
enum class Break : unsigned char {
  automatic,
  avoid,
  page,
  left,
  right,
  recto,
  verso,
  column
};
enum class Float : unsigned char { none, left, right, top, bottom, footnote };
enum class FloatReference : unsigned char { in_line, column, page };
enum class Clear : unsigned char { none, left, right, both };
enum class CaptionSide : unsigned char { top, bottom };
enum class Overflow : unsigned char { visible, clip, ellipsis };

struct Columns {
  /// 0: as many as fit.
  unsigned count = 0;
  std::optional<double> width{};
  /// None: `normal`.
  std::optional<Measure> gap{};
  Border rule{};
  bool balances = true;

  bool operator==(const Columns&) const = default;
};

struct InitialLetter {
  /// In lines; 0: an ordinary letter.
  double size = 0;
  unsigned sink = 0;

  bool operator==(const InitialLetter&) const = default;
};

// --- Generated content (CSS Content 3, Lists 3, GCPM 3)

struct ContentItem {
  enum class Kind : unsigned char {
    string,
    /// `text` is an attribute's name.
    attribute,
    /// `text` is the counter's name, `style` its style.
    counter,
    /// `separator` stands between.
    counters,
    /// `text` is the string's name; `keyword` is first, start, last or first-except.
    named_string,
    /// Of the element that `url` leads to; `text` and `style` as of a counter.
    target_counter,
    target_counters,
    /// `keyword` is content, before, after or first-letter.
    target_text,
    /// `text` is repeated up to the end of the line.
    leader,
    /// `keyword` is text, before, after, first-letter or marker.
    content,
    open_quote,
    close_quote,
    no_open_quote,
    no_close_quote,
    /// `text` is an address within the project.
    picture
  };
  Kind kind = Kind::string;
  std::string text{};
  std::string style{};
  std::string separator{};
  std::string keyword{};
  /// Of the target functions: an attribute that holds an address; empty: `url`.
  std::string address_attribute{};
  std::string url{};
  /// Of the declaration that says so.
  Span place{};

  bool operator==(const ContentItem&) const = default;
};
struct Content {
  enum class Kind : unsigned char { normal, none, items };
  Kind kind = Kind::normal;
  std::vector<ContentItem> items{};

  bool operator==(const Content&) const = default;
};
struct CounterChange {
  std::string name{};
  int value = 0;

  bool operator==(const CounterChange&) const = default;
};
struct StringSetting {
  std::string name{};
  std::vector<ContentItem> items{};

  bool operator==(const StringSetting&) const = default;
};
struct ListStyle {
  /// A counter style's name, or text in quotation marks (`is_text`); empty: none.
  std::string type = "disc";
  bool is_text = false;
  bool inside = false;
  /// Empty: none.
  std::string image{};

  bool operator==(const ListStyle&) const = default;
};

// --- Pages (CSS Page 3)

struct PageSize {
  double width = 0;
  double height = 0;

  bool operator==(const PageSize&) const = default;
};
struct PageMarks {
  bool crop = false;
  bool cross = false;

  bool operator==(const PageMarks&) const = default;
};

using CustomProperties = std::map<std::string, ComponentValues>;

struct Style {
  // Inherited.
  FontStyle font{};
  LineHeight line_height{};
  double letter_spacing = 0;
  double word_spacing = 0;
  TextIndent text_indent{};
  TextAlignment text_align = TextAlignment::start;
  LastLineAlignment text_align_last = LastLineAlignment::automatic;
  TextTransform text_transform{};
  Hyphens hyphens = Hyphens::manual;
  HyphenLimits hyphen_limits{};
  /// Hyphenated lines in a row; 0: no limit.
  unsigned hyphen_lines = 0;
  HangingPunctuation hanging_punctuation{};
  WhiteSpaceRule white_space = WhiteSpaceRule::normal;
  TextWrap text_wrap = TextWrap::wrap;
  bool breaks_anywhere = false;
  /// In spaces.
  double tab_size = 8;
  TextDirection direction = TextDirection::left_to_right;
  WritingMode writing_mode = WritingMode::horizontal;
  Color color{};
  TextEmphasis text_emphasis{};
  unsigned orphans = 2;
  unsigned widows = 2;
  ListStyle list_style{};
  bool collapses_borders = false;
  /// Between the borders of cells: across and down.
  double border_spacing_x = 0;
  double border_spacing_y = 0;
  CaptionSide caption_side = CaptionSide::top;
  /// Opening and closing marks by depth; empty: the language's.
  std::vector<std::pair<std::string, std::string>> quotes{};
  std::shared_ptr<const CustomProperties> custom{};

  // Not inherited.
  Display display = Display::in_line;
  Sides<Extent> margin{Measure(), Measure(), Measure(), Measure()};
  Sides<Measure> padding{};
  Sides<Border> border{};
  ColorValue background{.color = {.alpha = 0}};
  Extent width{};
  Extent height{};
  /// Whether they include padding and border.
  bool is_border_box = false;
  Measure min_width{};
  /// None: as much as there is.
  Extent max_width{};
  Extent max_height{};
  VerticalAlign vertical_align{};
  UnicodeBidi unicode_bidi = UnicodeBidi::normal;
  TextDecoration text_decoration{};
  /// Those of the element and of all that it stands in, outermost first.
  std::vector<DrawnDecoration> decorations{};
  Break break_before = Break::automatic;
  Break break_after = Break::automatic;
  Break break_inside = Break::automatic;
  Float float_ = Float::none;
  FloatReference float_reference = FloatReference::in_line;
  Clear clear = Clear::none;
  /// The name of its pages, as inherited by boxes (CSS Page 3, 7.1); empty: `auto`.
  std::string page{};
  Columns columns{};
  bool spans_columns = false;
  InitialLetter initial_letter{};
  Overflow text_overflow = Overflow::visible;
  Content content{};
  std::vector<CounterChange> counter_reset{};
  std::vector<CounterChange> counter_increment{};
  std::vector<CounterChange> counter_set{};
  std::vector<StringSetting> string_set{};
  /// 0: no bookmark; none: the rank of a heading.
  std::optional<unsigned> bookmark_level{};
  std::optional<std::vector<ContentItem>> bookmark_label{};

  // Of a page's context only.
  std::optional<PageSize> size{};
  double bleed = 0;
  PageMarks marks{};
  /// How far a border reaches from where it begins; none: all along (Prince has it of
  /// the area of footnotes).
  Extent border_clip{};

  bool operator==(const Style&) const = default;
  /// Points from baseline to baseline; `normal` is 1.2 times the size.
  double leading() const;
};

}  // namespace octavo::css
