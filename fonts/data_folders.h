#pragma once

#include <filesystem>
#include <vector>

namespace octavo {

/// Where the files that travel beside octavo may stand, the likeliest first:
/// `share/octavo` in a folder that holds the program or the library, then where it is
/// installed by default.
std::vector<std::filesystem::path> data_folders();

}  // namespace octavo
