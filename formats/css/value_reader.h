#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "formats/css/calc.h"
#include "formats/css/color.h"
#include "formats/css/syntax.h"

namespace octavo::css {

/// Equal but for the case of ASCII letters; `name` is in lower case.
bool is_word(std::string_view written, std::string_view name);
std::string ascii_lower(std::string_view text);

/// Steps through the component values of a declaration. White space is passed over. Each
/// reading function takes what it names and steps on, or takes nothing.
class ValueReader {
 public:
  explicit ValueReader(const ComponentValues& values);

  bool at_end() const { return at_ == values_->size(); }
  /// The next value; only before the end.
  const ComponentValue& peek() const { return (*values_)[at_]; }
  const ComponentValue& take();
  /// Where the reader stands, to come back to with `reset`.
  std::size_t mark() const { return at_; }
  void reset(std::size_t mark) { at_ = mark; }

  /// An identifier that is this word.
  bool word(std::string_view name);
  bool comma();
  bool slash();
  /// Any identifier, as it is written.
  std::optional<std::string> ident();
  std::optional<std::string> string();
  /// The address in `url()`, quoted or not.
  std::optional<std::string> url();
  /// Null: the next value is no such function.
  const ComponentValue* function(std::string_view name);
  std::optional<double> number();
  std::optional<long> integer();
  /// A length; a plain 0 too.
  std::optional<Calc> length();
  std::optional<Calc> length_percentage();
  std::optional<double> percentage();
  std::optional<ColorValue> color();

  /// One of a table of words and what each stands for.
  template <class Table>
  auto word_of(const Table& table) {
    using Meaning = std::remove_cvref_t<decltype(table[0].second)>;
    std::optional<Meaning> meaning;
    if (at_end() || peek().token.kind != TokenKind::ident) {
      return meaning;
    }
    for (const auto& [name, value] : table) {
      if (is_word(peek().token.text, name)) {
        take();
        meaning = value;
        break;
      }
    }
    return meaning;
  }

 private:
  void skip_space();
  std::optional<Calc> calc(CalcType most);

  const ComponentValues* values_;
  std::size_t at_ = 0;
};

}  // namespace octavo::css
