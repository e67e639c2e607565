#include "tests/formats/paged/fake_typesetter.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "compiler/text/utf8.h"

namespace octavo::tests {
namespace {

using namespace octavo::paged;

constexpr double character_share = 0.5;

struct Character {
  std::string bytes{};
  const StyleRun* run = nullptr;
  double width = 0;
  bool forces_end = false;
};

std::vector<Character> characters_of(const ParagraphText& paragraph) {
  std::vector<Character> characters;
  for (const StyleRun& run : paragraph.runs) {
    for (std::size_t at = run.begin; at < run.end;) {
      const DecodedCharacter each = decode_utf8(paragraph.text, at);
      characters.push_back({.bytes = paragraph.text.substr(at, each.size),
                            .run = &run,
                            .width = run.picture == PictureId::none
                                         ? character_share * run.style.size
                                         : run.picture_width,
                            .forces_end = each.character == 0x2028});
      at += each.size;
    }
  }
  return characters;
}

double width_of(const std::vector<Character>& characters,
                std::size_t begin,
                std::size_t end) {
  double width = 0;
  for (std::size_t at = begin; at < end; ++at) {
    width += characters[at].width;
  }
  return width;
}

// The first character of the next line.
std::size_t line_end(const std::vector<Character>& characters,
                     std::size_t begin,
                     double measure) {
  double width = 0;
  std::size_t after_space = 0;
  for (std::size_t at = begin; at < characters.size(); ++at) {
    const bool is_space = characters[at].bytes == " ";
    width += characters[at].width;
    if (width > measure + 0.001 && !is_space && at > begin) {
      return after_space > begin ? after_space : at;
    }
    if (characters[at].forces_end) {
      return at + 1;
    }
    after_space = is_space ? at + 1 : after_space;
  }
  return characters.size();
}

void place(Line& line, const Character& character, double x) {
  const StyleRun& run = *character.run;
  line.right = x + character.width;
  if (run.picture != PictureId::none) {
    line.items.emplace_back(PlacedPicture{.area = {.left = x,
                                                   .top = -run.picture_height,
                                                   .width = run.picture_width,
                                                   .height = run.picture_height},
                                          .picture = run.picture,
                                          .owner = run.owner,
                                          .link = run.link});
    return;
  }
  auto* last = line.items.empty() ? nullptr : std::get_if<TextRun>(&line.items.back());
  const bool goes_on = last != nullptr && last->owner == run.owner &&
                       last->role == run.role && last->size == run.style.size;
  if (!goes_on) {
    line.items.emplace_back(TextRun{.font = FontId{0},
                                    .size = run.style.size,
                                    .origin = {.x = x, .y = -run.style.baseline_shift},
                                    .role = run.role,
                                    .owner = run.owner,
                                    .link = run.link,
                                    .language = run.language});
    last = std::get_if<TextRun>(&line.items.back());
  }
  const auto begin = static_cast<std::uint32_t>(last->text.size());
  last->text += character.bytes;
  last->glyphs.push_back({.x = last->width,
                          .glyph = 1,
                          .text_begin = begin,
                          .text_end = static_cast<std::uint32_t>(last->text.size())});
  last->width += character.width;
}

std::vector<Line> set(const ParagraphText& paragraph,
                      const ParagraphStyle& style,
                      Diagnostics& diagnostics) {
  const std::vector<Character> characters = characters_of(paragraph);
  std::vector<Line> lines;
  for (std::size_t begin = 0; begin < characters.size();) {
    const double indent = lines.empty() ? style.first_line_indent : style.turnover_indent;
    const std::size_t end = line_end(characters, begin, style.measure - indent);
    const double free = style.measure - indent - width_of(characters, begin, end);
    double x = indent + (style.align == TextAlign::end      ? free
                         : style.align == TextAlign::center ? free / 2
                                                            : 0);
    Line line{.left = x};
    for (std::size_t at = begin; at < end; ++at) {
      place(line, characters[at], x);
      x += characters[at].width;
      const NodeId note = characters[at].run->note;
      if (note != NodeId::none && (line.notes.empty() || line.notes.back() != note)) {
        line.notes.push_back(note);
      }
      if (characters[at].bytes == "\uFFFF") {
        diagnostics.warn("missing-glyph", characters[at].run->span, "no face");
      }
    }
    lines.push_back(std::move(line));
    begin = end;
  }
  return lines;
}

Extent measure(const ParagraphText& paragraph, const ParagraphStyle& style) {
  Extent extent;
  double word = 0;
  double all = style.first_line_indent;
  for (const Character& each : characters_of(paragraph)) {
    word = each.bytes == " " ? 0 : word + each.width;
    all += each.width;
    extent.narrowest = std::max(extent.narrowest, word);
  }
  extent.widest = all;
  return extent;
}

}  // namespace

Typesetter fake_typesetter() {
  return {.set = set,
          .measure = measure,
          .line_scale = [](FontId) { return 1.0; },
          .space_glyph = [](FontId) { return 2U; }};
}

std::string page_text(const Page& page, Role role) {
  std::string text;
  double baseline = -1;
  for (const PlacedItem& item : page.items) {
    const auto* run = std::get_if<TextRun>(&item);
    if (run == nullptr || run->role != role) {
      continue;
    }
    if (!text.empty() && run->origin.y != baseline && !text.ends_with(' ')) {
      text += ' ';
    }
    baseline = run->origin.y;
    text += run->text;
  }
  return text;
}

std::string book_text(const PagedDocument& document) {
  std::string text;
  for (const Page& page : document.pages) {
    text += (text.empty() ? "" : " ") + page_text(page);
  }
  return text;
}

std::string only_letters(const std::string& text) {
  std::string letters;
  for (const char each : text) {
    if ((static_cast<unsigned char>(each) & 0x80U) != 0 || std::isalnum(each) != 0) {
      letters += each;
    }
  }
  return letters;
}

}  // namespace octavo::tests
