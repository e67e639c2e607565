#include "compiler/verify.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "compiler/cli/book.h"
#include "compiler/cli/commands.h"
#include "compiler/cli/messages.h"
#include "compiler/cli/progress.h"
#include "compiler/cli/settings.h"
#include "compiler/compile.h"
#include "compiler/files.h"
#include "compiler/text/characters.h"
#include "formats/registry.h"

namespace octavo::cli {
namespace {

/// No book is larger.
constexpr std::uint64_t most_bytes = 4'000'000'000;

/// A book that was read back.
struct ReadBook {
  std::string path{};
  const Writer* writer = nullptr;
  FinishedBook book{};
};

const Writer* writer_of(const std::string& path, const Formats& formats) {
  const std::string lower = to_lower(path);
  const auto found = std::ranges::find_if(formats.writers, [&](const Writer& writer) {
    return lower.ends_with(writer.extension);
  });
  return found == formats.writers.end() ? nullptr : &*found;
}

/// Takes the finished books out of the inputs.
std::vector<ReadBook> take_books(std::vector<std::string>& inputs,
                                 const Formats& formats,
                                 Diagnostics& problems) {
  std::vector<ReadBook> books;
  std::erase_if(inputs, [&](const std::string& path) {
    const Writer* writer = writer_of(path, formats);
    if (writer != nullptr) {
      books.push_back({.path = path, .writer = writer});
    }
    return writer != nullptr;
  });
  if (books.empty()) {
    problems.error("usage", {}, "no finished book is named",
                   {{.message = "`octavo verify book.md book.epub book.pdf`"}});
  }
  return books;
}

/// False: a file could not be read, which has been reported.
bool read_files(std::vector<ReadBook>& books, Messages& messages, ExitStatus& status) {
  for (ReadBook& each : books) {
    const FileContent content = DiskFiles().read_input(each.path, most_bytes);
    if (content.error != FileError::none) {
      const bool is_missing = content.error == FileError::missing;
      messages.error(is_missing ? "input-missing" : "input-unreadable",
                     is_missing ? "there is no file `" + each.path + "`"
                                : "`" + each.path + "` cannot be read");
      status = ExitStatus::files;
      return false;
    }
    auto book = each.writer->read_back(content.bytes);
    if (!book || !book->has_structure) {
      messages.error("verify-unreadable",
                     "`" + each.path + "` is no book that octavo can read back");
      status = ExitStatus::book_failed;
      return false;
    }
    each.book = std::move(*book);
  }
  return true;
}

void compare(const CompileResult& manuscript,
             const std::vector<ReadBook>& books,
             Diagnostics& differences) {
  const ReadBook* reflowed = nullptr;
  const ReadBook* printed = nullptr;
  for (const ReadBook& each : books) {
    verify_book(manuscript.document, {.name = "`" + each.path + "`", .book = each.book},
                differences);
    (each.book.places.empty() ? reflowed : printed) = &each;
  }
  if (reflowed != nullptr && printed != nullptr) {
    verify_pages(manuscript.document, reflowed->book, printed->book, differences);
  }
}

}  // namespace

ExitStatus verify(const VerifyCommand& command) {
  const Formats all = formats();
  Diagnostics problems;
  BookArguments arguments = command.book;
  std::vector<ReadBook> books = take_books(arguments.inputs, all, problems);
  const Settings settings = settings_of(arguments, all, problems);
  Messages messages(settings.form, settings.loudness);
  if (problems.has_errors()) {
    messages.print(problems);
    return ExitStatus::usage;
  }
  ExitStatus status = ExitStatus::done;
  if (!read_files(books, messages, status)) {
    return status;
  }
  DiskFiles disk;
  const CompileResult manuscript = compile(settings.request, all, disk);
  if (manuscript.status != CompileStatus::made) {
    return settle(manuscript, settings, messages);
  }
  Diagnostics differences;
  compare(manuscript, books, differences);
  differences.sort();
  messages.print(differences, manuscript.sources);
  return differences.has_errors() ? ExitStatus::book_failed : ExitStatus::done;
}

}  // namespace octavo::cli
