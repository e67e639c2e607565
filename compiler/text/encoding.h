#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace octavo {

/// The bytes of an input as UTF-8 text.
struct DecodedText {
  std::string text{};
  /// IANA name: "UTF-8", "ISO-8859-1".
  std::string encoding{};
  /// Found by its look and not by a byte order mark or by being valid UTF-8.
  bool guessed = false;
  /// Offsets in `text` of each U+FFFD that stands for bytes that are no text, at most
  /// 1,000.
  std::vector<std::uint32_t> replaced{};
  /// No text at all: a picture, a program, an archive.
  bool binary = false;
};

/// UTF-8 and UTF-16 by byte order mark; else UTF-8 if most of it is, with U+FFFD for the
/// rest; else the encoding that it looks like. The byte order mark is left out.
DecodedText decode_text(std::string_view bytes);

/// The encoding that a label names on the Web (Encoding Standard, 4.2), in any case and
/// with white space around it. Empty: none.
std::string_view named_encoding(std::string_view label);
/// Bytes in one of the encodings that `named_encoding` gives. A byte order mark is a
/// character; what is wrong becomes U+FFFD.
std::string decode_named(std::string_view bytes, std::string_view encoding);

}  // namespace octavo
