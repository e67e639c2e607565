#pragma once

#include <optional>
#include <string_view>

#include "compiler/diagnostics.h"
#include "compiler/source.h"
#include "formats/markdown/scan.h"

namespace octavo::markdown {

/// The YAML between two fences at the head of a text.
struct YamlBlock {
  std::string_view yaml{};
  Position begin = 0;
  /// Behind the second fence.
  Position end = 0;
};

std::optional<YamlBlock> find_yaml_block(std::string_view source);

/// Of a text without a block: a fence and a key below it that no other fence follows.
void report_unclosed_block(const SourceFile& source, Diagnostics& diagnostics);

}  // namespace octavo::markdown
