#pragma once

#include <span>
#include <string>
#include <vector>

#include "compiler/diagnostics.h"
#include "compiler/document.h"
#include "compiler/files.h"
#include "compiler/format.h"
#include "compiler/source.h"

namespace octavo {

/// The bytes of one finished book.
struct Output {
  const Writer* writer = nullptr;
  std::string bytes{};
};

struct CompileRequest {
  /// Paths as the user named them, in the order of the book.
  std::vector<std::string> inputs{};
  /// Empty: each input's own, by its extension.
  const Reader* reader = nullptr;
  std::vector<const Writer*> writers{};
  Options options{};
};

/// Why no book came of it, besides what the diagnostics say.
enum class CompileStatus : unsigned char { made, book_has_errors, input_unreadable };

struct CompileResult {
  CompileStatus status = CompileStatus::made;
  Sources sources{};
  /// In the order of their places.
  Diagnostics diagnostics{};
  Document document{};
  /// One for each writer, in order; empty when the book has errors.
  std::vector<Output> outputs{};
  /// A PNG of the first page, where it is asked for and there are pages.
  std::string first_page{};
  /// Fonts of the system were looked for.
  bool uses_system_fonts = false;
};

/// The first step alone: the document as its readers made it, before every pass.
CompileResult read_document(const CompileRequest& request,
                            const Formats& formats,
                            FileSystem& files);

/// read → passes → write. There must be at least one input and one reader.
CompileResult compile(const CompileRequest& request,
                      const Formats& formats,
                      FileSystem& files);

}  // namespace octavo
