// linebreak_oracle PARAGRAPHS EXPECTED: how many paragraphs octavo breaks at the same
// total demerits as the program that wrote EXPECTED. Exit status 0: all that are
// feasible.
#include <cstdio>

#include "tests/formats/paged/linebreak_suite.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: linebreak_oracle PARAGRAPHS EXPECTED\n", stderr);
    return 2;
  }
  const auto result = octavo::paged::run_suite(argv[1], argv[2]);
  if (!result) {
    std::fputs("linebreak_oracle: the files cannot be read\n", stderr);
    return 3;
  }
  std::printf("%zu paragraphs, %zu feasible, %zu equal\n", result->paragraphs,
              result->feasible, result->equal);
  for (const std::string& id : result->different) {
    std::printf("different: %s\n", id.c_str());
  }
  return result->equal == result->feasible ? 0 : 1;
}
