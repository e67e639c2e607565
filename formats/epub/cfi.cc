#include "formats/epub/cfi.h"

#include <utility>

namespace octavo::epub {

namespace {

/// What has a meaning in a CFI is marked (2.3).
std::string escaped(std::string_view id) {
  constexpr std::string_view special = "^[](),;=";
  std::string printed;
  for (const char byte : id) {
    printed += special.find(byte) == std::string_view::npos ? "" : "^";
    printed += byte;
  }
  return printed;
}

}  // namespace

std::string step_of(unsigned number, std::string_view id) {
  // Odd numbers are those of the text between elements.
  return "/" + std::to_string(number * 2) + (id.empty() ? "" : "[" + escaped(id) + "]");
}

CfiPlace::CfiPlace(std::string file) : file_(std::move(file)) {}

void CfiPlace::begin(std::string_view id) {
  // The root takes no step.
  steps_.push_back({.printed = steps_.empty() ? std::string()
                                              : step_of(++steps_.back().children, id)});
}

void CfiPlace::end() {
  if (!steps_.empty()) {
    steps_.pop_back();
  }
}

std::string CfiPlace::print() const {
  std::string printed = "epubcfi(" + file_;
  for (const Step& step : steps_) {
    printed += step.printed;
  }
  return printed + ")";
}

}  // namespace octavo::epub
