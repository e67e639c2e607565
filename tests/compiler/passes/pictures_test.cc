#include "compiler/passes/pictures.h"

#include <doctest/doctest.h>

#include "compiler/plain_text.h"
#include "compiler/walk.h"
#include "tests/tree.h"

using namespace octavo;
using namespace octavo::tree;

namespace {

Block image(std::string source, std::uint32_t file = 0) {
  Inline node{.kind = Image{.source = std::move(source), .description = {text("d")}},
              .span = {.file = FileId{file}, .begin = 0, .end = 1}};
  return paragraph(Inlines{std::move(node)});
}

PictureInspection inspect(std::string bytes) {
  if (!bytes.starts_with("PNG")) {
    return {.picture = std::nullopt, .error = "is no picture"};
  }
  const int orientation = bytes.ends_with('>') ? 6 : 1;
  return {.picture = Picture{.bytes = bytes.substr(0, 4),
                             .width = 1,
                             .height = 1,
                             .orientation = orientation},
          .error = {}};
}

Diagnostics load(Document& document,
                 Sources& sources,
                 MemoryFiles& files,
                 PictureInspection (*inspect_picture)(std::string) = inspect,
                 const Options& options = {}) {
  Diagnostics diagnostics;
  const Formats formats{.readers = {}, .writers = {}, .inspect_picture = inspect_picture};
  const PassContext context{.sources = sources,
                            .options = options,
                            .formats = formats,
                            .files = files,
                            .diagnostics = diagnostics};
  PictureLoader loader(document, context);
  load_pictures(document, loader, context);
  return diagnostics;
}

}  // namespace

TEST_CASE(
    "pictures: each is read once, equal ones are one, and what cannot be had is "
    "reported") {
  Sources sources;
  sources.add("book/a.md", "text");
  MemoryFiles files;
  files.files = {{"book/a b.png", "PNG1"},
                 {"book/c.png", "PNG1"},
                 {"book/d.png", "PNG2"},
                 {"book/e.png", "text"}};
  Document document{.content = {image("a%20b.png"), image("c.png"), image("d.png"),
                                image("e.png"), image("gone.png"), image("../up.png"),
                                image("https://a.example/x.png")}};
  document.metadata.cover_image = "d.png";
  document.metadata.cover_span.file = FileId{0};
  const Diagnostics diagnostics = load(document, sources, files);
  std::vector<PictureId> ids;
  walk(document.content,
       Overload{[](const Block&) {},
                [&](const Inline& node) {
                  if (const auto* each = std::get_if<Image>(&node.kind)) {
                    ids.push_back(each->picture);
                  }
                }});
  REQUIRE(document.pictures.size() == 2);
  CHECK(document.metadata.cover == PictureId{0});
  CHECK(ids == std::vector<PictureId>{PictureId{1}, PictureId{1}, PictureId{0},
                                      PictureId::none, PictureId::none, PictureId::none,
                                      PictureId::none});
  std::vector<std::string> codes;
  for (const Diagnostic& each : diagnostics.list()) {
    codes.emplace_back(each.code);
  }
  CHECK(codes == std::vector<std::string>{"cover-size", "picture-broken",
                                          "picture-missing", "picture-outside-root",
                                          "picture-remote"});
}

TEST_CASE("pictures: a cover that shops do not take is told at its name") {
  struct Case {
    PictureKind kind = PictureKind::jpeg;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::vector<std::string> codes{};
    std::string_view profile = "generic";
  };
  const Case cases[] = {
      {PictureKind::jpeg, 625, 1000, {}},
      {PictureKind::png, 1000, 625, {}},
      {PictureKind::jpeg, 2000, 2800, {}},
      {PictureKind::png, 624, 1000, {"cover-size"}},
      {PictureKind::jpeg, 999, 999, {"cover-size"}},
      {PictureKind::jpeg, 2000, 2801, {"cover-size"}},
      {PictureKind::gif, 700, 1000, {"cover-format"}},
      {PictureKind::webp, 70, 100, {"cover-format", "cover-size"}},
      {PictureKind::svg, 70, 100, {"cover-format"}},
      // What the EPUB does not have as it is.
      {PictureKind::svg, 70, 100, {}, "kindle"},
      {PictureKind::svg, 70, 100, {"cover-format"}, "kobo"},
      {PictureKind::png, 4000, 4000, {}, "apple"},
      {PictureKind::png, 4000, 4000, {"cover-size"}, "kobo"},
  };
  static Picture picture;
  const auto inspected = [](std::string) {
    return PictureInspection{.picture = picture};
  };
  for (const Case& each : cases) {
    CAPTURE(each.width);
    CAPTURE(each.height);
    picture = {.kind = each.kind, .width = each.width, .height = each.height};
    Sources sources;
    sources.add("a.md", "text");
    MemoryFiles files;
    files.files = {{"cover", "PNG"}};
    Document document;
    document.metadata.cover_image = "cover";
    document.metadata.cover_span = {.file = FileId{0}, .begin = 1, .end = 3};
    std::vector<std::string> codes;
    const auto profile = find_epub_profile(each.profile);
    REQUIRE(profile);
    const Diagnostics diagnostics =
        load(document, sources, files, inspected, {.epub_profile = *profile});
    for (const Diagnostic& diagnostic : diagnostics.list()) {
      codes.emplace_back(diagnostic.code);
      CHECK(diagnostic.span == document.metadata.cover_span);
      CHECK(diagnostic.hints.size() == 1);
    }
    CHECK(codes == each.codes);
  }
}

TEST_CASE("pictures: the same pixels stored turned are another picture") {
  Sources sources;
  sources.add("a.md", "text");
  MemoryFiles files;
  files.files = {{"a.jpg", "PNG1"}, {"b.jpg", "PNG1>"}};
  Document document{.content = {image("a.jpg"), image("b.jpg")}};
  const Diagnostics diagnostics = load(document, sources, files);
  REQUIRE(document.pictures.size() == 2);
  CHECK(document.pictures[1].orientation == 6);
  CHECK(diagnostics.list().empty());
}

TEST_CASE("pictures: the root of each input's pictures is its own folder") {
  Sources sources;
  sources.add("a/one.md", "text");
  sources.add("b/two.md", "text");
  sources.add("three.md", "text");
  MemoryFiles files;
  files.files = {{"a/p/x.png", "PNGa"}, {"b/p/x.png", "PNGb"}, {"p/x.png", "PNGc"}};
  Document document{.content = {image("p/x.png"), image("p/x.png", 1),
                                image("p/x.png", 2), image("../b/p/x.png")}};
  const Diagnostics diagnostics = load(document, sources, files);
  REQUIRE(document.pictures.size() == 3);
  CHECK(document.pictures[0].bytes == "PNGa");
  CHECK(document.pictures[1].bytes == "PNGb");
  CHECK(document.pictures[2].bytes == "PNGc");
  REQUIRE(diagnostics.list().size() == 1);
  CHECK(diagnostics.list()[0].code == "picture-outside-root");
}

TEST_CASE("pictures: what was taken out of a drawing is named") {
  Sources sources;
  sources.add("a.md", "text");
  MemoryFiles files;
  files.files = {{"./a.svg", "<svg/>"}, {"a.svg", "<svg/>"}};
  Document document{.content = {image("a.svg")}};
  const auto cleaned = [](std::string) {
    return PictureInspection{.picture = Picture{}, .left_out = {"script", "onload"}};
  };
  const Diagnostics diagnostics = load(document, sources, files, cleaned);
  REQUIRE(diagnostics.list().size() == 1);
  CHECK(diagnostics.list()[0].code == "picture-cleaned");
  CHECK(diagnostics.list()[0].message ==
        "the drawing `a.svg` is shown without `script`, `onload`");
}

TEST_CASE("pictures: a size that is no length is reported at the picture") {
  Sources sources;
  sources.add("a.md", "text");
  MemoryFiles files;
  files.files = {{"./a.png", "PNG"}, {"a.png", "PNG"}};
  Block block = image("a.png");
  Inline& node = std::get<Paragraph>(block.kind).content.front();
  node.attributes.pairs = {{"width", "wide"},  {"height", "0cm"},      {"width", "50%"},
                           {"height", "auto"}, {"width", "3furlongs"}, {"alt", "x"}};
  Document document{.content = {block}};
  const Diagnostics diagnostics = load(document, sources, files);
  REQUIRE(diagnostics.list().size() == 3);
  CHECK(diagnostics.list()[0].code == "picture-size");
  CHECK(diagnostics.list()[0].span == Span{FileId{0}, 0, 1});
  CHECK(diagnostics.list()[0].message == "the picture's width `wide` is no length");
  CHECK(diagnostics.list()[1].message == "the picture's height `0cm` is no length");
  CHECK(diagnostics.list()[2].message == "the picture's width `3furlongs` is no length");
}

TEST_CASE("pictures: a caption speaks alone for a lost picture of the same words") {
  const auto figure = [](std::string source, std::string caption) {
    return Block{.kind =
                     Figure{{image(std::move(source))}, {paragraph(std::move(caption))}}};
  };
  Sources sources;
  sources.add("a.md", "text");
  MemoryFiles files;
  files.files = {{"./a.png", "PNG"}, {"a.png", "PNG"}};
  Document document{.content = {figure("gone.png", "d"), figure("gone.png", "other"),
                                figure("a.png", "d"), image("gone.png")}};
  Block silent = image("gone.png");
  std::get<Image>(std::get<Paragraph>(silent.kind).content.front().kind).description = {};
  document.content.push_back(silent);
  const Diagnostics diagnostics = load(document, sources, files);
  CHECK(plain_text(document.content) == "d\nd\nother\nd\nd\nd");
  CHECK(reading_text(document) == "d\nd\nother\nd\nd\n");
  const auto hint = [&](std::size_t index) {
    return diagnostics.list()[index].hints.back().message;
  };
  REQUIRE(diagnostics.list().size() == 4);
  CHECK(hint(0) == "its description stands in its place");
  CHECK(hint(3) == "nothing stands in its place: it has no description");
}
