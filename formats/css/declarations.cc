#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "formats/css/foreign.h"
#include "formats/css/sheet_context.h"
#include "formats/css/urls.h"

namespace octavo::css {
namespace {

/// What every property takes (CSS Cascade 4, 7.3).
enum class WideKeyword : unsigned char { none, inherit, initial, unset, revert };

WideKeyword wide_keyword(const ComponentValues& value) {
  constexpr std::array<std::pair<std::string_view, WideKeyword>, 5> words = {
      {{"inherit", WideKeyword::inherit},
       {"initial", WideKeyword::initial},
       {"unset", WideKeyword::unset},
       {"revert", WideKeyword::revert},
       {"revert-layer", WideKeyword::revert}}};
  ValueReader reader(value);
  const auto word = reader.word_of(words);
  return word && reader.at_end() ? *word : WideKeyword::none;
}

const Style& initial_style() {
  static const Style style;
  return style;
}

Assignment wide_assignment(const PropertyInfo& property, WideKeyword keyword) {
  auto* const copy = property.copy;
  const bool inherits = keyword == WideKeyword::inherit ||
                        (keyword == WideKeyword::unset && property.inherited);
  if (keyword == WideKeyword::revert) {
    return {property.phase,
            [copy](Style& style, const ComputeContext& at) { copy(style, at.house); }};
  }
  if (inherits) {
    return {property.phase,
            [copy](Style& style, const ComputeContext& at) { copy(style, at.parent); }};
  }
  return {property.phase,
          [copy](Style& style, const ComputeContext&) { copy(style, initial_style()); }};
}

template <class Visit>
void for_each_longhand(const PropertyInfo& property, Visit&& visit) {
  if (property.longhands.empty()) {
    visit(property);
    return;
  }
  std::string_view names = property.longhands;
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(' '), names.size());
    visit(*find_property(names.substr(0, end)));
    names.remove_prefix(std::min(end + 1, names.size()));
  }
}

void assign_wide(const PropertyInfo& property,
                 WideKeyword keyword,
                 Assignments& assignments) {
  for_each_longhand(property, [&](const PropertyInfo& each) {
    if (each.copy != nullptr) {
      assignments.list.push_back(wide_assignment(each, keyword));
    }
  });
}

// CSS Cascade 4, 3.2: `all` is every property but those of direction.
bool parse_all(const ComponentValues& value, Assignments& assignments) {
  const WideKeyword keyword = wide_keyword(value);
  if (keyword == WideKeyword::none) {
    return false;
  }
  for (const PropertyInfo& each : properties()) {
    if (each.copy != nullptr && each.name != "direction" && each.name != "unicode-bidi") {
      assignments.list.push_back(wide_assignment(each, keyword));
    }
  }
  return true;
}

bool has_variables(const ComponentValues& values) {
  return std::ranges::any_of(values, [](const ComponentValue& value) {
    const bool is_variable =
        value.token.kind == TokenKind::function && is_word(value.token.text, "var");
    return is_variable || has_variables(value.content);
  });
}

bool mentions_revert(const ComponentValues& values) {
  return std::ranges::any_of(values, [](const ComponentValue& value) {
    const bool is_word_revert = value.token.kind == TokenKind::ident &&
                                (is_word(value.token.text, "revert") ||
                                 is_word(value.token.text, "revert-layer"));
    return is_word_revert || mentions_revert(value.content);
  });
}

bool is_custom(std::string_view name) {
  return name.starts_with("--") && name.size() > 2;
}

std::size_t longest_value_of(std::string_view name) {
  return is_custom(name) ? longest_custom_value : longest_value;
}

/// Takes as many of what is left; false: there are not so many.
bool take_values(const ComponentValues& values, std::size_t& left) {
  if (values.size() > left) {
    return false;
  }
  left -= values.size();
  return std::ranges::all_of(values, [&](const ComponentValue& value) {
    return take_values(value.content, left);
  });
}

// Names of one engine's own. Reading systems pass over what is not theirs.
bool is_of_vendor(std::string_view name) {
  constexpr std::array<std::string_view, 8> prefixes = {
      "-epub-", "-webkit-", "-moz-", "-ms-", "-o-", "-kindle-", "-ibooks-", "adobe-"};
  return std::ranges::any_of(
      prefixes, [&](std::string_view prefix) { return name.starts_with(prefix); });
}

const PropertyInfo& all_property() {
  static constexpr PropertyInfo all{.name = "all"};
  return all;
}

// What octavo has no name for, and hands to reading systems as it is.
const PropertyInfo& vendor_property() {
  static constexpr PropertyInfo vendor{.name = "-vendor-",
                                       .support = Support::reflowable};
  return vendor;
}

const PropertyInfo* property_of(std::string_view name) {
  if (name == "all") {
    return &all_property();
  }
  const PropertyInfo* found = find_property(name);
  return found == nullptr && is_of_vendor(name) ? &vendor_property() : found;
}

void report_value(const Declaration& declaration, const SheetContext& context) {
  const std::string foreign = foreign_part(declaration.name, declaration.value);
  if (!foreign.empty()) {
    context.unsupported(declaration.begin, declaration.end,
                        "octavo has no " + foreign + " for '" + declaration.name + "'");
    return;
  }
  context.invalid(declaration.begin, declaration.end,
                  "'" + declaration.name + "' takes no such value as '" +
                      to_css(declaration.value) + "'");
}

}  // namespace

void SheetContext::invalid(std::uint32_t begin,
                           std::uint32_t end,
                           std::string message,
                           std::vector<Hint> hints) const {
  diagnostics.warn("css-invalid", span(begin, end), std::move(message), std::move(hints));
}

void SheetContext::unsupported(std::uint32_t begin,
                               std::uint32_t end,
                               std::string message) const {
  diagnostics.warn("css-unsupported", span(begin, end), std::move(message),
                   {{.message = "it is in neither book"}});
}

bool SheetContext::leaves_out(const Declaration& declaration) const {
  const bool is_left_out = is_too_long(declaration.name, declaration.value);
  if (is_left_out) {
    invalid(declaration.begin, declaration.end,
            "the value of '" + declaration.name + "' has over " +
                std::to_string(longest_value_of(declaration.name)) + " parts",
            {{.message = "words, numbers, marks and the spaces between them count; the "
                         "declaration is left out"}});
  }
  return is_left_out;
}

bool SheetContext::resolve_addresses(ComponentValues& values) const {
  bool has_some = false;
  if (resolve) {
    for_each_address(values, [&](std::string& address) {
      has_some = has_some || !is_fragment(address);
      address = is_fragment(address) ? address : resolve(address);
      return true;
    });
  }
  return has_some;
}

void SheetContext::report(const std::vector<SyntaxError>& errors) const {
  for (const SyntaxError& error : errors) {
    invalid(error.begin, error.end, error.message);
  }
}

bool is_too_long(std::string_view name, const ComponentValues& value) {
  std::size_t left = longest_value_of(name);
  return !take_values(value, left);
}

bool assign_declaration(const PropertyInfo& property,
                        const ComponentValues& value,
                        Assignments& assignments) {
  if (&property == &all_property()) {
    return parse_all(value, assignments);
  }
  if (&property == &vendor_property()) {
    return true;
  }
  const WideKeyword keyword = wide_keyword(value);
  if (keyword != WideKeyword::none) {
    assign_wide(property, keyword, assignments);
    return true;
  }
  ValueReader reader(value);
  return property.parse(reader, assignments) && reader.at_end();
}

bool is_revert(const ComponentValues& value) {
  return wide_keyword(value) == WideKeyword::revert;
}

std::optional<StyleDeclaration> parse_style_declaration(const Declaration& declaration,
                                                        const SheetContext& context) {
  if (context.leaves_out(declaration)) {
    return std::nullopt;
  }
  StyleDeclaration made{.name = declaration.name,
                        .value = declaration.value,
                        .important = declaration.important,
                        .span = context.span(declaration.begin, declaration.end)};
  if (context.resolve_addresses(made.value)) {
    made.written = to_css(declaration.value);
  }
  if (is_custom(declaration.name)) {
    return made;
  }
  made.property = property_of(declaration.name);
  if (made.property == nullptr && is_foreign_property(declaration.name)) {
    context.unsupported(declaration.begin, declaration.end,
                        "octavo has no '" + declaration.name + "'");
    return std::nullopt;
  }
  if (made.property == nullptr) {
    context.invalid(declaration.begin, declaration.end,
                    "'" + declaration.name + "' is no property of CSS that octavo knows",
                    {{.message = "docs/css.md lists those that it knows"}});
    return std::nullopt;
  }
  made.has_variables = has_variables(declaration.value);
  made.reverts = made.has_variables ? mentions_revert(declaration.value)
                                    : is_revert(declaration.value);
  if (!made.has_variables &&
      !assign_declaration(*made.property, made.value, made.assignments)) {
    report_value(declaration, context);
    return std::nullopt;
  }
  return made;
}

StyleDeclarations parse_style_block(ComponentValues block, const SheetContext& context) {
  StyleDeclarations declarations;
  std::vector<SyntaxError> errors;
  for (const DeclarationOrRule& each : parse_declarations(std::move(block), errors)) {
    if (const auto* rule = std::get_if<Rule>(&each)) {
      if (may_be_nested(rule->at_name)) {
        context.unsupported(rule->begin, rule->end,
                            "octavo has no '@" + rule->at_name + "' within a rule");
      } else {
        context.invalid(rule->begin, rule->end,
                        "'@" + rule->at_name + "' cannot stand in a rule");
      }
      continue;
    }
    if (auto made = parse_style_declaration(std::get<Declaration>(each), context)) {
      declarations.push_back(std::move(*made));
    }
  }
  for (const SyntaxError& error : errors) {
    if (error.is_nested_rule) {
      context.unsupported(error.begin, error.end, "octavo has no rules within rules");
    } else {
      context.invalid(error.begin, error.end, error.message);
    }
  }
  return declarations;
}

std::vector<Declaration> parse_descriptors(const Rule& rule,
                                           const SheetContext& context,
                                           const ReadDescriptor& read) {
  std::vector<Declaration> taken;
  std::vector<SyntaxError> errors;
  const std::vector<DeclarationOrRule> parts =
      rule.block ? parse_declarations(*rule.block, errors)
                 : std::vector<DeclarationOrRule>();
  for (const DeclarationOrRule& each : parts) {
    const auto* declaration = std::get_if<Declaration>(&each);
    if (declaration == nullptr || context.leaves_out(*declaration)) {
      continue;
    }
    if (read(*declaration)) {
      taken.push_back(*declaration);
      context.resolve_addresses(taken.back().value);
    } else {
      context.invalid(declaration->begin, declaration->end,
                      "'" + declaration->name + "' of '@" + rule.at_name +
                          "' takes no such value as '" + to_css(declaration->value) +
                          "'");
    }
  }
  context.report(errors);
  return taken;
}

}  // namespace octavo::css
