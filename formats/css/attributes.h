#pragma once

#include <string>
#include <string_view>

#include "compiler/document.h"

/// What XHTML makes of a node's attributes.
namespace octavo::css {

/// Code is written from left to right, whatever is written around it.
enum class Written : unsigned char { of_language, left_to_right };

/// HTML's ids may hold anything but white space.
std::string printed_id(std::string_view id);

/// "ltr" or "rtl" where the author says so, else empty.
std::string_view stated_direction(const Attributes& attributes);

/// The direction inside an element with these attributes that stands in a text of
/// direction `outside`; true is right to left. XHTML has `dir` where the two differ and
/// where the author states it.
bool is_right_to_left_inside(const Attributes& attributes, bool outside, Written written);

/// The name under which XHTML has an attribute of the author's: HTML's own where every
/// element may have it, else one of its names for what it does not know. Empty: it has
/// none, or says otherwise what the attribute says. Where two attributes have one name
/// the first counts. `direction` is the author's `stated_direction`.
std::string printed_name(std::string_view key, std::string_view direction);

/// Whether the author's own attributes hold a title; they go before that of the syntax.
bool has_title(const Attributes& attributes);

/// The author's width and height of a picture as declarations of CSS.
std::string picture_style(const Attributes& attributes);

}  // namespace octavo::css
