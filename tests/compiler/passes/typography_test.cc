#include "compiler/passes/typography.h"

#include <array>
#include <string>

#include <doctest/doctest.h>

#include "compiler/plain_text.h"
#include "tests/tree.h"

using namespace octavo;
using octavo::tree::text;

namespace {

std::string set(Inlines content, std::string language) {
  Document document{.metadata = {.language = std::move(language)},
                    .content = {{.kind = Paragraph{std::move(content)}}}};
  set_typography(document);
  const std::string once = plain_text(document.content);
  set_typography(document);
  CHECK(plain_text(document.content) == once);
  return once;
}

std::string set(std::string typed, std::string language = "en") {
  return set(Inlines{text(std::move(typed))}, std::move(language));
}

struct Case {
  const char* typed;
  const char* expected;
};

}  // namespace

TEST_CASE("typography: English quotes nest and alternate") {
  constexpr std::array cases = {
      Case{R"("Yes," he said.)", "“Yes,” he said."},
      Case{R"(He said "no.")", "He said “no.”"},
      Case{R"("He said 'no' twice.")", "“He said ‘no’ twice.”"},
      Case{R"("'Tis so," she said.)", "“’Tis so,” she said."},
      Case{R"("He said "no" to me")", "“He said ‘no’ to me”"},
      Case{R"(the "old" (and "new") way)", "the “old” (and “new”) way"},
      Case{R"(wait--"now")", "wait–“now”"},
      Case{R"("Wait--" he cried.)", "“Wait–” he cried."},
      Case{R"('Hello,' said I.)", "‘Hello,’ said I."},
      Case{R"("I said 'go'".)", "“I said ‘go’”."},
      Case{"“Already curly,” it’s left.", "“Already curly,” it’s left."},
  };
  for (const Case& item : cases) {
    CHECK(set(item.typed) == item.expected);
  }
}

TEST_CASE("typography: a quote before a word opens where none is open") {
  constexpr std::array cases = {
      Case{R"(Look:"word" here)", "Look:“word” here"},
      Case{R"(key="value")", "key=“value”"},
      Case{R"(He said "x"s, +"i", m’"n")", "He said “x”s, +“i”, m’“n”"},
  };
  for (const Case& item : cases) {
    CHECK(set(item.typed) == item.expected);
  }
  CHECK(set({{.kind = Strong{{text("Note:")}}}, text("\"word\"")}, "en") ==
        "Note:“word”");
  CHECK(set("à l'\"Arena\" avec d’\"autres\"", "fr") ==
        "à l’«\u00A0Arena\u00A0» avec d’«\u00A0autres\u00A0»");
  CHECK(set("\"Sono dell'\"Arena\" di Verona\"", "it") ==
        "«Sono dell’“Arena” di Verona»");
}

TEST_CASE("typography: apostrophes are told from quotes") {
  constexpr std::array cases = {
      Case{"don't", "don’t"},
      Case{"the dogs' bones", "the dogs’ bones"},
      Case{"'tis the '90s, rock 'n' roll", "’tis the ’90s, rock ’n’ roll"},
      Case{"'twas 'the' end", "’twas ‘the’ end"},
      Case{"the 1980's", "the 1980’s"},
      Case{"a lone ' here", "a lone ’ here"},
  };
  for (const Case& item : cases) {
    CHECK(set(item.typed) == item.expected);
  }
  CHECK(set("l'homme d'État", "fr") == "l’homme d’État");
}

TEST_CASE("typography: feet, inches, minutes and seconds have primes") {
  CHECK(set("He is 6'2\" tall.") == "He is 6′2″ tall.");
  CHECK(set("a 5' wall, a 3\" nail") == "a 5′ wall, a 3″ nail");
  CHECK(set("paper of 6\"x9\"") == "paper of 6″x9″");
  CHECK(set("\"Chapter 6\" is next") == "“Chapter 6” is next");
}

TEST_CASE("typography: every language has its own quotes") {
  struct Own {
    const char* language;
    const char* expected;
  };
  constexpr std::array cases = {
      Own{"de", "„a ‚b‘ c“"},
      Own{"de-CH", "«a ‹b› c»"},
      Own{"de-AT", "„a ‚b‘ c“"},
      Own{"pt", "“a ‘b’ c”"},
      Own{"pt-BR", "“a ‘b’ c”"},
      Own{"es", "«a “b” c»"},
      Own{"it", "«a “b” c»"},
      Own{"ru", "«a „b“ c»"},
      Own{"uk", "«a „b“ c»"},
      Own{"pl", "„a\u00A0«b» c”"},
      Own{"sv", "”a ’b’ c”"},
      Own{"da", "»a ›b‹ c«"},
      Own{"fr", "«\u00A0a “b” c\u00A0»"},
      Own{"zz", "“a ‘b’ c”"},
  };
  for (const Own& item : cases) {
    CAPTURE(item.language);
    CHECK(set("\"a 'b' c\"", item.language) == item.expected);
  }
}

TEST_CASE("typography: quotes in Japanese and Chinese are those of the script") {
  CHECK(set("彼は\"はい\"と言った", "ja") == "彼は「はい」と言った");
  CHECK(set("the \"yes\" of it", "ja") == "the “yes” of it");
  CHECK(set("他说\"好\"。", "zh-Hans") == "他说“好”。");
  CHECK(set("他說\"好\"。", "zh-Hant") == "他說「好」。");
}

TEST_CASE("typography: gershayim stand between Hebrew letters") {
  CHECK(set("צה\"ל", "he") == "צה״ל");
}

TEST_CASE("typography: hyphens become dashes and dots an ellipsis") {
  constexpr std::array cases = {
      Case{"one -- two", "one – two"},
      Case{"one---two", "one—two"},
      Case{"Oh!--said he <!-- not", "Oh!–said he <!-- not"},
      Case{"pages 10-20", "pages 10-20"},
      Case{"pages 10--20", "pages 10–20"},
      Case{"--Speech, said he", "—Speech, said he"},
      Case{"a ---- rule", "a ---- rule"},
      Case{"x --> y", "x --> y"},
      Case{"well...", "well…"},
      Case{"the end....", "the end…."},
      Case{"......", "......"},
  };
  for (const Case& item : cases) {
    CHECK(set(item.typed) == item.expected);
  }
}

TEST_CASE("typography: French marks have their spaces, typed or not") {
  constexpr std::array cases = {
      Case{"Oui !", "Oui\u202F!"},
      Case{"Oui!", "Oui\u202F!"},
      Case{"Quoi ?!", "Quoi\u202F?!"},
      Case{"Ainsi : rien ; tout", "Ainsi\u00A0: rien\u202F; tout"},
      Case{"« Oui »", "«\u00A0Oui\u00A0»"},
      Case{"«Oui»", "«\u00A0Oui\u00A0»"},
      Case{"\" Oui \"", "«\u00A0Oui\u00A0»"},
      Case{"à 10:30", "à 10:30"},
      Case{"voir http://a.fr/?b:c", "voir http://a.fr/?b:c"},
      Case{"un sourire :)", "un sourire\u00A0:)"},
  };
  for (const Case& item : cases) {
    CHECK(set(item.typed, "fr") == item.expected);
  }
  CHECK(set("Oui !", "fr-CA") == "Oui !");
  CHECK(set("Yes !", "en") == "Yes !");
}

TEST_CASE("typography: one-letter words cling to the next where the language asks it") {
  CHECK(set("byl v lese a u vody", "cs") == "byl v\u00A0lese a\u00A0u\u00A0vody");
  CHECK(set("dom i las", "pl") == "dom i\u00A0las");
  CHECK(set("a man", "en") == "a man");
}

TEST_CASE("typography: a number holds its unit") {
  CHECK(set("it is 12 km, or 5 %.") == "it is 12\u00A0km, or 5\u00A0%.");
  CHECK(set("12 men, 5 mice") == "12 men, 5 mice");
  CHECK(set("see § 12") == "see §\u00A012");
}

TEST_CASE("typography: a quote may open and close in different nodes") {
  CHECK(set({text("he said \""), {.kind = Emphasis{{text("word")}}}, text("\" and")},
            "en") == "he said “word” and");
  CHECK(set({text("\"a"), {.kind = SoftBreak{}}, text("b\"")}, "de") == "„a b“");
  CHECK(set({text("an \""), {.kind = Code{"x"}}, text("\" here")}, "en") ==
        "an “x” here");
}

TEST_CASE("typography: code and addresses stay") {
  CHECK(set({{.kind = Code{"\"a\" -- 'b'..."}}}, "en") == "\"a\" -- 'b'...");
  CHECK(set("see http://a.b/--c...d'e and \"www.x.y/--z\"") ==
        "see http://a.b/--c...d'e and “www.x.y/--z”");
  CHECK(set({{.kind = Link{.target = "http://a/--b", .content = {text("http://a/--b")}}}},
            "en") == "http://a/--b");
  Document document{.metadata = {.language = "en"},
                    .content = {{.kind = CodeBlock{.language = "", .text = "\"a\"\n"}}}};
  set_typography(document);
  CHECK(std::get<CodeBlock>(document.content[0].kind).text == "\"a\"\n");
}

TEST_CASE("typography: signs that stay as typed stand in their line all the same") {
  const auto typed = [](const char* sign) {
    return Inline{.kind = Text{.text = sign, .marks = Marks::as_typed}};
  };
  CHECK(set({text("12"), typed("\""), text(" a-"), typed("-"), text("b."), typed("."),
             text(". "), typed("'"), text("x"), typed("'")},
            "en") == "12\" a--b... 'x'");
  CHECK(set({text("\"the "), typed("'"), text("real"), typed("'"), text(" one\"")},
            "fr") == "«\u00A0the 'real' one\u00A0»");
}

TEST_CASE("typography: the language of a span, a block or an item decides") {
  CHECK(set({text("\"a\" "),
             {.kind = Styled{{text("\"b\"")}}, .attributes = {.language = "de"}}},
            "en") == "“a” „b“");
  Document document{
      .metadata = {.title = {text("\"T\"")}, .language = "en"},
      .content = {
          {.kind = List{.items = {{.content = {{.kind = Paragraph{{text("\"c\"")}}}},
                                   .attributes = {.language = "ru"}}}}}}};
  set_typography(document);
  CHECK(plain_text(document.content) == "«c»");
  CHECK(plain_text(document.metadata.title) == "“T”");
}

TEST_CASE("typography: a quotation runs over the lines of a poem") {
  Document document{
      .metadata = {.language = "en"},
      .content = {{.kind = Verse{.lines = {{.content = {text("\"One")}},
                                           {.content = {text("two\"")}}}}}}};
  set_typography(document);
  CHECK(plain_text(document.content).find("two”") != std::string::npos);
}

TEST_CASE("typography: a hundred thousand quotes take no time to speak of") {
  for (const char* unit : {"\" '", "'a ", "\"a", "a'", "-", "."}) {
    std::string typed;
    for (int i = 0; i < 100'000; ++i) {
      typed += unit;
    }
    Document document{.metadata = {.language = "fr"},
                      .content = {{.kind = Paragraph{{text(typed)}}}}};
    set_typography(document);
    CHECK_FALSE(plain_text(document.content).empty());
  }
}
