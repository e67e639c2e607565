#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "compiler/plain_text.h"
#include "tests/formats/plain/outline.h"

using namespace octavo;
using plain_tests::outline;
using plain_tests::outline_of;
using plain_tests::read_text;
using plain_tests::TextRead;

namespace {

constexpr std::string_view prose =
    "The ship had been a week at sea when the wind began to fall, and by the evening of\n"
    "the eighth day there was not enough of it to fill a sail, nor to move the smoke of\n"
    "the cook's fire from the deck on which it lay.\n";

std::vector<std::string> paragraphs_of(const std::string& text) {
  std::vector<std::string> paragraphs;
  const TextRead book = read_text(text);
  for (const Block& block : book.document.content) {
    REQUIRE(std::holds_alternative<Paragraph>(block.kind));
    paragraphs.push_back(plain_text(std::get<Paragraph>(block.kind).content));
  }
  return paragraphs;
}

std::string p() {
  return std::string(prose);
}

}  // namespace

TEST_CASE("plain: title and byline become metadata") {
  const TextRead book = read_text("A Calm at Sea\n\nby Ann Low and Ben High\n\n" + p());
  CHECK(plain_text(book.document.metadata.title) == "A Calm at Sea");
  CHECK(book.document.metadata.authors ==
        std::vector<std::string>{"Ann Low", "Ben High"});
  CHECK(outline(book.document) == "p");
}

TEST_CASE("plain: a byline may stand below the title, on two lines, in other languages") {
  const auto authors = [](const std::string& head) {
    return read_text(head + "\n\n" + p()).document.metadata.authors;
  };
  using Names = std::vector<std::string>;
  CHECK(authors("O mar\npor Ana Baixa") == Names{"Ana Baixa"});
  CHECK(authors("DAS MEER\n\nVON\n\nANNA TIEF") == Names{"ANNA TIEF"});
  CHECK(authors("La mer\n=====\n\npar Anne Basse") == Names{"Anne Basse"});
  CHECK(authors("The Sea\n\nBy the sea we waited for a long time.") == Names{});
  const TextRead book = read_text("The Sea\n\nA Tale of Calm\n\nby Ann Low\n\n" + p());
  CHECK(plain_text(book.document.metadata.subtitle) == "A Tale of Calm");
  CHECK(book.document.metadata.authors == Names{"Ann Low"});
}

TEST_CASE(
    "plain: a name alone at the head, closer to the title than to the text, is the "
    "author") {
  const auto authors = [](const std::string& head) {
    return read_text(head + p()).document.metadata.authors;
  };
  using Names = std::vector<std::string>;
  CHECK(authors("The Calm, a Tale\n\nAnn van Low\n\n\n") == Names{"Ann van Low"});
  CHECK(authors("海\n山田太郎\n\n") == Names{"山田太郎"});
  CHECK(authors("The Calm\n\nAnn Low\n\n").empty());
  CHECK(authors("The Calm\n\nThe Morning Wind\n\n\n").empty());
  CHECK(authors("The Calm\n\nWind and rain\n\n\n").empty());
  CHECK(authors("The Calm\n\nAnn  Low\n\n\n").empty());
  CHECK(authors("THE CALM\n\nby\n\nANN LOW:\n\n") == Names{"ANN LOW"});
}

TEST_CASE("plain: a sentence at the head is no title") {
  CHECK(read_text("It was calm.\n\n" + p()).document.metadata.title.empty());
  CHECK(read_text(p() + "\n" + p()).document.metadata.title.empty());
  CHECK(read_text("Only one line").document.metadata.title.empty());
}

TEST_CASE("plain: paragraphs are wrapped, or one to a line, or begin indented") {
  CHECK(outline_of("T\n\n" + p() + "\n" + p()) == "p p");
  std::string line = p();
  std::ranges::replace(line, '\n', ' ');
  CHECK(outline_of("T\n\n" + line + "\n" + line + "\n" + line) == "p p p");
  CHECK(outline_of("T\n\n" + line + "\n\n" + line) == "p p");
  CHECK(outline_of("T\n\n  " + p() + "  " + p() + "  " + p()) == "p p p");
  const TextRead book = read_text("T\n\n" + p());
  CHECK(plain_text(book.document.content)
            .starts_with("The ship had been a week at sea "
                         "when the wind began to fall, and "
                         "by the evening of the eighth"));
}

TEST_CASE("plain: line ends of every system part lines") {
  CHECK(outline_of("T\r\n\r\nOne.\r\n\r\nTwo.\r\n") == "p p");
  CHECK(outline_of("T\r\rOne.\r\rTwo.\r") == "p p");
}

TEST_CASE("plain: chapter words and numerals make headings, with their titles") {
  CHECK(outline_of("Chapter 1\n\nThe Calm.\n\n" + p() + "\nChapter 2\n\nThe Storm.\n\n" +
                   p()) == "h1(Chapter 1 The Calm.) p h1(Chapter 2 The Storm.) p");
  CHECK(outline_of("I\n\n" + p() + "\nII\n\n" + p()) == "h1(I) p h1(II) p");
  CHECK(outline_of("CHAPTER I\nThe Calm\n\n" + p()) == "h1(CHAPTER I The Calm) p");
  CHECK(outline_of("PART ONE\n\nCHAPTER I\n\n" + p() + "\n1\n\n" + p()) ==
        "h1(PART ONE) h2(CHAPTER I) p h3(1) p");
  CHECK(outline_of("Chapter 1\n\n" + p() + "\nEpilogue\n\n" + p()) ==
        "h1(Chapter 1) p h1(Epilogue) p");
}

TEST_CASE("plain: parts with chapters are parts of a book, acts with scenes are none") {
  const auto is_part = [](const std::string& text) {
    const Document document = read_text(text).document;
    REQUIRE(!document.content.empty());
    return document.content.front().attributes.classes ==
           std::vector<std::string>{"part"};
  };
  CHECK(is_part("PART ONE\n\nCHAPTER I\n\n" + p() + "\nCHAPTER II\n\n" + p()));
  CHECK(is_part("Erster Teil\n\nI\n\n" + p() + "\nII\n\n" + p()));
  CHECK(!is_part("PART ONE\n\n" + p() + "\nPART TWO\n\n" + p()));
  CHECK(!is_part("ACT I\n\nSCENE I\n\n" + p() + "\nSCENE II\n\n" + p()));
}

TEST_CASE("plain: numerals with titles are headings where three count up above text") {
  CHECK(outline_of("T\n\nII. The Calm.\n\n" + p() + "\nIII. The Storm!\n\n" + p() +
                   "\nIV. Rain\n\n" + p()) ==
        "h1(II. The Calm.) p h1(III. The Storm!) p h1(IV. Rain) p");
  CHECK(outline_of("PART ONE.\n\nI. CALM.\n\n" + p() + "\nII. STORM.\n\n" + p() +
                   "\nIII. RAIN.\n\n" + p()) ==
        "h1(PART ONE.) h2(I. CALM.) p h2(II. STORM.) p h2(III. RAIN.) p");
  CHECK(outline_of("T\n\n" + p() + "\nV. Low wrote it.\n\n" + p()) == "p p p");
  CHECK(outline_of("T\n\nI. Calm\n\nII. Storm\n\nIII. Rain\n\n" + p()) == "p p p p");
}

TEST_CASE(
    "plain: the lines of the list of contents are headings where they stand again") {
  CHECK(outline_of("T\n\nContents\n\nThe calm\n\nThe storm\n\n\nThe calm\n\n" + p() +
                   "\n" + p() + "\n\n\nThe storm\n\n" + p()) ==
        "h1(Contents) p p h1(The calm) p p h1(The storm) p");
  CHECK(outline_of("T\n\nCONTENTS\n\nThe calm ... 1\nThe storm ... 7\n\nThe calm\n\n" +
                   p() + "\nThe storm\n\n" + p()) ==
        "h1(CONTENTS) verse h1(The calm) p h1(The storm) p");
}

TEST_CASE("plain: a name below a poem, and a line that leads into one, are no headings") {
  const std::string poem = "    Oh calm sea,\n    be mine.\n\n";
  const std::string signed_poem = p() + "\n" + poem + "Ann Low\n\n\n";
  CHECK(outline_of("T\n\n" + signed_poem + signed_poem + signed_poem + p()) ==
        "p verse p p verse p p verse p p");
  const std::string led_in = p() + "\nAnd then the captain sang\n\n" + poem;
  CHECK(outline_of("T\n\n" + led_in + led_in + led_in + p()) ==
        "p p verse p p verse p p verse p");
}

TEST_CASE(
    "plain: numbers of stanzas and lines that stand again and again are no headings") {
  const std::string stanza = "Oh calm sea,\noh be mine,\nfor a day.\n\n";
  CHECK(outline_of("T\n\n1.\n\n" + stanza + "2.\n\n" + stanza + p()) ==
        "p verse p verse p");
  CHECK(outline_of("T\n\n" + p() + "\nCHORUS.\n\n" + p() + "\nCHORUS.\n\n" + p() +
                   "\nCHORUS.\n\n" + p()) == "p p p p p p p");
}

TEST_CASE("plain: a line in capitals close below one in capitals is its title") {
  CHECK(outline_of("T\n\n" + p() + "\n\n\nTHE CALM\n\nA SONG OF THE SEA\n\n" + p()) ==
        "p h1(THE CALM A SONG OF THE SEA) p");
}

TEST_CASE("plain: levels of headings have no gaps") {
  CHECK(outline_of("Chapter 1\n\n" + p() + "\nRain\n----\n\n" + p() +
                   "\nChapter 2\n\n1\n\n" + p() + "\n2\n\n" + p() + "\nSnow\n----\n" +
                   p()) ==
        "h1(Chapter 1) p h2(Rain) p h1(Chapter 2) h2(1) p h2(2) p h3(Snow) p");
}

TEST_CASE("plain: a year, a page number and a sign are no headings") {
  CHECK(outline_of("T\n\n" + p() + "\n1984\n\n" + p()) == "p p p");
  CHECK(outline_of("T\n\n" + p() + "\nand so they went to\n\n12\n\nthe other side.\n\n" +
                   p()) == "p p p p p");
  CHECK(outline_of("Chapter 1\n\n" + p() + "\nOn the door stood:\n\nNO ENTRY\n\n" + p() +
                   "\nChapter 2\n\n" + p()) == "h1(Chapter 1) p p p p h1(Chapter 2) p");
}

TEST_CASE("plain: capitals, underlines, places on the page and series are evidence") {
  CHECK(outline_of("T\n\n" + p() + "\nTHE STORM\n\n" + p()) == "p h1(THE STORM) p");
  CHECK(outline_of("T\n\n" + p() + "\nStorm\n=====\n\n" + p() + "\nRain\n----\n" + p()) ==
        "p h1(Storm) p h2(Rain) p");
  CHECK(outline_of("T\n\n" + p() +
                   "\n                                     The Storm\n\n" + p()) ==
        "p h1(The Storm) p");
  CHECK(outline_of("T\n\n" + p() + "\nThe calm\n\n" + p() + "\nThe storm\n\n" + p() +
                   "\nThe rain\n\n" + p()) ==
        "p h1(The calm) p h1(The storm) p h1(The rain) p");
}

TEST_CASE("plain: a lone short line without evidence stays a paragraph and is reported") {
  const TextRead book = read_text("T\n\n" + p() + "\nlost caption\n\n" + p());
  CHECK(outline(book.document) == "p p p");
  REQUIRE(book.diagnostics.list().size() == 1);
  CHECK(book.diagnostics.list()[0].code == "maybe-heading");
  CHECK(
      read_text("T\n\n" + p() + "\n“No,” he said.\n\n" + p()).diagnostics.list().empty());
}

TEST_CASE("plain: a table of contents is no row of headings") {
  CHECK(outline_of("T\n\nChapter 1. Calm\n\nChapter 2. Storm\n\nChapter 3. Rain\n\n"
                   "Chapter 1. Calm\n\n" +
                   p()) == "p p p h1(Chapter 1. Calm) p");
}

TEST_CASE("plain: a short table of contents is no heading") {
  const std::string chapters =
      "Chapter I\n\n" + p() + "\nChapter II\n\n" + p() + "\nChapter III\n\n" + p();
  const std::string outline = "h1(Chapter I) p h1(Chapter II) p h1(Chapter III) p";
  CHECK(outline_of("T\n\nChapter I ... 5\nChapter II ... 9\n\n" + chapters) ==
        "verse " + outline);
  CHECK(outline_of("T\n\nChapter I ... 5\n\nChapter II ... 9\n\n" + chapters) ==
        "p p " + outline);
  CHECK(outline_of("T\n\nChapter I      5\n\n" + chapters) == "p " + outline);
  CHECK(outline_of("T\n\nChapter I\nChapter II\nChapter III\n\n" + chapters) ==
        "verse " + outline);
  CHECK(outline_of("T\n\nChapter I\n\nChapter II\n\n" + chapters) == "p p " + outline);
  CHECK(outline_of("T\n\nChapter I\n\nChapter II\n\n" + p() + "\n" + chapters) ==
        "p p p " + outline);
  // Chapters that are counted anew in each part are no repetition.
  CHECK(outline_of("PART ONE\n\nCHAPTER I\n\n" + p() + "\nPART TWO\n\nCHAPTER I\n\n" +
                   p()) == "h1(PART ONE) h2(CHAPTER I) p h1(PART TWO) h2(CHAPTER I) p");
}

TEST_CASE("plain: dialogue with dashes, a line a speech, is paragraphs and no verse") {
  for (const std::string dash : {"- ", "– ", "— ", "—", "--"}) {
    const std::string shown = dash == "--" ? "—" : dash;
    CAPTURE(dash);
    CHECK(paragraphs_of("T\n\n" + p() + "\n" + dash + "Não - disse ele.\n" + dash +
                        "Porquê?\n" + dash + "Porque sim.\n\n" + p()) ==
          std::vector<std::string>{
              plain_text(read_text("T\n\n" + p()).document.content),
              shown + "Não - disse ele.", shown + "Porquê?", shown + "Porque sim.",
              plain_text(read_text("T\n\n" + p()).document.content)});
  }
  // Sentences between the speeches, without a wrapped line in the whole text.
  CHECK(paragraphs_of("Entraram na sala.\n-¿Dónde? -preguntó ella.\nÉl calló.\n"
                      "-Allí.") == std::vector<std::string>{"Entraram na sala.",
                                                            "-¿Dónde? -preguntó ella.",
                                                            "Él calló.", "-Allí."});
  // Speeches that go on over the end of a line.
  CHECK(outline_of("T\n\n" + p() +
                   "\n- No, he said, and looked out over the sea, which came up slowly "
                   "over the\nstones of the quay and over the boats.\n- Yes, she said.\n"
                   "He went away.\n- So let us go.\n\n" +
                   p()) == "p p p p p p");
}

TEST_CASE("plain: dashes inside a wrapped paragraph, and below verse, begin nothing") {
  CHECK(outline_of("T\n\n" + p() +
                   "\nThe captain looked at the sea and then at the sky, and then at the "
                   "ship's sails.\n- He did not often speak, and when he spoke it was to "
                   "the cook and nobody else\n- who was deaf. And so they sailed on "
                   "without a word from anybody until the night.\n\n" +
                   p()) == "p p p");
  CHECK(outline_of("T\n\n" + p() + "\nOh calm sea,\noh calm be mine.\n— Ann Low\n\n" +
                   p()) == "p verse p");
  CHECK(outline_of("T\n\n" + p() +
                   "\nWho goes there?\n— No one, said the wind,\n"
                   "and the night\n— no one at all,\ncame down.\n\n" +
                   p()) == "p verse p");
}

TEST_CASE("plain: bullets, numbers and short entries with hyphens are lists") {
  const auto list_in = [](const std::string& lines) {
    const TextRead book = read_text("T\n\n" + p() + "\n" + lines + "\n" + p());
    CHECK(outline(book.document) == "p list p");
    return std::get<List>(book.document.content[1].kind);
  };
  for (const std::string mark : {"- ", "* ", "• ", "•\t", "  - ", "— "}) {
    CAPTURE(mark);
    const List list =
        list_in(mark + "milk;\n" + mark + "two eggs;\n" + mark + "sugar.\n");
    CHECK(list.marker == ListMarker::bullet);
    REQUIRE(list.items.size() == 3);
    CHECK(plain_text(list.items[1].content) == "two eggs;");
  }
  const List steps = list_in(
      "1. Wash the rice until the water that runs from it is as clear as the\n"
      "   water that ran into it.\n2. Boil it.\n3. Serve it.\n");
  CHECK(steps.marker == ListMarker::decimal);
  REQUIRE(steps.items.size() == 3);
  CHECK(plain_text(steps.items[0].content)
            .ends_with("as clear as the water that ran "
                       "into it."));
  CHECK(list_in("(2) milk\n(3) eggs\n(4) rice\n").delimiter ==
        ListDelimiter::parentheses);
  CHECK(list_in("(2) milk\n(3) eggs\n(4) rice\n").start == 2);
  CHECK(list_in("a) milk\nb) eggs\nc) rice\n").marker == ListMarker::lower_alpha);
  const List nested = list_in("- milk\n- eggs\n  - of hens\n  - of ducks\n- rice\n");
  REQUIRE(nested.items.size() == 3);
  REQUIRE(nested.items[1].content.size() == 2);
  CHECK(std::get<List>(nested.items[1].content[1].kind).items.size() == 2);
}

TEST_CASE("plain: a list may follow right below the line that announces it") {
  CHECK(outline_of("T\n\n" + p() + "\nTake:\n- milk\n- eggs\n\n" + p()) == "p p list p");
  CHECK(outline_of("Shopping\n- milk\n- eggs\n- rice\n\n" + p()) == "p list p");
}

TEST_CASE("plain: what may be a list or dialogue is paragraphs") {
  CHECK(outline_of("T\n\n" + p() + "\n- Yes.\n- No.\n- Perhaps.\n\n" + p()) ==
        "p p p p p");
  CHECK(outline_of("T\n\n" + p() + "\n- milk\n- eggs\n\n" + p()) == "p p p p");
  CHECK(outline_of("T\n\n" + p() + "\n1. milk\n3. eggs\n7. rice\n\n" + p()) ==
        "p p p p p");
  CHECK(outline_of("T\n\n" + p() + "\n    - Yes.\n\n" + p()) == "p p p");
}

TEST_CASE("plain: ornaments, and much space, break scenes") {
  CHECK(outline_of("T\n\n" + p() + "\n* * *\n\n" + p()) == "p break p");
  CHECK(outline_of("T\n\n" + p() + "\n-----\n\n" + p()) == "p break p");
  CHECK(outline_of("T\n\n" + p() + "\n" + p() + "\n\n\n" + p()) == "p p break p");
  // A paragraph of one line too, unless it may be a heading, a signature or the end.
  CHECK(outline_of("T\n\n" + p() + "\n" + p() + "\n\n\nThe wind came back.\n\n" + p()) ==
        "p p break p p");
  CHECK(outline_of("T\n\n" + p() + "\n" + p() + "\n\n\nAnn Low") == "p p p");
  CHECK(outline_of("T\n\n" + p() + "\n" + p() + "\n\n\nThe End.") == "p p p");
}

TEST_CASE("plain: verse keeps its lines, stanzas and indents") {
  const TextRead book =
      read_text("T\n\n" + p() +
                "\n    Oh calm sea,\n      oh calm,\n\n    be mine.\n    "
                "Be mine.\n\n" +
                p());
  REQUIRE(outline(book.document) == "p verse p");
  const auto& verse = std::get<Verse>(book.document.content[1].kind);
  REQUIRE(verse.lines.size() == 5);
  CHECK(plain_text(verse.lines[0].content) == "Oh calm sea,");
  CHECK(verse.lines[1].indent == 1);
  CHECK(verse.lines[2].content.empty());
  CHECK(outline_of("T\n\n" + p() + "\nShort the line,\nshorter this,\nand the last.\n\n" +
                   p()) == "p verse p");
}

TEST_CASE("plain: columns are set as they were typed") {
  const TextRead book = read_text("T\n\n" + p() +
                                  "\n    Year      Births    Deaths\n"
                                  "    1803                    75\n"
                                  "    1804      99\n"
                                  "    1805\t      12        13\n\n" +
                                  p());
  REQUIRE(book.document.content.size() == 3);
  const auto* typed = std::get_if<CodeBlock>(&book.document.content[1].kind);
  REQUIRE(typed != nullptr);
  CHECK(typed->text ==
        "Year      Births    Deaths\n1803                    75\n"
        "1804      99\n1805              12        13\n");
}

TEST_CASE("plain: indented prose is a quotation with its source") {
  CHECK(outline_of("T\n\n" + p() +
                   "\n    The captain wrote in his book that evening that there had\n"
                   "    been no wind at all since noon, and that the crew began to\n"
                   "    sing.\n\n    The log\n\n" +
                   p()) == "p quote p");
}

TEST_CASE("plain: Project Gutenberg's fields are known in any case of their names") {
  const TextRead book = read_text(
      "The Project Gutenberg eBook of The Calm\n\nTitle: The Calm\n\nAuthor: Ann Low\n\n"
      "Release date: May 4, 2017 [eBook #123]\n\nLanguage: French\n\n"
      "*** START OF THE PROJECT GUTENBERG EBOOK THE CALM ***\n\n" +
      p() + "\n\n*** END OF THE PROJECT GUTENBERG EBOOK THE CALM ***\n\nText.");
  CHECK(book.document.metadata.date == "2017-05-04");
  CHECK(book.document.metadata.identifier == "https://www.gutenberg.org/ebooks/123");
}

TEST_CASE("plain: Project Gutenberg's frame is metadata and a closing section") {
  const TextRead book = read_text(
      "The Project Gutenberg EBook of The Calm, by Ann Low\n\nThis eBook is free.\n\n"
      "Title: The Calm\n\nAuthor: Ann Low\n\nRelease Date: May 4, 2017 [EBook #123]\n\n"
      "Language: French\n\n*** START OF THIS PROJECT GUTENBERG EBOOK THE CALM ***\n\n"
      "Produced by somebody\n\n\nTHE CALM\n\nPARIS\n\n\nI\n\n" +
      p() +
      "\n\nEnd of the Project Gutenberg EBook of The Calm\n\n"
      "*** END OF THIS PROJECT GUTENBERG EBOOK THE CALM ***\n\nSECTION 1. "
      "TERMS\n\nText.");
  const Metadata& metadata = book.document.metadata;
  CHECK(plain_text(metadata.title) == "The Calm");
  CHECK(metadata.authors == std::vector<std::string>{"Ann Low"});
  CHECK(metadata.language == "fr");
  CHECK(metadata.date == "2017-05-04");
  CHECK(metadata.identifier == "https://www.gutenberg.org/ebooks/123");
  CHECK(outline(book.document)
            .starts_with("division h1(I) p h1(The Project Gutenberg EBook of The Calm, "
                         "by Ann Low) p"));
  CHECK(std::ranges::count_if(book.document.content, [](const Block& block) {
          return std::holds_alternative<Heading>(block.kind);
        }) == 2);
  CHECK(plain_text(book.document.content).find("SECTION 1. TERMS") != std::string::npos);
  CHECK(plain_text(book.document.content).find("Produced by") != std::string::npos);
}

TEST_CASE("plain: any number of Project Gutenberg's credits stand before the book") {
  std::string credits;
  for (int i = 0; i < 100'000; ++i) {
    credits += "Produced by somebody\n\n";
  }
  const TextRead book =
      read_text("*** START OF THIS PROJECT GUTENBERG EBOOK X ***\n\n" + credits + p());
  CHECK(plain_text(book.document.content.front()) ==
        plain_text(read_text(p()).document.content));
}

TEST_CASE("plain: headings of other scripts are found") {
  CHECK(outline_of(
            "第一章\n\n春。\n\n吾輩は猫である。名前はまだ無い。\n\n第二章\n\n夏。\n\n"
            "どこで生れたかとんと見当がつかぬ。") ==
        "h1(第一章 春。) p h1(第二章 夏。) p");
  CHECK(outline_of("الفصل الأول\n\nكان البحر هادئا ولم تكن هناك ريح في ذلك المساء "
                   "الطويل من أيام الصيف الحارة.\n\nالفصل الثاني\n\nثم جاءت العاصفة في "
                   "الليل وكسرت كل شيء على ظهر السفينة القديمة.") ==
        "h1(الفصل الأول) p h1(الفصل الثاني) p");
}

TEST_CASE("plain: empty and blank texts are empty documents") {
  CHECK(outline_of("").empty());
  CHECK(outline_of(" \n\n \t\n").empty());
}
