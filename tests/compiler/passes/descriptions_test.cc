#include "compiler/passes/descriptions.h"

#include <doctest/doctest.h>

#include "compiler/plain_text.h"
#include "compiler/walk.h"
#include "tests/tree.h"

using namespace octavo;
using namespace octavo::tree;

namespace {

struct WrittenPicture {
  std::string words{};
  std::string title{};
  std::vector<std::string> classes{};
};

Inline picture(const WrittenPicture& stated, PictureId id = PictureId{0}) {
  Image image{.source = "folder/a%20whale.png", .title = stated.title, .picture = id};
  if (!stated.words.empty()) {
    image.description = {text(stated.words)};
  }
  return {.kind = std::move(image),
          .attributes = {.classes = stated.classes},
          .span = {.file = FileId{0}, .begin = 3, .end = 9}};
}

struct Described {
  std::string words{};
  DescribedBy by = DescribedBy::author;
  std::string title{};
  std::vector<std::string> messages{};
};

/// The first picture of a document as the pass leaves it.
Described described(Block block, const std::string& language = "en") {
  Document document{.content = {std::move(block)}};
  document.metadata.language = language;
  Diagnostics diagnostics;
  describe_pictures(document, diagnostics);
  Described result;
  walk(document.content, [&](const auto& node) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(node)>, Inline>) {
      if (const auto* image = std::get_if<Image>(&node.kind)) {
        result.words = plain_text(image->description);
        result.by = image->described_by;
        result.title = image->title;
      }
    }
  });
  for (const Diagnostic& each : diagnostics.list()) {
    CHECK(each.code == "missing-alt");
    CHECK(each.span.begin == 3);
    result.messages.push_back(each.message);
  }
  return result;
}

Block figure(Inline node, const std::string& caption) {
  return {.kind = Figure{.content = {paragraph(Inlines{std::move(node)})},
                         .caption = {paragraph(caption)}}};
}

Block link_of(Inlines content) {
  return paragraph(
      Inlines{{.kind = Link{.target = "#x", .content = std::move(content)}}});
}

}  // namespace

TEST_CASE("descriptions: the author's words stay, and a title is words too") {
  const Described stated =
      described(paragraph(Inlines{picture({.words = "A whale", .title = "Big"})}));
  CHECK(stated.words == "A whale");
  CHECK(stated.title == "Big");
  CHECK(stated.by == DescribedBy::author);
  CHECK(stated.messages.empty());

  const Described titled = described(paragraph(Inlines{picture({.title = "Big"})}));
  CHECK(titled.words == "Big");
  CHECK(titled.title == "");
  CHECK(titled.by == DescribedBy::author);
  CHECK(titled.messages.empty());
}

TEST_CASE("descriptions: who gives none is told, and both books say that there is none") {
  const Described none = described(paragraph(Inlines{picture({.words = "  "})}));
  CHECK(none.words == "Picture without description: a whale.png");
  CHECK(none.by == DescribedBy::octavo);
  REQUIRE(none.messages.size() == 1);
  CHECK(none.messages[0] == "the picture `a whale.png` has no description");
}

TEST_CASE("descriptions: a caption goes before the file's name") {
  CHECK(described(figure(picture({}), "The whale")).words ==
        "Picture without description: The whale");
}

TEST_CASE("descriptions: what octavo says is in the language around the picture") {
  CHECK(described(paragraph(Inlines{picture({})}), "de-AT").words ==
        "Bild ohne Beschreibung: a whale.png");
  Block french = division({figure(picture({}), "La baleine")});
  french.attributes.language = "fr";
  CHECK(described(std::move(french)).words == "Image sans description\u202F: La baleine");
}

TEST_CASE("descriptions: a decoration has none, by its own class or its figure's") {
  const Described own = described(paragraph(
      Inlines{picture({.words = "x", .title = "y", .classes = {"decorative"}})}));
  CHECK(own.by == DescribedBy::nobody);
  CHECK(own.words == "");
  CHECK(own.title == "");
  CHECK(own.messages.empty());

  Block block = figure(picture({}), "A vignette");
  block.attributes.classes = {"decorative"};
  CHECK(described(std::move(block)).by == DescribedBy::nobody);
}

TEST_CASE("descriptions: a picture that is all that a link shows is no decoration") {
  const Described alone = described(link_of({picture({.classes = {"decorative"}})}));
  CHECK(alone.by == DescribedBy::octavo);
  CHECK(alone.words == "Picture without description: a whale.png");
  REQUIRE(alone.messages.size() == 1);
  CHECK(alone.messages[0].find("the link that it stands in has no words") !=
        std::string::npos);

  const Described beside =
      described(link_of({picture({.classes = {"decorative"}}), text("Words")}));
  CHECK(beside.by == DescribedBy::nobody);
}

TEST_CASE("descriptions: a picture that is not shown has what its author says") {
  const Described lost = described(paragraph(Inlines{picture({}, PictureId::none)}));
  CHECK(lost.words == "");
  CHECK(lost.by == DescribedBy::author);
  CHECK(lost.messages.empty());
}

TEST_CASE("descriptions: octavo's own words are none that contents or titles show") {
  Document document{.content = {paragraph(Inlines{text("a "), picture({})})}};
  Diagnostics diagnostics;
  describe_pictures(document, diagnostics);
  CHECK(plain_text(document.content.front()) == "a ");
  CHECK(spoken_text(std::get<Paragraph>(document.content.front().kind).content) ==
        "a Picture without description: a whale.png");
}
