#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "compiler/document.h"

namespace octavo::epub {

/// FIPS 180-4; for names that do not change, not for secrets.
std::array<std::uint8_t, 20> sha1(std::string_view bytes);

/// The identifier of the book: the author's, else `urn:uuid:` with a UUID of version 5
/// (RFC 9562) made from the words, the metadata and the pictures, so that the same book
/// has the same one wherever and whenever it is built.
std::string identifier_of(const Document& document);

}  // namespace octavo::epub
