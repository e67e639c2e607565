#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace octavo::tests {

/// How the built octavo is run.
struct Run {
  std::vector<std::string> arguments{};
  std::filesystem::path folder{"."};
  std::string standard_input{};
  /// Beside those of the test's own; an empty value unsets.
  std::map<std::string, std::string> environment{};
  /// Where standard output goes instead of `Outcome::output`.
  std::string output_path{};
  /// Standard descriptors that are closed.
  std::vector<int> closed{};
  /// Of processor time, after which it is ended by a signal; 0: as many as it takes.
  unsigned most_seconds = 0;
  /// Called as soon as the process runs.
  std::function<void(pid_t)> meanwhile{};
};

struct Outcome {
  /// Of a process that a signal ended: 128 and the signal's number, as shells have it.
  int status = 0;
  std::string output{};
  std::string messages{};
  /// The most memory that it held at once; 0 where the address sanitizer holds far more.
  long peak_kilobytes = 0;
};

Outcome run_octavo(const Run& run);

/// The names of what is in a folder, sorted, a line each.
std::string listing(const std::filesystem::path& folder);

}  // namespace octavo::tests
