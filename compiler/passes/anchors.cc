#include "compiler/passes/anchors.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <variant>

#include "compiler/passes/contents.h"
#include "compiler/plain_text.h"
#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"
#include "compiler/walk.h"

namespace octavo {
namespace {

bool is_slug_character(char32_t character) {
  return is_alphanumeric(character) || is_mark(character) || character == U'_' ||
         character == U'-';
}

/// Pandoc's: from the first letter on, with full stops kept.
std::string pandoc_slug(std::string_view words) {
  std::string result;
  bool after_space = false;
  const std::string lower = to_lower(words);
  for (std::size_t at = 0; at < lower.size();) {
    const auto [character, size] = decode_utf8(lower, at);
    if (is_space(character)) {
      after_space = !result.empty();
    } else if ((is_slug_character(character) || character == U'.') &&
               (!result.empty() || is_letter(character))) {
      result += after_space ? "-" : "";
      after_space = false;
      append_utf8(result, character);
    }
    at += size;
  }
  return result;
}

/// White space would part an id in two (HTML 3.2.6).
std::string without_space(std::string_view id) {
  std::string result;
  for (std::size_t at = 0; at < id.size();) {
    const auto [character, size] = decode_utf8(id, at);
    const bool is_sound =
        is_xml_character(character) && character != replacement_character;
    if (!is_space(character) && is_sound) {
      result += id.substr(at, size);
    }
    at += size;
  }
  return result;
}

class IdGiver {
 public:
  explicit IdGiver(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  /// Ids that the author wrote go first: no generated one takes theirs.
  void take_written(Document& document) {
    walk(document.content,
         Overload{[this](Block& block) {
                    take_parts(block);
                    take(block.attributes, block.span, block.id);
                  },
                  [this](Inline& node) { take(node.attributes, node.span, node.id); }});
  }

  void give_generated(Blocks& blocks) {
    walk(blocks, Overload{[this](Block& block) {
                            if (auto* section = std::get_if<Section>(&block.kind)) {
                              Block& heading = section->content.front();
                              give(block, heading);
                            } else if (std::holds_alternative<Heading>(block.kind) &&
                                       !of_section_.contains(block.id)) {
                              give(block, block);
                            }
                          },
                          [](Inline&) {}});
  }

  void mark_files(Blocks& blocks) {
    walk(blocks, Overload{[this](Block& block) {
                            const bool is_place =
                                block.span.file != FileId::none &&
                                !std::holds_alternative<TitlePage>(block.kind);
                            if (is_place && !of_section_.contains(block.id) &&
                                !anchors_.by_file.contains(block.span.file)) {
                              if (block.attributes.id.empty()) {
                                block.attributes.id = unique("start");
                              }
                              anchors_.by_file.emplace(
                                  block.span.file, Anchor{block.id, block.attributes.id});
                            }
                          },
                          [](Inline&) {}});
  }

  Anchors finish() { return std::move(anchors_); }

 private:
  void take_parts(Block& block) {
    if (auto* list = std::get_if<List>(&block.kind)) {
      for (ListItem& item : list->items) {
        take(item.attributes, item.span, item.id);
      }
    } else if (auto* definitions = std::get_if<DefinitionList>(&block.kind)) {
      for (DefinitionItem& item : definitions->items) {
        take(item.attributes, item.span, item.id);
      }
    } else if (auto* table = std::get_if<Table>(&block.kind)) {
      for (auto* rows : {&table->head, &table->body}) {
        for (TableRow& row : *rows) {
          for (TableCell& cell : row.cells) {
            take(cell.attributes, cell.span, cell.id);
          }
        }
      }
    }
  }

  void take(Attributes& attributes, Span span, NodeId node) {
    if (attributes.id.empty()) {
      return;
    }
    const std::string written = without_space(attributes.id);
    attributes.id = unique(written.empty() ? "id" : written);
    const Anchor anchor{node, attributes.id};
    const bool is_first =
        anchors_.by_written_id.emplace(std::pair(span.file, written), anchor).second;
    if (!is_first) {
      diagnostics_.warn("duplicate-id", span, "the id `" + written + "` is given twice",
                        {{.message = "links to it lead to the first; this one is `" +
                                     attributes.id + "`"}});
    }
    anchors_.by_id.emplace(attributes.id, anchor);
  }

  void give(Block& block, const Block& heading) {
    of_section_.insert(heading.id);
    const std::string words =
        plain_text(without_number(std::get<Heading>(heading.kind).content));
    if (block.attributes.id.empty()) {
      const std::string base = slug(words);
      block.attributes.id = unique(base.empty() ? "section" : base);
      anchors_.by_id.emplace(block.attributes.id, Anchor{block.id, block.attributes.id});
      anchors_.by_written_id.emplace(std::pair(block.span.file, base),
                                     Anchor{block.id, block.attributes.id});
    }
    const Anchor anchor{block.id, block.attributes.id};
    for (const std::string& name :
         {fold_case(words), slug(words), pandoc_slug(words), heading_key(words)}) {
      if (!name.empty()) {
        anchors_.by_heading.emplace(name, anchor);
        anchors_.by_written_heading.emplace(std::pair(heading.span.file, name), anchor);
      }
    }
  }

  /// The number that was last put behind a base is remembered: 20,000 equal headings stay
  /// linear.
  std::string unique(const std::string& base) {
    if (taken_.insert(base).second) {
      return base;
    }
    std::size_t& count = counts_[base];
    std::string candidate;
    do {
      candidate = base + "-" + std::to_string(++count);
    } while (!taken_.insert(candidate).second);
    return candidate;
  }

  Diagnostics& diagnostics_;
  Anchors anchors_;
  std::set<std::string> taken_;
  std::map<std::string, std::size_t> counts_;
  /// Headings whose id stands at their section.
  std::set<NodeId> of_section_;
};

}  // namespace

std::string slug(std::string_view words) {
  std::string result;
  const std::string lower = to_lower(to_nfc(words));
  for (std::size_t at = 0; at < lower.size();) {
    const auto [character, size] = decode_utf8(lower, at);
    if (is_space(character)) {
      result += '-';
    } else if (is_slug_character(character)) {
      append_utf8(result, character);
    }
    at += size;
  }
  const std::size_t begin = result.find_first_not_of('-');
  if (begin == std::string::npos) {
    return {};
  }
  return result.substr(begin, result.find_last_not_of('-') + 1 - begin);
}

std::string heading_key(std::string_view words) {
  std::string key = slug(fold_case(words));
  const auto beyond_one = std::ranges::unique(
      key, [](char left, char right) { return left == '-' && right == '-'; });
  key.erase(beyond_one.begin(), beyond_one.end());
  return key;
}

Anchors give_ids(Document& document, Diagnostics& diagnostics) {
  IdGiver giver(diagnostics);
  giver.take_written(document);
  giver.give_generated(document.content);
  giver.mark_files(document.content);
  return giver.finish();
}

}  // namespace octavo
