#include "tests/formats/markdown/specification.h"

#include <algorithm>
#include <array>
#include <sstream>

#include <doctest/doctest.h>

#include "compiler/diagnostics.h"
#include "compiler/source.h"
#include "formats/markdown/blocks.h"
#include "formats/markdown/inlines.h"
#include "formats/markdown/scan.h"
#include "tests/formats/markdown/html_normal.h"
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

RawHtml kind_of_html(std::string_view html) {
  const std::string_view trimmed = markdown::trim(html);
  const bool is_comment =
      trimmed.starts_with("<!--") && trimmed.find("-->", 2) == trimmed.size() - 3;
  return is_comment ? RawHtml::comments : RawHtml::elements;
}

RawHtml raw_html_of(const markdown::InlineNode& node) {
  RawHtml most =
      node.kind == markdown::InlineKind::html ? kind_of_html(node.text) : RawHtml::none;
  for (const auto* child = node.first_child; child != nullptr; child = child->next) {
    most = std::max(most, raw_html_of(*child));
  }
  return most;
}

RawHtml raw_html_of(const std::string& markdown, const markdown::Syntax& syntax) {
  Sources sources;
  Diagnostics diagnostics;
  const SourceFile& source = sources.add("example.md", markdown);
  const markdown::BlockTree tree = markdown::parse_blocks(source, 0, syntax, diagnostics);
  markdown::InlineContext context{.file = source.id(),
                                  .syntax = syntax,
                                  .references = tree.references,
                                  .notes = tree.notes,
                                  .diagnostics = diagnostics};
  RawHtml most = RawHtml::none;
  for (const markdown::BlockNode& node : tree.nodes) {
    if (node.kind == markdown::BlockKind::html) {
      most = std::max(most, kind_of_html(node.content.text()));
    } else if (node.kind == markdown::BlockKind::paragraph ||
               node.kind == markdown::BlockKind::heading ||
               node.kind == markdown::BlockKind::table) {
      most = std::max(most, raw_html_of(*parse_inlines(node.content, context).root));
    }
  }
  return most;
}

/// GFM shows these bare addresses, which stay text, in CommonMark's chapter of autolinks
/// (6.8), and others of the same form as links in the chapter of its extension, whose
/// examples say `autolink`; those of 6.8 do not, so they are CommonMark's own.
constexpr std::array<std::string_view, 3> bare_addresses = {
    "< http://foo.bar >\n", "http://example.com\n", "foo@bar.example.com\n"};

void complete(SpecificationExample& example,
              const Specification& specification,
              std::string_view extension) {
  replace_all(example.markdown, "\u2192", "\t");
  replace_all(example.html, "\u2192", "\t");
  example.raw_html = raw_html_of(example.markdown, specification.syntax);
  const bool is_extended =
      !extension.empty() ||
      std::ranges::find(bare_addresses, example.markdown) == bare_addresses.end();
  example.dialect = is_extended ? specification.dialect : "commonmark";
}

}  // namespace

std::vector<SpecificationExample> specification_examples(
    const Specification& specification) {
  std::vector<SpecificationExample> examples;
  const auto folder = shared_folder();
  if (!folder) {
    return examples;
  }
  std::istringstream lines(read_file(*folder / "suites/commonmark" / specification.file));
  enum class State { outside, markdown, html } state = State::outside;
  std::string extension;
  for (std::string line; std::getline(lines, line);) {
    const std::string opening = fence + " example";
    if (state == State::outside && line.starts_with(opening)) {
      SpecificationExample& example = examples.emplace_back();
      example.number = static_cast<int>(examples.size());
      extension = line.substr(std::min(line.size(), opening.size() + 1));
      state = State::markdown;
    } else if (state == State::html && line == fence) {
      complete(examples.back(), specification, extension);
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

void check_plain_examples(const Specification& specification, ToHtml to_html, int step) {
  const auto examples = specification_examples(specification);
  if (examples.empty()) {
    MESSAGE("skipped: no folder of test data");
    return;
  }
  int count = 0;
  for (const SpecificationExample& example : examples) {
    if (example.raw_html == RawHtml::elements) {
      continue;
    }
    if (count++ % step != 0) {
      continue;
    }
    CAPTURE(specification.file);
    CAPTURE(example.number);
    CAPTURE(example.markdown);
    CHECK(normal_html(to_html(example.dialect, example.markdown)) ==
          normal_html(example.html));
  }
  CHECK(count == specification.plain_count);
}

}  // namespace octavo::tests
