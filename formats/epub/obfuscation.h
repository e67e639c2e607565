#pragma once

#include <span>
#include <string>
#include <string_view>

#include "formats/epub/fonts.h"

namespace octavo::epub {

/// A font made unusable outside of its book (EPUB 3.3, 4.3: the IDPF's algorithm): its
/// first 1,040 bytes are mixed with the hash of the book's identifier. Done twice, it is
/// the font again.
std::string obfuscated(std::string font, std::string_view identifier);

/// `META-INF/encryption.xml`, which names the fonts that are obfuscated.
std::string print_encryption(std::span<const BookFont> fonts);

}  // namespace octavo::epub
