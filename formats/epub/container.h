#pragma once

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

}  // namespace octavo::epub
