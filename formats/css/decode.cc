#include <algorithm>

#include "compiler/text/encoding.h"
#include "formats/css/syntax.h"

namespace octavo::css {

namespace {

/// The label of an `@charset` at the very beginning, which is a pattern of bytes and no
/// rule (3.2); empty: there is none.
std::string_view charset_label(std::string_view bytes) {
  constexpr std::string_view before = "@charset \"";
  constexpr std::size_t inspected = 1024;
  bytes = bytes.substr(0, inspected);
  if (!bytes.starts_with(before)) {
    return {};
  }
  const std::string_view rest = bytes.substr(before.size());
  const std::size_t quote = rest.find('"');
  const bool is_whole =
      quote != std::string_view::npos && rest.substr(quote).starts_with("\";");
  const std::string_view label = rest.substr(0, is_whole ? quote : 0);
  const bool is_ascii = std::ranges::all_of(
      label, [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
  return is_ascii ? label : std::string_view();
}

/// "Determine the fallback encoding".
std::string_view fallback_encoding(std::string_view bytes,
                                   std::string_view protocol_encoding,
                                   std::string_view environment_encoding) {
  if (const std::string_view protocol = named_encoding(protocol_encoding);
      !protocol.empty()) {
    return protocol;
  }
  if (const std::string_view charset = named_encoding(charset_label(bytes));
      !charset.empty()) {
    // What says so is not written in UTF-16.
    return charset.starts_with("UTF-16") ? "UTF-8" : charset;
  }
  const std::string_view environment = named_encoding(environment_encoding);
  return environment.empty() ? "UTF-8" : environment;
}

}  // namespace

std::string decode_stylesheet(std::string_view bytes,
                              std::string_view protocol_encoding,
                              std::string_view environment_encoding) {
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    return decode_named(bytes.substr(3), "UTF-8");
  }
  if (bytes.starts_with("\xFE\xFF")) {
    return decode_named(bytes.substr(2), "UTF-16BE");
  }
  if (bytes.starts_with("\xFF\xFE")) {
    return decode_named(bytes.substr(2), "UTF-16LE");
  }
  return decode_named(bytes,
                      fallback_encoding(bytes, protocol_encoding, environment_encoding));
}

}  // namespace octavo::css
