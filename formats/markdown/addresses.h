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

/// What may stand before an address: with `strict` white space or one of `*_~(` (GFM
/// 0.29); else also a bracket, a quote or a letter's neighbour, as GitHub has it.
enum class AddressStart : std::uint8_t { strict, lenient };

constexpr AddressStart address_start(Edition edition) {
  return edition == Edition::commonmark_029 ? AddressStart::strict
                                            : AddressStart::lenient;
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
                                         AddressStart start,
                                         FailedDomain& failed);

/// The first e-mail address from `from` on.
std::optional<AddressRange> find_email(std::string_view text,
                                       Position from,
                                       AddressStart start);

}  // namespace octavo::markdown
