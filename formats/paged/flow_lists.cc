#include <algorithm>
#include <utility>

#include "compiler/overload.h"
#include "compiler/text/utf8.h"
#include "compiler/walk.h"
#include "formats/paged/flow_builder.h"
#include "formats/paged/list_label.h"

namespace octavo::paged {
namespace {

constexpr int inside_stanza = 60;
constexpr std::size_t tab_columns = 4;

std::size_t character_count(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += decode_utf8(text, at).size) {
    ++count;
  }
  return count;
}

std::string expand_tabs(std::string_view line) {
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
    blocks[index].penalty = beside_edge ? lone_line : inside_stanza;
  }
}

}  // namespace

void FlowBuilder::add_list(const List& list, State state) {
  const bool nested = state.list_depth > 0;
  const double apart = list.spacing == ListSpacing::loose ? 0.35 : 0;
  const double around = nested ? apart : 0.5;
  leave_space(lines(around, state));
  ++state.list_depth;

  std::size_t longest = 1;
  std::vector<std::string> labels;
  for (std::size_t index = 0; index < list.items.size(); ++index) {
    labels.push_back(list_label(list, index, state.list_depth));
    longest = std::max(longest, character_count(labels.back()));
  }
  // Digits are about half an em wide.
  const double room =
      em(state) * std::max(1.5, 0.52 * static_cast<double>(longest) + 0.6);
  const bool right_to_left = direction_of(state) == Direction::right_to_left;
  const double inset = right_to_left ? state.right : state.left;
  indent(state, room);

  for (std::size_t index = 0; index < list.items.size(); ++index) {
    const ListItem& item = list.items[index];
    State inner = state;
    if (!item.attributes.language.empty()) {
      inner.language = item.attributes.language;
    }
    if (item.id != NodeId::none) {
      pending_.anchors.push_back(item.id);
    }
    TextStyle style = text_style(book_, TextKind::list_label, state.scale);
    style.size = text_style(book_, state.kind, state.paragraph_scale).size;
    pending_.labels.push_back({.text = plain_run(std::move(labels[index]), style,
                                                 inner.language, Role::label, item.id),
                               .inset = inset,
                               .width = room - 0.45 * em(state),
                               .direction = direction_of(state)});
    add_blocks(item.content, inner);
    if (!pending_.labels.empty()) {
      emit(text_block({.kind = inner.kind, .scale = inner.paragraph_scale}, inner), 0, 0);
    }
    leave_space(lines(apart, state));
  }
  leave_space(lines(around, state));
  pending_.flush = true;
}

void FlowBuilder::add_definitions(const DefinitionList& list, const State& outer) {
  const double apart = lines(list.spacing == ListSpacing::loose ? 0.35 : 0, outer);
  leave_space(lines(0.5, outer));
  for (const DefinitionItem& item : list.items) {
    State state = outer;
    if (!item.attributes.language.empty()) {
      state.language = item.attributes.language;
    }
    if (item.id != NodeId::none) {
      pending_.anchors.push_back(item.id);
    }
    TextRequest term{.kind = TextKind::term, .scale = state.scale, .span = item.span};
    term.text = flow_inlines(
        item.term, inline_context(term.kind, term.scale, item.id, state), &flow_.aliases);
    if (!term.text.text.empty()) {
      emit_text(std::move(term), state);
      target_->back().keep = Keep::with_next;
    }
    indent(state, 1.5 * em(state));
    ++state.list_depth;
    for (const Definition& definition : item.definitions) {
      if (definition.id != NodeId::none) {
        pending_.anchors.push_back(definition.id);
      }
      pending_.flush = true;
      add_blocks(definition.content, state);
      leave_space(apart);
    }
  }
  leave_space(lines(0.5, outer));
  pending_.flush = true;
}

// Each line of the source is a paragraph of its own, so that its turnovers hang.
void FlowBuilder::add_code(const CodeBlock& code,
                           const Block& block,
                           const State& state) {
  const KindStyle& row = kind_style(TextKind::code);
  std::vector<std::string> texts;
  for (const std::string_view line : source_lines(code.text)) {
    texts.push_back(expand_tabs(line));
  }
  if (texts.empty()) {
    return;
  }
  const double measure = book_.page.measure - state.left - state.right;
  const double scale =
      state.scale *
      fitting_scale(texts, measure / text_style(book_, TextKind::code, state.scale).size);
  const TextStyle style = text_style(book_, TextKind::code, scale);
  State inner = state;
  inner.direction = Direction::left_to_right;
  inner.align = TextAlign::start;
  leave_space(lines(row.space_above, state));
  const std::size_t first = target_->size();
  for (std::string& text : texts) {
    const std::size_t indent = text.find_first_not_of(' ');
    // Turnovers stand two columns further in than their line.
    const std::size_t columns = indent == std::string::npos ? 2 : indent + 2;
    TextRequest request{
        .kind = TextKind::code,
        .scale = scale,
        .turnover_indent = column_width * style.size * static_cast<double>(columns),
        .span = block.span};
    request.text =
        plain_run(std::move(text), style, state.language, Role::content, block.id);
    for (StyleRun& run : request.text.runs) {
      run.span = block.span;
    }
    emit(text_block(std::move(request), inner), 0, 0);
    std::get<TextBlock>(target_->back().content).line_end = LineEnd::spaced;
  }
  keep_edges(*target_, first);
  leave_space(lines(row.space_below, state));
  pending_.flush = true;
}

void FlowBuilder::add_verse(const Verse& verse, State state) {
  const KindStyle& row = kind_style(TextKind::verse);
  leave_space(lines(row.space_above, state));
  indent(state, 2 * em(state));
  state.kind = state.kind == TextKind::body ? TextKind::verse : state.kind;
  state.align = state.align.value_or(TextAlign::start);
  std::size_t stanza = target_->size();
  for (const VerseLine& line : verse.lines) {
    if (line.id != NodeId::none) {
      pending_.anchors.push_back(line.id);
    }
    TextRequest request{
        .kind = state.kind, .scale = state.paragraph_scale, .span = line.span};
    request.text = flow_inlines(
        line.content, inline_context(request.kind, request.scale, line.id, state),
        &flow_.aliases);
    if (request.text.text.empty()) {
      leave_space(lines(stanza == target_->size() ? 0 : 0.5, state));
      keep_edges(*target_, stanza);
      stanza = target_->size();
      continue;
    }
    constexpr std::uint32_t most_steps = 16;
    const double step = em(state) * std::min(line.indent, most_steps);
    request.first_line_indent = step;
    request.turnover_indent = step + 3 * em(state);
    emit(text_block(std::move(request), state), 0, 0);
    std::get<TextBlock>(target_->back().content).line_end = LineEnd::spaced;
  }
  keep_edges(*target_, stanza);
  leave_space(lines(row.space_below, state));
  pending_.flush = true;
}

void FlowBuilder::add_contents(const Contents& contents,
                               const Block& block,
                               const State& state) {
  const bool is_book = book_.form == Form::book;
  TextRequest heading{.kind = is_book ? TextKind::contents_heading : TextKind::heading_1,
                      .scale = state.scale,
                      .span = block.span};
  InlineContext context = inline_context(heading.kind, heading.scale, block.id, state);
  heading.text = flow_inlines(contents.heading, context, &flow_.aliases);
  if (!heading.text.text.empty()) {
    emit_text(std::move(heading), state);
    target_->back().keep = Keep::with_next;
  }
  State inner = state;
  inner.level = 0;
  add_contents_entries(contents.entries, inner);
  leave_space(lines(1, state));
  pending_.flush = true;
}

void FlowBuilder::add_contents_entries(const std::vector<ContentsEntry>& entries,
                                       const State& state) {
  const TextKind kind =
      state.level == 0 ? TextKind::contents_chapter : TextKind::contents_entry;
  for (const ContentsEntry& entry : entries) {
    if (entry.id != NodeId::none) {
      pending_.anchors.push_back(entry.id);
    }
    TextRequest request{.kind = kind,
                        .scale = state.scale,
                        .turnover_indent = 1.5 * em(state),
                        .span = entry.span};
    InlineContext context = inline_context(kind, state.scale, entry.id, state);
    context.link = entry.id;
    context.note_calls = NoteCalls::left_out;
    request.text = flow_inlines(entry.content, context, &flow_.aliases);
    const TextStyle style = context.style;
    if (!request.text.text.empty()) {
      emit_text(std::move(request), state);
      auto& text = std::get<TextBlock>(target_->back().content);
      text.contents_line = static_cast<std::uint32_t>(flow_.contents_lines.size());
      flow_.contents_lines.push_back(
          {.entry = entry.id, .target = entry.target, .style = style});
      text.end_room = 3 * em(state);
    }
    State inner = state;
    ++inner.level;
    indent(inner, 1.5 * em(state));
    add_contents_entries(entry.entries, inner);
  }
}

Label FlowBuilder::note_label(const Note& note, NodeId id, const State& state) const {
  const std::string number = note.number > 0 ? std::to_string(note.number) : "";
  TextStyle style = text_style(book_, TextKind::note);
  style.hyphenation = Hyphenation::none;
  Label label{.text = plain_run(number, style, state.language, Role::label, id),
              .width = style.size * (0.52 * static_cast<double>(number.size()) + 0.2),
              .direction = direction_of(state)};
  if (!note.references.empty() && !number.empty()) {
    // The number leads back to the mark.
    label.text.runs.front().link = id;
  }
  return label;
}

// A note that no mark calls stands where the passes put it, so that its words are read.
void FlowBuilder::add_uncalled_note(const Block& block, const State& outer) {
  if (called_.ids.contains(block.id)) {
    return;
  }
  const auto& note = std::get<Note>(block.kind);
  State state = outer;
  state.kind = TextKind::note;
  state.paragraph_scale = 1;
  state.scale = kind_style(TextKind::note).size;
  pending_.anchors.push_back(block.id);
  pending_.flush = true;
  leave_space(lines(0.5, state));
  if (note.number > 0) {
    Label label = note_label(note, block.id, state);
    label.inset =
        direction_of(state) == Direction::left_to_right ? state.left : state.right;
    indent(state, std::max(label.width + 0.4 * em(state), 1.6 * em(state)));
    pending_.labels.push_back(std::move(label));
  }
  add_blocks(note.content, state);
  if (!pending_.labels.empty()) {
    emit(text_block({.kind = state.kind}, state), 0, 0);
  }
}

FlowNote FlowBuilder::flow_note(const Block& block) {
  const auto& note = std::get<Note>(block.kind);
  State state{.language = block.attributes.language.empty()
                              ? std::string_view(book_.language)
                              : std::string_view(block.attributes.language),
              .kind = TextKind::note,
              .scale = kind_style(TextKind::note).size};
  FlowNote flowed{.id = block.id};
  const Pending outer = std::exchange(pending_, Pending{});
  FlowBlocks* const outer_target = std::exchange(target_, &flowed.blocks);
  pending_.anchors.push_back(block.id);
  Label label = note_label(note, block.id, state);
  indent(state, std::max(label.width + 0.4 * em(state), 1.6 * em(state)));
  pending_.labels.push_back(std::move(label));
  add_blocks(note.content, state);
  if (!pending_.labels.empty()) {
    emit(text_block({.kind = state.kind}, state), 0, 0);
  }
  attach_leftovers();
  target_ = outer_target;
  pending_ = outer;
  return flowed;
}

}  // namespace octavo::paged
