#include <algorithm>
#include <span>
#include <utility>

#include "compiler/text/utf8.h"
#include "formats/paged/estimate.h"
#include "formats/paged/flow_builder.h"

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

// Of blocks from `first` on, each a line of a stanza or of code, none is to stand alone
// beside a page's end.
void keep_edges(FlowBlocks& blocks, std::size_t first) {
  for (std::size_t index = first + 1; index < blocks.size(); ++index) {
    const bool beside_edge = index == first + 1 || index + 1 == blocks.size();
    blocks[index].penalty =
        std::max(blocks[index].penalty, beside_edge ? lone_line : inside_stanza);
  }
}

// Code whose spaces its style does not keep (CSS Text 4, 3).
void collapse_spaces(std::vector<std::string>& lines, css::WhiteSpaceRule rule) {
  const bool joins =
      rule == css::WhiteSpaceRule::normal || rule == css::WhiteSpaceRule::nowrap;
  if (!joins && rule != css::WhiteSpaceRule::pre_line) {
    return;
  }
  std::vector<std::string> collapsed;
  for (const std::string& line : lines) {
    if (!joins || collapsed.empty()) {
      collapsed.emplace_back();
    }
    std::string& text = collapsed.back();
    text += joins && !text.empty() && !text.ends_with(' ') ? " " : "";
    for (const char byte : line) {
      if (byte != ' ' || (!text.empty() && !text.ends_with(' '))) {
        text += byte;
      }
    }
  }
  lines = std::move(collapsed);
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
    texts.push_back(expand_tabs(line, tab));
  }
  collapse_spaces(texts, inside.style->white_space);
  const std::size_t first = target_->size();
  if (!texts.empty() && box.is_shown) {
    add_code_lines(std::move(texts), block, box.inside, *inside.style);
  }
  keep_edges(*target_, first);
  close(box);
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
  const OpenBox box = open(book_.elements.find(block.id), outer);
  if (box.is_shown) {
    for (auto line = verse.lines.begin(); line != verse.lines.end();) {
      const auto end = std::find_if(line, verse.lines.end(), [](const VerseLine& each) {
        return each.content.empty();
      });
      add_stanza({line, end}, box.inside);
      line = end == verse.lines.end() ? end : end + 1;
    }
  }
  close(box);
}

void FlowBuilder::add_stanza(std::span<const VerseLine> lines, const State& outer) {
  if (lines.empty()) {
    return;
  }
  const OpenBox box = open(book_.elements.find(lines.front().id, Part::group), outer);
  const std::size_t first = target_->size();
  for (const VerseLine& line : lines) {
    if (!box.is_shown) {
      break;
    }
    if (line.id != NodeId::none) {
      pending_.anchors.push_back(line.id);
    }
    const css::ElementId element = book_.elements.find(line.id);
    const OpenBox own = open(element, box.inside);
    ParagraphText text = own.is_shown
                             ? inline_text(line.content, own.inside, element, line.id)
                             : ParagraphText{};
    if (!text.text.empty()) {
      FlowBlock made = text_block(std::move(text), own.inside, line.span);
      std::get<TextBlock>(made.content).line_end = LineEnd::spaced;
      emit(std::move(made), own.inside);
    }
    close(own);
  }
  keep_edges(*target_, first);
  close(box);
}

}  // namespace octavo::paged
