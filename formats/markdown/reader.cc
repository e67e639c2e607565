#include "formats/markdown/reader.h"

#include <utility>

#include "formats/markdown/blocks.h"
#include "formats/markdown/convert.h"
#include "formats/markdown/front_matter.h"
#include "formats/markdown/syntax.h"
#include "formats/markdown/title_block.h"

namespace octavo::markdown {

namespace {

FrontMatter front_of(const SourceFile& source, Diagnostics& diagnostics) {
  return source.text().starts_with('%') ? read_title_block(source)
                                        : read_front_matter(source, diagnostics);
}

Document read(const SourceFile& source, const Syntax& syntax, Diagnostics& diagnostics) {
  FrontMatter front = syntax.book ? front_of(source, diagnostics) : FrontMatter{};
  const BlockTree tree = parse_blocks(source, front.end, syntax, diagnostics);
  Converter converter(source, tree, syntax, diagnostics);
  Document document{.metadata = std::move(front.metadata)};
  document.metadata.title = converter.inlines(front.title, 0);
  document.metadata.subtitle = converter.inlines(front.subtitle, 0);
  document.content = converter.convert();
  return document;
}

}  // namespace

Document read_markdown(const SourceFile& source,
                       const Options& /*options*/,
                       Diagnostics& diagnostics) {
  return read(source, book_syntax, diagnostics);
}

Document read_gfm(const SourceFile& source,
                  const Options& /*options*/,
                  Diagnostics& diagnostics) {
  return read(source, gfm_syntax, diagnostics);
}

Document read_commonmark(const SourceFile& source,
                         const Options& /*options*/,
                         Diagnostics& diagnostics) {
  return read(source, commonmark_syntax, diagnostics);
}

}  // namespace octavo::markdown
