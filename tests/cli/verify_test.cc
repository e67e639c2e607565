#include <doctest/doctest.h>

#include "tests/cli/process.h"
#include "tests/support.h"

using namespace octavo::tests;

namespace {

constexpr const char* salt_manuscript =
    "---\ntitle: Salt\nauthor: Ann\nlang: en\n---\n\n# Near\n\nWords of the [other "
    "chapter](#far).[^1]\n\n[^1]: A note.\n\n# Far {#far}\n\nMore words.\n";

struct Verified {
  TemporaryFolder folder{};

  Verified() {
    write_file(folder.path() / "salt.md", salt_manuscript);
    CHECK(run({"build", "salt.md"}).status == 0);
  }

  Outcome run(const std::vector<std::string>& arguments) const {
    return run_octavo({.arguments = arguments, .folder = folder.path()});
  }
};

}  // namespace

TEST_CASE("verify: books that octavo has made say what their manuscript says") {
  const Verified verified;
  const Outcome outcome = verified.run({"verify", "salt.md", "salt.epub", "salt.pdf"});
  CHECK(outcome.messages == "");
  CHECK(outcome.status == 0);
  CHECK(verified.run({"verify", "salt.PDF", "--", "salt.md"}).status == 3);
  CHECK(verified.run({"verify", "salt.pdf", "--", "salt.md"}).status == 0);
}

TEST_CASE("verify: a difference is an error at its place in the manuscript") {
  const Verified verified;
  std::string changed = salt_manuscript;
  changed.replace(changed.find("More words"), 10, "Some words");
  write_file(verified.folder.path() / "salt.md", changed);
  for (const char* book : {"salt.epub", "salt.pdf"}) {
    CAPTURE(book);
    const Outcome outcome = verified.run({"verify", "salt.md", book});
    CAPTURE(outcome.messages);
    CHECK(outcome.status == 1);
    CHECK(outcome.messages.starts_with("salt.md:15:1: error[verify-text]: `"));
    CHECK(outcome.messages.find("has “More” where the book has “Some”") !=
          std::string::npos);
  }
  CHECK(verified.run({"verify", "salt.md", "salt.epub", "--diagnostics", "json"})
            .messages.starts_with("{\"file\":\"salt.md\",\"line\":15"));
}

TEST_CASE("verify: the options of the manuscript are those that it was built with") {
  const Verified verified;
  CHECK(verified.run({"verify", "salt.md", "salt.pdf", "--title", "Pepper"})
            .messages.find("error[verify-metadata]: the title of `salt.pdf` is “Salt”, "
                           "and not “Pepper”") != std::string::npos);
}

TEST_CASE("verify: what is no book of octavo's is refused") {
  const Verified verified;
  write_file(verified.folder.path() / "bad.pdf", "%PDF-1.7\nnothing");
  write_file(verified.folder.path() / "bad.epub", "PK\x03\x04");
  for (const char* book : {"bad.pdf", "bad.epub"}) {
    CAPTURE(book);
    const Outcome outcome = verified.run({"verify", "salt.md", book});
    CHECK(outcome.status == 1);
    CHECK(outcome.messages.find("error[verify-unreadable]: ") != std::string::npos);
  }
  const Outcome missing = verified.run({"verify", "salt.md", "gone.pdf"});
  CHECK(missing.status == 3);
  CHECK(missing.messages.find("input-missing") != std::string::npos);
}

TEST_CASE("verify: without a finished book, or a manuscript, the command is wrong") {
  const Verified verified;
  const Outcome no_book = verified.run({"verify", "salt.md"});
  CHECK(no_book.status == 2);
  CHECK(no_book.messages.find("no finished book is named") != std::string::npos);
  CHECK(verified.run({"verify", "salt.pdf"}).status == 2);
}
