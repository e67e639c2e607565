// Runs a fuzz target on the files named, and on those below the folders named.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void run(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libFuzzer's own
  // interface
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()),
                         bytes.size());
}

}  // namespace

int main(int count, char** words) {
  namespace fs = std::filesystem;
  std::size_t seeds = 0;
  for (int at = 1; at < count; ++at) {
    if (!fs::is_directory(words[at])) {
      run(words[at]);
      ++seeds;
      continue;
    }
    for (const auto& entry : fs::recursive_directory_iterator(words[at])) {
      if (entry.is_regular_file()) {
        run(entry.path());
        ++seeds;
      }
    }
  }
  std::printf("%zu seeds\n", seeds);
  return seeds > 0 ? 0 : 1;
}
