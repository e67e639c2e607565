#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/epub/chapters.h"

namespace octavo::epub {

/// What leads through the book: the entries of the tree's contents or, where it has none,
/// its sections.
struct Navigation {
  std::string heading{};
  std::vector<ContentsEntry> entries{};
};

/// With as many levels as the reading systems show.
Navigation navigation_of(const Document& document, const EpubProfile& profile = {});

/// A place that reading systems lead to without being told where it is.
struct Landmark {
  /// Of EPUB 3's navigation, and of EPUB 2's guide.
  std::string_view type{};
  std::string_view guide_type{};
  /// A file of the book.
  std::string target{};
  std::string words{};
};

/// Those that the book has, in reading order.
std::vector<Landmark> landmarks_of(const BookFrame& frame);

/// The navigation document: contents and landmarks, for the reading system's own menus.
/// The contents that stand in the book are a file of their own.
std::string print_navigation(const BookFrame& frame, const Navigation& navigation);

/// The same for readers of EPUB 2.
std::string print_ncx(const BookFrame& frame, const Navigation& navigation);

}  // namespace octavo::epub
