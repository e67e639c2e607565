#include <string>
#include <utility>

#include "formats/html/tokens.h"
#include "formats/html/tree.h"
#include "formats/markdown/convert.h"
#include "formats/markdown/raw.h"

namespace octavo::markdown {

void Converter::add_html(html::ElementBuilder& builder,
                         const Content& content,
                         Position begin,
                         Position end) {
  const std::string_view html =
      std::string_view(content.text()).substr(begin, end - begin);
  for (html::Token& token : html::tokenize(html)) {
    const Span span = content.span(source_.id(), begin + token.begin, begin + token.end);
    const std::string_view text = html.substr(token.begin, token.end - token.begin);
    switch (token.kind) {
      case html::TokenKind::tag:
        builder.tag(std::move(token.tag), text, span);
        break;
      case html::TokenKind::text:
        builder.text(html::decode(text), span);
        break;
      case html::TokenKind::other:
        diagnostics_.warn("html-dropped", span,
                          "an instruction or declaration means nothing in a book");
        break;
      case html::TokenKind::comment:
        if (!text.ends_with("-->") && text != "<!-->" && text != "<!--->") {
          diagnostics_.warn("html-dropped", span,
                            "a comment is never closed: it goes on to the end of what it "
                            "stands in");
        }
        break;
    }
  }
}

Blocks Converter::children_with_html(const BlockNode& parent) {
  html::ElementBuilder builder(parent.depth, diagnostics_);
  for (const BlockNode* node = parent.first_child; node != nullptr; node = node->next) {
    if (is_html(*node, syntax_)) {
      add_html(builder, node->content, 0, node->content.size());
      continue;
    }
    Blocks made;
    append(made, *node);
    for (Block& block : made) {
      builder.block(std::move(block));
    }
  }
  return html::TreeMaker(diagnostics_).blocks(builder.finish());
}

Inlines Converter::inlines_with_html(const InlineNode& parent, std::uint32_t depth) {
  html::ElementBuilder builder(depth, diagnostics_);
  for (const InlineNode* node = parent.first_child; node != nullptr;) {
    if (node->kind == InlineKind::html) {
      add_html(builder, *content_, node->begin, node->end);
      node = node->next;
      continue;
    }
    Inlines made;
    if (node->kind == InlineKind::text) {
      append_text_run(made, node);
    } else {
      append(made, *node, depth);
      node = node->next;
    }
    for (Inline& each : made) {
      builder.made(std::move(each));
    }
  }
  return html::TreeMaker(diagnostics_).inlines(builder.finish());
}

}  // namespace octavo::markdown
