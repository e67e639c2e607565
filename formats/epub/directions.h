#pragma once

#include <set>
#include <vector>

#include "compiler/document.h"
#include "formats/css/elements.h"
#include "formats/css/stylesheet.h"
#include "formats/xhtml/xml.h"

/// `direction`, which no stylesheet of an e-book may say (EPUB 3.3, 6.3.1.1), as `dir`.
namespace octavo::epub {

/// Whether a stylesheet of the book's own says it.
bool has_directions(const Document& document);

/// The declarations of it that an attribute cannot stand for: it waits for no reader and
/// no screen, and what is generated bears none.
std::set<const css::StyleDeclaration*> waiting_directions(const Document& document);

/// `dir` of the elements whose computed direction is not that of their parent, and of
/// those that have one anyway; ascending. What waits does not count.
std::vector<xhtml::AddedAttribute> direction_attributes(const Document& document,
                                                        const css::ElementTree& tree);

}  // namespace octavo::epub
