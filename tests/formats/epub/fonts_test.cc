#include "formats/epub/fonts.h"

#include <algorithm>
#include <memory>
#include <string>

#include <doctest/doctest.h>

#include "formats/css/stylesheets.h"
#include "formats/epub/identifier.h"
#include "tests/formats/epub/book.h"
#include "tests/support.h"

using namespace octavo;
using namespace octavo::test;

namespace {

Document with_files(std::string_view css) {
  Diagnostics diagnostics;
  auto sheets = std::make_shared<css::Stylesheets>();
  sheets->list.push_back(
      css::parse_sheet(css, FileId::none, css::Origin::author, diagnostics));
  REQUIRE(diagnostics.list().empty());
  sheets->fonts["a.ttf"] =
      tests::read_file(tests::source_folder() / "tests/fonts/faces/boxes.ttf");
  Document document = book();
  document.pictures.push_back(
      {.kind = PictureKind::svg, .bytes = "<svg>1</svg>", .width = 1, .height = 1});
  document.pictures.push_back(
      {.kind = PictureKind::svg, .bytes = "<svg>2</svg>", .width = 1, .height = 1});
  sheets->pictures = {{"ground.svg", PictureId{1}}, {"head.svg", PictureId{2}}};
  document.stylesheets = std::move(sheets);
  return document;
}

}  // namespace

TEST_CASE("fonts: those that the stylesheet asks for are files of the book, and listed") {
  const auto entries =
      written(with_files("@font-face { font-family: Boxes; src: url(a.ttf) }"
                         "@font-face { font-family: Own; src: local('Gentium Plus') }"
                         "@font-face { font-family: Theirs; src: local('Their Face') }"
                         "p { font-family: Boxes, Own, Theirs }"));
  const std::string style = file_of(entries, "style.css");
  CHECK(holds(style, "src: url(\"fonts/0001.ttf\") format(\"truetype\");"));
  CHECK(holds(style, "src: url(\"fonts/0002.ttf\") format(\"truetype\");"));
  CHECK(holds(style, "src: local(\"Their Face\");"));
  const std::string package = file_of(entries, "package.opf");
  CHECK(holds(package,
              R"(<item id="font-1" href="fonts/0001.ttf" media-type="font/ttf"/>)"));
  CHECK(holds(package,
              R"(<item id="font-2" href="fonts/0002.ttf" media-type="font/ttf"/>)"));
  CHECK_FALSE(holds(package, "font-3"));
}

TEST_CASE("fonts: they have the characters of the book, in both cases, and no others") {
  const auto entries =
      written(with_files("@font-face { font-family: Own; src: local('Gentium Plus') }"
                         "p::before { content: '\xC5\xBA'; font-family: Own }"));
  const std::string bytes = file_of(entries, "fonts/0001.ttf");
  const auto font = Font::open(bytes);
  REQUIRE(font);
  CHECK(font->family() == "Gentium Plus");
  for (const char32_t character : {U'A', U'a', U'\u017A', U'\u0179'}) {
    CHECK(font->glyph_for(character) != 0);
  }
  CHECK(font->glyph_for(U'\u0416') == 0);
}

TEST_CASE("fonts: a book whose stylesheet asks for none has none") {
  for (const epub::Entry& entry : written(with_files("p { font-family: Boxes }"))) {
    CHECK_FALSE(entry.name.starts_with("EPUB/fonts/"));
  }
}

TEST_CASE("pictures: of a stylesheet's only those that reading systems show are there") {
  const auto entries =
      written(with_files("p { background: url(ground.svg) }"
                         "@media print { p { content: url(head.svg) } }"));
  CHECK(holds(file_of(entries, "style.css"), "background: url(images/0002.svg);"));
  CHECK(file_of(entries, "images/0002.svg") == "<svg>1</svg>");
  CHECK(file_of(entries, "images/0003.svg") == "no such file");
  const std::string package = file_of(entries, "package.opf");
  CHECK(holds(package, "images/0001.svg"));
  CHECK(holds(package, "images/0002.svg"));
  CHECK_FALSE(holds(package, "images/0003.svg"));
}

TEST_CASE("fonts: on request they are of no use outside of their book") {
  Document document = with_files(
      "@font-face { font-family: Own; src: local('Gentium Plus') }"
      "p { font-family: Own }");
  document.metadata.identifier = "urn:x: one\n";
  const auto made = [&](bool obfuscate_fonts) {
    Diagnostics diagnostics;
    const Options options{.obfuscate_fonts = obfuscate_fonts};
    const auto book =
        epub::write_epub({.document = document, .options = options}, diagnostics);
    return unpack(book.bytes.value_or("")).value_or(std::vector<epub::Entry>());
  };
  const auto entry_of = [](const std::vector<epub::Entry>& entries,
                           std::string_view name) {
    const auto found = std::ranges::find(entries, name, &epub::Entry::name);
    return found == entries.end() ? std::string() : found->bytes;
  };
  const auto plain = made(false);
  const auto mixed = made(true);
  CHECK(entry_of(plain, "META-INF/encryption.xml").empty());
  CHECK(holds(entry_of(mixed, "META-INF/encryption.xml"),
              "<enc:EncryptionMethod Algorithm=\"http://www.idpf.org/2008/embedding\"/>"
              "<enc:CipherData><enc:CipherReference URI=\"EPUB/fonts/0001.ttf\"/>"));
  const std::string font = file_of(plain, "fonts/0001.ttf");
  const std::string obfuscated = file_of(mixed, "fonts/0001.ttf");
  REQUIRE(font.size() == obfuscated.size());
  CHECK(font.substr(0, 1040) != obfuscated.substr(0, 1040));
  CHECK(font.substr(1040) == obfuscated.substr(1040));
  // White space of the identifier does not count: SHA-1 of "urn:x:one".
  epub::Sha1 hash;
  hash.add("urn:x:one");
  const auto key = hash.digest();
  for (const std::size_t at : {0U, 19U, 20U, 1039U}) {
    CHECK(static_cast<unsigned char>(font[at] ^ obfuscated[at]) == key[at % 20]);
  }
}
