#include "compiler/verify.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "compiler/book_words.h"
#include "compiler/expected_book.h"
#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"

namespace octavo {
namespace {

std::string quoted(const BookWords& words, std::size_t begin, std::size_t count) {
  std::string text;
  for (std::size_t i = begin; i < std::min(words.size(), begin + count); ++i) {
    text += (text.empty() ? "" : " ") + words[i].text;
  }
  return text.empty() ? "nothing" : "“" + text + "”";
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) {
    all += (all.empty() ? "" : ", ") + text;
  }
  return all;
}

/// How a text reads, however it is spaced.
std::string spoken(std::string_view text) {
  std::string all;
  for (const BookWord& word : book_words(text)) {
    all += (all.empty() ? "" : " ") + word.text;
  }
  return all;
}

/// The word that an offset is in, or that follows it, by its index.
std::size_t word_with(std::string_view text, const BookWords& words, std::size_t offset) {
  const std::size_t next = word_at(words, offset);
  if (next == 0 || (next < words.size() && words[next].at == offset)) {
    return next;
  }
  const std::string_view from_word = text.substr(words[next - 1].at);
  std::size_t end = 0;
  while (end < from_word.size()) {
    const DecodedCharacter decoded = decode_utf8(from_word, end);
    if (is_space(decoded.character)) {
      break;
    }
    end += decoded.size;
  }
  return offset < words[next - 1].at + end ? next - 1 : next;
}

/// A stretch of expected words in whose place others stand.
struct Difference {
  std::size_t expected = 0;
  std::size_t expected_count = 0;
  std::size_t found = 0;
  std::size_t found_count = 0;
};

/// Where two lists of words go on alike again, by how many of each are passed over.
std::pair<std::size_t, std::size_t> next_meeting(const BookWords& expected,
                                                 std::size_t i,
                                                 const BookWords& found,
                                                 std::size_t j) {
  constexpr std::size_t farthest = 400;
  constexpr std::size_t alike = 4;
  const auto meets = [&](std::size_t skip_i, std::size_t skip_j) {
    for (std::size_t k = 0; k < alike; ++k) {
      const std::size_t a = i + skip_i + k;
      const std::size_t b = j + skip_j + k;
      const bool both_end = a >= expected.size() && b >= found.size();
      if (both_end) {
        return true;
      }
      if (a >= expected.size() || b >= found.size() ||
          expected[a].text != found[b].text) {
        return false;
      }
    }
    return true;
  };
  for (std::size_t sum = 1; sum <= farthest; ++sum) {
    for (std::size_t skip_i = 0; skip_i <= sum; ++skip_i) {
      if (meets(skip_i, sum - skip_i)) {
        return {skip_i, sum - skip_i};
      }
    }
  }
  return {expected.size() - i, found.size() - j};
}

std::vector<Difference> differences_of(const BookWords& expected,
                                       const BookWords& found) {
  constexpr std::size_t most = 10;
  std::vector<Difference> differences;
  std::size_t i = 0;
  std::size_t j = 0;
  while (differences.size() < most) {
    while (i < expected.size() && j < found.size() && expected[i].text == found[j].text) {
      ++i;
      ++j;
    }
    if (i == expected.size() && j == found.size()) {
      break;
    }
    const auto [missing, other] = next_meeting(expected, i, found, j);
    differences.push_back(
        {.expected = i, .expected_count = missing, .found = j, .found_count = other});
    i += missing;
    j += other;
  }
  return differences;
}

class Verifier {
 public:
  Verifier(const Document& document, const NamedBook& book, Diagnostics& diagnostics)
      : expected_(expected_book(document)),
        expected_words_(book_words(expected_.book.text)),
        name_(book.name),
        found_(book.book),
        found_words_(book_words(found_.text)),
        diagnostics_(diagnostics) {}

  void run() {
    verify_metadata();
    const bool is_same_text = verify_text();
    verify_links(is_same_text);
    verify_pictures();
  }

 private:
  void verify_metadata() {
    const FinishedBook& expected = expected_.book;
    compare("title", spoken(expected.title), spoken(found_.title));
    compare("authors", joined(expected.authors), joined(found_.authors));
    compare("language", expected.language, found_.language);
  }

  void compare(std::string_view what,
               const std::string& expected,
               const std::string& found) {
    // What a book does not say each format says in a way of its own.
    if (!expected.empty() && expected != found) {
      diagnostics_.error("verify-metadata", {},
                         "the " + std::string(what) + " of " + name_ + " is “" + found +
                             "”, and not “" + expected + "”");
    }
  }

  bool verify_text() {
    const auto differences = differences_of(expected_words_, found_words_);
    for (const Difference& each : differences) {
      constexpr std::size_t most_shown = 8;
      diagnostics_.error(
          "verify-text", span_of(each.expected),
          name_ + " has " +
              quoted(found_words_, each.found, std::min(each.found_count, most_shown)) +
              " where the book has " +
              quoted(expected_words_, each.expected,
                     std::min(each.expected_count, most_shown)));
    }
    return differences.empty();
  }

  Span span_of(std::size_t word) const {
    return expected_.span_at(word < expected_words_.size() ? expected_words_[word].at
                                                           : expected_.book.text.size());
  }

  /// Links that have words, and what they are.
  struct SpokenLink {
    const FinishedBook::Link* link = nullptr;
    std::string words{};
  };
  static std::vector<SpokenLink> spoken_links(const FinishedBook& book) {
    std::vector<SpokenLink> links;
    for (const FinishedBook::Link& link : book.links) {
      std::string words =
          spoken(std::string_view(book.text).substr(link.begin, link.end - link.begin));
      if (!words.empty()) {
        links.push_back({.link = &link, .words = std::move(words)});
      }
    }
    std::ranges::stable_sort(links, {},
                             [](const auto& each) { return each.link->begin; });
    return links;
  }

  void verify_links(bool is_same_text) {
    const auto expected = spoken_links(expected_.book);
    const auto found = spoken_links(found_);
    for (const std::string& entry : found_.dead_entries) {
      diagnostics_.error(
          "verify-link", {},
          "the entry “" + entry + "” of the navigation of " + name_ + " leads nowhere");
    }
    std::size_t at = 0;
    for (const SpokenLink& each : expected) {
      const auto next = std::find_if(
          found.begin() + static_cast<std::ptrdiff_t>(at), found.end(),
          [&](const SpokenLink& other) { return other.words == each.words; });
      const Span span = expected_.span_at(each.link->begin);
      if (next == found.end()) {
        diagnostics_.error("verify-link", span,
                           "“" + each.words + "” is no link in " + name_);
        continue;
      }
      at = static_cast<std::size_t>(next - found.begin()) + 1;
      verify_target(each, *next->link, span, is_same_text);
    }
  }

  void verify_target(const SpokenLink& expected,
                     const FinishedBook::Link& found,
                     const Span& span,
                     bool is_same_text) {
    const FinishedBook::Link& link = *expected.link;
    if (!link.uri.empty()) {
      if (found.uri.empty()) {
        report_link(expected, span, "leads to no address");
      }
      return;
    }
    if (!found.target && !found.target_page) {
      report_link(expected, span, "leads nowhere");
    } else if (link.target && is_same_text) {
      const std::size_t word =
          word_with(expected_.book.text, expected_words_, *link.target);
      const bool is_right =
          found.target ? word_with(found_.text, found_words_, *found.target) == word
                       : is_on_page(word, *found.target_page);
      if (!is_right) {
        report_link(expected, span, "leads to another place");
      }
    }
  }

  void report_link(const SpokenLink& link, const Span& span, std::string_view what) {
    diagnostics_.error(
        "verify-link", span,
        "the link “" + link.words + "” of " + name_ + " " + std::string(what));
  }

  /// Whether a word, or a part of it, stands on a page.
  bool is_on_page(std::size_t word, std::size_t page) const {
    const auto page_at = [&](std::size_t offset) {
      const auto after = std::ranges::upper_bound(found_.places, offset, {},
                                                  &FinishedBook::PlaceOnPage::at);
      return after == found_.places.begin() ? 0 : std::prev(after)->page;
    };
    const auto begin_of = [&](std::size_t index) {
      return index < found_words_.size() ? found_words_[index].at : found_.text.size();
    };
    const std::size_t begin = begin_of(word);
    const std::size_t end = std::max(begin_of(word + 1), begin + 1);
    return page_at(begin) <= page && page <= page_at(end - 1);
  }

  void verify_pictures() {
    const auto& expected = expected_.book.pictures;
    const auto& found = found_.pictures;
    for (std::size_t i = 0; i < std::max(expected.size(), found.size()); ++i) {
      const std::string wanted =
          i < expected.size() ? spoken(expected[i].description) : std::string();
      const std::string said =
          i < found.size() ? spoken(found[i].description) : std::string();
      if (wanted != said) {
        const Span span =
            i < expected.size() ? expected_.span_at(expected[i].at) : Span{};
        report_picture(span, wanted, said);
        return;
      }
    }
  }

  void report_picture(const Span& span,
                      const std::string& wanted,
                      const std::string& said) {
    diagnostics_.error("verify-picture", span,
                       "a picture of " + name_ + " is described as “" + said +
                           "”, and not as “" + wanted + "”");
  }

  ExpectedBook expected_;
  BookWords expected_words_;
  std::string name_;
  const FinishedBook& found_;
  BookWords found_words_;
  Diagnostics& diagnostics_;
};

/// The labels of the pages, by what reads them.
std::vector<std::string> labels_of(const FinishedBook& book) {
  std::vector<std::string> labels;
  labels.reserve(book.pages.size());
  for (const FinishedBook::Page& page : book.pages) {
    labels.push_back(page.label);
  }
  return labels;
}

/// The word that each page begins with, or what follows where a page has no text; none
/// behind the last.
std::vector<std::size_t> first_words(const FinishedBook& book, const BookWords& words) {
  std::vector<std::size_t> firsts(book.pages.size());
  std::size_t next = words.size();
  for (std::size_t page = book.pages.size(); page > 0; --page) {
    if (const auto begin = book.pages[page - 1].begin) {
      next = word_at(words, *begin);
    }
    firsts[page - 1] = next;
  }
  return firsts;
}

}  // namespace

void verify_book(const Document& document,
                 const NamedBook& book,
                 Diagnostics& diagnostics) {
  Verifier(document, book, diagnostics).run();
}

void verify_pages(const Document& document,
                  const FinishedBook& reflowed,
                  const FinishedBook& printed,
                  Diagnostics& diagnostics) {
  const auto report = [&](Span span, std::string message) {
    diagnostics.error("verify-page", span, std::move(message));
  };
  const BookWords printed_words = book_words(printed.text);
  const std::vector<std::size_t> printed_firsts = first_words(printed, printed_words);
  const ExpectedBook expected = expected_book(document);
  const BookWords words = book_words(expected.book.text);
  const auto place_of = [&](std::size_t word) {
    return word < words.size() ? expected.span_at(words[word].at) : Span{};
  };
  const auto back = std::ranges::is_sorted_until(printed_firsts);
  if (back != printed_firsts.end()) {
    report(
        place_of(*back),
        "page " +
            printed.pages[static_cast<std::size_t>(back - printed_firsts.begin())].label +
            " of the PDF stands behind the text that follows it");
  }
  if (reflowed.pages.empty() && reflowed.page_list.empty()) {
    return;
  }
  const std::vector<std::string> labels = labels_of(printed);
  if (labels_of(reflowed) != labels) {
    report({}, "the pages that the EPUB marks are not those of the PDF");
    return;
  }
  if (reflowed.page_list != labels) {
    report({}, "the EPUB's list of pages does not have those of the PDF");
  }
  const BookWords reflowed_words = book_words(reflowed.text);
  const std::vector<std::size_t> firsts = first_words(reflowed, reflowed_words);
  for (std::size_t page = 0; page < firsts.size(); ++page) {
    if (firsts[page] != printed_firsts[page]) {
      report(place_of(printed_firsts[page]),
             "page " + labels[page] + " begins with " +
                 quoted(printed_words, printed_firsts[page], 3) +
                 " in the PDF and with " + quoted(reflowed_words, firsts[page], 3) +
                 " in the EPUB");
    }
  }
}

}  // namespace octavo
