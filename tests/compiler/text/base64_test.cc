#include "compiler/text/base64.h"

#include <string>

#include <doctest/doctest.h>

using namespace octavo;

TEST_CASE("base64: the examples of its standard, both ways") {
  const std::pair<std::string, std::string> examples[] = {{"", ""},
                                                          {"f", "Zg=="},
                                                          {"fo", "Zm8="},
                                                          {"foo", "Zm9v"},
                                                          {"foob", "Zm9vYg=="},
                                                          {"fooba", "Zm9vYmE="},
                                                          {"\xFF\xFE", "//4="}};
  for (const auto& [bytes, text] : examples) {
    CHECK(to_base64(bytes) == text);
    CHECK(from_base64(text) == bytes);
  }
}

TEST_CASE("base64: what is none gives nothing") {
  for (const char* text : {"Z", "Zg=", "Zg==Zg==", "Z*==", "====", "\xC3\xA9=="}) {
    CHECK(from_base64(text).empty());
  }
}
