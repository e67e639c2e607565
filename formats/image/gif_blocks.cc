#include "formats/image/gif_blocks.h"

#include "formats/image/bytes.h"

namespace octavo::image {

namespace {

std::uint32_t little(std::string_view bytes, std::size_t at) {
  return number_at(bytes, at, 2, ByteOrder::little_endian);
}

// The bytes of a table of colors whose presence and size `flags` say.
std::size_t color_table_size(std::uint32_t flags) {
  return (flags & 0x80U) != 0 ? std::size_t{3} << ((flags & 7U) + 1) : 0;
}

// Steps over a run of data blocks, appending them to `data` where it is given. False: the
// file ends in it.
bool read_blocks(std::string_view bytes, std::size_t& at, std::string* data) {
  while (at < bytes.size()) {
    const std::size_t size = number_at(bytes, at, 1);
    ++at;
    if (size == 0) {
      return true;
    }
    if (size > bytes.size() - at) {
      return false;
    }
    if (data != nullptr) {
      data->append(bytes.substr(at, size));
    }
    at += size;
  }
  return false;
}

std::optional<GifFrame> read_frame(std::string_view bytes,
                                   std::size_t at,
                                   GifFrame frame) {
  const std::uint32_t flags = number_at(bytes, at + 9, 1);
  const std::size_t table = color_table_size(flags);
  if (at + 11 + table > bytes.size()) {
    return std::nullopt;
  }
  frame.left = little(bytes, at + 1);
  frame.top = little(bytes, at + 3);
  frame.width = little(bytes, at + 5);
  frame.height = little(bytes, at + 7);
  frame.interlaced = (flags & 0x40U) != 0;
  if (table != 0) {
    frame.colors = bytes.substr(at + 10, table);
  }
  at += 10 + table;
  frame.code_size = number_at(bytes, at, 1);
  ++at;
  const bool is_sound =
      frame.code_size >= 1 && frame.code_size <= 8 && frame.width > 0 && frame.height > 0;
  if (!is_sound || !read_blocks(bytes, at, &frame.codes)) {
    return std::nullopt;
  }
  return frame;
}

}  // namespace

std::optional<GifFrame> find_first_frame(std::string_view bytes) {
  const std::size_t table = color_table_size(number_at(bytes, 10, 1));
  std::size_t at = 13 + table;
  GifFrame frame;
  if (at <= bytes.size()) {
    frame.colors = bytes.substr(13, table);
  }
  while (at < bytes.size()) {
    if (bytes[at] == ',') {
      return read_frame(bytes, at, std::move(frame));
    }
    if (bytes[at] != '!') {
      return std::nullopt;
    }
    const bool is_control = number_at(bytes, at + 1, 1) == 0xF9;
    if (is_control && (number_at(bytes, at + 3, 1) & 1U) != 0) {
      frame.transparent = number_at(bytes, at + 6, 1);
    }
    at += 2;
    if (!read_blocks(bytes, at, nullptr)) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

}  // namespace octavo::image
