#include "compiler/passes/stylesheets.h"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

using namespace octavo;

namespace {

constexpr Theme looks[] = {{.name = "default"}, {.name = "novel"}, {.name = "essay"}};

/// Reports the theme and each name that it is given: "root name bytes".
std::shared_ptr<const css::Stylesheets> report_names(const Theme* theme,
                                                     std::vector<StylesheetName> names,
                                                     const StylesheetReading& reading) {
  if (theme != nullptr) {
    reading.diagnostics.warn("stylesheet-left-out", {}, std::string(theme->name));
  }
  for (const StylesheetName& each : names) {
    reading.diagnostics.warn(
        "stylesheet-left-out", each.span,
        each.root + " " + each.name + " " + each.bytes.value_or("(unread)"));
  }
  return nullptr;
}

struct Loaded {
  CompileStatus status = CompileStatus::made;
  std::vector<std::string> reports{};
};

Loaded load(Document document, const Options& options) {
  Sources sources;
  sources.add("one.md", "text");
  sources.add("part/two.md", "text");
  MemoryFiles files;
  files.files = {
      {"a.css", "A"}, {"/etc/b.css", "B"}, {"large.css", std::string(4'000'001, ' ')}};
  const Formats formats{.readers = {},
                        .writers = {},
                        .inspect_picture = nullptr,
                        .themes = looks,
                        .load_stylesheets = report_names};
  Diagnostics diagnostics;
  Loaded loaded;
  const PassContext context{.sources = sources,
                            .options = options,
                            .formats = formats,
                            .files = files,
                            .diagnostics = diagnostics};
  PictureLoader pictures(document, context);
  loaded.status = load_stylesheets(document, pictures, context);
  for (const Diagnostic& each : diagnostics.list()) {
    loaded.reports.push_back(std::string(each.code) + ": " + each.message);
  }
  return loaded;
}

Loaded load(std::vector<Stated> stated, std::vector<std::string> paths) {
  Document document;
  document.metadata.stylesheets = std::move(stated);
  return load(std::move(document), {.stylesheets = std::move(paths)});
}

Loaded load_theme(const std::string& stated, const std::string& option) {
  Document document;
  document.metadata.theme = {.text = stated, .span = {.file = FileId{0}}};
  return load(std::move(document), {.theme = option});
}

}  // namespace

TEST_CASE("stylesheets: those of the book stand before those of the options") {
  const Loaded loaded = load({{.text = "x.css", .span = {.file = FileId{0}}},
                              {.text = "y/z.css", .span = {.file = FileId{1}}}},
                             {"a.css", "/etc/b.css"});
  CHECK(loaded.status == CompileStatus::made);
  CHECK(loaded.reports ==
        std::vector<std::string>{"stylesheet-left-out: . x.css (unread)",
                                 "stylesheet-left-out: part y/z.css (unread)",
                                 "stylesheet-left-out: . a.css A",
                                 "stylesheet-left-out: /etc b.css B"});
}

TEST_CASE("stylesheets: one of the options that cannot be read is an error") {
  const Loaded loaded = load({}, {"a.css", "gone.css"});
  CHECK(loaded.status == CompileStatus::input_unreadable);
  CHECK(loaded.reports ==
        std::vector<std::string>{
            "stylesheet-unreadable: there is no stylesheet `gone.css`"});
}

TEST_CASE("stylesheets: one of the options that is too large is left out") {
  const Loaded loaded = load({}, {"large.css", "a.css"});
  CHECK(loaded.status == CompileStatus::made);
  CHECK(loaded.reports ==
        std::vector<std::string>{
            "stylesheet-left-out: the stylesheet `large.css` has more than 4 MB",
            "stylesheet-left-out: . a.css A"});
}

TEST_CASE("stylesheets: a book without any has none") {
  const Loaded loaded = load(std::vector<Stated>{}, {});
  CHECK(loaded.status == CompileStatus::made);
  CHECK(loaded.reports.empty());
}

TEST_CASE("stylesheets: the theme of the options goes before the book's") {
  using Reports = std::vector<std::string>;
  CHECK(load_theme("novel", "").reports == Reports{"stylesheet-left-out: novel"});
  CHECK(load_theme("novel", "ESSAY").reports == Reports{"stylesheet-left-out: essay"});
  CHECK(load_theme("novel", "default").reports.empty());
}

TEST_CASE("stylesheets: a theme that there is none of is a warning") {
  for (const auto& [stated, option] :
       {std::pair("novell", ""), std::pair("essay", "novell")}) {
    const Loaded loaded = load_theme(stated, option);
    CHECK(loaded.status == CompileStatus::made);
    CHECK(loaded.reports ==
          std::vector<std::string>{"theme-unknown: octavo has no theme `novell`"});
  }
}
