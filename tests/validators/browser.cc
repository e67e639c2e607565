#include "tests/validators/browser.h"

#include <cstdlib>

#include <doctest/doctest.h>

#include "compiler/text/utf8.h"
#include "tests/support.h"

namespace octavo::tests {

bool has_browser() {
  const bool has = run_command({"chromium", "--version"}).status == 0;
  if (!has) {
    MESSAGE("Chromium is not installed: nothing is compared with it");
    CHECK(std::getenv("CI") == nullptr);
  }
  return has;
}

std::string script_string(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string quoted = "\"";
  for (const char32_t character : to_utf32(text)) {
    const bool is_plain =
        character >= U' ' && character < U'\x7F' &&
        std::u32string_view(U"\"\\<>&").find(character) == std::u32string_view::npos;
    if (is_plain) {
      quoted += static_cast<char>(character);
      continue;
    }
    quoted += "\\u";
    for (const unsigned shift : {12U, 8U, 4U, 0U}) {
      quoted += digits[(character >> shift) & 0xFU];
    }
  }
  return quoted + "\"";
}

CommandResult browse(const std::string& page, const std::string& name) {
  const TemporaryFolder folder;
  const auto file = folder.path() / name;
  write_file(file, page);
  return run_command({"chromium", "--headless", "--no-sandbox", "--disable-gpu",
                      "--disable-quic", "--no-first-run",
                      "--disable-background-networking", "--disable-component-update",
                      "--disable-sync", "--window-size=600,800",
                      "--user-data-dir=" + (folder.path() / "profile").string(),
                      "--dump-dom", "file://" + file.string()});
}

}  // namespace octavo::tests
