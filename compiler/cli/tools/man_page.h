#pragma once

#include <string>

#include "compiler/cli/command_line_words.h"

namespace octavo::cli {

/// "octavo-build.1".
std::string man_page_name(const CommandWords& command);

/// In the language of man(7). It bears the version and no date: the same source gives the
/// same page on any day.
std::string man_page(const CommandWords& command, const std::string& version);

}  // namespace octavo::cli
