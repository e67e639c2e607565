#include "compiler/edition_map.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "compiler/book_words.h"
#include "compiler/expected_book.h"
#include "compiler/overload.h"
#include "compiler/walk.h"

namespace octavo {
namespace {

class Mapper {
 public:
  Mapper(const Document& document,
         const FinishedBook* reflowed,
         const FinishedBook* printed,
         Diagnostics& diagnostics)
      : document_(document),
        expected_(expected_book(document)),
        words_(book_words(expected_.book.text)) {
    reflowed_ = with_same_words(reflowed, "EPUB", reflowed_words_, diagnostics);
    printed_ = with_same_words(printed, "PDF", printed_words_, diagnostics);
  }

  EditionMap run() {
    add_pages();
    walk(document_.content,
         Overload{[&](const Block& block) { add_block(block); }, [](const Inline&) {}});
    return std::move(map_);
  }

 private:
  const FinishedBook* with_same_words(const FinishedBook* book,
                                      std::string_view name,
                                      BookWords& words,
                                      Diagnostics& diagnostics) const {
    if (book == nullptr) {
      return nullptr;
    }
    words = book_words(book->text);
    if (std::ranges::equal(words, words_, {}, &BookWord::text, &BookWord::text)) {
      return book;
    }
    diagnostics.warn("map-incomplete", {},
                     "the " + std::string(name) + " does not have the words of the book",
                     {{.message = "the map leaves its places out; `octavo verify` says "
                                  "where they differ"}});
    return nullptr;
  }

  /// The pages that the e-book marks, or else those of the PDF.
  void add_pages() {
    const bool are_marked = reflowed_ != nullptr && !reflowed_->pages.empty();
    const FinishedBook* book = are_marked ? reflowed_ : printed_;
    if (book == nullptr) {
      return;
    }
    const BookWords& words = are_marked ? reflowed_words_ : printed_words_;
    std::size_t next = words.size();
    firsts_.resize(book->pages.size());
    for (std::size_t page = book->pages.size(); page > 0; --page) {
      const auto begin = book->pages[page - 1].begin;
      next = begin ? word_at(words, *begin) : next;
      firsts_[page - 1] = next;
    }
    for (std::size_t page = 0; page < book->pages.size(); ++page) {
      map_.pages.push_back({.label = book->pages[page].label,
                            .words = quoted(firsts_[page]),
                            .source = source_of(firsts_[page])});
      if (are_marked) {
        map_.pages.back().element = book->pages[page].element;
      }
    }
    // The PDF itself knows on which page a note stands.
    has_places_ = printed_ != nullptr && printed_->pages.size() == map_.pages.size();
  }

  void add_block(const Block& block) {
    const bool is_listed = std::holds_alternative<Paragraph>(block.kind) ||
                           std::holds_alternative<Heading>(block.kind) ||
                           std::holds_alternative<CodeBlock>(block.kind) ||
                           std::holds_alternative<Verse>(block.kind) ||
                           std::holds_alternative<Figure>(block.kind) ||
                           std::holds_alternative<Table>(block.kind);
    const auto stretch = expected_.blocks.find(block.id);
    if (!is_listed || block.span.file == FileId::none ||
        stretch == expected_.blocks.end()) {
      return;
    }
    const std::size_t first = word_at(words_, stretch->second.first);
    const std::size_t end = word_at(words_, stretch->second.second);
    EditionMap::Block mapped{.source = block.span, .words = quoted(first)};
    if (!map_.pages.empty()) {
      mapped.first_page = page_of(first);
      mapped.last_page = std::max(page_of(std::max(end, first + 1) - 1), page_of(first));
    }
    if (reflowed_ != nullptr && first < words_.size()) {
      mapped.element = element_of(reflowed_words_[first].at);
    }
    map_.blocks.push_back(std::move(mapped));
  }

  std::size_t page_of(std::size_t word) const {
    if (has_places_ && word < printed_words_.size()) {
      const auto after = std::ranges::upper_bound(
          printed_->places, printed_words_[word].at, {}, &FinishedBook::PlaceOnPage::at);
      return after == printed_->places.begin() ? 0 : std::prev(after)->page;
    }
    const auto after = std::ranges::upper_bound(firsts_, word);
    return static_cast<std::size_t>(
               std::max(after - firsts_.begin(), std::ptrdiff_t{1})) -
           1;
  }

  std::optional<FinishedBook::Element> element_of(std::size_t offset) const {
    const auto after =
        std::ranges::upper_bound(reflowed_->elements, offset, {},
                                 &std::pair<std::size_t, FinishedBook::Element>::first);
    return after == reflowed_->elements.begin() ? std::nullopt
                                                : std::optional(std::prev(after)->second);
  }

  std::string quoted(std::size_t word) const {
    constexpr std::size_t few = 6;
    std::string text;
    for (std::size_t i = word; i < std::min(word + few, words_.size()); ++i) {
      text += (text.empty() ? "" : " ") + words_[i].text;
    }
    return text;
  }

  Span source_of(std::size_t word) const {
    return word < words_.size() ? expected_.span_at(words_[word].at) : Span{};
  }

  const Document& document_;
  ExpectedBook expected_;
  BookWords words_;
  const FinishedBook* reflowed_ = nullptr;
  BookWords reflowed_words_{};
  const FinishedBook* printed_ = nullptr;
  BookWords printed_words_{};
  /// The word that each page begins with.
  std::vector<std::size_t> firsts_{};
  bool has_places_ = false;
  EditionMap map_{};
};

}  // namespace

EditionMap map_editions(const Document& document,
                        const FinishedBook* reflowed,
                        const FinishedBook* printed,
                        Diagnostics& diagnostics) {
  return Mapper(document, reflowed, printed, diagnostics).run();
}

}  // namespace octavo
