#include "formats/epub/identifier.h"

#include <algorithm>
#include <bit>

#include "compiler/plain_text.h"

namespace octavo::epub {

namespace {

using Digest = std::array<std::uint8_t, 20>;
using State = std::array<std::uint32_t, 5>;

constexpr std::size_t block_size = 64;

void digest_block(State& state, std::string_view block) {
  std::array<std::uint32_t, 80> words{};
  for (std::size_t i = 0; i < 16; ++i) {
    for (std::size_t j = 0; j < 4; ++j) {
      words[i] = (words[i] << 8U) | static_cast<unsigned char>(block[i * 4 + j]);
    }
  }
  for (std::size_t i = 16; i < words.size(); ++i) {
    words[i] = std::rotl(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
  }
  auto [a, b, c, d, e] = state;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::uint32_t mixed = 0;
    if (i < 20) {
      mixed = ((b & c) | (~b & d)) + 0x5A827999U;
    } else if (i < 40) {
      mixed = (b ^ c ^ d) + 0x6ED9EBA1U;
    } else if (i < 60) {
      mixed = ((b & c) | (b & d) | (c & d)) + 0x8F1BBCDCU;
    } else {
      mixed = (b ^ c ^ d) + 0xCA62C1D6U;
    }
    const std::uint32_t next = std::rotl(a, 5) + mixed + e + words[i];
    e = d;
    d = c;
    c = std::rotl(b, 30);
    b = a;
    a = next;
  }
  const State change = {a, b, c, d, e};
  for (std::size_t i = 0; i < state.size(); ++i) {
    state[i] += change[i];
  }
}

std::string uuid(const Digest& digest) {
  constexpr std::string_view digits = "0123456789abcdef";
  Digest bytes = digest;
  // RFC 9562, 5.5: version 5 and the variant.
  bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0FU) | 0x50U);
  bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3FU) | 0x80U);
  std::string text;
  for (std::size_t i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) {
      text += '-';
    }
    text += digits[bytes[i] >> 4U];
    text += digits[bytes[i] & 15U];
  }
  return text;
}

// What keeps these names apart from those that others make.
constexpr std::string_view uuid_namespace = "octavo book ";

void add_field(Sha1& hash, std::string_view field) {
  hash.add(std::to_string(field.size()) + ":");
  hash.add(field);
}

Digest content_digest(const Document& document) {
  const Metadata& metadata = document.metadata;
  Sha1 hash;
  hash.add(uuid_namespace);
  add_field(hash, plain_text(metadata.title));
  add_field(hash, plain_text(metadata.subtitle));
  for (const std::string& author : metadata.authors) {
    add_field(hash, author);
  }
  add_field(hash, metadata.language);
  add_field(hash, plain_text(document.content));
  for (const Picture& picture : document.pictures) {
    add_field(hash, picture.bytes);
  }
  return hash.digest();
}

// The check digit of a book number, of its 13 digits or its 10 before the year 2007.
bool has_right_check_digit(std::string_view number) {
  const bool is_long = number.size() == 13;
  unsigned sum = 0;
  for (unsigned i = 0; i < number.size(); ++i) {
    const unsigned digit = number[i] == 'X' ? 10 : static_cast<unsigned>(number[i] - '0');
    const unsigned weight = is_long ? 1 + 2 * (i % 2) : 10 - i;
    sum += weight * digit;
  }
  return sum % (is_long ? 10 : 11) == 0;
}

// An ISBN as its URN (RFC 8254, 4), without the hyphens; empty where the text is none.
std::string urn_of_isbn(std::string_view text) {
  std::string number;
  for (const char byte : text.substr(text.starts_with("ISBN") ? 4 : 0)) {
    const bool is_check = number.size() == 9 && byte == 'X';
    if ((byte >= '0' && byte <= '9') || is_check) {
      number += byte;
    } else if (byte != '-' && byte != ' ') {
      return {};
    }
  }
  const bool is_long =
      number.size() == 13 && (number.starts_with("978") || number.starts_with("979"));
  const bool has_size = is_long || number.size() == 10;
  return has_size && has_right_check_digit(number) ? "urn:isbn:" + number : "";
}

}  // namespace

void Sha1::add(std::string_view bytes) {
  size_ += bytes.size();
  if (!waiting_.empty()) {
    const std::string_view missing = bytes.substr(0, block_size - waiting_.size());
    waiting_ += missing;
    bytes.remove_prefix(missing.size());
    if (waiting_.size() < block_size) {
      return;
    }
    digest_block(state_, waiting_);
  }
  for (; bytes.size() >= block_size; bytes.remove_prefix(block_size)) {
    digest_block(state_, bytes);
  }
  waiting_ = bytes;
}

std::array<std::uint8_t, 20> Sha1::digest() {
  const std::uint64_t bits = size_ * 8;
  std::string end = "\x80";
  while ((waiting_.size() + end.size()) % block_size != block_size - 8) {
    end += '\0';
  }
  for (unsigned shift = 64; shift > 0; shift -= 8) {
    end += static_cast<char>((bits >> (shift - 8)) & 0xFFU);
  }
  add(end);
  Digest digest{};
  for (std::size_t i = 0; i < digest.size(); ++i) {
    digest[i] = static_cast<std::uint8_t>(state_[i / 4] >> (24 - 8 * (i % 4)));
  }
  return digest;
}

std::string identifier_of(const Document& document) {
  const std::string& given = document.metadata.identifier;
  if (given.find_first_not_of(" \t\r\n") != std::string::npos) {
    const std::string urn = urn_of_isbn(given);
    return urn.empty() ? given : urn;
  }
  return "urn:uuid:" + uuid(content_digest(document));
}

}  // namespace octavo::epub
