#pragma once

#include <memory>

#include "compiler/cli/command_line.h"

namespace CLI {
class App;
}

namespace octavo::cli {

/// The sub-commands and what they fill. CLI11 keeps pointers into it: it stays where it
/// is.
struct Grammar {
  std::unique_ptr<CLI::App> app;
  BuildCommand build{};
  BatchCommand batch{};
  MergeReportsCommand merge{};
  CacheInfoCommand cache_info{};
  CachePruneCommand cache_prune{};
  CheckCommand check{};
  VerifyCommand verify{};
  ThemesCommand themes{};
  ExplainCommand explain{};

  Grammar();
  ~Grammar();
};

/// What `build` is told, and `batch` of each of its books.
void add_making_options(CLI::App& command, BuildCommand& build);

}  // namespace octavo::cli
