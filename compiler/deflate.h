#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace octavo {

/// `bytes` deflated, as a zlib stream (RFC 1950). The same bytes on every run.
std::string deflate_zlib(std::string_view bytes);
/// The `size` bytes that a zlib stream holds; none: it is broken, or holds another number
/// of them.
std::optional<std::string> inflate_zlib(std::string_view deflated, std::size_t size);

}  // namespace octavo
