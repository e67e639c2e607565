#include "compiler/cache/engine.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <link.h>
#include <string_view>
#include <vector>

#include "compiler/file_state.h"
#include "compiler/sha256.h"

namespace octavo::cache {
namespace {

namespace fs = std::filesystem;

/// What a linker has signed an object with (`--build-id`), among the notes of a segment;
/// empty: it has not.
std::string_view build_id(std::string_view notes) {
  while (notes.size() >= sizeof(ElfW(Nhdr))) {
    ElfW(Nhdr) note{};
    std::memcpy(&note, notes.data(), sizeof note);
    const auto padded = [](std::size_t size) { return (size + 3) / 4 * 4; };
    const std::size_t name = sizeof note;
    const std::size_t content = name + padded(note.n_namesz);
    const std::size_t end = content + padded(note.n_descsz);
    if (end > notes.size()) {
      return {};
    }
    if (note.n_type == NT_GNU_BUILD_ID && notes.substr(name, 3) == "GNU") {
      return notes.substr(content, note.n_descsz);
    }
    notes.remove_prefix(end);
  }
  return {};
}

/// The program comes first. The kernel's own object is none of octavo's.
int add_build_id(dl_phdr_info* object, std::size_t /*size*/, void* taken) {
  auto& ids = *static_cast<std::vector<std::string>*>(taken);
  if (std::string_view(object->dlpi_name).starts_with("linux-vdso")) {
    return 0;
  }
  std::string id;
  for (std::size_t i = 0; i < object->dlpi_phnum; ++i) {
    const ElfW(Phdr)& segment = object->dlpi_phdr[i];
    if (segment.p_type == PT_NOTE && id.empty()) {
      const auto address = object->dlpi_addr + segment.p_vaddr;
      // NOLINTNEXTLINE(performance-no-int-to-ptr): the loader gives addresses as numbers
      id = build_id({reinterpret_cast<const char*>(address), segment.p_memsz});
    }
  }
  ids.push_back(std::move(id));
  return 0;
}

std::string files_beneath(const fs::path& folder) {
  std::vector<std::string> lines;
  std::error_code ignored;
  for (const auto& entry : fs::recursive_directory_iterator(folder, ignored)) {
    if (const auto state = file_state(entry.path().string())) {
      lines.push_back(entry.path().lexically_relative(folder).string() + '\0' +
                      std::to_string(state->bytes) + ' ' +
                      std::to_string(state->modified) + '\n');
    }
  }
  std::ranges::sort(lines);
  std::string text;
  for (const std::string& line : lines) {
    text += line;
  }
  return text;
}

}  // namespace

std::string engine_key(std::span<const fs::path> data_folders) {
  std::vector<std::string> ids;
  dl_iterate_phdr(add_build_id, &ids);
  if (ids.empty() || ids.front().empty()) {
    return {};
  }
  // Libraries are loaded in an order that is the loader's.
  std::sort(ids.begin() + 1, ids.end());
  std::string text;
  for (const std::string& id : ids) {
    text += id + '\n';
  }
  for (const fs::path& folder : data_folders) {
    text += files_beneath(folder);
  }
  return sha256(text);
}

}  // namespace octavo::cache
