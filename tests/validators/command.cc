#include "tests/validators/command.h"

#include <array>
#include <cstdio>
#include <sys/wait.h>

#include "tests/support.h"

namespace octavo::tests {
namespace {

std::string quoted(const std::string& word) {
  std::string out = "'";
  for (const char each : word) {
    out += each == '\'' ? std::string("'\\''") : std::string(1, each);
  }
  return out + "'";
}

}  // namespace

CommandResult run_command(const std::vector<std::string>& words) {
  const TemporaryFolder scratch;
  std::string line;
  for (const std::string& word : words) {
    line += quoted(word) + " ";
  }
  const auto messages = scratch.path() / "messages";
  line += "2>" + quoted(messages.string());
  CommandResult result;
  FILE* pipe = popen(line.c_str(), "r");
  if (pipe == nullptr) {
    return {.status = 127, .output = "no shell"};
  }
  std::array<char, 65536> buffer{};
  for (std::size_t got = 0;
       (got = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
    result.output.append(buffer.data(), got);
  }
  const int status = pclose(pipe);
  result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  result.output += read_file(messages);
  return result;
}

}  // namespace octavo::tests
