#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "formats/markdown/scan.h"

namespace octavo::markdown {

/// Which of the specification's seven conditions for HTML blocks the line meets, else 0.
enum class LineContext : std::uint8_t { free, in_paragraph };
int html_block_start(std::string_view line, LineContext context, Edition edition);
/// Whether a block that condition 1 to 5 began ends with this line.
bool html_block_ends(int condition, std::string_view line);

/// Remembers which ends of HTML constructs a text no longer has, so that looking for them
/// again costs nothing.
class HtmlScanner {
 public:
  HtmlScanner(std::string_view text, Edition edition) : text_(text), edition_(edition) {}
  /// The end of the tag, comment, instruction, declaration or CDATA section whose `<`
  /// stands at `at`.
  std::optional<Position> scan(Position at);

 private:
  std::optional<Position> find_end(Position from,
                                   std::string_view mark,
                                   bool& is_missing);
  std::optional<Position> scan_comment(Position at);

  std::string_view text_;
  Edition edition_;
  bool no_comment_end_ = false;
  bool no_instruction_end_ = false;
  bool no_declaration_end_ = false;
  bool no_cdata_end_ = false;
};

}  // namespace octavo::markdown
