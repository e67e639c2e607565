// Reads a file as Markdown and drops it: what counts instructions runs this.
//
// usage: markdown_read FILE

#include <cstdio>

#include "formats/markdown/reader.h"
#include "tests/support.h"

int main(int count, char** arguments) {
  if (count != 2) {
    return 2;
  }
  octavo::Sources sources;
  octavo::Diagnostics diagnostics;
  const octavo::SourceFile& source =
      sources.add(arguments[1], octavo::tests::read_file(arguments[1]));
  const octavo::Document document =
      octavo::markdown::read_markdown(source, {}, diagnostics);
  std::printf("%zu blocks, %zu diagnostics\n", document.content.size(),
              diagnostics.list().size());
  return 0;
}
