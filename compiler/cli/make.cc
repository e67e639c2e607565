#include "compiler/cli/make.h"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "compiler/cache/engine.h"
#include "compiler/cache/store.h"
#include "compiler/cli/book.h"
#include "compiler/cli/depfile.h"
#include "compiler/cli/progress.h"
#include "compiler/compile.h"
#include "compiler/edition_map.h"
#include "compiler/noted_files.h"
#include "compiler/plain_text.h"
#include "compiler/sha256.h"
#include "fonts/data_folders.h"
#include "fonts/system_fonts.h"
#include "formats/registry.h"

namespace octavo::cli {
namespace {

namespace fs = std::filesystem;

void report_unwritten(const std::string& path, FileError error, Messages& messages) {
  const std::string name = path == "-" ? "standard output" : "`" + path + "`";
  if (error == FileError::disk_full) {
    messages.error("disk-full", "there is no room for " + name,
                   {{.message = "make room, or choose another place with -o; old outputs "
                                "are as they were"}});
  } else if (error == FileError::not_regular) {
    messages.error("output-unwritable", name + " is a folder",
                   {{.message = "name the file in it: " + path + "/book.pdf"}});
  } else {
    messages.error("output-unwritable", name + " cannot be written",
                   {{.message = "is the folder there, and may you write to it?"}});
  }
}

/// Finds before the work what would fail after it.
bool folders_are_writable(const std::vector<PlannedOutput>& plan, Messages& messages) {
  for (const PlannedOutput& output : plan) {
    std::error_code ignored;
    if (output.path == "-" || fs::exists(output.path, ignored)) {
      continue;
    }
    const fs::path folder = fs::path(output.path).parent_path();
    if (access(folder.empty() ? "." : folder.c_str(), W_OK | X_OK) != 0) {
      report_unwritten(output.path, FileError::unwritable, messages);
      return false;
    }
  }
  return true;
}

std::string names_of(const std::vector<PlannedOutput>& plan) {
  std::string names = "making ";
  for (const PlannedOutput& output : plan) {
    names += (names.ends_with(' ') ? "" : ", ") +
             (output.path == "-" ? format_of(output) : output.path);
  }
  return names;
}

/// One finished file; where it need not be written its bytes are not there either.
struct MadeOutput {
  std::string format{};
  std::string bytes{};
  bool is_in_place = false;
};

/// A book on its way to its files, made now or before.
struct MadeBook {
  CompileStatus status = CompileStatus::made;
  std::vector<RecordedDiagnostic> diagnostics{};
  /// Of what it is made.
  std::vector<NotedFile> files{};
  std::vector<MadeOutput> outputs{};
  /// What the cache keeps of it, and whether it has something to learn.
  cache::KeptBook kept{};
  bool has_news = false;
};

/// How the drawing of the first page is kept, which goes to no file.
constexpr std::string_view first_page_format = "first-page";

/// Where each place of the finished books is in the others, told from their bytes.
std::string map_of(const CompileResult& result,
                   std::vector<RecordedDiagnostic>& diagnostics) {
  std::optional<FinishedBook> reflowed;
  std::optional<FinishedBook> printed;
  for (const Output& output : result.outputs) {
    (output.writer->pages == PageUse::makes ? printed : reflowed) =
        output.writer->read_back(output.bytes);
  }
  Diagnostics problems;
  const EditionMap map = map_editions(result.document, reflowed ? &*reflowed : nullptr,
                                      printed ? &*printed : nullptr, problems);
  std::ranges::move(record_of(problems, result.sources), std::back_inserter(diagnostics));
  return to_json(map, plain_text(result.document.metadata.title), result.sources);
}

/// The time at which a file was last written, or the latest such time of several.
std::int64_t latest_change(const std::vector<NotedFile>& files) {
  std::int64_t latest = 0;
  for (const NotedFile& file : files) {
    latest = std::max(latest, file.state ? file.state->modified : 0);
  }
  return latest;
}

/// Makes one book's files.
class Maker {
 public:
  Maker(const std::vector<PlannedOutput>& plan,
        cache::BookCache* cache,
        Settings& settings,
        Messages& messages)
      : plan_(plan), cache_(cache), settings_(settings), messages_(messages) {
    settings_.request.writers = writers_of(plan, formats_);
    // Standard input can be read once only.
    if (std::ranges::find(settings_.request.inputs, "-") !=
        settings_.request.inputs.end()) {
      cache_ = nullptr;
    }
    if (cache_ != nullptr) {
      key_ = cache_->key_of(settings_.request, makes_map());
    }
  }

  Making make(bool shows_progress) {
    std::optional<MadeBook> book = found_before();
    const bool is_found = book.has_value();
    if (!book) {
      book = made_now(shows_progress);
    }
    Making making{.status =
                      settle(book->status, book->diagnostics, settings_, messages_)};
    if (making.status == ExitStatus::done) {
      deliver(*book, making);
    }
    making.is_restored = is_found && !making.is_unchanged;
    if (cache_ != nullptr && book->has_news && making.status != ExitStatus::files) {
      const FileError error = cache_->keep(key_, std::move(book->kept));
      making.cache_error = error != FileError::none ? error : cache_error_;
    }
    return making;
  }

 private:
  bool makes_map() const {
    return std::ranges::find(plan_, OutputKind::map, &PlannedOutput::kind) != plan_.end();
  }

  /// None: nothing is known of it, something has changed, or an output has been lost.
  std::optional<MadeBook> found_before() {
    auto found = cache_ != nullptr ? cache_->find(key_, disk_) : std::nullopt;
    if (!found ||
        (settings_.request.options.draws_first_page && lacks_page(found->book))) {
      return std::nullopt;
    }
    MadeBook book{.status = found->book.has_errors ? CompileStatus::book_has_errors
                                                   : CompileStatus::made,
                  .diagnostics = found->book.diagnostics,
                  .files = found->book.files,
                  .kept = std::move(found->book),
                  .has_news = found->has_news};
    for (cache::KeptOutput& output : book.kept.outputs) {
      std::optional<MadeOutput> made = output_found(output, book);
      if (!made) {
        return std::nullopt;
      }
      book.outputs.push_back(std::move(*made));
    }
    return book;
  }

  /// A drawing that nobody wanted when the book was made.
  static bool lacks_page(const cache::KeptBook& book) {
    const auto has = [&](std::string_view format) {
      return std::ranges::find(book.outputs, format, &cache::KeptOutput::format) !=
             book.outputs.end();
    };
    return has("pdf") && !has(first_page_format);
  }

  std::optional<MadeOutput> output_found(cache::KeptOutput& output, MadeBook& book) {
    const auto planned = std::ranges::find(plan_, output.format, format_of);
    MadeOutput made{.format = output.format};
    const cache::KeptOutput before = output;
    if (planned != plan_.end() && is_in_place(planned->path, output)) {
      made.is_in_place = true;
      // What Make and its like go by: what is made is not older than what it is made of.
      const std::int64_t latest = latest_change(book.files);
      const bool is_older = output.state && output.state->modified < latest;
      if (is_older && latest < clock_now()) {
        std::error_code ignored;
        fs::last_write_time(planned->path, fs::file_time_type::clock::now(), ignored);
        output.state = file_state(planned->path);
      }
      book.has_news = book.has_news || output != before;
      return made;
    }
    auto bytes = cache_->content(output);
    if (!bytes) {
      return std::nullopt;
    }
    made.bytes = std::move(*bytes);
    return made;
  }

  /// Whether the file at a path is an output that was made before; where it must be read
  /// for that, what is learnt of it is kept.
  bool is_in_place(const std::string& path, cache::KeptOutput& output) {
    const std::optional<FileState> state = file_state(path);
    if (path == "-" || !state || state->bytes != output.bytes) {
      return false;
    }
    if (output.path == path && output.state == state) {
      return true;
    }
    const FileContent there = disk_.read_input(path, output.bytes);
    if (there.error != FileError::none || sha256(there.bytes) != output.digest) {
      return false;
    }
    output.path = path;
    output.state = state;
    return true;
  }

  MadeBook made_now(bool shows_progress) {
    NotedFiles noted(disk_, cache_ != nullptr ? Digests::wanted : Digests::none);
    CompileResult result = [&] {
      const Progress progress(shows_progress ? names_of(plan_) : std::string());
      return compile(settings_.request, formats_, noted);
    }();
    MadeBook book{.status = result.status,
                  .diagnostics = record_of(result.diagnostics, result.sources),
                  .files = noted.noted()};
    if (result.status == CompileStatus::made && makes_map()) {
      book.outputs.push_back(
          {.format = std::string(map_format), .bytes = map_of(result, book.diagnostics)});
    }
    if (!result.first_page.empty()) {
      book.outputs.push_back({.format = std::string(first_page_format),
                              .bytes = std::move(result.first_page)});
    }
    for (Output& output : result.outputs) {
      book.outputs.push_back(
          {.format = std::string(output.writer->name), .bytes = std::move(output.bytes)});
    }
    book.has_news = cache_ != nullptr && cache::can_be_kept(book.files) &&
                    result.status != CompileStatus::input_unreadable;
    if (book.has_news) {
      keep_contents(book, result.uses_system_fonts);
    }
    return book;
  }

  void keep_contents(MadeBook& book, bool uses_system_fonts) {
    book.kept = {.files = book.files,
                 .system_fonts = uses_system_fonts ? cache_->system_fonts() : "",
                 .has_errors = book.status == CompileStatus::book_has_errors,
                 .diagnostics = book.diagnostics};
    for (const MadeOutput& output : book.outputs) {
      const cache::KeptOutput& kept =
          book.kept.outputs.emplace_back(cache::KeptOutput{.format = output.format,
                                                           .digest = sha256(output.bytes),
                                                           .bytes = output.bytes.size()});
      const FileError error = cache_->keep_content(kept, output.bytes);
      cache_error_ = error != FileError::none ? error : cache_error_;
    }
  }

  void deliver(MadeBook& book, Making& making) {
    Diagnostics problems;
    spare_files_of_book(plan_, book.files, problems);
    const std::string depfile = print_depfile(plan_, book.files, problems);
    messages_.print(problems);
    if (problems.has_errors()) {
      making.status = ExitStatus::usage;
      return;
    }
    std::vector<OutputFile> files;
    for (const PlannedOutput& planned : plan_) {
      if (planned.kind == OutputKind::depfile) {
        if (disk_.read_input(planned.path, depfile.size()).bytes != depfile) {
          files.push_back({.path = planned.path, .bytes = depfile});
        }
        continue;
      }
      const auto made =
          std::ranges::find(book.outputs, format_of(planned), &MadeOutput::format);
      if (!made->is_in_place) {
        files.push_back({.path = planned.path, .bytes = made->bytes});
      }
    }
    const auto first_page =
        std::ranges::find(book.outputs, first_page_format, &MadeOutput::format);
    if (first_page != book.outputs.end()) {
      making.first_page = first_page->bytes;
    }
    making.is_unchanged = std::ranges::all_of(book.outputs, [](const MadeOutput& each) {
      return each.is_in_place || each.format == first_page_format;
    });
    const WriteResult written = disk_.write_outputs(files);
    if (written.error != FileError::none) {
      report_unwritten(files[written.index].path, written.error, messages_);
      making.status = ExitStatus::files;
      return;
    }
    if (cache_ != nullptr && !making.is_unchanged) {
      note_places(book);
    }
  }

  /// What tells the next time that the outputs are there.
  void note_places(MadeBook& book) {
    for (cache::KeptOutput& output : book.kept.outputs) {
      const auto planned = std::ranges::find(plan_, output.format, format_of);
      if (planned != plan_.end() && planned->path != "-") {
        output.path = planned->path;
        output.state = file_state(planned->path);
        book.has_news = true;
      }
    }
  }

  const std::vector<PlannedOutput>& plan_;
  cache::BookCache* cache_;
  Settings& settings_;
  Messages& messages_;
  Formats formats_ = formats();
  DiskFiles disk_{};
  std::string key_{};
  FileError cache_error_ = FileError::none;
};

}  // namespace

Making make_files(const std::vector<PlannedOutput>& plan,
                  bool shows_progress,
                  cache::BookCache* cache,
                  Settings& settings,
                  Messages& messages) {
  if (!folders_are_writable(plan, messages)) {
    return {.status = ExitStatus::files};
  }
  return Maker(plan, cache, settings, messages).make(shows_progress);
}

std::optional<cache::BookCache> open_cache(const std::string& folder,
                                           Messages& messages) {
  if (folder.empty()) {
    return std::nullopt;
  }
  cache::Store store(folder);
  const std::string engine = cache::engine_key(data_folders());
  const FileError error = engine.empty() ? FileError::unreadable : store.open();
  if (error == FileError::none) {
    return cache::BookCache(std::move(store), engine,
                            [] { return sha256(system_fonts_state()); });
  }
  Diagnostics problem;
  problem.warn("cache-unwritable", {}, "there can be no cache in `" + folder + "`",
               {{.message = error == FileError::not_regular
                                ? "--cache names a folder, and this is none"
                                : "may you write there? The books are made without"}});
  messages.print(problem);
  return std::nullopt;
}

void tell_uncached(std::size_t books, FileError error, Messages& messages) {
  Diagnostics problem;
  problem.warn(
      "cache-unwritable", {},
      "the cache could not keep " +
          (books == 1 ? "a book" : std::to_string(books) + " books") +
          (error == FileError::disk_full ? ": there is no room" : ": it is not writable"),
      {{.message = error == FileError::disk_full
                       ? "make room, also with `octavo cache prune`"
                       : "may you write to its folder? What it holds is used"}});
  messages.print(problem);
}

}  // namespace octavo::cli
