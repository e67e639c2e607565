#include "compiler/text/script.h"

#include <doctest/doctest.h>

using namespace octavo;

namespace {

std::string runs_of(std::string_view text) {
  std::string result;
  std::uint32_t at = 0;
  for (const ScriptRun& run : script_runs(text)) {
    REQUIRE(run.begin == at);
    at = run.end;
    result += std::string(run.script) + "[" +
              std::string(text.substr(run.begin, run.end - run.begin)) + "]";
  }
  REQUIRE(at == text.size());
  return result;
}

}  // namespace

TEST_CASE("script: neutral characters take the script of their neighbours") {
  CHECK(runs_of("") == "");
  CHECK(runs_of("12, 34") == "Zyyy[12, 34]");
  CHECK(runs_of("… abc 1.") == "Latn[… abc 1.]");
  CHECK(runs_of("abc где") == "Latn[abc ]Cyrl[где]");
  CHECK(runs_of("e\u0301a") == "Latn[e\u0301a]");
}

TEST_CASE("script: a closing bracket has the script of its partner") {
  CHECK(runs_of("ab (где) cd") == "Latn[ab (]Cyrl[где]Latn[) cd]");
  CHECK(runs_of("ab (где [жз) cd") == "Latn[ab (]Cyrl[где [жз]Latn[) cd]");
  CHECK(runs_of("где) cd") == "Cyrl[где) ]Latn[cd]");
}

TEST_CASE("script: a closing quotation mark has the script of its partner") {
  CHECK(runs_of("где «ab» жз") == "Cyrl[где «]Latn[ab]Cyrl[» жз]");
  CHECK(runs_of("где »ab« жз") == "Cyrl[где »]Latn[ab« ]Cyrl[жз]");
}

TEST_CASE("script: a sign of a few scripts stays with them") {
  CHECK(runs_of("カード") == "Kana[カード]");
  CHECK(runs_of("らーめん") == "Hira[らーめん]");
  CHECK(runs_of("क।") == "Deva[क।]");
}

TEST_CASE("script: ten thousand open brackets are no trouble") {
  const std::string text = std::string(10'000, '(') + "a" + std::string(10'000, ')');
  CHECK(script_runs(text).size() == 1);
}

TEST_CASE("script: a language has its likely script and direction") {
  CHECK(script_of(U'a') == "Latn");
  CHECK(script_of(U' ') == "Zyyy");
  CHECK(script_of(0x0301) == "Zinh");
  CHECK(script_of_language("pt-BR") == "Latn");
  CHECK(script_of_language("fa") == "Arab");
  CHECK(script_of_language("zh-CN") == "Hans");
  CHECK(script_of_language("zh-TW") == "Hant");
  CHECK(script_of_language("sr-Latn") == "Latn");
  CHECK(script_of_language("sr") == "Cyrl");
  CHECK(script_of_language("") == "");
  CHECK(is_right_to_left_language("he"));
  CHECK(is_right_to_left_language("ur-PK"));
  CHECK_FALSE(is_right_to_left_language("ja"));
}
