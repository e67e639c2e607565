#include "compiler/cache/request_key.h"

#include <functional>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace octavo;
using namespace octavo::cache;

TEST_CASE("request key: whatever changes the book changes it, and nothing else does") {
  const Writer epub{.name = "epub"};
  const Writer pdf{.name = "pdf"};
  const Reader text{.name = "text"};
  const CompileRequest request{.inputs = {"a.md"}, .writers = {&epub}};
  const std::vector<std::function<void(CompileRequest&)>> changes = {
      [](CompileRequest&) {},
      [](CompileRequest& each) { each.inputs = {"b.md"}; },
      [](CompileRequest& each) {
        each.inputs = {"a.md", "b.md"};
      },
      [](CompileRequest& each) { each.inputs = {"a.mdb.md"}; },
      [&](CompileRequest& each) { each.reader = &text; },
      [&](CompileRequest& each) { each.writers = {&pdf}; },
      [&](CompileRequest& each) {
        each.writers = {&epub, &pdf};
      },
      [](CompileRequest& each) { each.options.title = "T"; },
      [](CompileRequest& each) { each.options.authors = {"T"}; },
      [](CompileRequest& each) {
        each.options.authors = {"T", "U"};
      },
      [](CompileRequest& each) { each.options.language = "pt"; },
      [](CompileRequest& each) { each.options.paper = Paper{}; },
      [](CompileRequest& each) { each.options.paper = Paper{.width = 420}; },
      [](CompileRequest& each) { each.options.theme = "novel"; },
      [](CompileRequest& each) { each.options.stylesheets = {"a.css"}; },
      [](CompileRequest& each) { each.options.page_list = PageList::none; },
      [](CompileRequest& each) { each.options.page_list_file = "a.pdf"; },
      [](CompileRequest& each) { each.options.pdf_standards = PdfStandards{}; },
      [](CompileRequest& each) {
        each.options.pdf_standards = PdfStandards{.archive = ArchiveStandard::a2b};
      },
      [](CompileRequest& each) { each.options.linearize = true; },
      [](CompileRequest& each) { each.options.obfuscate_fonts = true; },
      [](CompileRequest& each) {
        each.options.epub_profile = *find_epub_profile("kindle");
      },
      [](CompileRequest& each) { each.options.epoch = 0; },
      [](CompileRequest& each) { each.options.epoch = 1; },
  };
  std::set<std::string> keys;
  for (const auto& change : changes) {
    CompileRequest changed = request;
    change(changed);
    CHECK(keys.insert(request_key(changed, false, "engine")).second);
  }
  CHECK(keys.insert(request_key(request, true, "engine")).second);
  CHECK(keys.insert(request_key(request, false, "another")).second);
  CompileRequest threads = request;
  threads.options.jobs = 8;
  CHECK(keys.contains(request_key(threads, false, "engine")));
}
