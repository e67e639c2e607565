#include "compiler/edition_pages.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "compiler/book_words.h"
#include "compiler/expected_book.h"
#include "compiler/text/breaks.h"
#include "compiler/text/utf8.h"

namespace octavo {
namespace {

/// So many words in a row are hardly ever found twice near one another.
constexpr std::size_t phrase_length = 5;

/// So many words an edition may lack or have more in one place; what is found farther
/// away is another use of the same phrase, such as a title's in a running head.
constexpr std::size_t farthest = 3000;

/// Where so many words in a row stand.
class Phrases {
 public:
  explicit Phrases(const BookWords& words) {
    for (std::size_t at = 0; at + phrase_length <= words.size(); ++at) {
      places_[key(words, at)].push_back(at);
    }
  }

  /// The place behind `from` that is nearest to `likely`.
  std::optional<std::size_t> nearest(const BookWords& others,
                                     std::size_t at,
                                     std::size_t from,
                                     std::size_t likely) const {
    if (at + phrase_length > others.size()) {
      return std::nullopt;
    }
    const auto found = places_.find(key(others, at));
    if (found == places_.end()) {
      return std::nullopt;
    }
    const std::vector<std::size_t>& places = found->second;
    std::optional<std::size_t> best;
    const auto try_place = [&](std::size_t place) {
      const std::size_t distance = place < likely ? likely - place : place - likely;
      const bool is_nearer =
          !best || distance < (*best < likely ? likely - *best : *best - likely);
      if (place >= from && distance <= farthest && is_nearer) {
        best = place;
      }
    };
    const auto after = std::ranges::lower_bound(places, likely);
    if (after != places.begin()) {
      try_place(*std::prev(after));
    }
    if (after != places.end()) {
      try_place(*after);
    }
    return best;
  }

 private:
  static std::string key(const BookWords& words, std::size_t at) {
    std::string all;
    for (std::size_t i = at; i < at + phrase_length; ++i) {
      all += words[i].text + ' ';
    }
    return all;
  }

  std::unordered_map<std::string, std::vector<std::size_t>> places_{};
};

class PageFinder {
 public:
  PageFinder(const Document& document, const FinishedBook& edition)
      : expected_(expected_book(document)),
        words_(book_words(expected_.book.text)),
        phrases_(words_),
        edition_(edition),
        edition_words_(book_words(edition.text)) {}

  EditionPages run() {
    EditionPages found;
    std::vector<std::optional<PageStart>> starts(edition_.pages.size());
    for (std::size_t page = 0; page < starts.size(); ++page) {
      starts[page] = find(page);
      if (!starts[page] && has_words(page)) {
        const std::string& label = edition_.pages[page].label;
        found.unfound.push_back(label.empty() ? std::to_string(page + 1) : label);
      }
    }
    found.starts.resize(starts.size());
    PageStart next;
    for (std::size_t page = starts.size(); page > 0; --page) {
      next = starts[page - 1].value_or(next);
      found.starts[page - 1] = next;
      found.starts[page - 1].label = edition_.pages[page - 1].label;
    }
    return found;
  }

 private:
  /// Besides a folio, where it cannot be told from the text.
  bool has_words(std::size_t page) const {
    return end_of(page) - std::min(first_word(page), end_of(page)) >
           (edition_.has_structure ? 0U : 1U);
  }

  /// The first whole word of a page, by its index.
  std::size_t first_word(std::size_t page) const {
    const auto begin = edition_.pages[page].begin;
    return begin ? word_at(edition_words_, *begin) : edition_words_.size();
  }

  /// Behind the last word of a page that follows in the text.
  std::size_t end_of(std::size_t page) const {
    for (std::size_t next = page + 1; next < edition_.pages.size(); ++next) {
      if (edition_.pages[next].begin) {
        return std::max(first_word(next), first_word(page));
      }
    }
    return edition_words_.size();
  }

  std::optional<PageStart> find(std::size_t page) {
    const std::optional<std::size_t> offset = edition_.pages[page].begin;
    if (!offset) {
      return std::nullopt;
    }
    const std::size_t begin = word_at(edition_words_, *offset);
    const std::optional<Meeting> meeting = meet(begin, end_of(page));
    if (meeting) {
      edition_at_ = meeting->edition;
      expected_at_ = meeting->expected;
    }
    const bool is_at_begin = !meeting || meeting->edition == begin;
    if (is_at_begin) {
      if (const NodeId picture = first_picture(*offset, begin); picture != NodeId::none) {
        return PageStart{.leaf = picture};
      }
    }
    if (!meeting) {
      return std::nullopt;
    }
    const auto inside =
        is_at_begin ? find_inside(*offset, begin, meeting->expected) : std::nullopt;
    return place_of(inside.value_or(offset_of(meeting->expected)));
  }

  std::size_t offset_of(std::size_t word) const {
    return word < words_.size() ? words_[word].at : expected_.book.text.size();
  }

  struct Meeting {
    std::size_t edition = 0;
    std::size_t expected = 0;
  };

  /// The first word of a stretch that the document has too.
  std::optional<Meeting> meet(std::size_t begin, std::size_t end) const {
    for (std::size_t at = begin; at < end; ++at) {
      const std::size_t likely = expected_at_ + at - std::min(edition_at_, at);
      if (const auto place = phrases_.nearest(edition_words_, at, expected_at_, likely)) {
        return at_its_begin({.edition = at, .expected = *place}, begin);
      }
    }
    return meet_few(begin, end);
  }

  /// The same for a page of a few words, such as a part's title: as many of them as stand
  /// together soon behind the page before it.
  std::optional<Meeting> meet_few(std::size_t begin, std::size_t end) const {
    constexpr std::size_t few = 12;
    constexpr std::size_t soon = 1000;
    if (end - begin > few) {
      return std::nullopt;
    }
    const std::size_t last = std::min(expected_at_ + soon, words_.size());
    // One may be a folio.
    const std::size_t fewest = edition_.has_structure ? 1 : 2;
    for (std::size_t count = std::min(end - begin, phrase_length - 1); count >= fewest;
         --count) {
      for (std::size_t at = begin; at + count <= end; ++at) {
        for (std::size_t place = expected_at_; place + count <= last; ++place) {
          if (are_alike(at, place, count)) {
            return Meeting{.edition = at, .expected = place};
          }
        }
      }
    }
    return std::nullopt;
  }

  bool are_alike(std::size_t edition, std::size_t expected, std::size_t count) const {
    for (std::size_t i = 0; i < count; ++i) {
      if (edition_words_[edition + i].text != words_[expected + i].text) {
        return false;
      }
    }
    return true;
  }

  Meeting at_its_begin(Meeting meeting, std::size_t begin) const {
    while (meeting.edition > begin && meeting.expected > expected_at_ &&
           are_alike(meeting.edition - 1, meeting.expected - 1, 1)) {
      --meeting.edition;
      --meeting.expected;
    }
    return meeting;
  }

  /// A page that begins inside the word before its first whole one, where a line may end
  /// there: scripts without spaces, and hyphens that are the text's own.
  std::optional<std::size_t> find_inside(std::size_t cut,
                                         std::size_t word,
                                         std::size_t expected) const {
    constexpr std::string_view soft_hyphen = "\u00AD";
    if (word == 0 || expected == 0 || !are_alike(word - 1, expected - 1, 1)) {
      return std::nullopt;
    }
    const std::string_view text = edition_.text;
    const std::size_t begin = edition_words_[word - 1].at;
    const std::string_view before = text.substr(begin, cut - begin);
    const std::size_t end = std::min(text.find_first_of(" \n", cut), text.size());
    const bool is_inside =
        cut < end && before.find_first_of(" \n") == std::string_view::npos;
    if (!is_inside || before.ends_with(soft_hyphen)) {
      return std::nullopt;
    }
    const auto ends = line_breaks(text.substr(begin, end - begin), edition_.language);
    const bool may_end = std::ranges::any_of(ends, [&](const LineBreakOpportunity& each) {
      return each.offset == cut - begin;
    });
    const bool is_same = std::string_view(expected_.book.text)
                             .substr(offset_of(expected - 1))
                             .starts_with(before);
    return may_end && is_same ? std::optional(offset_of(expected - 1) + before.size())
                              : std::nullopt;
  }

  /// The picture that a page begins with, in front of its first word, where both books
  /// have as many; or none.
  NodeId first_picture(std::size_t offset, std::size_t word) const {
    const auto& pictures = edition_.pictures;
    if (pictures.size() != expected_.pictures.size()) {
      return NodeId::none;
    }
    const auto first =
        std::ranges::lower_bound(pictures, offset, {}, &FinishedBook::Picture::at);
    const std::size_t end =
        word < edition_words_.size() ? edition_words_[word].at : edition_.text.size() + 1;
    const bool is_first = first != pictures.end() && first->at <= end &&
                          page_at(first->at) == page_at(offset);
    return is_first
               ? expected_.pictures[static_cast<std::size_t>(first - pictures.begin())]
               : NodeId::none;
  }

  std::size_t page_at(std::size_t offset) const {
    const auto after = std::ranges::upper_bound(edition_.places, offset, {},
                                                &FinishedBook::PlaceOnPage::at);
    return after == edition_.places.begin() ? 0 : std::prev(after)->page;
  }

  PageStart place_of(std::size_t offset) const {
    const auto after = std::ranges::upper_bound(expected_.leaves, offset, {},
                                                &std::pair<std::size_t, NodeId>::first);
    if (after == expected_.leaves.begin() || offset >= expected_.book.text.size()) {
      return {};
    }
    const auto [begin, leaf] = *std::prev(after);
    WordCounter counter;
    const std::string_view text = expected_.book.text;
    for (const char32_t character : to_utf32(text.substr(begin, offset - begin))) {
      counter.pass(character);
    }
    return {.leaf = leaf, .place = counter.place()};
  }

  ExpectedBook expected_;
  BookWords words_;
  Phrases phrases_;
  const FinishedBook& edition_;
  BookWords edition_words_;
  /// What the last page found begins with, in both.
  std::size_t edition_at_ = 0;
  std::size_t expected_at_ = 0;
};

}  // namespace

EditionPages pages_of_edition(const Document& document, const FinishedBook& edition) {
  return PageFinder(document, edition).run();
}

}  // namespace octavo
