#include "fonts/data_folders.h"

#include <system_error>

namespace octavo {

std::vector<std::filesystem::path> data_folders() {
  std::vector<std::filesystem::path> folders;
  std::error_code error;
  const std::filesystem::path program =
      std::filesystem::read_symlink("/proc/self/exe", error);
  if (!error) {
    folders.push_back(program.parent_path().parent_path() / "share/octavo");
  }
  folders.emplace_back(OCTAVO_BUILD_DATA);
  folders.emplace_back(OCTAVO_INSTALLED_DATA);
  return folders;
}

}  // namespace octavo
