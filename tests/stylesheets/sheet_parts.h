#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/stylesheets/styled_book.h"

/// A stylesheet in parts, each of which must do something or be reported.
namespace octavo::tests {

/// Bytes of the stylesheet.
using Place = std::pair<std::uint32_t, std::uint32_t>;

/// A declaration, what stands in the place of one, or a rule that only reading systems
/// know (`@keyframes`), as a whole.
struct SheetPart {
  Place place{};
  /// The selectors of its rule; of an at-rule what stands before its block.
  std::vector<Place> selectors{};
  /// Whether the rules around it are for the books at all.
  bool is_for_pages = true;
  bool is_for_reflow = true;
};

/// In order. Read by the grammar alone, so that what octavo makes of it is not asked.
std::vector<SheetPart> parts_of(std::string_view css);

/// The stylesheet with nothing in the place of the part.
std::string without(std::string_view css, const SheetPart& part);

/// Whether one of the reports is of the part, or its rule is reported in the whole.
bool is_reported(const SheetPart& part, const std::vector<Diagnostic>& reports);

/// What has become of a part in one of the books.
enum class Fate : unsigned char { applied, reported, for_another_medium, silent };

std::string_view name_of(Fate fate);
/// How many there are of each.
std::string counts_of(const std::vector<Fate>& fates);

/// One for each part of an author's stylesheet. In the e-book applied is what is printed.
std::vector<Fate> fates_on_pages(Document& document, std::string_view css);
std::vector<Fate> fates_in_reflow(Document& document, std::string_view css);

/// What a look is tried on, and what else its author asks for.
struct LookSpecimen {
  Document document{};
  std::string_view authors_css{};
};

/// The same of a look, as it comes out in any of the manuscripts or of the covers;
/// reported is what an author is told who makes it his own. In the e-book applied is what
/// changes the computed style of an element.
std::vector<Fate> look_fates_on_pages(std::span<LookSpecimen> manuscripts,
                                      std::span<LookSpecimen> covers,
                                      std::string_view css,
                                      css::Origin origin);
std::vector<Fate> look_fates_in_reflow(std::span<LookSpecimen> manuscripts,
                                       std::string_view css,
                                       css::Origin origin);

}  // namespace octavo::tests
