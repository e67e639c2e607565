#pragma once

#include <cstddef>
#include <string_view>

#include "compiler/diagnostics.h"
#include "compiler/source.h"
#include "formats/markdown/content.h"
#include "formats/markdown/inline_tree.h"
#include "formats/markdown/references.h"
#include "formats/markdown/syntax.h"

namespace octavo::markdown {

/// What the inlines of one source share.
struct InlineContext {
  FileId file = FileId::none;
  Syntax syntax{};
  const References& references;
  const References& notes;
  Diagnostics& diagnostics;
  /// Bytes of targets and titles that references may still stand for: a definition of
  /// some kilobytes that is used ten thousand times must not become a book of gigabytes.
  std::size_t expansion_left = 0;
  bool reported_expansion = false;
  bool reported_mathematics = false;
};

/// The second phase: the text of a leaf block into inlines.
InlineTree parse_inlines(const Content& content, InlineContext& context);

}  // namespace octavo::markdown
