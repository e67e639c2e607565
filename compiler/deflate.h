#pragma once

#include <string>
#include <string_view>

namespace octavo {

/// `bytes` deflated, as a zlib stream (RFC 1950). The same bytes on every run.
std::string deflate_zlib(std::string_view bytes);

}  // namespace octavo
