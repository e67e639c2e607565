#include "fonts/font_file.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>
#include <woff2/decode.h>
#include <woff2/output.h>

#include "compiler/deflate.h"

namespace octavo {
namespace {

std::uint32_t big_endian(std::string_view bytes, std::size_t at, unsigned size) {
  std::uint32_t value = 0;
  for (unsigned i = 0; i < size; ++i) {
    value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
  }
  return value;
}

void append_big_endian(std::string& bytes, std::uint32_t value, unsigned size) {
  for (unsigned i = size; i-- > 0;) {
    bytes += static_cast<char>(value >> 8U * i & 0xFFU);
  }
}

/// WOFF 1.0, 4: a table where it stands in the file.
struct PackedTable {
  std::uint32_t tag = 0;
  std::uint32_t offset = 0;
  std::uint32_t packed_size = 0;
  std::uint32_t size = 0;
  std::uint32_t checksum = 0;
};

constexpr std::size_t woff_header_size = 44;
constexpr std::size_t woff_entry_size = 20;

// In the order of their tags, as an OpenType directory wants them; empty: the file is
// broken.
std::vector<PackedTable> packed_tables(std::string_view bytes) {
  const std::size_t count =
      bytes.size() < woff_header_size ? 0 : big_endian(bytes, 12, 2);
  std::vector<PackedTable> tables;
  std::uint64_t total = 0;
  if (bytes.size() < woff_header_size + count * woff_entry_size) {
    return tables;
  }
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = woff_header_size + i * woff_entry_size;
    const PackedTable table{.tag = big_endian(bytes, at, 4),
                            .offset = big_endian(bytes, at + 4, 4),
                            .packed_size = big_endian(bytes, at + 8, 4),
                            .size = big_endian(bytes, at + 12, 4),
                            .checksum = big_endian(bytes, at + 16, 4)};
    total += table.size;
    if (std::uint64_t{table.offset} + table.packed_size > bytes.size() ||
        table.packed_size > table.size || total > most_bytes_of_a_font) {
      return {};
    }
    tables.push_back(table);
  }
  std::ranges::sort(tables, {}, &PackedTable::tag);
  return tables;
}

// OpenType 1.9, "Organization of an OpenType Font".
void append_directory(std::string& font,
                      std::uint32_t flavor,
                      const std::vector<PackedTable>& tables) {
  const auto count = static_cast<std::uint32_t>(tables.size());
  const std::uint32_t power = std::bit_floor(count);
  append_big_endian(font, flavor, 4);
  append_big_endian(font, count, 2);
  append_big_endian(font, power * 16, 2);
  append_big_endian(font, static_cast<std::uint32_t>(std::countr_zero(power)), 2);
  append_big_endian(font, (count - power) * 16, 2);
  std::uint32_t offset = 12 + 16 * count;
  for (const PackedTable& table : tables) {
    append_big_endian(font, table.tag, 4);
    append_big_endian(font, table.checksum, 4);
    append_big_endian(font, offset, 4);
    append_big_endian(font, table.size, 4);
    offset += (table.size + 3) / 4 * 4;
  }
}

std::optional<std::string> unpack_woff(std::string_view bytes) {
  const std::vector<PackedTable> tables = packed_tables(bytes);
  if (tables.empty()) {
    return std::nullopt;
  }
  std::string font;
  append_directory(font, big_endian(bytes, 4, 4), tables);
  for (const PackedTable& table : tables) {
    const std::string_view packed = bytes.substr(table.offset, table.packed_size);
    if (table.packed_size == table.size) {
      font += packed;
    } else if (const auto unpacked = inflate_zlib(packed, table.size)) {
      font += *unpacked;
    } else {
      return std::nullopt;
    }
    font.resize((font.size() + 3) / 4 * 4);
  }
  return font;
}

std::optional<std::string> unpack_woff2(const std::string& bytes) {
  std::string font;
  woff2::WOFF2StringOut out(&font);
  out.SetMaxSize(most_bytes_of_a_font);
  if (!woff2::ConvertWOFF2ToTTF(reinterpret_cast<const std::uint8_t*>(bytes.data()),
                                bytes.size(), &out)) {
    return std::nullopt;
  }
  font.resize(out.Size());
  return font;
}

}  // namespace

std::optional<std::string> unpack_font(std::string bytes) {
  if (bytes.starts_with("wOFF")) {
    return unpack_woff(bytes);
  }
  if (bytes.starts_with("wOF2")) {
    return unpack_woff2(bytes);
  }
  return bytes.size() > most_bytes_of_a_font ? std::nullopt
                                             : std::optional(std::move(bytes));
}

}  // namespace octavo
