#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace octavo {

/// The most that an unpacked font file may have.
constexpr std::size_t most_bytes_of_a_font = std::size_t{64} << 20U;

/// A font file as OpenType has it: those packed for the web (WOFF 1.0, WOFF 2.0) are
/// unpacked, others stay as they are. None: it is broken, or too large.
std::optional<std::string> unpack_font(std::string bytes);

}  // namespace octavo
