#include "tests/formats/markdown/specification.h"

#include <algorithm>
#include <array>
#include <string>

#include <doctest/doctest.h>

#include "formats/markdown/blocks.h"
#include "formats/markdown/convert.h"
#include "formats/markdown/reader.h"
#include "formats/xhtml/fragment.h"
#include "tests/formats/markdown/html_normal.h"

namespace octavo {

namespace {

using Read = Document (*)(const SourceFile&, const Options&, Diagnostics&);

std::string html_of(const std::string& text, Read read) {
  Sources sources;
  Diagnostics diagnostics;
  return xhtml::fragment(read(sources.add("example.md", text), {}, diagnostics));
}

/// GFM's specification shows these as plain CommonMark, without the extension that
/// another of its examples shows with addresses of the same form.
constexpr std::array<int, 3> without_bare_addresses = {616, 619, 620};

Document read_plain_029(const SourceFile& source,
                        const Options& /*options*/,
                        Diagnostics& diagnostics) {
  const markdown::Syntax syntax{.edition = markdown::Edition::commonmark_029};
  const markdown::BlockTree tree = markdown::parse_blocks(source, 0, syntax, diagnostics);
  return {.content = markdown::Converter(source, tree, syntax, diagnostics).convert()};
}

/// How many examples without raw HTML there are; each is checked.
int check_examples(const std::string& file, const markdown::Syntax& syntax, Read read) {
  int count = 0;
  for (const tests::SpecificationExample& example : tests::specification_examples(file)) {
    if (tests::holds_raw_html(example, syntax)) {
      continue;
    }
    ++count;
    CAPTURE(example.number);
    CAPTURE(example.markdown);
    const bool is_plain =
        syntax.github && std::ranges::find(without_bare_addresses, example.number) !=
                             without_bare_addresses.end();
    CHECK(
        tests::normal_html(html_of(example.markdown, is_plain ? read_plain_029 : read)) ==
        tests::normal_html(example.html));
  }
  return count;
}

}  // namespace

TEST_CASE("reader: every example of CommonMark without raw HTML gives its HTML") {
  const int count =
      check_examples("commonmark-spec-0.31.2.txt", markdown::commonmark_syntax,
                     markdown::read_commonmark);
  if (count == 0) {
    MESSAGE("skipped: no folder of test data");
    return;
  }
  // Four of them hold comments, which nobody sees.
  CHECK(count == 586);
}

TEST_CASE("reader: every example of GFM without raw HTML gives its HTML") {
  const int count =
      check_examples("gfm-spec-0.29.txt", markdown::gfm_syntax, markdown::read_gfm);
  if (count == 0) {
    MESSAGE("skipped: no folder of test data");
    return;
  }
  // Five of them hold comments, which nobody sees.
  CHECK(count == 607);
}

}  // namespace octavo
