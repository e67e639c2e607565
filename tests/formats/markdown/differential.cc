#include "tests/formats/markdown/differential.h"

#include <algorithm>
#include <memory>
#include <string_view>

#include <cmark.h>

#include "compiler/diagnostics.h"
#include "compiler/source.h"
#include "formats/markdown/blocks.h"
#include "formats/markdown/inlines.h"
#include "formats/markdown/scan.h"

namespace octavo::tests {

namespace {

using markdown::BlockKind;
using markdown::BlockNode;
using markdown::InlineKind;
using markdown::InlineNode;

std::string quoted(std::string_view text) {
  return "\"" + std::string(text) + "\"";
}

/// Of HTML blocks only what stands between their line ends matters.
std::string html_text(std::string_view text) {
  const std::size_t end = text.find_last_not_of(" \t\n");
  return quoted(text.substr(0, end == std::string_view::npos ? 0 : end + 1));
}

std::string list_words(bool ordered, long start, char delimiter, bool tight) {
  return ordered ? "ordered " + std::to_string(start) + delimiter +
                       (tight ? " tight" : " loose")
                 : std::string("bullet") + (tight ? " tight" : " loose");
}

enum class WhiteSpace : unsigned char { kept, collapsed };

/// Prints both trees alike; neighbouring texts become one.
class Printer {
 public:
  explicit Printer(WhiteSpace spaces) : spaces_(spaces) {}

  void open(const std::string& words) {
    end_text();
    result_ += std::string(depth_, ' ') + words + "\n";
    ++depth_;
  }
  void close() {
    end_text();
    --depth_;
  }
  void leaf(const std::string& words) {
    open(words);
    close();
  }
  void text(std::string_view text) { text_ += text; }
  void hard_break() {
    leaf("linebreak");
    after_break_ = true;
  }
  /// A leaf whose text may go on from line to line.
  void span(std::string_view kind, std::string_view text) {
    leaf(std::string(kind) +
         quoted(spaces_ == WhiteSpace::kept ? std::string(text) : collapsed(text)));
  }
  std::string finish() {
    end_text();
    return std::move(result_);
  }

 private:
  static std::string collapsed(std::string_view text) {
    std::string result;
    bool after_space = false;
    for (const char character : text) {
      const bool is_space = markdown::is_whitespace(character);
      if (!is_space) {
        result += (after_space && !result.empty() ? " " : "") + std::string(1, character);
      }
      after_space = is_space;
    }
    return result;
  }

  void end_text() {
    if (after_break_ && spaces_ == WhiteSpace::collapsed) {
      text_.erase(0, std::min(text_.find_first_not_of(" \t"), text_.size()));
    }
    after_break_ = false;
    if (!text_.empty()) {
      result_ += std::string(depth_, ' ') + "text " + quoted(text_) + "\n";
      text_.clear();
    }
  }

  WhiteSpace spaces_;
  bool after_break_ = false;
  std::string result_{};
  std::string text_{};
  std::size_t depth_ = 0;
};

class OurDump {
 public:
  OurDump(const std::string& markdown, WhiteSpace spaces)
      : source_(FileId{0}, "-", markdown),
        tree_(parse_blocks(source_, 0, markdown::commonmark_syntax, diagnostics_)),
        context_{.file = FileId{0},
                 .syntax = markdown::commonmark_syntax,
                 .references = tree_.references,
                 .notes = tree_.notes,
                 .diagnostics = diagnostics_,
                 .expansion_left = 100'000},
        printer_(spaces) {}

  std::string run() {
    children(*tree_.root);
    return printer_.finish();
  }

 private:
  void children(const BlockNode& node) {
    for (const BlockNode* child = node.first_child; child != nullptr;
         child = child->next) {
      block(*child);
    }
  }

  void inlines(const BlockNode& node) {
    const markdown::InlineTree tree = parse_inlines(node.content, context_);
    inlines(*tree.root);
  }

  void inlines(const InlineNode& node) {
    for (const InlineNode* child = node.first_child; child != nullptr;
         child = child->next) {
      inline_node(*child);
    }
  }

  void block(const BlockNode& node) {
    switch (node.kind) {
      case BlockKind::quote:
        printer_.open("quote");
        children(node);
        break;
      case BlockKind::list:
        printer_.open("list " + list_words(node.list.is_ordered, node.list.start,
                                           node.list.marker, node.list.is_tight));
        children(node);
        break;
      case BlockKind::item:
        printer_.open("item");
        children(node);
        break;
      case BlockKind::heading:
        printer_.open("heading " + std::to_string(node.level));
        inlines(node);
        break;
      case BlockKind::code:
        printer_.open("code " + quoted(markdown::unescape(node.info.text())) + " " +
                      quoted(node.content.text()));
        break;
      case BlockKind::html:
        printer_.open("html " + html_text(node.content.text()));
        break;
      case BlockKind::thematic_break:
        printer_.open("break");
        break;
      default:
        printer_.open("paragraph");
        inlines(node);
    }
    printer_.close();
  }

  void inline_node(const InlineNode& node) {
    switch (node.kind) {
      case InlineKind::text:
        return printer_.text(node.text);
      case InlineKind::soft_break:
        return printer_.leaf("softbreak");
      case InlineKind::line_break:
        return printer_.hard_break();
      case InlineKind::code:
        return printer_.span("code span ", node.text);
      case InlineKind::html:
        return printer_.span("html tag ", node.text);
      case InlineKind::emphasis:
        printer_.open("emphasis");
        break;
      case InlineKind::strong:
        printer_.open("strong");
        break;
      case InlineKind::link:
        printer_.open("link " + quoted(node.target) + " " + quoted(node.title));
        break;
      default:
        printer_.open("image " + quoted(node.target) + " " + quoted(node.title));
    }
    inlines(node);
    printer_.close();
  }

  SourceFile source_;
  Diagnostics diagnostics_{};
  markdown::BlockTree tree_;
  markdown::InlineContext context_;
  Printer printer_;
};

std::string literal(cmark_node* node) {
  const char* const text = cmark_node_get_literal(node);
  return text == nullptr ? std::string() : std::string(text);
}

std::string target_words(cmark_node* node) {
  return quoted(cmark_node_get_url(node)) + " " + quoted(cmark_node_get_title(node));
}

std::string container_words(cmark_node* node) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE:
      return "quote";
    case CMARK_NODE_LIST:
      return "list " +
             list_words(cmark_node_get_list_type(node) == CMARK_ORDERED_LIST,
                        cmark_node_get_list_start(node),
                        cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM ? ')' : '.',
                        cmark_node_get_list_tight(node) != 0);
    case CMARK_NODE_ITEM:
      return "item";
    case CMARK_NODE_HEADING:
      return "heading " + std::to_string(cmark_node_get_heading_level(node));
    case CMARK_NODE_EMPH:
      return "emphasis";
    case CMARK_NODE_STRONG:
      return "strong";
    case CMARK_NODE_LINK:
      return "link " + target_words(node);
    case CMARK_NODE_IMAGE:
      return "image " + target_words(node);
    default:
      return "paragraph";
  }
}

/// Prints a node without children; false for one that holds others.
bool print_leaf(cmark_node* node, Printer& printer) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
      printer.text(literal(node));
      return true;
    case CMARK_NODE_SOFTBREAK:
      printer.leaf("softbreak");
      return true;
    case CMARK_NODE_LINEBREAK:
      printer.hard_break();
      return true;
    case CMARK_NODE_CODE:
      printer.span("code span ", literal(node));
      return true;
    case CMARK_NODE_HTML_INLINE:
      printer.span("html tag ", literal(node));
      return true;
    case CMARK_NODE_CODE_BLOCK:
      printer.leaf("code " + quoted(cmark_node_get_fence_info(node)) + " " +
                   quoted(literal(node)));
      return true;
    case CMARK_NODE_HTML_BLOCK:
      printer.leaf("html " + html_text(literal(node)));
      return true;
    case CMARK_NODE_THEMATIC_BREAK:
      printer.leaf("break");
      return true;
    default:
      return false;
  }
}

std::string dump_cmark(const std::string& markdown, WhiteSpace spaces) {
  const std::unique_ptr<cmark_node, decltype(&cmark_node_free)> document(
      cmark_parse_document(markdown.data(), markdown.size(), CMARK_OPT_DEFAULT),
      cmark_node_free);
  const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> walk(
      cmark_iter_new(document.get()), cmark_iter_free);
  Printer printer(spaces);
  for (auto event = cmark_iter_next(walk.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(walk.get())) {
    cmark_node* const node = cmark_iter_get_node(walk.get());
    if (node == document.get() || print_leaf(node, printer)) {
      continue;
    }
    if (event == CMARK_EVENT_ENTER) {
      printer.open(container_words(node));
    } else {
      printer.close();
    }
  }
  return printer.finish();
}

}  // namespace

Comparison compare_with_cmark(const std::string& markdown) {
  Comparison result{.ours = OurDump(markdown, WhiteSpace::kept).run(),
                    .libcmark = dump_cmark(markdown, WhiteSpace::kept)};
  if (result.ours != result.libcmark) {
    const bool same_words = OurDump(markdown, WhiteSpace::collapsed).run() ==
                            dump_cmark(markdown, WhiteSpace::collapsed);
    result.difference = same_words ? Difference::lazy_white_space : Difference::tree;
  }
  return result;
}

}  // namespace octavo::tests
