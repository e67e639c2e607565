#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/document.h"
#include "compiler/epub_profile.h"
#include "formats/xhtml/addresses.h"
#include "formats/xhtml/body.h"

namespace octavo::epub {

struct Marking;
struct PageList;

enum class FileKind : unsigned char { title_page, contents, front_matter, part, chapter };

/// One XHTML file of the book, in reading order.
struct BookFile {
  FileKind kind = FileKind::chapter;
  /// "chapter-001.xhtml".
  std::string name{};
  /// The words of its first heading, else of the book's title.
  std::string title{};
  xhtml::Piece piece{};
  /// Of the sections that are chapters; 0: none is.
  int chapter_level = 0;
  /// That of the sections it stands in, else the book's.
  std::string_view language{};
};

/// Divides the book: a title page, the contents, each chapter (a section of level 1, or
/// of level 2 in a part) and the page of each part have files of their own; what stands
/// before the first chapter has one. A chapter that
/// reading systems would be slow to open is divided at its sections. An article is one
/// file unless it is as long. The document must outlive the result.
std::vector<BookFile> divide(const Document& document);

/// What each printed file has in common with the others.
struct BookFrame {
  const Document& document;
  std::span<const BookFile> files{};
  const xhtml::Addresses& addresses;
  std::span<const std::string> file_names{};
  /// Of the document's pictures.
  std::span<const std::string> picture_names{};
  /// The author's, or the one that octavo has set, which stands behind the document's.
  PictureId cover = PictureId::none;
  std::string cover_name{};
  EpubProfile profile{};
  std::string identifier{};
  /// Of `html`; empty: none.
  std::string root_id{};
  const Marking& marking;
  const PageList& pages;
};

/// The whole of file `number`.
std::string print_file(const BookFrame& frame, std::size_t number);

/// The milestones that it prints, where its first element has that number in the
/// document.
std::vector<xhtml::Milestone> milestones_of_file(const BookFrame& frame,
                                                 std::size_t number,
                                                 std::uint32_t first_element);

/// Whether the cover has a page of its own.
bool has_cover_page(const BookFrame& frame);

/// A page that shows the cover and nothing else.
std::string print_cover_page(const BookFrame& frame);

/// What the head of a page says, and the `epub:type` of its body.
struct PageHead {
  std::string_view id{};
  std::string_view language{};
  std::string_view title{};
  std::string_view matter{};
  Form form = Form::article;
  const Marking& marking;
  /// The number of the file; of what is none of the document's, 0.
  std::size_t file = 0;
};

/// Opens `html`, prints its head and opens `body`.
void open_page(xhtml::Xml& xml, const PageHead& head);

}  // namespace octavo::epub
