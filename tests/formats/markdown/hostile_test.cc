#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "compiler/walk.h"
#include "formats/markdown/reader.h"
#include "tests/support.h"

using namespace octavo;

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

/// A text that repeats something so often that whoever looks twice looks for ever.
struct HostileText {
  std::string_view name{};
  std::string_view repeated{};
  std::string_view middle{};
  std::string_view repeated_after{};
};

constexpr auto texts = std::to_array<HostileText>({
    {"nested emphasis", "*a **a ", "b", " a** a*"},
    {"closers", "a_ "},
    {"openers", "_a "},
    {"mismatched", "*a_ "},
    {"rule of three", "a**b", "", "c* "},
    {"link closers", "a]"},
    {"link openers", "[a"},
    {"links after images", "![", "", "[a](b)"},
    {"brackets and parentheses", "[ (]("},
    {"nested brackets", "[", "a", "]"},
    {"quotes", "> ", "a"},
    {"items", "* ", "a"},
    {"unclosed targets", "[a](<b"},
    {"unclosed titles", "[a](b \""},
    {"comments", "a <!--"},
    {"instructions", "a <?"},
    {"sections", "a <![CDATA["},
    {"tags", "<a x='"},
    {"open elements", "<b>", "x"},
    {"nested elements", "<b>", "x", "</b>"},
    {"open blocks", "<div>\n\na\n\n"},
    {"wide table", "a|", "\n", "-|"},
    {"false tables", "aaa\nbbb\n-\v\n"},
    {"inline notes", "^[a", "", "]"},
    {"addresses", "www.a.b "},
    {"addresses that are none", "www.", "a_b"},
    {"e-mail", "a@"},
    {"tildes", "~~a "},
    {"dollars", "$a "},
    {"attributes", "# a {#b c='"},
    {"definitions", "a\n: b\n"},
    {"divisions", "::: a\n"},
    {"headings as references", "# a\n\n[a]\n\n"},
    {"text for a format", "`a`{=b}", "x"},
    {"setext", "a\n", "=\n"},
    {"tabs", "\t", "a"},
    {"front matter", "---\na: [[[[[[[[[[[[\n"},
});

std::string repeat(std::string_view text, int count) {
  std::string result;
  for (int i = 0; i < count; ++i) {
    result += text;
  }
  return result;
}

template <class List>
int depth_of(const List& list) {
  int depth = 0;
  for (const auto& node : list) {
    for_each_list(node,
                  [&](const auto& inner) { depth = std::max(depth, depth_of(inner)); });
  }
  return list.empty() ? 0 : depth + 1;
}

void run(const std::string& text) {
  std::vector<std::uint8_t> bytes(text.begin(), text.end());
  CHECK(LLVMFuzzerTestOneInput(bytes.data(), bytes.size()) == 0);
}

}  // namespace

TEST_CASE("reader: hostile texts are read in every dialect and never nested too deep") {
  constexpr int count = 3000;
  for (const HostileText& each : texts) {
    CAPTURE(each.name);
    const std::string text = repeat(each.repeated, count) + std::string(each.middle) +
                             repeat(each.repeated_after, count) + "\n";
    run(text);
    Sources sources;
    Diagnostics diagnostics;
    const Document document =
        markdown::read_markdown(sources.add("hostile.md", text), {}, diagnostics);
    CHECK(depth_of(document.content) <= 258);
    CHECK(!document.content.empty());
  }
}

TEST_CASE("reader: aliases in the front matter neither run in a circle nor multiply") {
  const std::string authors = "author: &b [" + repeat("b,", 20'000) + "b]\n";
  for (const std::string& yaml :
       {std::string("a: &a [*a]\n"), std::string("author: &a [{name: *a}, *a]\n"),
        authors + repeat("author: *b\n", 10'000)}) {
    CAPTURE(yaml.substr(0, 40));
    Sources sources;
    Diagnostics diagnostics;
    const Document document = markdown::read_markdown(
        sources.add("a.md", "---\n" + yaml + "---\n\nText.\n"), {}, diagnostics);
    CHECK(document.content.size() == 1);
    CHECK(document.metadata.authors.size() < 1'000'000);
  }
}

TEST_CASE("reader: what an alias stands for is counted each time") {
  const std::string name(10'000, 'n');
  const std::string yaml = "a: &m {name: " + name + ", text: " + name + "}\n" +
                           "author: [" + repeat("*m,", 5000) + "*m]\n" + "keywords: [" +
                           repeat("*m,", 5000) + "*m]\n";
  Sources sources;
  Diagnostics diagnostics;
  const Document document = markdown::read_markdown(
      sources.add("a.md", "---\n" + yaml + "---\n\nText.\n"), {}, diagnostics);
  const Metadata& metadata = document.metadata;
  const std::size_t copied = metadata.authors.size() + metadata.subjects.size();
  CHECK(copied > 0);
  CHECK(copied * name.size() <= 2 * yaml.size());
  CHECK(diagnostics.list().back().code == "front-matter-invalid");
}

TEST_CASE("reader: the seeds of the fuzz target are read in every dialect") {
  const auto folder = tests::source_folder() / "tests/formats/markdown/cases";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    run(tests::read_file(entry.path()));
  }
}
