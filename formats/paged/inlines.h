#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/document.h"
#include "formats/paged/paragraph.h"
#include "formats/paged/runs.h"
#include "formats/paged/style.h"

namespace octavo::paged {

/// Whether the marks in a text call their notes to the foot of its page. They do not
/// where the text stands a second time, as in the contents.
enum class NoteCalls : unsigned char { made, left_out };

/// Where the nodes of links are found that are no leaves.
using Aliases = std::vector<std::pair<NodeId, NodeId>>;

/// What inlines ask of the flow that they are part of.
struct InlineServices {
  std::function<const TextStyle&(const css::Style&)> text_style{};
  /// What an element generates before or after it, behind the text `before`; shares are
  /// of `measure`.
  std::function<ParagraphText(
      css::ElementId, css::PseudoElement, double measure, std::string_view before)>
      generated{};
  std::function<void(css::ElementId, const css::Style&)> enter{};
  std::function<void()> leave{};
  Aliases& aliases;
};

/// What inlines take from the block that they stand in.
struct InlineContext {
  const Document& document;
  const BookStyle& book;
  const InlineServices& services;
  const css::Style& style;
  /// That of the block; `none`: it has none of its own.
  css::ElementId element = css::ElementId::none;
  std::string_view language{};
  /// What shares of a picture's size are of.
  double measure = 0;
  double depth = 0;
  NoteCalls note_calls = NoteCalls::made;
  /// Of the block, for inlines without a leaf.
  NodeId block = NodeId::none;
  NodeId link = NodeId::none;
};

/// The inline content of one block as one string, with what its element generates before
/// and after it.
ParagraphText flow_inlines(const Inlines& content, const InlineContext& context);

/// A text as `text-transform` has it; `before` is the character that it follows.
std::string transformed(std::string text,
                        const css::TextTransform& transform,
                        char32_t before,
                        std::string_view language);

}  // namespace octavo::paged
