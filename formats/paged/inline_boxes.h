#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "formats/css/style.h"
#include "formats/paged/line_pieces.h"
#include "formats/paged/paragraph.h"

namespace octavo::paged {

/// What stands in an inline element.
enum class BoxContent : unsigned char { text, picture };

/// The box of an inline element, without its place; none: nothing is to be seen of it and
/// it takes no room. `base` is what shares are of.
std::optional<InlineBox> inline_box(const css::Style& style,
                                    double base,
                                    BoxContent content = BoxContent::text);

/// What a box takes at one side of what is in it.
double inset_of(const InlineBox& box, css::Side side);

/// What its box takes above (or below) a picture; 0 where it has none.
double inset_above(const ParagraphText& paragraph, const StyleRun& picture);
double inset_below(const ParagraphText& paragraph, const StyleRun& picture);

/// What the boxes around a run take that begin (or end) at a byte of its text, of an
/// embedding level.
double inset_before(const ParagraphText& paragraph,
                    const StyleRun& run,
                    std::uint32_t offset,
                    std::uint8_t level);
double inset_after(const ParagraphText& paragraph,
                   const StyleRun& run,
                   std::uint32_t offset,
                   std::uint8_t level);

/// Draws what is to be seen of the boxes around the pieces of a line, each piece at its
/// left end, as artifacts: outer boxes first.
void paint_inline_boxes(const std::vector<LinePiece>& pieces,
                        const std::vector<double>& lefts,
                        const std::vector<InlineBox>& boxes,
                        std::vector<PlacedItem>& items);

/// The box around a picture that stands alone.
void paint_picture_box(const Rectangle& picture,
                       const InlineBox& box,
                       std::vector<PlacedItem>& items);

void scale_inline_box(InlineBox& box, double scale);

}  // namespace octavo::paged
