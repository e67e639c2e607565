#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "formats/css/media.h"

namespace octavo::css {

/// What no medium can answer, because CSS has no such thing.
struct MediaFault {
  /// Bytes of the source.
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string message{};
  /// Empty: there is none.
  std::string hint{};
};

/// Types and features that are misspelt, and queries that cannot be read. What CSS has
/// and paper has not is no fault, nor what vendors have.
std::vector<MediaFault> faults_of(const MediaQueries& queries);

}  // namespace octavo::css
