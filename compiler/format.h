#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics.h"
#include "compiler/document.h"
#include "compiler/epub_profile.h"
#include "compiler/finished_book.h"
#include "compiler/page_starts.h"
#include "compiler/paper.h"
#include "compiler/pdf_standards.h"
#include "compiler/source.h"
#include "compiler/theme.h"

namespace octavo {

class FileSystem;

/// Whose pages an e-book lists: those of the book that is made with it, of a finished
/// one, or none.
enum class PageList : unsigned char { of_pages, of_file, none };

/// What the command line (or the caller of the library) says; empty fields are unsaid and
/// leave the word to the book.
struct Options {
  std::string title{};
  std::vector<std::string> authors{};
  std::string language{};
  std::optional<Paper> paper{};
  /// The name of one of octavo's own looks.
  std::string theme{};
  /// Paths of stylesheets; what a later one says goes before an earlier one, and all of
  /// them before those of the book.
  std::vector<std::string> stylesheets{};
  PageList page_list = PageList::of_pages;
  /// The path of that finished book.
  std::string page_list_file{};
  /// Threads; 0: as many as there are processors. Never changes the output.
  unsigned jobs = 0;
  /// None: those that a PDF has by itself, as far as the book allows it.
  std::optional<PdfStandards> pdf_standards{};
  /// The PDF can be shown while it is still being fetched (ISO 32000-1, annex F).
  bool linearize = false;
  /// The fonts of the EPUB are of no use outside of it (EPUB 3.3, 4.3).
  bool obfuscate_fonts = false;
  /// What the EPUB is made for.
  EpubProfile epub_profile{};
  /// Whoever makes pages draws the first one, too (`WrittenBook::first_page`).
  bool draws_first_page = false;
  /// Seconds since 1970 that stand for a book without a date (SOURCE_DATE_EPOCH).
  std::optional<long long> epoch{};
};

/// How much a reader of a format leaves to the passes.
enum class Dialect : unsigned char {
  /// A manuscript: quotes and dashes are set, sections made, titles found.
  book,
  /// The format's specification and nothing more.
  specification
};

/// A front-end: text into a document. It never fails: what it cannot read it reports and
/// keeps as text.
struct Reader {
  std::string_view name{};
  std::span<const std::string_view> extensions{};
  Dialect dialect = Dialect::book;
  Document (*read)(const SourceFile& source,
                   const Options& options,
                   Diagnostics& diagnostics);
};

/// What a backend makes a book of.
struct WriteRequest {
  const Document& document;
  const Options& options;
  /// Of the same text; null: nobody has made them, or nobody is to list them.
  const Pagination* pages = nullptr;
};

struct WrittenBook {
  /// Empty: an error has been reported.
  std::optional<std::string> bytes{};
  /// Of a backend that makes pages.
  PageStarts page_starts{};
  /// A PNG of the first page, small, where it is asked for.
  std::string first_page{};
  /// A font of the system was looked for: another system may make another book.
  bool uses_system_fonts = false;
};

/// What a backend has to do with pages: nothing, it makes them, or it lists those that
/// another one makes.
enum class PageUse : unsigned char { none, makes, lists };

/// A backend: a finished document into the bytes of one file.
struct Writer {
  std::string_view name{};
  std::string_view extension{};
  PageUse pages = PageUse::none;
  WrittenBook (*write)(const WriteRequest& request, Diagnostics& diagnostics);
  /// What such a file says, told from its bytes alone; nothing where they are none that
  /// octavo can read.
  std::optional<FinishedBook> (*read_back)(const std::string& bytes);
};

/// What a picture is, told from its bytes; `error` says why it is none that a backend
/// could show.
struct PictureInspection {
  std::optional<Picture> picture{};
  /// Reads on from "the picture …": "is cut short".
  std::string error{};
  /// What of an SVG was taken out because it would have run, moved or read something.
  std::vector<std::string> left_out{};
};

/// What a font file is, told from its bytes.
struct FontInspection {
  /// Of an OpenType font; empty where it is none that a book can have.
  std::string bytes{};
  /// Why it is none, reading on from "the font …".
  std::string error{};
};

/// The most that one stylesheet may have.
constexpr std::uint64_t most_bytes_of_a_stylesheet = 4'000'000;

/// A stylesheet that the book or the command line names.
struct StylesheetName {
  /// The folder beneath which it and all that it imports must lie.
  std::string root{};
  /// Relative to the root.
  std::string name{};
  /// Where the book names it.
  Span span{};
  /// Of one that the command line names, which may lie anywhere and has been read.
  std::optional<std::string> bytes{};
};

/// What stylesheets are read from and reported to.
struct StylesheetReading {
  Sources& sources;
  FileSystem& files;
  Diagnostics& diagnostics;
  /// Reads a picture that a stylesheet shows, by root, name and where it is named; what
  /// cannot be had is reported.
  std::function<PictureId(const std::string&, const std::string&, const Span&)>
      load_picture{};
  FontInspection (*inspect_font)(std::string bytes) = nullptr;
};

/// The formats that a build of octavo has, as the compiler sees them.
struct Formats {
  std::span<const Reader> readers{};
  std::span<const Writer> writers{};
  PictureInspection (*inspect_picture)(std::string bytes);
  FontInspection (*inspect_font)(std::string bytes) = nullptr;
  /// The first is how a book looks that asks for none.
  std::span<const Theme> themes{};
  /// Reads the author's stylesheets, in the order of the cascade, and all that they
  /// import, on top of a theme (null: none but the first). What cannot be had is reported
  /// and left out.
  std::shared_ptr<const css::Stylesheets> (*load_stylesheets)(
      const Theme* theme,
      std::vector<StylesheetName> names,
      const StylesheetReading& reading) = nullptr;
};

}  // namespace octavo
