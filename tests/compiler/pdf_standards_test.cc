#include "compiler/pdf_standards.h"

#include <doctest/doctest.h>

using namespace octavo;

TEST_CASE("pdf_standards: one is named, or PDF/UA and an archive's, in any case") {
  const auto standards = [](bool accessible, ArchiveStandard archive) {
    return PdfStandards{.accessible = accessible, .archive = archive};
  };
  using enum ArchiveStandard;
  CHECK(parse_pdf_standards("ua1") == standards(true, none));
  CHECK(parse_pdf_standards("a2a") == standards(false, a2a));
  CHECK(parse_pdf_standards("A2B") == standards(false, a2b));
  CHECK(parse_pdf_standards("a3a") == standards(false, a3a));
  CHECK(parse_pdf_standards("ua1,A3A") == standards(true, a3a));
  CHECK(parse_pdf_standards("a2b,ua1") == standards(true, a2b));
  CHECK(parse_pdf_standards("none") == standards(false, none));
  CHECK(PdfStandards() == standards(true, a2a));
}

TEST_CASE("pdf_standards: what octavo cannot keep is none") {
  for (const char* text : {"", ",", "a1a", "a2u", "ua2", "ua1,", ",ua1", "ua1,ua1",
                           "a2a,a2b", "none,ua1", "ua1 a2a"}) {
    CAPTURE(text);
    CHECK(!parse_pdf_standards(text));
  }
}
