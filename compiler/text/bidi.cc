#include "compiler/text/bidi.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include "compiler/text/utf8.h"

namespace octavo {

namespace {

struct CloseBidi {
  void operator()(UBiDi* bidi) const { ubidi_close(bidi); }
};
using OpenedBidi = std::unique_ptr<UBiDi, CloseBidi>;

/// Opened once a thread: its buffers grow to the longest paragraph and stay.
UBiDi* thread_bidi() {
  thread_local const OpenedBidi bidi{ubidi_open()};
  return bidi.get();
}

/// Whether a left-to-right paragraph with this character can hold another level than 0.
bool changes_direction(char32_t character) {
  if (character < 0x0590) {
    return false;
  }
  switch (u_charDirection(static_cast<UChar32>(character))) {
    case U_RIGHT_TO_LEFT:
    case U_RIGHT_TO_LEFT_ARABIC:
    case U_ARABIC_NUMBER:
    case U_LEFT_TO_RIGHT_EMBEDDING:
    case U_LEFT_TO_RIGHT_OVERRIDE:
    case U_LEFT_TO_RIGHT_ISOLATE:
    case U_RIGHT_TO_LEFT_EMBEDDING:
    case U_RIGHT_TO_LEFT_OVERRIDE:
    case U_RIGHT_TO_LEFT_ISOLATE:
    case U_FIRST_STRONG_ISOLATE:
      return true;
    default:
      return false;
  }
}

bool is_simple(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCharacter decoded = decode_utf8(text, at);
    if (changes_direction(decoded.character)) {
      return false;
    }
    at += decoded.size;
  }
  return true;
}

UBiDiLevel base_level(BaseDirection base) {
  switch (base) {
    case BaseDirection::left_to_right:
      return 0;
    case BaseDirection::right_to_left:
      return 1;
    case BaseDirection::automatic:
      break;
  }
  return UBIDI_DEFAULT_LTR;
}

struct Utf16Text {
  std::u16string units{};
  /// The byte at which each unit's character begins; one more at the end.
  std::vector<std::uint32_t> bytes{};
};

/// What stands before and after an isolate (CSS Writing Modes 4, 2.4.2).
std::u16string opening_marks(const Isolate& isolate) {
  const bool right_to_left = isolate.direction == BaseDirection::right_to_left;
  std::u16string marks;
  if (isolate.isolates) {
    marks += isolate.direction == BaseDirection::automatic ? u'\u2068'
             : right_to_left                               ? u'\u2067'
                                                           : u'\u2066';
  }
  if (isolate.overrides) {
    marks += right_to_left ? u'\u202E' : u'\u202D';
  } else if (!isolate.isolates) {
    marks += right_to_left ? u'\u202B' : u'\u202A';
  }
  return marks;
}

std::u16string closing_marks(const Isolate& isolate) {
  std::u16string marks;
  if (isolate.overrides || !isolate.isolates) {
    marks += u'\u202C';
  }
  if (isolate.isolates) {
    marks += u'\u2069';
  }
  return marks;
}

/// A text with the marks of its isolates; a mark has no byte of its own.
class MarkedText {
 public:
  MarkedText(std::string_view text, std::span<const Isolate> isolates)
      : text_(text), next_(isolates.begin()), end_(isolates.end()) {}

  Utf16Text run() {
    result_.units.reserve(text_.size());
    result_.bytes.reserve(text_.size() + 1);
    for (std::size_t at = 0; at < text_.size();) {
      const auto byte = static_cast<std::uint32_t>(at);
      add_marks(byte);
      const DecodedCharacter decoded = decode_utf8(text_, at);
      const char32_t character = decoded.character;
      if (character > 0xFFFF) {
        add(U16_LEAD(character), byte);
        add(U16_TRAIL(character), byte);
      } else {
        add(static_cast<char16_t>(character), byte);
      }
      at += decoded.size;
    }
    result_.bytes.push_back(static_cast<std::uint32_t>(text_.size()));
    return std::move(result_);
  }

 private:
  void add_marks(std::uint32_t byte) {
    while (!open_.empty() && open_.back()->end <= byte) {
      add(closing_marks(*open_.back()), byte);
      open_.pop_back();
    }
    for (; next_ != end_ && next_->begin <= byte; ++next_) {
      if (next_->end > byte) {
        add(opening_marks(*next_), byte);
        open_.push_back(&*next_);
      }
    }
  }

  void add(std::u16string_view marks, std::uint32_t byte) {
    for (const char16_t mark : marks) {
      add(mark, byte);
    }
  }

  void add(char16_t unit, std::uint32_t byte) {
    result_.units.push_back(unit);
    result_.bytes.push_back(byte);
  }

  std::string_view text_;
  std::span<const Isolate>::iterator next_;
  std::span<const Isolate>::iterator end_;
  std::vector<const Isolate*> open_{};
  Utf16Text result_{};
};

/// Marks of isolates leave runs of no bytes and cut runs of one level.
void add_run(const LevelRun& run, std::vector<LevelRun>& runs) {
  if (run.begin == run.end) {
    return;
  }
  if (!runs.empty() && runs.back().level == run.level) {
    runs.back().end = run.end;
  } else {
    runs.push_back(run);
  }
}

BidiLevels one_level(std::string_view text, std::uint8_t level) {
  BidiLevels result{.paragraph = level};
  if (!text.empty()) {
    result.runs.push_back(
        {.begin = 0, .end = static_cast<std::uint32_t>(text.size()), .level = level});
  }
  return result;
}

}  // namespace

BidiLevels bidi_levels(std::string_view text,
                       BaseDirection base,
                       std::span<const Isolate> isolates) {
  const std::uint8_t plain_level = base == BaseDirection::right_to_left ? 1 : 0;
  const bool turns = std::ranges::any_of(isolates, [](const Isolate& isolate) {
    return isolate.direction == BaseDirection::right_to_left;
  });
  if (text.empty() || (plain_level == 0 && !turns && is_simple(text))) {
    return one_level(text, plain_level);
  }
  const Utf16Text utf16 = MarkedText(text, isolates).run();
  const auto length = static_cast<int32_t>(utf16.units.size());
  UBiDi* bidi = thread_bidi();
  UErrorCode status = U_ZERO_ERROR;
  ubidi_setPara(bidi, utf16.units.data(), length, base_level(base), nullptr, &status);
  if (U_FAILURE(status)) {
    return one_level(text, plain_level);
  }
  BidiLevels result{.paragraph = ubidi_getParaLevel(bidi)};
  for (int32_t at = 0; at < length;) {
    int32_t limit = 0;
    UBiDiLevel level = 0;
    ubidi_getLogicalRun(bidi, at, &limit, &level);
    add_run({.begin = utf16.bytes[static_cast<std::size_t>(at)],
             .end = utf16.bytes[static_cast<std::size_t>(limit)],
             .level = level},
            result.runs);
    at = limit;
  }
  return result;
}

std::vector<std::uint32_t> visual_order(const std::vector<std::uint8_t>& levels) {
  std::vector<int32_t> order(levels.size());
  ubidi_reorderVisual(levels.data(), static_cast<int32_t>(levels.size()), order.data());
  std::vector<std::uint32_t> result;
  result.reserve(order.size());
  for (const int32_t index : order) {
    result.push_back(static_cast<std::uint32_t>(index));
  }
  return result;
}

}  // namespace octavo
