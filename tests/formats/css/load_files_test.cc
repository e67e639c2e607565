#include "formats/css/load_files.h"

#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "compiler/files.h"
#include "formats/css/load.h"

using namespace octavo;
using namespace octavo::css;

namespace {

struct LoadedFiles {
  std::shared_ptr<const Stylesheets> sheets{};
  /// "root name" of the pictures that were asked for.
  std::vector<std::string> pictures{};
  /// "line code: message"
  std::vector<std::string> reports{};

  std::vector<std::string> sources() const {
    std::vector<std::string> names;
    for (const auto& active : active_rules(sheets->list, {}).faces) {
      for (const FontSource& source : active.rule->sources) {
        names.push_back((source.is_local ? "local " : "") + source.name);
      }
    }
    return names;
  }
};

FontInspection font_of(std::string bytes) {
  return bytes.starts_with("font") ? FontInspection{.bytes = std::move(bytes)}
                                   : FontInspection{.bytes = {}, .error = "is no font"};
}

LoadedFiles load(std::map<std::string, std::string> files) {
  Sources sources;
  sources.add("book/a.md", "x");
  MemoryFiles memory;
  memory.files = std::move(files);
  Diagnostics diagnostics;
  LoadedFiles loaded;
  const auto load_picture = [&](const std::string& root, const std::string& name,
                                const Span&) {
    loaded.pictures.push_back(root + " " + name);
    return name == "gone.png" || root.empty()
               ? PictureId::none
               : PictureId{static_cast<std::uint32_t>(loaded.pictures.size())};
  };
  loaded.sheets =
      load_stylesheets(nullptr, {{.root = "book", .name = "s/a.css", .span = {}}},
                       {.sources = sources,
                        .files = memory,
                        .diagnostics = diagnostics,
                        .load_picture = load_picture,
                        .inspect_font = font_of});
  for (const Diagnostic& each : diagnostics.list()) {
    loaded.reports.push_back(
        std::to_string(sources[each.span.file].location(each.span.begin).line) + " " +
        std::string(each.code) + ": " + each.message);
  }
  return loaded;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("load files: an address is one of the file that it stands in") {
  const LoadedFiles loaded =
      load({{"book/s/a.css",
             "@import '../b.css';\n"
             "p::before { content: url(x.png) } q { background: url('../y%20z.png#i') }"},
            {"book/b.css", "@media screen { p { cursor: url(x.png), auto } }"}});
  CHECK(loaded.reports.empty());
  CHECK(loaded.pictures == Lines{"book s/x.png", "book y z.png", "book x.png"});
  CHECK(loaded.sheets->pictures ==
        std::map<std::string, PictureId, std::less<>>{{"book/x.png", PictureId{3}},
                                                      {"book/s/x.png", PictureId{1}},
                                                      {"book/y z.png", PictureId{2}}});
}

TEST_CASE("load files: each is asked for once, and links are no files") {
  const LoadedFiles loaded =
      load({{"book/s/a.css",
             "p { background: url(x.png) } q { background: image-set('x.png' 1x) }"
             "a::after { content: target-counter(url(other.md), page) }"
             "b { filter: url(#soft) } @page { @top-left { content: url(head.png) } }"}});
  CHECK(loaded.pictures == Lines{"book s/x.png", "book s/head.png"});
}

TEST_CASE("load files: a picture of another machine is refused where pictures are") {
  const LoadedFiles loaded =
      load({{"book/s/a.css", "p { background: url(https://example.com/x.png) }"}});
  CHECK(loaded.pictures == Lines{" https://example.com/x.png"});
  CHECK(loaded.sheets->pictures.empty());
}

TEST_CASE("load files: a face is the first of its files that can be had") {
  const LoadedFiles loaded =
      load({{"book/s/a.css",
             "@font-face { font-family: F; src: local(Mine), url(f.eot) "
             "format('embedded-opentype'), url(gone.woff2), url(f.ttf), url(g.ttf) }"},
            {"book/s/f.ttf", "font f"},
            {"book/s/g.ttf", "font g"}});
  CHECK(loaded.reports.empty());
  CHECK(loaded.sources() == Lines{"local Mine", "book/s/f.ttf"});
  CHECK(loaded.sheets->fonts ==
        std::map<std::string, std::string, std::less<>>{{"book/s/f.ttf", "font f"}});
}

TEST_CASE("load files: a font that cannot be had is reported where it is named") {
  const LoadedFiles loaded =
      load({{"book/s/a.css",
             "@font-face { font-family: A; src: url(gone.ttf) }\n"
             "@font-face { font-family: B; src: url(text.ttf) }\n"
             "@font-face { font-family: C; src: url(../../up.ttf) }\n"
             "@font-face { font-family: D; src: url(https://example.com/d.ttf) }\n"
             "@font-face { font-family: E; src: url(e.svg) format(svg) }\n"
             "@font-face { font-family: F; src: url(text.ttf), local(F) }\n"},
            {"book/s/text.ttf", "text"},
            {"up.ttf", "font"}});
  CHECK(
      loaded.reports ==
      Lines{
          "1 font-left-out: the font `gone.ttf` is not there",
          "2 font-left-out: the font `text.ttf` is no font",
          "3 font-left-out: the font `../../up.ttf` lies outside the folder of the book",
          "4 font-left-out: the font `https://example.com/d.ttf` is not a file, and "
          "octavo opens no connection",
          "5 font-left-out: the font `e.svg` is of a format that octavo does "
          "not read",
          "6 font-left-out: the font `text.ttf` is no font"});
  CHECK(loaded.sources() == Lines{"local F"});
}
