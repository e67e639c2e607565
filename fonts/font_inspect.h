#pragma once

#include "compiler/format.h"

namespace octavo {

/// What a font file is, told from its bytes; those packed for the web are unpacked.
FontInspection inspect_font(std::string bytes);

}  // namespace octavo
