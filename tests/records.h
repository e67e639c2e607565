#pragma once

#include <filesystem>
#include <map>
#include <string>

#include <doctest/doctest.h>

#include "compiler/book_record.h"
#include "tests/support.h"

namespace octavo::tests {

/// The books of a report of the form jsonl, by name; each stands in it once.
inline std::map<std::string, BookRecord> records_of(const std::filesystem::path& report) {
  std::map<std::string, BookRecord> found;
  const std::string text = read_file(report);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    const auto record = read_record_line(text.substr(at, end - at));
    REQUIRE(record);
    CHECK(found.emplace(record->name, *record).second);
    at = end + 1;
  }
  return found;
}

}  // namespace octavo::tests
