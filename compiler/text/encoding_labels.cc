#include <algorithm>
#include <array>
#include <string>

#include <unicode/ucnv.h>

#include "compiler/text/encoding.h"

namespace octavo {

namespace {

/// An encoding of which ICU knows the labels, and the one that the Web reads it as.
struct WebEncoding {
  const char* labelled = nullptr;
  std::string_view read_as{};
};

/// The Encoding Standard, 4.2: what is not here is no encoding of the Web, such as UTF-7
/// or EBCDIC, in which a text can be another than it looks like; or ICU has no table for
/// it (ISO-8859-16).
constexpr auto web_encodings = std::to_array<WebEncoding>({
    {"UTF-8", "UTF-8"},
    {"UTF-16", "UTF-16LE"},
    {"UTF-16LE", "UTF-16LE"},
    {"UTF-16BE", "UTF-16BE"},
    {"US-ASCII", "windows-1252"},
    {"ISO-8859-1", "windows-1252"},
    {"ISO-8859-2", "ISO-8859-2"},
    {"ISO-8859-3", "ISO-8859-3"},
    {"ISO-8859-4", "ISO-8859-4"},
    {"ISO-8859-5", "ISO-8859-5"},
    {"ISO-8859-6", "ISO-8859-6"},
    {"ISO-8859-7", "ISO-8859-7"},
    {"ISO-8859-8", "ISO-8859-8"},
    {"ISO-8859-9", "windows-1254"},
    {"ISO-8859-10", "ISO-8859-10"},
    {"ISO-8859-11", "windows-874"},
    {"ISO-8859-13", "ISO-8859-13"},
    {"ISO-8859-14", "ISO-8859-14"},
    {"ISO-8859-15", "ISO-8859-15"},
    {"windows-874", "windows-874"},
    {"windows-1250", "windows-1250"},
    {"windows-1251", "windows-1251"},
    {"windows-1252", "windows-1252"},
    {"windows-1253", "windows-1253"},
    {"windows-1254", "windows-1254"},
    {"windows-1255", "windows-1255"},
    {"windows-1256", "windows-1256"},
    {"windows-1257", "windows-1257"},
    {"windows-1258", "windows-1258"},
    {"IBM866", "IBM866"},
    {"KOI8-R", "KOI8-R"},
    {"KOI8-U", "KOI8-U"},
    {"macintosh", "macintosh"},
    {"x-mac-cyrillic", "x-mac-cyrillic"},
    {"GB2312", "gb18030"},
    {"GB_2312-80", "gb18030"},
    {"GBK", "gb18030"},
    {"gb18030", "gb18030"},
    {"Big5", "Big5-HKSCS"},
    {"Big5-HKSCS", "Big5-HKSCS"},
    {"EUC-JP", "EUC-JP"},
    {"ISO-2022-JP", "ISO-2022-JP"},
    {"Shift_JIS", "Shift_JIS"},
    {"EUC-KR", "windows-949"},
    {"windows-949", "windows-949"},
});

/// ICU's own name of a converter; empty: it has none.
std::string_view converter_name(const char* label) {
  UErrorCode status = U_ZERO_ERROR;
  const char* const name = ucnv_getAlias(label, 0, &status);
  return U_SUCCESS(status) && name != nullptr ? std::string_view(name)
                                              : std::string_view();
}

}  // namespace

std::string_view named_encoding(std::string_view label) {
  constexpr std::string_view spaces = "\t\n\f\r ";
  constexpr std::size_t longest_label = 64;
  label.remove_prefix(std::min(label.find_first_not_of(spaces), label.size()));
  label = label.substr(0, label.find_last_not_of(spaces) + 1);
  if (label.empty() || label.size() > longest_label) {
    return {};
  }
  const std::string name(label);
  std::string_view converter = converter_name(name.c_str());
  if (converter.empty() && (label.starts_with("x-") || label.starts_with("X-"))) {
    converter = converter_name(name.c_str() + 2);
  }
  const auto* const found =
      std::ranges::find_if(web_encodings, [&](const WebEncoding& each) {
        return !converter.empty() && converter_name(each.labelled) == converter;
      });
  return found == web_encodings.end() ? std::string_view() : found->read_as;
}

}  // namespace octavo
