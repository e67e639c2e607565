#include "formats/xhtml/semantics.h"

#include <algorithm>
#include <array>

namespace octavo::xhtml {

Semantics semantics_of(const Attributes& attributes) {
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

}  // namespace octavo::xhtml
