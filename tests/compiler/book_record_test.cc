#include "compiler/book_record.h"

#include <string>

#include <doctest/doctest.h>

using namespace octavo;

namespace {

BookRecord full_record() {
  return {
      .name = "2019/flood",
      .inputs = {"in/2019/flood.md", "in/\xFF.md"},
      .status = BookStatus::failed,
      .reason = "why",
      .outputs = {{.format = "epub", .path = "out/2019/flood.epub", .bytes = 12}},
      .diagnostics = {{.severity = Severity::error,
                       .code = "not-text",
                       .message = "a “word”\n",
                       .place = {.file = "a.md",
                                 .begin = {.line = 3, .column = 4},
                                 .end = {.line = 3, .column = 9}},
                       .hints = {{.message = "do this"},
                                 {.message = "see",
                                  .place = {.file = "b.md",
                                            .begin = {.line = 1, .column = 1},
                                            .end = {.line = 1, .column = 2}}}},
                       .group = "words",
                       .excerpt =
                           Excerpt{.text = "a “word”", .mark_begin = 3, .mark_count = 5}},
                      {.code = "title-missing", .message = "none"}},
      .cache_error = FileError::disk_full,
      .first_page = "\x89PNG",
      .seconds = 1.25,
      .restarts = 1};
}

}  // namespace

TEST_CASE("book record: what is written on a line is read from it") {
  BookRecord record = full_record();
  const std::string line = record_line(record);
  CHECK(line.find('\n') == line.size() - 1);
  CHECK(read_record_line(line) == record);
  for (const BookStatus status :
       {BookStatus::made, BookStatus::unchanged, BookStatus::restored, BookStatus::failed,
        BookStatus::files, BookStatus::out_of_time, BookStatus::out_of_memory,
        BookStatus::crashed, BookStatus::abandoned}) {
    record.status = status;
    CHECK(read_record_line(record_line(record)) == record);
  }
}

TEST_CASE("book record: a line that is cut short or another's is none") {
  const std::string line = record_line(full_record());
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{1}, line.size() / 2, line.size() - 2}) {
    CHECK_FALSE(read_record_line(line.substr(0, size)));
  }
  CHECK_FALSE(read_record_line("{}"));
  CHECK_FALSE(read_record_line("[1]"));
  CHECK_FALSE(read_record_line("{\"name\": 1}"));
}
