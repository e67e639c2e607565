#include "formats/paged/first_line.h"

#include <algorithm>
#include <utility>

#include "compiler/text/breaks.h"
#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"
#include "formats/paged/inlines.h"

namespace octavo::paged {
namespace {

template <class Value>
void change_field(Value& value, const Value& from, const Value& to) {
  if (value == from) {
    value = to;
  }
}

constexpr char32_t picture_character = 0xFFFC;

bool is_word_dash(char32_t character) {
  return character == U'-' || (character >= 0x2010 && character <= 0x2015);
}

struct TextRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// The end of the punctuation that begins at a place; a dash behind a letter is not its.
std::uint32_t punctuation_end(std::string_view text, std::uint32_t at, bool has_dashes) {
  while (at < text.size()) {
    const DecodedCharacter next = decode_utf8(text, at);
    if (!is_punctuation(next.character) ||
        (!has_dashes && is_word_dash(next.character))) {
      break;
    }
    at += static_cast<std::uint32_t>(next.size);
  }
  return at;
}

/// CSS Pseudo 4, 2.2.1. Empty: there is none.
TextRange first_letter(std::string_view text) {
  std::uint32_t begin = 0;
  while (begin < text.size() && is_space(decode_utf8(text, begin).character)) {
    begin += static_cast<std::uint32_t>(decode_utf8(text, begin).size);
  }
  std::uint32_t at = punctuation_end(text, begin, true);
  // A space that no line ends at may stand between, as in French.
  if (at > begin && at < text.size()) {
    const DecodedCharacter next = decode_utf8(text, at);
    at += next.character == 0xA0 || next.character == 0x202F
              ? static_cast<std::uint32_t>(next.size)
              : 0;
  }
  if (at >= text.size()) {
    return {};
  }
  const char32_t letter = decode_utf8(text, at).character;
  if (letter == picture_character || is_space(letter)) {
    return {};
  }
  // More than any grapheme has.
  constexpr std::size_t most = 256;
  const std::string_view part = text.substr(at, most);
  const std::vector<std::uint32_t> starts = grapheme_starts(part);
  at += starts.size() > 1 ? starts[1] : static_cast<std::uint32_t>(part.size());
  return {.begin = begin, .end = punctuation_end(text, at, false)};
}

/// Cuts the run that a place is in.
void cut_runs(std::vector<StyleRun>& runs, std::uint32_t at) {
  const auto run = std::ranges::find_if(
      runs, [&](const StyleRun& each) { return each.begin < at && at < each.end; });
  if (run != runs.end()) {
    StyleRun rest = *run;
    rest.begin = at;
    run->end = at;
    runs.insert(std::next(run), std::move(rest));
  }
}

/// Moves all places from `from` on by the length that a text has gained or lost.
void move_places(ParagraphText& paragraph, std::uint32_t from, std::int64_t by) {
  const auto move = [&](std::uint32_t& place) {
    if (place >= from) {
      place = static_cast<std::uint32_t>(place + by);
    }
  };
  for (StyleRun& run : paragraph.runs) {
    move(run.begin);
    move(run.end);
  }
  for (InlineBox& box : paragraph.boxes) {
    move(box.begin);
    move(box.end);
  }
  for (Isolate& isolate : paragraph.isolates) {
    move(isolate.begin);
    move(isolate.end);
  }
}

bool changes(const css::TextTransform& transform) {
  return transform.letters != css::CaseTransform::none || transform.full_width;
}

}  // namespace

TextStyle restyled(const TextStyle& style, const TextChange& change) {
  const TextStyle& from = change.from;
  const TextStyle& to = change.to;
  TextStyle made = style;
  change_field(made.face.generic, from.face.generic, to.face.generic);
  change_field(made.face.family, from.face.family, to.face.family);
  change_field(made.face.weight, from.face.weight, to.face.weight);
  change_field(made.face.stretch, from.face.stretch, to.face.stretch);
  change_field(made.face.slant, from.face.slant, to.face.slant);
  change_field(made.face.synthesis, from.face.synthesis, to.face.synthesis);
  made.size *= from.size > 0 ? to.size / from.size : 1;
  change_field(made.color, from.color, to.color);
  change_field(made.features, from.features, to.features);
  change_field(made.letter_spacing, from.letter_spacing, to.letter_spacing);
  change_field(made.word_spacing, from.word_spacing, to.word_spacing);
  change_field(made.rare, from.rare, to.rare);
  return made;
}

std::uint32_t ChangedText::original(std::uint32_t place) const {
  if (places.empty()) {
    return place;
  }
  return static_cast<std::uint32_t>(std::ranges::lower_bound(places, place) -
                                    places.begin());
}

ChangedText changed_text(const ParagraphText& paragraph, const TextChange& change) {
  ChangedText changed{.text = paragraph};
  ParagraphText& text = changed.text;
  for (StyleRun& run : text.runs) {
    run.style = restyled(run.style, change);
  }
  if (!changes(change.transform)) {
    return changed;
  }
  // Character by character, so that each keeps a place in what comes of it.
  std::vector<std::uint32_t>& places = changed.places;
  places.resize(paragraph.text.size() + 1);
  text.text.clear();
  char32_t before = U' ';
  for (const StyleRun& run : paragraph.runs) {
    for (std::uint32_t at = run.begin; at < run.end;) {
      const DecodedCharacter next = decode_utf8(paragraph.text, at);
      for (std::size_t byte = 0; byte < next.size; ++byte) {
        places[at + byte] = static_cast<std::uint32_t>(text.text.size());
      }
      text.text += transformed(paragraph.text.substr(at, next.size), change.transform,
                               before, run.language);
      before = next.character;
      at += static_cast<std::uint32_t>(next.size);
    }
  }
  places.back() = static_cast<std::uint32_t>(text.text.size());
  for (StyleRun& run : text.runs) {
    run.begin = places[run.begin];
    run.end = places[run.end];
  }
  for (InlineBox& box : text.boxes) {
    box.begin = places[box.begin];
    box.end = places[box.end];
  }
  for (Isolate& isolate : text.isolates) {
    isolate.begin = places[isolate.begin];
    isolate.end = places[isolate.end];
  }
  return changed;
}

ParagraphText rest_of(const ParagraphText& paragraph, std::uint32_t begin) {
  ParagraphText rest{.text = paragraph.text.substr(begin), .boxes = paragraph.boxes};
  const auto place = [&](std::uint32_t at) { return at > begin ? at - begin : 0; };
  for (const StyleRun& run : paragraph.runs) {
    if (run.end > begin) {
      StyleRun& kept = rest.runs.emplace_back(run);
      kept.begin = place(run.begin);
      kept.end = place(run.end);
    }
  }
  // A box that began before has no side at the beginning.
  constexpr std::uint32_t nowhere = 0xFFFF'FFFF;
  for (InlineBox& box : rest.boxes) {
    box.begin = box.begin < begin ? nowhere : place(box.begin);
    box.end = box.end <= begin ? nowhere : place(box.end);
  }
  for (const Isolate& isolate : paragraph.isolates) {
    if (isolate.end > begin) {
      Isolate& kept = rest.isolates.emplace_back(isolate);
      kept.begin = place(isolate.begin);
      kept.end = place(isolate.end);
    }
  }
  return rest;
}

void restyle_first_letter(ParagraphText& paragraph,
                          const TextChange& change,
                          const std::optional<InlineBox>& box) {
  TextRange letter = first_letter(paragraph.text);
  if (letter.begin == letter.end) {
    return;
  }
  cut_runs(paragraph.runs, letter.begin);
  cut_runs(paragraph.runs, letter.end);
  const auto first = std::ranges::find(paragraph.runs, letter.begin, &StyleRun::begin);
  if (changes(change.transform)) {
    const std::string letters =
        transformed(paragraph.text.substr(letter.begin, letter.end - letter.begin),
                    change.transform, U' ', first->language);
    const auto by = static_cast<std::int64_t>(letters.size()) - letter.end + letter.begin;
    // Which of several runs a letter falls to that grows is of no account.
    if (by == 0 || first->end == letter.end) {
      paragraph.text.replace(letter.begin, letter.end - letter.begin, letters);
      move_places(paragraph, letter.end, by);
      letter.end = static_cast<std::uint32_t>(letter.end + by);
    }
  }
  std::uint32_t own_box = no_box;
  if (box) {
    own_box = static_cast<std::uint32_t>(paragraph.boxes.size());
    InlineBox& made = paragraph.boxes.emplace_back(*box);
    made.begin = letter.begin;
    made.end = letter.end;
    made.parent = first->box;
    made.size = change.to.size;
  }
  for (auto run = first; run != paragraph.runs.end() && run->begin < letter.end; ++run) {
    run->style = restyled(run->style, change);
    run->box = box ? own_box : run->box;
  }
}

}  // namespace octavo::paged
