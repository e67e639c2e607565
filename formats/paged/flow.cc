#include "formats/paged/flow.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "compiler/overload.h"
#include "compiler/plain_text.h"
#include "formats/paged/flow_builder.h"

namespace octavo::paged {
namespace {

constexpr int before_heading = -60;
/// In lines of the body.
constexpr double between_authors = 0.25;

TextKind heading_kind(int level) {
  using enum TextKind;
  constexpr TextKind headings[] = {heading_1, heading_2, heading_3,
                                   heading_4, heading_5, heading_6};
  return headings[std::clamp(level, 1, 6) - 1];
}

TextKind title_kind(const Attributes& attributes, bool is_book) {
  using enum TextKind;
  if (has_class(attributes, "subtitle")) {
    return is_book ? book_subtitle : subtitle;
  }
  if (has_class(attributes, "author")) {
    return is_book ? book_author : author;
  }
  return title_detail;
}

std::optional<Direction> stated_direction(const Attributes& attributes) {
  for (const auto& [key, value] : attributes.pairs) {
    if (key == "dir" && (value == "rtl" || value == "ltr")) {
      return value == "rtl" ? Direction::right_to_left : Direction::left_to_right;
    }
  }
  return std::nullopt;
}

bool is_author(const Block& line) {
  return has_class(line.attributes, "author");
}

// Whether the last block of a quotation says where it is from.
bool ends_with_source(const Blocks& blocks) {
  constexpr std::string_view dashes[] = {"\u2014", "\u2013", "\u2015", "--"};
  const auto* last =
      blocks.size() < 2 ? nullptr : std::get_if<Paragraph>(&blocks.back().kind);
  if (last == nullptr) {
    return false;
  }
  const bool is_after_quotation =
      std::ranges::all_of(blocks.begin(), blocks.end() - 1, [](const Block& block) {
        return std::holds_alternative<Quote>(block.kind) ||
               std::holds_alternative<Verse>(block.kind);
      });
  const std::string words = plain_text(last->content);
  return is_after_quotation || std::ranges::any_of(dashes, [&](std::string_view dash) {
           return words.starts_with(dash);
         });
}

// An eighth of the page, such that a title of one line and the space below it end on a
// line of the page: the text then fills it to the foot.
double chapter_sink(const BookStyle& book) {
  const KindStyle& row = kind_style(TextKind::chapter);
  const double own = row.leading + row.space_below;
  const double wished = book.page.depth * 0.12 / book.leading;
  return (std::ceil(wished + own) - own) * book.leading;
}

const Inline* lone_inline(const Inlines& content) {
  return content.size() == 1 ? &content.front() : nullptr;
}

}  // namespace

FlowBuilder::FlowBuilder(const Document& document, const BookStyle& book)
    : document_(document), book_(book), called_(find_called_notes(document)) {}

Flow FlowBuilder::run() {
  target_ = &flow_.blocks;
  const TextStyle head = text_style(book_, TextKind::running_head);
  const ParagraphText title =
      furniture_text(document_.metadata.title, head, book_.language);
  flow_.chapters.push_back({.title = title});
  if (book_.form == Form::book) {
    flow_.book_title = title;
    for (const Block& block : document_.content) {
      add_front_or_main(block);
    }
  } else {
    add_blocks(document_.content, {.language = book_.language});
  }
  attach_leftovers();
  for (const Block* note : called_.in_order) {
    flow_.notes.push_back(flow_note(*note));
  }
  return std::move(flow_);
}

// The blocks of a book at its outermost: front matter up to the first that is none.
void FlowBuilder::add_front_or_main(const Block& block) {
  const bool is_title = std::holds_alternative<TitlePage>(block.kind);
  const bool is_contents = std::holds_alternative<Contents>(block.kind);
  const bool is_dedication = has_class(block.attributes, "dedication") ||
                             has_class(block.attributes, "epigraph");
  const bool is_front = !main_matter_ && (is_title || is_contents || is_dedication);
  const TextStyle head = text_style(book_, TextKind::running_head);
  if (is_front) {
    Chapter chapter{.front_matter = true, .bare = !is_contents};
    if (const auto* contents = std::get_if<Contents>(&block.kind)) {
      chapter.title = furniture_text(contents->heading, head, book_.language);
    }
    flow_.chapters.push_back(std::move(chapter));
    pending_.start = Start::recto;
    pending_.sink = is_contents ? 0 : book_.page.depth * 0.2;
  } else if (!main_matter_) {
    main_matter_ = true;
    flow_.chapters.push_back({.title = flow_.book_title});
    pending_.start = Start::recto;
  }
  chapter_ = static_cast<std::uint32_t>(flow_.chapters.size() - 1);
  add_block(block, {.language = book_.language});
}

void FlowBuilder::begin_chapter(const Block& block) {
  Chapter chapter;
  if (const auto* heading = std::get_if<Heading>(&block.kind)) {
    chapter.title = furniture_text(
        heading->content, text_style(book_, TextKind::running_head), book_.language);
  }
  flow_.chapters.push_back(std::move(chapter));
  chapter_ = static_cast<std::uint32_t>(flow_.chapters.size() - 1);
  pending_.start = std::max(pending_.start, Start::page);
  pending_.sink = chapter_sink(book_);
}

void FlowBuilder::add_blocks(const Blocks& blocks, const State& state) {
  for (const Block& block : blocks) {
    add_block(block, state);
  }
}

void FlowBuilder::add_block(const Block& block, State state) {
  if (!block.attributes.language.empty()) {
    state.language = block.attributes.language;
  }
  if (const auto direction = stated_direction(block.attributes)) {
    state.direction = direction;
  }
  if (has_class(block.attributes, "center")) {
    state.align = TextAlign::center;
  }
  const bool is_note = std::holds_alternative<Note>(block.kind);
  if (block.id != NodeId::none && !is_note) {
    pending_.anchors.push_back(block.id);
  }
  std::visit(Overload{
                 [&](const Paragraph& inner) { add_paragraph(inner, block, state); },
                 [&](const Heading& inner) { add_heading(inner, block, state); },
                 [&](const Section& inner) { add_section(inner, block, state); },
                 [&](const List& inner) { add_list(inner, state); },
                 [&](const DefinitionList& inner) { add_definitions(inner, state); },
                 [&](const Quote& inner) { add_quote(inner, state); },
                 [&](const CodeBlock& inner) { add_code(inner, block, state); },
                 [&](const Verse& inner) { add_verse(inner, state); },
                 [&](const Figure& inner) { add_figure(inner, state); },
                 [&](const Table& inner) { add_table(inner, block, state); },
                 [&](const ThematicBreak&) { add_break(state); },
                 [&](const Division& inner) { add_division(inner, block, state); },
                 [&](const Note&) { add_uncalled_note(block, state); },
                 [&](const Notes& inner) { add_blocks(inner.content, state); },
                 [&](const TitlePage& inner) { add_title_page(inner, state); },
                 [&](const Contents& inner) { add_contents(inner, block, state); },
             },
             block.kind);
}

void FlowBuilder::add_paragraph(const Paragraph& paragraph,
                                const Block& block,
                                const State& state) {
  if (add_lone_picture(paragraph.content, block, state)) {
    return;
  }
  TextRequest request{.kind = state.kind, .scale = state.paragraph_scale};
  if (state.in_title_page) {
    request.kind = title_kind(block.attributes, book_.form == Form::book);
  }
  request.span = block.span;
  InlineContext context = inline_context(request.kind, request.scale, block.id, state);
  const Inline* lone = lone_inline(paragraph.content);
  if (request.kind == TextKind::epigraph && lone != nullptr &&
      std::holds_alternative<Emphasis>(lone->kind)) {
    // Who emphasises the whole asks for the italic that it has anyway.
    context.style.face.slant = Slant::upright;
  }
  request.text = flow_inlines(paragraph.content, context, &flow_.aliases);
  if (request.text.text.empty()) {
    return;
  }
  const bool indented =
      !pending_.flush && pending_.labels.empty() && state.list_depth == 0 &&
      state.align.value_or(kind_style(request.kind).align) == TextAlign::justify;
  request.first_line_indent = indented ? em(state) : 0;
  if (state.in_title_page) {
    emit_text(std::move(request), state);
    return;
  }
  // Paragraphs of one kind stand without space between them; what space their kind has
  // lies about the block that they stand in.
  const bool goes_on = state.list_depth > 0 && pending_.labels.empty() && !pending_.flush;
  emit(text_block(std::move(request), state), goes_on ? lines(0.25, state) : 0, 0);
}

// A picture that is a paragraph's all is set as a block.
bool FlowBuilder::add_lone_picture(const Inlines& content,
                                   const Block& block,
                                   const State& state) {
  const Inline* node = lone_inline(content);
  NodeId link = NodeId::none;
  if (node != nullptr && std::holds_alternative<Link>(node->kind)) {
    link = node->id;
    node = lone_inline(std::get<Link>(node->kind).content);
  }
  const auto* image = node == nullptr ? nullptr : std::get_if<Image>(&node->kind);
  if (image == nullptr || image->picture == PictureId::none ||
      static_cast<std::size_t>(image->picture) >= document_.pictures.size()) {
    return false;
  }
  const Picture& picture = document_.pictures[static_cast<std::size_t>(image->picture)];
  pending_.anchors.push_back(node->id);
  const bool in_text = block.id != NodeId::none && state.kind == TextKind::body;
  emit({.content = PictureBlock{.picture = image->picture,
                                .natural = natural_size(picture),
                                .stated = stated_size(node->attributes),
                                .em = em(state),
                                .owner = node->id,
                                .link = link,
                                .align = state.align.value_or(TextAlign::center)},
        .left = state.left,
        .right = state.right},
       in_text ? lines(0.5, state) : 0, in_text ? lines(0.5, state) : 0);
  return true;
}

void FlowBuilder::add_heading(const Heading& heading,
                              const Block& block,
                              const State& state) {
  const bool is_book = book_.form == Form::book;
  const int depth = state.level > 0 ? state.level : heading.level;
  TextRequest request{.kind = heading_kind(is_book ? depth - state.chapter_level : depth),
                      .scale = state.scale,
                      .span = block.span};
  if (is_book && depth <= state.chapter_level) {
    request.kind = TextKind::chapter;
  }
  if (state.in_title_page) {
    request.kind = is_book ? TextKind::book_title : TextKind::title;
  }
  request.text = flow_inlines(
      heading.content, inline_context(request.kind, request.scale, block.id, state),
      &flow_.aliases);
  if (request.text.text.empty()) {
    return;
  }
  const bool opens_chapter = request.kind == TextKind::chapter;
  emit_text(std::move(request), state);
  FlowBlock& set = target_->back();
  set.keep = Keep::with_next;
  pending_.rigid = opens_chapter;
  set.penalty = before_heading;
  pending_.flush = true;
}

void FlowBuilder::add_section(const Section& section,
                              const Block& block,
                              const State& outer) {
  State state = outer;
  state.level = section.level;
  const bool is_part = section.level == 1 && has_class(block.attributes, "part");
  state.chapter_level = is_part ? 2 : state.chapter_level;
  const bool outermost = target_ == &flow_.blocks;
  if (book_.form == Form::book && section.level <= state.chapter_level && outermost &&
      !section.content.empty()) {
    begin_chapter(section.content.front());
    pending_.start = is_part ? Start::recto : pending_.start;
  }
  for (std::size_t index = 0; index < section.content.size(); ++index) {
    if (index == 1) {
      // Only the first block is the section's heading.
      state.level = section.level + 1;
    }
    add_block(section.content[index], state);
  }
}

void FlowBuilder::add_quote(const Quote& quote, State state) {
  if (state.kind == TextKind::epigraph) {
    add_blocks(quote.content, state);
    return;
  }
  const KindStyle& row = kind_style(TextKind::quote);
  leave_space(lines(row.space_above, state));
  pending_.flush = true;
  state.left += 1.5 * em(state);
  state.right += 1.5 * em(state);
  state.kind = TextKind::quote;
  state.paragraph_scale = state.scale;
  state.list_depth = 0;
  add_blocks(quote.content, state);
  if (ends_with_source(quote.content)) {
    target_->back().penalty = forbidden_break;
  }
  leave_space(lines(row.space_below, state));
  pending_.flush = true;
}

// The words of others in italic, upright and at the end whose they are.
void FlowBuilder::add_epigraph(const Blocks& blocks, const State& state) {
  const auto* quote =
      blocks.size() == 1 ? std::get_if<Quote>(&blocks.front().kind) : nullptr;
  if (quote != nullptr) {
    pending_.anchors.push_back(blocks.front().id);
    add_epigraph(quote->content, state);
    return;
  }
  const bool has_source = ends_with_source(blocks);
  for (std::size_t index = 0; index < blocks.size(); ++index) {
    State own = state;
    if (has_source && index + 1 == blocks.size()) {
      own.kind = TextKind::epigraph_source;
      leave_space(lines(kind_style(own.kind).space_above, own));
    }
    add_block(blocks[index], own);
  }
  if (has_source) {
    target_->back().penalty = forbidden_break;
  }
}

void FlowBuilder::add_division(const Division& division,
                               const Block& block,
                               State state) {
  constexpr std::string_view asides[] = {"aside",   "note",      "tip",  "warning",
                                         "caution", "important", "info", "sidebar"};
  const bool is_aside = std::ranges::any_of(
      asides, [&](std::string_view name) { return has_class(block.attributes, name); });
  std::optional<TextKind> kind;
  if (has_class(block.attributes, "epigraph")) {
    kind = TextKind::epigraph;
    indent(state, book_.page.measure * 0.3 * state.scale);
  } else if (has_class(block.attributes, "dedication")) {
    kind = TextKind::dedication;
  } else if (is_aside) {
    kind = TextKind::aside;
    state.left += 1.5 * em(state);
    state.right += 1.5 * em(state);
  }
  if (!kind) {
    add_blocks(division.content, state);
    return;
  }
  const KindStyle& row = kind_style(*kind);
  leave_space(lines(row.space_above, state));
  pending_.flush = true;
  state.kind = *kind;
  state.paragraph_scale = state.scale;
  state.list_depth = 0;
  const double below = lines(row.space_below, state);
  if (kind == TextKind::epigraph) {
    add_epigraph(division.content, state);
  } else {
    add_blocks(division.content, state);
  }
  leave_space(below);
  pending_.flush = true;
}

void FlowBuilder::add_break(const State& state) {
  TextRequest request{.kind = TextKind::ornament, .scale = state.scale};
  request.text =
      plain_run("*\u2003*\u2003*", text_style(book_, request.kind, state.scale),
                state.language, Role::artifact, NodeId::none);
  emit_text(std::move(request), state);
  target_->back().keep = Keep::with_next;
}

void FlowBuilder::add_title_page(const TitlePage& page, State state) {
  state.in_title_page = true;
  const Block* before = nullptr;
  for (const Block& line : page.content) {
    const std::size_t first = target_->size();
    add_block(line, state);
    const bool follows_author = before != nullptr && is_author(*before);
    if (follows_author && is_author(line) && target_->size() > first) {
      (*target_)[first].space_above = lines(between_authors, state);
    }
    before = &line;
  }
  leave_space(lines(1.75, state));
  pending_.flush = true;
}

Flow flow_document(const Document& document, const BookStyle& book) {
  return FlowBuilder(document, book).run();
}

}  // namespace octavo::paged
