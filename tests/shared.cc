#include "tests/shared.h"

#include <cstdlib>

namespace octavo {

std::optional<std::filesystem::path> shared_folder() {
  const std::filesystem::path source = OCTAVO_SOURCE_DIR;
  // NOLINTNEXTLINE(concurrency-mt-unsafe): tests set no environment.
  const char* named = std::getenv("OCTAVO_SHARED");
  for (const std::filesystem::path& folder :
       {std::filesystem::path(named == nullptr ? "" : named), source / "../shared",
        source / "../../shared"}) {
    std::error_code error;
    if (!folder.empty() && std::filesystem::is_directory(folder, error)) {
      return folder;
    }
  }
  return std::nullopt;
}

}  // namespace octavo
