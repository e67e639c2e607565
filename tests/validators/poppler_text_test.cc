#include "tests/validators/poppler_text.h"

#include <doctest/doctest.h>

#include "tests/extract/words.h"

using namespace octavo;
using namespace octavo::tests;

TEST_CASE(
    "poppler_text: labels of items and page numbers are no text, terms and notes are") {
  constexpr std::string_view printed =
      "Document\n"
      "  TOC\n"
      "    TOCI\n"
      "      Reference (inline)\n"
      "        Link (inline)\n"
      "          \"The Is\"\n"
      "          \"land\"\n"
      "          Span (inline)\n"
      "            \"17\"\n"
      "          Object 25 0\n"
      "  L (block):\n"
      "     /ListNumbering /Disc\n"
      "    LI (block)\n"
      "      Lbl (block)\n"
      "        \"•\"\n"
      "      LBody (block)\n"
      "        P (block)\n"
      "          \"an \"\n"
      "          Em (inline)\n"
      "            \"it\"\n"
      "          \"em\"\n"
      "  L (block)\n"
      "    LI (block)\n"
      "      Lbl (block)\n"
      "        \"Term\"\n"
      "  Note (inline)\n"
      "    Lbl (block)\n"
      "      Link (inline)\n"
      "        \"1\"\n"
      "    P (block)\n"
      "      \"a \"quoted\" word\"\n";
  CHECK(extract::words_of(structure_text(printed)) ==
        std::vector<std::string>{"The", "Island", "an", "item", "Term", "1", "a",
                                 "\"quoted\"", "word"});
}
