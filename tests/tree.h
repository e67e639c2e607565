#pragma once

#include <string>
#include <utility>
#include <vector>

#include "compiler/document.h"

/// Short words for building documents in tests.
namespace octavo::tree {

inline Inline text(std::string value) {
  return {.kind = Text{std::move(value)}};
}
inline Inline link(std::string target, std::string words) {
  return {.kind = Link{.target = std::move(target), .content = {text(std::move(words))}}};
}
inline Inline note_mark(std::string label) {
  return {.kind = NoteReference{.label = std::move(label)}};
}
inline Block paragraph(Inlines content) {
  return {.kind = Paragraph{std::move(content)}};
}
inline Block paragraph(std::string value) {
  return paragraph(Inlines{text(std::move(value))});
}
inline Block heading(int level, std::string value, std::string id = {}) {
  return {.kind = Heading{.level = level, .content = {text(std::move(value))}},
          .attributes = {.id = std::move(id)}};
}
inline Block note(std::string label, std::string value) {
  return {.kind =
              Note{.label = std::move(label), .content = {paragraph(std::move(value))}}};
}
inline Block division(Blocks content, std::vector<std::string> classes = {}) {
  return {.kind = Division{std::move(content)},
          .attributes = {.classes = std::move(classes)}};
}

}  // namespace octavo::tree
