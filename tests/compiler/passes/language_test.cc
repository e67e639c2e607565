#include "compiler/passes/language.h"

#include <algorithm>
#include <string>

#include <doctest/doctest.h>

#include "compiler/passes/language_detect.h"
#include "compiler/plain_text.h"
#include "compiler/source.h"

using namespace octavo;

namespace {

struct Found {
  Document document{};
  Diagnostics diagnostics{};
};

Found find(Document document, Options options = {}, Dialect dialect = Dialect::book) {
  Found found{.document = std::move(document)};
  Sources sources;
  sources.add("book.md", "text");
  const Formats formats{};
  MemoryFiles files;
  find_languages(found.document, {.sources = sources,
                                  .options = options,
                                  .formats = formats,
                                  .files = files,
                                  .diagnostics = found.diagnostics,
                                  .dialect = dialect});
  return found;
}

Block paragraph_in(std::string text, std::string language = {}) {
  return {.kind = Paragraph{{{.kind = Text{std::move(text)}}}},
          .attributes = {.language = std::move(language)}};
}

constexpr auto english =
    "Call me Ishmael. Some years ago, never mind how long precisely, having little or no "
    "money in my purse, I thought I would sail about a little and see the world.";
constexpr auto german =
    "Als Gregor Samsa eines Morgens aus unruhigen Träumen erwachte, fand er sich in "
    "seinem Bett zu einem ungeheueren Ungeziefer verwandelt und lag auf dem Rücken.";
constexpr auto persian =
    "این کتاب برای کسانی است که می‌خواهند زبان "
    "فارسی "
    "را "
    "بهتر "
    "یاد "
    "بگیرند "
    "و "
    "بخوانند.";

/// The text with marked words in braces after their language.
std::string marked(const Inlines& inlines) {
  std::string result;
  for (const Inline& node : inlines) {
    if (const auto* text = std::get_if<Text>(&node.kind)) {
      result += text->text;
    } else if (const auto* styled = std::get_if<Styled>(&node.kind)) {
      result += node.attributes.language + "{" + marked(styled->content) + "}";
    }
  }
  return result;
}

std::string marked_paragraph(std::string text, std::string language) {
  const Found found = find({.content = {paragraph_in(std::move(text))}},
                           {.language = std::move(language)});
  return marked(std::get<Paragraph>(found.document.content[0].kind).content);
}

}  // namespace

TEST_CASE("language: the command line goes before the book, the book before its text") {
  CHECK(find({.metadata = {.language = "de"}, .content = {paragraph_in(english)}},
             {.language = "pt_br"})
            .document.metadata.language == "pt-BR");
  CHECK(find({.metadata = {.language = "DE"}, .content = {paragraph_in(english)}})
            .document.metadata.language == "de");
  CHECK(find({.content = {paragraph_in(german)}}).document.metadata.language == "de");
}

TEST_CASE("language: a text that says nothing is English, and that is reported") {
  const Found found = find({.content = {paragraph_in("12 + 34")}});
  CHECK(found.document.metadata.language == "en");
  REQUIRE(found.diagnostics.list().size() == 1);
  CHECK(found.diagnostics.list()[0].code == "language-unknown");
}

TEST_CASE("language: a tag that is no language is reported and left out") {
  const Found found = find({.metadata = {.language = "german"},
                            .content = {paragraph_in(german, "xx-yy-zz")}});
  CHECK(found.document.metadata.language == "de");
  REQUIRE(found.diagnostics.list().size() == 2);
  CHECK(found.diagnostics.list()[0].code == "language-tag");
  CHECK(found.document.content[0].attributes.language.empty());
}

TEST_CASE("language: a short text in a script of one language is in that language") {
  CHECK(find({.content = {paragraph_in("Ελλάδα")}}).document.metadata.language == "el");
  CHECK(find({.content = {paragraph_in("ไทย")}}).document.metadata.language == "th");
  CHECK(find({.content = {paragraph_in("かな")}}).document.metadata.language == "ja");
}

TEST_CASE("language: short texts show what they are in") {
  struct Case {
    const char* language;
    const char* text;
  };
  const Case cases[] = {
      {"pt", "Este é o programa que lê as linhas do ficheiro."},
      {"de", "Das Haus steht am Ende der Straße und ist alt."},
      {"fr", "Bonjour le monde, ceci est un texte court."},
      {"es", "La casa está al final de la calle y es muy vieja."},
      {"it", "La casa si trova alla fine della strada ed è vecchia."},
      {"nl", "Dit is een klein boek over een groot huis."},
      {"sv", "Huset står vid slutet av gatan och är mycket gammalt."},
      {"pl", "To jest mała książka o dużym domu."},
      {"tr", "Bu kitap Türkçe öğrenmek isteyenler içindir."},
      {"vi", "Đây là một cuốn sách nhỏ về ngôi nhà lớn."},
      {"ru", "Это маленькая книга о большом доме."},
      {"ur", "یہ کتاب ان لوگوں کے لیے ہے جو اردو زبان سیکھنا چاہتے ہیں۔"},
      {"ko", "이 책은 작은 책입니다."},
      {"zh-Hans", "这个程序首先读取字符串，然后显示它。"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.text);
    const Found found = find({.content = {paragraph_in(each.text)}});
    CHECK(found.document.metadata.language == each.language);
    CHECK(found.diagnostics.list().empty());
  }
}

TEST_CASE("language: a paragraph that comes again and again is read once") {
  const Blocks content(200, paragraph_in("It was the best of times, it was the worst of "
                                         "times, it was the age of wisdom."));
  const Found found = find({.content = content});
  CHECK(found.document.metadata.language == "en");
  CHECK(found.diagnostics.list().empty());
}

TEST_CASE("language: what is not told reliably is English, always with the diagnostic") {
  const std::string names =
      "John Smith, Peter Miller, Anna Schmidt, Maria Lopez, Ivan Petrov, Olga Berg. ";
  const std::string filler =
      "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor. ";
  for (const std::string& text :
       {std::string("Text."), std::string("La casa"), std::string("The end."),
        names + names + names + names, filler + filler + filler + filler}) {
    CAPTURE(text);
    const Found found = find({.content = {paragraph_in(text)}});
    CHECK(found.document.metadata.language == "en");
    REQUIRE(found.diagnostics.list().size() == 1);
    CHECK(found.diagnostics.list()[0].code == "language-unknown");
  }
}

TEST_CASE("language: code, addresses and stated words do not say what a book is in") {
  const std::string japanese =
      "このプログラムは、最初に文字列を読み込んで、次に表示します。";
  const std::string portuguese = "Este é o programa que lê as linhas do ficheiro. ";
  const Inline code{
      .kind = Code{"the quick brown function returns the value of the first argument and "
                   "then the other one and all of the words that are left in it"}};
  const Inline address{
      .kind = Text{" https://example.org/the-quick-brown-fox/jumps-over-the-lazy-dog "
                   "www.example.org/and-then-there-were-some/of-the-words "}};
  const Inline stated{.kind = Styled{{{.kind = Text{std::string(english)}}}},
                      .attributes = {.language = "en"}};
  for (const auto& [language, text] : {std::pair("ja", japanese), {"pt", portuguese}}) {
    CAPTURE(language);
    const Block mixed{
        .kind = Paragraph{{{.kind = Text{text}}, code, address, code, stated, address}}};
    const Found found = find({.content = {mixed, mixed}});
    CHECK(found.document.metadata.language == language);
    CHECK(found.document.content[0].attributes.language.empty());
  }
}

TEST_CASE("language: a book is in the language of the script that says most in it") {
  const std::string latin = "Microsoft Visual Studio Code, Ubuntu Linux and Firefox. ";
  const std::string japanese =
      "このプログラムは、最初に文字列を読み込んで、次に表示します。";
  const std::string russian =
      "Эта программа сначала читает строку, а потом печатает её на экране. ";
  for (const auto& [language, text] :
       {std::pair("ja", japanese), {"fa", std::string(persian)}, {"ru", russian}}) {
    CAPTURE(language);
    CHECK(find({.content = {paragraph_in(text + latin), paragraph_in(text)}})
              .document.metadata.language == language);
  }
  CHECK(find({.content = {paragraph_in(english),
                          paragraph_in("the word كتاب, or 本, or книга"),
                          paragraph_in(english)}})
            .document.metadata.language == "en");
}

TEST_CASE("language: paragraphs in another language are marked, stated ones are left") {
  const Found found = find({.content = {paragraph_in(english),
                                        paragraph_in(german),
                                        paragraph_in(persian),
                                        paragraph_in(german, "nl"),
                                        paragraph_in("Ja, nein."),
                                        {.kind = Quote{{paragraph_in(german)}}}}},
                           {.language = "en"});
  const Blocks& blocks = found.document.content;
  CHECK(blocks[0].attributes.language.empty());
  CHECK(blocks[1].attributes.language == "de");
  CHECK(blocks[2].attributes.language == "fa");
  CHECK(blocks[3].attributes.language == "nl");
  CHECK(blocks[4].attributes.language.empty());
  CHECK(blocks[5].attributes.language == "de");
}

TEST_CASE("language: English paragraphs inside a Persian book are marked") {
  const Found found = find({.content = {paragraph_in(persian), paragraph_in(english)}},
                           {.language = "fa"});
  CHECK(found.document.content[0].attributes.language.empty());
  CHECK(found.document.content[1].attributes.language == "en");
}

TEST_CASE("language: a list all in another language is in it as a whole") {
  const auto listed = [](Blocks blocks) {
    List list;
    for (Block& block : blocks) {
      list.items.push_back({.content = {std::move(block)}});
    }
    Document document{.metadata = {.language = "en"}};
    document.content.push_back({.kind = std::move(list)});
    return find(std::move(document)).document.content.front();
  };
  const Block whole = listed({paragraph_in(persian), paragraph_in("عبارت")});
  CHECK(whole.attributes.language == "fa");
  CHECK(std::get<List>(whole.kind).items[0].content[0].attributes.language.empty());
  const Block mixed = listed({paragraph_in(persian), paragraph_in(english)});
  CHECK(mixed.attributes.language.empty());
  CHECK(std::get<List>(mixed.kind).items[0].content[0].attributes.language == "fa");
}

TEST_CASE("language: a short Latin sentence of a Persian book is as its long ones are") {
  const Found found = find(
      {.content = {paragraph_in(persian), paragraph_in(english),
                   paragraph_in("There are others not shown above:"),
                   paragraph_in("Creating a Good Environment"), paragraph_in("Go on.")}},
      {.language = "fa"});
  CHECK(found.document.content[2].attributes.language == "en");
  CHECK(found.document.content[3].attributes.language.empty());
  CHECK(found.document.content[4].attributes.language.empty());
}

TEST_CASE("language: words of another script are marked inside a sentence") {
  CHECK(marked_paragraph("the word λόγος, so to say", "en") ==
        "the word el{λόγος}, so to say");
  CHECK(marked_paragraph("in Hebrew שלום עולם.", "en") == "in Hebrew he{שלום עולם}.");
  CHECK(marked_paragraph("in Thai ภาษา here", "en") == "in Thai th{ภาษา} here");
  CHECK(marked_paragraph("the sound カナとかな is Japanese", "en") ==
        "the sound ja{カナとかな} is Japanese");
  CHECK(marked_paragraph("the word नमस्ते here", "mr") == "the word नमस्ते here");
  CHECK(marked_paragraph("the word नमस्ते here", "en") == "the word hi{नमस्ते} here");
  CHECK(marked_paragraph("the angle π is 180", "en") == "the angle π is 180");
  CHECK(marked_paragraph("слово word слово", "ru") == "слово word слово");
}

TEST_CASE("language: short words follow what the document has in their script") {
  const Found found = find({.content = {paragraph_in(english), paragraph_in(persian),
                                        paragraph_in("the word کتاب means book")}},
                           {.language = "en"});
  CHECK(marked(std::get<Paragraph>(found.document.content[2].kind).content) ==
        "the word fa{کتاب} means book");
}

TEST_CASE("language: marked words have their place in the source") {
  Document document{.content = {paragraph_in("what is λόγος here")}};
  auto& content = std::get<Paragraph>(document.content[0].kind).content;
  content[0].span = {.file = FileId{0}, .begin = 10, .end = 33};
  const Found found = find(std::move(document), {.language = "en"});
  const auto& nodes = std::get<Paragraph>(found.document.content[0].kind).content;
  REQUIRE(nodes.size() == 3);
  CHECK(nodes[1].span == Span{.file = FileId{0}, .begin = 18, .end = 28});
}

TEST_CASE("language: of a specification only the document's language is settled") {
  const Found found =
      find({.content = {paragraph_in("the word λόγος"), paragraph_in(german)}},
           {.language = "en"}, Dialect::specification);
  CHECK(found.document.content[1].attributes.language.empty());
  CHECK(std::get<Paragraph>(found.document.content[0].kind).content.size() == 1);
}

TEST_CASE("language: the scripts of a language are known") {
  CHECK(is_written_in("ja", "Kana"));
  CHECK(is_written_in("zh-Hant", "Hani"));
  CHECK(is_written_in("sr", "Latn"));
  CHECK_FALSE(is_written_in("en", "Grek"));
  CHECK_FALSE(is_written_in("zh", "Hira"));
}
