#include "compiler/text/encoding.h"

#include <array>

#include <doctest/doctest.h>

#include "compiler/text/utf8.h"
#include "tests/shared.h"
#include "tests/support.h"

using namespace octavo;
using namespace std::string_view_literals;

TEST_CASE("encoding: plain UTF-8 is itself") {
  const DecodedText decoded = decode_text("gr\u00FC\u00DFe");
  CHECK(decoded.text == "gr\u00FC\u00DFe");
  CHECK(decoded.encoding == "UTF-8");
  CHECK_FALSE(decoded.guessed);
  CHECK(decode_text("").text.empty());
  CHECK_FALSE(decode_text("").binary);
}

TEST_CASE("encoding: a byte order mark decides, and is left out") {
  CHECK(decode_text("\xEF\xBB\xBFhi").text == "hi");
  CHECK(decode_text("\xFF\xFEh\0i\0"sv).text == "hi");
  CHECK(decode_text("\xFE\xFF\0h\0i"sv).text == "hi");
  CHECK(decode_text("\xFF\xFE\x3D\xD8\x00\xDE"sv).text == "\U0001F600");
  CHECK_FALSE(decode_text("\xFE\xFF\0h\0i"sv).guessed);
}

TEST_CASE("encoding: UTF-16 without a mark is seen by its zero bytes") {
  const DecodedText decoded = decode_text("h\0e\0l\0l\0o\0 \0y\0o\0u\0"sv);
  CHECK(decoded.text == "hello you");
  CHECK(decoded.encoding == "UTF-16LE");
  CHECK(decoded.guessed);
}

TEST_CASE("encoding: stray bytes in UTF-8 are shown as U+FFFD, with their places") {
  const DecodedText decoded = decode_text("caf\u00E9 \u00FCber \xFF \u00E7\u00E0 \u00F1");
  CHECK(decoded.encoding == "UTF-8");
  CHECK(decoded.text == "caf\u00E9 \u00FCber \uFFFD \u00E7\u00E0 \u00F1");
  REQUIRE(decoded.replaced.size() == 1);
  CHECK(decoded.text.substr(decoded.replaced[0], 3) == "\uFFFD");
  const DecodedText ascii = decode_text("Plain words, then \xFF a byte that is nothing.");
  CHECK(ascii.encoding == "UTF-8");
  CHECK(ascii.replaced.size() == 1);
}

TEST_CASE("encoding: UTF-8 with as much damage as characters is UTF-8") {
  const std::string words(5000, 'x');
  // A smile in CESU-8, among plain ASCII; and a Latin letter beside a true one.
  const DecodedText smile = decode_text(words + " \xED\xA0\xBD\xED\xB8\x80 end");
  CHECK(smile.encoding == "UTF-8");
  CHECK(!smile.replaced.empty());
  const DecodedText letter = decode_text(words + " caf\u00E9 and caf\xE9 end");
  CHECK(letter.encoding == "UTF-8");
  CHECK(letter.text == words + " caf\u00E9 and caf\uFFFD end");
  CHECK(letter.replaced.size() == 1);
}

TEST_CASE("encoding: a stray zero does not make a text UTF-16") {
  using namespace std::string_view_literals;
  for (const std::string_view text :
       {"text\0with nul\n"sv, "one\0two\n"sv, "a\0b\0c de\n"sv}) {
    const DecodedText decoded = decode_text(text);
    CHECK(decoded.text == text);
    CHECK(decoded.encoding == "UTF-8");
  }
}

TEST_CASE("encoding: a text of ISO-8859-1 is told by its look") {
  const DecodedText decoded =
      decode_text("N\xE3o h\xE1 d\xFAvida de que a na\xE7\xE3o est\xE1 s\xE3.");
  CHECK(decoded.text == "Não há dúvida de que a nação está sã.");
  CHECK(decoded.guessed);
  const DecodedText quotes =
      decode_text("He said \x93yes\x94 \x97 and left the caf\xE9.");
  CHECK(quotes.text == "He said “yes” — and left the café.");
  CHECK(decode_text("It was sold for \xA3"
                    "4 4s. and then for \xA3"
                    "12.")
            .text == "It was sold for £4 4s. and then for £12.");
}

TEST_CASE("encoding: Cyrillic and Japanese encodings are told by their look") {
  // "В начале было Слово, и Слово было у Бога." in windows-1251.
  const DecodedText cyrillic = decode_text(
      "\xC2 \xED\xE0\xF7\xE0\xEB\xE5 \xE1\xFB\xEB\xEE \xD1\xEB\xEE\xE2\xEE, \xE8 "
      "\xD1\xEB\xEE\xE2\xEE \xE1\xFB\xEB\xEE \xF3 \xC1\xEE\xE3\xE0.");
  CHECK(cyrillic.text == "В начале было Слово, и Слово было у Бога.");
  // "吾輩は猫である。名前はまだ無い。" in Shift_JIS.
  const DecodedText japanese = decode_text(
      "\x8C\xE1\x94\x79\x82\xCD\x94\x4C\x82\xC5\x82\xA0\x82\xE9\x81\x42\x96\xBC\x91\x4F"
      "\x82\xCD\x82\xDC\x82\xBE\x96\xB3\x82\xA2\x81\x42");
  CHECK(japanese.text == "吾輩は猫である。名前はまだ無い。");
}

TEST_CASE("encoding: pictures, programs and noise are no text") {
  std::string noise;
  std::uint32_t state = 1;
  for (int i = 0; i < 1000; ++i) {
    state = state * 1664525U + 1013904223U;
    noise.push_back(static_cast<char>(state >> 24U));
  }
  const std::array<std::string_view, 5> cases = {"\x89PNG\r\n\x1A\n"sv, "%PDF-1.7 text"sv,
                                                 "PK\x03\x04"sv, "\0\0\0\0\0\0\0\0"sv,
                                                 noise};
  for (const std::string_view bytes : cases) {
    CHECK(decode_text(bytes).binary);
  }
  CHECK_FALSE(decode_text("one \x01 stray control"sv).binary);
  CHECK_FALSE(decode_text("\x01\x02\x03\x04\x05\x06 end"sv).binary);
}

TEST_CASE("encoding: samples of a sound are no text, with and without a header") {
  // A soft tone in 16 bits: nearly every second byte is 0 or 255.
  std::string sound;
  for (int sample = 0; sample < 8000; ++sample) {
    const int value = (sample * 37) % 200 - (sample % 3 == 0 ? 100 : 0);
    sound.push_back(static_cast<char>(value & 0xFF));
    sound.push_back(static_cast<char>((value >> 8) & 0xFF));
  }
  CHECK(decode_text(sound).binary);
  std::string soft = sound;
  for (std::size_t at = 1; at < soft.size(); at += 2) {
    soft[at] = '\0';
  }
  CHECK(decode_text(soft).binary);
  CHECK(decode_text("RIFF\x24\x08\x01\x01WAVEfmt "sv).binary);
  CHECK_FALSE(decode_text("RIFF is the name of a container.").binary);
}

TEST_CASE("encoding: whatever the bytes, the text is UTF-8") {
  std::uint32_t state = 7;
  for (int round = 0; round < 300; ++round) {
    std::string bytes;
    for (int i = 0; i < round; ++i) {
      state = state * 1664525U + 1013904223U;
      const std::uint32_t value = state >> 24U;
      bytes.push_back(static_cast<char>(value < 32 ? value + 64 : value));
    }
    CHECK(is_utf8(decode_text(bytes).text));
  }
}

TEST_CASE("encoding: the Latin-1 books of the corpus are read as such") {
  const auto shared = shared_folder();
  if (!shared) {
    MESSAGE("no shared folder");
    return;
  }
  const auto prose = *shared / "corpora" / "prose";
  const DecodedText machado =
      decode_text(tests::read_file(prose / "dom-casmurro.latin1.txt"));
  CHECK(machado.guessed);
  CHECK(machado.replaced.empty());
  CHECK(machado.text.find("não") != std::string::npos);
  const DecodedText kafka =
      decode_text(tests::read_file(prose / "die-verwandlung.latin1.txt"));
  CHECK(kafka.guessed);
  CHECK(kafka.text.find("unruhigen Träumen") != std::string::npos);
}

TEST_CASE("encoding: a word processor's file is no text") {
  CHECK(decode_text("{\\rtf1\\ansi a}").binary);
  CHECK_FALSE(decode_text("{\\em a}").binary);
}

TEST_CASE("encoding: a label names an encoding as it does on the Web") {
  struct LabelCase {
    std::string_view label{};
    std::string_view encoding{};
  };
  constexpr auto cases = std::to_array<LabelCase>({
      {"utf-8", "UTF-8"},
      {" UTF8\t", "UTF-8"},
      {"latin1", "windows-1252"},
      {"us-ascii", "windows-1252"},
      {"ISO_8859-2:1987", "ISO-8859-2"},
      {"l2", "ISO-8859-2"},
      {"x-cp1251", "windows-1251"},
      {"latin5", "windows-1254"},
      {"tis-620", "windows-874"},
      {"gb2312", "gb18030"},
      {"x-sjis", "Shift_JIS"},
      {"ks_c_5601-1987", "windows-949"},
      {"utf-16", "UTF-16LE"},
      {"cp866", "IBM866"},
      // No encodings of the Web.
      {"", ""},
      {" ", ""},
      {"x-", ""},
      {"utf-7", ""},
      {"utf-32", ""},
      {"ibm037", ""},
      {"hz-gb-2312", ""},
      {"kamoulox", ""},
      {"\xC3\xA4", ""},
  });
  for (const LabelCase& each : cases) {
    CAPTURE(each.label);
    CHECK(named_encoding(each.label) == each.encoding);
  }
  CHECK(named_encoding(std::string(1'000'000, 'a')).empty());
}

TEST_CASE("encoding: bytes in an encoding that is named become UTF-8") {
  CHECK(decode_named("\xC3\xA4", "UTF-8") == "\u00E4");
  CHECK(decode_named("\xEF\xBB\xBFx\xFF", "UTF-8") == "\uFEFFx\uFFFD");
  CHECK(decode_named("\x80\xE4", "windows-1252") == "\u20AC\u00E4");
  CHECK(decode_named("\xE4", "ISO-8859-2") == "\u00E4");
  CHECK(decode_named("\xE4", "KOI8-R") == "\u0414");
  CHECK(decode_named("\x93\xFA\x96\x7B", "Shift_JIS") == "\u65E5\u672C");
  CHECK(decode_named("\xC8\xD5", "gb18030") == "\u65E5");
  CHECK(decode_named("\x3D\xD8\x00\xDEx"sv, "UTF-16LE") == "\U0001F600\uFFFD");
}

TEST_CASE("encoding: every encoding that a label can name is read") {
  for (const std::string_view label :
       {"utf-8",        "ascii",        "iso-8859-2",   "iso-8859-3",   "iso-8859-4",
        "iso-8859-5",   "iso-8859-6",   "iso-8859-7",   "iso-8859-8",   "iso-8859-9",
        "iso-8859-10",  "iso-8859-11",  "iso-8859-13",  "iso-8859-14",  "iso-8859-15",
        "windows-874",  "windows-1250", "windows-1251", "windows-1252", "windows-1253",
        "windows-1254", "windows-1255", "windows-1256", "windows-1257", "windows-1258",
        "ibm866",       "koi8-r",       "koi8-u",       "macintosh",    "x-mac-cyrillic",
        "gbk",          "gb18030",      "big5",         "euc-jp",       "iso-2022-jp",
        "shift_jis",    "euc-kr"}) {
    CAPTURE(label);
    const std::string_view encoding = named_encoding(label);
    REQUIRE_FALSE(encoding.empty());
    CHECK(decode_named("a{b:c}", encoding) == "a{b:c}");
  }
}
