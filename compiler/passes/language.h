#pragma once

#include "compiler/document.h"
#include "compiler/passes.h"

namespace octavo {

/// Settles the language of the document: stated, else detected, else English with
/// `language-unknown`. Then marks the blocks that are clearly in another language and,
/// inside them, the words of another script, wherever none is stated. Stated tags are
/// written in BCP 47's own form; `language-tag` reports one that is no language.
///
/// Of a dialect that is a specification only the document's language is settled.
void find_languages(Document& document, const PassContext& context);

}  // namespace octavo
