#include "formats/image/private_data.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

#include "formats/image/bytes.h"

namespace octavo::image {
namespace {

/// Whether decoders need an application segment: JFIF, a colour profile, Adobe's
/// transform.
bool is_needed(std::uint32_t marker, std::string_view data) {
  const bool is_application = marker >= 0xE0 && marker <= 0xEF;
  const bool is_comment = marker == 0xFE;
  return (!is_application && !is_comment) ||
         (marker == 0xE0 && data.starts_with("JFIF")) ||
         (marker == 0xE2 && data.starts_with("ICC_PROFILE")) ||
         (marker == 0xEE && data.starts_with("Adobe"));
}

/// Where the data of a scan end: at the next marker that is no part of them (ITU-T T.81,
/// B.1.1.5).
std::size_t end_of_scan(std::string_view bytes, std::size_t at) {
  while (at < bytes.size()) {
    at = bytes.find('\xFF', at);
    if (at == std::string_view::npos) {
      return bytes.size();
    }
    const std::uint32_t next = number_at(bytes, at + 1, 1);
    if (next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) {
      return at;
    }
    at += next == 0xFF ? 1 : 2;
  }
  return bytes.size();
}

/// Empty where the bytes are not laid out as a JPEG is.
std::string cleaned_jpeg(std::string_view bytes) {
  std::string clean(bytes.substr(0, 2));
  std::size_t at = 2;
  while (at + 2 <= bytes.size() && bytes[at] == '\xFF') {
    const std::uint32_t marker = number_at(bytes, at + 1, 1);
    if (marker == 0xFF) {
      ++at;
      continue;
    }
    if (marker == 0xD9) {
      return clean.append(bytes.substr(at, 2));
    }
    const bool stands_alone = marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
    const std::size_t length = stands_alone ? 0 : number_at(bytes, at + 2, 2);
    std::size_t end = at + 2 + length;
    if (end > bytes.size() || (!stands_alone && length < 2)) {
      return {};
    }
    const std::string_view data =
        stands_alone ? std::string_view() : bytes.substr(at + 4, length - 2);
    end = marker == 0xDA ? end_of_scan(bytes, end) : end;
    if (is_needed(marker, data)) {
      clean.append(bytes.substr(at, end - at));
    }
    at = end;
  }
  return {};
}

/// PNG 1.2 and its extensions: text, times and EXIF.
std::string cleaned_png(std::string_view bytes) {
  constexpr std::array<std::string_view, 5> told = {"eXIf", "tEXt", "zTXt", "iTXt",
                                                    "tIME"};
  constexpr std::size_t signature = 8;
  constexpr std::size_t frame = 12;
  std::string clean(bytes.substr(0, signature));
  std::size_t at = signature;
  while (at + frame <= bytes.size()) {
    const std::size_t size = frame + std::size_t{number_at(bytes, at, 4)};
    if (size > bytes.size() - at) {
      return {};
    }
    const std::string_view type = bytes.substr(at + 4, 4);
    if (std::ranges::find(told, type) == told.end()) {
      clean.append(bytes.substr(at, size));
    }
    if (type == "IEND") {
      return clean;
    }
    at += size;
  }
  return {};
}

void put_little(std::string& bytes, std::size_t at, std::size_t number) {
  for (std::size_t i = 0; i < 4; ++i) {
    bytes[at + i] = static_cast<char>(number >> (8 * i) & 0xFFU);
  }
}

/// RFC 9649, 2.7: the chunks, and the bits that announce them.
std::string cleaned_webp(std::string_view bytes) {
  constexpr std::size_t riff_head = 12;
  constexpr std::size_t chunk_head = 8;
  constexpr unsigned char exif_and_xmp = 0x0C;
  const std::size_t end =
      std::size_t{number_at(bytes, 4, 4, ByteOrder::little_endian)} + chunk_head;
  if (end < riff_head || end > bytes.size()) {
    return {};
  }
  std::string clean(bytes.substr(0, riff_head));
  std::size_t at = riff_head;
  while (at + chunk_head <= end) {
    const std::size_t length = number_at(bytes, at + 4, 4, ByteOrder::little_endian);
    // Chunks are of even length.
    const std::size_t size = chunk_head + length + length % 2;
    if (length > end - at - chunk_head) {
      return {};
    }
    const std::string_view type = bytes.substr(at, 4);
    if (type != "EXIF" && type != "XMP ") {
      clean.append(bytes.substr(at, std::min(size, end - at)));
    }
    if (type == "VP8X" && length > 0) {
      char& flags = clean[clean.size() - size + chunk_head];
      flags = static_cast<char>(static_cast<unsigned char>(flags) & ~exif_and_xmp);
    }
    at += size;
  }
  put_little(clean, 4, clean.size() - chunk_head);
  return clean;
}

}  // namespace

std::string without_private_data(PictureKind kind, std::string bytes) {
  std::string clean = kind == PictureKind::jpeg   ? cleaned_jpeg(bytes)
                      : kind == PictureKind::png  ? cleaned_png(bytes)
                      : kind == PictureKind::webp ? cleaned_webp(bytes)
                                                  : std::string();
  return clean.empty() ? std::move(bytes) : std::move(clean);
}

}  // namespace octavo::image
