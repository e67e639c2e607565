#pragma once

#include <string_view>

namespace octavo::epub {

/// How a book of octavo's looks where its reader has no other wish: no face, size or
/// color of the text is set.
std::string_view stylesheet();

}  // namespace octavo::epub
