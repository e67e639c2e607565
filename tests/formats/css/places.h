#pragma once

#include <utility>

#include "formats/css/syntax.h"

namespace octavo::css {

/// Values that compare equal to those of another text that reads the same.
inline ComponentValues without_places(ComponentValues values) {
  for (ComponentValue& value : values) {
    value.token.begin = 0;
    value.token.end = 0;
    value.content = without_places(std::move(value.content));
  }
  return values;
}

}  // namespace octavo::css
