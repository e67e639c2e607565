#include "compiler/source.h"

#include <algorithm>
#include <utility>

#include "compiler/text/utf8.h"

namespace octavo {

namespace {

constexpr std::uint32_t block_size = 1024;

std::uint32_t count_continuations(std::string_view bytes) {
  return static_cast<std::uint32_t>(std::ranges::count_if(bytes, is_continuation));
}

}  // namespace

SourceFile::SourceFile(FileId id, std::string path, std::string text)
    : id_(id), path_(std::move(path)), text_(std::move(text)), line_starts_{0} {
  const auto size = static_cast<std::uint32_t>(text_.size());
  for (std::uint32_t at = 0; at < size; ++at) {
    const bool lone_return =
        text_[at] == '\r' && (at + 1 == size || text_[at + 1] != '\n');
    if (text_[at] == '\n' || lone_return) {
      line_starts_.push_back(at + 1);
    }
  }
  std::uint32_t count = 0;
  for (std::uint32_t block = 0; block <= size / block_size; ++block) {
    continuations_.push_back(count);
    count += count_continuations(
        std::string_view(text_).substr(std::size_t{block} * block_size, block_size));
  }
}

std::uint32_t SourceFile::continuations_before(std::uint32_t offset) const {
  const std::uint32_t begin = offset - offset % block_size;
  return continuations_[offset / block_size] +
         count_continuations(std::string_view(text_).substr(begin, offset - begin));
}

std::string_view SourceFile::slice(Span span) const {
  const auto size = static_cast<std::uint32_t>(text_.size());
  const std::uint32_t end = std::min(span.end, size);
  const std::uint32_t begin = std::min(span.begin, end);
  return std::string_view(text_).substr(begin, end - begin);
}

Location SourceFile::location(std::uint32_t offset) const {
  const std::uint32_t at = std::min(offset, static_cast<std::uint32_t>(text_.size()));
  const auto after = std::ranges::upper_bound(line_starts_, at);
  const auto line = static_cast<std::uint32_t>(after - line_starts_.begin());
  const std::uint32_t begin = line_starts_[line - 1];
  const std::uint32_t continuations =
      continuations_before(at) - continuations_before(begin);
  return {.line = line, .column = 1 + (at - begin) - continuations};
}

std::string_view SourceFile::line(std::uint32_t offset) const {
  const std::uint32_t at = std::min(offset, static_cast<std::uint32_t>(text_.size()));
  const auto after = std::ranges::upper_bound(line_starts_, at);
  const std::uint32_t begin = *(after - 1);
  const std::size_t found = text_.find_first_of("\r\n", begin);
  const std::size_t end = found == std::string::npos ? text_.size() : found;
  return std::string_view(text_).substr(begin, end - begin);
}

std::string SourceFile::folder() const {
  const std::size_t slash = path_.rfind('/');
  if (slash == std::string::npos) {
    return ".";
  }
  return slash == 0 ? "/" : path_.substr(0, slash);
}

const SourceFile& Sources::add(std::string path, std::string text) {
  return files_.emplace_back(FileId{static_cast<std::uint32_t>(files_.size())},
                             std::move(path), std::move(text));
}

const SourceFile& Sources::operator[](FileId id) const {
  return files_.at(static_cast<std::size_t>(id));
}

}  // namespace octavo
