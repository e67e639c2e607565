#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace octavo::image {

/// Names with their prefixes, and values.
using MarkupAttributes = std::vector<std::pair<std::string, std::string>>;

/// A start tag, an end tag or the text between two tags, entities resolved.
struct MarkupToken {
  enum class Kind : unsigned char { start, end, text };
  Kind kind = Kind::text;
  /// With its prefix.
  std::string name{};
  MarkupAttributes attributes{};
  /// `<br/>`: no end tag follows.
  bool is_empty = false;
  std::string text{};
};

/// Reads XML that is to be copied: comments, instructions and a document type without
/// declarations of its own are passed over, whatever else is no plain well-formed XML is
/// an error. It knows no entities but XML's own five, so that none can grow.
class MarkupReader {
 public:
  explicit MarkupReader(std::string_view text) : text_(text) {}

  /// Empty at the end, and after an error.
  std::optional<MarkupToken> next();
  /// Why the reading stopped; empty at a good end.
  const std::string& error() const { return error_; }

 private:
  std::optional<MarkupToken> fail(std::string_view error);
  /// Steps behind `end`; false: there is none.
  bool skip_past(std::string_view end);
  /// Comments, instructions, document types; false: an error.
  bool skip_declaration();
  std::optional<MarkupToken> read_tag();
  std::optional<MarkupToken> read_end_tag();
  bool read_attribute(MarkupToken& token);
  std::optional<MarkupToken> read_text();
  std::string read_name();
  void skip_space();
  bool starts_with(std::string_view text) const {
    return text_.substr(at_).starts_with(text);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string error_{};
};

/// Text as it may stand between tags and in attributes.
std::string escape_markup(std::string_view text);

}  // namespace octavo::image
