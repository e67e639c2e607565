#include "fonts/cff_charset.h"

#include <optional>
#include <string_view>

namespace octavo {

namespace {

/// Reads a CFF table (Adobe Technical Note 5176); what lies beyond its end reads as 0.
class CffReader {
 public:
  explicit CffReader(std::string_view bytes) : bytes_(bytes) {}

  std::uint32_t number(std::size_t at, std::uint32_t size) const {
    std::uint32_t value = 0;
    for (std::size_t i = at; i < at + size; ++i) {
      value = value * 256 + (i < bytes_.size() ? byte(i) : 0);
    }
    return value;
  }

  /// The first object of the INDEX at `at` (clause 5).
  std::string_view first_object(std::size_t at) const {
    const std::uint32_t count = number(at, 2);
    const std::uint32_t offset_size = number(at + 2, 1);
    if (count == 0 || offset_size < 1 || offset_size > 4) {
      return {};
    }
    const std::size_t data = at + 2 + std::size_t{count + 1} * offset_size;
    const std::size_t begin = data + number(at + 3, offset_size);
    const std::size_t end = data + number(at + 3 + offset_size, offset_size);
    return begin < end && end <= bytes_.size() ? bytes_.substr(begin, end - begin)
                                               : std::string_view();
  }

  /// The end of the INDEX at `at`.
  std::size_t after_index(std::size_t at) const {
    const std::uint32_t count = number(at, 2);
    if (count == 0) {
      return at + 2;
    }
    const std::uint32_t offset_size = number(at + 2, 1);
    const std::size_t offsets = at + 3;
    return offsets + std::size_t{count + 1} * offset_size - 1 +
           number(offsets + std::size_t{count} * offset_size, offset_size);
  }

 private:
  std::uint32_t byte(std::size_t at) const {
    return static_cast<unsigned char>(bytes_[at]);
  }

  std::string_view bytes_;
};

struct TopDict {
  bool cid_keyed = false;
  std::optional<std::uint32_t> charset{};
};

/// The operators `ROS` (12 30) and `charset` (15) of a DICT (clauses 4 and 9).
TopDict read_top_dict(std::string_view dict) {
  const CffReader reader(dict);
  TopDict result;
  std::uint32_t operand = 0;
  std::size_t at = 0;
  while (at < dict.size()) {
    const std::uint32_t first = reader.number(at, 1);
    if (first == 28) {
      operand = reader.number(at + 1, 2);
      at += 3;
    } else if (first == 29) {
      operand = reader.number(at + 1, 4);
      at += 5;
    } else if (first == 30) {
      // A real number: nibbles up to the nibble 15.
      do {
        ++at;
      } while (at < dict.size() && reader.number(at, 1) % 16 != 15);
      ++at;
    } else if (first >= 247 && first <= 254) {
      operand = first < 251 ? (first - 247) * 256 + reader.number(at + 1, 1) + 108 : 0;
      at += 2;
    } else if (first >= 32) {
      operand = first >= 139 ? first - 139 : 0;
      at += 1;
    } else if (first == 12) {
      result.cid_keyed = result.cid_keyed || reader.number(at + 1, 1) == 30;
      at += 2;
    } else {
      if (first == 15) {
        result.charset = operand;
      }
      at += 1;
    }
  }
  return result;
}

/// One range from CID 1 on, in the shortest form that holds it (clause 13): never longer
/// than what stood there before.
std::string identity_charset(std::uint32_t glyph_count, char old_format) {
  const std::uint32_t left = glyph_count - 2;
  std::string charset;
  if (left == 0 && old_format == 0) {
    charset = {0, 0, 1};
  } else if (left < 256) {
    charset = {1, 0, 1, static_cast<char>(left)};
  } else {
    charset = {2, 0, 1, static_cast<char>(left / 256), static_cast<char>(left % 256)};
  }
  return charset;
}

}  // namespace

void number_cids_by_glyph(std::string& cff, std::uint32_t glyph_count) {
  const CffReader reader(cff);
  const std::size_t names = reader.number(2, 1);
  const TopDict top = read_top_dict(reader.first_object(reader.after_index(names)));
  // Offsets 0 to 2 stand for predefined charsets, which CID-keyed fonts have not.
  if (!top.cid_keyed || !top.charset || *top.charset <= 2 || glyph_count < 2 ||
      *top.charset >= cff.size()) {
    return;
  }
  const std::string charset = identity_charset(glyph_count, cff[*top.charset]);
  cff.replace(*top.charset, charset.size(), charset);
}

}  // namespace octavo
