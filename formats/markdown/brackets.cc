#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "formats/markdown/attributes.h"
#include "formats/markdown/inline_parser.h"

namespace octavo::markdown {

void InlineParser::open_bracket(BracketKind kind, Position length) {
  const Position begin = at_;
  at_ += length;
  InlineNode& node = add_text(std::string(text_.substr(begin, length)), begin);
  if (!brackets_.empty()) {
    brackets_.back().holds_bracket = true;
  }
  brackets_.push_back(
      {.node = &node, .bottom = delimiters_.top(), .begin = at_, .kind = kind});
}

void InlineParser::close_bracket() {
  const Position close = at_;
  ++at_;
  if (brackets_.empty()) {
    add_text("]", close);
    return;
  }
  const Bracket opener = brackets_.back();
  const bool is_inactive =
      opener.kind == BracketKind::link && brackets_.size() <= inactive_brackets_;
  brackets_.pop_back();
  inactive_brackets_ = std::min(inactive_brackets_, brackets_.size());
  if (opener.kind == BracketKind::note) {
    InlineNode& note = tree_.nodes.emplace_back();
    note.kind = InlineKind::inline_note;
    wrap(opener, note);
    return;
  }
  if (!is_inactive && (read_inline_target(opener) || read_reference(opener, close))) {
    return;
  }
  at_ = close + 1;
  if (read_span(opener) || (!is_inactive && read_heading_reference(opener, close))) {
    return;
  }
  add_text("]", close);
}

void InlineParser::wrap(const Bracket& opener, InlineNode& node) {
  delimiters_.process(opener.bottom);
  node.begin = opener.node->begin;
  node.end = at_;
  adopt_between(*opener.node, nullptr, node);
  append_child(*tree_.root, node);
  unlink(*opener.node);
}

void InlineParser::close_link(const Bracket& opener,
                              std::string target,
                              std::string title) {
  InlineNode& node = tree_.nodes.emplace_back();
  node.kind = opener.kind == BracketKind::image ? InlineKind::image : InlineKind::link;
  node.target = std::move(target);
  node.title = std::move(title);
  wrap(opener, node);
  take_attributes(node);
  if (opener.kind == BracketKind::link) {
    inactive_brackets_ = brackets_.size();
  }
}

bool InlineParser::read_inline_target(const Bracket& opener) {
  if (char_at(text_, at_) != '(') {
    return false;
  }
  const Position begin = skip_whitespace(text_, at_ + 1);
  const auto target = scan_link_destination(text_, begin);
  if (!target) {
    return false;
  }
  std::string title;
  Position end = skip_whitespace(text_, target->end);
  if (end > target->end) {
    if (const auto scanned = scan_link_title(text_, end)) {
      title = unescape(scanned->content);
      end = skip_whitespace(text_, scanned->end);
    }
  }
  if (end >= text_.size() || text_[end] != ')') {
    return false;
  }
  at_ = end + 1;
  close_link(opener, unescape(target->content), std::move(title));
  return true;
}

bool InlineParser::may_expand(const Reference& reference, Position begin) {
  const std::size_t size = reference.target.size() + reference.title.size();
  if (size <= context_.expansion_left) {
    context_.expansion_left -= size;
    return true;
  }
  if (!context_.reported_expansion) {
    context_.reported_expansion = true;
    context_.diagnostics.warn(
        "reference-expansion-limit", content_.span(context_.file, begin, at_),
        "link definitions are used so often that their addresses would outgrow the text",
        {{.message = "this reference and those after it are kept as text", .span = {}}});
  }
  return false;
}

/// The label that the bracket closed at `close` refers to, and where the reference ends.
std::optional<Scanned> InlineParser::reference_label(const Bracket& opener,
                                                     Position close) const {
  auto explicit_label = scan_link_label(text_, close + 1);
  if (explicit_label && !explicit_label->content.empty() &&
      trim(explicit_label->content).empty()) {
    // Brackets round white space are neither a label nor those of a collapsed reference.
    explicit_label.reset();
  }
  Scanned label{.content = {}, .end = explicit_label ? explicit_label->end : close + 1};
  if (explicit_label && !explicit_label->content.empty()) {
    label.content = explicit_label->content;
  } else if (!opener.holds_bracket && close - opener.begin <= 4000) {
    // Longer texts are no labels whatever they hold: 999 characters of four bytes.
    label.content = text_.substr(opener.begin, close - opener.begin);
  }
  return trim(label.content).empty() ? std::nullopt : std::optional(label);
}

bool InlineParser::read_reference(const Bracket& opener, Position close) {
  const auto label = reference_label(opener, close);
  if (!label) {
    return false;
  }
  const Reference* const found = context_.references.find(label->content);
  if (found == nullptr || !may_expand(*found, opener.node->begin)) {
    return false;
  }
  at_ = label->end;
  close_link(opener, found->target, found->title);
  return true;
}

bool InlineParser::read_heading_reference(const Bracket& opener, Position close) {
  if (opener.kind != BracketKind::link || context_.headings == nullptr) {
    return false;
  }
  const auto label = reference_label(opener, close);
  if (!label) {
    return false;
  }
  const Reference* const found = context_.headings->find(label->content);
  if (found == nullptr || !may_expand(*found, opener.node->begin)) {
    return false;
  }
  if (found->nameless_heading) {
    context_.wanted_ids.emplace(*found->nameless_heading, found->target.substr(1));
  }
  at_ = label->end;
  close_link(opener, found->target, {});
  return true;
}

bool InlineParser::read_span(const Bracket& opener) {
  if (!context_.syntax.book || opener.kind != BracketKind::link) {
    return false;
  }
  auto scanned = scan_attributes(text_, at_);
  if (!scanned) {
    return false;
  }
  at_ = scanned->end;
  InlineNode& node = tree_.nodes.emplace_back();
  node.kind = InlineKind::styled;
  node.attributes = std::make_unique<Attributes>(std::move(scanned->attributes));
  wrap(opener, node);
  return true;
}

void InlineParser::take_attributes(InlineNode& node) {
  if (!context_.syntax.book) {
    return;
  }
  if (auto scanned = scan_attributes(text_, at_)) {
    at_ = scanned->end;
    node.end = at_;
    node.attributes = std::make_unique<Attributes>(std::move(scanned->attributes));
  }
}

}  // namespace octavo::markdown
