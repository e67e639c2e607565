#include "formats/markdown/reader.h"

#include "formats/markdown/blocks.h"
#include "formats/markdown/convert.h"
#include "formats/markdown/syntax.h"

namespace octavo::markdown {

namespace {

Document read(const SourceFile& source, const Syntax& syntax, Diagnostics& diagnostics) {
  Document document;
  const BlockTree tree = parse_blocks(source, 0, syntax, diagnostics);
  document.content = Converter(source, tree, syntax, diagnostics).convert();
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
