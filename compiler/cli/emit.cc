#include "compiler/cli/emit.h"

#include <string>
#include <utility>

#include "compiler/cli/book.h"
#include "compiler/compile.h"
#include "compiler/dump.h"
#include "compiler/files.h"
#include "compiler/read.h"
#include "compiler/text/characters.h"
#include "formats/paged/dump.h"
#include "formats/paged/paged.h"
#include "formats/registry.h"
#include "formats/xhtml/fragment.h"

namespace octavo::cli {
namespace {

constexpr std::pair<std::string_view, Step> step_names[] = {
    {"tree", Step::tree}, {"xhtml", Step::xhtml}, {"pages", Step::pages}};

bool shows_tree_as_read(Step step, const CompileRequest& request) {
  const Reader& reader = request.reader != nullptr
                             ? *request.reader
                             : reader_of(request.inputs.front(), formats());
  return step == Step::xhtml && reader.dialect == Dialect::specification;
}

std::string text_of(Step step, CompileResult& result, const Options& options) {
  switch (step) {
    case Step::tree:
      return dump(result.document);
    case Step::xhtml:
      return xhtml::fragment(result.document);
    case Step::pages:
      return paged::dump(paged::make_pages(result.document, options, result.diagnostics));
  }
  return {};
}

}  // namespace

std::optional<Step> step_of(const BuildCommand& command, Diagnostics& problems) {
  if (command.emit.empty()) {
    return std::nullopt;
  }
  if (!command.outputs.empty() || !command.formats.empty() || !command.map.empty() ||
      !command.depfile.empty()) {
    problems.error("usage", {}, "--emit prints a step and makes no file",
                   {{.message = "leave out --emit, or -o, --to, --map and --depfile"}});
  }
  const std::string wanted = to_lower(command.emit);
  for (const auto& [name, step] : step_names) {
    if (wanted == name) {
      return step;
    }
  }
  problems.error("usage", {}, "`" + command.emit + "` is no step of octavo's",
                 {{.message = "--emit is tree, xhtml or pages"}});
  return Step::tree;
}

ExitStatus emit(Step step, const Settings& settings, Messages& messages) {
  DiskFiles disk;
  const CompileRequest& request = settings.request;
  CompileResult result = shows_tree_as_read(step, request)
                             ? read_document(request, formats(), disk)
                             : compile(request, formats(), disk);
  std::string text;
  if (result.status == CompileStatus::made) {
    text = text_of(step, result, request.options);
  }
  result.diagnostics.sort();
  const ExitStatus status = settle(result, settings, messages);
  return status == ExitStatus::done ? print(text, messages) : status;
}

}  // namespace octavo::cli
