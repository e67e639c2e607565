#include "formats/epub/identifier.h"

#include <algorithm>
#include <bit>
#include <chrono>

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

void append_number(std::string& text, std::uint32_t number, int digits) {
  const std::string decimal = std::to_string(number);
  text.append(
      static_cast<std::size_t>(std::max(0, digits - static_cast<int>(decimal.size()))),
      '0');
  text += decimal;
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

bool is_number_below(std::string_view digits, unsigned most, std::size_t size) {
  unsigned number = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') {
      return false;
    }
    number = number * 10 + static_cast<unsigned>(digit - '0');
  }
  return digits.size() == size && number >= 1 && number <= most;
}

// Of a date whose year and month are numbers.
unsigned days_in_month(std::string_view date) {
  using namespace std::chrono;
  const auto digit = [&](std::size_t at) { return date[at] - '0'; };
  const year in_year{digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3)};
  const month in_month{static_cast<unsigned>(digit(5) * 10 + digit(6))};
  return static_cast<unsigned>(year_month_day_last(in_year / in_month / last).day());
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

std::string iso_date(std::string_view date) {
  const bool has_year = date.size() >= 4 && is_number_below(date.substr(0, 4), 9999, 4);
  const bool has_month = has_year && date.size() >= 7 && date[4] == '-' &&
                         is_number_below(date.substr(5, 2), 12, 2);
  const bool has_day = date.size() == 10 && has_month && date[7] == '-' &&
                       is_number_below(date.substr(8), days_in_month(date), 2);
  const bool is_date =
      has_year && (date.size() == 4 || (date.size() == 7 && has_month) || has_day);
  return is_date ? std::string(date) : std::string();
}

std::string modified_of(const Document& document, const long long* epoch) {
  const std::string date = iso_date(document.metadata.date);
  if (!date.empty()) {
    constexpr std::string_view missing = "-01-01";
    return date +
           std::string(missing.substr(date.size() == 7 ? 3 : 0, 10 - date.size())) +
           "T00:00:00Z";
  }
  // Beyond these a year no longer has four digits.
  constexpr long long earliest = -62'135'596'800;
  constexpr long long latest = 253'402'300'799;
  if (epoch == nullptr) {
    return "2000-01-01T00:00:00Z";
  }
  using namespace std::chrono;
  const sys_seconds time{seconds(std::clamp(*epoch, earliest, latest))};
  const sys_days midnight = floor<days>(time);
  const year_month_day day{midnight};
  const auto second_of_day = static_cast<std::uint32_t>((time - midnight).count());
  std::string text;
  append_number(text, static_cast<std::uint32_t>(static_cast<int>(day.year())), 4);
  text += '-';
  append_number(text, static_cast<unsigned>(day.month()), 2);
  text += '-';
  append_number(text, static_cast<unsigned>(day.day()), 2);
  text += 'T';
  append_number(text, second_of_day / 3600, 2);
  text += ':';
  append_number(text, second_of_day / 60 % 60, 2);
  text += ':';
  append_number(text, second_of_day % 60, 2);
  return text + 'Z';
}

}  // namespace octavo::epub
