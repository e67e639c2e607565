#include "formats/pdf/object_file.h"

#include <doctest/doctest.h>

#include "tests/formats/pdf/normal_form.h"

namespace octavo::pdf {

namespace {

std::optional<std::string> write_small_file(Diagnostics& diagnostics) {
  ObjectFile file;
  const ObjectId catalog = file.reserve();
  const ObjectId pages = file.reserve();
  const ObjectId stream = file.add_deflated({}, "0 0 m 9 9 l S");
  const ObjectId page =
      file.add("<</Type/Page/Parent " + reference(pages) +
               "/MediaBox[0 0 9 9]/Contents " + reference(stream) + ">>");
  file.put(pages, "<</Type/Pages/Count 1/Kids[" + reference(page) + "]>>");
  file.put(catalog, "<</Type/Catalog/Pages " + reference(pages) + ">>");
  return file.save(catalog, {{"Title", "(T)"}}, diagnostics);
}

}  // namespace

TEST_CASE("object_file: a file is sound, of version 1.7, and holds what was put") {
  Diagnostics diagnostics;
  const auto bytes = write_small_file(diagnostics);
  REQUIRE(bytes);
  CHECK(bytes->starts_with("%PDF-1.7\n"));
  CHECK(tests::check_pdf(*bytes).empty());
  const std::string form = tests::normal_form(*bytes);
  CHECK(form.find("0 0 m 9 9 l S") != std::string::npos);
  CHECK(form.find("/Title (T)") != std::string::npos);
}

TEST_CASE("object_file: the same objects give the same bytes") {
  Diagnostics diagnostics;
  CHECK(write_small_file(diagnostics) == write_small_file(diagnostics));
}

TEST_CASE("object_file: many objects are all found, those that were never put as null") {
  ObjectFile file;
  const ObjectId catalog = file.reserve();
  const ObjectId pages = file.reserve();
  file.reserve();
  std::string kids;
  constexpr int count = 1000;
  for (int i = 0; i < count; ++i) {
    kids += reference(file.add("<</Type/Page/Parent " + reference(pages) +
                               "/MediaBox[0 0 9 9]>>")) +
            " ";
  }
  file.put(pages,
           "<</Type/Pages/Count " + std::to_string(count) + "/Kids[" + kids + "]>>");
  file.put(catalog, "<</Type/Catalog/Pages " + reference(pages) + ">>");
  Diagnostics diagnostics;
  const auto bytes = file.save(catalog, {}, diagnostics);
  REQUIRE(bytes);
  CHECK(tests::check_pdf(*bytes).empty());
}

TEST_CASE("object_file: more objects than readers must bear are reported") {
  Diagnostics diagnostics;
  ObjectFile file(10);
  const ObjectId catalog = file.add("<</Type/Catalog>>");
  for (int i = 0; i < 10; ++i) {
    file.add("null");
  }
  CHECK_FALSE(file.save(catalog, {}, diagnostics));
  REQUIRE(diagnostics.list().size() == 1);
  CHECK(diagnostics.list()[0].code == "pdf-not-written");
}

}  // namespace octavo::pdf
