#pragma once

#include <span>
#include <string>
#include <vector>

#include "compiler/document.h"
#include "formats/css/elements.h"
#include "formats/css/stylesheet.h"
#include "formats/epub/file_elements.h"

namespace octavo::epub {

/// What `html`, `body` and the sections that go on say in one file so that it counts on
/// from where the file before has ended: an inline style each, mostly empty.
using CounterStart = std::vector<std::string>;

/// The declarations that count, of rules that e-books have.
std::vector<const css::StyleDeclaration*> counting_declarations(const Document& document);

/// Of each file: a reading system counts anew in every one. A rule that depends on the
/// screen counts as if it held. Empty: it would be more than the files can bear.
std::vector<CounterStart> counter_starts(const Document& document,
                                         const css::ElementTree& tree,
                                         std::span<const FileElements> files);

}  // namespace octavo::epub
