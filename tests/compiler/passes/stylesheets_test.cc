#include "compiler/passes/stylesheets.h"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

using namespace octavo;

namespace {

/// Reports each name that it is given: "root name bytes".
std::shared_ptr<const css::Stylesheets> report_names(std::vector<StylesheetName> names,
                                                     const StylesheetReading& reading) {
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

Loaded load(std::vector<Stated> stated, std::vector<std::string> paths) {
  Sources sources;
  sources.add("one.md", "text");
  sources.add("part/two.md", "text");
  MemoryFiles files;
  files.files = {
      {"a.css", "A"}, {"/etc/b.css", "B"}, {"large.css", std::string(4'000'001, ' ')}};
  Document document;
  document.metadata.stylesheets = std::move(stated);
  const Options options{.stylesheets = std::move(paths)};
  const Formats formats{.readers = {},
                        .writers = {},
                        .inspect_picture = nullptr,
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
  const Loaded loaded = load({}, {"a.css", "gone.css", "large.css"});
  CHECK(loaded.status == CompileStatus::input_unreadable);
  CHECK(loaded.reports ==
        std::vector<std::string>{
            "stylesheet-unreadable: there is no stylesheet `gone.css`",
            "stylesheet-unreadable: the stylesheet `large.css` cannot be read"});
}

TEST_CASE("stylesheets: a book without any has none") {
  const Loaded loaded = load({}, {});
  CHECK(loaded.status == CompileStatus::made);
  CHECK(loaded.reports.empty());
}
