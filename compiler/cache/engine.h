#pragma once

#include <filesystem>
#include <span>
#include <string>

namespace octavo::cache {

/// Which octavo this is: its own build and those of all the libraries that it runs with,
/// as their linkers have signed them, and the files that travel beside it (names, sizes
/// and times). Empty: it is not signed, and nobody can tell.
std::string engine_key(std::span<const std::filesystem::path> data_folders);

}  // namespace octavo::cache
