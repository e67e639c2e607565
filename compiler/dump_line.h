#pragma once

#include <string>
#include <string_view>

namespace octavo {

/// The kind and the members of one node, built up to its line of the dump.
class DumpLine {
 public:
  explicit DumpLine(std::string_view kind) : line_(kind) {}

  DumpLine& word(std::string_view value);
  /// In quotation marks; what cannot be seen stands as `\u{a0}`.
  DumpLine& quote(std::string_view value);
  /// `name="value"`, or nothing for an empty value.
  DumpLine& quote(std::string_view name, std::string_view value);
  /// `name=value`.
  DumpLine& name(std::string_view name, std::string_view value);
  /// `name=value`, or nothing for the usual value.
  template <class Number>
  DumpLine& number(std::string_view name, Number value, Number usual) {
    return value == usual ? *this : this->name(name, std::to_string(value));
  }
  const std::string& text() const { return line_; }

 private:
  std::string line_;
};

/// As `DumpLine::quote` writes it.
std::string quoted_for_dump(std::string_view text);

}  // namespace octavo
