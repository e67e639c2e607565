#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "formats/markdown/inline_tree.h"
#include "formats/markdown/scan.h"

namespace octavo::markdown {

using DelimiterIndex = std::int32_t;
constexpr DelimiterIndex no_delimiter = -1;

/// What stands round a run of delimiters says what it may do.
struct Flanking {
  bool can_open = false;
  bool can_close = false;
};

/// The rules of `*` and `_`; those of `~` are the ones of `*`.
Flanking flanking(std::string_view text, Position begin, Position end, Edition edition);

/// The stack of delimiter runs of one leaf block (CommonMark 0.31.2, "process emphasis").
class Delimiters {
 public:
  explicit Delimiters(InlineTree& tree) : tree_(tree) {}

  void push(InlineNode& node, char character, Flanking flanking);
  DelimiterIndex top() const { return last_; }
  /// Makes emphasis of what was pushed after `bottom` and forgets it.
  void process(DelimiterIndex bottom);

 private:
  struct Delimiter {
    InlineNode* node = nullptr;
    char character = '*';
    std::uint32_t length = 0;
    Flanking flanking{};
    DelimiterIndex previous = no_delimiter;
    DelimiterIndex next = no_delimiter;
  };
  Delimiter& at(DelimiterIndex index) { return stack_[static_cast<std::size_t>(index)]; }
  DelimiterIndex find_opener(DelimiterIndex closer, DelimiterIndex bottom);
  DelimiterIndex match(DelimiterIndex opener, DelimiterIndex closer);
  void remove(DelimiterIndex index);
  void remove_if_used(DelimiterIndex index);

  InlineTree& tree_;
  std::vector<Delimiter> stack_{};
  DelimiterIndex first_ = no_delimiter;
  DelimiterIndex last_ = no_delimiter;
};

}  // namespace octavo::markdown
