#pragma once

#include "compiler/document.h"

namespace octavo {

/// Sets what was typed as typographers do, by the language of each word: quotes,
/// apostrophes, primes, dashes, ellipses and no-break spaces. Code, addresses and what is
/// set already stay; a second call changes nothing.
void set_typography(Document& document);

}  // namespace octavo
