#include "compiler/compile.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "compiler/edition.h"
#include "compiler/parallel.h"
#include "compiler/passes.h"
#include "compiler/plain_text.h"
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
/// the pages of another: they come after it. `pages`: those of a finished edition.
std::vector<Part> write_parts(const CompileRequest& request,
                              const Document& document,
                              const std::optional<Pagination>& pages) {
  const std::vector<const Writer*>& writers = request.writers;
  std::vector<Part> parts(writers.size());
  Pagination made;
  const Pagination* listed = pages ? &*pages : nullptr;
  const auto write_if = [&](auto&& is_wanted) {
    std::vector<std::size_t> wanted(writers.size());
    std::iota(wanted.begin(), wanted.end(), std::size_t{0});
    std::erase_if(wanted,
                  [&](std::size_t index) { return !is_wanted(writers[index]->pages); });
    parallel_for(wanted.size(), request.options.jobs, [&](std::size_t number) {
      const std::size_t index = wanted[number];
      parts[index].book = writers[index]->write(
          {.document = document, .options = request.options, .pages = listed},
          parts[index].diagnostics);
    });
  };
  const auto maker = std::ranges::find(writers, PageUse::makes, &Writer::pages);
  const bool lists_them = request.options.page_list == PageList::of_pages;
  if (maker == writers.end() || !lists_them) {
    write_if([](PageUse) { return true; });
    return parts;
  }
  write_if([](PageUse use) { return use != PageUse::lists; });
  Part& paged = parts[static_cast<std::size_t>(maker - writers.begin())];
  made = {.starts = std::move(paged.book.page_starts),
          .source = edition_name(plain_text(document.metadata.title))};
  listed = &made;
  write_if([](PageUse use) { return use == PageUse::lists; });
  return parts;
}

/// What formats report is joined in their order, and what two of them find is said once.
void write_outputs(const CompileRequest& request,
                   const std::optional<Pagination>& pages,
                   CompileResult& result) {
  std::vector<Part> parts = write_parts(request, result.document, pages);
  Diagnostics found;
  for (std::size_t index = 0; index < parts.size(); ++index) {
    Part& part = parts[index];
    found.append(without_repeats(part.diagnostics, found));
    result.uses_system_fonts = result.uses_system_fonts || part.book.uses_system_fonts;
    if (!part.book.first_page.empty()) {
      result.first_page = std::move(part.book.first_page);
    }
    if (part.book.bytes) {
      result.outputs.push_back(
          {.writer = request.writers[index], .bytes = std::move(*part.book.bytes)});
    }
  }
  result.diagnostics.append(std::move(found));
}

bool lists_pages_of_file(const CompileRequest& request) {
  return request.options.page_list == PageList::of_file &&
         std::ranges::any_of(request.writers, [](const Writer* writer) {
           return writer->pages == PageUse::lists;
         });
}

/// An error means that words of the author would be lost: then there is no book.
bool settle(CompileResult& result) {
  if (result.diagnostics.has_errors() && result.status == CompileStatus::made) {
    result.status = CompileStatus::book_has_errors;
  }
  if (result.status != CompileStatus::made) {
    result.outputs.clear();
    result.first_page.clear();
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
  std::optional<Pagination> pages;
  if (settle(result) && lists_pages_of_file(request)) {
    pages = read_edition(request.options.page_list_file, result.document, formats, files,
                         result.diagnostics);
    result.status = pages ? result.status : CompileStatus::input_unreadable;
  }
  if (settle(result)) {
    write_outputs(request, pages, result);
    settle(result);
  }
  result.diagnostics.sort();
  return result;
}

}  // namespace octavo
