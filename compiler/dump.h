#pragma once

#include <string>

#include "compiler/document.h"

namespace octavo {

/// Whether a node's line ends with its bytes in the source: `@12-20`, of the second input
/// `@1:12-20`.
enum class DumpSpans : unsigned char { hidden, shown };

/// The tree as text, a node a line, what is in it two spaces further in: its kind, its
/// members as `name=value` where they are not the default, then its attributes: `#id`,
/// `.class`, `name:"value"`, `lang=pt`. Characters that cannot be seen stand as `\u{a0}`.
std::string dump(const Document& document, DumpSpans spans = DumpSpans::hidden);

}  // namespace octavo
