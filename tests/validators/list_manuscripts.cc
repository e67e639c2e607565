// list_manuscripts FOLDER   Lists every book that the validators look at, a line a book,
// for `all`: its name, what `build` alone is told, "--", and what `build` and `verify`
// are told, with tabs between. Manuscripts that are made at the time are put into the
// folder.
#include <iostream>
#include <string>
#include <vector>

#include "tests/shared.h"
#include "tests/validators/manuscripts.h"

namespace {

using namespace octavo;
using namespace octavo::tests;

void print(const std::string& kind, const std::vector<Manuscript>& manuscripts) {
  for (const Manuscript& manuscript : manuscripts) {
    std::cout << kind << '-' << manuscript.name;
    std::vector<std::string> words = manuscript.build_options;
    words.emplace_back("--");
    words.insert(words.end(), manuscript.options.begin(), manuscript.options.end());
    words.insert(words.end(), manuscript.inputs.begin(), manuscript.inputs.end());
    for (const std::string& word : words) {
      std::cout << '\t' << word;
    }
    std::cout << '\n';
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: list_manuscripts FOLDER\n";
    return 2;
  }
  print("sample", samples());
  print("golden", golden_books());
  print("manual", manuals(arguments[1]));
  if (const auto shared = shared_folder()) {
    print("corpus", corpora(*shared));
  }
}
