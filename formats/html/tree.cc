#include "formats/html/tree.h"

#include <algorithm>
#include <string>
#include <utility>

#include "compiler/plain_text.h"
#include "formats/html/tokens.h"

namespace octavo::html {

namespace {

std::string collapsed(std::string_view text) {
  std::string result;
  for (const char character : text) {
    if (!is_space(character)) {
      result += character;
    } else if (result.empty() || result.back() != ' ') {
      result += ' ';
    }
  }
  return result;
}

bool is_kept_word(std::string_view name) {
  return name == "id" || name == "class" || name == "lang" || name == "xml:lang";
}

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(" \t\n\r\f", at);
    if (begin == std::string_view::npos) {
      break;
    }
    at = std::min(text.find_first_of(" \t\n\r\f", begin), text.size());
    words.emplace_back(text.substr(begin, at - begin));
  }
  return words;
}

}  // namespace

bool is_blank(const Node& node) {
  return !node.is_element() && !node.block && !node.made &&
         std::ranges::all_of(node.text, is_space);
}

std::vector<Node> alone(Node node) {
  std::vector<Node> nodes;
  nodes.push_back(std::move(node));
  return nodes;
}

bool ends_with_space(const Inlines& run) {
  if (run.empty()) {
    return true;
  }
  if (const auto* const text = std::get_if<Text>(&run.back().kind)) {
    return text->text.ends_with(' ');
  }
  return std::holds_alternative<LineBreak>(run.back().kind);
}

std::string attribute(const Node& node, std::string_view name) {
  const auto found = std::ranges::find(node.tag.attributes, name,
                                       &std::pair<std::string, std::string>::first);
  return found == node.tag.attributes.end() ? std::string() : found->second;
}

std::string text_of(const Node& node) {
  std::string text = node.text;
  if (node.block) {
    text += plain_text(*node.block);
  } else if (node.made) {
    text += std::holds_alternative<LineBreak>(node.made->kind)
                ? "\n"
                : plain_text(Inlines{*node.made});
  } else if (node.tag.name == "br") {
    text += '\n';
  } else if (node.tag.name == "img") {
    text += attribute(node, "alt");
  }
  for (const Node& child : node.children) {
    text += text_of(child);
  }
  return text;
}

bool holds_block(const Node& node) {
  if (node.block || (node.is_element() && is_block_element(node.tag.name))) {
    return true;
  }
  return std::ranges::any_of(node.children, holds_block);
}

void TreeMaker::drop(const Node& node, const std::string& why) {
  report_dropped(diagnostics_, node.span, "<" + node.tag.name + "> " + why);
}

Attributes TreeMaker::attributes(const Node& node,
                                 std::initializer_list<std::string_view> handled) {
  Attributes made;
  made.id = attribute(node, "id");
  made.classes = split_words(attribute(node, "class"));
  made.language = attribute(node, "lang");
  if (made.language.empty()) {
    made.language = attribute(node, "xml:lang");
  }
  for (const auto& [name, value] : node.tag.attributes) {
    if (name == "dir" || name == "title") {
      if (std::ranges::find(handled, name) == handled.end()) {
        made.pairs.emplace_back(name, value);
      }
    } else if (!is_kept_word(name) && std::ranges::find(handled, name) == handled.end()) {
      diagnostics_.warn(
          "html-dropped", node.span,
          "the attribute \"" + name + "\" of <" + node.tag.name + "> has no effect");
    }
  }
  return made;
}

void TreeMaker::add_text(Inlines& run, Node node, WhiteSpace white_space) {
  std::string text = std::move(node.text);
  if (white_space == WhiteSpace::collapsed) {
    text = collapsed(text);
    if (text.starts_with(' ') && ends_with_space(run)) {
      text.erase(0, 1);
    }
  }
  if (!text.empty()) {
    run.push_back({.kind = Text{std::move(text)}, .span = node.span});
  }
}

void TreeMaker::end_run(Flow& flow) {
  Inlines run = std::exchange(flow.run, {});
  if (!run.empty()) {
    if (auto* const last = std::get_if<Text>(&run.back().kind)) {
      last->text.erase(last->text.find_last_not_of(' ') + 1);
      if (last->text.empty()) {
        run.pop_back();
      }
    }
  }
  if (!run.empty()) {
    const Span span{run.front().span.file, run.front().span.begin, run.back().span.end};
    flow.blocks.push_back({.kind = Paragraph{std::move(run)}, .span = span});
  }
}

void TreeMaker::add(Flow& flow, Node node) {
  if (node.block) {
    end_run(flow);
    flow.blocks.push_back(std::move(*node.block));
  } else if (node.is_element()) {
    add_element(flow, std::move(node));
  } else if (is_blank(node) && flow.run.empty()) {
    return;
  } else {
    add_inline(flow.run, std::move(node), WhiteSpace::collapsed);
  }
}

void TreeMaker::add_element(Flow& flow, Node node) {
  const std::string& name = node.tag.name;
  if (name == "script" || name == "style") {
    diagnostics_.warn("html-dropped", node.span,
                      "<" + name + "> is dropped with what is in it");
    return;
  }
  const bool is_structure = name == "html" || name == "body";
  if (is_block_element(name) && !is_structure) {
    end_run(flow);
    if (name == "table") {
      add_table(flow, std::move(node));
    } else {
      flow.blocks.push_back(block_element(std::move(node)));
    }
    return;
  }
  if (!holds_block(node)) {
    add_inline_element(flow.run, std::move(node), WhiteSpace::collapsed);
    return;
  }
  if (!is_structure) {
    drop(node, "cannot hold blocks");
  }
  for (Node& child : node.children) {
    add(flow, std::move(child));
  }
}

Blocks TreeMaker::blocks(std::vector<Node> nodes) {
  Flow flow;
  for (Node& node : nodes) {
    add(flow, std::move(node));
  }
  end_run(flow);
  return std::move(flow.blocks);
}

Inlines TreeMaker::inlines(std::vector<Node> nodes) {
  return line_of(std::move(nodes), WhiteSpace::kept);
}

}  // namespace octavo::html
