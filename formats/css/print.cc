#include "formats/css/print.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "compiler/overload.h"
#include "formats/css/named_families.h"
#include "formats/css/print_declarations.h"
#include "formats/css/print_selectors.h"

namespace octavo::css {
namespace {

bool has_vertical_rule(const std::vector<SheetRule>& rules) {
  return std::ranges::any_of(rules, [](const SheetRule& each) {
    if (const auto* condition = std::get_if<ConditionalRule>(&each.kind)) {
      return has_vertical_rule(condition->rules);
    }
    const auto* rule = std::get_if<StyleRule>(&each.kind);
    return rule != nullptr &&
           std::ranges::any_of(rule->declarations, [](const StyleDeclaration& each_of) {
             return each_of.property != nullptr &&
                    each_of.property->name == "writing-mode";
           });
  });
}

class SheetPrinter {
 public:
  SheetPrinter(const PrintContext& context, Origin origin, std::size_t weight)
      : context_(context), origin_(origin), weight_(weight) {}

  void add(const std::vector<SheetRule>& rules) {
    for (const SheetRule& each : rules) {
      std::visit(Overload{[&](const StyleRule& rule) { add_style(rule); },
                          [&](const FontFaceRule& rule) { add_face(rule); },
                          [&](const CounterStyleRule& rule) { add_counter_style(rule); },
                          [&](const ConditionalRule& rule) { add_conditional(rule); },
                          [&](const OtherRule& rule) { add_other(rule); },
                          [](const PageRule&) {}, [](const ImportRule&) {}},
                 each.kind);
    }
  }

  /// Rules of which all count on one medium only.
  void add_within(std::string_view name,
                  const ComponentValues& condition,
                  const std::vector<SheetRule>& rules) {
    std::string outside = std::exchange(text_, {});
    indent_ += "  ";
    add(rules);
    indent_.resize(indent_.size() - 2);
    const std::string inside = std::exchange(text_, std::move(outside));
    if (!inside.empty()) {
      text_.append(indent_).append(name).append(" ").append(to_css(condition));
      text_.append(" {\n").append(inside).append(indent_).append("}\n");
    }
  }

  std::string take() { return std::move(text_); }

 private:
  void add_block(const std::string& head, const std::string& declarations) {
    if (!declarations.empty()) {
      text_.append(indent_).append(head).append(" {\n").append(declarations);
      text_.append(indent_).append("}\n");
    }
  }

  void add_style(const StyleRule& rule) {
    const std::string declarations =
        print_declarations(rule.declarations, context_, indent_ + "  ");
    const PrintedSelectors selectors =
        print_selectors(rule.selectors, weight_, context_.options);
    for (const auto* list : {&selectors.old, &selectors.newer}) {
      std::string head;
      for (const std::string& selector : *list) {
        head.append(head.empty() ? "" : ",\n" + indent_).append(selector);
      }
      if (!head.empty()) {
        add_block(head, declarations);
      }
    }
  }

  static std::string descriptor(std::string_view name, std::string_view value) {
    return std::string(name) + ": " + std::string(value) + ";\n";
  }

  // A face that comes from no file of the book and from none of the reader's is none,
  // and one that nothing asks for is not missed.
  void add_face(const FontFaceRule& rule) {
    if (!context_.families.contains(ascii_lower(rule.family))) {
      return;
    }
    std::string sources;
    for (const FontSource& source : rule.sources) {
      std::string text = source_text(source);
      sources.append(sources.empty() || text.empty() ? "" : ", ").append(text);
    }
    if (sources.empty()) {
      return;
    }
    std::string lines;
    for (const Declaration& declaration : rule.declarations) {
      if (declaration.name != "src") {
        const bool is_range = declaration.name == "unicode-range";
        lines += indent_ + "  " +
                 descriptor(declaration.name, is_range ? ranges_text(rule.ranges)
                                                       : to_css(declaration.value));
      }
    }
    add_block("@font-face", lines + indent_ + "  " + descriptor("src", sources));
  }

  static std::string hexadecimal(char32_t character) {
    std::array<char, 8> digits{};
    const auto end = std::to_chars(digits.begin(), digits.end(),
                                   static_cast<std::uint32_t>(character), 16);
    return {digits.data(), end.ptr};
  }

  static std::string ranges_text(const std::vector<CharacterSpan>& ranges) {
    std::string text;
    for (const CharacterSpan& range : ranges) {
      text += (text.empty() ? "U+" : ", U+") + hexadecimal(range.first);
      text += range.last == range.first ? "" : "-" + hexadecimal(range.last);
    }
    return text;
  }

  std::string source_text(const FontSource& source) const {
    const auto& font_name = context_.options.font_name;
    const auto name = font_name ? font_name(source) : std::nullopt;
    if (!name) {
      return source.is_local ? "local(" + css_string(source.name) + ")" : "";
    }
    return "url(" + css_string(*name) + ") format(" +
           (name->ends_with(".otf") ? "\"opentype\")" : "\"truetype\")");
  }

  void add_counter_style(const CounterStyleRule& rule) {
    std::string lines;
    for (const Declaration& declaration : rule.declarations) {
      if (const auto value = reflowable_value(declaration.value, context_)) {
        lines += indent_ + "  " + descriptor(declaration.name, to_css(*value));
      }
    }
    add_block("@counter-style " + css_identifier(rule.written_name), lines);
  }

  // What octavo says of screens it says of every reading system, also of one that has
  // ink, or no media queries.
  bool is_octavos_screen(const MediaQueries& media) const {
    return origin_ != Origin::author && media.list.size() == 1 &&
           media.list.front().type == "screen" && !media.list.front().is_negated &&
           !media.list.front().condition;
  }

  void add_conditional(const ConditionalRule& rule) {
    if (rule.is_supported) {
      add_within("@supports", rule.prelude, rule.rules);
    } else if (rule.media.list.empty() || is_octavos_screen(rule.media)) {
      add(rule.rules);
    } else if (!rule.media.are_for_print()) {
      add_within("@media", rule.prelude, rule.rules);
    }
  }

  void add_other(const OtherRule& other) {
    if (!other.in_reflow || !other.rule.block) {
      return;
    }
    const auto block = reflowable_value(*other.rule.block, context_);
    if (block) {
      text_.append(indent_).append("@").append(other.rule.at_name).append(" ");
      text_.append(to_css(trimmed(other.rule.prelude))).append(" {\n");
      text_.append(indent_).append("  ").append(to_css(trimmed(*block))).append("\n");
      text_.append(indent_).append("}\n");
    }
  }

  const PrintContext& context_;
  Origin origin_;
  /// How often the id of the root stands in front of selectors.
  std::size_t weight_;
  std::string indent_{};
  std::string text_{};
};

// A section that goes on in a file begins and ends elsewhere: what it has only there is
// not shown again, as where a box is sliced into pages (CSS Fragmentation 3, 5.4). The
// ids weigh more than those of any selector of a sane author's.
std::string rules_of_outer_sections(const PrintOptions& options) {
  constexpr auto own = std::to_array<std::string_view>(
      {"margin-top: 0", "margin-bottom: 0", "padding-top: 0", "padding-bottom: 0",
       "border-top-width: 0", "border-bottom-width: 0", "page-break-before: auto",
       "break-before: auto", "page-break-after: auto", "break-after: auto"});
  const std::string id = "#" + css_identifier(options.root_id);
  const std::string section =
      id + id + id + " [" + options.marks->attribute_of_outer() + "]";
  std::string text = section + " {\n";
  for (const std::string_view each : own) {
    text.append("  ").append(each).append(" !important;\n");
  }
  return text + "}\n" + section + "::before,\n" + section +
         "::after {\n  content: none !important;\n}\n";
}

/// How often each origin's selectors have the id of the root, so that each goes before
/// the ones below it, in the order of `Origin`.
std::array<std::size_t, 3> root_weights(std::span<const Stylesheet* const> sheets) {
  const bool has_theme = std::ranges::any_of(
      sheets, [](const Stylesheet* sheet) { return sheet->origin == Origin::theme; });
  return {0, 1, has_theme ? 2U : 1U};
}

}  // namespace

std::string print_sheets(std::span<const Stylesheet* const> sheets,
                         const PrintOptions& options) {
  const RootConstants constants(sheets);
  PrintContext context{
      .options = options, .constants = constants, .families = named_families(sheets)};
  for (const Stylesheet* sheet : sheets) {
    context.has_vertical_text =
        context.has_vertical_text || has_vertical_rule(sheet->rules);
  }
  const std::array<std::size_t, 3> weights = root_weights(sheets);
  std::string text;
  for (const Stylesheet* sheet : sheets) {
    SheetPrinter printer(context, sheet->origin,
                         weights[static_cast<std::size_t>(sheet->origin)]);
    if (sheet->media.list.empty()) {
      printer.add(sheet->rules);
    } else if (!sheet->media.are_for_print()) {
      printer.add_within("@media", sheet->media.written, sheet->rules);
    }
    text += printer.take();
  }
  if (options.marks != nullptr && options.marks->has_outer_sections) {
    text += rules_of_outer_sections(options);
  }
  return text;
}

}  // namespace octavo::css
