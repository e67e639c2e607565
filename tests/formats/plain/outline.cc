#include "tests/formats/plain/outline.h"

#include <string_view>
#include <utility>
#include <variant>

#include "compiler/overload.h"
#include "compiler/plain_text.h"
#include "compiler/source.h"
#include "formats/plain/reader.h"

namespace octavo::plain_tests {

TextRead read_text(std::string text) {
  Sources sources;
  TextRead result;
  result.document =
      plain::read_plain(sources.add("book.txt", std::move(text)), {}, result.diagnostics);
  return result;
}

std::string outline(const Document& document) {
  std::string result;
  for (const Block& block : document.content) {
    const std::string_view name = std::visit(
        Overload{[](const Heading&) { return std::string_view("h"); },
                 [](const Paragraph&) { return std::string_view("p"); },
                 [](const Verse&) { return std::string_view("verse"); },
                 [](const Quote&) { return std::string_view("quote"); },
                 [](const ThematicBreak&) { return std::string_view("break"); },
                 [](const Division&) { return std::string_view("division"); },
                 [](const List&) { return std::string_view("list"); },
                 [](const auto&) { return std::string_view("?"); }},
        block.kind);
    result += (result.empty() ? "" : " ") + std::string(name);
    if (const auto* heading = std::get_if<Heading>(&block.kind)) {
      result += std::to_string(heading->level) + "(" + plain_text(heading->content) + ")";
    }
  }
  return result;
}

std::string outline_of(const std::string& text) {
  return outline(read_text(text).document);
}

}  // namespace octavo::plain_tests
