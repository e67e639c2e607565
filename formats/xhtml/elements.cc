#include "formats/xhtml/elements.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "compiler/overload.h"

namespace octavo::xhtml {

std::string_view heading_element(int level) {
  constexpr std::array<std::string_view, 6> names = {"h1", "h2", "h3", "h4", "h5", "h6"};
  return names[static_cast<std::size_t>(std::clamp(level, 1, 6) - 1)];
}

std::string_view element_of(const Inline::Kind& kind) {
  using Name = std::string_view;
  return std::visit(Overload{
                        [](const Text&) -> Name { return ""; },
                        [](const SoftBreak&) -> Name { return ""; },
                        [](const LineBreak&) -> Name { return "br"; },
                        [](const Emphasis&) -> Name { return "em"; },
                        [](const Strong&) -> Name { return "strong"; },
                        [](const Strikethrough&) -> Name { return "del"; },
                        [](const Underline&) -> Name { return "u"; },
                        [](const Superscript&) -> Name { return "sup"; },
                        [](const Subscript&) -> Name { return "sub"; },
                        [](const SmallCaps&) -> Name { return "span"; },
                        [](const Styled&) -> Name { return "span"; },
                        [](const Code&) -> Name { return "code"; },
                        [](const Link&) -> Name { return "a"; },
                        [](const Image&) -> Name { return "img"; },
                        [](const NoteReference&) -> Name { return "a"; },
                    },
                    kind);
}

std::string_view element_of(const Block::Kind& kind) {
  using Name = std::string_view;
  return std::visit(
      Overload{
          [](const Paragraph&) -> Name { return "p"; },
          [](const Heading& heading) { return heading_element(heading.level); },
          [](const Section&) -> Name { return "section"; },
          [](const List& list) -> Name {
            return list.marker == ListMarker::bullet ? "ul" : "ol";
          },
          [](const DefinitionList&) -> Name { return "dl"; },
          [](const Quote&) -> Name { return "blockquote"; },
          [](const CodeBlock&) -> Name { return "pre"; },
          [](const Verse&) -> Name { return "div"; },
          [](const Figure&) -> Name { return "figure"; },
          [](const Table&) -> Name { return "table"; },
          [](const ThematicBreak&) -> Name { return "hr"; },
          [](const Division&) -> Name { return "div"; },
          [](const Note&) -> Name { return "aside"; },
          [](const Notes&) -> Name { return "section"; },
          [](const TitlePage&) -> Name { return "header"; },
          [](const Contents&) -> Name { return "nav"; },
      },
      kind);
}

}  // namespace octavo::xhtml
