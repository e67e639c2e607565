#include "formats/plain/inlines.h"

#include <string>

#include <doctest/doctest.h>

#include "compiler/dump.h"

using namespace octavo;

namespace {

/// Italics in braces, a soft break as a slash.
std::string shown(const Inlines& inlines) {
  std::string result;
  for (const Inline& node : inlines) {
    if (const auto* text = std::get_if<Text>(&node.kind)) {
      result += text->text;
    } else if (const auto* emphasis = std::get_if<Emphasis>(&node.kind)) {
      result += "{" + shown(emphasis->content) + "}";
    } else {
      result += "/";
    }
  }
  return result;
}

std::string read(std::string_view text) {
  const auto chunks = plain::split_chunks(text);
  return shown(plain::read_lines(chunks.at(0).lines, FileId{0}));
}

std::string read_apart(std::string_view text) {
  const auto chunks = plain::split_chunks(text);
  std::string result;
  for (const Inlines& line : plain::read_each_line(chunks.at(0).lines, FileId{0})) {
    result += shown(line) + "|";
  }
  return result;
}

}  // namespace

TEST_CASE("inlines: underscores at the edges of words are italics") {
  CHECK(read("an _old_ tale") == "an {old} tale");
  CHECK(read("_Dom Casmurro._ Os") == "{Dom Casmurro.} Os");
  CHECK(read("see (_ibid._), _there_") == "see ({ibid.}), {there}");
  CHECK(read("over _two\nlines_ here") == "over {two/lines} here");
}

TEST_CASE("inlines: other underscores stay") {
  CHECK(read("a_name_like_this") == "a_name_like_this");
  CHECK(read("____ fill in ____") == "____ fill in ____");
  CHECK(read("one _alone") == "one _alone");
  CHECK(read("a _ b _ c") == "a _ b _ c");
}

TEST_CASE("inlines: blanks become one space, no-break spaces stay") {
  CHECK(read("one.  Two\tthree") == "one. Two three");
  CHECK(read("a\u00A0\u00A0b") == "a\u00A0\u00A0b");
}

TEST_CASE("inlines: a word or a dash at a line's end is not torn") {
  CHECK(read("higgledy-\npiggledy") == "higgledy-piggledy");
  CHECK(read("went away--\nfar away") == "went away—far away");
  CHECK(read("revealing--and useful--parlor, 1914--18 -- and ---") ==
        "revealing—and useful—parlor, 1914--18 -- and ---");
  CHECK(read("war --\nSamsa war") == "war --/Samsa war");
  CHECK(read("Vor-\nund Nachteile") == "Vor-/und Nachteile");
}

TEST_CASE("inlines: italics over lines of verse begin anew in each") {
  CHECK(read_apart("_one\ntwo_ three\nfour") == "{one}|{two} three|four|");
}

TEST_CASE("inlines: a node's span is its place in the source") {
  constexpr std::string_view source = "  an _old_\n  tale";
  const auto chunks = plain::split_chunks(source);
  const Inlines inlines = plain::read_lines(chunks.at(0).lines, FileId{0});
  REQUIRE(inlines.size() == 4);
  const auto slice = [&](const Inline& node) {
    return source.substr(node.span.begin, node.span.end - node.span.begin);
  };
  CHECK(slice(inlines[0]) == "an ");
  CHECK(slice(inlines[1]) == "_old_");
  CHECK(slice(inlines[2]) == "\n  ");
  CHECK(slice(inlines[3]) == "tale");
}
