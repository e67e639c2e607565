#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace octavo::image {

/// Whether an element of SVG only draws, names or arranges.
bool is_drawing_element(std::string_view name);

/// Whether an element or an attribute of it is worth telling the author of when it is
/// left out: it would have run or moved something, or shown something else.
bool is_telling_element(std::string_view name);

/// Whether the value of an attribute or a stylesheet names nothing outside the drawing
/// and runs nothing.
bool is_harmless_style(std::string_view value);

/// Whether the comments, strings and blocks of a stylesheet all end: a reader may take
/// one that does not for an error (CSS Syntax 3, 5.4).
bool is_whole_style(std::string_view value);

/// How many pixels `data:image/png;base64,…` has; 0 where it is no picture that octavo
/// would open by itself.
double pixels_of_data(std::string_view address);

/// Whether an element can have this value: some need unbounded time or memory, and
/// librsvg panics on others.
bool is_sane_value(std::string_view element,
                   std::string_view name,
                   std::string_view value);

/// The ids that a value refers to by `url(#…)`.
std::vector<std::string> style_references(std::string_view value);

/// A length of SVG in CSS pixels; 0 where it is none or a share of something.
double drawing_length(std::string_view value);

}  // namespace octavo::image
