// Reads files as Markdown and drops them: what counts instructions runs this.
//
// usage: markdown_read FILE…

#include <cstdio>
#include <span>

#include "formats/markdown/reader.h"
#include "tests/support.h"

/// Of C, so that the instructions of its calls are found by its name.
extern "C" [[gnu::noinline]] void read_and_drop(const octavo::SourceFile& source) {
  octavo::Diagnostics diagnostics;
  const octavo::Document document =
      octavo::markdown::read_markdown(source, {}, diagnostics);
  std::printf("%zu blocks, %zu diagnostics\n", document.content.size(),
              diagnostics.list().size());
}

int main(int count, char** arguments) {
  for (const char* const path : std::span(arguments, arguments + count).subspan(1)) {
    octavo::Sources sources;
    read_and_drop(sources.add(path, octavo::tests::read_file(path)));
  }
  return 0;
}
