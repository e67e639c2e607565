#include "formats/epub/profile.h"

#include <algorithm>
#include <string>
#include <utility>

#include <doctest/doctest.h>

#include "compiler/epub_profile.h"
#include "formats/image/image.h"
#include "tests/formats/epub/book.h"
#include "tests/formats/image/samples.h"

using namespace octavo;
using namespace octavo::test;

namespace {

Options made_for(std::string_view name) {
  const auto profile = find_epub_profile(name);
  REQUIRE(profile);
  return {.epub_profile = *profile};
}

Picture picture_of(std::string bytes) {
  const auto inspection = image::inspect(std::move(bytes));
  REQUIRE(inspection.picture);
  return *inspection.picture;
}

// A book with a picture of each kind, the first of which is its cover.
Document illustrated() {
  Document document = book();
  document.pictures.clear();
  Inlines images;
  for (const std::string& bytes :
       {jpeg(), png(), gif(), lossless_webp(), lossy_webp(),
        svg("<rect width='9' height='9' fill='red'/>", "width='10' height='10'")}) {
    const auto id = static_cast<PictureId>(document.pictures.size());
    document.pictures.push_back(picture_of(bytes));
    images.push_back({.kind = Image{.description = {text("It")}, .picture = id}});
  }
  document.content.push_back({.kind = Paragraph{std::move(images)}});
  document.metadata.cover = PictureId{0};
  return document;
}

bool has_entry(const std::vector<epub::Entry>& entries, const std::string& name) {
  return std::ranges::any_of(
      entries, [&](const auto& entry) { return entry.name == "EPUB/" + name; });
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string_view::npos;
       at = text.find(part, at + 1)) {
    ++found;
  }
  return found;
}

}  // namespace

TEST_CASE("profile: its name may be written in any case, and there are four") {
  CHECK(epub_profiles().size() == 4);
  for (const EpubProfile& profile : epub_profiles()) {
    CHECK(find_epub_profile(profile.name)->name == profile.name);
  }
  CHECK(find_epub_profile("Kindle")->name == "kindle");
  CHECK_FALSE(find_epub_profile("nook"));
  CHECK(epub_profiles_hint() == "--epub-profile is generic, kindle, kobo or apple");
}

TEST_CASE("profile: an EPUB for all has everything as it is") {
  const Document document = illustrated();
  const Options options = made_for("generic");
  Diagnostics diagnostics;
  CHECK_FALSE(epub::for_profile({.document = document, .options = options}, diagnostics));
  const auto entries = written(document, options);
  for (const char* name :
       {"cover.xhtml", "images/0001.jpg", "images/0002.png", "images/0003.gif",
        "images/0004.webp", "images/0005.webp", "images/0006.svg"}) {
    CAPTURE(name);
    CHECK(has_entry(entries, name));
  }
}

TEST_CASE("profile: each has pictures of the kinds that its reading systems show") {
  struct Case {
    std::string_view profile{};
    std::vector<std::string> pictures{};
  };
  const Case cases[] = {
      {"kindle",
       {"0001.jpg", "0002.png", "0003.png", "0004.png", "0005.jpg", "0006.png"}},
      {"kobo", {"0001.jpg", "0002.png", "0003.png", "0004.png", "0005.jpg", "0006.svg"}},
      {"apple",
       {"0001.jpg", "0002.png", "0003.gif", "0004.png", "0005.jpg", "0006.svg"}}};
  for (const Case& each : cases) {
    CAPTURE(each.profile);
    const auto entries = written(illustrated(), made_for(each.profile));
    const std::string package = file_of(entries, "package.opf");
    std::string chapters;
    for (const epub::Entry& entry : entries) {
      chapters += entry.name.ends_with(".xhtml") ? entry.bytes : "";
    }
    for (const std::string& name : each.pictures) {
      CAPTURE(name);
      const std::string path = "images/" + name;
      REQUIRE(has_entry(entries, path));
      CHECK(holds(package, "href=\"" + path + "\""));
      CHECK(holds(chapters, "src=\"" + path + "\""));
      const auto kind = image::inspect(file_of(entries, path)).picture->kind;
      CHECK((kind == PictureKind::jpeg) == name.ends_with("jpg"));
      CHECK((kind == PictureKind::svg) == name.ends_with("svg"));
    }
    const auto pixels = image::decode(picture_of(file_of(entries, "images/0002.png")));
    CHECK(pixels->alpha.empty() == (each.profile != "apple"));
  }
}

TEST_CASE("profile: a drawing is three pixels to the CSS pixel for a Kindle") {
  const auto entries = written(illustrated(), made_for("kindle"));
  const auto pixels = image::decode(picture_of(file_of(entries, "images/0006.png")));
  REQUIRE(pixels);
  CHECK(pixels->width == 30);
  CHECK(pixels->height == 30);
  CHECK(static_cast<unsigned char>(pixels->samples[0]) == 255);
  CHECK(static_cast<unsigned char>(pixels->samples[1]) == 0);
  const std::size_t last = pixels->samples.size() - 2;
  CHECK(static_cast<unsigned char>(pixels->samples[last]) == 255);
}

TEST_CASE("profile: a Kindle shows the cover by itself, other reading systems its page") {
  for (const EpubProfile& profile : epub_profiles()) {
    CAPTURE(profile.name);
    const auto entries = written(illustrated(), {.epub_profile = profile});
    const std::string package = file_of(entries, "package.opf");
    CHECK(holds(package, "properties=\"cover-image\""));
    CHECK(holds(package, "<meta name=\"cover\" content=\"picture-1\"/>"));
    const bool has_page = profile.name != "kindle";
    CHECK(has_entry(entries, "cover.xhtml") == has_page);
    CHECK(holds(package, "cover.xhtml") == has_page);
    CHECK(holds(package, "idref=\"cover\"") == has_page);
    CHECK(holds(file_of(entries, "nav.xhtml"), "cover.xhtml") == has_page);
  }
}

TEST_CASE("profile: the navigation has the levels that are shown, the contents all") {
  Document document = book();
  std::vector<ContentsEntry> entries;
  for (const char* words : {"Four", "Three", "Two", "One"}) {
    ContentsEntry entry{.content = {text(words)}, .target = NodeId{40}};
    entry.entries = std::exchange(entries, {});
    entries.push_back(std::move(entry));
  }
  std::get<Contents>(document.content[1].kind).entries = entries;
  const std::pair<std::string_view, std::size_t> cases[] = {
      {"generic", 4}, {"kindle", 2}, {"kobo", 3}, {"apple", 4}};
  for (const auto& [profile, levels] : cases) {
    CAPTURE(profile);
    const auto files = written(document, made_for(profile));
    const std::string nav = file_of(files, "nav.xhtml");
    CHECK(count(nav.substr(0, nav.find("landmarks")), "<li>") == levels);
    CHECK(count(file_of(files, "toc.ncx"), "<navPoint") == levels);
    CHECK(holds(file_of(files, "toc.ncx"),
                "\"dtb:depth\" content=\"" + std::to_string(levels) + "\""));
    CHECK(holds(file_of(files, "contents.xhtml"), "Four"));
  }
}

TEST_CASE("profile: a note for a Kindle leads back from its beginning alone") {
  Document document = book();
  auto& notes = std::get<Section>(document.content[2].kind).content.back();
  auto& note = std::get<Note>(std::get<Notes>(notes.kind).content.front().kind);
  note.references = {NodeId{20}, NodeId{20}};
  for (const EpubProfile& profile : epub_profiles()) {
    CAPTURE(profile.name);
    const auto files = written(document, {.epub_profile = profile});
    const std::size_t ways = profile.name == "kindle" ? 1 : 2;
    CHECK(count(file_of(files, "chapter-001.xhtml"), "doc-backlink") == ways);
  }
}

TEST_CASE("profile: Apple Books is told that a book wants its fonts") {
  const Document with_font = styled(book(),
                                    "@font-face { font-family: Own; src: local('Gentium "
                                    "Plus') } p { font-family: Own }");
  const auto wants = [](const Document& document, std::string_view profile) {
    const std::string package =
        file_of(written(document, made_for(profile)), "package.opf");
    return holds(package, "<meta property=\"ibooks:specified-fonts\">true</meta>") &&
           holds(package, "prefix=\"ibooks: http://vocabulary.itunes.apple.com/");
  };
  CHECK(wants(with_font, "apple"));
  CHECK_FALSE(wants(with_font, "generic"));
  CHECK_FALSE(wants(book(), "apple"));
}

TEST_CASE("profile: it is one book, whatever it is made for") {
  const auto identifier = [](std::string_view profile) {
    const std::string package =
        file_of(written(illustrated(), made_for(profile)), "package.opf");
    const auto begin = package.find("<dc:identifier");
    return package.substr(begin, package.find("</dc:identifier>") - begin);
  };
  CHECK(identifier("kindle") == identifier("generic"));
}

TEST_CASE("profile: a book that is too large for its way is reported") {
  const Document document = book();
  EpubProfile small = *find_epub_profile("kindle");
  small.most_bytes = 100;
  const Options options{.epub_profile = small};
  Diagnostics diagnostics;
  const auto made =
      epub::write_epub({.document = document, .options = options}, diagnostics);
  CHECK(made.bytes);
  REQUIRE(diagnostics.list().size() == 1);
  CHECK(diagnostics.list().front().code == "epub-too-large");
}

TEST_CASE("profile: a drawing that cannot be made pixels is reported and kept") {
  Document document = illustrated();
  document.pictures[5].bytes = "<svg";
  const Options options = made_for("kindle");
  Diagnostics diagnostics;
  const auto changed =
      epub::for_profile({.document = document, .options = options}, diagnostics);
  REQUIRE(changed);
  CHECK(changed->pictures[5].kind == PictureKind::svg);
  REQUIRE(diagnostics.list().size() == 1);
  CHECK(diagnostics.list().front().code == "picture-undecodable");
}
