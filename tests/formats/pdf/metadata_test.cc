#include "formats/pdf/metadata.h"

#include <doctest/doctest.h>

#include "tests/tree.h"

namespace octavo::pdf {

namespace {

std::string value_of(const Entries& entries, const std::string& key) {
  for (const auto& [name, value] : entries) {
    if (name == key) {
      return value;
    }
  }
  return {};
}

std::string labels(const std::vector<std::string>& labels) {
  paged::PagedDocument pages;
  for (const std::string& label : labels) {
    pages.pages.push_back({.label = label});
  }
  return page_labels(pages);
}

}  // namespace

TEST_CASE(
    "metadata: what the book says of itself stands in the information and the XMP") {
  const Metadata metadata{.title = {tree::text("A & Ω")},
                          .authors = {"B", "C"},
                          .date = "2024-05-17",
                          .language = "pt",
                          .subjects = {"s"}};
  const Entries entries = information(metadata, {});
  CHECK(value_of(entries, "Title") == "<FEFF004100200026002003A9>");
  CHECK(value_of(entries, "Author") == "(B, C)");
  CHECK(value_of(entries, "CreationDate") == "(D:20240517000000Z)");
  const std::string xmp = xmp_packet(metadata, {}, {});
  CHECK(xmp.find("A &amp; Ω") != std::string::npos);
  CHECK(xmp.find("<rdf:Seq><rdf:li>B</rdf:li><rdf:li>C</rdf:li></rdf:Seq>") !=
        std::string::npos);
  CHECK(xmp.find("2024-05-17T00:00:00Z") != std::string::npos);
}

TEST_CASE("metadata: the XMP says which standards the file keeps") {
  const auto claims = [](bool accessible, ArchiveStandard archive) {
    const std::string xmp =
        xmp_packet({}, {}, {.accessible = accessible, .archive = archive});
    std::string found;
    for (const char* part :
         {"<pdfaid:part>2<", "<pdfaid:part>3<", "<pdfaid:conformance>A<",
          "<pdfaid:conformance>B<", "<pdfuaid:part>1<", "<pdfaExtension:schemas>"}) {
      found += xmp.find(part) == std::string::npos ? '-' : 'x';
    }
    return found;
  };
  using enum ArchiveStandard;
  CHECK(claims(true, a2a) == "x-x-xx");
  CHECK(claims(false, a2b) == "x--x--");
  CHECK(claims(true, a3a) == "-xx-xx");
  CHECK(claims(true, none) == "----x-");
  CHECK(claims(false, none) == "------");
}

TEST_CASE("metadata: the date is the book's, else the epoch's, else a fixed one") {
  Metadata metadata;
  CHECK(value_of(information(metadata, {}), "ModDate") == "(D:20000101000000Z)");
  CHECK(value_of(information(metadata, {.epoch = 86'461}), "ModDate") ==
        "(D:19700102000101Z)");
  metadata.date = "1851";
  CHECK(value_of(information(metadata, {.epoch = 5}), "ModDate") ==
        "(D:18510101000000Z)");
  metadata.date = "2023-02-30";
  CHECK(value_of(information(metadata, {}), "ModDate") == "(D:20000101000000Z)");
  metadata.date = "in spring";
  CHECK(value_of(information(metadata, {}), "ModDate") == "(D:20000101000000Z)");
}

TEST_CASE("metadata: page labels are ranges of one style") {
  CHECK(labels({"i", "ii", "iii", "1", "2", "3"}) ==
        "<</Nums[0<</S/r/St 1>>3<</S/D/St 1>>]>>");
  CHECK(labels({"5", "7"}) == "<</Nums[0<</S/D/St 5>>1<</S/D/St 7>>]>>");
  CHECK(labels({"A-1", "", "iv"}) == "<</Nums[0<</P (A-1)>>1<<>>2<</P (iv)>>]>>");
}

}  // namespace octavo::pdf
