#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics.h"
#include "compiler/document.h"
#include "formats/html/tokens.h"

namespace octavo::html {

/// A node of HTML: an element, a text, or something that is in the tree's own form
/// already because it was no HTML.
struct Node {
  /// Of an element; else empty.
  Tag tag{};
  std::vector<Node> children{};
  /// Of an element: its begin, as it was written, if it may be no element but text.
  std::string text{};
  std::optional<Block> block{};
  std::optional<Inline> made{};
  Span span{};

  bool is_element() const { return !tag.name.empty(); }
};

/// Puts elements together from tags, texts and finished nodes in the order of the source.
/// A tag without its fellow is dropped and reported; what it would hold stays.
class ElementBuilder {
 public:
  /// `depth` is that of what the elements stand in.
  ElementBuilder(std::uint32_t depth, Diagnostics& diagnostics);

  /// `written` is the whole of the tag. One of no element of HTML, such as the `<T>` of a
  /// `List<T>`, is text where it has no fellow and no attributes.
  void tag(Tag tag, std::string_view written, Span span);
  void text(std::string text, Span span);
  void block(Block block);
  void made(Inline node);
  std::vector<Node> finish();

 private:
  void open(Tag tag, std::string_view written, Span span);
  void close(std::string_view name, std::string_view written, Span span);
  /// Takes the element that is open into the one that holds it.
  void pop();
  /// Leaves only its children, unless its end tag may be left out.
  void dissolve();

  /// Its children are those of `nodes_` from `first_child` on, so that an element that is
  /// dissolved leaves them where they are.
  struct OpenElement {
    Node node{};
    std::size_t first_child = 0;
  };

  Diagnostics& diagnostics_;
  std::size_t limit_;
  std::vector<OpenElement> open_{};
  std::vector<Node> nodes_{};
  /// Elements that are nested too deep and not kept.
  std::uint32_t ignored_ = 0;
};

/// Says that a tag was dropped, by its name and why.
void report_dropped(Diagnostics& diagnostics, Span span, const std::string& what);

bool is_block_element(std::string_view name);
/// Whether HTML, or what is written in it (SVG, MathML), has such an element.
bool is_element(std::string_view name);

}  // namespace octavo::html
