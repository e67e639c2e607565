#include "formats/plain/contents_list.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "compiler/text/characters.h"
#include "formats/plain/layout.h"
#include "formats/plain/numbering.h"

namespace octavo::plain {

namespace {

constexpr std::uint32_t widest_entry = 72;

/// Whether a line leads to a page, whose number may have a point.
bool leads_to_page(std::string_view text) {
  return has_leader(text.substr(0, text.find_last_not_of('.') + 1));
}

/// The words of an entry, without the number of its page.
std::string entry_key(std::string_view text) {
  if (leads_to_page(text)) {
    text = text.substr(0, text.find_last_not_of('.') + 1);
    text = text.substr(0, text.find_last_not_of("0123456789ivxlc") + 1);
  }
  const std::size_t end = text.find_last_not_of(" .\t");
  return fold_case(text.substr(0, end == std::string_view::npos ? 0 : end + 1));
}

bool is_list_chunk(const Chunk& chunk) {
  return std::ranges::all_of(chunk.lines,
                             [](const Line& line) { return line.width <= widest_entry; });
}

}  // namespace

std::vector<bool> find_listed(const std::vector<Chunk>& chunks) {
  std::vector<bool> listed(chunks.size(), false);
  const auto head = std::ranges::find_if(chunks, [](const Chunk& chunk) {
    return is_contents_word(chunk.lines.front().text);
  });
  std::set<std::string> entries;
  auto body = head;
  for (; body != chunks.end() && is_list_chunk(*body); ++body) {
    if (entries.contains(entry_key(body->lines.front().text))) {
      break;
    }
    for (const Line& line : body->lines) {
      entries.insert(entry_key(line.text));
    }
  }
  constexpr std::size_t least = 2;
  std::set<std::string> found;
  for (; body != chunks.end(); ++body) {
    const std::string key = entry_key(body->lines.front().text);
    const auto next = body + 1;
    const bool heads_text =
        next != chunks.end() && !leads_to_page(next->lines.front().text);
    if (body->lines.size() == 1 && heads_text && entries.contains(key)) {
      listed[static_cast<std::size_t>(body - chunks.begin())] = found.insert(key).second;
    }
  }
  return found.size() >= least ? listed : std::vector<bool>(chunks.size(), false);
}

}  // namespace octavo::plain
