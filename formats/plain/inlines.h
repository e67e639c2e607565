#pragma once

#include <span>
#include <vector>

#include "compiler/document.h"
#include "formats/plain/lines.h"

namespace octavo::plain {

/// Lines as one run of text: `_italic_` is read, line ends are soft breaks.
Inlines read_lines(std::span<const Line> lines, FileId file);

/// The same, each line apart; italics that go on over a line's end begin again.
std::vector<Inlines> read_each_line(std::span<const Line> lines, FileId file);

}  // namespace octavo::plain
