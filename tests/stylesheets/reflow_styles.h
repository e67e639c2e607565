#pragma once

#include <map>
#include <string>
#include <vector>

#include "formats/css/style.h"

/// What a reading system makes of the files of an e-book.
namespace octavo::tests {

/// Of an element, or of what it has before or after it.
struct ReflowStyle {
  css::Style style{};
  /// The properties that only reading systems have, by name.
  std::map<std::string, std::string> others{};

  bool operator==(const ReflowStyle&) const = default;
};

/// Those of all elements of a file of XHTML beneath a stylesheet and a browser's own.
std::vector<ReflowStyle> reflow_styles(const std::string& xhtml,
                                       const std::string& sheet);

/// The faces and the counter styles of a stylesheet.
std::string rules_for_no_element(const std::string& sheet);

}  // namespace octavo::tests
