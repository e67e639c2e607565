#include "compiler/read.h"

#include <array>

#include <doctest/doctest.h>

#include "compiler/dump.h"
#include "compiler/plain_text.h"

using namespace octavo;

namespace {

/// One paragraph of the whole text; a first line "# x" is the title, as front matter's.
Document read_lines(const SourceFile& source, const Options&, Diagnostics&) {
  Document document;
  std::string_view text = source.text();
  const Span span{
      .file = source.id(), .begin = 0, .end = static_cast<std::uint32_t>(text.size())};
  if (text.starts_with("# ")) {
    const std::size_t end = text.find('\n');
    document.metadata.title = {
        {.kind = Text{std::string(text.substr(2, end - 2))}, .span = span}};
    document.metadata.language = "pt";
    document.metadata.contents_depth = 3;
    text.remove_prefix(end + 1);
  }
  document.content = {
      {.kind = Paragraph{{{.kind = Text{std::string(text)}, .span = span}}},
       .span = span}};
  return document;
}

Document read_nothing(const SourceFile&, const Options&, Diagnostics&) {
  return {};
}

constexpr std::array line_extensions = {std::string_view(".lines")};
constexpr std::array other_extensions = {std::string_view(".other"),
                                         std::string_view(".oth")};
constexpr std::array line_readers = {
    Reader{.name = "lines", .extensions = line_extensions, .read = read_lines},
    Reader{.name = "other", .extensions = other_extensions, .read = read_nothing}};
constexpr Formats line_formats{
    .readers = line_readers, .writers = {}, .inspect_picture = nullptr};

CompileResult read_all(std::map<std::string, std::string> contents,
                       std::vector<std::string> inputs,
                       const Options& options = {}) {
  MemoryFiles files;
  files.files = std::move(contents);
  CompileResult result;
  read_inputs({.inputs = std::move(inputs), .options = options}, line_formats, files,
              result);
  return result;
}

/// The codes of what was reported, with a space after each.
std::string codes_of(const CompileResult& result) {
  std::string all;
  for (const Diagnostic& each : result.diagnostics.list()) {
    all += std::string(each.code) + " ";
  }
  return all;
}

}  // namespace

TEST_CASE("read: the extension chooses the reader, in any case; else it is the first") {
  CHECK(reader_of("a.OTH", line_formats).name == "other");
  CHECK(reader_of("a.lines", line_formats).name == "lines");
  CHECK(reader_of("-", line_formats).name == "lines");
  CHECK(reader_of("a.b/c", line_formats).name == "lines");
}

TEST_CASE("read: several inputs become one document, a later title a chapter's heading") {
  const CompileResult result =
      read_all({{"a", "# A\none"}, {"b", "# B\ntwo"}, {"c", "three"}}, {"a", "b", "c"});
  CHECK(codes_of(result) == "");
  CHECK(plain_text(result.document.metadata.title) == "A");
  CHECK(result.document.metadata.language == "pt");
  CHECK(plain_text(result.document.content) == "one\nB\ntwo\nthree");
  CHECK(result.sources.size() == 3);
}

TEST_CASE("read: what the first input does not state, a later one does") {
  const CompileResult result = read_all({{"a", "one"}, {"b", "# B\ntwo"}}, {"a", "b"});
  CHECK(result.document.metadata.language == "pt");
  CHECK(result.document.metadata.contents_depth == 3);
}

TEST_CASE(
    "read: a title on the command line makes the first input's title a heading too") {
  const CompileResult result =
      read_all({{"a", "# A\none"}, {"b", "two"}}, {"a", "b"}, {.title = "T"});
  CHECK(plain_text(result.document.content) == "A\none\ntwo");
}

TEST_CASE("read: an absent input is told and no book is made") {
  const CompileResult result = read_all({{"a", "x"}}, {"a", "none", "other"});
  CHECK(result.status == CompileStatus::input_unreadable);
  CHECK(codes_of(result) == "input-missing input-missing ");
  CHECK(result.document.content.empty());
}

TEST_CASE("read: empty, blank and binary inputs are errors") {
  for (const std::string& bytes :
       {std::string(), std::string(" \n\t\r\n"), std::string("\xEF\xBB\xBF\n"),
        std::string("\xFF\xFE\n\0", 4)}) {
    CAPTURE(bytes);
    const CompileResult result = read_all({{"a", bytes}}, {"a"});
    CHECK(result.status == CompileStatus::book_has_errors);
    CHECK(codes_of(result) == "empty-input ");
  }
  const CompileResult result = read_all({{"a", "\x89PNG\r\n\x1A\n"}}, {"a"});
  CHECK(result.status == CompileStatus::book_has_errors);
  CHECK(codes_of(result) == "binary-input ");
}

TEST_CASE("read: a paragraph over the limit is an error, two that are under it are not") {
  std::string lines;
  while (lines.size() < 9'000'000) {
    lines += std::string(79, 'x') + "\n";
  }
  const CompileResult long_one = read_all({{"a", "y\n\n" + lines + lines}}, {"a"});
  CHECK(long_one.status == CompileStatus::book_has_errors);
  CHECK(codes_of(long_one) == "paragraph-too-long ");
  CHECK(long_one.diagnostics.list().front().span.begin == 3);
  CHECK(codes_of(read_all({{"a", lines + "\n" + lines}}, {"a"})) == "");
  std::string pairs;
  while (pairs.size() < 17'000'000) {
    pairs += std::string(79, 'x') + "\r\n";
  }
  CHECK(codes_of(read_all({{"a", pairs}}, {"a"})) == "paragraph-too-long ");
  CHECK(codes_of(read_all({{"a", std::string(17'000'000, 'x')}}, {"a"})) ==
        "paragraph-too-long ");
}

TEST_CASE("read: bytes that are not UTF-8 are shown as U+FFFD and told once") {
  const CompileResult result =
      read_all({{"a", "A long text in English with a \xFF and a \xFE in it"}}, {"a"});
  CHECK(result.status == CompileStatus::made);
  CHECK(codes_of(result) == "invalid-utf8 ");
  CHECK(result.diagnostics.list().front().span == Span{FileId{0}, 30, 33});
  CHECK(plain_text(result.document.content) ==
        "A long text in English with a \uFFFD and a \uFFFD in it");
}

TEST_CASE("read: another encoding is found and told") {
  const CompileResult result =
      read_all({{"a",
                 "Ma\xE7\xE3s, p\xEAssegos e lim\xF5"
                 "es n\xE3o s\xE3o avel\xE3s; "
                 "o cora\xE7\xE3o do sert\xE3o \xE9 de quem l\xEA"}},
               {"a"});
  CHECK(codes_of(result) == "encoding-guessed ");
  CHECK(plain_text(result.document.content).starts_with("Maçãs, pêssegos"));
}
