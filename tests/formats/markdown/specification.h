#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "formats/markdown/syntax.h"

namespace octavo::tests {

/// A text that says what Markdown is, with examples.
struct Specification {
  /// In the folder of test data.
  std::string_view file{};
  /// What `--from` calls it.
  std::string_view dialect{};
  markdown::Syntax syntax{};
  /// How many of its examples have no raw HTML but comments, which nobody sees.
  int plain_count = 0;
};

/// How much of HTML stands as such in an example.
enum class RawHtml : unsigned char { none, comments, elements };

/// Four of the first and five of the second hold comments; 582 and 602 hold none, when
/// two forms of comments that 0.31 brought are counted as text (6.6).
constexpr std::array<Specification, 2> specifications = {{
    {.file = "commonmark-spec-0.31.2.txt",
     .dialect = "commonmark",
     .syntax = markdown::commonmark_syntax,
     .plain_count = 586},
    {.file = "gfm-spec-0.29.txt",
     .dialect = "gfm",
     .syntax = markdown::gfm_syntax,
     .plain_count = 607},
}};

/// One example of a specification: Markdown and the HTML that it stands for.
struct SpecificationExample {
  int number = 0;
  /// Of the reader that it is written for, that of the specification or of what it
  /// extends.
  std::string_view dialect{};
  RawHtml raw_html = RawHtml::none;
  std::string markdown{};
  std::string html{};
};

/// The examples of a specification; empty when there is no folder of test data.
std::vector<SpecificationExample> specification_examples(
    const Specification& specification);

/// The Markdown of an example read by a dialect, as HTML.
using ToHtml = std::string (*)(std::string_view dialect, const std::string& markdown);

/// Checks every example without raw HTML but comments, or only one of `step` of them, and
/// how many they are.
void check_plain_examples(const Specification& specification,
                          ToHtml to_html,
                          int step = 1);

}  // namespace octavo::tests
