#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "formats/markdown/scan.h"

namespace octavo::markdown {

/// `[begin, end)` of an address that stands in the text without brackets.
struct AddressRange {
  Position begin = 0;
  Position end = 0;
};

/// How an address is told from the text round it. With `strict` as GFM 0.29 has it: white
/// space or one of `*_~(` stands before it, and white space of ASCII ends it. Else also a
/// bracket, a quote or a letter of another script may stand before it, as GitHub has it,
/// and it ends before any white space, before the punctuation of Chinese and Japanese,
/// and before a quotation mark at its end.
enum class AddressRule : std::uint8_t { strict, lenient };

constexpr AddressRule address_rule(Edition edition) {
  return edition == Edition::commonmark_029 ? AddressRule::strict : AddressRule::lenient;
}

/// The last domain that proved to be none, `[begin, end)`: nor is any that begins in it.
struct FailedDomain {
  Position begin = 0;
  Position end = 0;
};

/// The address whose `www.` begins, or whose `://` stands, at `at` (GFM 0.29, 6.9).
/// `closer` ends it too, unless it is NUL.
std::optional<AddressRange> scan_address(std::string_view text,
                                         Position at,
                                         char closer,
                                         AddressRule rule,
                                         FailedDomain& failed);

/// The first e-mail address from `from` on.
std::optional<AddressRange> find_email(std::string_view text,
                                       Position from,
                                       AddressRule rule);

}  // namespace octavo::markdown
