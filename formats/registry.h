#pragma once

#include "compiler/format.h"

namespace octavo {

/// The formats of this build: every reader and writer. The first reader reads what no
/// extension names.
Formats formats();

}  // namespace octavo
