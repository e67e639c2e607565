#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/css/stylesheet.h"

/// The inside of `parse_sheet`.
namespace octavo::css {

struct SheetContext {
  std::string_view text{};
  FileId file = FileId::none;
  Origin origin = Origin::author;
  Diagnostics& diagnostics;
  ResolveAddress resolve{};
  std::size_t rule_count = 0;
  /// In all selectors.
  std::size_t part_count = 0;

  Span span(std::uint32_t begin, std::uint32_t end) const {
    return {.file = file, .begin = begin, .end = end};
  }
  void invalid(std::uint32_t begin,
               std::uint32_t end,
               std::string message,
               std::vector<Hint> hints = {}) const;
  void unsupported(std::uint32_t begin, std::uint32_t end, std::string message) const;
  /// Whether it is too long to be read; that is reported.
  bool leaves_out(const Declaration& declaration) const;
  /// Whether there were some.
  bool resolve_addresses(ComponentValues& values) const;
  void report(const std::vector<SyntaxError>& errors) const;
};

/// The declarations of a rule; at-rules among them are reported.
StyleDeclarations parse_style_block(ComponentValues block, const SheetContext& context);
std::optional<StyleDeclaration> parse_style_declaration(const Declaration& declaration,
                                                        const SheetContext& context);
/// The descriptors of an at-rule that `read` takes; the others are reported.
using ReadDescriptor = std::function<bool(const Declaration&)>;
std::vector<Declaration> parse_descriptors(const Rule& rule,
                                           const SheetContext& context,
                                           const ReadDescriptor& read);
std::optional<PageRule> parse_page_rule(const Rule& rule, const SheetContext& context);
std::optional<FontFaceRule> parse_font_face(const Rule& rule,
                                            const SheetContext& context);
std::optional<CounterStyleRule> parse_counter_style(const Rule& rule,
                                                    const SheetContext& context);
/// Whether pages have what the condition of an `@supports` asks for, and whether CSS
/// could have it.
struct SupportAnswer {
  bool holds = false;
  bool is_readable = true;
};
SupportAnswer answer_support(const ComponentValues& condition);

}  // namespace octavo::css
