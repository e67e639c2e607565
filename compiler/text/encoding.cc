#include "compiler/text/encoding.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "compiler/text/utf8.h"

namespace octavo {

namespace {

constexpr std::size_t most_replaced = 1000;
/// ICU's detector looks no further than this.
constexpr std::size_t sample_size = 8000;
/// Enough to tell a text from something else.
constexpr std::size_t inspected_size = 1U << 16U;

// --- What is no text
// --------------------------------------------------------------------

bool has_binary_signature(std::string_view bytes) {
  using namespace std::string_view_literals;
  constexpr std::array signatures = {
      "\x7F"
      "ELF"sv,
      "\x89PNG\r\n"sv,
      "%PDF-"sv,
      "{\\rtf"sv,
      "GIF87a"sv,
      "GIF89a"sv,
      "PK\x03\x04"sv,
      "\xFF\xD8\xFF"sv,
      "\x1F\x8B\x08"sv,
      "wOFF"sv,
      "wOF2"sv,
      "7z\xBC\xAF"sv,
      "\xCA\xFE\xBA\xBE"sv,
      "\xD0\xCF\x11\xE0"sv,
      "OTTO\0"sv,
      "\0\x01\0\0\0"sv,
      "MZ\x90\0"sv,
      "Rar!\x1A\x07"sv,
      "OggS\0"sv,
      "\xFD\x37zXZ\0"sv};
  // Sound, pictures and films in the container of RIFF.
  constexpr std::array media = {"WAVE"sv, "WEBP"sv, "AVI "sv};
  const bool is_media =
      bytes.starts_with("RIFF") &&
      std::ranges::find(media, bytes.substr(std::min<std::size_t>(8, bytes.size()), 4)) !=
          media.end();
  return is_media || std::ranges::any_of(signatures, [&](std::string_view signature) {
           return bytes.starts_with(signature);
         });
}

bool is_control(unsigned byte) {
  // Escape and Control-Z stand in old texts; form feeds part the pages of some.
  const bool in_texts = (byte >= 0x08 && byte <= 0x0D) || byte == 0x1A || byte == 0x1B;
  return (byte < 0x20 && !in_texts) || byte == 0x7F;
}

bool looks_binary(std::string_view bytes, bool valid_utf8) {
  const std::string_view inspected = bytes.substr(0, inspected_size);
  const auto controls = static_cast<std::size_t>(std::ranges::count_if(
      inspected, [](char byte) { return is_control(static_cast<unsigned char>(byte)); }));
  // A stray control character in a text is for the author to hear of, not a reason to
  // refuse it.
  if (valid_utf8) {
    return controls >= 4 && controls * 10 > inspected.size() * 3 &&
           inspected.find('\0') != std::string_view::npos;
  }
  return controls >= 6 && controls * 50 > inspected.size();
}

// --- UTF-8 with faults
// ------------------------------------------------------------------

struct Utf8Look {
  std::size_t whole = 0;    // characters of more than one byte, and surrogates
  std::size_t broken = 0;   // ill-formed ones
  std::size_t letters = 0;  // ill-formed ones that Latin letters and quotes would make
};

bool is_ascii_letter(unsigned byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/// Whether a byte that is not UTF-8 reads well as windows-1252 where it stands.
bool reads_as_latin(std::string_view bytes, std::size_t at) {
  const unsigned byte = byte_at(bytes, at);
  const unsigned before = at > 0 ? byte_at(bytes, at - 1) : ' ';
  const unsigned after = at + 1 < bytes.size() ? byte_at(bytes, at + 1) : ' ';
  if (byte >= 0xC0) {
    const bool common = byte != 0xD7 && byte != 0xF7 && byte < 0xFD;
    return common && (is_ascii_letter(before) || is_ascii_letter(after));
  }
  constexpr std::string_view signs =
      "\x80\x82\x84\x85\x8B\x91\x92\x93\x94\x96\x97\x9B\x9C\xA0\xA1\xA2\xA3\xA5\xA7"
      "\xA9\xAA\xAB\xAE\xB0\xB1\xB4\xB6\xB7\xBA\xBB\xBC\xBD\xBE\xBF";
  return signs.find(bytes[at]) != std::string_view::npos;
}

/// Half of a character beyond U+FFFF in the form of CESU-8, which is ill-formed UTF-8
/// that nothing but a converter to UTF-8 makes (UTR 26).
bool is_surrogate(std::string_view bytes, std::size_t at) {
  return at + 2 < bytes.size() && bytes[at] == '\xED' && byte_at(bytes, at + 1) >= 0xA0 &&
         is_continuation(bytes[at + 1]) && is_continuation(bytes[at + 2]);
}

Utf8Look look_at_utf8(std::string_view bytes) {
  Utf8Look look;
  for (std::size_t at = 0; at < bytes.size();) {
    if (is_surrogate(bytes, at)) {
      ++look.whole;
      at += 3;
      continue;
    }
    const DecodedCharacter decoded = decode_utf8(bytes, at);
    const bool true_replacement =
        decoded.size == 3 && bytes.substr(at, 3) == "\xEF\xBF\xBD";
    if (decoded.character == replacement_character && !true_replacement) {
      ++look.broken;
      look.letters += reads_as_latin(bytes, at) ? 1U : 0U;
    } else if (decoded.size > 1) {
      ++look.whole;
    }
    at += decoded.size;
  }
  return look;
}

/// Whether it is UTF-8 that has suffered. In other encodings a letter beyond ASCII is
/// hardly ever followed by what makes it well-formed UTF-8; so where half of it is, the
/// rest is damage. Where nothing is, what is broken must have no look of Latin letters.
bool is_damaged_utf8(std::string_view bytes) {
  const Utf8Look look = look_at_utf8(bytes);
  if (look.whole >= look.broken) {
    return true;
  }
  return look.broken * 20 <= bytes.size() && look.letters * 2 < look.broken;
}

DecodedText repair_utf8(std::string_view bytes) {
  DecodedText result{.encoding = "UTF-8"};
  result.text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const DecodedCharacter decoded = decode_utf8(bytes, at);
    const std::string_view own = bytes.substr(at, decoded.size);
    if (decoded.character == replacement_character && own != "\xEF\xBF\xBD") {
      if (result.replaced.size() < most_replaced) {
        result.replaced.push_back(static_cast<std::uint32_t>(result.text.size()));
      }
      append_utf8(result.text, replacement_character);
    } else {
      result.text += own;
    }
    at += decoded.size;
  }
  return result;
}

// --- Other encodings
// --------------------------------------------------------------------

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

/// From an encoding that ICU knows, in pieces, so that a text of any length will do.
std::string convert(std::string_view bytes, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> source(ucnv_open(encoding, &status));
  const std::unique_ptr<UConverter, CloseConverter> target(ucnv_open("UTF-8", &status));
  std::string result;
  if (U_FAILURE(status)) {
    return result;
  }
  std::array<char, 4096> piece{};
  std::array<char16_t, 1024> pivot{};
  char16_t* pivot_source = pivot.data();
  char16_t* pivot_target = pivot.data();
  const char* from = bytes.data();
  const char* const end = bytes.data() + bytes.size();
  UBool reset = 1;
  do {
    status = U_ZERO_ERROR;
    char* to = piece.data();
    ucnv_convertEx(target.get(), source.get(), &to, piece.data() + piece.size(), &from,
                   end, pivot.data(), &pivot_source, &pivot_target,
                   pivot.data() + pivot.size(), reset, 1, &status);
    reset = 0;
    result.append(piece.data(), to);
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  return result;
}

DecodedText decode_as(std::string_view bytes, const char* encoding, std::string name) {
  DecodedText result{.text = convert(bytes, encoding), .encoding = std::move(name)};
  constexpr std::string_view replacement = "\xEF\xBF\xBD";
  for (std::size_t at = result.text.find(replacement);
       at != std::string::npos && result.replaced.size() < most_replaced;
       at = result.text.find(replacement, at + replacement.size())) {
    result.replaced.push_back(static_cast<std::uint32_t>(at));
  }
  return result;
}

std::optional<DecodedText> decode_by_mark(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    return repair_utf8(bytes.substr(3));
  }
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) {
    return decode_as(bytes.substr(4), "UTF-32LE", "UTF-32LE");
  }
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) {
    return decode_as(bytes.substr(4), "UTF-32BE", "UTF-32BE");
  }
  if (bytes.starts_with("\xFF\xFE")) {
    return decode_as(bytes.substr(2), "UTF-16LE", "UTF-16LE");
  }
  if (bytes.starts_with("\xFE\xFF")) {
    return decode_as(bytes.substr(2), "UTF-16BE", "UTF-16BE");
  }
  return std::nullopt;
}

/// Where the high byte of a unit of 16 bits stands.
enum class HighByte : unsigned char { first, second };

/// Whether units of 16 bits are characters that texts have, and not samples of a sound or
/// other numbers with zeros in them.
bool reads_as_utf16(std::string_view bytes, HighByte place) {
  std::size_t strange = 0;
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    const unsigned first = byte_at(bytes, at);
    const unsigned second = byte_at(bytes, at + 1);
    const unsigned unit =
        place == HighByte::first ? first << 8U | second : second << 8U | first;
    const auto type =
        static_cast<std::uint32_t>(U_MASK(u_charType(static_cast<UChar32>(unit))));
    const bool control = unit < 0xA0 && (unit >= 0x7F || is_control(unit));
    strange += control || (type & (U_GC_CN_MASK | U_GC_CO_MASK)) != 0 ? 1U : 0U;
  }
  return strange * 100 <= bytes.size() / 2;
}

/// UTF-16 without its mark: its spaces and line ends have a zero byte each, always on the
/// same side. What is UTF-8 as well is that, unless nearly every second byte is zero.
const char* unmarked_utf16(std::string_view bytes) {
  const std::string_view inspected = bytes.substr(0, inspected_size);
  if (inspected.size() < 8 || bytes.size() % 2 != 0) {
    return nullptr;
  }
  std::array<std::size_t, 2> zeros{};
  for (std::size_t at = 0; at < inspected.size(); ++at) {
    zeros[at % 2] += inspected[at] == '\0' ? 1U : 0U;
  }
  const std::size_t least = inspected.size() / (is_utf8(inspected) ? 3 : 20);
  if (zeros[1] > least && zeros[0] * 100 < zeros[1] &&
      reads_as_utf16(inspected, HighByte::second)) {
    return "UTF-16LE";
  }
  if (zeros[0] > least && zeros[1] * 100 < zeros[0] &&
      reads_as_utf16(inspected, HighByte::first)) {
    return "UTF-16BE";
  }
  return nullptr;
}

/// The lines that are not plain ASCII: only they tell encodings apart.
std::string telling_lines(std::string_view bytes) {
  std::string sample;
  for (std::size_t at = 0; at < bytes.size() && sample.size() < sample_size;) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size() - 1) + 1;
    const std::string_view line = bytes.substr(at, end - at);
    if (std::ranges::any_of(line, [](char byte) { return (byte & 0x80) != 0; })) {
      sample += line.substr(0, sample_size);
    }
    at = end;
  }
  return sample;
}

DecodedText decode_by_look(std::string_view bytes) {
  const std::string sample = telling_lines(bytes);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
  ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()),
                 &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  constexpr int32_t least_confidence = 10;
  std::string name = "windows-1252";
  if (U_SUCCESS(status) && match != nullptr &&
      ucsdet_getConfidence(match, &status) >= least_confidence) {
    name = ucsdet_getName(match, &status);
  }
  if (name.starts_with("UTF-") || name.starts_with("IBM")) {
    name = "windows-1252";
  }
  // What calls itself ISO-8859-1 is read as its superset, as browsers do.
  const char* const converter = name == "ISO-8859-1" ? "windows-1252" : name.c_str();
  DecodedText result = decode_as(bytes, converter, name);
  result.guessed = true;
  return result;
}

}  // namespace

DecodedText decode_text(std::string_view bytes) {
  if (has_binary_signature(bytes)) {
    return {.binary = true};
  }
  if (auto marked = decode_by_mark(bytes)) {
    return std::move(*marked);
  }
  if (const char* encoding = unmarked_utf16(bytes)) {
    DecodedText result = decode_as(bytes, encoding, encoding);
    result.guessed = true;
    return result;
  }
  const bool valid = is_utf8(bytes);
  if (looks_binary(bytes, valid)) {
    return {.binary = true};
  }
  if (valid) {
    return {.text = std::string(bytes), .encoding = "UTF-8"};
  }
  return is_damaged_utf8(bytes) ? repair_utf8(bytes) : decode_by_look(bytes);
}

std::string decode_named(std::string_view bytes, std::string_view encoding) {
  return encoding == "UTF-8" ? repair_utf8(bytes).text
                             : convert(bytes, std::string(encoding).c_str());
}

}  // namespace octavo
