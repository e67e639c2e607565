#include <algorithm>
#include <charconv>
#include <iterator>
#include <string>
#include <utility>

#include "formats/html/tree.h"

namespace octavo::html {

namespace {

ListMarker marker_of(std::string_view type) {
  if (type == "a") {
    return ListMarker::lower_alpha;
  }
  if (type == "A") {
    return ListMarker::upper_alpha;
  }
  if (type == "i") {
    return ListMarker::lower_roman;
  }
  return type == "I" ? ListMarker::upper_roman : ListMarker::decimal;
}

bool is_loose(const Blocks& content) {
  return content.size() > 1;
}

/// Items of a list may hold one line or several blocks; a list within is no second one.
bool holds_one_line(const Blocks& content) {
  return std::ranges::count_if(content, [](const Block& block) {
           return std::holds_alternative<Paragraph>(block.kind);
         }) <= 1;
}

std::string language_of(const Node& code) {
  const std::string classes = " " + attribute(code, "class");
  for (const std::string_view mark : {" language-", " lang-"}) {
    const std::size_t found = classes.find(mark);
    if (found != std::string::npos) {
      const std::size_t begin = found + mark.size();
      return classes.substr(begin, classes.find(' ', begin) - begin);
    }
  }
  return {};
}

}  // namespace

Block TreeMaker::block_element(Node node) {
  const std::string& name = node.tag.name;
  if (name == "hr") {
    return {
        .kind = ThematicBreak{}, .attributes = attributes(node, {}), .span = node.span};
  }
  if (name.size() == 2 && name[0] == 'h') {
    return heading(std::move(node));
  }
  if (name == "pre" || name == "listing" || name == "xmp" || name == "plaintext") {
    return code(std::move(node));
  }
  if (name == "blockquote") {
    Attributes made = attributes(node, {"cite"});
    return {.kind = Quote{blocks(std::move(node.children))},
            .attributes = std::move(made),
            .span = node.span};
  }
  if (name == "ul" || name == "ol" || name == "menu" || name == "dir") {
    return list(std::move(node));
  }
  if (name == "dl") {
    return definition_list(std::move(node));
  }
  return name == "figure" ? figure(std::move(node)) : division(std::move(node));
}

Block TreeMaker::heading(Node node) {
  Block made{.kind = Heading{.level = node.tag.name[1] - '0'},
             .attributes = attributes(node, {}),
             .span = node.span};
  std::get<Heading>(made.kind).content = content_of(node, WhiteSpace::collapsed);
  return made;
}

Block TreeMaker::division(Node node) {
  const std::string name = node.tag.name;
  const bool is_paragraph = name == "p" || name == "summary" || name == "legend";
  Attributes made = attributes(node, {"open", "align"});
  std::string align = attribute(node, "align");
  if (name == "center" || align == "center") {
    made.classes.emplace_back("center");
  } else if (align == "right") {
    made.classes.emplace_back("right");
  }
  if (name != "p" && name != "div" && name != "center") {
    made.classes.push_back(name);
  }
  const Span span = node.span;
  const bool stays_paragraph =
      is_paragraph && std::ranges::none_of(node.children, holds_block);
  Blocks content = blocks(std::move(node.children));
  if (stays_paragraph && content.size() == 1) {
    content.front().attributes = std::move(made);
    content.front().span = span;
    return std::move(content.front());
  }
  return {
      .kind = Division{std::move(content)}, .attributes = std::move(made), .span = span};
}

Block TreeMaker::list(Node node) {
  List list{.marker = node.tag.name == "ol" ? marker_of(attribute(node, "type"))
                                            : ListMarker::bullet};
  const std::string start = attribute(node, "start");
  std::from_chars(start.data(), start.data() + start.size(), list.start);
  Block made{
      .kind = {}, .attributes = attributes(node, {"start", "type"}), .span = node.span};
  for (Node& child : node.children) {
    if (is_blank(child)) {
      continue;
    }
    ListItem& item = list.items.emplace_back();
    item.span = child.span;
    if (child.tag.name == "li") {
      item.attributes = attributes(child, {"value"});
      item.content = blocks(std::move(child.children));
    } else {
      item.content = blocks(alone(std::move(child)));
    }
    if (is_loose(item.content) && !holds_one_line(item.content)) {
      list.spacing = ListSpacing::loose;
    }
  }
  made.kind = std::move(list);
  return made;
}

Block TreeMaker::definition_list(Node node) {
  DefinitionList list;
  Block made{.kind = {}, .attributes = attributes(node, {}), .span = node.span};
  add_definitions(list, std::move(node.children));
  made.kind = std::move(list);
  return made;
}

void TreeMaker::add_definitions(DefinitionList& list, std::vector<Node> nodes) {
  std::vector<Node> loose;
  // What stands between terms and definitions is a definition of its own.
  const auto end_loose = [&] {
    const Span span = loose.empty() ? Span{} : loose.front().span;
    Blocks content = blocks(std::exchange(loose, {}));
    if (content.empty()) {
      return;
    }
    if (list.items.empty()) {
      list.items.emplace_back().span = span;
    }
    list.items.back().definitions.push_back(
        {.content = std::move(content), .span = span});
  };
  for (Node& child : nodes) {
    const std::string& name = child.tag.name;
    if (name != "dt" && name != "dd" && name != "div") {
      loose.push_back(std::move(child));
      continue;
    }
    end_loose();
    if (name == "div") {
      // A group of terms and definitions (HTML 4.4.9).
      add_definitions(list, std::move(child.children));
      continue;
    }
    if (name == "dt" || (list.items.empty() && name == "dd")) {
      list.items.emplace_back().span = child.span;
    }
    if (name == "dt") {
      list.items.back().attributes = attributes(child, {});
      list.items.back().term = content_of(child, WhiteSpace::collapsed);
    } else {
      list.items.back().definitions.push_back(
          {.content = blocks(std::move(child.children)), .span = child.span});
    }
  }
  end_loose();
}

Block TreeMaker::code(Node node) {
  CodeBlock code;
  const auto found = std::ranges::find_if(
      node.children, [](const Node& child) { return child.tag.name == "code"; });
  code.language = language_of(found == node.children.end() ? node : *found);
  code.text = text_of(node);
  // The line end after the tag is no part of the text (HTML 13.2.6.4.7).
  if (code.text.starts_with('\n')) {
    code.text.erase(0, 1);
  }
  if (!code.text.empty() && !code.text.ends_with('\n')) {
    code.text += '\n';
  }
  Attributes made = attributes(node, {"class"});
  made.classes.clear();
  return {.kind = std::move(code), .attributes = std::move(made), .span = node.span};
}

Block TreeMaker::figure(Node node) {
  Figure figure;
  Attributes made = attributes(node, {});
  std::vector<Node> content;
  for (Node& child : node.children) {
    if (child.tag.name == "figcaption" && figure.caption.empty()) {
      std::ranges::move(blocks(std::exchange(content, {})),
                        std::back_inserter(figure.content));
      figure.caption = blocks(std::move(child.children));
    } else {
      content.push_back(std::move(child));
    }
  }
  std::ranges::move(blocks(std::move(content)), std::back_inserter(figure.content));
  return {.kind = std::move(figure), .attributes = std::move(made), .span = node.span};
}

}  // namespace octavo::html
