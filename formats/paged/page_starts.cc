#include "formats/paged/page_starts.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <ranges>
#include <string>
#include <string_view>
#include <utility>

#include "compiler/overload.h"
#include "compiler/text/breaks.h"
#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"
#include "compiler/walk.h"
#include "formats/paged/runs.h"

namespace octavo::paged {
namespace {

/// What a page shows of a leaf in one piece.
struct ShownText {
  NodeId leaf = NodeId::none;
  std::size_t page = 0;
  std::string_view text{};
  /// Empty where it does not matter.
  std::string_view language{};
};

/// Where texts begin that no line runs out of: the first leaf of each.
class Paragraphs {
 public:
  explicit Paragraphs(const Blocks& blocks) { add(blocks); }

  bool are_one(NodeId before, NodeId after) const {
    return std::ranges::upper_bound(first_leaves_, before) ==
           std::ranges::upper_bound(first_leaves_, after);
  }

 private:
  void add(const Blocks& blocks) {
    for (const Block& block : blocks) {
      if (std::holds_alternative<CodeBlock>(block.kind)) {
        first_leaves_.push_back(block.id);
      }
      for_each_list(block, Overload{[&](const Blocks& inner) { add(inner); },
                                    [&](const Inlines& inner) {
                                      if (!inner.empty()) {
                                        first_leaves_.push_back(inner.front().id);
                                      }
                                    }});
    }
  }

  /// Ascending: they are found in reading order.
  std::vector<NodeId> first_leaves_{};
};

void add_shown(const Strip& strip, std::size_t page, std::vector<ShownText>& shown) {
  const auto add = [&](const ShownText& text) {
    if (text.leaf != NodeId::none) {
      shown.push_back(text);
    }
  };
  for (const PlacedItem& item : strip.items) {
    std::visit(
        Overload{[&](const TextRun& run) {
                   if (run.role == Role::content) {
                     add({.leaf = run.owner,
                          .page = page,
                          .text = run.text,
                          .language = run.language});
                   }
                 },
                 [](const Rule&) {},
                 [&](const PlacedPicture& picture) {
                   add({.leaf = picture.owner, .page = page, .text = object_character});
                 },
                 [&](const MissingGlyph& missing) {
                   add({.leaf = missing.owner, .page = page, .text = missing.text});
                 }},
        item);
  }
}

/// In reading order, which is that of the tree: a row shows the beginnings of all its
/// cells before their ends.
std::vector<ShownText> shown_texts(const Column& column,
                                   const std::vector<PagePlan>& plans) {
  std::vector<ShownText> shown;
  for (std::size_t page = 0; page < plans.size(); ++page) {
    for (std::size_t index = plans[page].begin; index < plans[page].end; ++index) {
      add_shown(column.strips[index], page, shown);
    }
  }
  std::ranges::stable_sort(shown, {}, &ShownText::leaf);
  return shown;
}

class StartFinder {
 public:
  StartFinder(const Document& document,
              const std::vector<ShownText>& shown,
              std::size_t page_count)
      : shown_(shown), paragraphs_(document.content), starts_(page_count) {}

  PageStarts run() {
    for (std::size_t index = 0; index < shown_.size(); ++index) {
      add(index);
    }
    std::optional<Start> next = end();
    for (std::optional<Start>& start : std::views::reverse(starts_)) {
      start = start ? start : next;
      next = start;
    }
    PageStarts found;
    for (const std::optional<Start>& start : starts_) {
      // A cell beside several rows may end below what is read after it.
      const Start last =
          found.empty() ? Start{} : Start{found.back().leaf, found.back().place};
      const auto [leaf, place] = std::max(start.value_or(Start{}), last);
      found.push_back({.leaf = leaf, .place = place});
    }
    return found;
  }

 private:
  using Start = std::pair<NodeId, WordPlace>;

  void add(std::size_t index) {
    const ShownText& shown = shown_[index];
    const bool is_first = index == 0;
    if (is_first || shown_[index - 1].leaf != shown.leaf) {
      counter_ = {};
      if (is_first || !paragraphs_.are_one(shown_[index - 1].leaf, shown.leaf)) {
        before_ = U' ';
      }
    }
    // What is read later of a page that has begun says nothing more of it.
    const bool is_new =
        !starts_[shown.page] && std::ranges::find(waiting_, shown.page) == waiting_.end();
    if (is_new) {
      waiting_.push_back(shown.page);
    }
    pass(shown, is_new && !is_cut_before(index));
  }

  /// `begins_here`: pages that wait begin with the first character of a word, else with
  /// the first whole word.
  void pass(const ShownText& shown, bool begins_here) {
    for (std::size_t at = 0; at < shown.text.size();) {
      const DecodedCharacter next = decode_utf8(shown.text, at);
      if (WordCounter::counts(next.character)) {
        if (!waiting_.empty() && (begins_here || begins_word(next.character))) {
          settle(Start{shown.leaf, counter_.place()});
        }
        begins_here = false;
      }
      before_ = next.character;
      counter_.pass(next.character);
      at += next.size;
    }
  }

  bool begins_word(char32_t character) const {
    return is_space(before_) ||
           ((is_cjk(before_) || is_cjk(character)) && is_alphanumeric(character));
  }

  void settle(const Start& start) {
    for (const std::size_t page : waiting_) {
      starts_[page] = start;
    }
    waiting_.clear();
  }

  /// Whether a line's end before a text cuts a word: where it put a hyphen in, or where
  /// Unicode has no line end.
  bool is_cut_before(std::size_t index) const {
    constexpr std::size_t enough = 64;
    constexpr char32_t cut_mark = 0xAD;
    if (is_space(before_)) {
      return false;
    }
    if (before_ == cut_mark) {
      return true;
    }
    std::string text;
    for (std::size_t at = index; at > 0 && text.size() < enough; --at) {
      const ShownText& last = shown_[at - 1];
      if (!paragraphs_.are_one(last.leaf, shown_[index].leaf)) {
        break;
      }
      text.insert(0, last.text);
    }
    const std::size_t here = text.size();
    text += shown_[index].text;
    return std::ranges::none_of(
        line_breaks(text, shown_[index].language),
        [&](const LineBreakOpportunity& each) { return each.offset == here; });
  }

  std::optional<Start> end() const {
    return shown_.empty() ? std::optional<Start>()
                          : Start{shown_.back().leaf, counter_.end()};
  }

  const std::vector<ShownText>& shown_;
  Paragraphs paragraphs_;
  std::vector<std::optional<Start>> starts_;
  /// Pages that have begun, before the next whole word.
  std::vector<std::size_t> waiting_{};
  WordCounter counter_{};
  char32_t before_ = U' ';
};

}  // namespace

PageStarts find_page_starts(const Document& document,
                            const Column& column,
                            const std::vector<PagePlan>& plans) {
  const std::vector<ShownText> shown = shown_texts(column, plans);
  return StartFinder(document, shown, plans.size()).run();
}

}  // namespace octavo::paged
