// Compares the Markdown parser with libcmark on generated documents.
//
// usage: markdown_differential [COUNT [SEED]]

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/formats/markdown/differential.h"

int main(int count, char** arguments) {
  const std::uint64_t documents =
      count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 100'000;
  const std::uint64_t first = count > 2 ? std::strtoull(arguments[2], nullptr, 10) : 1;
  std::uint64_t different = 0;
  std::uint64_t spaced = 0;
  for (std::uint64_t seed = first; seed < first + documents; ++seed) {
    const std::string text = octavo::tests::generate_markdown(seed);
    const octavo::tests::Comparison both = octavo::tests::compare_with_cmark(text);
    spaced += both.difference == octavo::tests::Difference::lazy_white_space ? 1 : 0;
    if (both.difference == octavo::tests::Difference::tree && ++different <= 10) {
      std::printf("seed %llu\n--- text\n%s--- ours\n%s--- libcmark\n%s\n",
                  static_cast<unsigned long long>(seed), text.c_str(), both.ours.c_str(),
                  both.libcmark.c_str());
    }
  }
  std::printf(
      "%llu documents, %llu different; %llu differ in the white space of lazy lines\n",
      static_cast<unsigned long long>(documents),
      static_cast<unsigned long long>(different),
      static_cast<unsigned long long>(spaced));
  return different == 0 ? 0 : 1;
}
