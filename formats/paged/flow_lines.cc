#include <algorithm>
#include <span>
#include <utility>

#include "compiler/text/utf8.h"
#include "formats/paged/estimate.h"
#include "formats/paged/flow_builder.h"
#include "formats/paged/inline_boxes.h"
#include "formats/paged/white_space.h"

/// Code and verse: blocks whose lines end where their authors end them.
namespace octavo::paged {
namespace {

constexpr int inside_stanza = 60;

std::string expand_tabs(std::string_view line, std::size_t tab_columns) {
  std::string expanded;
  std::size_t column = 0;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t size = decode_utf8(line, at).size;
    if (line[at] == '\t') {
      const std::size_t stop = (column / tab_columns + 1) * tab_columns;
      expanded.append(stop - column, ' ');
      column = stop;
    } else if (line[at] != '\r') {
      expanded += line.substr(at, size);
      ++column;
    }
    at += size;
  }
  return expanded;
}

std::vector<std::string_view> source_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// Of the type size: a column of octavo's mono face, and a hair.
constexpr double column_width = 0.6025;

/// What makes the lines of a block of code fit a measure, given in its ems, where a
/// little is missing: wrapped, diagrams and tables of code cannot be read.
double fitting_scale(const std::vector<std::string>& lines, double measure) {
  constexpr double least = 0.8;
  std::size_t longest = 1;
  for (const std::string& line : lines) {
    longest = std::max(longest, character_count(line));
  }
  const double scale = measure / (column_width * static_cast<double>(longest));
  return scale < least ? 1 : std::min(scale, 1.0);
}

/// Lines of code as CSS Text 3, 3 treats their spaces, where it keeps them not.
std::vector<std::string> collapsed(std::vector<std::string> lines,
                                   css::WhiteSpaceRule rule) {
  if (keeps_spaces(rule)) {
    return lines;
  }
  for (std::string& line : lines) {
    const auto twice = std::ranges::unique(
        line, [](char before, char after) { return before == ' ' && after == ' '; });
    line.erase(twice.begin(), twice.end());
    line.erase(0, line.starts_with(' ') ? 1 : 0);
  }
  if (keeps_line_ends(rule)) {
    return lines;
  }
  std::string all;
  for (const std::string& line : lines) {
    all += (all.empty() ? "" : " ") + line;
  }
  return {std::move(all)};
}

/// One box around all lines, below those in them: it begins in the first and ends in the
/// last.
void put_in_box(std::span<FlowBlock> lines, const InlineBox& box) {
  constexpr std::uint32_t elsewhere = 0x7FFF'FFFF;
  for (FlowBlock& line : lines) {
    ParagraphText all;
    InlineBox& own = all.boxes.emplace_back(box);
    auto& text = std::get<TextBlock>(line.content).text;
    own.begin = &line == &lines.front() ? 0 : elsewhere;
    own.end =
        &line == &lines.back() ? static_cast<std::uint32_t>(text.text.size()) : elsewhere;
    own.size = text.runs.empty() ? 0 : text.runs.back().style.size;
    append_text(all, std::move(text), 0);
    text = std::move(all);
  }
}

// Of blocks from `first` on, each a line of a stanza or of code, none is to stand alone
// beside a page's end.
void keep_edges(FlowBlocks& blocks, std::size_t first) {
  for (std::size_t index = first + 1; index < blocks.size(); ++index) {
    const bool beside_edge = index == first + 1 || index + 1 == blocks.size();
    blocks[index].penalty =
        std::max(blocks[index].penalty, beside_edge ? lone_line : inside_stanza);
  }
}

}  // namespace

// Each line of the source is a paragraph of its own, so that its turnovers hang.
void FlowBuilder::add_code(const CodeBlock& code,
                           const Block& block,
                           const State& outer) {
  const css::ElementId element = book_.elements.find(block.id);
  const OpenBox box = open(element, outer);
  const State inside = state_of(book_.elements.find(block.id, Part::inner), box.inside);
  std::vector<std::string> texts;
  const auto tab =
      static_cast<std::size_t>(std::clamp(inside.style->tab_size, 1.0, 16.0));
  for (const std::string_view line : source_lines(code.text)) {
    texts.push_back(transformed(expand_tabs(line, tab), inside.style->text_transform,
                                U' ', inside.language));
  }
  texts = collapsed(std::move(texts), inside.style->white_space);
  const std::size_t first = target_->size();
  const bool is_shown = inside.style->display != css::Display::none;
  if (!texts.empty() && box.is_shown && is_shown) {
    note_inline(inside.element, *inside.style);
    for (const css::ElementId each : {element, inside.element}) {
      add_beside_code(each, css::PseudoElement::before, box.inside);
    }
    const std::size_t first_line = target_->size();
    add_code_lines(std::move(texts), block, box.inside, *inside.style);
    const auto own = inline_box(*inside.style, inside.width);
    if (own && inside.element != element) {
      put_in_box(std::span(*target_).subspan(first_line), *own);
    }
    for (const css::ElementId each : {inside.element, element}) {
      add_beside_code(each, css::PseudoElement::after, box.inside);
    }
    counters_.leave();
  }
  keep_edges(*target_, first);
  close(box);
}

// In the first or the last line, or on lines of its own.
void FlowBuilder::add_beside_code(css::ElementId element,
                                  css::PseudoElement pseudo,
                                  const State& state) {
  if (generates_block(book_, element, pseudo)) {
    add_generated(element, pseudo, state);
  } else if (pseudo == css::PseudoElement::before) {
    append_text(pending_.inside_label,
                generated(element, pseudo, state.width, pending_.inside_label.text));
  } else if (auto* last = std::get_if<TextBlock>(&target_->back().content)) {
    append_text(last->text, generated(element, pseudo, state.width, last->text.text));
  }
}

void FlowBuilder::add_code_lines(std::vector<std::string> texts,
                                 const Block& block,
                                 const State& state,
                                 const css::Style& style) {
  TextStyle text_style = text_style_of(style);
  const double scale = fitting_scale(texts, state.width / text_style.size);
  text_style.size *= scale;
  for (std::string& text : texts) {
    const std::size_t indent = text.find_first_not_of(' ');
    // Turnovers stand two columns further in than their line.
    const std::size_t columns = indent == std::string::npos ? 2 : indent + 2;
    ParagraphText line =
        plain_run(std::move(text), text_style, state.language, Role::content, block.id);
    for (StyleRun& run : line.runs) {
      run.span = block.span;
      run.leading = style.line_height == state.style->line_height ? 0 : style.leading();
    }
    FlowBlock made = text_block(std::move(line), state, block.span);
    auto& set = std::get<TextBlock>(made.content);
    set.style.turnover_indent =
        column_width * text_style.size * static_cast<double>(columns);
    set.leading *= scale;
    set.line_end = LineEnd::spaced;
    emit(std::move(made), state);
  }
}

void FlowBuilder::add_verse(const Verse& verse, const Block& block, const State& outer) {
  const css::ElementId element = book_.elements.find(block.id);
  const OpenBox box = open(element, outer);
  if (box.is_shown) {
    add_generated(element, css::PseudoElement::before, box.inside);
    for (auto line = verse.lines.begin(); line != verse.lines.end();) {
      const auto end = std::find_if(line, verse.lines.end(), [](const VerseLine& each) {
        return each.content.empty();
      });
      add_stanza({line, end}, box.inside);
      line = end == verse.lines.end() ? end : end + 1;
    }
    add_generated(element, css::PseudoElement::after, box.inside);
  }
  close(box);
}

void FlowBuilder::add_stanza(std::span<const VerseLine> lines, const State& outer) {
  if (lines.empty()) {
    return;
  }
  const css::ElementId stanza = book_.elements.find(lines.front().id, Part::group);
  const OpenBox box = open(stanza, outer);
  const std::size_t first = target_->size();
  if (box.is_shown) {
    add_generated(stanza, css::PseudoElement::before, box.inside);
  }
  for (const VerseLine& line : lines) {
    if (!box.is_shown) {
      break;
    }
    if (line.id != NodeId::none) {
      pending_.anchors.push_back(line.id);
    }
    add_text({.content = line.content,
              .element = book_.elements.find(line.id),
              .id = line.id,
              .span = line.span,
              .line_end = LineEnd::spaced},
             box.inside);
  }
  if (box.is_shown) {
    add_generated(stanza, css::PseudoElement::after, box.inside);
  }
  keep_edges(*target_, first);
  close(box);
}

}  // namespace octavo::paged
