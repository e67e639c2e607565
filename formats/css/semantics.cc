#include "formats/css/semantics.h"

#include <algorithm>
#include <array>

#include "compiler/overload.h"

namespace octavo::css {

namespace {

Semantics semantics_of_classes(const Attributes& attributes) {
  // EPUB Structural Semantics Vocabulary 1.1; each term has the role `doc-` + term.
  constexpr std::array<Semantics, 18> terms = {{
      {"abstract", "doc-abstract"},
      {"acknowledgments", "doc-acknowledgments"},
      {"afterword", "doc-afterword"},
      {"appendix", "doc-appendix"},
      {"bibliography", "doc-bibliography"},
      {"chapter", "doc-chapter"},
      {"colophon", "doc-colophon"},
      {"conclusion", "doc-conclusion"},
      {"dedication", "doc-dedication"},
      {"epigraph", "doc-epigraph"},
      {"epilogue", "doc-epilogue"},
      {"errata", "doc-errata"},
      {"foreword", "doc-foreword"},
      {"glossary", "doc-glossary"},
      {"introduction", "doc-introduction"},
      {"part", "doc-part"},
      {"preface", "doc-preface"},
      {"prologue", "doc-prologue"},
  }};
  for (const std::string& name : attributes.classes) {
    const auto found = std::ranges::find(terms, name, &Semantics::type);
    if (found != terms.end()) {
      return *found;
    }
  }
  return {};
}

}  // namespace

Semantics semantics_of(const Block& block, int chapter_level) {
  return std::visit(
      Overload{
          [&](const Section& section) -> Semantics {
            const Semantics stated = semantics_of_classes(block.attributes);
            const bool is_chapter = stated.type.empty() && section.level == chapter_level;
            return is_chapter ? Semantics{.type = "chapter", .role = "doc-chapter"}
                              : stated;
          },
          [&](const Division&) { return semantics_of_classes(block.attributes); },
          [](const Note&) -> Semantics {
            return {.type = "footnote", .role = "doc-footnote"};
          },
          [](const Notes&) -> Semantics { return {.type = "footnotes"}; },
          [](const TitlePage&) -> Semantics { return {.type = "titlepage"}; },
          [](const Contents&) -> Semantics { return {.type = "toc", .role = "doc-toc"}; },
          [](const auto&) -> Semantics { return {}; }},
      block.kind);
}

}  // namespace octavo::css
