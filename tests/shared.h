#pragma once

#include <filesystem>
#include <optional>

namespace octavo {

/// The folder of test data that lies beside the repository, or that OCTAVO_SHARED names.
/// Tests that need it say so and stop where it is absent.
std::optional<std::filesystem::path> shared_folder();

}  // namespace octavo
