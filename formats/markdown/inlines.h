#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

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
  /// Of the headings' words; null in a dialect without them.
  const References* headings = nullptr;
  Diagnostics& diagnostics;
  /// Bytes of targets and titles that references may still stand for: a definition of
  /// some kilobytes that is used ten thousand times must not become a book of gigabytes.
  std::size_t expansion_left = 0;
  /// The ids that links want of headings, by where these begin.
  std::map<std::uint32_t, std::string> wanted_ids{};
  bool reported_expansion = false;
  bool reported_mathematics = false;
};

/// The second phase: the text of a leaf block into inlines.
InlineTree parse_inlines(const Content& content, InlineContext& context);

}  // namespace octavo::markdown
