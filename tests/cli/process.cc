#include "tests/cli/process.h"

#include <algorithm>
#include <cstdlib>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support.h"

// There only in a build with the address sanitizer.
// NOLINTNEXTLINE(bugprone-reserved-identifier): the sanitizer's own name
extern "C" [[gnu::weak]] void __asan_init();

namespace octavo::tests {
namespace {

namespace fs = std::filesystem;

void redirect(int descriptor, const fs::path& path, int flags) {
  const int file = open(path.c_str(), flags, 0600);
  if (file < 0 || dup2(file, descriptor) < 0) {
    _exit(126);
  }
}

[[noreturn]] void become_octavo(const Run& run, const fs::path& scratch) {
  redirect(STDIN_FILENO, scratch / "in", O_RDONLY);
  redirect(STDOUT_FILENO,
           run.output_path.empty() ? scratch / "out" : fs::path(run.output_path),
           O_WRONLY | O_CREAT | O_TRUNC);
  redirect(STDERR_FILENO, scratch / "err", O_WRONLY | O_CREAT | O_TRUNC);
  for (const auto& [name, value] : run.environment) {
    if (value.empty()) {
      unsetenv(name.c_str());
    } else {
      setenv(name.c_str(), value.c_str(), 1);
    }
  }
  if (run.most_seconds > 0) {
    const rlimit limit{.rlim_cur = run.most_seconds, .rlim_max = run.most_seconds};
    setrlimit(RLIMIT_CPU, &limit);
  }
  std::vector<std::string> words{OCTAVO_PROGRAM};
  words.insert(words.end(), run.arguments.begin(), run.arguments.end());
  std::vector<char*> pointers;
  pointers.reserve(words.size() + 1);
  for (std::string& word : words) {
    pointers.push_back(word.data());
  }
  pointers.push_back(nullptr);
  for (const int descriptor : run.closed) {
    close(descriptor);
  }
  if (chdir(run.folder.c_str()) == 0) {
    execv(OCTAVO_PROGRAM, pointers.data());
  }
  _exit(127);
}

}  // namespace

Outcome run_octavo(const Run& run) {
  const TemporaryFolder scratch;
  write_file(scratch.path() / "in", run.standard_input);
  const pid_t child = fork();
  if (child == 0) {
    become_octavo(run, scratch.path());
  }
  if (run.meanwhile) {
    run.meanwhile(child);
  }
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  return {.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
          .output = read_file(scratch.path() / "out"),
          .messages = read_file(scratch.path() / "err"),
          .peak_kilobytes = __asan_init == nullptr ? usage.ru_maxrss : 0};
}

std::string listing(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) {
    names.push_back(entry.path().filename().string() + "\n");
  }
  std::ranges::sort(names);
  std::string all;
  for (const std::string& name : names) {
    all += name;
  }
  return all;
}

}  // namespace octavo::tests
