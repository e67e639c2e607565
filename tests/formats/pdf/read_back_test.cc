#include "formats/pdf/read_back.h"

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "formats/pdf/to_unicode.h"

using namespace octavo;

namespace {

/// A file of two pages without structure, as others make them; libqpdf finds its objects
/// by itself.
std::string untagged_file(std::string_view first, std::string_view second) {
  const auto stream = [](std::string_view content) {
    return "<< /Length " + std::to_string(content.size()) + " >>\nstream\n" +
           std::string(content) + "\nendstream";
  };
  const std::string objects[] = {
      "<< /Type /Catalog /Pages 2 0 R /PageLabels << /Nums [ 0 << /S /R /St 4 >> 1 << "
      "/S /a /P (A-) /St 28 >> ] >> >>",
      "<< /Type /Pages /Count 2 /Kids [ 3 0 R 4 0 R ] >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 9 9 ] /Contents 5 0 R /Resources << "
      "/Font << /F 7 0 R >> >> >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 9 9 ] /Contents [ 6 0 R ] /Resources "
      "<< /Font << /F 8 0 R >> >> >>",
      stream(first),
      stream(second),
      "<< /Type /Font /Subtype /Type1 /BaseFont /A /Encoding << /Type /Encoding "
      "/Differences [ 1 /fi /eacute /quoteright 65 /zero /A.sc /nobody ] >> >>",
      "<< /Type /Font /Subtype /Type0 /BaseFont /B /Encoding /Identity-H "
      "/DescendantFonts [ << /Type /Font /Subtype /CIDFontType2 >> ] /ToUnicode 9 0 R >>",
      stream("1 beginbfrange <0001> <0003> <0061> endbfrange")};
  std::string file = "%PDF-1.7\n";
  int number = 0;
  for (const std::string& object : objects) {
    file += std::to_string(++number) + " 0 obj\n" + object + "\nendobj\n";
  }
  return file + "trailer << /Root 1 0 R /Size 10 >>\n%%EOF\n";
}

}  // namespace

TEST_CASE("read_back: a PDF without structure is read as its pages paint it") {
  const auto book = pdf::read_back_pdf(
      untagged_file("BT /F 9 Tf 0 0 Td [ (le) -40 (a) -300 (d) ] TJ 0 -9 Td (\\001sh "
                    "\\002t\\003s) Tj T* "
                    "(ABC) Tj ET",
                    "BT /F 9 Tf <000100020003> Tj 0 0 Td <0001> ' ET"));
  REQUIRE(book);
  CHECK_FALSE(book->has_structure);
  CHECK(book->text == "\nlea d\nfish e\u0301t’s\n0A\uFFFD\n\nabc\na\n");
  REQUIRE(book->pages.size() == 2);
  CHECK(book->pages[0].label == "IV");
  CHECK(book->pages[1].label == "A-bb");
  CHECK(book->text.substr(*book->pages[1].begin) == "\nabc\na\n");
}

TEST_CASE(
    "read_back: what is no PDF is nothing, and a broken page is none of its fault") {
  CHECK_FALSE(pdf::read_back_pdf(""));
  CHECK_FALSE(pdf::read_back_pdf("%PDF-1.7\nand nothing more"));
  CHECK(pdf::read_back_pdf(untagged_file("BT [ ( ] TJ", "Q Q EMC <</MCID 1>> Tj")));
}

TEST_CASE("to_unicode: a range counts on, and none is longer than there are codes") {
  const auto carried = pdf::read_to_unicode("beginbfrange <10> <11> <01FF> endbfrange");
  CHECK(carried.at(0x10) == "\u01FF");
  CHECK(carried.at(0x11) == "\u0200");
  CHECK(pdf::read_to_unicode("beginbfrange <0000> <FFFFFFFF> <0041> endbfrange").size() ==
        0x10000);
}
