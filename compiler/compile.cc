#include "compiler/compile.h"

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "compiler/parallel.h"
#include "compiler/passes.h"
#include "compiler/read.h"

namespace octavo {
namespace {

Dialect dialect_of(const CompileRequest& request, const Formats& formats) {
  return request.reader != nullptr ? request.reader->dialect
                                   : reader_of(request.inputs.front(), formats).dialect;
}

/// What formats before have not reported in the same words.
Diagnostics without_repeats(const Diagnostics& found, const Diagnostics& before) {
  const auto key = [](const Diagnostic& each) {
    return std::tuple(each.code, each.span.file, each.span.begin, each.span.end,
                      std::string_view(each.message));
  };
  std::set<decltype(key(Diagnostic{}))> known;
  for (const Diagnostic& each : before.list()) {
    known.insert(key(each));
  }
  Diagnostics rest;
  for (const Diagnostic& each : found.list()) {
    if (!known.contains(key(each))) {
      rest.add(each);
    }
  }
  return rest;
}

/// The formats are made side by side; what they report is joined in their order, and what
/// two of them find is said once.
void write_outputs(const CompileRequest& request, CompileResult& result) {
  struct Part {
    std::optional<std::string> bytes{};
    Diagnostics diagnostics{};
  };
  std::vector<Part> parts(request.writers.size());
  parallel_for(parts.size(), request.options.jobs, [&](std::size_t index) {
    parts[index].bytes = request.writers[index]->write(result.document, request.options,
                                                       parts[index].diagnostics);
  });
  Diagnostics found;
  for (std::size_t index = 0; index < parts.size(); ++index) {
    Part& part = parts[index];
    found.append(without_repeats(part.diagnostics, found));
    if (part.bytes) {
      result.outputs.push_back(
          {.writer = request.writers[index], .bytes = std::move(*part.bytes)});
    }
  }
  result.diagnostics.append(std::move(found));
}

/// An error means that words of the author would be lost: then there is no book.
bool settle(CompileResult& result) {
  if (result.diagnostics.has_errors() && result.status == CompileStatus::made) {
    result.status = CompileStatus::book_has_errors;
  }
  if (result.status != CompileStatus::made) {
    result.outputs.clear();
  }
  return result.status == CompileStatus::made;
}

}  // namespace

CompileResult read_document(const CompileRequest& request,
                            const Formats& formats,
                            FileSystem& files) {
  CompileResult result;
  read_inputs(request, formats, files, result);
  return result;
}

CompileResult compile(const CompileRequest& request,
                      const Formats& formats,
                      FileSystem& files) {
  CompileResult result = read_document(request, formats, files);
  if (settle(result)) {
    result.status =
        run_passes(result.document, {.sources = result.sources,
                                     .options = request.options,
                                     .formats = formats,
                                     .files = files,
                                     .diagnostics = result.diagnostics,
                                     .dialect = dialect_of(request, formats)});
  }
  if (settle(result)) {
    write_outputs(request, result);
    settle(result);
  }
  result.diagnostics.sort();
  return result;
}

}  // namespace octavo
