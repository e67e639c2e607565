#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace octavo {

/// `least` takes half the work on bytes that are mostly the same, for a tenth more bytes.
enum class DeflateEffort : unsigned char { usual, least };

/// `bytes` deflated, as a zlib stream (RFC 1950). The same bytes on every run.
std::string deflate_zlib(std::string_view bytes,
                         DeflateEffort effort = DeflateEffort::usual);
/// The `size` bytes that a zlib stream holds; none: it is broken, or holds another number
/// of them.
std::optional<std::string> inflate_zlib(std::string_view deflated, std::size_t size);
/// The check sum that RFC 1952 has, and PNG.
std::uint32_t crc32(std::string_view bytes);

}  // namespace octavo
