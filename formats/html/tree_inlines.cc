#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <type_traits>
#include <utility>

#include "compiler/walk.h"
#include "formats/html/tree.h"

namespace octavo::html {

namespace {

/// Elements that become a styled span of the class of their name.
constexpr std::array<std::string_view, 8> class_names = {
    "abbr", "acronym", "big", "kbd", "mark", "small", "time", "bdi"};
constexpr std::array<std::string_view, 30> known_names = {
    "a",    "b",    "bdo",    "br",     "cite", "code", "del", "dfn", "em",   "font",
    "i",    "img",  "ins",    "q",      "rb",   "rp",   "rt",  "rtc", "ruby", "s",
    "samp", "span", "strike", "strong", "sub",  "sup",  "tt",  "u",   "var",  "wbr"};

bool is_class_name(std::string_view name) {
  return std::ranges::find(class_names, name) != class_names.end();
}

/// Text and nothing else, as far as the eye sees.
bool is_plain(const Node& node) {
  if (node.made) {
    return std::holds_alternative<Text>(node.made->kind) ||
           std::holds_alternative<SoftBreak>(node.made->kind);
  }
  return !node.is_element();
}

/// A link holds no links: what is in them takes their place.
void unwrap_links(Inlines& inlines) {
  Inlines kept;
  for (Inline& each : inlines) {
    for_each_list(each, [](Inlines& list) { unwrap_links(list); });
    if (auto* const link = std::get_if<Link>(&each.kind)) {
      std::ranges::move(link->content, std::back_inserter(kept));
    } else {
      kept.push_back(std::move(each));
    }
  }
  inlines = std::move(kept);
}

/// What shows readings apart from their bases where they cannot stand above them; an
/// author may have written it, as <rp>.
void put_readings_in_parentheses(Node& ruby) {
  const auto is = [](std::string_view name) {
    return [name](const Node& child) { return child.tag.name == name; };
  };
  if (std::ranges::any_of(ruby.children, is("rp"))) {
    return;
  }
  for (Node& child : ruby.children) {
    if (is("rt")(child)) {
      child.children.insert(child.children.begin(),
                            Node{.text = "(", .span = child.span});
      child.children.push_back(Node{.text = ")", .span = child.span});
    }
  }
}

/// Whether what follows in the same line must be parted from it.
bool ends_with_block(const Node& node) {
  return node.block || is_block_element(node.tag.name) ||
         (!node.children.empty() && ends_with_block(node.children.back()));
}

bool begins_with_space(const Node& node) {
  if (!node.made) {
    return !node.text.empty() && is_space(node.text.front());
  }
  const auto* const text = std::get_if<Text>(&node.made->kind);
  return text == nullptr ? std::holds_alternative<SoftBreak>(node.made->kind) ||
                               std::holds_alternative<LineBreak>(node.made->kind)
                         : text->text.starts_with(' ');
}

Inline straight_quote(Span span) {
  return {.kind = Text{"\""}, .span = span};
}

}  // namespace

bool is_known_inline(std::string_view name) {
  return is_class_name(name) || std::ranges::find(known_names, name) != known_names.end();
}

Inlines TreeMaker::content_of(Node& node, WhiteSpace white_space) {
  return line_of(std::move(node.children), white_space);
}

Inlines TreeMaker::line_of(std::vector<Node> nodes, WhiteSpace white_space) {
  Inlines line;
  bool after_block = false;
  for (Node& node : nodes) {
    if (after_block && !begins_with_space(node) && !ends_with_space(line)) {
      line.push_back({.kind = Text{" "}, .span = node.span});
    }
    after_block = ends_with_block(node);
    add_inline(line, std::move(node), white_space);
  }
  return line;
}

void TreeMaker::add_inline(Inlines& run, Node node, WhiteSpace white_space) {
  if (node.made) {
    run.push_back(std::move(*node.made));
  } else if (node.block) {
    add_words(run, std::move(*node.block));
  } else if (node.is_element()) {
    add_inline_element(run, std::move(node), white_space);
  } else {
    add_text(run, std::move(node), white_space);
  }
}

/// Those of a block in a place for one line of text, parted by a space from what is
/// there.
void TreeMaker::add_words(Inlines& run, Block block) {
  if (!ends_with_space(run)) {
    run.push_back({.kind = Text{" "}, .span = block.span});
  }
  if (auto* const code = std::get_if<CodeBlock>(&block.kind)) {
    run.push_back({.kind = Code{std::move(code->text)}, .span = block.span});
  }
  for_each_list(block, [&](auto& list) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(list)>, Inlines>) {
      if (!ends_with_space(run)) {
        run.push_back({.kind = Text{" "}, .span = block.span});
      }
      std::ranges::move(list, std::back_inserter(run));
    } else {
      for (Block& each : list) {
        add_words(run, std::move(each));
      }
    }
  });
}

void TreeMaker::add_inline_element(Inlines& run, Node node, WhiteSpace white_space) {
  const std::string name = node.tag.name;
  if (name == "script" || name == "style") {
    diagnostics_.warn("html-dropped", node.span,
                      "<" + name + "> is dropped with what is in it");
    return;
  }
  if (!is_known_inline(name)) {
    drop(node, is_block_element(name) ? "cannot stand in a paragraph"
                                      : "means nothing in a book");
    if (is_block_element(name) && !ends_with_space(run)) {
      run.push_back({.kind = Text{" "}, .span = node.span});
    }
    std::ranges::move(content_of(node, white_space), std::back_inserter(run));
    return;
  }
  if (name == "br" || name == "wbr") {
    // A place to break is no more than a space without width.
    Inline::Kind kind =
        name == "br" ? Inline::Kind(LineBreak{}) : Inline::Kind(Text{"\u200B"});
    run.push_back({.kind = std::move(kind), .span = node.span});
    return;
  }
  if (name == "a" && attribute(node, "href").empty() && attribute(node, "id").empty() &&
      !attribute(node, "name").empty()) {
    node.tag.attributes.emplace_back("id", attribute(node, "name"));
  }
  Attributes made = attributes(node, {"href", "title", "src", "alt", "width", "height",
                                      "name", "datetime", "cite"});
  Inline::Kind kind = inline_kind(node, made, white_space);
  run.push_back(
      {.kind = std::move(kind), .attributes = std::move(made), .span = node.span});
}

Inline::Kind TreeMaker::inline_kind(Node& node,
                                    Attributes& attributes,
                                    WhiteSpace white_space) {
  const std::string& name = node.tag.name;
  if (name == "img") {
    Image image{.source = attribute(node, "src"), .title = attribute(node, "title")};
    if (std::string alt = attribute(node, "alt"); !alt.empty()) {
      image.description.push_back({.kind = Text{std::move(alt)}, .span = node.span});
    }
    for (const char* const size : {"width", "height"}) {
      if (std::string value = attribute(node, size); !value.empty()) {
        attributes.pairs.emplace_back(size, std::move(value));
      }
    }
    return image;
  }
  if (name == "code" || name == "samp" || name == "tt") {
    if (std::ranges::all_of(node.children, is_plain)) {
      return Code{text_of(node)};
    }
  }
  if (name == "ruby") {
    put_readings_in_parentheses(node);
  }
  Inlines content = content_of(node, white_space);
  const std::string title = attribute(node, "title");
  if (name == "a") {
    std::string target = attribute(node, "href");
    if (target.empty()) {
      return Styled{std::move(content)};
    }
    unwrap_links(content);
    return Link{
        .target = std::move(target), .title = title, .content = std::move(content)};
  }
  if (!title.empty()) {
    attributes.pairs.emplace_back("title", title);
  }
  if (name == "b" || name == "strong") {
    return Strong{std::move(content)};
  }
  if (name == "i" || name == "em" || name == "cite" || name == "dfn" || name == "var") {
    return Emphasis{std::move(content)};
  }
  if (name == "s" || name == "strike" || name == "del") {
    return Strikethrough{std::move(content)};
  }
  if (name == "u" || name == "ins") {
    return Underline{std::move(content)};
  }
  if (name == "sup") {
    return Superscript{std::move(content)};
  }
  if (name == "sub") {
    return Subscript{std::move(content)};
  }
  if (name == "q") {
    // Typography makes them the language's own.
    content.insert(content.begin(), straight_quote(node.span));
    content.push_back(straight_quote(node.span));
  }
  if (is_class_name(name)) {
    attributes.classes.push_back(name);
  } else if (name == "code" || name == "samp" || name == "tt") {
    attributes.classes.emplace_back("code");
  }
  return Styled{std::move(content)};
}

}  // namespace octavo::html
