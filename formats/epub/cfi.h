#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace octavo::epub {

/// One step to an element, by its number among its siblings from 1 and its id, if it has
/// one: "/4[chapter^]]" (EPUB Canonical Fragment Identifiers 1.1, 3.1).
std::string step_of(unsigned number, std::string_view id);

/// Where the reading of an XHTML file has come to.
class CfiPlace {
 public:
  /// `file`: the steps to the file, up to the "!" behind them.
  explicit CfiPlace(std::string file = {});

  /// An element begins, the root first, and ends.
  void begin(std::string_view id);
  void end();

  /// Of the innermost element that has begun.
  std::string print() const;

 private:
  struct Step {
    std::string printed{};
    unsigned children = 0;
  };

  std::string file_{};
  std::vector<Step> steps_{};
};

}  // namespace octavo::epub
