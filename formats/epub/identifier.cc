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

std::string content_of(const Document& document) {
  const Metadata& metadata = document.metadata;
  std::string content(uuid_namespace);
  const auto add = [&content](std::string_view field) {
    content += std::to_string(field.size());
    content += ':';
    content += field;
  };
  add(plain_text(metadata.title));
  add(plain_text(metadata.subtitle));
  for (const std::string& author : metadata.authors) {
    add(author);
  }
  add(metadata.language);
  add(plain_text(document.content));
  for (const Picture& picture : document.pictures) {
    add(picture.bytes);
  }
  return content;
}

}  // namespace

Digest sha1(std::string_view bytes) {
  State state = {0x67452301U, 0xEFCDAB89U, 0x98BADCFEU, 0x10325476U, 0xC3D2E1F0U};
  std::size_t at = 0;
  for (; bytes.size() - at >= block_size; at += block_size) {
    digest_block(state, bytes.substr(at, block_size));
  }
  std::string tail(bytes.substr(at));
  tail += '\x80';
  while (tail.size() % block_size != block_size - 8) {
    tail += '\0';
  }
  const std::uint64_t bits = std::uint64_t{bytes.size()} * 8;
  for (unsigned shift = 64; shift > 0; shift -= 8) {
    tail += static_cast<char>((bits >> (shift - 8)) & 0xFFU);
  }
  for (std::size_t block = 0; block < tail.size(); block += block_size) {
    digest_block(state, std::string_view(tail).substr(block, block_size));
  }
  Digest digest{};
  for (std::size_t i = 0; i < digest.size(); ++i) {
    digest[i] = static_cast<std::uint8_t>(state[i / 4] >> (24 - 8 * (i % 4)));
  }
  return digest;
}

std::string identifier_of(const Document& document) {
  const std::string& given = document.metadata.identifier;
  if (given.find_first_not_of(" \t\r\n") != std::string::npos) {
    return given;
  }
  return "urn:uuid:" + uuid(sha1(content_of(document)));
}

}  // namespace octavo::epub
