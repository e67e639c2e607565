#include "compiler/passes/stylesheets.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace octavo {
namespace {

std::string hint_of(FileError error) {
  switch (error) {
    case FileError::missing:
      return "names are relative to the current folder";
    case FileError::not_regular:
      return "name a file";
    default:
      return "look at its permissions";
  }
}

void report_unreadable_stylesheet(const std::string& path,
                                  FileError error,
                                  Diagnostics& diagnostics) {
  const std::string name = "`" + path + "`";
  diagnostics.error("stylesheet-unreadable", {},
                    error == FileError::missing
                        ? "there is no stylesheet " + name
                        : "the stylesheet " + name + " cannot be read",
                    {{.message = hint_of(error)}});
}

void report_large_stylesheet(const std::string& path, Diagnostics& diagnostics) {
  diagnostics.warn("stylesheet-left-out", {},
                   "the stylesheet `" + path + "` has more than 4 MB",
                   {{.message = "make it smaller; the book is made without it"}});
}

StylesheetName name_in_book(const Stated& stated, const Sources& sources) {
  const FileId file = stated.span.file;
  return {.root = file == FileId::none ? "." : sources[file].folder(),
          .name = stated.text,
          .span = stated.span};
}

StylesheetName name_in_options(const std::string& path, std::string bytes) {
  const std::size_t slash = path.rfind('/');
  const std::size_t begin = slash == std::string::npos ? 0 : slash + 1;
  return {.root = begin == 0 ? "." : path.substr(0, std::max<std::size_t>(slash, 1)),
          .name = path.substr(begin),
          .span = {},
          .bytes = std::move(bytes)};
}

// Null: the look that a book has anyway.
const Theme* theme_of(const Metadata& metadata, const PassContext& context) {
  const std::span<const Theme> themes = context.formats.themes;
  const std::string& option = context.options.theme;
  const std::string& name = option.empty() ? metadata.theme.text : option;
  if (name.empty()) {
    return nullptr;
  }
  const Theme* theme = find_theme(name, themes);
  if (theme == nullptr) {
    context.diagnostics.warn(
        "theme-unknown", option.empty() ? metadata.theme.span : Span{},
        "octavo has no theme `" + name + "`", {theme_hint(name, themes)});
  }
  return theme == themes.data() ? nullptr : theme;
}

}  // namespace

CompileStatus load_stylesheets(Document& document,
                               PictureLoader& pictures,
                               const PassContext& context) {
  CompileStatus status = CompileStatus::made;
  std::vector<StylesheetName> names;
  names.reserve(document.metadata.stylesheets.size() +
                context.options.stylesheets.size());
  for (const Stated& stated : document.metadata.stylesheets) {
    names.push_back(name_in_book(stated, context.sources));
  }
  for (const std::string& path : context.options.stylesheets) {
    FileContent content = context.files.read_input(path, most_bytes_of_a_stylesheet);
    if (content.error == FileError::too_large) {
      report_large_stylesheet(path, context.diagnostics);
      continue;
    }
    if (content.error != FileError::none) {
      report_unreadable_stylesheet(path, content.error, context.diagnostics);
      status = CompileStatus::input_unreadable;
      continue;
    }
    names.push_back(name_in_options(path, std::move(content.bytes)));
  }
  const Theme* theme = theme_of(document.metadata, context);
  if (status == CompileStatus::made && (theme != nullptr || !names.empty())) {
    const auto load_picture = [&](const std::string& root, const std::string& name,
                                  const Span& span) {
      return pictures.load(root, name, span, "the book is made without it");
    };
    document.stylesheets =
        context.formats.load_stylesheets(theme, std::move(names),
                                         {.sources = context.sources,
                                          .files = context.files,
                                          .diagnostics = context.diagnostics,
                                          .load_picture = load_picture,
                                          .inspect_font = context.formats.inspect_font});
  }
  return status;
}

}  // namespace octavo
