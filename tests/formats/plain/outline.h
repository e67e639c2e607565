#pragma once

#include <string>

#include "compiler/diagnostics.h"
#include "compiler/document.h"

/// What tests of the reader look at.
namespace octavo::plain_tests {

struct TextRead {
  Document document{};
  Diagnostics diagnostics{};
};

TextRead read_text(std::string text);

/// Each block in a word: headings with level and text, others by what they are.
std::string outline(const Document& document);
std::string outline_of(const std::string& text);

}  // namespace octavo::plain_tests
