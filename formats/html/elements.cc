#include "formats/html/elements.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace octavo::html {

namespace {

constexpr auto void_names = std::to_array<std::string_view>(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
     "source", "track", "wbr"});

constexpr auto block_names = std::to_array<std::string_view>(
    {"address",    "article",   "aside",  "blockquote", "body",    "caption", "center",
     "dd",         "details",   "dir",    "div",        "dl",      "dt",      "fieldset",
     "figcaption", "figure",    "footer", "form",       "h1",      "h2",      "h3",
     "h4",         "h5",        "h6",     "header",     "hr",      "html",    "legend",
     "listing",    "plaintext", "xmp",    "li",         "main",    "menu",    "nav",
     "ol",         "p",         "pre",    "section",    "summary", "table",   "tbody",
     "td",         "tfoot",     "th",     "thead",      "tr",      "ul"});

/// What is neither of these: of running text, of forms, of programs.
constexpr auto other_names = std::to_array<std::string_view>(
    {"a",       "abbr",     "acronym",  "applet", "audio",    "b",      "bdi",
     "bdo",     "big",      "blink",    "button", "canvas",   "cite",   "code",
     "data",    "datalist", "del",      "dfn",    "dialog",   "em",     "font",
     "frame",   "frameset", "head",     "hgroup", "i",        "iframe", "ins",
     "kbd",     "label",    "map",      "mark",   "marquee",  "math",   "meter",
     "nobr",    "noframes", "noscript", "object", "optgroup", "option", "output",
     "picture", "progress", "q",        "rb",     "rp",       "rt",     "rtc",
     "ruby",    "s",        "samp",     "script", "search",   "select", "slot",
     "small",   "span",     "strike",   "strong", "style",    "sub",    "sup",
     "svg",     "template", "textarea", "time",   "title",    "tt",     "u",
     "var",     "video"});

bool holds(auto& names, std::string_view name) {
  return std::ranges::find(names, name) != std::ranges::end(names);
}

bool is_cell(std::string_view name) {
  return name == "td" || name == "th";
}

/// The parts of a ruby, base and reading.
bool is_ruby_part(std::string_view name) {
  return name == "rb" || name == "rt" || name == "rp" || name == "rtc";
}

bool is_row_group(std::string_view name) {
  return name == "thead" || name == "tbody" || name == "tfoot";
}

/// Elements whose end tag may be left out (HTML 13.1.2.4).
bool has_optional_end(std::string_view name) {
  return name == "p" || name == "li" || name == "dt" || name == "dd" || name == "tr" ||
         name == "option" || name == "plaintext" || is_cell(name) || is_row_group(name) ||
         is_ruby_part(name);
}

/// Whether the begin of one element is the end of the other that is open.
bool ends_before(std::string_view open, std::string_view next) {
  if (open == "p") {
    return is_block_element(next);
  }
  if (is_ruby_part(open)) {
    return is_ruby_part(next);
  }
  if (open == "li" || open == "option") {
    return next == open;
  }
  if (open == "dt" || open == "dd") {
    return next == "dt" || next == "dd";
  }
  if (is_cell(open)) {
    return is_cell(next) || next == "tr" || is_row_group(next);
  }
  if (open == "tr") {
    return next == "tr" || is_row_group(next);
  }
  return is_row_group(open) && is_row_group(next);
}

}  // namespace

bool is_block_element(std::string_view name) {
  return holds(block_names, name);
}

bool is_element(std::string_view name) {
  return holds(block_names, name) || holds(void_names, name) || holds(other_names, name);
}

void report_dropped(Diagnostics& diagnostics, Span span, const std::string& what) {
  diagnostics.warn("html-dropped", span, what,
                   {{.message = "the text in it is kept", .span = {}}});
}

ElementBuilder::ElementBuilder(std::uint32_t depth, Diagnostics& diagnostics)
    : diagnostics_(diagnostics), limit_(depth < 240 ? 250 - depth : 10) {}

void ElementBuilder::pop() {
  OpenElement closed = std::move(open_.back());
  open_.pop_back();
  Node& node = closed.node;
  // The place of a text that it is not.
  const std::size_t skipped = node.text.empty() ? 0 : 1;
  node.text.clear();
  const auto first =
      nodes_.begin() + static_cast<std::ptrdiff_t>(closed.first_child + skipped);
  if (first != nodes_.end()) {
    node.span.end = std::max(node.span.end, nodes_.back().span.end);
  }
  node.children.assign(std::move_iterator(first), std::move_iterator(nodes_.end()));
  nodes_.resize(closed.first_child);
  nodes_.push_back(std::move(node));
}

void ElementBuilder::dissolve() {
  const Node& node = open_.back().node;
  if (has_optional_end(node.tag.name)) {
    pop();
    return;
  }
  if (node.text.empty()) {
    report_dropped(diagnostics_, node.span,
                   "<" + node.tag.name + "> is opened and never closed");
  } else {
    nodes_[open_.back().first_child].text = std::move(open_.back().node.text);
  }
  open_.pop_back();
}

void ElementBuilder::open(Tag tag, std::string_view written, Span span) {
  while (!open_.empty() && ends_before(open_.back().node.tag.name, tag.name)) {
    pop();
  }
  // Writers of XML mean what they say; where HTML has blocks, it takes no notice of the
  // slash.
  const bool is_void =
      holds(void_names, tag.name) || (tag.closes_itself && !is_block_element(tag.name));
  if (open_.size() >= limit_) {
    if (ignored_ == 0) {
      diagnostics_.warn(
          "nesting-limit", span, "tags are nested deeper than 256 levels",
          {{.message = "what is deeper is kept as plain text", .span = {}}});
    }
    ignored_ += is_void ? 0 : 1;
    return;
  }
  const bool may_be_text = !is_void && tag.attributes.empty() && !is_element(tag.name);
  OpenElement& element = open_.emplace_back();
  element.node.tag = std::move(tag);
  element.node.span = span;
  element.first_child = nodes_.size();
  if (may_be_text) {
    // The place of the text, if it is one.
    element.node.text = written;
    text({}, span);
  }
  if (is_void) {
    pop();
  }
}

void ElementBuilder::close(std::string_view name, std::string_view written, Span span) {
  if (ignored_ > 0) {
    --ignored_;
    return;
  }
  std::size_t found = open_.size();
  while (found > 0 && open_[found - 1].node.tag.name != name) {
    --found;
  }
  if (found == 0) {
    // Most often it would end a paragraph that a block in it has ended.
    if (!is_element(name)) {
      text(std::string(written), span);
    } else if (name != "p") {
      report_dropped(diagnostics_, span, "</" + std::string(name) + "> closes nothing");
    }
    return;
  }
  while (open_.size() > found) {
    dissolve();
  }
  open_.back().node.span.end = span.end;
  pop();
}

void ElementBuilder::tag(Tag tag, std::string_view written, Span span) {
  // </br> is what browsers take it for (HTML 13.2.6.4.7).
  if (tag.closes && tag.name != "br") {
    close(tag.name, written, span);
  } else {
    open(std::move(tag), written, span);
  }
}

void ElementBuilder::text(std::string text, Span span) {
  Node& node = nodes_.emplace_back();
  node.text = std::move(text);
  node.span = span;
}

void ElementBuilder::block(Block block) {
  Node& node = nodes_.emplace_back();
  node.span = block.span;
  node.block = std::move(block);
}

void ElementBuilder::made(Inline inline_node) {
  Node& node = nodes_.emplace_back();
  node.span = inline_node.span;
  node.made = std::move(inline_node);
}

std::vector<Node> ElementBuilder::finish() {
  while (!open_.empty()) {
    dissolve();
  }
  return std::move(nodes_);
}

}  // namespace octavo::html
