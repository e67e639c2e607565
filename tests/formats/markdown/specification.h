#pragma once

#include <optional>
#include <string>
#include <vector>

#include "formats/markdown/syntax.h"

namespace octavo::tests {

/// One example of a specification: Markdown and the HTML that it stands for.
struct SpecificationExample {
  int number = 0;
  /// Of GFM: the extension that it shows; empty: none.
  std::string extension{};
  std::string markdown{};
  std::string html{};
};

/// The examples of a specification in the folder of test data; empty when it is absent.
std::vector<SpecificationExample> specification_examples(const std::string& file);

/// Whether it has raw HTML, comments apart.
bool holds_raw_html(const SpecificationExample& example, const markdown::Syntax& syntax);

}  // namespace octavo::tests
