#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace octavo {

/// Which source a place lies in. `none` is a place outside every source, such as the
/// command line.
enum class FileId : std::uint32_t { none = 0xFFFF'FFFF };

/// Bytes `[begin, end)` of one source's text.
struct Span {
  FileId file = FileId::none;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool operator==(const Span&) const = default;
};

/// Where a byte stands for a person: both count from 1, the column in characters.
struct Location {
  std::uint32_t line = 1;
  std::uint32_t column = 1;

  bool operator==(const Location&) const = default;
};

/// The text of one input: valid UTF-8, never changed after it was read. Spans are offsets
/// into it. Where the file was in another encoding this is its conversion.
class SourceFile {
 public:
  SourceFile(FileId id, std::string path, std::string text);

  FileId id() const { return id_; }
  /// As the author named it; "-" is standard input.
  const std::string& path() const { return path_; }
  /// The same as a person is told it.
  std::string name() const { return path_ == "-" ? "<stdin>" : path_; }
  std::string_view text() const { return text_; }
  std::string_view slice(Span span) const;
  /// Offsets past the end are places at the end.
  Location location(std::uint32_t offset) const;
  /// The line that holds `offset`, without its line end.
  std::string_view line(std::uint32_t offset) const;
  /// The folder that pictures and links of this source are relative to.
  std::string folder() const;

 private:
  /// How many bytes before `offset` continue a character.
  std::uint32_t continuations_before(std::uint32_t offset) const;

  FileId id_;
  std::string path_;
  std::string text_;
  std::vector<std::uint32_t> line_starts_;
  /// How many bytes before each block of the text continue a character: a line may have
  /// megabytes, and as many messages.
  std::vector<std::uint32_t> continuations_;
};

/// The inputs of one book, in order. A reference to a source stays valid.
class Sources {
 public:
  /// `text` must be valid UTF-8 and shorter than 4 GiB.
  const SourceFile& add(std::string path, std::string text);
  const SourceFile& operator[](FileId id) const;
  std::size_t size() const { return files_.size(); }

 private:
  std::deque<SourceFile> files_;
};

}  // namespace octavo
