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

/// The bytes of the real number at `at`: nibbles up to the nibble 15 (clause 4, table 5).
std::size_t real_size(std::string_view dict, std::size_t at) {
  for (std::size_t end = at + 1; end < dict.size(); ++end) {
    if ((static_cast<unsigned char>(dict[end]) & 15U) == 15) {
      return end + 1 - at;
    }
  }
  return dict.size() - at;
}

/// An operand of a DICT (clause 4, table 3); 0 for those that are no offset. `size` 0: an
/// operator stands there.
struct Operand {
  std::uint32_t value = 0;
  std::size_t size = 0;
};
Operand read_operand(std::string_view dict, std::size_t at) {
  const CffReader reader(dict);
  const auto first = static_cast<unsigned char>(dict[at]);
  switch (first) {
    case 28:
      return {.value = reader.number(at + 1, 2), .size = 3};
    case 29:
      return {.value = reader.number(at + 1, 4), .size = 5};
    case 30:
      return {.value = 0, .size = real_size(dict, at)};
    case 255:
      return {.value = 0, .size = 1};
    default:
      break;
  }
  if (first >= 251) {
    return {.value = 0, .size = 2};
  }
  if (first >= 247) {
    return {.value = (first - 247U) * 256 + reader.number(at + 1, 1) + 108, .size = 2};
  }
  if (first >= 32) {
    return {.value = first >= 139 ? first - 139U : 0, .size = 1};
  }
  return {};
}

/// The operators `ROS` (12 30) and `charset` (15) of a DICT (clauses 4 and 9).
TopDict read_top_dict(std::string_view dict) {
  constexpr char escape = 12;
  constexpr char ros = 30;
  constexpr char charset = 15;
  TopDict result;
  std::uint32_t last = 0;
  for (std::size_t at = 0; at < dict.size();) {
    const Operand operand = read_operand(dict, at);
    if (operand.size > 0) {
      last = operand.value;
      at += operand.size;
      continue;
    }
    const bool is_escape = dict[at] == escape;
    if (is_escape && at + 1 < dict.size() && dict[at + 1] == ros) {
      result.cid_keyed = true;
    } else if (dict[at] == charset) {
      result.charset = last;
    }
    at += is_escape ? 2 : 1;
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
