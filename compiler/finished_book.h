#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace octavo {

/// What a finished book says to who reads it or hears it. Offsets are bytes of `text`.
struct FinishedBook {
  /// The book itself says in which order its text is read, and what of it is none; else
  /// `text` is all that its pages show, as they show it.
  bool has_structure = true;
  std::string title{};
  std::vector<std::string> authors{};
  /// BCP 47.
  std::string language{};

  /// In reading order, a line a block. Without the markers of lists, the page numbers of
  /// contents, heads and folios.
  std::string text{};

  /// An element of an e-book.
  struct Element {
    /// In the container: "EPUB/chapter-001.xhtml".
    std::string file{};
    /// Empty: it has none.
    std::string id{};
    /// "epubcfi(/6/8!/4/2/6)" (EPUB Canonical Fragment Identifiers 1.1).
    std::string cfi{};
  };
  /// Those that begin blocks of an e-book, each where its text begins; by offset.
  std::vector<std::pair<std::size_t, Element>> elements{};

  struct Link {
    std::size_t begin = 0;
    std::size_t end = 0;
    /// Out of the book; empty: it leads into it.
    std::string uri{};
    /// Where it leads, as the format says it: a place in the text, or the number of a
    /// page from 0. Neither: it is dead.
    std::optional<std::size_t> target{};
    std::optional<std::size_t> target_page{};
  };
  std::vector<Link> links{};
  /// The words of what leads into the text from outside, of its navigation or bookmarks,
  /// and leads nowhere.
  std::vector<std::string> dead_entries{};

  /// One that says something to who does not see it.
  struct Picture {
    std::size_t at = 0;
    std::string description{};
  };
  std::vector<Picture> pictures{};

  /// A page of print.
  struct Page {
    std::string label{};
    /// Where its running text begins, pictures in it included; none: it has none.
    std::optional<std::size_t> begin{};
    /// That marks it in an e-book.
    Element element{};
  };
  std::vector<Page> pages{};
  /// The labels that lead to pages, of a book that has a list of them.
  std::vector<std::string> page_list{};

  /// The page, from 0, of the text from here on; of a book that has pages.
  struct PlaceOnPage {
    std::size_t at = 0;
    std::size_t page = 0;
  };
  std::vector<PlaceOnPage> places{};
};

}  // namespace octavo
