#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// How values are written in a PDF (ISO 32000-1, 7.3).
namespace octavo::pdf {

/// An indirect object of an `ObjectFile`.
enum class ObjectId : std::uint32_t { none = 0 };

/// The entries of a dictionary: names without the solidus, values as they are written.
using Entries = std::vector<std::pair<std::string, std::string>>;

/// On a grid of a thousandth, so that rounding is the same everywhere.
void append_number(std::string& out, double value);
void append_integer(std::string& out, long long value);
std::string number(double value);
/// "12 0 R".
std::string reference(ObjectId id);
/// "/Name", with what a name cannot hold as #xx.
std::string name(std::string_view text);
/// A text string (7.9.2.2): as it is when ASCII, else UTF-16.
std::string text_string(std::string_view utf8);
/// "(bytes)".
void append_byte_string(std::string& out, std::string_view bytes);
std::string byte_string(std::string_view bytes);
/// UTF-16BE in hexadecimal digits, without brackets.
std::string utf16_hex(std::string_view utf8);
std::string dictionary(const Entries& entries);

}  // namespace octavo::pdf
