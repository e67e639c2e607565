#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "fonts/library.h"

namespace octavo {

/// A face that the system has.
struct SystemFace {
  std::string path{};
  unsigned index = 0;
  int weight = 400;
  /// Percent of the normal width.
  int stretch = 100;
  Slant slant = Slant::upright;
};

/// What fontconfig knows of the system, read when the first face is asked for.
class SystemFonts {
 public:
  SystemFonts();
  ~SystemFonts();
  SystemFonts(const SystemFonts&) = delete;
  SystemFonts& operator=(const SystemFonts&) = delete;

  /// The upright and italic faces of a family, one for each width and weight, in a fixed
  /// order. Of a variable font, its default instance.
  std::vector<SystemFace> family(const std::string& name);

  /// The face with this full or PostScript name.
  std::optional<SystemFace> face(const std::string& name);

  /// Whether anything has been asked for.
  bool is_read() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// What tells the fonts of the system from other ones: its settings, and each font's file
/// with its size and time.
std::string system_fonts_state();

}  // namespace octavo
