#include "compiler/compile.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
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

struct Part {
  WrittenBook book{};
  Diagnostics diagnostics{};
};

/// The formats, one for each writer in order, made side by side but for those that list
/// the pages of another: they come after it.
std::vector<Part> write_parts(const CompileRequest& request, const Document& document) {
  const std::vector<const Writer*>& writers = request.writers;
  std::vector<Part> parts(writers.size());
  const PageStarts* page_starts = nullptr;
  const auto write_if = [&](auto&& is_wanted) {
    std::vector<std::size_t> wanted(writers.size());
    std::iota(wanted.begin(), wanted.end(), std::size_t{0});
    std::erase_if(wanted,
                  [&](std::size_t index) { return !is_wanted(writers[index]->pages); });
    parallel_for(wanted.size(), request.options.jobs, [&](std::size_t number) {
      const std::size_t index = wanted[number];
      parts[index].book = writers[index]->write(
          {.document = document, .options = request.options, .page_starts = page_starts},
          parts[index].diagnostics);
    });
  };
  const auto maker = std::ranges::find(writers, PageUse::makes, &Writer::pages);
  if (maker == writers.end() || request.options.page_list == PageList::none) {
    write_if([](PageUse) { return true; });
    return parts;
  }
  write_if([](PageUse use) { return use != PageUse::lists; });
  page_starts =
      &parts[static_cast<std::size_t>(maker - writers.begin())].book.page_starts;
  write_if([](PageUse use) { return use == PageUse::lists; });
  return parts;
}

/// What formats report is joined in their order, and what two of them find is said once.
void write_outputs(const CompileRequest& request, CompileResult& result) {
  std::vector<Part> parts = write_parts(request, result.document);
  Diagnostics found;
  for (std::size_t index = 0; index < parts.size(); ++index) {
    Part& part = parts[index];
    found.append(without_repeats(part.diagnostics, found));
    if (part.book.bytes) {
      result.outputs.push_back(
          {.writer = request.writers[index], .bytes = std::move(*part.book.bytes)});
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
