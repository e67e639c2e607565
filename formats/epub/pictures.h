#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/document.h"

namespace octavo::epub {

/// A picture as a file of the book.
struct BookPicture {
  /// "images/0001.png": octavo's own, never the author's.
  std::string name{};
  std::string_view media_type{};
  std::string bytes{};
  /// Not on pages alone.
  bool is_shown = true;
};

/// A picture as the file that comes behind `number` others.
BookPicture book_picture(Picture picture, std::size_t number);

/// Each picture of the document once, in order. One that is stored turned is set upright,
/// because reading systems differ about it; everything else is copied as it is.
std::vector<BookPicture> book_pictures(const Document& document);

/// Marks the pictures that stylesheets name and that neither the document nor `asked`
/// shows.
void leave_out_unshown(const Document& document,
                       const std::set<PictureId>& asked,
                       std::vector<BookPicture>& pictures);

}  // namespace octavo::epub
