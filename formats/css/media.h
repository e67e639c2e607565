#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "formats/css/calc.h"

/// Media queries (Media Queries 4), for `@media` and `@import`.
namespace octavo::css {

/// What a query is asked about: a page of paper.
struct PrintMedium {
  /// Points, of the whole page.
  double width = 419.53;
  double height = 595.28;
};

enum class Comparison : unsigned char { less, at_most, equal, at_least, greater };

struct MediaCondition;

/// One feature in parentheses.
struct MediaFeature {
  std::string name{};
  /// None: the feature is asked for as such.
  std::optional<Calc> value{};
  /// A word for a value.
  std::string word{};
  Comparison comparison = Comparison::equal;
};

/// A condition in Boolean terms. What octavo does not know is `unknown`, and its opposite
/// too.
struct MediaCondition {
  enum class Kind : unsigned char { feature, both, either, opposite, unknown };
  Kind kind = Kind::unknown;
  /// Of what is unknown its name, if it begins with one.
  MediaFeature feature{};
  /// Bytes of the source, of a feature and of what is unknown.
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  // Without an initialiser for the reason that document.h gives.
  std::vector<MediaCondition> parts;
};

struct MediaQuery {
  bool is_negated = false;
  /// In lower case; empty: all.
  std::string type{};
  std::optional<MediaCondition> condition{};
  bool is_readable = true;
  /// Bytes of the source.
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// Queries of which one must hold; none: all media.
struct MediaQueries {
  std::vector<MediaQuery> list{};
  /// Without the white space around them.
  ComponentValues written{};

  bool hold(const PrintMedium& medium) const;
  /// Every query asks for paper and no other medium: no screen shows what is so guarded.
  bool are_for_print() const;
  /// One asks for nothing but a screen: every reading system answers alike, and always.
  bool are_for_every_screen() const;
};

/// Section 3.2: a query that cannot be read is `not all`.
MediaQueries parse_media(const ComponentValues& values);

}  // namespace octavo::css
