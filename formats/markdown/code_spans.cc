#include <algorithm>
#include <string>

#include "formats/markdown/inline_parser.h"
#include "formats/markdown/raw.h"

namespace octavo::markdown {

namespace {

/// Line ends as spaces; one space taken from both ends unless all is spaces (6.1).
std::string code_text(std::string_view raw) {
  std::string text(raw);
  std::ranges::replace(text, '\n', ' ');
  const bool is_padded = text.size() > 2 && text.front() == ' ' && text.back() == ' ' &&
                         text.find_first_not_of(' ') != std::string::npos;
  return is_padded ? text.substr(1, text.size() - 2) : text;
}

}  // namespace

Position InlineParser::find_closing_backticks(Position from, Position length) {
  if (!indexed_backticks_) {
    indexed_backticks_ = true;
    for (Position i = from; i < text_.size();) {
      Position end = i;
      while (end < text_.size() && text_[end] == '`') {
        ++end;
      }
      if (end > i) {
        backticks_[end - i].push_back(i);
      }
      i = end + 1;
    }
  }
  const auto found = backticks_.find(length);
  if (found == backticks_.end()) {
    return from;
  }
  const auto place = std::ranges::lower_bound(found->second, from);
  return place == found->second.end() ? from : *place;
}

void InlineParser::add_raw(Position begin, Position end, std::string_view format) {
  if (is_html_format(format)) {
    InlineNode& html = add(InlineKind::html, begin);
    html.end = end;
    return;
  }
  report_foreign_text(context_.diagnostics, content_.span(context_.file, begin, end),
                      "text for \"" + std::string(format) + "\" alone");
}

void InlineParser::read_code() {
  const Position begin = at_;
  while (at_ < text_.size() && text_[at_] == '`') {
    ++at_;
  }
  const Position length = at_ - begin;
  const Position inner = at_;
  const Position close = find_closing_backticks(inner, length);
  if (close == inner) {
    add_text(std::string(length, '`'), begin);
    return;
  }
  at_ = close + length;
  if (const auto format =
          context_.syntax.book ? scan_raw_format(text_, at_) : std::nullopt) {
    at_ = format->end;
    return add_raw(inner, close, format->content);
  }
  InlineNode& code = add(InlineKind::code, begin);
  code.text = code_text(text_.substr(inner, close - inner));
  take_attributes(code);
}

}  // namespace octavo::markdown
