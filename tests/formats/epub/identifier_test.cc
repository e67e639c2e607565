#include "formats/epub/identifier.h"

#include <algorithm>
#include <string>
#include <utility>

#include <doctest/doctest.h>

using namespace octavo;
using namespace octavo::epub;

namespace {

// Of the bytes, added in pieces of a size.
std::string hexadecimal(std::string_view bytes, std::size_t piece = 64) {
  Sha1 hash;
  for (; !bytes.empty(); bytes.remove_prefix(std::min(piece, bytes.size()))) {
    hash.add(bytes.substr(0, piece));
  }
  std::string text;
  for (const std::uint8_t byte : hash.digest()) {
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
  for (const std::size_t piece : {7U, 64U, 100U, 1'000'000U}) {
    CHECK(hexadecimal(std::string(1'000'000, 'a'), piece) ==
          "34aa973cd4c4daa4f61eeb2bdbad27316534016f");
  }
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

TEST_CASE("identifier: an ISBN with the right check digit is a URN") {
  const auto named = [](std::string name) {
    Document document;
    document.metadata.identifier = std::move(name);
    return identifier_of(document);
  };
  CHECK(named("978-3-16-148410-0") == "urn:isbn:9783161484100");
  CHECK(named("ISBN 978 3 16 148410 0") == "urn:isbn:9783161484100");
  CHECK(named("0-8044-2957-X") == "urn:isbn:080442957X");
  CHECK(named("978-3-16-148410-1") == "978-3-16-148410-1");
  CHECK(named("978X161484100") == "978X161484100");
  CHECK(named("1234567890") == "1234567890");
  CHECK(named("urn:isbn:9783161484100") == "urn:isbn:9783161484100");
}
