#include "formats/registry.h"

#include <string_view>

#include "fonts/font_inspect.h"
#include "formats/css/load.h"
#include "formats/css/themes.h"
#include "formats/epub/read_back.h"
#include "formats/epub/writer.h"
#include "formats/image/image.h"
#include "formats/markdown/reader.h"
#include "formats/pdf/read_back.h"
#include "formats/pdf/writer.h"
#include "formats/plain/reader.h"

namespace octavo {
namespace {

constexpr std::string_view markdown_extensions[] = {".md", ".markdown", ".mdown", ".mkd"};
constexpr std::string_view text_extensions[] = {".txt", ".text"};

constexpr Reader readers[] = {
    {.name = "markdown",
     .extensions = markdown_extensions,
     .dialect = Dialect::book,
     .read = markdown::read_markdown},
    {.name = "text",
     .extensions = text_extensions,
     .dialect = Dialect::book,
     .read = plain::read_plain},
    {.name = "gfm",
     .extensions = {},
     .dialect = Dialect::specification,
     .read = markdown::read_gfm},
    {.name = "commonmark",
     .extensions = {},
     .dialect = Dialect::specification,
     .read = markdown::read_commonmark},
};

constexpr Writer writers[] = {
    {.name = "epub",
     .extension = ".epub",
     .pages = PageUse::lists,
     .write = epub::write_epub,
     .read_back = epub::read_back_epub},
    {.name = "pdf",
     .extension = ".pdf",
     .pages = PageUse::makes,
     .write = pdf::write_pdf,
     .read_back = pdf::read_back_pdf},
};

}  // namespace

Formats formats() {
  return {.readers = readers,
          .writers = writers,
          .inspect_picture = image::inspect,
          .inspect_font = inspect_font,
          .themes = css::themes(),
          .load_stylesheets = css::load_stylesheets};
}

}  // namespace octavo
