#include "formats/css/load.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "compiler/files.h"

using namespace octavo;
using namespace octavo::css;

namespace {

using Files = std::map<std::string, std::string>;

struct LoadedSheets {
  Sources sources{};
  std::shared_ptr<const Stylesheets> sheets{};
  /// "file code: message"
  std::vector<std::string> reports{};

  /// The selectors of all rules that count on paper, in order.
  std::string selectors() const {
    std::string text;
    for (const auto& active : active_rules(sheets->list, {}).styles) {
      text += (text.empty() ? "" : " ") + to_css(active.rule->selectors.front());
    }
    return text;
  }
  bool reports_one(const std::string& part) const {
    return std::ranges::count_if(reports, [&](const std::string& report) {
             return report.find(part) != std::string::npos;
           }) == 1;
  }
};

LoadedSheets load(Files files, const std::vector<std::string>& names) {
  LoadedSheets loaded;
  loaded.sources.add("book/a.md", std::string(10, 'x'));
  MemoryFiles memory;
  memory.files = std::move(files);
  Diagnostics diagnostics;
  std::vector<StylesheetName> wanted;
  for (const std::string& name : names) {
    const auto place = static_cast<std::uint32_t>(wanted.size());
    wanted.push_back(
        {.root = "book", .name = name, .span = {FileId{0}, place, place + 1}});
  }
  loaded.sheets = load_stylesheets(
      nullptr, std::move(wanted),
      {.sources = loaded.sources, .files = memory, .diagnostics = diagnostics});
  for (const Diagnostic& each : diagnostics.list()) {
    const std::string file =
        each.span.file == FileId::none ? "-" : loaded.sources[each.span.file].path();
    loaded.reports.push_back(file + " " + std::string(each.code) + ": " + each.message);
  }
  return loaded;
}

}  // namespace

TEST_CASE("load: what a stylesheet imports stands before it, names by their files") {
  const LoadedSheets loaded =
      load({{"book/s/a.css", "@import 'b.css'; @import url(../%63.css?v=1#x); a { }"},
            {"book/s/b.css", "b { }"},
            {"book/c.css", "c { }"},
            {"book/d.css", "d { }"}},
           {"s/a.css", "./d.css"});
  CHECK(loaded.reports.empty());
  CHECK(loaded.selectors() == "b c a d");
  CHECK(loaded.sources[FileId{1}].path() == "book/s/a.css");
}

TEST_CASE("load: an import counts under its own conditions and those around it") {
  const Files files{{"book/a.css", "@import 'b.css' print; @import 'c.css' screen;"},
                    {"book/b.css", "@import 'd.css' (min-width: 1px); b { }"},
                    {"book/c.css", "@import 'd.css' (min-width: 1px); c { }"},
                    {"book/d.css", "@import 'e.css'; d { }"},
                    {"book/e.css", "e { }"}};
  const LoadedSheets loaded = load(files, {"a.css"});
  CHECK(loaded.reports.empty());
  CHECK(loaded.selectors() == "e d b");
  REQUIRE(loaded.sheets->list.size() == 7);
  CHECK(to_css(loaded.sheets->list[1].conditions) == "(min-width: 1px)");
  CHECK(loaded.sheets->list[2].media.are_for_print());
}

TEST_CASE("load: of a file that is named twice the last place counts") {
  const LoadedSheets loaded = load({{"book/a.css", "@import 'c.css'; a { }"},
                                    {"book/b.css", "@import 'c.css'; b { nothing: 0 }"},
                                    {"book/c.css", "c { nothing: 0 }"}},
                                   {"a.css", "b.css", "b.css"});
  CHECK(loaded.selectors() == "a c b");
  CHECK(loaded.sources.size() == 4);
  CHECK(loaded.reports.size() == 2);
}

TEST_CASE("load: what is absent, outside, remote or a circle is reported at its place") {
  const LoadedSheets loaded =
      load({{"book/a.css",
             "@import 'b.css'; @import '../x.css'; @import '/etc/passwd';"
             "@import 'http://a.example/x.css'; @import '//a.example/x.css';"
             "@import 'data:text/css,p{}'; @import 'gone.css'; @import 'a.css'; a { }"},
            {"book/b.css", "@import 'a.css'; b { }"},
            {"x.css", "x { }"}},
           {"a.css", "../x.css", "a.css"});
  CHECK(loaded.selectors() == "b a");
  CHECK(loaded.reports.size() == 9);
  CHECK(
      loaded.reports_one("book/a.md stylesheet-left-out: the stylesheet `../x.css` "
                         "lies outside"));
  CHECK(
      loaded.reports_one("book/a.css stylesheet-left-out: the stylesheet `../x.css` "
                         "lies outside"));
  CHECK(loaded.reports_one("`/etc/passwd` lies outside"));
  CHECK(loaded.reports_one("`http://a.example/x.css` is not a file"));
  CHECK(loaded.reports_one("`//a.example/x.css` is not a file"));
  CHECK(loaded.reports_one("`data:text/css,p{}` is not a file"));
  CHECK(loaded.reports_one("there is no stylesheet `gone.css`"));
  CHECK(
      loaded.reports_one("book/b.css stylesheet-left-out: the stylesheet `book/a.css` "
                         "imports itself"));
  CHECK(
      loaded.reports_one("book/a.css stylesheet-left-out: the stylesheet `book/a.css` "
                         "imports itself"));
}

TEST_CASE("load: imports are 16 deep and 64 at most") {
  Files files;
  for (int index = 0; index < 20; ++index) {
    const std::string next = "'" + std::to_string(index + 1) + ".css'";
    files["book/" + std::to_string(index) + ".css"] = "@import " + next + "; p { }";
  }
  const LoadedSheets deep = load(files, {"0.css"});
  CHECK(deep.sheets->list.size() == 16);
  CHECK(deep.reports_one("more than 16 deep"));

  for (auto& [path, text] : files) {
    text.insert(0, text.substr(0, text.find(';')) + " print;");
  }
  const LoadedSheets often = load(files, {"0.css"});
  CHECK(often.sheets->list.size() <= 65);
  CHECK(often.reports_one("import more than 64 files"));

  Files many;
  std::vector<std::string> names;
  for (int index = 0; index < 70; ++index) {
    names.push_back(std::to_string(index) + ".css");
    many["book/" + names.back()] = "p { }";
  }
  CHECK(load(many, names).sheets->list.size() == 64);
}

TEST_CASE("load: all stylesheets together have an end") {
  std::string rules;
  for (int index = 0; index < 40'000; ++index) {
    rules += "p{}\n";
  }
  const LoadedSheets loaded =
      load({{"book/a.css", rules}, {"book/b.css", rules}, {"book/c.css", "c { }"}},
           {"a.css", "b.css", "c.css"});
  CHECK(loaded.sheets->list.size() == 2);
  CHECK(loaded.reports_one("css-invalid: the stylesheets have over 65536 rules"));

  const std::string blank(3'900'000, ' ');
  const LoadedSheets large = load({{"book/a.css", blank + "a{}"},
                                   {"book/b.css", blank + "b{}"},
                                   {"book/c.css", blank + "c{}"},
                                   {"book/d.css", blank + std::string(200'000, ' ')}},
                                  {"a.css", "b.css", "c.css", "d.css"});
  CHECK(large.selectors() == "a b");
  CHECK(large.reports_one("more than 8 MB together"));
  CHECK(large.reports_one("the stylesheet `d.css` has more than 4 MB"));
}

TEST_CASE("load: a stylesheet is decoded as it says, and what is no text reported") {
  const auto content = [](const LoadedSheets& loaded) {
    REQUIRE(loaded.sheets->list.size() == 1);
    const auto& rule = std::get<StyleRule>(loaded.sheets->list[0].rules.at(0).kind);
    return to_css(rule.declarations.at(0).value);
  };
  const LoadedSheets latin = load(
      {{"book/a.css", "@charset \"iso-8859-1\";p::before{content:'\xE9'}"}}, {"a.css"});
  CHECK(content(latin) == "\"é\"");
  CHECK(latin.reports.empty());

  std::string utf16 = "\xFF\xFE";
  for (const char byte : std::string("p::before{content:'x'}")) {
    utf16 += byte;
    utf16 += '\0';
  }
  CHECK(content(load({{"book/a.css", utf16}}, {"a.css"})) == "\"x\"");

  const LoadedSheets wrong =
      load({{"book/a.css", "p::before{content:'\xE9'}"}}, {"a.css"});
  CHECK(content(wrong) == "\"\uFFFD\"");
  CHECK(
      wrong.reports_one("book/a.css css-invalid: the stylesheet has bytes that are no"));
}

TEST_CASE("load: an import into a layer or on a feature is said to be left out") {
  const LoadedSheets loaded =
      load({{"book/a.css",
             "@import 'b.css' layer; @import 'b.css' layer(x) print;"
             "@import 'b.css' supports(display: grid); a { }"},
            {"book/b.css", "b { }"}},
           {"a.css"});
  CHECK(loaded.selectors() == "a");
  CHECK(loaded.reports.size() == 3);
  CHECK(loaded.reports[0].starts_with("book/a.css css-unsupported: "));
}
