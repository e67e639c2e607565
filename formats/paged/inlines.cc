#include "formats/paged/inlines.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "compiler/overload.h"
#include "compiler/plain_text.h"
#include "formats/paged/picture_size.h"

namespace octavo::paged {
namespace {

constexpr double raised_size = 0.68;
constexpr double superscript_shift = 0.34;
constexpr double subscript_shift = 0.16;
/// Scripts of scripts of scripts stay visible.
constexpr double least_size = 3;
constexpr std::string_view line_separator = "\u2028";
constexpr std::string_view object_character = "\uFFFC";

/// Inlines → one string with its runs.
class InlineFlow {
 public:
  InlineFlow(const InlineContext& context, Aliases* aliases)
      : context_(context), aliases_(aliases) {}

  ParagraphText run(const Inlines& content) {
    add_all(
        content,
        {.style = context_.style, .language = context_.language, .link = context_.link});
    for (const NodeId waiting : waiting_) {
      alias(waiting, last_leaf_ == NodeId::none ? context_.block : last_leaf_);
    }
    return std::move(paragraph_);
  }

 private:
  struct State {
    TextStyle style{};
    std::string_view language{};
    NodeId link = NodeId::none;
  };

  void add_all(const Inlines& content, const State& state) {
    for (const Inline& each : content) {
      add(each, state);
    }
  }

  void add(const Inline& node, const State& outer) {
    State state = outer;
    if (!node.attributes.language.empty()) {
      state.language = node.attributes.language;
    }
    std::visit(Overload{
                   [&](const Text& text) { leaf(single_spaced(text.text), node, state); },
                   [&](const SoftBreak&) { separator(" ", state); },
                   [&](const LineBreak&) { separator(line_separator, state); },
                   [&](const Emphasis& inner) {
                     Slant& slant = state.style.face.slant;
                     slant = slant == Slant::italic ? Slant::upright : Slant::italic;
                     container(inner.content, node, state);
                   },
                   [&](const Strong& inner) {
                     state.style.face.weight = 700;
                     container(inner.content, node, state);
                   },
                   [&](const Strikethrough& inner) {
                     state.style.strikethrough = true;
                     container(inner.content, node, state);
                   },
                   [&](const Underline& inner) {
                     state.style.underline = true;
                     container(inner.content, node, state);
                   },
                   [&](const Superscript& inner) {
                     raise(state.style, superscript_shift);
                     container(inner.content, node, state);
                   },
                   [&](const Subscript& inner) {
                     raise(state.style, -subscript_shift);
                     container(inner.content, node, state);
                   },
                   [&](const SmallCaps& inner) {
                     state.style.features.push_back({.tag = "smcp"});
                     container(inner.content, node, state);
                   },
                   [&](const Styled& inner) {
                     state.style =
                         span_style(context_.book, state.style, node.attributes.classes);
                     container(inner.content, node, state);
                   },
                   [&](const Code& code) {
                     state.style = code_style(context_.book, state.style);
                     met_leaf(node.id);
                     if (StyleRun* run = append(code.text, node, state)) {
                       run->isolated = true;
                     }
                   },
                   [&](const Link& inner) {
                     state.link = node.id;
                     container(inner.content, node, state);
                   },
                   [&](const Image& image) { picture(image, node, state); },
                   [&](const NoteReference& mark) { note_mark(mark, node, state); },
               },
               node.kind);
  }

  void container(const Inlines& content, const Inline& node, const State& state) {
    if (aliases_ != nullptr && node.id != NodeId::none && !node.attributes.id.empty()) {
      waiting_.push_back(node.id);
    }
    add_all(content, state);
  }

  static void raise(TextStyle& style, double share) {
    style.baseline_shift += share * style.size;
    style.size = std::max(least_size, style.size * raised_size);
  }

  void leaf(std::string_view text, const Inline& node, const State& state) {
    met_leaf(node.id);
    append(text, node, state);
  }

  /// Spaces behind a space are none, as in HTML.
  std::string single_spaced(std::string_view text) const {
    std::string result;
    char before = paragraph_.text.empty() ? '\0' : paragraph_.text.back();
    for (const char byte : text) {
      if (byte != ' ' || before != ' ') {
        result += byte;
      }
      before = byte;
    }
    return result;
  }

  StyleRun* append(std::string_view text, const Inline& node, const State& state) {
    if (text.empty()) {
      return nullptr;
    }
    const auto begin = static_cast<std::uint32_t>(paragraph_.text.size());
    paragraph_.text += text;
    paragraph_.runs.push_back({.begin = begin,
                               .end = static_cast<std::uint32_t>(paragraph_.text.size()),
                               .style = state.style,
                               .language = std::string(state.language),
                               .owner = node.id,
                               .link = state.link,
                               .span = node.span});
    return &paragraph_.runs.back();
  }

  // A line end is no leaf: its space belongs to the leaf before it, in the style of where
  // it stands.
  void separator(std::string_view text, const State& state) {
    if (paragraph_.runs.empty()) {
      return;
    }
    StyleRun& before = paragraph_.runs.back();
    paragraph_.text += text;
    const auto end = static_cast<std::uint32_t>(paragraph_.text.size());
    const bool alike = before.style == state.style && before.link == state.link &&
                       before.note == NodeId::none && before.picture == PictureId::none;
    if (alike) {
      before.end = end;
      return;
    }
    paragraph_.runs.push_back({.begin = before.end,
                               .end = end,
                               .style = state.style,
                               .language = std::string(state.language),
                               .role = before.role,
                               .owner = before.owner,
                               .link = state.link,
                               .span = before.span});
  }

  void picture(const Image& image, const Inline& node, const State& state) {
    const auto index = static_cast<std::size_t>(image.picture);
    if (image.picture == PictureId::none || index >= context_.document.pictures.size()) {
      container(image.description, node, state);
      return;
    }
    met_leaf(node.id);
    StyleRun* run = append(object_character, node, state);
    const PageGeometry& page = context_.book.page;
    const Size size = asked_size(
        natural_size(context_.document.pictures[index]), stated_size(node.attributes),
        {.width = page.measure, .height = page.depth, .em = state.style.size});
    run->picture = image.picture;
    run->picture_width = size.width;
    run->picture_height = size.height;
  }

  void note_mark(const NoteReference& mark, const Inline& node, const State& outer) {
    met_leaf(node.id);
    State state = outer;
    raise(state.style, superscript_shift);
    state.style.face.slant = Slant::upright;
    const std::string number = mark.number > 0 ? std::to_string(mark.number) : "";
    StyleRun* run = append(number, node, state);
    if (run != nullptr && mark.note != NodeId::none) {
      run->link = node.id;
      run->note = context_.note_calls == NoteCalls::made ? mark.note : NodeId::none;
    }
  }

  void met_leaf(NodeId leaf) {
    for (const NodeId waiting : waiting_) {
      alias(waiting, leaf);
    }
    waiting_.clear();
    last_leaf_ = leaf;
  }

  void alias(NodeId node, NodeId place) {
    if (place != NodeId::none) {
      aliases_->emplace_back(node, place);
    }
  }

  const InlineContext& context_;
  Aliases* aliases_;
  ParagraphText paragraph_{};
  std::vector<NodeId> waiting_{};
  NodeId last_leaf_ = NodeId::none;
};

}  // namespace

ParagraphText flow_inlines(const Inlines& content,
                           const InlineContext& context,
                           Aliases* aliases) {
  return InlineFlow(context, aliases).run(content);
}

ParagraphText plain_run(std::string text,
                        const TextStyle& style,
                        std::string_view language,
                        Role role,
                        NodeId owner) {
  ParagraphText paragraph;
  if (!text.empty()) {
    paragraph.runs.push_back({.begin = 0,
                              .end = static_cast<std::uint32_t>(text.size()),
                              .style = style,
                              .language = std::string(language),
                              .role = role,
                              .owner = owner});
  }
  paragraph.text = std::move(text);
  return paragraph;
}

ParagraphText furniture_text(const Inlines& content,
                             const TextStyle& style,
                             std::string_view language) {
  return plain_run(plain_text(content), style, language, Role::artifact, NodeId::none);
}

}  // namespace octavo::paged
