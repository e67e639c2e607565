#include "formats/pdf/syntax.h"

#include <doctest/doctest.h>

namespace octavo::pdf {

TEST_CASE("syntax: numbers stand on a grid of a thousandth, as short as can be") {
  CHECK(number(0) == "0");
  CHECK(number(-0.0001) == "0");
  CHECK(number(12) == "12");
  CHECK(number(0.5) == ".5");
  CHECK(number(-0.25) == "-.25");
  CHECK(number(419.5276) == "419.528");
  CHECK(number(1.05) == "1.05");
}

TEST_CASE("syntax: a name writes what it cannot hold in hexadecimal digits") {
  CHECK(name("Type") == "/Type");
  CHECK(name("A B#/") == "/A#20B#23#2F");
}

TEST_CASE("syntax: a text string is ASCII or UTF-16") {
  CHECK(text_string("a (b) \\") == "(a \\(b\\) \\\\)");
  CHECK(text_string("é") == "<FEFF00E9>");
  CHECK(text_string("😀") == "<FEFFD83DDE00>");
}

TEST_CASE("syntax: a carriage return in a string survives its reader") {
  CHECK(byte_string("\r\n") == "(\\r\n)");
}

}  // namespace octavo::pdf
