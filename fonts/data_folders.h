#pragma once

#include <filesystem>
#include <vector>

namespace octavo {

/// Where the files that travel beside the program may stand, the likeliest first:
/// `share/octavo` next to the program's own folder, in the build tree, where it is
/// installed.
std::vector<std::filesystem::path> data_folders();

}  // namespace octavo
