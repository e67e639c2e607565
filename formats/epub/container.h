#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace octavo::epub {

/// One file of the container. What is compressed already is better stored.
struct Entry {
  std::string name{};
  std::string bytes{};
  enum class Method : unsigned char { deflate, store };
  Method method = Method::deflate;

  bool operator==(const Entry&) const = default;
};

/// The entries as a ZIP in the order given, without times, extra fields or anything else
/// that a machine could change. Empty: the archive could not be made.
std::optional<std::string> pack(const std::vector<Entry>& entries);

/// A ZIP that is read.
class Archive {
 public:
  /// More than a book has in one of its files.
  static constexpr std::uint64_t most_bytes = 256'000'000;

  /// The bytes must outlive it. Nothing where they are no ZIP.
  static std::optional<Archive> open(const std::string& bytes);

  /// Nothing where there is no such file, or a larger one.
  std::optional<std::string> read(const std::string& name) const;

 private:
  struct Discard {
    void operator()(void* archive) const;
  };
  /// libzip's own type.
  std::unique_ptr<void, Discard> archive_{};
};

}  // namespace octavo::epub
