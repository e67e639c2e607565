#include "formats/epub/cfi.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <tinyxml2.h>

#include "compiler/compile.h"
#include "formats/epub/read_back.h"
#include "formats/registry.h"
#include "tests/formats/epub/unpack.h"
#include "tests/support.h"

using namespace octavo;

namespace {

/// Follows a CFI through the files of a book, as a reading system does.
class CfiFollower {
 public:
  explicit CfiFollower(const std::string& epub)
      : files_(test::unpack(epub).value_or(std::vector<epub::Entry>())) {}

  /// Null: it leads nowhere, or past an element with another id.
  const tinyxml2::XMLElement* follow(const std::string& cfi) {
    constexpr std::string_view begin = "epubcfi(";
    const std::size_t turn = cfi.find('!');
    if (!cfi.starts_with(begin) || !cfi.ends_with(")") || turn == std::string::npos) {
      return nullptr;
    }
    parse("EPUB/package.opf", package_);
    const auto* item =
        walk(package_.RootElement(), cfi.substr(begin.size(), turn - begin.size()));
    const char* idref = item == nullptr ? nullptr : item->Attribute("idref");
    parse("EPUB/" + href_of(idref == nullptr ? "" : idref), file_);
    return walk(file_.RootElement(), cfi.substr(turn + 1, cfi.size() - turn - 2));
  }

 private:
  void parse(const std::string& name, tinyxml2::XMLDocument& into) {
    const auto file = std::ranges::find(files_, name, &epub::Entry::name);
    into.Parse(file == files_.end() ? "" : file->bytes.c_str());
  }

  std::string href_of(std::string_view id) const {
    const auto* manifest = package_.RootElement()->FirstChildElement("manifest");
    for (const auto* item = manifest->FirstChildElement(); item != nullptr;
         item = item->NextSiblingElement()) {
      if (item->Attribute("id") == id) {
        return item->Attribute("href");
      }
    }
    return {};
  }

  static const tinyxml2::XMLElement* walk(const tinyxml2::XMLElement* element,
                                          std::string_view steps) {
    while (element != nullptr && !steps.empty()) {
      const std::size_t end = std::min(steps.find('/', 1), steps.size());
      const std::string step(steps.substr(1, end - 1));
      steps.remove_prefix(end);
      element = element->FirstChildElement();
      for (int number = std::stoi(step); number > 2 && element != nullptr; number -= 2) {
        element = element->NextSiblingElement();
      }
      const std::size_t bracket = step.find('[');
      const bool is_other =
          bracket != std::string::npos &&
          (element == nullptr || element->Attribute("id") == nullptr ||
           step.substr(bracket) != "[" + std::string(element->Attribute("id")) + "]");
      if (is_other) {
        return nullptr;
      }
    }
    return element;
  }

  std::vector<epub::Entry> files_{};
  tinyxml2::XMLDocument package_{};
  tinyxml2::XMLDocument file_{true, tinyxml2::PRESERVE_WHITESPACE};
};

std::string text_in(const tinyxml2::XMLNode& node) {
  std::string text = node.ToText() != nullptr ? node.Value() : "";
  for (const auto* child = node.FirstChild(); child != nullptr;
       child = child->NextSibling()) {
    text += text_in(*child);
  }
  return text;
}

std::string without_spaces(std::string_view text) {
  std::string all;
  for (const char byte : text) {
    all += byte == ' ' || byte == '\n' ? "" : std::string(1, byte);
  }
  return all;
}

std::string epub_of(const std::string& folder) {
  const Formats all = formats();
  const auto epub = std::ranges::find(all.writers, "epub", &Writer::name);
  const auto pdf = std::ranges::find(all.writers, "pdf", &Writer::name);
  DiskFiles disk;
  const std::string path = (tests::source_folder() / folder).string();
  return compile({.inputs = {path}, .writers = {&*epub, &*pdf}}, all, disk)
      .outputs.at(0)
      .bytes;
}

}  // namespace

TEST_CASE("cfi: elements are counted by even numbers, and marked signs stand behind ^") {
  epub::CfiPlace place("/6/8!");
  place.begin("root");
  CHECK(place.print() == "epubcfi(/6/8!)");
  place.begin("");
  place.end();
  place.begin("");
  CHECK(place.print() == "epubcfi(/6/8!/4)");
  place.begin("a");
  place.end();
  place.begin("p[1],2");
  CHECK(place.print() == "epubcfi(/6/8!/4/4[p^[1^]^,2])");
  place.end();
  CHECK(place.print() == "epubcfi(/6/8!/4)");
}

TEST_CASE("cfi: those of every block and page lead to it") {
  for (const char* path : {"samples/essay/page.md", "tests/golden/every-node/input.md"}) {
    CAPTURE(path);
    const std::string bytes = epub_of(path);
    CfiFollower follower(bytes);
    const auto book = epub::read_back_epub(bytes);
    REQUIRE(book);
    CHECK(book->elements.size() > 50);
    for (const auto& [at, element] : book->elements) {
      CAPTURE(element.cfi);
      const auto* found = follower.follow(element.cfi);
      REQUIRE(found != nullptr);
      const std::string words = without_spaces(text_in(*found));
      CHECK(without_spaces(std::string_view(book->text).substr(at)).starts_with(words));
    }
    CHECK(!book->pages.empty());
    for (const FinishedBook::Page& page : book->pages) {
      CAPTURE(page.element.cfi);
      const auto* found = follower.follow(page.element.cfi);
      REQUIRE(found != nullptr);
      CHECK(page.element.id == found->Attribute("id"));
      CHECK(page.label == found->Attribute("aria-label"));
    }
  }
}
