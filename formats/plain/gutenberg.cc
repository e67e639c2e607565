#include "formats/plain/gutenberg.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "compiler/text/characters.h"
#include "formats/plain/blocks.h"
#include "formats/plain/inlines.h"
#include "formats/plain/layout.h"

namespace octavo::plain {

namespace {

using Chunks = std::vector<Chunk>;

/// A header is never longer.
constexpr std::size_t most_header_chunks = 100;

bool is_start(const Line& line) {
  return line.text.starts_with("*** START OF TH") ||
         line.text.starts_with("***START OF TH");
}

bool is_end(const Line& line) {
  return line.text.starts_with("*** END OF TH") ||
         line.text.starts_with("***END OF TH") ||
         line.text.starts_with("End of the Project Gutenberg") ||
         line.text.starts_with("End of Project Gutenberg");
}

/// Moves the chunks up to the line that opens the book into the header; false where no
/// such line stands.
bool take_header(Chunks& chunks, Chunks& header) {
  const std::size_t most = std::min(chunks.size(), most_header_chunks);
  for (std::size_t i = 0; i < most; ++i) {
    auto& lines = chunks[i].lines;
    const auto found = std::ranges::find_if(lines, is_start);
    if (found == lines.end()) {
      continue;
    }
    Chunk rest{.lines = {found + 1, lines.end()},
               .blanks_before = chunks[i].blanks_before};
    lines.erase(found + 1, lines.end());
    const auto end = chunks.begin() + static_cast<std::ptrdiff_t>(i) + 1;
    header.assign(std::make_move_iterator(chunks.begin()), std::make_move_iterator(end));
    chunks.erase(chunks.begin(), end);
    if (!rest.lines.empty()) {
      chunks.insert(chunks.begin(), std::move(rest));
    }
    return true;
  }
  return false;
}

void take_licence(Chunks& chunks, Chunks& licence) {
  const auto found = std::ranges::find_if(
      chunks, [](const Chunk& chunk) { return is_end(chunk.lines.front()); });
  licence.assign(std::make_move_iterator(found), std::make_move_iterator(chunks.end()));
  chunks.erase(found, chunks.end());
}

/// Who made the file stands after the header, before the book.
void take_credits(Chunks& chunks, Chunks& header) {
  constexpr auto beginnings = std::to_array<std::string_view>(
      {"Produced by", "E-text prepared by", "E-Text prepared by", "Transcribed by",
       "This eBook was produced by", "This etext was prepared by"});
  const auto is_credit = [&](const Chunk& chunk) {
    return std::ranges::any_of(beginnings, [&](std::string_view words) {
      return chunk.lines.front().text.starts_with(words);
    });
  };
  const auto end = std::ranges::find_if_not(chunks, is_credit);
  std::move(chunks.begin(), end, std::back_inserter(header));
  chunks.erase(chunks.begin(), end);
}

struct Field {
  std::string value{};
  Span span{};
};

/// The value of "Name: value", with the indented lines that continue it.
std::optional<Field> find_field(const Chunks& header,
                                std::string_view name,
                                FileId file) {
  for (const Chunk& chunk : header) {
    for (std::size_t i = 0; i < chunk.lines.size(); ++i) {
      const Line& line = chunk.lines[i];
      if (to_lower(line.text.substr(0, name.size())) != to_lower(name)) {
        continue;
      }
      const auto first = line.text.find_first_not_of(' ', name.size());
      if (first == std::string_view::npos) {
        return std::nullopt;
      }
      Field field{.value = std::string(line.text.substr(first)),
                  .span = {.file = file,
                           .begin = line.begin + static_cast<std::uint32_t>(first),
                           .end = line.end}};
      for (std::size_t j = i + 1; j < chunk.lines.size() && chunk.lines[j].indent > 0;
           ++j) {
        field.value += " " + std::string(chunk.lines[j].text);
        field.span.end = chunk.lines[j].end;
      }
      return field;
    }
  }
  return std::nullopt;
}

/// "Portuguese" → "pt"; empty for a language that few of its books are in.
std::string_view language_code(std::string_view name) {
  constexpr auto languages = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"Afrikaans", "af"},  {"Arabic", "ar"},    {"Bulgarian", "bg"},
       {"Catalan", "ca"},    {"Chinese", "zh"},   {"Czech", "cs"},
       {"Danish", "da"},     {"Dutch", "nl"},     {"English", "en"},
       {"Esperanto", "eo"},  {"Estonian", "et"},  {"Finnish", "fi"},
       {"French", "fr"},     {"Galician", "gl"},  {"German", "de"},
       {"Greek", "el"},      {"Hebrew", "he"},    {"Hungarian", "hu"},
       {"Icelandic", "is"},  {"Irish", "ga"},     {"Italian", "it"},
       {"Japanese", "ja"},   {"Korean", "ko"},    {"Latin", "la"},
       {"Norwegian", "nb"},  {"Persian", "fa"},   {"Polish", "pl"},
       {"Portuguese", "pt"}, {"Romanian", "ro"},  {"Russian", "ru"},
       {"Serbian", "sr"},    {"Slovenian", "sl"}, {"Spanish", "es"},
       {"Swedish", "sv"},    {"Tagalog", "tl"},   {"Turkish", "tr"},
       {"Ukrainian", "uk"},  {"Welsh", "cy"},     {"Yiddish", "yi"}});
  const auto* const found =
      std::ranges::find(languages, name, [](const auto& entry) { return entry.first; });
  return found == languages.end() ? std::string_view() : found->second;
}

std::string two_digits(std::size_t value) {
  return (value < 10 ? "0" : "") + std::to_string(value);
}

/// "October 15, 2017 [EBook #55752]" → "2017-10-15"; other forms stay as they are.
std::string iso_date(std::string_view text) {
  constexpr auto months = std::to_array<std::string_view>(
      {"January", "February", "March", "April", "May", "June", "July", "August",
       "September", "October", "November", "December"});
  const std::string_view date = text.substr(0, text.find(" ["));
  const auto* const month = std::ranges::find(months, date.substr(0, date.find(' ')));
  if (month == months.end()) {
    return std::string(date);
  }
  std::array<std::size_t, 2> numbers{};
  std::size_t count = 0;
  bool inside = false;
  for (const char character : date) {
    const bool digit = character >= '0' && character <= '9';
    if (digit && !inside && count++ == numbers.size()) {
      return std::string(date);
    }
    if (digit) {
      numbers[count - 1] = std::min<std::size_t>(numbers[count - 1], 9999) * 10 +
                           static_cast<std::size_t>(character - '0');
    }
    inside = digit;
  }
  if (count != 2 || numbers[0] == 0 || numbers[0] > 31 || numbers[1] < 1000 ||
      numbers[1] > 9999) {
    return std::string(date);
  }
  return std::to_string(numbers[1]) + "-" +
         two_digits(static_cast<std::size_t>(month - months.begin()) + 1) + "-" +
         two_digits(numbers[0]);
}

/// "[EBook #55752]" → the address of the book.
std::string book_address(std::string_view text) {
  const auto hash = text.find('#');
  if (hash == std::string_view::npos) {
    return {};
  }
  const std::string_view rest = text.substr(hash + 1);
  const auto end = std::min(rest.find_first_not_of("0123456789"), rest.size());
  return end == 0
             ? std::string()
             : "https://www.gutenberg.org/ebooks/" + std::string(rest.substr(0, end));
}

void read_fields(const Chunks& header, FileId file, Metadata& metadata) {
  if (auto title = find_field(header, "Title:", file)) {
    metadata.title = {
        {.kind = Text{title->value}, .attributes = {}, .span = title->span}};
  }
  if (auto author = find_field(header, "Author:", file)) {
    metadata.authors = {author->value};
  }
  if (const auto language = find_field(header, "Language:", file)) {
    metadata.language = language_code(language->value);
  }
  if (const auto date = find_field(header, "Release Date:", file)) {
    metadata.date = iso_date(date->value);
    metadata.identifier = book_address(date->value);
  }
  metadata.publisher = "Project Gutenberg";
}

}  // namespace

GutenbergFrame take_gutenberg(std::vector<Chunk>& chunks,
                              FileId file,
                              Metadata& metadata) {
  GutenbergFrame frame;
  if (!take_header(chunks, frame.header)) {
    return frame;
  }
  take_licence(chunks, frame.licence);
  read_fields(frame.header, file, metadata);
  take_credits(chunks, frame.header);
  return frame;
}

Blocks closing_section(const GutenbergFrame& frame, FileId file) {
  Chunks chunks = frame.header;
  chunks.insert(chunks.end(), frame.licence.begin(), frame.licence.end());
  const Chunk& first = chunks.front();
  Blocks blocks;
  blocks.push_back({.kind = Heading{1, read_lines(first.lines, file)},
                    .attributes = {.classes = {"unnumbered", "licence"}},
                    .span = span_of(first, file)});
  const Layout layout = measure_layout(chunks);
  Blocks rest = read_paragraphs({chunks.begin() + 1, chunks.end()}, layout, file);
  std::ranges::move(rest, std::back_inserter(blocks));
  for (Block& block : blocks) {
    block.attributes.language = "en";
  }
  return blocks;
}

}  // namespace octavo::plain
