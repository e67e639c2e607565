#include "formats/markdown/reader.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <variant>

#include "compiler/plain_text.h"
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

/// The abstract as it stands before the text; nothing where there is none.
Blocks abstract_of(const FrontMatter& front, FileId file, Converter& converter) {
  Block abstract{.kind = Division{}, .attributes = {.classes = {"abstract"}}};
  Blocks& paragraphs = std::get<Division>(abstract.kind).content;
  for (const Content& each : front.abstract) {
    paragraphs.push_back({.kind = Paragraph{converter.inlines(each, 0)},
                          .span = each.span(file, 0, each.size())});
  }
  if (paragraphs.empty()) {
    return {};
  }
  abstract.span = paragraphs.front().span;
  abstract.span.end = paragraphs.back().span.end;
  return {std::move(abstract)};
}

std::string in_one_line(std::string text) {
  text.erase(text.find_last_not_of('\n') + 1);
  std::ranges::replace(text, '\n', ' ');
  return text;
}

Document read(const SourceFile& source, const Syntax& syntax, Diagnostics& diagnostics) {
  FrontMatter front = syntax.book ? front_of(source, diagnostics) : FrontMatter{};
  const BlockTree tree = parse_blocks(source, front.end, syntax, diagnostics);
  Converter converter(source, tree, syntax, diagnostics);
  Document document{.metadata = std::move(front.metadata)};
  document.metadata.title = converter.inlines(front.title, 0);
  document.metadata.subtitle = converter.inlines(front.subtitle, 0);
  document.content = abstract_of(front, source.id(), converter);
  if (document.metadata.description.empty()) {
    document.metadata.description = in_one_line(plain_text(document.content));
  }
  std::ranges::move(converter.convert(), std::back_inserter(document.content));
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
