#include "formats/epub/identifier.h"

#include <string>

#include <doctest/doctest.h>

using namespace octavo;
using namespace octavo::epub;

namespace {

std::string hexadecimal(std::string_view bytes) {
  std::string text;
  for (const std::uint8_t byte : sha1(bytes)) {
    text += "0123456789abcdef"[byte >> 4];
    text += "0123456789abcdef"[byte & 15];
  }
  return text;
}

Document document_of(std::string words) {
  return {.content = {{.kind = Paragraph{{{.kind = Text{std::move(words)}}}}}}};
}

}  // namespace

TEST_CASE("identifier: the hash is that of FIPS 180") {
  CHECK(hexadecimal("") == "da39a3ee5e6b4b0d3255bfef95601890afd80709");
  CHECK(hexadecimal("abc") == "a9993e364706816aba3e25717850c26c9cd0d89d");
  CHECK(hexadecimal(std::string(1'000'000, 'a')) ==
        "34aa973cd4c4daa4f61eeb2bdbad27316534016f");
}

TEST_CASE("identifier: it is the author's, else made from the words of the book") {
  Document document = document_of("a");
  const std::string made = identifier_of(document);
  CHECK(made.starts_with("urn:uuid:"));
  CHECK(made.size() == 45);
  CHECK(made[23] == '5');
  CHECK(identifier_of(document_of("a")) == made);
  CHECK(identifier_of(document_of("b")) != made);
  document.pictures.push_back({.bytes = "c"});
  CHECK(identifier_of(document) != made);
  document.metadata.identifier = "urn:isbn:9780000000000";
  CHECK(identifier_of(document) == "urn:isbn:9780000000000");
}

TEST_CASE("identifier: only real dates of ISO 8601 are dates") {
  for (const char* date : {"2024", "2024-02", "2024-02-29"}) {
    CHECK(iso_date(date) == date);
  }
  for (const char* date : {"", "May 2024", "2024-13", "2023-02-29", "2024-2-1",
                           "20240201", "2024-02-01T00:00", "-024", "2024/02"}) {
    CAPTURE(date);
    CHECK(iso_date(date).empty());
  }
}

TEST_CASE("identifier: the time of the last change is never the clock's") {
  Document document;
  CHECK(modified_of(document, nullptr) == "2000-01-01T00:00:00Z");
  const long long epoch = 1'700'000'000;
  CHECK(modified_of(document, &epoch) == "2023-11-14T22:13:20Z");
  const long long far = 9'223'372'036'854'775'807;
  CHECK(modified_of(document, &far) == "9999-12-31T23:59:59Z");
  document.metadata.date = "2024-05";
  CHECK(modified_of(document, &epoch) == "2024-05-01T00:00:00Z");
  document.metadata.date = "2024-05-17";
  CHECK(modified_of(document, &epoch) == "2024-05-17T00:00:00Z");
  document.metadata.date = "spring";
  CHECK(modified_of(document, &epoch) == "2023-11-14T22:13:20Z");
}
