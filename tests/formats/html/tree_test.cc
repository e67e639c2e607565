#include "formats/html/tree.h"

#include <array>
#include <string>
#include <string_view>
#include <variant>

#include <doctest/doctest.h>

#include "compiler/plain_text.h"
#include "formats/markdown/reader.h"

using namespace octavo;

namespace {

Document read(std::string_view text) {
  Sources sources;
  Diagnostics diagnostics;
  return markdown::read_markdown(sources.add("a.md", std::string(text)), {}, diagnostics);
}

/// The plain text of Markdown with HTML in it, a bar for each line end.
std::string words_of(std::string_view text) {
  std::string words = plain_text(read(text).content);
  for (char& character : words) {
    character = character == '\n' ? '|' : character;
  }
  return words;
}

struct Case {
  std::string_view html{};
  std::string_view words{};
};

constexpr auto cases = std::to_array<Case>({
    {"<p>a <b>b</b> <i>c</i> <q>d</q> <code>e</code> <kbd>f</kbd></p>",
     "a b c \"d\" e f"},
    {"<div>a<div>b</div>c</div>", "a|b|c"},
    {"<b><p>a</p></b> b", "a b"},
    {"<b><p>a</p></b>b", "a b"},
    {"x <b><p>a</p></b>*b*", "x a b"},
    {"<b>\n<p>a</p></b>b", "a|b"},
    {"a</br>b", "a b"},
    {"<listing>\na  <i>b</i>\n</listing>", "a  b"},
    {"<xmp>\n<i>a</i>\n</xmp>", "<i>a</i>"},
    {"<plaintext>\na  <i>b</i>", "a  <i>b</i>"},
    {"<unknown>a</unknown> <font>b</font>", "a b"},
    {"A List<Item> and Option<T>, <b>with</b> <name> for you.",
     "A List<Item> and Option<T>, with <name> for you."},
    {"<b>a List<Item></b> and </name> <x y=\"z\">c", "a List<Item> and </name> c"},
    {"<blockquote>a</blockquote>", "a"},
    {"<details><summary>a</summary>b</details>", "a|b"},
    {"<fieldset><legend>a</legend>b</fieldset>", "a|b"},
    {"<pre>a<br>b <img src=\"c.png\" alt=\"c\"> <i>d</i></pre>", "a|b c d"},
    {"<figure>a<figcaption>b</figcaption>c<figcaption>d</figcaption></figure>",
     "a|c|d|b"},
    {"<img src=\"a.png\" alt=\"a\">", "a"},
    {"<a href=\"#x\">a <a href=\"#y\">b</a></a>", "a b"},
    // Headings and terms hold one line.
    {"<h1>a <i>b</i></h1>", "a b"},
    {"<h1>\n\na *b*\n\nc\n\n</h1>", "a b c"},
    {"<h1>\n\n- a\n- b\n\n```\nc\n```\n\n</h1>", "a b c"},
    {"<h1>a<p>b</p><p>c</p></h1>", "a b c"},
    {"<dl><dt>\n\na *b*\n\n</dt><dd>c</dd></dl>", "a b|c"},
    // Lists.
    {"<ul>a<li>b</li>c<p>d</p></ul>", "a|b|c|d"},
    {"<dl><dt>a</dt><dd>b</dd><dt>c<dd>d</dl>", "a|b|c|d"},
    {"<dl><div><dt>a</dt><dd>b</dd></div><div><dt>c</dt><dd>d</dd></div></dl>",
     "a|b|c|d"},
    {"<dl>a <b>b</b><dt>c</dt>d <i>e</i><dd>f</dd>g</dl>", "a b|c|d e|f|g"},
    {"<dl>\n\na\n\n<dt>b</dt></dl>", "a|b"},
    // Tables.
    {"<table><caption>a</caption><tr><th>b<td>c</table>", "a|b|c"},
    {"<table><caption>a</caption><caption>b</caption><tr><td>c</td></tr></table>",
     "a|b|c"},
    {"<table>a <i>b</i><tr><td>c</td></tr>d<tr><td>e</td></tr></table>", "a b|d|c|e"},
    {"<table><thead>a<tr><th>b</th></tr></thead><tbody><tr><td>c</td></tr></tbody>"
     "<tfoot><tr><td>d</td></tr></tfoot></table>",
     "a|b|c|d"},
    {"<table><colgroup>a<col></colgroup><tr>b<td>c</td></tr><p>d</p></table>", "a|b|c|d"},
});

}  // namespace

TEST_CASE("tree: the words of every element are kept, each in its place") {
  for (const Case& each : cases) {
    CAPTURE(each.html);
    CHECK(words_of(each.html) == each.words);
  }
}

TEST_CASE("tree: a group of terms is as good as the terms without it") {
  const Document document = read("<dl><div><dt>a</dt><dd>b</dd><dd>c</dd></div></dl>");
  const auto& list = std::get<DefinitionList>(document.content.at(0).kind);
  REQUIRE(list.items.size() == 1);
  CHECK(plain_text(list.items[0].term) == "a");
  CHECK(list.items[0].definitions.size() == 2);
}
