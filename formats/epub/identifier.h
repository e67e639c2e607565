#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "compiler/document.h"

namespace octavo::epub {

/// The hash of FIPS 180-4; for names that do not change, not for secrets.
class Sha1 {
 public:
  void add(std::string_view bytes);
  /// Of all that was added; nothing may be added after it.
  std::array<std::uint8_t, 20> digest();

 private:
  std::array<std::uint32_t, 5> state_ = {0x67452301U, 0xEFCDAB89U, 0x98BADCFEU,
                                         0x10325476U, 0xC3D2E1F0U};
  /// The beginning of a block.
  std::string waiting_{};
  std::uint64_t size_ = 0;
};

/// The identifier of the book: the author's, an ISBN as its URN, else `urn:uuid:` with a
/// UUID of version 5 (RFC 9562) made from the words, the metadata and the pictures, so
/// that the same book has the same one wherever and whenever it is built.
std::string identifier_of(const Document& document);

}  // namespace octavo::epub
