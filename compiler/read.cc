#include "compiler/read.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/forbidden_characters.h"
#include "compiler/plain_text.h"
#include "compiler/text/characters.h"
#include "compiler/text/encoding.h"

namespace octavo {
namespace {

std::string quoted(const std::string& path) {
  return path == "-" ? "standard input" : "`" + path + "`";
}

void report_unreadable(const std::string& path,
                       FileError error,
                       Diagnostics& diagnostics) {
  const std::string name = quoted(path);
  switch (error) {
    case FileError::none:
      break;
    case FileError::missing:
      diagnostics.error("input-missing", {}, "there is no file " + name,
                        {{.message = "names are relative to the current folder"}});
      break;
    case FileError::not_regular:
      diagnostics.error("input-not-a-file", {}, name + " is a folder",
                        {{.message = "name the manuscript's files, in their order"}});
      break;
    case FileError::too_large:
      diagnostics.error("input-too-large", {}, name + " has more than 256 MB",
                        {{.message = "divide it into several inputs of one book"}});
      break;
    case FileError::unreadable:
    case FileError::outside_root:
    case FileError::unwritable:
    case FileError::disk_full:
      diagnostics.error("input-unreadable", {}, name + " cannot be read",
                        {{.message = "look at its permissions"}});
      break;
  }
}

void report_empty(const std::string& path, Diagnostics& diagnostics) {
  diagnostics.error("empty-input", {}, quoted(path) + " has no text in it",
                    {{.message = path == "-" ? "did the program before it fail?"
                                             : "has it been saved?"}});
}

/// Where more than `most_paragraph_bytes` stand without a blank line.
std::optional<std::uint32_t> too_long_paragraph(std::string_view text) {
  std::size_t paragraph = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    if (line.find_first_not_of(" \t\f\v") == std::string_view::npos) {
      paragraph = end;
    } else if (end - paragraph > most_paragraph_bytes) {
      return static_cast<std::uint32_t>(text.find_first_not_of(" \t\f\v\r\n", paragraph));
    }
    const bool is_pair = text.substr(end).starts_with("\r\n");
    begin = end + (is_pair ? 2 : 1);
  }
  return std::nullopt;
}

void report_encoding(const DecodedText& decoded, FileId file, Diagnostics& diagnostics) {
  if (decoded.guessed) {
    diagnostics.warn("encoding-guessed", {.file = file, .begin = 0, .end = 0},
                     "the file is not UTF-8; it is read as " + decoded.encoding,
                     {{.message = "save it as UTF-8 to be sure"}});
  }
  if (decoded.replaced.empty()) {
    return;
  }
  const std::size_t count = decoded.replaced.size();
  const std::uint32_t first = decoded.replaced.front();
  const std::string places = count == 1 ? "1 place" : std::to_string(count) + " places";
  diagnostics.warn("invalid-utf8", {.file = file, .begin = first, .end = first + 3},
                   places + (count == 1 ? " is" : " are") + " not valid " +
                       decoded.encoding + " and shown as U+FFFD" +
                       (count == 1 ? "" : "; this is the first"),
                   {{.message = "look for text pasted from a file of another encoding"}});
}

/// The text of one input as a source, or nothing where it is not fit for a reader.
const SourceFile* add_source(const std::string& path,
                             std::string_view bytes,
                             CompileResult& result) {
  DecodedText decoded = decode_text(bytes);
  if (decoded.binary) {
    result.diagnostics.error("binary-input", {}, quoted(path) + " is no text",
                             {{.message = "export it as plain text or Markdown"}});
    return nullptr;
  }
  if (is_invisible(decoded.text)) {
    report_empty(path, result.diagnostics);
    return nullptr;
  }
  const SourceFile& source = result.sources.add(path, std::move(decoded.text));
  report_encoding(decoded, source.id(), result.diagnostics);
  if (const auto begin = too_long_paragraph(source.text())) {
    result.diagnostics.error("paragraph-too-long",
                             {.file = source.id(), .begin = *begin, .end = *begin},
                             "more than 16 MB stand here without a blank line",
                             {{.message = "part the paragraphs by blank lines"}});
    return nullptr;
  }
  return &source;
}

void report_repeated(const std::vector<std::string>& inputs, Diagnostics& diagnostics) {
  std::set<std::string> seen;
  for (const std::string& path : inputs) {
    if (!seen.insert(std::filesystem::path(path).lexically_normal().string()).second) {
      diagnostics.warn("input-twice", {}, quoted(path) + " is named twice",
                       {{.message = "its text stands twice in the book: leave one out"}});
    }
  }
}

bool opens_with_heading(const Document& document, const Inlines& title) {
  if (document.content.empty()) {
    return false;
  }
  const auto* heading = std::get_if<Heading>(&document.content.front().kind);
  return heading != nullptr && plain_text(heading->content) == plain_text(title);
}

/// The title of one of several inputs is the title of a chapter: in the metadata, where
/// another one takes its place, its words would be lost.
void title_into_heading(Document& document) {
  Inlines title = std::exchange(document.metadata.title, {});
  if (title.empty() || opens_with_heading(document, title)) {
    return;
  }
  const Span span = title.front().span;
  document.content.insert(document.content.begin(),
                          {.kind = Heading{.level = 1, .content = std::move(title)},
                           .attributes = {},
                           .span = span});
}

template <class Value>
void fill(Value& mine, Value& other) {
  if (mine == Value{}) {
    mine = std::move(other);
  }
}

/// What the first input does not say, the next that says it decides.
void join_metadata(Metadata& mine, Metadata other) {
  if (mine.subtitle.empty()) {
    mine.subtitle = std::move(other.subtitle);
  }
  if (mine.cover_image.empty()) {
    mine.cover_image = std::move(other.cover_image);
    mine.cover_span = other.cover_span;
  }
  fill(mine.authors, other.authors);
  if (mine.date.empty()) {
    mine.date = std::move(other.date);
    mine.date_span = other.date_span;
  }
  if (mine.language.empty()) {
    mine.language = std::move(other.language);
    mine.language_span = other.language_span;
  }
  fill(mine.rights, other.rights);
  fill(mine.publisher, other.publisher);
  fill(mine.identifier, other.identifier);
  fill(mine.description, other.description);
  fill(mine.subjects, other.subjects);
  fill(mine.main_font, other.main_font);
  fill(mine.sans_font, other.sans_font);
  fill(mine.mono_font, other.mono_font);
  fill(mine.contents, other.contents);
  fill(mine.contents_depth, other.contents_depth);
  fill(mine.form, other.form);
  fill(mine.paper, other.paper);
  fill(mine.theme, other.theme);
  std::ranges::move(other.stylesheets, std::back_inserter(mine.stylesheets));
  mine.number_sections = mine.number_sections || other.number_sections;
}

Document join(std::vector<Document> documents, const Options& options) {
  Document whole = std::move(documents.front());
  if (documents.size() > 1 && !options.title.empty()) {
    title_into_heading(whole);
  }
  for (std::size_t index = 1; index < documents.size(); ++index) {
    Document& next = documents[index];
    title_into_heading(next);
    join_metadata(whole.metadata, std::move(next.metadata));
    std::ranges::move(next.content, std::back_inserter(whole.content));
  }
  return whole;
}

}  // namespace

const Reader& reader_of(const std::string& path, const Formats& formats) {
  const std::size_t dot = path.rfind('.');
  const std::string extension =
      dot == std::string::npos ? std::string() : to_lower(path.substr(dot));
  const auto found = std::ranges::find_if(formats.readers, [&](const Reader& reader) {
    return std::ranges::find(reader.extensions, extension) != reader.extensions.end();
  });
  return found == formats.readers.end() ? formats.readers.front() : *found;
}

void read_inputs(const CompileRequest& request,
                 const Formats& formats,
                 FileSystem& files,
                 CompileResult& result) {
  std::vector<Document> documents;
  report_repeated(request.inputs, result.diagnostics);
  for (const std::string& path : request.inputs) {
    FileContent content = files.read_input(path, most_input_bytes);
    if (content.error != FileError::none) {
      report_unreadable(path, content.error, result.diagnostics);
      if (content.error != FileError::too_large) {
        result.status = CompileStatus::input_unreadable;
      }
      continue;
    }
    const SourceFile* source = add_source(path, content.bytes, result);
    if (source != nullptr) {
      const Reader& reader =
          request.reader != nullptr ? *request.reader : reader_of(path, formats);
      documents.push_back(reader.read(*source, request.options, result.diagnostics));
    }
  }
  if (documents.size() == request.inputs.size() && !documents.empty()) {
    result.document = join(std::move(documents), request.options);
    replace_forbidden_characters(result.document, result.sources, result.diagnostics);
  }
  if (result.status == CompileStatus::made && result.diagnostics.has_errors()) {
    result.status = CompileStatus::book_has_errors;
  }
}

}  // namespace octavo
