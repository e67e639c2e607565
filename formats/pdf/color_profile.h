#pragma once

#include <string>

namespace octavo::pdf {

/// The ICC profile of sRGB (IEC 61966-2-1): what the numbers of the book's colours mean.
std::string srgb_profile();

}  // namespace octavo::pdf
