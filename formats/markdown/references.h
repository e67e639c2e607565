#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "compiler/source.h"
#include "formats/markdown/content.h"

namespace octavo::markdown {

/// What a label stands for: a link's target and title; for a note, its label as written.
struct Reference {
  std::string target{};
  std::string title{};
  /// Where the heading begins that the target is to name: it has no id of its own.
  std::optional<std::uint32_t> nameless_heading{};
};

/// Two labels are the same when these are: case and white space do not count.
std::string normalize_label(std::string_view label);

/// Definitions by label; the first of a label counts.
class References {
 public:
  /// Nothing happens when the label is empty or defined already.
  void define(std::string_view label, const Reference& reference);
  const Reference* find(std::string_view label) const;
  bool empty() const { return definitions_.empty(); }

 private:
  std::unordered_map<std::string, Reference> definitions_{};
};

/// Takes the link definitions from the front of a paragraph.
void take_definitions(Content& paragraph, References& references);

}  // namespace octavo::markdown
