#include "fonts/data_folders.h"

#include <dlfcn.h>
#include <sys/auxv.h>
#include <system_error>

namespace octavo {

namespace {

/// The file that this code was loaded from: the program, or the library in another's.
std::filesystem::path own_file() {
  Dl_info own{};
  Dl_info program{};
  // NOLINTNEXTLINE(performance-no-int-to-ptr): the kernel gives addresses as numbers
  const auto* const headers = reinterpret_cast<const void*>(getauxval(AT_PHDR));
  if (dladdr(reinterpret_cast<const void*>(&data_folders), &own) == 0 ||
      dladdr(headers, &program) == 0) {
    return {};
  }
  // A program's name is what its caller says it is.
  const bool is_program = own.dli_fbase == program.dli_fbase;
  std::error_code error;
  std::filesystem::path file =
      std::filesystem::canonical(is_program ? "/proc/self/exe" : own.dli_fname, error);
  return error ? std::filesystem::path() : file;
}

}  // namespace

std::vector<std::filesystem::path> data_folders() {
  // bin/octavo, lib/x86_64-linux-gnu/liboctavo.so, and the tests in the build tree.
  constexpr int most_levels = 4;
  std::vector<std::filesystem::path> folders;
  std::filesystem::path folder = own_file().parent_path();
  for (int level = 0; level < most_levels && folder.has_relative_path(); ++level) {
    folders.push_back(folder / "share/octavo");
    folder = folder.parent_path();
  }
  folders.emplace_back(OCTAVO_INSTALLED_DATA);
  return folders;
}

}  // namespace octavo
