// libFuzzer target: plain text is read, whatever it holds.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "compiler/text/utf8.h"
#include "formats/plain/reader.h"
#include "formats/xhtml/fragment.h"

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libFuzzer's own
  // interface
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (!octavo::is_utf8(text)) {
    return 0;
  }
  octavo::Sources sources;
  octavo::Diagnostics diagnostics;
  const octavo::SourceFile& source = sources.add("input.txt", std::string(text));
  octavo::xhtml::fragment(octavo::plain::read_plain(source, {}, diagnostics));
  return 0;
}
