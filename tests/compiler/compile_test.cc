#include "compiler/compile.h"

#include <array>

#include <doctest/doctest.h>

#include "compiler/plain_text.h"

using namespace octavo;

namespace {

Document read_line(const SourceFile& source, const Options&, Diagnostics& diagnostics) {
  const Span span{.file = source.id(),
                  .begin = 0,
                  .end = static_cast<std::uint32_t>(source.text().size())};
  if (source.text().find("lost") != std::string_view::npos) {
    diagnostics.error("empty-input", span, "words are lost");
  }
  Document document;
  document.metadata.title = {{.kind = Text{"T"}, .span = span}};
  document.metadata.language = "en";
  document.content = {
      {.kind = Paragraph{{{.kind = Text{std::string(source.text())}, .span = span}}},
       .span = span}};
  return document;
}

WrittenBook write_text(const WriteRequest& request, Diagnostics&) {
  return {.bytes = reading_text(request.document)};
}

WrittenBook refuse(const WriteRequest&, Diagnostics& diagnostics) {
  diagnostics.error("empty-input", {}, "refused");
  return {};
}

PictureInspection inspect_nothing(std::string) {
  return {};
}

WrittenBook complain(const WriteRequest& request, Diagnostics& diagnostics) {
  const Span span = request.document.content.front().span;
  diagnostics.warn("css-invalid", span, "a word");
  diagnostics.warn("css-invalid", span, "a word");
  return {.bytes = std::string()};
}

WrittenBook make_one_page(const WriteRequest&, Diagnostics&) {
  return {.bytes = "pages", .page_starts = {{.label = "vii", .leaf = NodeId{2}}}};
}

/// One page that shows the whole text.
std::optional<FinishedBook> read_one_page(const std::string& bytes) {
  if (bytes.empty()) {
    return std::nullopt;
  }
  return FinishedBook{
      .title = "Print", .text = bytes, .pages = {{.label = "ix", .begin = 0}}};
}

WrittenBook list_pages(const WriteRequest& request, Diagnostics&) {
  std::string labels;
  for (const PageStart& start :
       request.pages == nullptr ? PageStarts() : request.pages->starts) {
    labels += start.label;
  }
  return {.bytes = request.pages == nullptr ? "none"
                                            : labels + " of " + request.pages->source};
}

constexpr std::array<std::string_view, 1> extensions = {".line"};
constexpr std::array readers = {
    Reader{.name = "line", .extensions = extensions, .read = read_line}};
constexpr std::array writers = {
    Writer{.name = "text", .write = write_text}, Writer{.name = "none", .write = refuse},
    Writer{.name = "loud", .write = complain},
    Writer{.name = "lists", .pages = PageUse::lists, .write = list_pages},
    Writer{.name = "makes",
           .pages = PageUse::makes,
           .write = make_one_page,
           .read_back = read_one_page}};
constexpr Formats formats{
    .readers = readers, .writers = writers, .inspect_picture = inspect_nothing};

CompileResult compile_line(const std::string& text, std::vector<const Writer*> wanted) {
  MemoryFiles files;
  files.files = {{"a.line", text}};
  return compile({.inputs = {"a.line"}, .writers = std::move(wanted)}, formats, files);
}

}  // namespace

TEST_CASE("compile: what is read is passed and written once for each writer") {
  const CompileResult result = compile_line("some words", {&writers[0], &writers[0]});
  CHECK(result.status == CompileStatus::made);
  REQUIRE(result.outputs.size() == 2);
  CHECK(result.outputs[0].bytes == "T\nsome words\n");
  CHECK(result.outputs[1].bytes == result.outputs[0].bytes);
  CHECK(result.outputs[0].writer == &writers[0]);
}

TEST_CASE("compile: an error in reading or writing leaves no output at all") {
  const CompileResult unread = compile_line("lost words", {&writers[0]});
  CHECK(unread.status == CompileStatus::book_has_errors);
  CHECK(unread.outputs.empty());
  const CompileResult unwritten = compile_line("words", {&writers[0], &writers[1]});
  CHECK(unwritten.status == CompileStatus::book_has_errors);
  CHECK(unwritten.outputs.empty());
}

TEST_CASE("compile: what is reported stands in the order of inputs and places") {
  constexpr Reader backwards{
      .name = "backwards",
      .read = [](const SourceFile& source, const Options& options,
                 Diagnostics& diagnostics) {
        for (const std::uint32_t begin : {3U, 0U, 3U}) {
          diagnostics.warn("unsafe-link", {.file = source.id(), .begin = begin, .end = 4},
                           std::to_string(diagnostics.list().size()));
        }
        return read_line(source, options, diagnostics);
      }};
  MemoryFiles files;
  files.files = {{"a.line", "text"}, {"b.line", "text"}};
  const CompileResult result = compile({.inputs = {"b.line", "none", "a.line"},
                                        .reader = &backwards,
                                        .writers = {&writers[0]}},
                                       formats, files);
  std::string order;
  for (const Diagnostic& each : result.diagnostics.list()) {
    order += each.code == "input-missing" ? "missing" : each.message + " ";
  }
  CHECK(order == "1 0 2 5 4 6 missing");
}

TEST_CASE("compile: what two writers report in the same words is said once") {
  CHECK(compile_line("words", {&writers[2]}).diagnostics.list().size() == 2);
  CHECK(compile_line("words", {&writers[2], &writers[0], &writers[2]})
            .diagnostics.list()
            .size() == 2);
}

TEST_CASE("compile: an input that cannot be read is told apart from a wrong book") {
  MemoryFiles files;
  const CompileResult result =
      compile({.inputs = {"none"}, .writers = {&writers[0]}}, formats, files);
  CHECK(result.status == CompileStatus::input_unreadable);
  CHECK(result.diagnostics.list().size() == 1);
}

TEST_CASE("compile: who lists pages is told of those that are made in the same call") {
  const std::vector<const Writer*> both = {&writers[3], &writers[4]};
  const CompileResult listed = compile_line("words", both);
  REQUIRE(listed.outputs.size() == 2);
  CHECK(listed.outputs[0].bytes == "vii of T (PDF)");
  CHECK(listed.outputs[1].bytes == "pages");
  CHECK(compile_line("words", {&writers[3]}).outputs[0].bytes == "none");
  MemoryFiles files;
  files.files = {{"a.line", "words"}};
  const CompileResult unlisted = compile(
      {.inputs = {"a.line"}, .writers = both, .options = {.page_list = PageList::none}},
      formats, files);
  CHECK(unlisted.outputs[0].bytes == "none");
}

TEST_CASE(
    "compile: who lists pages is told of those of a finished book, if it is named") {
  MemoryFiles files;
  files.files = {{"a.line", "words"}, {"print.pdf", "words"}, {"other.pdf", "none"}};
  CompileRequest request{
      .inputs = {"a.line"},
      .writers = {&writers[3], &writers[4]},
      .options = {.page_list = PageList::of_file, .page_list_file = "print.pdf"}};
  CHECK(compile(request, formats, files).outputs[0].bytes == "ix of Print (PDF)");

  request.options.page_list_file = "other.pdf";
  const CompileResult other = compile(request, formats, files);
  REQUIRE(other.diagnostics.list().size() == 1);
  CHECK(other.diagnostics.list()[0].code == "page-list-differs");
  CHECK(other.diagnostics.list()[0].message.find("page ix of") != std::string::npos);

  files.files["broken.pdf"] = "";
  for (const char* path : {"broken.pdf", "absent.pdf"}) {
    request.options.page_list_file = path;
    const CompileResult broken = compile(request, formats, files);
    CHECK(broken.status == CompileStatus::input_unreadable);
    CHECK(broken.outputs.empty());
    REQUIRE(broken.diagnostics.list().size() == 1);
    CHECK(broken.diagnostics.list()[0].code == "page-list-unreadable");
  }
  // A format without pages asks for none.
  request.writers = {&writers[0]};
  CHECK(compile(request, formats, files).status == CompileStatus::made);
}
