#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "compiler/plain_text.h"
#include "compiler/source.h"
#include "compiler/text/characters.h"
#include "compiler/text/encoding.h"
#include "compiler/text/utf8.h"
#include "compiler/walk.h"
#include "formats/plain/layout.h"
#include "formats/plain/reader.h"
#include "tests/shared.h"
#include "tests/support.h"

using namespace octavo;

namespace {

struct Book {
  Sources sources{};
  Document document{};
  Diagnostics diagnostics{};
  std::vector<std::string> headings{};
  const SourceFile& source() const { return sources[FileId{0}]; }
};

std::optional<Book> read_book(const char* path) {
  const auto shared = shared_folder();
  if (!shared) {
    MESSAGE("no shared folder");
    return std::nullopt;
  }
  std::optional<Book> book(std::in_place);
  const SourceFile& source =
      book->sources.add(path, decode_text(tests::read_file(*shared / path)).text);
  book->document = plain::read_plain(source, {}, book->diagnostics);
  for (const Block& block : book->document.content) {
    if (const auto* heading = std::get_if<Heading>(&block.kind)) {
      book->headings.push_back(plain_text(heading->content));
    }
  }
  return book;
}

/// The text without white space, its typed dashes long.
std::string essence(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCharacter decoded = decode_utf8(text, at);
    if (text.substr(at).starts_with("--")) {
      result += "—";
      ++at;
    } else if (!is_space(decoded.character)) {
      result += text.substr(at, decoded.size);
    }
    at += decoded.size;
  }
  return result;
}

/// Marks the bytes of every text node, and holds each to its place.
class Coverage {
 public:
  explicit Coverage(const SourceFile& source)
      : source_(source), covered_(source.text().size(), false) {}

  void add(const Inline& node) {
    if (const auto* text = std::get_if<Text>(&node.kind)) {
      CHECK(essence(text->text) == essence(source_.slice(node.span)));
      std::fill(covered_.begin() + node.span.begin, covered_.begin() + node.span.end,
                true);
    }
  }

  /// What is set as it was typed.
  void add(const Block& block) {
    if (const auto* typed = std::get_if<CodeBlock>(&block.kind)) {
      CHECK(essence(typed->text) == essence(source_.slice(block.span)));
      std::fill(covered_.begin() + block.span.begin, covered_.begin() + block.span.end,
                true);
    }
  }

  /// The lines, or the parts of lines, that no text node has.
  std::vector<std::string> lost() const {
    std::vector<std::string> lines(1);
    for (std::size_t i = 0; i < covered_.size(); ++i) {
      const char byte = source_.text()[i];
      if (byte == '\n') {
        lines.emplace_back();
      } else if (!covered_[i]) {
        lines.back() += byte;
      }
    }
    std::erase_if(lines, [](const std::string& line) {
      return essence(line).empty() ||
             line.find_first_not_of("_ \r") == std::string::npos || plain::is_rule(line);
    });
    return lines;
  }

 private:
  const SourceFile& source_;
  std::vector<bool> covered_;
};

std::vector<std::string> lost_lines(const Book& book) {
  Coverage coverage(book.source());
  const auto add = Overload{[&](const Inline& node) { coverage.add(node); },
                            [&](const Block& block) {
                              CHECK(block.span.file == FileId{0});
                              CHECK(block.span.begin <= block.span.end);
                              coverage.add(block);
                            }};
  walk(book.document.metadata.title, add);
  walk(book.document.content, add);
  return coverage.lost();
}

/// "[8]" and the arrow back: the book has links in their place.
bool is_of_note(std::string_view line) {
  return line.find_first_not_of("[]0123456789 ↩") == std::string_view::npos;
}

}  // namespace

TEST_CASE("plain: Dom Casmurro has its 148 chapters with their titles") {
  const auto book = read_book("corpora/prose/dom-casmurro.latin1.txt");
  if (!book) {
    return;
  }
  const auto& metadata = book->document.metadata;
  CHECK(plain_text(metadata.title) == "Dom Casmurro");
  CHECK(metadata.authors == std::vector<std::string>{"Machado de Assis"});
  CHECK(metadata.language == "pt");
  REQUIRE(book->headings.size() == 150);
  CHECK(book->headings[0] == "I Do titulo.");
  CHECK(book->headings[46] == "XLVII «A senhora saiu.»");
  CHECK(book->headings[147] == "CXLVIII E bem, e o resto?");
  CHECK(book->headings[148] == "INDICE");
  CHECK(book->diagnostics.list().empty());
  CHECK(lost_lines(*book).empty());
}

TEST_CASE("plain: Die Verwandlung has its three chapters without titles") {
  const auto book = read_book("corpora/prose/die-verwandlung.latin1.txt");
  if (!book) {
    return;
  }
  const auto& metadata = book->document.metadata;
  CHECK(plain_text(metadata.title) == "Die Verwandlung");
  CHECK(metadata.authors == std::vector<std::string>{"Franz Kafka"});
  CHECK(metadata.language == "de");
  REQUIRE(book->headings.size() == 4);
  CHECK(book->headings[0] == "I.");
  CHECK(book->headings[2] == "III.");
  CHECK(book->diagnostics.list().empty());
  CHECK(lost_lines(*book).empty());
}

TEST_CASE("plain: Moby-Dick has its 135 chapters and its epilogue") {
  const auto book = read_book("corpora/prose/moby-dick.txt");
  if (!book) {
    return;
  }
  CHECK(plain_text(book->document.metadata.title) == "MOBY DICK");
  CHECK(book->document.metadata.authors == std::vector<std::string>{"Herman Melville"});
  REQUIRE(book->headings.size() == 136);
  CHECK(book->headings[0] == "I Loomings");
  CHECK(book->headings[55] ==
        "LVI Of the Less Erroneous Pictures of Whales, and the True "
        "Pictures of Whaling Scenes");
  CHECK(book->headings[135] == "Epilogue");
  CHECK(book->diagnostics.list().size() <= 3);
  CHECK(std::ranges::count_if(book->document.content, [](const Block& block) {
          return std::holds_alternative<Note>(block.kind);
        }) == 22);
  std::vector<std::string> lost = lost_lines(*book);
  std::erase_if(lost, is_of_note);
  CHECK(lost == std::vector<std::string>{"by Herman Melville"});
}

TEST_CASE("plain: the article has its title, ten paragraphs and one doubtful line") {
  const auto book = read_book("articles/xiaomi-move-dados.txt");
  if (!book) {
    return;
  }
  CHECK(plain_text(book->document.metadata.title) ==
        "Xiaomi move dados para fora da China");
  CHECK(book->headings.empty());
  CHECK(std::ranges::all_of(book->document.content, [](const Block& block) {
    return std::holds_alternative<Paragraph>(block.kind);
  }));
  REQUIRE(book->diagnostics.list().size() == 1);
  CHECK(book->diagnostics.list()[0].code == "maybe-heading");
  CHECK(book->source().slice(book->diagnostics.list()[0].span) == "xiaomi l");
  CHECK(lost_lines(*book).empty());
}
