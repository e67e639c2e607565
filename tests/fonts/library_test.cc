#include "fonts/library.h"

#include <array>
#include <set>
#include <thread>

#include <doctest/doctest.h>

using octavo::FaceRequest;
using octavo::Font;
using octavo::FontId;
using octavo::FontLibrary;
using octavo::GenericFamily;
using octavo::Slant;

namespace {

const std::array generics = {GenericFamily::serif, GenericFamily::sans,
                             GenericFamily::mono};

std::string family_for(const FontLibrary& library,
                       std::u32string_view cluster,
                       std::string_view script,
                       std::string_view language = "en") {
  const FontId id = library.fallback(cluster, script, language, {});
  return id == FontId::none ? std::string() : library.font(id).family();
}

}  // namespace

TEST_CASE("library: every generic family has its four styles") {
  const FontLibrary library;
  std::set<std::string> names;
  for (const GenericFamily generic : generics) {
    for (const int weight : {400, 700}) {
      for (const Slant slant : {Slant::upright, Slant::italic}) {
        const Font& font = library.font(
            library.face({.generic = generic, .weight = weight, .slant = slant}));
        CAPTURE(font.postscript_name());
        CHECK(font.weight() == weight);
        CHECK(font.is_italic() == (slant == Slant::italic));
        CHECK(font.is_monospaced() == (generic == GenericFamily::mono));
        names.insert(font.postscript_name());
      }
    }
  }
  CHECK(names.size() == 12);
}

TEST_CASE("library: weights between those there are go the way of CSS") {
  const FontLibrary library;
  const auto weight = [&](int wanted) {
    return library.font(library.face({.weight = wanted})).weight();
  };
  CHECK(weight(100) == 400);
  CHECK(weight(500) == 400);
  CHECK(weight(600) == 700);
  CHECK(weight(900) == 700);
}

TEST_CASE("library: a family that is not there is the generic one") {
  const FontLibrary library;
  CHECK(library.face({.family = "No Such Family"}) == library.face({}));
}

TEST_CASE("library: the serif, the sans and the mono have Latin, Greek and Cyrillic") {
  const FontLibrary library;
  for (const GenericFamily generic : generics) {
    const Font& font = library.font(library.face({.generic = generic}));
    CAPTURE(font.family());
    for (const char32_t character : U"AéžŵőǿŊßαώΩΐЖЩыЇљ“”„«»–—…’†‡§¶©€£½×°") {
      CAPTURE(static_cast<std::uint32_t>(character));
      CHECK((character == 0 || font.glyph_for(character) != 0));
    }
  }
}

TEST_CASE("library: the mono draws boxes") {
  const FontLibrary library;
  for (const int weight : {400, 700}) {
    const Font& font =
        library.font(library.face({.generic = GenericFamily::mono, .weight = weight}));
    const double width = font.advance(font.glyph_for(U'm'));
    for (char32_t character = 0x2500; character < 0x25A0; ++character) {
      REQUIRE(font.glyph_for(character) != 0);
      CHECK(font.advance(font.glyph_for(character)) == width);
    }
  }
}

TEST_CASE("library: each script falls back to its own face") {
  const FontLibrary library;
  struct Case {
    std::u32string_view cluster;
    std::string_view script;
    std::string_view family;
  };
  constexpr std::array cases = {
      Case{U"א", "Hebr", "Noto Serif Hebrew"},
      Case{U"ب", "Arab", "Amiri"},
      Case{U"क्ष", "Deva", "Noto Serif Devanagari"},
      Case{U"ক", "Beng", "Noto Serif Bengali"},
      Case{U"ਕ", "Guru", "Noto Serif Gurmukhi"},
      Case{U"ક", "Gujr", "Noto Serif Gujarati"},
      Case{U"କ", "Orya", "Noto Sans Oriya"},
      Case{U"க", "Taml", "Noto Serif Tamil"},
      Case{U"క", "Telu", "Noto Serif Telugu"},
      Case{U"ಕ", "Knda", "Noto Serif Kannada"},
      Case{U"ക", "Mlym", "Noto Serif Malayalam"},
      Case{U"ක", "Sinh", "Noto Serif Sinhala"},
      Case{U"ก้", "Thai", "Noto Serif Thai"},
      Case{U"ກ", "Laoo", "Noto Serif Lao"},
      Case{U"ក", "Khmr", "Noto Serif Khmer"},
      Case{U"က", "Mymr", "Noto Serif Myanmar"},
      Case{U"ཀ", "Tibt", "Noto Serif Tibetan"},
      Case{U"Ա", "Armn", "Noto Serif Armenian"},
      Case{U"ა", "Geor", "Noto Serif Georgian"},
      Case{U"አ", "Ethi", "Noto Serif Ethiopic"},
  };
  for (const Case& expected : cases) {
    CAPTURE(expected.script);
    CHECK(family_for(library, expected.cluster, expected.script) == expected.family);
    CHECK(library.font(library.script_face({}, expected.script, "en")).family() ==
          expected.family);
  }
}

TEST_CASE("library: fallback keeps the weight") {
  const FontLibrary library;
  const FontId bold = library.fallback(U"א", "Hebr", "he", {.weight = 700});
  CHECK(library.font(bold).weight() == 700);
}

TEST_CASE("library: a Latin, Greek or Cyrillic run is set in the face asked for") {
  const FontLibrary library;
  const FaceRequest request{.generic = GenericFamily::sans, .weight = 700};
  for (const std::string_view script : {"Latn", "Grek", "Cyrl", "Zyyy", "Zinh"}) {
    CHECK(library.script_face(request, script, "en") == library.face(request));
  }
}

TEST_CASE("library: a Han character is drawn as its language writes it") {
  const FontLibrary library;
  if (!library.has_cjk()) {
    MESSAGE("skipped: the Chinese, Japanese and Korean set is not here");
    return;
  }
  CHECK(family_for(library, U"直", "Hani", "ja") == "Noto Serif CJK JP");
  CHECK(family_for(library, U"直", "Hani", "ko-KR") == "Noto Serif CJK KR");
  CHECK(family_for(library, U"直", "Hani", "zh") == "Noto Serif CJK SC");
  CHECK(family_for(library, U"直", "Hani", "zh-Hans-HK") == "Noto Serif CJK SC");
  CHECK(family_for(library, U"直", "Hani", "zh-TW") == "Noto Serif CJK TC");
  CHECK(family_for(library, U"直", "Hani", "zh-Hant") == "Noto Serif CJK TC");
  CHECK(family_for(library, U"直", "Hani", "zh-HK") == "Noto Serif CJK HK");
  CHECK(family_for(library, U"か", "Hira", "en") == "Noto Serif CJK JP");
  CHECK(family_for(library, U"한", "Hang", "en") == "Noto Serif CJK KR");
  CHECK(family_for(library, U"。", "Zyyy", "ja") == "Noto Serif CJK JP");
  CHECK(library.font(library.script_face({.weight = 700}, "Hani", "ja")).weight() == 700);
}

TEST_CASE("library: emoji and their sequences go to one monochrome face") {
  const FontLibrary library;
  for (const std::u32string_view cluster :
       {U"😀", U"❤️", U"👨‍👩‍👧", U"🇧🇷", U"👍🏽", U"1️⃣"}) {
    CHECK(family_for(library, cluster, "Zyyy") == "Symbola");
  }
}

TEST_CASE("library: symbols and mathematics have faces") {
  const FontLibrary library;
  for (const std::u32string_view cluster :
       {U"→", U"∀", U"∮", U"𝔄", U"☙", U"❦", U"♞", U"♫", U"⚓", U"☎", U"⟨", U"①", U"✓"}) {
    CAPTURE(static_cast<std::uint32_t>(cluster[0]));
    CHECK_FALSE(family_for(library, cluster, "Zyyy").empty());
  }
}

TEST_CASE("library: what no face has gets none") {
  const FontLibrary library;
  CHECK(library.fallback(U"\U0010FFFD", "Zzzz", "en", {}) == FontId::none);
}

TEST_CASE("library: the list of faces says what each is there for") {
  const FontLibrary library;
  bool has_bengali = false;
  for (const octavo::FaceDescription& face : library.faces()) {
    CAPTURE(face.family);
    CHECK_FALSE(face.family.empty());
    CHECK_FALSE(face.style.empty());
    CHECK(face.bytes > 1000);
    CHECK_FALSE(face.scripts.empty());
    for (const std::string& script : face.scripts) {
      CHECK(script.size() == 4);
      has_bengali = has_bengali || script == "Beng";
    }
  }
  CHECK(has_bengali);
}

TEST_CASE("library: a family that the system lacks does not load") {
  FontLibrary library;
  CHECK(library.load_system_family("No Such Family 1f9a") ==
        octavo::SystemFamily::absent);
}

TEST_CASE("library: several threads may ask at once") {
  const FontLibrary library;
  std::array<FontId, 8> found{};
  {
    std::vector<std::jthread> threads;
    for (FontId& id : found) {
      threads.emplace_back([&library, &id] {
        id = library.fallback(U"क", "Deva", "hi", {});
        static_cast<void>(library.font(id).glyph_for(U'क'));
      });
    }
  }
  for (const FontId id : found) {
    CHECK(id == found[0]);
  }
}
