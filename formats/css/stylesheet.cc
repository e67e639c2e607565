#include "formats/css/stylesheet.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "formats/css/media_report.h"
#include "formats/css/sheet_context.h"

namespace octavo::css {
namespace {

// Blocks, and so selectors in each other, are no deeper than `deepest_block`.
std::size_t parts_of(const SelectorList& selectors) {
  std::size_t count = 0;
  for (const ComplexSelector& selector : selectors) {
    for (const CompoundSelector& compound : selector.compounds) {
      count += std::max<std::size_t>(compound.simple.size(), 1);
      for (const SimpleSelector& simple : compound.simple) {
        count += parts_of(simple.selectors);
      }
    }
  }
  return count;
}

class SheetParser {
 public:
  explicit SheetParser(SheetContext& context) : context_(context) {}

  // A block may be as long as the sheet, so that none is copied.
  std::vector<SheetRule> rules(std::vector<Rule> parsed) {
    std::vector<SheetRule> made;
    for (Rule& rule : parsed) {
      if (++context_.rule_count > most_rules) {
        report_many(rule);
        break;
      }
      if (auto kind = rule_of(rule)) {
        made.push_back({std::move(*kind)});
      }
    }
    return made;
  }

 private:
  using Kind = std::optional<SheetRule::Kind>;

  Kind rule_of(Rule& rule) {
    if (rule.at_name.empty()) {
      return style_rule(rule);
    }
    const bool is_import = rule.at_name == "import";
    imports_ =
        imports_ && (is_import || rule.at_name == "charset" || rule.at_name == "layer");
    if (is_import) {
      return import_rule(rule);
    }
    if (rule.at_name == "media" || rule.at_name == "supports") {
      return conditional_rule(rule);
    }
    if (rule.at_name == "page") {
      return wrap(parse_page_rule(rule, context_));
    }
    if (rule.at_name == "font-face") {
      return wrap(parse_font_face(rule, context_));
    }
    if (rule.at_name == "counter-style") {
      return wrap(parse_counter_style(rule, context_));
    }
    return other_rule(rule);
  }

  template <class Made>
  static Kind wrap(std::optional<Made> made) {
    return made ? Kind(std::move(*made)) : std::nullopt;
  }

  Kind style_rule(Rule& rule) {
    imports_ = false;
    SelectorError error;
    auto selectors = parse_selectors(rule.prelude, error);
    if (!selectors) {
      report(error, "the whole rule is left out");
      return std::nullopt;
    }
    for (SelectorError& forgiven : error.forgiven) {
      report(forgiven, "it is left out of its list, and finds nothing");
    }
    if (are_too_long(*selectors, rule)) {
      return std::nullopt;
    }
    return StyleRule{.selectors = std::move(*selectors),
                     .declarations = parse_style_block(
                         std::move(rule.block).value_or(ComponentValues{}), context_),
                     .span = context_.span(rule.begin, rule.end)};
  }

  void report(SelectorError& error, std::string consequence) {
    const std::string_view code =
        error.is_unsupported ? "css-unsupported" : "css-invalid";
    context_.diagnostics.warn(code, context_.span(error.begin, error.end),
                              std::move(error.message),
                              {{.message = std::move(consequence)}});
  }

  bool are_too_long(const SelectorList& selectors, const Rule& rule) {
    const Hint hint{.message = "the whole rule is left out"};
    for (const ComplexSelector& selector : selectors) {
      if (selector.compounds.size() > longest_selector) {
        context_.invalid(
            selector.begin, selector.end,
            "the selector has over " + std::to_string(longest_selector) + " parts",
            {hint});
        return true;
      }
    }
    const std::size_t count = context_.part_count + parts_of(selectors);
    if (count > most_selector_parts) {
      context_.invalid(rule.begin, rule.begin,
                       "the selectors of the stylesheet have over " +
                           std::to_string(most_selector_parts) + " parts together",
                       {hint});
      return true;
    }
    context_.part_count = count;
    return false;
  }

  // An import may stand only before all rules but `@charset` and `@layer`
  // (CSS Cascade 4, 2).
  Kind import_rule(const Rule& rule) {
    ValueReader reader(rule.prelude);
    auto url = reader.url();
    if (!url) {
      url = reader.string();
    }
    if (!url || !imports_ || rule.block) {
      context_.invalid(rule.begin, rule.end,
                       url && !imports_ ? "an '@import' stands behind other rules"
                                        : "an '@import' names no file");
      return std::nullopt;
    }
    if (reader.word("layer") || reader.function("layer") != nullptr ||
        reader.function("supports") != nullptr) {
      context_.diagnostics.warn("css-unsupported", context_.span(rule.begin, rule.end),
                                "octavo has no layers and no 'supports()' in '@import'",
                                {{.message = "what it would import is left out"}});
      return std::nullopt;
    }
    ComponentValues rest;
    while (!reader.at_end()) {
      rest.push_back(reader.take());
      rest.push_back({.token = {.kind = TokenKind::whitespace}, .content = {}});
    }
    return ImportRule{.url = std::move(*url),
                      .media = read_media(rest),
                      .conditions = trimmed(rest),
                      .span = context_.span(rule.begin, rule.end)};
  }

  bool ask_support(const ComponentValues& condition, const Rule& rule) {
    const SupportAnswer answer = answer_support(condition);
    if (!answer.is_readable) {
      context_.invalid(condition.empty() ? rule.begin : condition.front().token.begin,
                       condition.empty() ? rule.end : condition.back().token.end,
                       "this '@supports' asks for nothing that CSS has",
                       {{.message = "it wants `(property: value)`"}});
    }
    return answer.holds;
  }

  MediaQueries read_media(const ComponentValues& values) {
    MediaQueries queries = parse_media(values);
    for (MediaFault& fault : faults_of(queries)) {
      std::vector<Hint> hints;
      if (!fault.hint.empty()) {
        hints.push_back({.message = std::move(fault.hint)});
      }
      context_.invalid(fault.begin, fault.end, std::move(fault.message),
                       std::move(hints));
    }
    return queries;
  }

  Kind conditional_rule(const Rule& rule) {
    imports_ = false;
    if (!rule.block) {
      context_.invalid(rule.begin, rule.end, "'@" + rule.at_name + "' has no block");
      return std::nullopt;
    }
    ConditionalRule made{.prelude = trimmed(rule.prelude),
                         .rules = {},
                         .span = context_.span(rule.begin, rule.end)};
    if (rule.at_name == "media") {
      made.media = read_media(rule.prelude);
    } else {
      made.is_supported = ask_support(made.prelude, rule);
    }
    std::vector<SyntaxError> errors;
    made.rules = rules(parse_rules(*rule.block, errors));
    context_.report(errors);
    return made;
  }

  Kind other_rule(const Rule& rule) {
    constexpr std::array<std::string_view, 9> for_reading_systems = {
        "keyframes",           "-webkit-keyframes", "font-feature-values",
        "font-palette-values", "property",          "view-transition",
        "starting-style",      "position-try",      "color-profile"};
    if (rule.at_name == "charset") {
      return std::nullopt;
    }
    bool in_reflow = false;
    for (const std::string_view name : for_reading_systems) {
      in_reflow = in_reflow || rule.at_name == name;
    }
    const bool is_known = in_reflow || rule.at_name == "layer" ||
                          rule.at_name == "container" || rule.at_name == "scope" ||
                          rule.at_name == "namespace";
    if (!is_known) {
      context_.invalid(rule.begin, rule.end,
                       "'@" + rule.at_name + "' is no rule of CSS that octavo knows");
      return std::nullopt;
    }
    OtherRule made{.rule = rule,
                   .in_reflow = in_reflow,
                   .span = context_.span(rule.begin, rule.end)};
    if (made.rule.block) {
      context_.resolve_addresses(*made.rule.block);
    }
    return made;
  }

  void report_many(const Rule& rule) {
    if (context_.rule_count == most_rules + 1) {
      context_.diagnostics.warn(
          "css-invalid", context_.span(rule.begin, rule.begin),
          "the stylesheet has over " + std::to_string(most_rules) + " rules",
          {{.message = "those from here on are left out"}});
    }
  }

  SheetContext& context_;
  bool imports_ = true;
};

}  // namespace

Stylesheet parse_sheet(std::string_view text,
                       FileId file,
                       Origin origin,
                       Diagnostics& diagnostics,
                       const ResolveAddress& resolve) {
  SheetContext context{.text = text,
                       .file = file,
                       .origin = origin,
                       .diagnostics = diagnostics,
                       .resolve = resolve};
  std::vector<SyntaxError> errors;
  std::vector<Rule> parsed = parse_stylesheet(text, errors);
  context.report(errors);
  Stylesheet sheet{.origin = origin};
  sheet.rules = SheetParser(context).rules(std::move(parsed));
  return sheet;
}

}  // namespace octavo::css
