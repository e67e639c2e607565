#include "formats/css/print_declarations.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/css/targets.h"
#include "formats/css/urls.h"
#include "formats/css/value_reader.h"

namespace octavo::css {
namespace {

struct OlderName {
  std::string_view name{};
  std::string_view older{};
};

// What engines know some properties by that do not know their names: those that EPUB 3.0
// prefixed (EPUB 3.3, appendix E), and WebKit's, which Kindle, Kobo and Apple Books have
// used for long.
constexpr auto older_names = std::to_array<OlderName>({
    {"box-decoration-break", "-webkit-box-decoration-break"},
    {"break-after", "page-break-after"},
    {"break-before", "page-break-before"},
    {"break-inside", "page-break-inside"},
    {"font-feature-settings", "-webkit-font-feature-settings"},
    {"font-kerning", "-webkit-font-kerning"},
    {"font-variant-ligatures", "-webkit-font-variant-ligatures"},
    {"hyphenate-limit-lines", "-webkit-hyphenate-limit-lines"},
    {"hyphens", "-epub-hyphens"},
    {"hyphens", "-webkit-hyphens"},
    {"initial-letter", "-webkit-initial-letter"},
    {"line-break", "-epub-line-break"},
    {"line-break", "-webkit-line-break"},
    {"margin-inline-end", "-webkit-margin-end"},
    {"margin-inline-start", "-webkit-margin-start"},
    {"overflow-wrap", "word-wrap"},
    {"padding-inline-end", "-webkit-padding-end"},
    {"padding-inline-start", "-webkit-padding-start"},
    {"tab-size", "-moz-tab-size"},
    {"text-align-last", "-epub-text-align-last"},
    {"text-emphasis", "-epub-text-emphasis"},
    {"text-emphasis", "-webkit-text-emphasis"},
    {"text-emphasis-color", "-epub-text-emphasis-color"},
    {"text-emphasis-color", "-webkit-text-emphasis-color"},
    {"text-emphasis-position", "-epub-text-emphasis-position"},
    {"text-emphasis-position", "-webkit-text-emphasis-position"},
    {"text-emphasis-style", "-epub-text-emphasis-style"},
    {"text-emphasis-style", "-webkit-text-emphasis-style"},
    {"text-orientation", "-epub-text-orientation"},
    {"text-orientation", "-webkit-text-orientation"},
    {"word-break", "-epub-word-break"},
    {"writing-mode", "-epub-writing-mode"},
    {"writing-mode", "-webkit-writing-mode"},
});

// Words of one property that older engines do not have, and what they have.
struct OlderWord {
  std::string_view property{};
  std::string_view word{};
  std::string_view older{};
};
constexpr auto older_words = std::to_array<OlderWord>({
    // CSS Fragmentation 3, 3.4; a column is none of CSS 2.
    {"page-break-after", "always", "always"},
    {"page-break-after", "page", "always"},
    {"page-break-after", "recto", "always"},
    {"page-break-after", "verso", "always"},
    {"page-break-after", "avoid-page", "avoid"},
    {"page-break-after", "column", ""},
    {"page-break-before", "page", "always"},
    {"page-break-before", "recto", "always"},
    {"page-break-before", "verso", "always"},
    {"page-break-before", "avoid-page", "avoid"},
    {"page-break-before", "column", ""},
    {"page-break-inside", "avoid-page", "avoid"},
    {"page-break-inside", "avoid-column", ""},
    // On a screen no leaf has a front, and a page left empty before it is a nuisance.
    {"break-after", "always", "page"},
    {"break-after", "recto", "page"},
    {"break-after", "verso", "page"},
    {"break-before", "always", "page"},
    {"break-before", "recto", "page"},
    {"break-before", "verso", "page"},
    {"word-wrap", "anywhere", "break-word"},
});

std::string_view older_word(std::string_view property, std::string_view word) {
  const auto* const found = std::ranges::find_if(older_words, [&](const OlderWord& each) {
    return each.property == property && each.word == word;
  });
  return found == older_words.end() ? word : found->older;
}

// The word that is the whole of a value, in lower case; else empty.
std::string only_word(const ComponentValues& value) {
  ValueReader reader(value);
  const auto word = reader.ident();
  return word && reader.at_end() ? ascii_lower(*word) : "";
}

// `margin-inline-start` and the like; empty: the side has another name.
std::string physical_name(std::string_view name,
                          std::string_view logical,
                          std::string_view side) {
  const std::size_t at = name.find(logical);
  if (at == std::string_view::npos) {
    return {};
  }
  return std::string(name.substr(0, at)) + std::string(side) +
         std::string(name.substr(at + logical.size()));
}

// One value, or two parted by white space: that of the start and that of the end.
std::pair<std::string, std::string> start_and_end(const ComponentValues& value) {
  ValueReader reader(value);
  std::vector<std::string> parts;
  while (!reader.at_end()) {
    parts.push_back(to_css(ComponentValues{reader.take()}));
  }
  return {parts.front(), parts.back()};
}

class DeclarationPrinter {
 public:
  explicit DeclarationPrinter(const PrintContext& context) : context_(context) {}

  void add(const StyleDeclaration& declaration) {
    important_ = declaration.important;
    auto value = reflowable_value(declaration.value, context_);
    if (!value) {
      return;
    }
    if (declaration.property == nullptr) {
      if (!context_.constants.holds(declaration.name)) {
        print(declaration.name, to_css(*value));
      }
      return;
    }
    const PropertyInfo& property = *declaration.property;
    // In a reading system `revert` is its own stylesheet, not octavo's.
    if (is_revert(*value) || (!has_variable(*value) && !put_target_texts(*value))) {
      return;
    }
    bool in_reflow = declaration.assignments.in_reflow;
    if (declaration.has_variables && !has_variable(*value)) {
      Assignments assignments;
      // CSS Variables 1, 3.1: what turns out to be invalid is unset.
      if (!assign_declaration(property, *value, assignments)) {
        value = parse_component_values("unset");
      }
      in_reflow = assignments.in_reflow;
    }
    const bool is_shown =
        property.support == Support::both || property.support == Support::reflowable;
    if (in_reflow && is_shown) {
      add_by_names(declaration, *value);
    }
  }

  // What is said again further on need not be said here.
  std::string take(const std::string& indent) const {
    std::set<std::string_view> seen;
    std::vector<std::string_view> kept;
    for (std::size_t i = lines_.size(); i > 0; --i) {
      if (seen.insert(lines_[i - 1]).second) {
        kept.push_back(lines_[i - 1]);
      }
    }
    std::string text;
    for (std::size_t i = kept.size(); i > 0; --i) {
      text.append(indent).append(kept[i - 1]).append(";\n");
    }
    return text;
  }

 private:
  void print(std::string_view name, std::string_view value) {
    std::string line(name);
    line.append(value.empty() ? ":" : ": ").append(value);
    lines_.push_back(line + (important_ ? " !important" : ""));
  }

  // False: the book has no words for one.
  bool put_target_texts(ComponentValues& value) const {
    return replace_target_texts(value, [&](const ContentItem& item) {
      std::optional<ComponentValue> made;
      const Marks* marks = context_.options.marks;
      if (marks == nullptr) {
        return made;
      }
      const auto found = marks->target_texts.find(key_of_target_text(item));
      if (found != marks->target_texts.end()) {
        made = found->second;
      }
      return made;
    });
  }

  void add_by_names(const StyleDeclaration& declaration, const ComponentValues& value) {
    const std::string_view written = declaration.name;
    const std::string_view name = declaration.property->name;
    // A property of one engine alone has no other name.
    const bool is_alias = find_property(written) == declaration.property;
    if (!is_alias || written == "all") {
      print(written, to_css(value));
      return;
    }
    // `inline-size` and the like mean another side where lines are vertical.
    const bool is_older_name = written.starts_with('-') ||
                               written.starts_with("page-break-") ||
                               written == "word-wrap";
    const std::string_view current = is_older_name ? name : written;
    if (!add_physical(current, value)) {
      if (written.starts_with('-')) {
        print(written, to_css(value));
      }
      add_older_names(current, value);
      add_sides_of_lines(current, value);
      add_word(current, value);
    }
  }

  // Engines from before 2019 do not know the sides by the direction of text, and the
  // physical side in front of them would stay where text runs the other way: in one that
  // knows both, `margin-left: 1em; margin-inline-start: 1em` leaves 1em at the left of
  // Arabic. Nearly every book runs one way only: there the physical side alone is right
  // in every engine. In a book that runs both ways it is the logical one, also under the
  // name that WebKit and Blink have had for it from the beginning; an engine that has
  // neither shows no indent, and no wrong one.
  bool add_physical(std::string_view name, const ComponentValues& value) {
    if (context_.has_vertical_text || has_variable(value)) {
      return false;
    }
    const bool is_left_to_right =
        context_.options.direction == BookDirection::left_to_right;
    const std::string_view start = is_left_to_right ? "left" : "right";
    const std::string_view end = is_left_to_right ? "right" : "left";
    if (add_sides(name, value, "block", {"top", "bottom"})) {
      return true;
    }
    return context_.options.direction != BookDirection::both &&
           add_sides(name, value, "inline", {start, end});
  }

  bool add_sides(std::string_view name,
                 const ComponentValues& value,
                 std::string_view axis,
                 std::pair<std::string_view, std::string_view> sides) {
    const bool is_box = name.starts_with("margin-") || name.starts_with("padding-") ||
                        name.starts_with("border-");
    const std::string logical(axis);
    if (!is_box || name.find("-" + logical) == std::string_view::npos) {
      return false;
    }
    const std::string at_start = physical_name(name, logical + "-start", sides.first);
    const std::string at_end = physical_name(name, logical + "-end", sides.second);
    if (!at_start.empty() || !at_end.empty()) {
      print(at_start + at_end, to_css(value));
      return true;
    }
    auto values = start_and_end(value);
    if (name.starts_with("border-")) {
      values = {to_css(value), to_css(value)};
    }
    print(physical_name(name, logical, sides.first), values.first);
    print(physical_name(name, logical, sides.second), values.second);
    return true;
  }

  void add_older_names(std::string_view name, const ComponentValues& value) {
    const std::string word = only_word(value);
    for (const OlderName& each : older_names) {
      if (each.name != name) {
        continue;
      }
      const bool is_known = !word.empty() && !older_word(each.older, word).empty();
      if (is_known && older_word(each.older, word) != word) {
        print(each.older, older_word(each.older, word));
      } else if (word.empty() || is_known) {
        print(each.older, to_css(value));
      }
    }
  }

  // The same property twice: who knows the second value takes it.
  void add_sides_of_lines(std::string_view name, const ComponentValues& value) {
    const std::string word = only_word(value);
    const bool is_start = word == "start" || word == "inline-start";
    const bool is_end = word == "end" || word == "inline-end";
    const bool has_side = name == "text-align" || name == "text-align-last" ||
                          name == "float" || name == "clear";
    if (has_side && (is_start || is_end)) {
      const bool is_reversed = context_.options.direction == BookDirection::right_to_left;
      print(name, is_start != is_reversed ? "left" : "right");
    }
  }

  void add_word(std::string_view name, const ComponentValues& value) {
    const std::string word = only_word(value);
    const std::string_view shown = older_word(name, word);
    print(name, shown == word ? to_css(value) : std::string(shown));
  }

  const PrintContext& context_;
  bool important_ = false;
  std::vector<std::string> lines_{};
};

}  // namespace

std::optional<ComponentValues> reflowable_value(const ComponentValues& values,
                                                const PrintContext& context) {
  ComponentValues made = context.constants.written_out(values);
  const auto replace = [&](std::string& address) {
    const auto name = context.options.picture_name ? context.options.picture_name(address)
                                                   : std::nullopt;
    address = name.value_or("");
    return name.has_value();
  };
  return for_each_address(made, replace) ? std::optional(std::move(made)) : std::nullopt;
}

std::string print_declarations(const StyleDeclarations& declarations,
                               const PrintContext& context,
                               const std::string& indent) {
  DeclarationPrinter printer(context);
  for (const StyleDeclaration& declaration : declarations) {
    printer.add(declaration);
  }
  return printer.take(indent);
}

}  // namespace octavo::css
