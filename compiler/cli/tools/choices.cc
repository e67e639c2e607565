#include "compiler/cli/tools/choices.h"

#include <algorithm>
#include <string_view>

#include "compiler/batch/reports.h"
#include "compiler/codes.h"
#include "formats/registry.h"

namespace octavo::cli {
namespace {

using Words = std::vector<std::string>;

template <class Table>
Words names_in(const Table& table, std::string_view ending = {}) {
  Words names;
  for (const auto& row : table) {
    names.push_back(std::string(row.name).append(ending));
  }
  return names;
}

/// Each format, and all of them.
Words formats_to_make() {
  Words names = names_in(formats().writers);
  std::string all;
  for (const std::string& name : names) {
    all += (all.empty() ? "" : ",") + name;
  }
  names.push_back(all);
  return names;
}

Words all_codes() {
  Words names;
  for (const codes::Area& area : codes::areas()) {
    for (const DiagnosticCode& code : area.codes) {
      names.emplace_back(code.code);
    }
  }
  std::ranges::sort(names);
  return names;
}

Words extensions_of_manuscripts() {
  Words extensions;
  for (const Reader& reader : formats().readers) {
    extensions.insert(extensions.end(), reader.extensions.begin(),
                      reader.extensions.end());
  }
  return extensions;
}

Words extensions_of_books() {
  Words extensions;
  for (const Writer& writer : formats().writers) {
    extensions.emplace_back(writer.extension);
  }
  return extensions;
}

/// The values of the options that take one of a set.
Words values_of(std::string_view option) {
  if (option == "--from") {
    return names_in(formats().readers);
  }
  if (option == "--theme") {
    return names_in(formats().themes);
  }
  if (option == "--to") {
    return formats_to_make();
  }
  if (option == "--epub-profile") {
    return names_in(epub_profiles());
  }
  if (option == "--report") {
    return names_in(batch::report_forms(), ":");
  }
  if (option == "--paper") {
    return {"a5", "a4", "letter", "6x9in"};
  }
  if (option == "--pdf-standard") {
    return {"ua1,a2a", "ua1,a2b", "ua1,a3a", "ua1", "a2a", "a2b", "a3a", "none"};
  }
  if (option == "--diagnostics") {
    return {"text", "json"};
  }
  if (option == "--emit") {
    return {"tree", "xhtml", "pages"};
  }
  if (option == "--page-list") {
    return {"none"};
  }
  if (option == "--shard") {
    return {"auto"};
  }
  return {};
}

/// Of the files that an option takes; none: any.
Words extensions_of(std::string_view option) {
  if (option == "--css") {
    return {".css"};
  }
  if (option == "--page-list") {
    return {".pdf"};
  }
  if (option == "--output") {
    return extensions_of_books();
  }
  if (option == "--map") {
    return {".json"};
  }
  return {};
}

Choices choices_of_operand(const CommandWords& command, const OptionWords& operand) {
  const std::string& name = command.path.back();
  if (name == "themes") {
    return {.values = names_in(formats().themes)};
  }
  if (name == "explain") {
    return {.values = all_codes()};
  }
  Choices choices{.has_files = operand.value == "INPUT",
                  .has_folders = operand.value == "DIR"};
  if (name == "merge-reports") {
    choices.extensions = {".jsonl"};
  } else if (choices.has_files) {
    choices.extensions = extensions_of_manuscripts();
  }
  if (name == "verify") {
    std::ranges::copy(extensions_of_books(), std::back_inserter(choices.extensions));
  }
  return choices;
}

}  // namespace

Choices choices_of(const CommandWords& command, const OptionWords& option) {
  if (command.operand && command.operand->names == option.names) {
    return choices_of_operand(command, option);
  }
  const std::string& name = option.names.back();
  return {.values = values_of(name),
          .has_files = option.value == "FILE",
          .extensions = option.value == "FILE" ? extensions_of(name) : Words{},
          .has_folders = option.value == "DIR"};
}

}  // namespace octavo::cli
