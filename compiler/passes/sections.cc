#include "compiler/passes/sections.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "compiler/walk.h"

namespace octavo {
namespace {

constexpr int deepest_level = 6;

/// The lowest level of the headings that make sections, 0 for none.
int lowest_level(const Blocks& blocks) {
  int lowest = 0;
  for (const Block& block : blocks) {
    int level = 0;
    if (const auto* heading = std::get_if<Heading>(&block.kind)) {
      level = heading->level;
    } else if (const auto* division = std::get_if<Division>(&block.kind)) {
      level = lowest_level(division->content);
    }
    if (level != 0 && (lowest == 0 || level < lowest)) {
      lowest = level;
    }
  }
  return lowest;
}

/// Where it is told that a level is left out.
struct Reports {
  Diagnostics& diagnostics;
  Assumptions& assumed;
};

/// Builds the sections of one list of blocks.
class SectionMaker {
 public:
  /// `top` is the level that the author gives the highest headings; `outer` the written
  /// level of the section that the list stands in, `depth` its depth.
  SectionMaker(int top, int outer, int depth, const Reports& reports)
      : reports_(reports), top_(top), outer_(outer), depth_(depth) {}

  Blocks make(Blocks blocks) {
    for (Block& block : blocks) {
      if (auto* heading = std::get_if<Heading>(&block.kind)) {
        close_sections(heading->level);
        open_section(std::move(block));
        continue;
      }
      if (auto* division = std::get_if<Division>(&block.kind)) {
        SectionMaker inner(top_, written_level(), depth(), reports_);
        division->content = inner.make(std::move(division->content));
      }
      current().push_back(std::move(block));
    }
    close_sections(0);
    return std::move(content_);
  }

 private:
  struct Open {
    int written = 0;
    Block section;
  };

  int written_level() const { return open_.empty() ? outer_ : open_.back().written; }
  int depth() const { return depth_ + static_cast<int>(open_.size()); }
  Blocks& current() {
    return open_.empty() ? content_
                         : std::get<Section>(open_.back().section.kind).content;
  }

  void open_section(Block heading) {
    const int written = std::get<Heading>(heading.kind).level;
    if (written > written_level() + 1) {
      report_skipped(written, heading.span);
    }
    Block section{.kind = Section{.level = std::min(depth() + 1, deepest_level)},
                  .attributes = std::exchange(heading.attributes, {}),
                  .span = heading.span};
    // The language of a heading says nothing of the text below it.
    heading.attributes.language = std::exchange(section.attributes.language, {});
    std::get<Section>(section.kind).content.push_back(std::move(heading));
    open_.push_back({.written = written, .section = std::move(section)});
  }

  /// Levels are told as the author counts them: a book may begin at the second.
  void report_skipped(int written, Span span) {
    const int set = std::min(top_ + depth(), deepest_level);
    std::string above = " has none of level " + std::to_string(set) + " above it";
    if (depth() != 0) {
      above = " stands under one of level " + std::to_string(written_level());
      above += written_level() < set
                   ? ""
                   : ", which is set as level " + std::to_string(set - 1);
    }
    reports_.assumed.heading_levels = true;
    reports_.diagnostics.warn(
        "heading-skipped", span,
        "this heading of level " + std::to_string(written) + above,
        {{.message = "it is set as level " + std::to_string(set) +
                     "; in Markdown, write it with " + std::to_string(set) +
                     " `#` to keep outline and source alike"}});
  }

  /// Closes every open section of `level` and deeper; all of them for level 0.
  void close_sections(int level) {
    while (!open_.empty() && open_.back().written >= level) {
      Block section = std::move(open_.back().section);
      open_.pop_back();
      section.span.end = std::max(section.span.end, end_of(section));
      current().push_back(std::move(section));
    }
  }

  static std::uint32_t end_of(const Block& section) {
    const Block& last = std::get<Section>(section.kind).content.back();
    return last.span.file == section.span.file ? last.span.end : section.span.end;
  }

  Reports reports_;
  int top_;
  int outer_;
  int depth_;
  Blocks content_;
  std::vector<Open> open_;
};

void rank(Blocks& blocks, int depth, int shift) {
  for (Block& block : blocks) {
    if (auto* heading = std::get_if<Heading>(&block.kind)) {
      heading->level = std::min(depth + 1 + shift, deepest_level);
    } else if (auto* section = std::get_if<Section>(&block.kind)) {
      auto& own = std::get<Heading>(section->content.front().kind);
      rank(section->content, section->level, shift);
      own.level = std::min(section->level + shift, deepest_level);
    } else if (auto* contents = std::get_if<Contents>(&block.kind)) {
      contents->level = depth + 1 + shift;
    } else if (!std::holds_alternative<TitlePage>(block.kind)) {
      for_each_list(block, [&](auto& list) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(list)>, Blocks>) {
          rank(list, depth, shift);
        }
      });
    }
  }
}

}  // namespace

void make_sections(Document& document, Diagnostics& diagnostics) {
  const int lowest = lowest_level(document.content);
  if (lowest != 0) {
    SectionMaker maker(lowest, lowest - 1, 0,
                       {.diagnostics = diagnostics, .assumed = document.assumed});
    document.content = maker.make(std::move(document.content));
  }
}

void rank_headings(Document& document) {
  rank(document.content, 0, document.metadata.form == Form::article ? 1 : 0);
}

}  // namespace octavo
