#include "formats/markdown/front_matter_names.h"

#include <algorithm>
#include <array>

namespace octavo::markdown {

namespace {

constexpr auto private_keys = std::to_array<std::string_view>({"abstract-title",
                                                               "autoEqnLabels",
                                                               "biblio-style",
                                                               "biblatexoptions",
                                                               "bibliography",
                                                               "block-headings",
                                                               "book",
                                                               "citecolor",
                                                               "citation-style",
                                                               "classoption",
                                                               "colorlinks",
                                                               "csl",
                                                               "figureTitle",
                                                               "filecolor",
                                                               "fontenc",
                                                               "fontsize",
                                                               "geometry",
                                                               "header-includes",
                                                               "hyperrefoptions",
                                                               "include-after",
                                                               "include-before",
                                                               "indent",
                                                               "linestretch",
                                                               "link-citations",
                                                               "linkcolor",
                                                               "links-as-notes",
                                                               "lof",
                                                               "lot",
                                                               "nocite",
                                                               "output",
                                                               "pagestyle",
                                                               "reference-section-title",
                                                               "secnumdepth",
                                                               "standalone",
                                                               "template",
                                                               "toc-own-page",
                                                               "toc-title",
                                                               "toccolor",
                                                               "top-level-division",
                                                               "urlcolor",
                                                               "variables",
                                                               "zotero"});

constexpr std::array<std::string_view, 6> books = {"book",   "scrbook",  "memoir",
                                                   "report", "scrreprt", "extbook"};
constexpr std::array<std::string_view, 3> articles = {"article", "scrartcl",
                                                      "extarticle"};

}  // namespace

bool is_private_key(std::string_view name) {
  return std::ranges::find(private_keys, name) != private_keys.end();
}

std::optional<Form> form_of_class(std::string_view name) {
  if (std::ranges::find(books, name) != books.end()) {
    return Form::book;
  }
  if (std::ranges::find(articles, name) != articles.end()) {
    return Form::article;
  }
  return std::nullopt;
}

}  // namespace octavo::markdown
