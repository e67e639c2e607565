#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "formats/markdown/addresses.h"
#include "formats/markdown/delimiters.h"
#include "formats/markdown/html_scan.h"
#include "formats/markdown/inlines.h"
#include "formats/markdown/scan.h"

namespace octavo::markdown {

/// The state of the second phase over one leaf block. Each `read_…` is called where its
/// character stands and moves `at_` past what it read.
class InlineParser {
 public:
  InlineParser(const Content& content, InlineContext& context);
  InlineTree parse();

 private:
  enum class BracketKind : std::uint8_t { link, image, note };
  struct Bracket {
    InlineNode* node = nullptr;
    /// The last delimiter before it.
    DelimiterIndex bottom = no_delimiter;
    /// After the bracket.
    Position begin = 0;
    BracketKind kind = BracketKind::link;
    /// Another bracket stands in it, so it is no label.
    bool holds_bracket = false;
  };

  // inlines.cc
  void read_special(char character);
  void read_text();
  void read_line_end();
  void read_backslash();
  void read_entity();
  void read_angle();
  void read_delimiters(char character);
  InlineNode& add(InlineKind kind, Position begin);
  InlineNode& add_text(std::string text, Position begin);

  // code_spans.cc
  void read_code();
  void add_raw(Position begin, Position end, std::string_view format);
  Position find_closing_backticks(Position from, Position length);

  // brackets.cc
  void open_bracket(BracketKind kind, Position length);
  void close_bracket();
  void close_link(const Bracket& opener, std::string target, std::string title);
  void wrap(const Bracket& opener, InlineNode& node);
  bool read_inline_target(const Bracket& opener);
  std::optional<Scanned> reference_label(const Bracket& opener, Position close) const;
  bool read_reference(const Bracket& opener, Position close);
  bool read_heading_reference(const Bracket& opener, Position close);
  bool read_span(const Bracket& opener);
  bool may_expand(const Reference& reference, Position begin);
  void take_attributes(InlineNode& node);

  // inline_extensions.cc
  std::optional<AddressRange> bare_address(Position at);
  bool is_bare_address(Position at);
  void read_bare_address();
  /// What calls a note, defined or not, if that stands at `at`.
  std::optional<Scanned> note_name(Position at) const;
  bool read_note_reference();
  void read_script(char character);
  void read_dollar();

  const Content& content_;
  std::string_view text_;
  InlineContext& context_;
  InlineTree tree_{};
  Delimiters delimiters_;
  HtmlScanner html_;
  Position at_ = 0;
  std::vector<Bracket> brackets_{};
  /// Link openers below this height of `brackets_` stand before a link: links hold none.
  std::size_t inactive_brackets_ = 0;
  bool indexed_backticks_ = false;
  std::unordered_map<Position, std::vector<Position>> backticks_{};
  FailedDomain failed_domain_{};
  /// Where the `^` and the `~` that was opened last must end.
  std::array<Position, 2> script_end_{};
};

}  // namespace octavo::markdown
