#include "formats/paged/inlines.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "compiler/overload.h"
#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"
#include "formats/paged/inline_boxes.h"
#include "formats/paged/look.h"
#include "formats/paged/picture_size.h"
#include "formats/paged/white_space.h"

namespace octavo::paged {
namespace {

// The first letter of each word, a word being what begins behind no letter or figure
// (CSS Text 4, 2.1.1).
std::string capitalized(std::string_view text,
                        char32_t before,
                        std::string_view language) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCharacter next = decode_utf8(text, at);
    const std::string_view letter = text.substr(at, next.size);
    const bool begins = !is_alphanumeric(before) && !is_mark(before) && before != U'\'' &&
                        before != U'\u2019';
    result += begins ? to_upper(letter, language) : std::string(letter);
    before = next.character;
    at += next.size;
  }
  return result;
}

// Letters, figures and signs of ASCII as wide as ideographs (CSS Text 3, 2.1).
std::string widened(std::string_view text) {
  constexpr char32_t offset = 0xFEE0;
  constexpr char32_t ideographic_space = 0x3000;
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCharacter next = decode_utf8(text, at);
    const char32_t character = next.character;
    append_utf8(result, character == U' '                       ? ideographic_space
                        : character > U' ' && character <= U'~' ? character + offset
                                                                : character);
    at += next.size;
  }
  return result;
}

/// Inlines → one string with its runs.
class InlineFlow {
 public:
  explicit InlineFlow(const InlineContext& context) : context_(context) {}

  ParagraphText run(const Inlines& content) {
    const State state{.css = &context_.style,
                      .style = context_.services.text_style(context_.style),
                      .language = context_.language,
                      .link = context_.link};
    const std::size_t isolate = open_isolate(context_.style);
    add_generated(context_.element, css::PseudoElement::before, state);
    add_all(content, state);
    add_generated(context_.element, css::PseudoElement::after, state);
    close_isolate(isolate);
    for (const NodeId waiting : waiting_) {
      alias(waiting, last_leaf_ == NodeId::none ? context_.block : last_leaf_);
    }
    return std::move(paragraph_);
  }

 private:
  struct State {
    const css::Style* css = nullptr;
    TextStyle style{};
    std::string_view language{};
    NodeId link = NodeId::none;
    /// Of lines that it stands on, at least; 0: those of the block.
    double leading = 0;
    bool is_shown = true;
  };

  void add_all(const Inlines& content, const State& state) {
    for (const Inline& each : content) {
      add(each, state);
    }
  }

  // The state inside an element.
  State inside(css::ElementId element, const State& outer) const {
    State state = outer;
    const css::Style& style = context_.book.of(element);
    state.css = &style;
    state.style = context_.services.text_style(style);
    state.style.baseline_shift =
        outer.style.baseline_shift + text_shift(style, *outer.css);
    if (state.leading > 0 || style.line_height != outer.css->line_height) {
      state.leading = style.leading();
    }
    state.language = context_.book.language_of(element);
    state.is_shown = outer.is_shown && style.display != css::Display::none;
    return state;
  }

  void add(const Inline& node, const State& outer) {
    std::visit(
        Overload{
            [&](const Text& text) {
              in_element(node, outer,
                         [&](const State& state) { leaf(text.text, node, state); });
            },
            [&](const SoftBreak&) {
              separator(keeps_line_ends(outer.css->white_space) ? line_separator : " ",
                        outer);
            },
            [&](const LineBreak&) { separator(line_separator, outer); },
            [&](const Emphasis& inner) { container(inner.content, node, outer); },
            [&](const Strong& inner) { container(inner.content, node, outer); },
            [&](const Strikethrough& inner) { container(inner.content, node, outer); },
            [&](const Underline& inner) { container(inner.content, node, outer); },
            [&](const Superscript& inner) { container(inner.content, node, outer); },
            [&](const Subscript& inner) { container(inner.content, node, outer); },
            [&](const SmallCaps& inner) { container(inner.content, node, outer); },
            [&](const Styled& inner) { container(inner.content, node, outer); },
            [&](const Code& code) {
              in_element(node, outer, [&](const State& state) {
                met_leaf(node.id);
                append(transformed(code.text, state.css->text_transform, last_character(),
                                   state.language),
                       node, state);
              });
            },
            [&](const Link& inner) {
              State state = outer;
              state.link = node.id;
              container(inner.content, node, state);
            },
            [&](const Image& image) { picture(image, node, outer); },
            [&](const NoteReference& mark) { note_mark(mark, node, outer); },
        },
        node.kind);
  }

  template <class AddContent>
  void in_element(const Inline& node, const State& outer, AddContent&& add_content) {
    in_element(context_.book.elements.find(node.id), outer, add_content);
  }

  // Calls `add_content` with the state inside an element, if there is one, between what
  // that generates.
  template <class AddContent>
  void in_element(css::ElementId element,
                  const State& outer,
                  const AddContent& add_content,
                  BoxContent content = BoxContent::text) {
    if (element == css::ElementId::none) {
      add_content(outer);
      return;
    }
    const State state = inside(element, outer);
    context_.services.enter(element, *state.css);
    const std::uint32_t outer_box = box_;
    const std::size_t isolate = open_isolate(*state.css);
    const bool has_lines = state.is_shown && css::is_block_level(state.css->display);
    ends_line_ = ends_line_ || has_lines;
    if (state.is_shown) {
      begin_line();
      open_box(state, content);
      add_generated(element, css::PseudoElement::before, state);
    }
    add_content(state);
    if (state.is_shown) {
      add_generated(element, css::PseudoElement::after, state);
      close_box(outer_box);
    }
    ends_line_ = ends_line_ || has_lines;
    close_isolate(isolate);
    context_.services.leave();
  }

  void close_isolate(std::size_t isolate) {
    if (isolate < paragraph_.isolates.size()) {
      paragraph_.isolates[isolate].end =
          static_cast<std::uint32_t>(paragraph_.text.size());
    }
  }

  void begin_line() {
    if (ends_line_ && !paragraph_.runs.empty() &&
        !paragraph_.text.ends_with(line_separator)) {
      paragraph_.text += line_separator;
      paragraph_.runs.back().end = static_cast<std::uint32_t>(paragraph_.text.size());
    }
    ends_line_ = false;
  }

  void open_box(const State& state, BoxContent content) {
    std::optional<InlineBox> box = inline_box(*state.css, context_.measure, content);
    if (!box) {
      return;
    }
    box->begin = static_cast<std::uint32_t>(paragraph_.text.size());
    box->parent = box_;
    box->size = state.style.size;
    box->baseline_shift = state.style.baseline_shift;
    box_ = static_cast<std::uint32_t>(paragraph_.boxes.size());
    paragraph_.boxes.push_back(*box);
    last_side_ = box->begin;
  }

  // CSS Writing Modes 4, 2.4.2. The index of what is opened, if anything is.
  std::size_t open_isolate(const css::Style& style) {
    using css::UnicodeBidi;
    const std::size_t index = paragraph_.isolates.size();
    const UnicodeBidi kind = style.unicode_bidi;
    if (kind == UnicodeBidi::normal) {
      return index + 1;
    }
    paragraph_.isolates.push_back(
        {.begin = static_cast<std::uint32_t>(paragraph_.text.size()),
         .direction = kind == UnicodeBidi::plaintext ? BaseDirection::automatic
                                                     : base_direction(style),
         .isolates = kind != UnicodeBidi::embed && kind != UnicodeBidi::overridden,
         .overrides =
             kind == UnicodeBidi::overridden || kind == UnicodeBidi::isolate_override});
    return index;
  }

  void close_box(std::uint32_t outer) {
    if (box_ == outer) {
      return;
    }
    last_side_ = static_cast<std::uint32_t>(paragraph_.text.size());
    paragraph_.boxes[box_].end = last_side_;
    if (paragraph_.boxes[box_].begin == last_side_) {
      // Nothing stands in it.
      paragraph_.boxes.pop_back();
    }
    box_ = outer;
  }

  void container(const Inlines& content, const Inline& node, const State& outer) {
    if (node.id != NodeId::none && !node.attributes.id.empty()) {
      waiting_.push_back(node.id);
    }
    in_element(node, outer, [&](const State& state) { add_all(content, state); });
  }

  // What the paragraph's own element generates as a block is no part of the paragraph.
  void add_generated(css::ElementId element,
                     css::PseudoElement pseudo,
                     const State& state) {
    const bool has_lines = generates_block(context_.book, element, pseudo);
    if (has_lines && element == context_.element) {
      return;
    }
    ParagraphText text =
        context_.services.generated(element, pseudo, context_.measure,
                                    has_lines ? std::string_view() : text_before());
    if (text.text.empty()) {
      return;
    }
    ends_line_ = ends_line_ || has_lines;
    begin_line();
    for (StyleRun& run : text.runs) {
      run.style.baseline_shift += state.style.baseline_shift;
    }
    for (InlineBox& box : text.boxes) {
      box.baseline_shift += state.style.baseline_shift;
    }
    append_text(paragraph_, std::move(text), box_);
    ends_line_ = ends_line_ || has_lines;
  }

  void leaf(std::string_view text, const Inline& node, const State& state) {
    met_leaf(node.id);
    std::string words = with_white_space(text, *state.css, text_before());
    append(transformed(std::move(words), state.css->text_transform, last_character(),
                       state.language),
           node, state);
  }

  char32_t last_character() const {
    const std::string& before = paragraph_.text;
    return before.empty()
               ? U' '
               : decode_utf8(before, character_start(before, before.size() - 1))
                     .character;
  }

  // On the same lines as what comes next.
  std::string_view text_before() const {
    return ends_line_ ? std::string_view() : std::string_view(paragraph_.text);
  }

  StyleRun* append(std::string_view text, const Inline& node, const State& state) {
    if (text.empty() || !state.is_shown) {
      return nullptr;
    }
    begin_line();
    const auto begin = static_cast<std::uint32_t>(paragraph_.text.size());
    paragraph_.text += text;
    paragraph_.runs.push_back({.begin = begin,
                               .end = static_cast<std::uint32_t>(paragraph_.text.size()),
                               .style = state.style,
                               .language = std::string(state.language),
                               .owner = node.id,
                               .link = state.link,
                               .box = box_,
                               .leading = state.leading,
                               .span = node.span});
    return &paragraph_.runs.back();
  }

  // A line end is no leaf: its space belongs to the leaf before it, in the style of where
  // it stands.
  void separator(std::string_view text, const State& state) {
    if (paragraph_.runs.empty() || !state.is_shown || ends_line_) {
      return;
    }
    StyleRun& before = paragraph_.runs.back();
    paragraph_.text += text;
    const auto end = static_cast<std::uint32_t>(paragraph_.text.size());
    const bool alike = last_side_ != before.end && before.style == state.style &&
                       before.link == state.link && before.note == NodeId::none &&
                       before.picture == PictureId::none;
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
                               .box = box_,
                               .span = before.span});
  }

  void picture(const Image& image, const Inline& node, const State& outer) {
    const auto index = static_cast<std::size_t>(image.picture);
    if (image.picture == PictureId::none || index >= context_.document.pictures.size()) {
      container(image.description, node, outer);
      return;
    }
    met_leaf(node.id);
    const auto add_picture = [&](const State& state) {
      StyleRun* run = append(object_character, node, state);
      if (run == nullptr) {
        return;
      }
      const Size size = picture_size(
          context_.document.pictures[index], stated_size(node.attributes), *state.css,
          picture_base(*state.css, context_.measure, context_.depth, outer.style.size));
      run->picture = image.picture;
      run->picture_width = size.width;
      run->picture_height = size.height;
      run->style.baseline_shift =
          outer.style.baseline_shift + picture_shift(*state.css, *outer.css, size.height);
    };
    in_element(context_.book.elements.find(node.id), outer, add_picture,
               BoxContent::picture);
  }

  void note_mark(const NoteReference& mark, const Inline& node, const State& outer) {
    met_leaf(node.id);
    const auto add_number = [&](const State& state) {
      StyleRun* run =
          append(mark.number > 0 ? std::to_string(mark.number) : "", node, state);
      if (run != nullptr && mark.note != NodeId::none) {
        run->link = node.id;
        run->note = context_.note_calls == NoteCalls::made ? mark.note : NodeId::none;
      }
    };
    const css::ElementId around = context_.book.elements.find(node.id, css::Part::around);
    in_element(around, outer,
               [&](const State& state) { in_element(node, state, add_number); });
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
      context_.services.aliases.emplace_back(node, place);
    }
  }

  const InlineContext& context_;
  /// What comes next stands on a line of its own.
  bool ends_line_ = false;
  ParagraphText paragraph_{};
  std::vector<NodeId> waiting_{};
  NodeId last_leaf_ = NodeId::none;
  /// The innermost that is open.
  std::uint32_t box_ = no_box;
  /// Where a box began or ended last.
  std::uint32_t last_side_ = no_box;
};

}  // namespace

ParagraphText flow_inlines(const Inlines& content, const InlineContext& context) {
  return InlineFlow(context).run(content);
}

std::string transformed(std::string text,
                        const css::TextTransform& transform,
                        char32_t before,
                        std::string_view language) {
  switch (transform.letters) {
    case css::CaseTransform::uppercase:
      text = to_upper(text, language);
      break;
    case css::CaseTransform::lowercase:
      text = to_lower(text, language);
      break;
    case css::CaseTransform::capitalize:
      text = capitalized(text, before, language);
      break;
    case css::CaseTransform::none:
      break;
  }
  return transform.full_width ? widened(text) : text;
}

}  // namespace octavo::paged
