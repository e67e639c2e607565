#include "formats/epub/pictures.h"

#include <doctest/doctest.h>

#include "formats/image/image.h"
#include "tests/formats/image/samples.h"

using namespace octavo;

TEST_CASE("epub_pictures: a picture that is stored turned stands upright") {
  struct Turned {
    std::string bytes{};
    std::string_view media_type{};
  };
  const Turned cases[] = {{test::jpeg(), "image/jpeg"},
                          {test::turned_png(6), "image/png"},
                          {test::turned_webp(6), "image/png"},
                          {test::turned_webp(1), "image/webp"}};
  for (const Turned& each : cases) {
    Document document;
    document.pictures.push_back(image::inspect(each.bytes).picture.value());
    const auto pictures = epub::book_pictures(document);
    REQUIRE(pictures.size() == 1);
    CHECK(pictures[0].media_type == each.media_type);
    const auto read = image::inspect(pictures[0].bytes);
    REQUIRE(read.picture);
    CHECK(read.picture->orientation == 1);
    CHECK(read.picture->width == document.pictures[0].width);
    CHECK(read.picture->height == document.pictures[0].height);
  }
}
