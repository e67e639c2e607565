#pragma once

#include <string>
#include <string_view>

#include "tests/validators/command.h"

namespace octavo::tests {

/// Says so where there is no Chromium; where CI is, that is a failure.
bool has_browser();

/// A string of JavaScript, whatever the text, of characters of the Basic Multilingual
/// Plane.
std::string script_string(std::string_view text);

/// The page as Chromium has it once its scripts have run. No network is asked for. A name
/// that ends in `.xhtml` makes it a page of XML.
CommandResult browse(const std::string& page, const std::string& name = "page.html");

}  // namespace octavo::tests
