#pragma once

#include "formats/paged/strips.h"

namespace octavo::paged {

/// A block's insets and labels, brought into its container, which may be narrower than
/// the flow was made for.
struct Placement {
  double left = 0;
  double measure = 0;
  /// What insets and labels are multiplied by.
  double squeeze = 1;
};
Placement place_block(const FlowBlock& block, double width);

/// The lines of a text block, its labels on the first.
Strips set_text(const FlowBlock& block,
                const TextBlock& text,
                const Room& room,
                const Typesetter& typesetter,
                Diagnostics& diagnostics);

}  // namespace octavo::paged
