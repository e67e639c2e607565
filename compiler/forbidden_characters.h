#pragma once

#include <string>
#include <string_view>

#include "compiler/diagnostics.h"
#include "compiler/document.h"
#include "compiler/source.h"

namespace octavo {

/// With U+FFFD for what no XML file may carry and for what is not UTF-8.
std::string without_forbidden_characters(std::string_view text);

/// Replaces what no XML file may carry by U+FFFD everywhere in the document, whether it
/// stood in the source or came of a character reference. One diagnostic a character, at
/// its first place.
void replace_forbidden_characters(Document& document,
                                  const Sources& sources,
                                  Diagnostics& diagnostics);

}  // namespace octavo
