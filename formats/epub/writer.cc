#include "formats/epub/writer.h"

#include <cstdint>
#include <utility>
#include <vector>

#include "compiler/cover_choice.h"
#include "compiler/parallel.h"
#include "formats/cover/cover.h"
#include "formats/css/report.h"
#include "formats/epub/chapters.h"
#include "formats/epub/container.h"
#include "formats/epub/identifier.h"
#include "formats/epub/marking.h"
#include "formats/epub/navigation.h"
#include "formats/epub/obfuscation.h"
#include "formats/epub/package.h"
#include "formats/epub/page_list.h"
#include "formats/epub/pictures.h"
#include "formats/epub/profile.h"
#include "formats/epub/stylesheet.h"
#include "formats/xhtml/addresses.h"

namespace octavo::epub {

namespace {

constexpr std::string_view folder = "EPUB/";

template <class Items, class Member>
auto members(const Items& items, Member member) {
  std::vector<std::remove_cvref_t<decltype(items.front().*member)>> list;
  list.reserve(items.size());
  for (const auto& item : items) {
    list.push_back(item.*member);
  }
  return list;
}

std::vector<std::string> print_files(const BookFrame& frame, unsigned jobs) {
  std::vector<std::string> printed(frame.files.size());
  parallel_for(printed.size(), jobs,
               [&](std::size_t i) { printed[i] = print_file(frame, i); });
  return printed;
}

// While nothing is marked yet.
MilestonesOfFile milestones_of(const BookFrame& frame) {
  if (frame.pages.breaks.empty()) {
    return {};
  }
  return [&frame](std::size_t file, std::uint32_t first_element) {
    return milestones_of_file(frame, file, first_element);
  };
}

Entry entry(std::string_view name, std::string bytes) {
  return {.name = std::string(folder) + std::string(name), .bytes = std::move(bytes)};
}

// EPUB Open Container Format 3.3, 4.3: `mimetype` is first and stored.
std::vector<Entry> first_entries() {
  return {{.name = "mimetype",
           .bytes = "application/epub+zip",
           .method = Entry::Method::store},
          {.name = "META-INF/container.xml", .bytes = print_container()}};
}

Entry picture_entry(BookPicture picture) {
  const bool deflates = picture.media_type == "image/svg+xml";
  Entry made = entry(picture.name, std::move(picture.bytes));
  made.method = deflates ? Entry::Method::deflate : Entry::Method::store;
  return made;
}

/// The author's cover, or one that is set and added to the pictures.
PictureId add_cover(const WriteRequest& request,
                    std::vector<BookPicture>& pictures,
                    WrittenBook& written,
                    Diagnostics& diagnostics) {
  const Metadata& metadata = request.document.metadata;
  if (metadata.cover != PictureId::none ||
      cover_choice(metadata) != CoverChoice::typeset) {
    return metadata.cover;
  }
  cover::TypesetCover cover =
      cover::typeset_cover(request.document, request.options, diagnostics);
  written.uses_system_fonts = cover.uses_system_fonts;
  if (!cover.picture) {
    return PictureId::none;
  }
  const auto id = static_cast<PictureId>(pictures.size());
  pictures.push_back(book_picture(std::move(*cover.picture), pictures.size()));
  return id;
}

std::string name_of(PictureId picture, const std::vector<BookPicture>& pictures) {
  return picture == PictureId::none ? ""
                                    : pictures[static_cast<std::size_t>(picture)].name;
}

void add_fonts(std::vector<BookFont> fonts,
               const BookFrame& frame,
               const Options& options,
               std::vector<Entry>& entries) {
  const bool are_obfuscated = options.obfuscate_fonts && !fonts.empty();
  if (are_obfuscated) {
    entries.push_back(
        {.name = "META-INF/encryption.xml", .bytes = print_encryption(fonts)});
  }
  for (BookFont& font : fonts) {
    std::string bytes = are_obfuscated
                            ? obfuscated(std::move(font.bytes), frame.identifier)
                            : std::move(font.bytes);
    entries.push_back(entry(font.name, std::move(bytes)));
  }
}

}  // namespace

WrittenBook write_epub(const WriteRequest& request, Diagnostics& diagnostics) {
  const Options& options = request.options;
  const std::optional<Document> changed = for_profile(request, diagnostics);
  const Document& document = changed ? *changed : request.document;
  const std::vector<BookFile> files = divide(document);
  std::vector<BookPicture> pictures = book_pictures(document);
  const std::vector<std::string> names = members(files, &BookFile::name);
  const std::vector<std::string> picture_names = members(pictures, &BookPicture::name);
  WrittenBook written;
  const PictureId cover = add_cover(request, pictures, written, diagnostics);
  const xhtml::Addresses addresses(document.content, members(files, &BookFile::piece));
  const PageList pages = list_pages(files, addresses, request.pages);
  Marking marking;
  const BookFrame frame{.document = document,
                        .files = files,
                        .addresses = addresses,
                        .file_names = names,
                        .picture_names = picture_names,
                        .cover = cover,
                        .cover_name = name_of(cover, pictures),
                        .profile = options.epub_profile,
                        .identifier = identifier_of(request.document),
                        .root_id = root_id(document),
                        .marking = marking,
                        .pages = pages};
  marking = mark_elements(document, files, names, addresses, milestones_of(frame));
  if (document.stylesheets != nullptr) {
    css::report_unsupported_in_reflow(*document.stylesheets, marking.left_out,
                                      diagnostics);
  }
  const Navigation navigation = navigation_of(document, options.epub_profile);

  std::vector<std::string> printed = print_files(frame, options.jobs);
  StylesheetFiles asked{.fonts = BookFonts(document)};
  std::string style = print_stylesheet(document, printed, marking.marks, asked);
  style += page_break_rules(pages);
  std::vector<BookFont> fonts = asked.fonts.make(printed, style);
  leave_out_unshown(document, asked.pictures, pictures);

  std::vector<Entry> entries = first_entries();
  entries.push_back(entry("package.opf", print_package(frame, pictures, fonts, options)));
  entries.push_back(entry("nav.xhtml", print_navigation(frame, navigation)));
  entries.push_back(entry("toc.ncx", print_ncx(frame, navigation)));
  entries.push_back(entry("style.css", std::move(style)));
  if (has_cover_page(frame)) {
    entries.push_back(entry("cover.xhtml", print_cover_page(frame)));
  }
  for (std::size_t i = 0; i < printed.size(); ++i) {
    entries.push_back(entry(names[i], std::move(printed[i])));
  }
  for (BookPicture& picture : pictures) {
    if (picture.is_shown) {
      entries.push_back(picture_entry(std::move(picture)));
    }
  }
  add_fonts(std::move(fonts), frame, options, entries);

  written.bytes = pack(entries);
  if (!written.bytes) {
    diagnostics.error("output-unwritable", {},
                      "the parts of the EPUB cannot be put together");
  }
  report_size(written, options.epub_profile, diagnostics);
  return written;
}

}  // namespace octavo::epub
