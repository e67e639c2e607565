#pragma once

#include <span>

#include "compiler/words.h"

namespace octavo {

/// The words of every language that octavo knows.
std::span<const Words> words_table();

}  // namespace octavo
