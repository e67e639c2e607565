#include <algorithm>
#include <utility>

#include "compiler/text/script.h"
#include "formats/paged/flow_builder.h"

namespace octavo::paged {

double FlowBuilder::lines(double count, const State& state) const {
  return count * book_.leading * state.scale;
}

double FlowBuilder::em(const State& state) const {
  return book_.body_size * state.scale;
}

Direction FlowBuilder::direction_of(const State& state) const {
  if (state.direction) {
    return *state.direction;
  }
  return is_right_to_left_language(state.language) ? Direction::right_to_left
                                                   : Direction::left_to_right;
}

void FlowBuilder::indent(State& state, double points) const {
  double& edge =
      direction_of(state) == Direction::left_to_right ? state.left : state.right;
  edge += points;
}

InlineContext FlowBuilder::inline_context(TextKind kind,
                                          double scale,
                                          NodeId block,
                                          const State& state) const {
  return {.document = document_,
          .book = book_,
          .style = text_style(book_, kind, scale),
          .language = state.language,
          .block = block};
}

void FlowBuilder::leave_space(double points) {
  pending_.space = std::max(pending_.space, points);
}

FlowBlock FlowBuilder::text_block(TextRequest request, const State& state) const {
  const bool right_to_left = direction_of(state) == Direction::right_to_left;
  TextBlock text{.text = std::move(request.text),
                 .leading = leading_of(book_, request.kind, request.scale),
                 .balanced = kind_style(request.kind).balanced};
  text.style = {.first_line_indent = request.first_line_indent,
                .turnover_indent = request.turnover_indent,
                .align = state.align.value_or(kind_style(request.kind).align),
                .direction = right_to_left ? BaseDirection::right_to_left
                                           : BaseDirection::left_to_right,
                .language = std::string(state.language),
                .span = request.span};
  return {.content = std::move(text), .left = state.left, .right = state.right};
}

void FlowBuilder::emit_text(TextRequest request, const State& state) {
  const KindStyle& row = kind_style(request.kind);
  const double above = lines(row.space_above, state);
  const double below = lines(row.space_below, state);
  emit(text_block(std::move(request), state), above, below);
}

void FlowBuilder::emit(FlowBlock block, double above, double below) {
  block.space_above = std::max(pending_.space, above);
  block.rigid_space = pending_.rigid;
  block.start = pending_.start;
  block.sink = pending_.sink;
  block.labels = std::move(pending_.labels);
  block.anchors = std::move(pending_.anchors);
  block.chapter = chapter_;
  target_->push_back(std::move(block));
  pending_ = {.space = below, .flush = below > 0};
}

void FlowBuilder::attach_leftovers() {
  if (target_->empty()) {
    return;
  }
  auto& anchors = target_->back().anchors;
  anchors.insert(anchors.end(), pending_.anchors.begin(), pending_.anchors.end());
  pending_.anchors.clear();
}

}  // namespace octavo::paged
