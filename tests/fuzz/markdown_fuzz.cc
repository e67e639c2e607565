// libFuzzer target: every dialect of Markdown reads any bytes.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "compiler/text/utf8.h"
#include "formats/markdown/reader.h"
#include "formats/xhtml/fragment.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libFuzzer's own
  // interface
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (!octavo::is_utf8(text)) {
    return 0;
  }
  for (const auto read : {octavo::markdown::read_markdown, octavo::markdown::read_gfm,
                          octavo::markdown::read_commonmark}) {
    octavo::Sources sources;
    octavo::Diagnostics diagnostics;
    const octavo::SourceFile& source = sources.add("input.md", std::string(text));
    octavo::xhtml::fragment(read(source, {}, diagnostics));
  }
  return 0;
}
