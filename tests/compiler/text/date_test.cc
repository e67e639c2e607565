#include "compiler/text/date.h"

#include <doctest/doctest.h>

using namespace octavo;

namespace {

std::string in_words(std::string_view iso, std::string_view language) {
  return date_in_words(read_iso_date(iso).value(), language);
}

}  // namespace

TEST_CASE("date: only real dates of ISO 8601 are dates") {
  for (const char* date : {"2024", "2024-02", "2024-02-29", "0001"}) {
    CAPTURE(date);
    REQUIRE(read_iso_date(date));
    CHECK(to_iso(*read_iso_date(date)) == date);
  }
  for (const char* date :
       {"", "May 2024", "2024-13", "2024-00", "2023-02-29", "2024-2-1", "20240201",
        "2024-02-01T00:00", "-024", "2024/02", "2024-05/03", "0000"}) {
    CAPTURE(date);
    CHECK(!read_iso_date(date));
  }
}

TEST_CASE("date: words are those of the language, in the calendar that is stated") {
  CHECK(in_words("2024-05-03", "en") == "May 3, 2024");
  CHECK(in_words("2024-05-03", "en-GB") == "3 May 2024");
  CHECK(in_words("2024-05-03", "pt") == "3 de maio de 2024");
  CHECK(in_words("2024-05-03", "de") == "3. Mai 2024");
  CHECK(in_words("2024-05-03", "ja") == "2024年5月3日");
  CHECK(in_words("2024-05", "fr") == "mai 2024");
  CHECK(in_words("1851", "en") == "1851");
  CHECK(in_words("2024-05-03", "th").find("2567") == std::string::npos);
  CHECK(in_words("2024-05-03", "fa").find("۱۴۰۳") == std::string::npos);
  CHECK(in_words("0001-01-01", "en").ends_with(" 1"));
}

TEST_CASE("date: a language that nobody has described has no words for it") {
  CHECK(in_words("2024-05-03", "tlh").empty());
}

TEST_CASE("date: a book is made at its date, else at the epoch, never at the clock's") {
  CHECK(to_iso(moment_of("", {})) == "2000-01-01T00:00:00Z");
  CHECK(to_iso(moment_of("", 1'700'000'000)) == "2023-11-14T22:13:20Z");
  CHECK(to_iso(moment_of("", 9'223'372'036'854'775'807)) == "9999-12-31T23:59:59Z");
  CHECK(to_iso(moment_of("2024-05", 5)) == "2024-05-01T00:00:00Z");
  CHECK(to_iso(moment_of("2024-05-17", 5)) == "2024-05-17T00:00:00Z");
  CHECK(to_iso(moment_of("spring", 5)) == "1970-01-01T00:00:05Z");
}

TEST_CASE("date: a day that no month has is written like one that there is") {
  CHECK(has_form_of_iso_day("2024-02-30"));
  CHECK_FALSE(has_form_of_iso_day("1914-18"));
  CHECK_FALSE(has_form_of_iso_day("2024-2-30"));
  CHECK_FALSE(has_form_of_iso_day("2024/02/30"));
}
