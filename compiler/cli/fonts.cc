#include <string>

#include "compiler/cli/book.h"
#include "compiler/cli/commands.h"
#include "compiler/cli/messages.h"
#include "fonts/library.h"

namespace octavo::cli {
namespace {

std::string padded(std::string text, std::size_t width) {
  text.append(text.size() < width ? width - text.size() : 1, ' ');
  return text;
}

std::string line_of(const FaceDescription& face) {
  constexpr std::size_t family_width = 30;
  constexpr std::size_t style_width = 14;
  constexpr std::size_t size_width = 10;
  std::string line =
      padded(face.family, family_width) + padded(face.style, style_width) +
      padded(std::to_string((face.bytes + 999) / 1000) + " kB", size_width);
  for (const std::string& script : face.scripts) {
    line += script + " ";
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

}  // namespace

ExitStatus fonts() {
  const FontLibrary library;
  std::string text;
  for (const FaceDescription& face : library.faces()) {
    text += line_of(face);
  }
  if (!library.has_cjk()) {
    text += "The faces for Chinese, Japanese and Korean are not installed.\n";
  }
  Messages messages(MessageForm::text, Loudness::all);
  return print(text, messages);
}

}  // namespace octavo::cli
