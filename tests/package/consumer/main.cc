// Another project's program: a manuscript in memory becomes the bytes of both books.

#include <cstdio>
#include <string>

#include "compiler/compile.h"
#include "compiler/report.h"
#include "formats/registry.h"

int main() {
  octavo::MemoryFiles files;
  files.files["book.md"] =
      "---\ntitle: A small book\nlang: en\n---\n\n# One\n\nWords, and [灯火]{lang=ja}.\n";
  const octavo::Formats formats = octavo::formats();
  octavo::CompileRequest request;
  request.inputs = {"book.md"};
  for (const octavo::Writer& writer : formats.writers) {
    request.writers.push_back(&writer);
  }
  const octavo::CompileResult result = octavo::compile(request, formats, files);
  if (result.outputs.size() != formats.writers.size() || result.outputs.size() < 2) {
    std::puts("no books were made");
    return 1;
  }
  for (const octavo::Diagnostic& found : result.diagnostics.list()) {
    std::fputs(
        octavo::report_text(found, result.sources, octavo::ReportColors::none).c_str(),
        stdout);
  }
  for (const octavo::Output& output : result.outputs) {
    const bool is_epub = output.bytes.starts_with("PK");
    const bool is_pdf = output.bytes.starts_with("%PDF");
    std::printf("%s: %zu bytes\n", std::string(output.writer->name).c_str(),
                output.bytes.size());
    if (!is_epub && !is_pdf) {
      return 1;
    }
  }
  return 0;
}
