#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace octavo::extract {

/// A place in the tree of what a finished book says, by the name that its format has for
/// the role: `H2` of a PDF, `heading` of a browser.
struct SpokenElement {
  std::string role{};
  /// Of a heading, where the role does not say it.
  int level = 0;
  /// Of a header cell: `Row`, `Column` or neither.
  std::string scope{};
  /// Of a picture.
  std::string description{};
  /// Bytes of the text.
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct SpokenBook {
  std::string text{};
  /// In the order of their beginnings, outer ones first.
  std::vector<SpokenElement> elements{};
};

/// From the structure tree of a PDF.
SpokenBook pdf_spoken(const std::string& path);

/// From the accessibility trees of a browser, as XML: elements `node` with `role`,
/// `level` and `name`, around texts. Throws `std::runtime_error` for what is not
/// well-formed.
SpokenBook browser_spoken(std::string_view xml);

/// What a person who listens is told of headings, items of lists, tables, links and
/// pictures, a line each, in reading order, then the same of notes, which stand elsewhere
/// in every format. The words are without white space. These roles are the same:
///
///     line               PDF                          browser
///     heading 2          H2                           heading, level 2
///     item               LI, TOCI                     listitem; term with its definition
///     header             TH                           columnheader, rowheader
///     cell (headers)     TD, by the Scope of TH       cell, by columnheader, rowheader
///     link               Link                         link, doc-noteref, doc-backlink
///     picture            Figure                       image
///     note               Note                         doc-footnote, doc-endnote
///     not told           artifacts, PageNumber        doc-pagebreak
std::vector<std::string> heard(const SpokenBook& book);

}  // namespace octavo::extract
