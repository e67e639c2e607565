#include "compiler/passes/title.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "compiler/forbidden_characters.h"
#include "compiler/parts.h"
#include "compiler/passes/headings.h"
#include "compiler/passes/typography.h"
#include "compiler/plain_text.h"
#include "compiler/text/characters.h"
#include "compiler/text/date.h"
#include "compiler/text/numeral.h"
#include "compiler/text/utf8.h"
#include "compiler/walk.h"

namespace octavo {
namespace {

/// A book has chapters that fill pages: below this many bytes of text a manuscript with
/// several sections is an article.
constexpr std::size_t least_bytes_of_a_book = 40'000;

Inlines as_inlines(const std::string& text, Span span) {
  return {{.kind = Text{text}, .attributes = {}, .span = span}};
}

/// "I", "XII.", "3": the number of a chapter; four figures are a year, and longer
/// numerals may be words.
bool is_numeral(std::string_view words) {
  constexpr std::size_t most_figures = 3;
  constexpr std::uint32_t most_numeral = 39;
  if (words.ends_with('.')) {
    words.remove_suffix(1);
  }
  if (read_number(words)) {
    return words.size() <= most_figures;
  }
  const std::string lower = to_lower(words);
  for (std::uint32_t number = 1; number <= most_numeral; ++number) {
    if (lower == roman_numeral(number)) {
      return true;
    }
  }
  return false;
}

/// The first heading that may be the book's title: "Part One" and "I" are none.
std::size_t first_heading(const Blocks& blocks) {
  const auto found = std::ranges::find_if(blocks, [](const Block& block) {
    const auto* heading = std::get_if<Heading>(&block.kind);
    return heading != nullptr && has_words(heading->content);
  });
  const bool is_title = found != blocks.end() && !has_class(found->attributes, "part") &&
                        !is_numeral(plain_text(std::get<Heading>(found->kind).content));
  return is_title ? static_cast<std::size_t>(found - blocks.begin()) : blocks.size();
}

bool is_abstract(const Block& block) {
  const auto& classes = block.attributes.classes;
  return std::holds_alternative<Division>(block.kind) &&
         std::ranges::find(classes, "abstract") != classes.end();
}

/// The longest name of a language or the like that stands among links and is none.
constexpr std::size_t most_letters_a_link = 12;

struct LineCounts {
  std::size_t links = 0;
  std::size_t letters = 0;
};

std::size_t letters_in(std::string_view text) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCharacter decoded = decode_utf8(text, at);
    letters += is_alphanumeric(decoded.character) ? 1U : 0U;
    at += decoded.size;
  }
  return letters;
}

/// Links and pictures, and the letters that are in neither.
void count_line(const Inlines& inlines, LineCounts& counts) {
  for (const Inline& node : inlines) {
    if (std::holds_alternative<Link>(node.kind) ||
        std::holds_alternative<Image>(node.kind)) {
      ++counts.links;
    } else if (const auto* text = std::get_if<Text>(&node.kind)) {
      counts.letters += letters_in(text->text);
    } else {
      for_each_list(node, [&](const Inlines& list) { count_line(list, counts); });
    }
  }
}

/// Badges, a logo, the languages that there are: what stands before the heading of many a
/// project's page, hardly a word outside its links and pictures.
bool is_line_of_links(const Block& block) {
  if (std::holds_alternative<Figure>(block.kind) ||
      std::holds_alternative<ThematicBreak>(block.kind)) {
    return true;
  }
  if (const auto* division = std::get_if<Division>(&block.kind)) {
    return std::ranges::all_of(division->content, is_line_of_links);
  }
  LineCounts counts;
  if (const auto* paragraph = std::get_if<Paragraph>(&block.kind)) {
    count_line(paragraph->content, counts);
  }
  return counts.links > 0 && counts.letters <= counts.links * most_letters_a_link;
}

/// Whether the heading at `index` opens the document and has no equal and none above it.
/// An abstract in the front matter stands before everything.
bool stands_alone(const Blocks& blocks, std::size_t index) {
  const auto before = blocks.begin() + static_cast<std::ptrdiff_t>(index);
  if (!std::all_of(blocks.begin(), before, [](const Block& block) {
        return is_abstract(block) || is_line_of_links(block);
      })) {
    return false;
  }
  const int level = std::get<Heading>(blocks[index].kind).level;
  return std::ranges::none_of(before + 1, blocks.end(), [&](const Block& block) {
    const auto* other = std::get_if<Heading>(&block.kind);
    return other != nullptr && other->level <= level;
  });
}

/// What is said of the book elsewhere calls none of its notes.
void leave_out_note_calls(Inlines& inlines) {
  std::erase_if(inlines, [](const Inline& node) {
    return std::holds_alternative<NoteReference>(node.kind);
  });
  for (Inline& node : inlines) {
    for_each_list(node, leave_out_note_calls);
  }
}

std::string file_stem(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  const std::size_t dot = name.rfind('.');
  return std::string(dot == std::string_view::npos || dot == 0 ? name
                                                               : name.substr(0, dot));
}

void title_from_name(Document& document,
                     const Sources& sources,
                     Diagnostics& diagnostics) {
  const SourceFile& first = sources[FileId{0}];
  const std::string name = first.path() == "-"
                               ? "Untitled"
                               : without_forbidden_characters(file_stem(first.path()));
  const Span span{.file = first.id(), .begin = 0, .end = 0};
  document.metadata.title = as_inlines(name, span);
  document.assumed.title = true;
  diagnostics.warn(
      "title-missing", span, "the book has no title, so it is called `" + name + "`",
      {{.message = "write a heading, `title:` in the front matter, or --title"}});
}

/// Of several inputs the first heading is that of a chapter, not of the book.
void report_chapter_as_title(const Block& heading, Diagnostics& diagnostics) {
  const std::string words = plain_text(std::get<Heading>(heading.kind).content);
  diagnostics.warn(
      "title-missing", heading.span,
      "the book has no title, so it is called as its first chapter, `" + words + "`",
      {{.message = "write `title:` in the front matter, or --title"}});
}

std::size_t text_size(const Blocks& blocks) {
  std::size_t size = 0;
  walk(blocks, Overload{[&](const Block& block) {
                          if (const auto* code = std::get_if<CodeBlock>(&block.kind)) {
                            size += code->text.size();
                          }
                        },
                        [&](const Inline& node) {
                          if (const auto* text = std::get_if<Text>(&node.kind)) {
                            size += text->text.size();
                          }
                        }});
  return size;
}

Block line_of(Inlines content, std::string_view name) {
  const Span span = content.empty() ? Span{} : content.front().span;
  return {.kind = Paragraph{std::move(content)},
          .attributes = {.classes = {std::string(name)}},
          .span = span};
}

/// A date of numbers in the words of the book's language; any other as it is stated.
std::string readable_date(const Metadata& metadata) {
  const auto date = read_iso_date(metadata.date);
  std::string words = date ? date_in_words(*date, metadata.language) : std::string();
  return words.empty() ? metadata.date : words;
}

void report_impossible_date(const Metadata& metadata, Diagnostics& diagnostics) {
  if (has_form_of_iso_day(metadata.date) && !read_iso_date(metadata.date)) {
    diagnostics.warn(
        "date-impossible", metadata.date_span, "there is no date `" + metadata.date + "`",
        {{.message = "write year, month and day, as in 2024-02-29; until then the books "
                     "are not dated"}});
  }
}

}  // namespace

void take_options(Metadata& metadata, const Options& options) {
  if (!options.title.empty()) {
    metadata.title = as_inlines(options.title, {});
  }
  if (!options.authors.empty()) {
    metadata.authors = options.authors;
  }
}

void set_names(Metadata& metadata) {
  const auto set = [&](std::string& words) {
    Document line{
        .metadata = {.title = as_inlines(words, {}), .language = metadata.language}};
    set_typography(line);
    words = plain_text(line.metadata.title);
  };
  std::ranges::for_each(metadata.authors, set);
  for (std::string* words :
       {&metadata.publisher, &metadata.rights, &metadata.description}) {
    set(*words);
  }
  if (!read_iso_date(metadata.date)) {
    set(metadata.date);
  }
}

void find_title(Document& document, const Sources& sources, Diagnostics& diagnostics) {
  Metadata& metadata = document.metadata;
  report_impossible_date(metadata, diagnostics);
  const std::size_t index = first_heading(document.content);
  if (index == document.content.size()) {
    if (plain_text(metadata.title).empty()) {
      title_from_name(document, sources, diagnostics);
    }
    return;
  }
  const Inlines& heading = std::get<Heading>(document.content[index].kind).content;
  const bool unstated = plain_text(metadata.title).empty();
  const bool repeated = !unstated && plain_text(heading) == plain_text(metadata.title);
  const bool is_the_books = stands_alone(document.content, index);
  const bool becomes_title = (unstated || repeated) && is_the_books;
  if (unstated || becomes_title) {
    metadata.title = heading;
  }
  if (unstated && !is_the_books && sources.size() > 1) {
    report_chapter_as_title(document.content[index], diagnostics);
    document.assumed.title = true;
  }
  if (becomes_title) {
    metadata.title_id = std::move(document.content[index].attributes.id);
    document.content.erase(document.content.begin() + static_cast<std::ptrdiff_t>(index));
  } else if (unstated) {
    leave_out_note_calls(metadata.title);
  }
  if (plain_text(metadata.title).empty()) {
    title_from_name(document, sources, diagnostics);
  }
}

void settle_form(Document& document) {
  if (document.metadata.form != Form::automatic) {
    return;
  }
  if (std::ranges::any_of(document.content, is_part)) {
    document.metadata.form = Form::book;
    return;
  }
  const auto chapters = std::ranges::count_if(document.content, [](const Block& block) {
    return std::holds_alternative<Section>(block.kind);
  });
  const bool is_book =
      chapters > 1 && text_size(document.content) >= least_bytes_of_a_book;
  document.metadata.form = is_book ? Form::book : Form::article;
}

void add_title_page(Document& document) {
  Metadata& metadata = document.metadata;
  const Span span = metadata.title.empty() ? Span{} : metadata.title.front().span;
  Blocks lines;
  lines.push_back({.kind = Heading{.level = 1, .content = metadata.title},
                   .attributes = {.id = metadata.title_id, .classes = {"title"}},
                   .span = span});
  leave_out_note_calls(metadata.title);
  if (!metadata.subtitle.empty()) {
    lines.push_back(line_of(metadata.subtitle, "subtitle"));
  }
  for (const std::string& author : metadata.authors) {
    lines.push_back(line_of(as_inlines(author, {}), "author"));
  }
  const std::pair<std::string_view, std::string> rest[] = {
      {"date", readable_date(metadata)},
      {"publisher", metadata.publisher},
      {"rights", metadata.rights}};
  for (const auto& [name, text] : rest) {
    if (!text.empty()) {
      lines.push_back(line_of(as_inlines(text, {}), name));
    }
  }
  document.content.insert(
      document.content.begin(),
      {.kind = TitlePage{std::move(lines)}, .attributes = {}, .span = span});
}

}  // namespace octavo
