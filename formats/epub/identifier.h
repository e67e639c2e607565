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

/// When the book was last changed, as `dcterms:modified` wants it: the book's date, else
/// `epoch`, else 1 January 2000. Never the clock.
std::string modified_of(const Document& document, const long long* epoch);

/// "2024", "2024-05" or "2024-05-03" where `date` is one of these, else empty.
std::string iso_date(std::string_view date);

}  // namespace octavo::epub
