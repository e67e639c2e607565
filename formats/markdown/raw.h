#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "compiler/diagnostics.h"
#include "formats/markdown/block_tree.h"
#include "formats/markdown/scan.h"
#include "formats/markdown/syntax.h"

namespace octavo::markdown {

/// `{=format}` at `at`, which says that code is meant for one format as it stands there
/// (Pandoc's raw_attribute); the content is the format.
std::optional<Scanned> scan_raw_format(std::string_view text, Position at);

/// HTML is read; text for other formats is left out of the book.
bool is_html_format(std::string_view format);

/// Whether a block is HTML: by its tags, or by the format at its fence.
bool is_html(const BlockNode& node, const Syntax& syntax);

/// What a block is that the book has no place for: code for another format, or a command
/// of TeX that breaks the page. Null for any other block.
std::optional<std::string> foreign_text(const BlockNode& node);

void report_foreign_text(Diagnostics& diagnostics, Span span, const std::string& what);

}  // namespace octavo::markdown
