#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "formats/css/selector.h"

namespace octavo::css {

using ValueSpan = std::span<const ComponentValue>;

/// Bytes of the source.
struct SelectorPlace {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// A text of the author's in quotes, for a message; of a long one its beginning.
std::string quoted_for_message(std::string_view text);

/// Values that are read one after the other, and what is wrong with them. What fails says
/// why in `error` and returns false.
class SelectorCursor {
 public:
  /// `place` is that of the whole, for where there is no value.
  SelectorCursor(ValueSpan values, SelectorPlace place, SelectorError& error)
      : values_(values), place_(place), error_(error) {}

  bool is_at_end() const { return at_ >= values_.size(); }
  bool is_at(TokenKind kind, std::size_t ahead = 0) const;
  bool is_at_delim(char32_t character, std::size_t ahead = 0) const;
  /// There must be one.
  const ComponentValue& value() const { return values_[at_]; }
  const ComponentValue& take() { return values_[at_++]; }
  void skip(std::size_t count) { at_ += count; }
  /// Whether there was some.
  bool skip_space();
  std::size_t position() const { return at_; }
  /// Of the next value; at the end, of the last one.
  SelectorPlace here() const;
  SelectorError& error() { return error_; }

  /// An identifier or a star.
  bool is_at_name(std::size_t ahead = 0) const;
  /// Sections 5.3 and 6.4: `*|` and `|` before a name. Octavo's elements and attributes
  /// are in one namespace each, and no prefix is declared, so that any other is wrong.
  bool skip_namespace();

  bool fail(SelectorPlace place, std::string message);
  bool fail_unsupported(SelectorPlace place, const std::string& what);
  /// The next value, or the end, is not what the grammar wants.
  bool fail_here();

 private:
  ValueSpan values_;
  SelectorPlace place_;
  SelectorError& error_;
  std::size_t at_ = 0;
};

/// The content of a `[]` block.
bool read_attribute_selector(SelectorCursor& cursor, SimpleSelector& simple);

// What stands in the parentheses of pseudo-classes; `place` is that of the whole.

bool read_nth(ValueSpan content,
              SelectorPlace place,
              SimpleSelector& simple,
              SelectorError& error);
bool read_languages(ValueSpan content,
                    SelectorPlace place,
                    SimpleSelector& simple,
                    SelectorError& error);
bool read_direction(ValueSpan content,
                    SelectorPlace place,
                    SimpleSelector& simple,
                    SelectorError& error);

}  // namespace octavo::css
