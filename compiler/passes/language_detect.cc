#include "compiler/passes/language_detect.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "compiler/passes/prose.h"
#include "compiler/text/characters.h"
#include "compiler/text/language.h"
#include "compiler/text/script.h"
#include "compiler/text/utf8.h"
#include "compiler/walk.h"

namespace octavo {

namespace {

constexpr std::size_t most_sample_bytes = 200'000;
/// Fewer letters than these say nothing of a language written as the text around it.
constexpr std::size_t least_letters = 60;

struct LetterCount {
  std::size_t all = 0;
  std::map<std::string_view, std::size_t> scripts{};
};

/// Kana and Han are one script here: Japanese mixes them.
std::string_view family_of(std::string_view script) {
  return script == "Hira" || script == "Kana" ? "Hani" : script;
}

/// How many letters of an alphabet say as much as one character.
std::size_t weight_of(std::string_view family) {
  if (family == "Hani") {
    return 3;
  }
  return family == "Hang" ? 2 : 1;
}

LetterCount count_letters(std::string_view text) {
  LetterCount count;
  std::size_t ascii = 0;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCharacter decoded = decode_utf8(text, at);
    at += decoded.size;
    if (decoded.character < 0x80) {
      const auto lower = decoded.character | 0x20U;
      if (lower >= 'a' && lower <= 'z') {
        ++ascii;
      }
    } else if (is_letter(decoded.character)) {
      const std::string_view family = family_of(script_of(decoded.character));
      const std::size_t weight = weight_of(family);
      count.all += weight;
      count.scripts[family] += weight;
    }
  }
  if (ascii > 0) {
    count.all += ascii;
    count.scripts["Latn"] += ascii;
  }
  return count;
}

std::optional<std::string_view> dominant_script(const LetterCount& count) {
  const auto most = std::ranges::max_element(
      count.scripts, {}, [](const auto& entry) { return entry.second; });
  if (most == count.scripts.end() || most->second * 10 < count.all * 6 ||
      most->first == "Zyyy" || most->first == "Zinh") {
    return std::nullopt;
  }
  return most->first;
}

bool has_kana(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCharacter decoded = decode_utf8(text, at);
    const std::string_view script = script_of(decoded.character);
    if (script == "Hira" || script == "Kana") {
      return true;
    }
    at += decoded.size;
  }
  return false;
}

/// The language that nearly all texts in a script are in.
std::string_view only_language(std::string_view script) {
  constexpr auto languages = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"Arab", "ar"}, {"Armn", "hy"}, {"Beng", "bn"}, {"Cher", "chr"}, {"Deva", "hi"},
       {"Ethi", "am"}, {"Geor", "ka"}, {"Grek", "el"}, {"Gujr", "gu"},  {"Guru", "pa"},
       {"Hang", "ko"}, {"Hebr", "he"}, {"Khmr", "km"}, {"Knda", "kn"},  {"Laoo", "lo"},
       {"Mlym", "ml"}, {"Mymr", "my"}, {"Orya", "or"}, {"Sinh", "si"},  {"Syrc", "syr"},
       {"Taml", "ta"}, {"Telu", "te"}, {"Thaa", "dv"}, {"Thai", "th"},  {"Tibt", "bo"}});
  const auto* const found =
      std::ranges::find(languages, script, [](const auto& entry) { return entry.first; });
  return found == languages.end() ? std::string_view() : found->second;
}

std::string detected_in_script(std::string_view text, std::string_view script) {
  const LanguageGuess guess = detect_language(text);
  return guess.reliable && is_written_in(guess.language, script) ? guess.language
                                                                 : std::string();
}

/// Languages that a detector mistakes for one another, old spellings above all.
bool are_close(std::string_view one, std::string_view other) {
  constexpr auto groups = std::to_array<std::string_view>(
      {" pt gl es ca oc ", " nb nn da sv no fo is ", " hr sr bs sl mk bg ",
       " id ms su jv ", " cs sk ", " ru uk be rue bg ", " de lb nl af fy gsw nds ",
       " en sco gd ga cy ", " fr oc ca co ht wa ", " it co la es ro scn ",
       " ar fa ur ps ckb ", " hi mr ne sa bh mai ", " tr az tk "});
  const std::string first = " " + std::string(one) + " ";
  const std::string second = " " + std::string(other) + " ";
  return std::ranges::any_of(groups, [&](std::string_view group) {
    return group.find(first) != std::string_view::npos &&
           group.find(second) != std::string_view::npos;
  });
}

std::string by_detection(std::string_view text,
                         const LetterCount& count,
                         std::string_view context) {
  if (count.all < least_letters) {
    return {};
  }
  const LanguageGuess guess = detect_language(text, context);
  const std::string_view found = primary_language(guess.language);
  const std::size_t needed =
      are_close(found, primary_language(context)) ? 4 * least_letters : least_letters;
  constexpr double least_share = 0.9;
  if (!guess.reliable || guess.share < least_share || count.all < needed ||
      found == primary_language(context) || found == "la") {
    return {};
  }
  return guess.language;
}

/// A sentence that is too short to detect is in the language of the longer ones: in a
/// right-to-left book its full stop stands on the wrong side otherwise. A name or a
/// heading is a part of the text around it.
std::string latin_language(std::string_view text,
                           const LetterCount& count,
                           const DocumentLanguages& languages) {
  constexpr std::size_t least_sentence_letters = 20;
  std::string found = by_detection(text, count, {});
  const std::size_t last = text.find_last_not_of(" \n");
  const bool is_sentence =
      count.all >= least_sentence_letters && last != std::string_view::npos &&
      std::string_view(".:;!?").find(text[last]) != std::string_view::npos;
  const auto elsewhere = languages.scripts.find("Latn");
  return found.empty() && is_sentence && elsewhere != languages.scripts.end()
             ? elsewhere->second
             : found;
}

/// A detector needs no more than a part of a long book: every so many of its paragraphs,
/// and each only once, because the detector mistrusts what repeats itself.
std::string sample_of(const Document& document) {
  std::vector<std::string> texts{prose_of(document.metadata.title)};
  std::size_t bytes = texts.front().size();
  walk(document.content, Overload{[&](const Block& block) {
                                    if (!is_language_tag(block.attributes.language)) {
                                      texts.push_back(prose_of(block));
                                      bytes += texts.back().size();
                                    }
                                  },
                                  [](const Inline&) {}});
  const std::size_t step = bytes / most_sample_bytes + 1;
  std::string sample;
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < texts.size(); i += step) {
    if (seen.insert(texts[i]).second) {
      sample += texts[i] + "\n\n";
    }
  }
  return sample;
}

/// The script that says most in a book. A book in another script than Latin is full of
/// Latin names and terms; one in Latin script is rarely half in another.
std::optional<std::string_view> greatest_script(const LetterCount& count) {
  const auto most = std::ranges::max_element(count.scripts, {}, [](const auto& entry) {
    return entry.first == "Latn" ? entry.second : 2 * entry.second;
  });
  return most == count.scripts.end() || most->first == "Zyyy" || most->first == "Zinh"
             ? std::nullopt
             : std::optional(most->first);
}

/// The text with a space for each letter of another script.
std::string in_script(std::string_view text, std::string_view script) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCharacter decoded = decode_utf8(text, at);
    const std::string_view family = is_letter(decoded.character)
                                        ? family_of(script_of(decoded.character))
                                        : std::string_view("Zyyy");
    // Some letters serve several scripts, such as the Japanese prolonged sound mark.
    const bool foreign = family != script && family != "Zyyy" && family != "Zinh";
    result += foreign ? std::string_view(" ") : text.substr(at, decoded.size);
    at += decoded.size;
  }
  return result;
}

/// In a few lines the detector takes a great language for a smaller one that is close to
/// it: the smaller one stands only where a hint of the great one does not shake it.
std::string likely_of_close(const std::string& language, std::string_view text) {
  constexpr std::size_t most_letters = 400;
  const std::string_view great =
      language == "af" ? "nl" : (language == "gl" ? "pt" : std::string_view());
  if (great.empty() || count_letters(text).all > most_letters) {
    return language;
  }
  const LanguageGuess hinted = detect_language(text, great);
  return hinted.reliable && hinted.language == language ? language : std::string(great);
}

}  // namespace

std::string detect_document_language(const Document& document) {
  const std::string sample = sample_of(document);
  const auto script = greatest_script(count_letters(sample));
  if (!script) {
    return {};
  }
  // Names, quotations and terms in another script are not what the book is in.
  const std::string own = in_script(sample, *script);
  const LanguageGuess guess = detect_language(own);
  if (guess.reliable) {
    return likely_of_close(guess.language, own);
  }
  return *script == "Latn" ? std::string() : language_of_script(*script, own, {});
}

DocumentLanguages survey_languages(const Document& document, std::string language) {
  constexpr std::size_t most_bytes_of_a_script = 20'000;
  std::map<std::string, std::string, std::less<>> samples;
  const bool is_latin = is_written_in(language, "Latn");
  walk(document.content,
       Overload{[](const Block&) {},
                [&](const Inline& node) {
                  const auto* text = std::get_if<Text>(&node.kind);
                  if (text == nullptr || (is_latin && is_latin_text(text->text))) {
                    return;
                  }
                  for (const ScriptRun& run : script_runs(text->text)) {
                    std::string& sample = samples[std::string(family_of(run.script))];
                    if (sample.size() < most_bytes_of_a_script) {
                      sample += text->text.substr(run.begin, run.end - run.begin) + " ";
                    }
                  }
                }});
  DocumentLanguages languages{.document = std::move(language)};
  for (const auto& [script, sample] : samples) {
    std::string found =
        script == "Hani" && has_kana(sample) ? "ja" : detected_in_script(sample, script);
    if ((script != "Latn" || !is_latin) && !found.empty()) {
      languages.scripts.emplace(script, std::move(found));
    }
  }
  return languages;
}

std::string detect_block_language(std::string_view text,
                                  std::string_view context,
                                  const DocumentLanguages& languages) {
  const LetterCount count = count_letters(text);
  const auto script = dominant_script(count);
  constexpr std::size_t least_foreign_letters = 2;
  if (!script || count.all < least_foreign_letters) {
    return {};
  }
  if (is_written_in(context, *script)) {
    const bool japanese =
        *script == "Hani" && primary_language(context) == "zh" && has_kana(text);
    return japanese ? "ja" : by_detection(text, count, context);
  }
  return *script == "Latn" && !is_written_in(languages.document, "Latn")
             ? latin_language(text, count, languages)
             : language_of_script(*script, text, languages);
}

bool is_written_in(std::string_view language, std::string_view script) {
  const std::string own = script_of_language(language);
  if (own == script || own.empty()) {
    return !own.empty();
  }
  const std::string_view primary = primary_language(language);
  const bool han = script == "Hani" || script == "Hira" || script == "Kana";
  if (own == "Jpan") {
    return han;
  }
  if (own == "Kore") {
    return script == "Hang" || script == "Hani";
  }
  if (own == "Hans" || own == "Hant") {
    return script == "Hani" || script == "Bopo";
  }
  return primary == "sr" && (script == "Latn" || script == "Cyrl");
}

std::string language_of_script(std::string_view script,
                               std::string_view text,
                               const DocumentLanguages& languages) {
  const std::string_view family = family_of(script);
  if (family == "Hani" && has_kana(text)) {
    return "ja";
  }
  if (is_written_in(languages.document, family)) {
    return languages.document;
  }
  const auto elsewhere = languages.scripts.find(family);
  const bool short_text = text.size() < least_letters * 2;
  std::string detected = short_text && elsewhere != languages.scripts.end()
                             ? std::string()
                             : detected_in_script(text, family);
  if (!detected.empty()) {
    return detected;
  }
  if (elsewhere != languages.scripts.end()) {
    return elsewhere->second;
  }
  return family == "Hani" ? "zh" : std::string(only_language(family));
}

bool is_latin_text(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCharacter decoded = decode_utf8(text, at);
    // Up to Greek; then Latin Additional, general punctuation and symbols.
    const bool latin = decoded.character < 0x0370 ||
                       (decoded.character >= 0x1E00 && decoded.character < 0x1F00) ||
                       (decoded.character >= 0x2000 && decoded.character < 0x2C00);
    if (!latin) {
      return false;
    }
    at += decoded.size;
  }
  return true;
}

}  // namespace octavo
