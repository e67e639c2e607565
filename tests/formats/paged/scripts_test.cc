#include <doctest/doctest.h>

#include "tests/formats/paged/set_text.h"

namespace octavo::paged {
namespace {

struct Sample {
  std::string_view language{};
  std::string_view text{};
  /// Without spaces between words.
  bool spaceless = false;
};

// The first article of the Universal Declaration of Human Rights, and mixtures.
constexpr Sample samples[] = {
    {.language = "en",
     .text = "All human beings are born free and equal in dignity and rights. They are "
             "endowed with reason and conscience."},
    {.language = "de",
     .text = "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind "
             "mit Vernunft und Gewissen begabt."},
    {.language = "el",
     .text = "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα "
             "δικαιώματα."},
    {.language = "ru",
     .text = "Все люди рождаются свободными и равными в своём достоинстве и правах. Они "
             "наделены разумом и совестью."},
    {.language = "ar",
     .text = "يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق، وقد وهبوا عقلًا وضميرًا "
             "(1948) وعليهم أن يعامل بعضهم بعضًا بروح الإخاء."},
    {.language = "fa",
     .text = "تمام افراد بشر آزاد به دنیا می‌آیند و از "
             "لحاظ "
             "حیثیت "
             "و "
             "حقوق "
             "با "
             "هم "
             "برابرند، "
             "Rust و ۱۹۴۸."},
    {.language = "he",
     .text = "כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם (1948), כולם חוננו "
             "בתבונה ובמצפון."},
    {.language = "hi",
     .text = "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता "
             "प्राप्त है।"},
    {.language = "bn",
     .text = "সমস্ত মানুষ স্বাধীনভাবে সমান মর্যাদা এবং অধিকার নিয়ে জন্মগ্রহণ করে। তাঁদের "
             "বিবেক এবং বুদ্ধি আছে।"},
    {.language = "ta",
     .text = "மனிதப் பிறவியினர் சகலரும் சுதந்திரமாகவே பிறக்கின்றனர்; அவர்கள் மதிப்பிலும் "
             "உரிமைகளிலும் சமமானவர்கள்."},
    {.language = "th",
     .text = "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิต่างมีเหตุผลและมโนธรรม",
     .spaceless = true},
    {.language = "zh",
     .text =
         "人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神"
         "相对待（1948年，UDHR）。",
     .spaceless = true},
    {.language = "ja",
     .text = "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平"
             "等であ"
             "る。「ラスト」Rust 言語。",
     .spaceless = true},
    {.language = "ko",
     .text = "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다. "
             "인간은 천부적으로 "
             "이성과 양심을 부여받았다."},
    {.language = "en",
     .text = "mixed עברית 123 and العربية (x), ไทย 中文かな한국어 हिन्दी 🚀 e\u0301 ﬁn "
             "naïve Ω≈ç√ and so on"},
};

}  // namespace

TEST_CASE("scripts: lines of every script hold all of the text, in whole clusters") {
  for (const Sample& sample : samples) {
    for (const double measure : {40.0, 90.0, 160.0, 1000.0}) {
      CAPTURE(sample.language);
      CAPTURE(measure);
      const std::vector<Line> lines =
          set(plain(sample.text, sample.language), justified(measure, sample.language));
      CHECK(flaw_of(lines) == "");
      CHECK(squeezed(text_of(lines)) == squeezed(sample.text));
    }
  }
}

TEST_CASE("scripts: lines of every script break, and none sticks out") {
  for (const Sample& sample : samples) {
    CAPTURE(sample.language);
    const std::vector<Line> lines =
        set(plain(sample.text, sample.language), justified(160, sample.language));
    CHECK(lines.size() >= 2);
    for (const Line& line : lines) {
      CHECK_FALSE(line.overfull);
      CHECK(line.left >= -0.01);
      CHECK(line.right <= 160.01);
    }
  }
}

TEST_CASE("scripts: no line of kerned kana sticks out, whatever its measure") {
  const std::string text =
      "呼び出すことができます。これもデベロッパーのインテントのシグナルです。エラーが発生"
      "してはならない場合は、ベロッパーがインテントのシグナルを抽出する必要があります。";
  for (double measure = 100; measure < 400; measure += 0.7) {
    CAPTURE(measure);
    for (const Line& line : set(plain(text, "ja"), justified(measure, "ja"))) {
      CHECK_FALSE(line.overfull);
    }
  }
}

TEST_CASE("scripts: text without spaces fills its measure") {
  for (const Sample& sample : samples) {
    if (!sample.spaceless) {
      continue;
    }
    CAPTURE(sample.language);
    const std::vector<Line> lines =
        set(plain(sample.text, sample.language), justified(160, sample.language));
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
      CHECK(lines[i].right - lines[i].left > 140);
    }
  }
}

TEST_CASE("scripts: Thai is justified between letters, not between words") {
  for (const Sample& sample : samples) {
    if (sample.language != "th") {
      continue;
    }
    const std::vector<Line> natural = set(plain(sample.text, "th"), ragged(1000, "th"));
    const std::vector<Line> lines = set(plain(sample.text, "th"), justified(160, "th"));
    REQUIRE(natural.size() == 1);
    double widest = 0;
    std::size_t at = 0;
    const TextRun loose = text_runs(lines[0])[0];
    const TextRun solid = text_runs(natural[0])[0];
    for (; at + 1 < loose.glyphs.size(); ++at) {
      widest = std::max(widest, advance_of(loose, at) - advance_of(solid, at));
    }
    CHECK(lines[0].right == doctest::Approx(160));
    CHECK(widest < 1.0);
  }
}

TEST_CASE("scripts: no line of Chinese or Japanese begins with a closing mark") {
  for (const Sample& sample : samples) {
    if (sample.language != "zh" && sample.language != "ja") {
      continue;
    }
    for (int width = 42; width < 160; width += 7) {
      const double measure = width;
      for (const Line& line : set(plain(sample.text, sample.language),
                                  justified(measure, sample.language))) {
        CAPTURE(sample.language);
        CAPTURE(measure);
        const std::string text = text_of(line);
        for (const std::string_view mark : {"。", "，", "、", "」", "）"}) {
          CHECK_FALSE(text.starts_with(mark));
        }
        CHECK_FALSE(text.ends_with("「"));
        CHECK_FALSE(text.ends_with("（"));
      }
    }
  }
}

TEST_CASE("scripts: a Han character is set in the face of its language") {
  if (!test_fonts().has_cjk()) {
    MESSAGE("skipped: the Chinese, Japanese and Korean set is not here");
    return;
  }
  const auto family_of = [](std::string_view language) {
    const std::vector<Line> lines = set(plain("直", language), ragged(100, language));
    return test_fonts().font(text_runs(lines.at(0)).at(0).font).family();
  };
  CHECK(family_of("ja") == "Noto Serif CJK JP");
  CHECK(family_of("ko") == "Noto Serif CJK KR");
  CHECK(family_of("zh-Hans") == "Noto Serif CJK SC");
  CHECK(family_of("zh-Hant") == "Noto Serif CJK TC");
}

TEST_CASE("scripts: where the set of Han faces is not there, it is named") {
  const FontLibrary fonts(CjkFaces::none);
  CHECK_FALSE(fonts.has_cjk());
  for (const std::string_view text : {"直", "か", "한"}) {
    Diagnostics diagnostics;
    set_paragraph(plain(text, "ja"), ragged(100, "ja"), fonts, diagnostics);
    REQUIRE(diagnostics.list().size() == 1);
    CHECK(diagnostics.list()[0].code == "missing-glyph");
    CHECK(diagnostics.list()[0].hints.at(0).message.find("NotoSerifCJK-Regular.ttc") !=
          std::string::npos);
  }
}

TEST_CASE("scripts: Arabic letters keep their joined forms at a line's end") {
  // The same word alone and at a line's end has the same glyphs.
  const std::string_view word = "الناس";
  const std::vector<Line> alone = set(plain(word, "ar"), ragged(200, "ar"));
  const std::vector<Line> broken =
      set(plain("الناس الناس", "ar"), ragged(alone[0].right - alone[0].left + 1, "ar"));
  REQUIRE(broken.size() == 2);
  const std::vector<TextRun> first = text_runs(broken[0]);
  const std::vector<TextRun> only = text_runs(alone[0]);
  REQUIRE(first.size() == 1);
  for (std::size_t i = 0; i < only[0].glyphs.size(); ++i) {
    CHECK(first[0].glyphs[i].glyph == only[0].glyphs[i].glyph);
  }
}

}  // namespace octavo::paged
