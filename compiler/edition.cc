#include "compiler/edition.h"

#include <algorithm>
#include <cstddef>
#include <filesystem>

#include "compiler/edition_pages.h"

namespace octavo {
namespace {

constexpr std::uint64_t most_bytes_of_an_edition = 1'000'000'000;

void report_unreadable(const std::string& path,
                       FileError error,
                       Diagnostics& diagnostics) {
  const std::string name = "`" + path + "`";
  if (error == FileError::missing) {
    diagnostics.error("page-list-unreadable", {}, "there is no file " + name,
                      {{.message = "--page-list names the PDF whose pages the e-book is "
                                   "to list, or is none"}});
  } else if (error == FileError::none) {
    diagnostics.error("page-list-unreadable", {},
                      name + " is no PDF that octavo can read",
                      {{.message = "it may be damaged, or encrypted"}});
  } else {
    diagnostics.error("page-list-unreadable", {}, name + " cannot be read",
                      {{.message = "look at its permissions"}});
  }
}

std::optional<FinishedBook> read_back(const std::string& bytes, const Formats& formats) {
  for (const Writer& writer : formats.writers) {
    if (writer.pages == PageUse::makes && writer.read_back != nullptr) {
      return writer.read_back(bytes);
    }
  }
  return std::nullopt;
}

std::string first_of(const std::vector<std::string>& labels) {
  constexpr std::size_t most = 8;
  std::string list;
  for (std::size_t i = 0; i < std::min(labels.size(), most); ++i) {
    list += (i == 0 ? "" : ", ") + labels[i];
  }
  return list + (labels.size() > most ? " …" : "");
}

void report_unfound(const std::string& path,
                    const std::vector<std::string>& labels,
                    Diagnostics& diagnostics) {
  const std::string pages = labels.size() == 1 ? "page " + first_of(labels)
                                               : std::to_string(labels.size()) +
                                                     " pages (" + first_of(labels) + ")";
  diagnostics.warn("page-list-differs", {},
                   "the text of " + pages + " of `" + path + "` is not in the book",
                   {{.message = "such a page is marked where the next one begins; is it "
                                "the PDF of this book?"}});
}

}  // namespace

std::string edition_name(std::string_view title) {
  return std::string(title) + " (PDF)";
}

std::optional<Pagination> read_edition(const std::string& path,
                                       const Document& document,
                                       const Formats& formats,
                                       FileSystem& files,
                                       Diagnostics& diagnostics) {
  const FileContent content = files.read_input(path, most_bytes_of_an_edition);
  const auto book = content.error == FileError::none ? read_back(content.bytes, formats)
                                                     : std::optional<FinishedBook>();
  if (!book) {
    report_unreadable(path, content.error, diagnostics);
    return std::nullopt;
  }
  EditionPages pages = pages_of_edition(document, *book);
  if (!pages.unfound.empty()) {
    report_unfound(path, pages.unfound, diagnostics);
  }
  const std::string title =
      book->title.empty() ? std::filesystem::path(path).stem().string() : book->title;
  return Pagination{.starts = std::move(pages.starts), .source = edition_name(title)};
}

}  // namespace octavo
