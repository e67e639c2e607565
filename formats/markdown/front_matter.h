#pragma once

#include <cstdint>
#include <vector>

#include "compiler/diagnostics.h"
#include "compiler/document.h"
#include "compiler/source.h"
#include "formats/markdown/content.h"

namespace octavo::markdown {

/// The YAML at the head of a source and what it says. Titles, and each paragraph of the
/// abstract, are Markdown of their own.
struct FrontMatter {
  Metadata metadata{};
  Content title{};
  Content subtitle{};
  std::vector<Content> abstract{};
  /// Where the text begins; 0 when there is no front matter.
  std::uint32_t end = 0;
};

/// Keys as Pandoc's users write them. What has no effect is reported.
FrontMatter read_front_matter(const SourceFile& source, Diagnostics& diagnostics);

}  // namespace octavo::markdown
