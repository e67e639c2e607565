#include "tests/formats/markdown/specification.h"

#include <algorithm>
#include <sstream>

#include "compiler/diagnostics.h"
#include "compiler/source.h"
#include "formats/markdown/blocks.h"
#include "formats/markdown/inlines.h"
#include "formats/markdown/scan.h"
#include "tests/shared.h"
#include "tests/support.h"

namespace octavo::tests {

namespace {

const std::string fence(32, '`');

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

bool is_comment(std::string_view html) {
  const std::string_view trimmed = markdown::trim(html);
  return trimmed.starts_with("<!--") && trimmed.find("-->", 2) == trimmed.size() - 3;
}

bool has_html(const markdown::InlineNode& node) {
  if (node.kind == markdown::InlineKind::html && !is_comment(node.text)) {
    return true;
  }
  for (const auto* child = node.first_child; child != nullptr; child = child->next) {
    if (has_html(*child)) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::vector<SpecificationExample> specification_examples(const std::string& file) {
  std::vector<SpecificationExample> examples;
  const auto folder = shared_folder();
  if (!folder) {
    return examples;
  }
  std::istringstream lines(read_file(*folder / "suites/commonmark" / file));
  enum class State { outside, markdown, html } state = State::outside;
  for (std::string line; std::getline(lines, line);) {
    const std::string opening = fence + " example";
    if (state == State::outside && line.starts_with(opening)) {
      SpecificationExample& example = examples.emplace_back();
      example.number = static_cast<int>(examples.size());
      example.extension = line.substr(std::min(line.size(), opening.size() + 1));
      state = State::markdown;
    } else if (state == State::html && line == fence) {
      replace_all(examples.back().markdown, "\u2192", "\t");
      replace_all(examples.back().html, "\u2192", "\t");
      state = State::outside;
    } else if (state == State::markdown && line == ".") {
      state = State::html;
    } else if (state != State::outside) {
      (state == State::markdown ? examples.back().markdown : examples.back().html) +=
          line + "\n";
    }
  }
  return examples;
}

bool holds_raw_html(const SpecificationExample& example, const markdown::Syntax& syntax) {
  Sources sources;
  Diagnostics diagnostics;
  const SourceFile& source = sources.add("example.md", example.markdown);
  const markdown::BlockTree tree = markdown::parse_blocks(source, 0, syntax, diagnostics);
  markdown::InlineContext context{.file = source.id(),
                                  .syntax = syntax,
                                  .references = tree.references,
                                  .notes = tree.notes,
                                  .diagnostics = diagnostics};
  return std::ranges::any_of(tree.nodes, [&](const markdown::BlockNode& node) {
    const bool has_inlines = node.kind == markdown::BlockKind::paragraph ||
                             node.kind == markdown::BlockKind::heading ||
                             node.kind == markdown::BlockKind::table;
    const bool is_html =
        node.kind == markdown::BlockKind::html && !is_comment(node.content.text());
    return is_html ||
           (has_inlines && has_html(*parse_inlines(node.content, context).root));
  });
}

}  // namespace octavo::tests
