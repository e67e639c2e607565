#include "formats/paged/pages.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "compiler/parallel.h"
#include "formats/paged/breaker.h"
#include "formats/paged/contents_numbers.h"
#include "formats/paged/flow.h"
#include "formats/paged/furniture.h"
#include "formats/paged/look.h"
#include "formats/paged/page_numbers.h"
#include "formats/paged/page_reports.h"
#include "formats/paged/page_starts.h"
#include "formats/paged/page_turns.h"
#include "formats/paged/place.h"

namespace octavo::paged {
namespace {

// The run of pages that each note is called in, by its index.
std::vector<std::uint32_t> runs_of_notes(const Flow& flow, const Column& column) {
  std::unordered_map<NodeId, std::uint32_t> runs;
  for (const Strip& strip : column.strips) {
    for (const NodeId note : strip.notes) {
      runs.emplace(note, strip.run);
    }
  }
  std::vector<std::uint32_t> of_notes;
  of_notes.reserve(flow.notes.size());
  for (const FlowNote& note : flow.notes) {
    of_notes.push_back(runs[note.id]);
    // A note that another calls comes behind it.
    for (const FlowBlock& block : note.blocks) {
      if (const auto* text = std::get_if<TextBlock>(&block.content)) {
        for (const StyleRun& run : text->text.runs) {
          runs.emplace(run.note, of_notes.back());
        }
      }
    }
  }
  return of_notes;
}

std::vector<SetNote> set_notes(const Flow& flow,
                               const std::vector<Room>& rooms,
                               const Typesetter& typesetter,
                               unsigned jobs,
                               Diagnostics& diagnostics) {
  std::vector<SetNote> notes(flow.notes.size());
  std::vector<Diagnostics> reports(notes.size());
  parallel_for(notes.size(), jobs, [&](std::size_t index) {
    const FlowNote& note = flow.notes[index];
    const Room& room = rooms[index];
    notes[index] = {
        .id = note.id,
        .room = room,
        .strips =
            set_blocks(note.blocks, {&room, 1}, typesetter, 1, reports[index]).strips};
    for (Strip& strip : notes[index].strips) {
      // The head of a table in a note is not repeated.
      strip.head = no_head;
    }
  });
  for (Diagnostics& report : reports) {
    diagnostics.append(std::move(report));
  }
  return notes;
}

/// What is known of a book's pages before they are made.
struct Layout {
  Flow flow{};
  Column column{};
  std::vector<SetNote> notes{};
  std::vector<PagePlan> plans{};
  std::vector<PagePlace> places{};
  std::vector<PageNumber> numbers{};
  PageOfNode pages{};
};

RoomOfPage page_rooms(const Flow& flow, PageStyles& styles) {
  return [&](const PageAt& page) -> PageRoom {
    const PageRun& run = flow.runs[page.run];
    const PagePlace place{
        .name = run.name, .index = page.index, .index_in_run = page.index_in_run};
    const css::Sides<double> insets = note_insets(styles.of(place).notes, run.measure);
    return {.depth = styles.frame(place).depth,
            .note_separation = css::side_of(insets, css::Side::top) +
                               css::side_of(insets, css::Side::bottom)};
  };
}

std::vector<Room> rooms_of(const Flow& flow) {
  std::vector<Room> rooms;
  rooms.reserve(flow.runs.size());
  for (const PageRun& run : flow.runs) {
    rooms.push_back({.width = run.measure, .depth = run.depth, .opening = run.opening});
  }
  return rooms;
}

// By the index of the note.
std::vector<Room> rooms_of_notes(const Flow& flow,
                                 const Column& column,
                                 PageStyles& styles) {
  std::vector<Room> rooms;
  rooms.reserve(flow.notes.size());
  for (const std::uint32_t index : runs_of_notes(flow, column)) {
    const PageRun& run = flow.runs[index];
    const css::Sides<double> insets =
        note_insets(styles.of(usual_place(run.name)).notes, run.measure);
    rooms.push_back(
        {.width = std::max(1.0, run.measure - css::side_of(insets, css::Side::left) -
                                    css::side_of(insets, css::Side::right)),
         .depth = run.depth});
  }
  return rooms;
}

Layout lay_out_flow(Flow flow,
                    const BookStyle& book,
                    PageStyles& styles,
                    const Typesetter& typesetter,
                    unsigned jobs,
                    Diagnostics& diagnostics) {
  Layout made{.flow = std::move(flow)};
  const std::vector<Room> rooms = rooms_of(made.flow);
  made.column = set_blocks(made.flow.blocks, rooms, typesetter, jobs, diagnostics);
  made.notes = set_notes(made.flow, rooms_of_notes(made.flow, made.column, styles),
                         typesetter, jobs, diagnostics);
  made.plans = break_pages(made.column, made.notes, page_rooms(made.flow, styles),
                           book.root().leading());
  made.places = page_places(made.plans, made.flow);
  made.numbers = number_pages(made.column, made.plans, made.places, styles);
  made.pages = pages_of_anchors(made.column, made.plans);
  return made;
}

// Where the words of single inlines are, such as the marks of notes.
PageOfNode pages_of_leaves(const Layout& layout) {
  PageOfNode pages;
  for (std::size_t page = 0; page < layout.plans.size(); ++page) {
    const PagePlan& plan = layout.plans[page];
    for (std::size_t index = plan.begin; index < plan.end; ++index) {
      for (const PlacedItem& item : layout.column.strips[index].items) {
        if (const auto* run = std::get_if<TextRun>(&item)) {
          pages.emplace(run->owner, page);
        }
      }
    }
  }
  for (const auto& [node, leaf] : layout.flow.aliases) {
    if (const auto found = pages.find(leaf); found != pages.end()) {
      pages.emplace(node, found->second);
    }
  }
  return pages;
}

// The numbers that the text names, as they have come out.
PageNumbers named_pages(const Layout& layout) {
  PageNumbers named;
  std::optional<PageOfNode> leaves;
  for (const PageReference& reference : layout.flow.references) {
    const PageOfNode* pages = &layout.pages;
    if (!pages->contains(reference.target)) {
      leaves = leaves ? std::move(leaves) : pages_of_leaves(layout);
      pages = &*leaves;
    }
    const auto found = pages->find(reference.target);
    if (found != pages->end()) {
      named.emplace(reference.target, layout.numbers[found->second].value);
    }
  }
  return named;
}

void report_left_out(const WordBudget& words, Diagnostics& diagnostics) {
  for (const auto& [file, begin, end] : words.left_out) {
    diagnostics.warn("css-unsupported", {.file = file, .begin = begin, .end = end},
                     "the PDF cannot do all of this declaration: stylesheets put over " +
                         std::to_string(css::most_words >> 20U) +
                         " MiB of words onto its pages",
                     {{.message = "what is beyond is left out"}});
  }
}

}  // namespace

PagedDocument lay_out(const Document& document,
                      const BookStyle& book,
                      const Typesetter& typesetter,
                      unsigned jobs,
                      Diagnostics& diagnostics) {
  constexpr int most_tries = 3;
  PageStyles styles(book);
  PageNumbers named;
  Layout made;
  Diagnostics found;
  for (int attempt = 0; attempt <= most_tries; ++attempt) {
    found = {};
    made = lay_out_flow(flow_document(document, book, named), book, styles, typesetter,
                        jobs, found);
    PageNumbers next = named_pages(made);
    if (next == named) {
      break;
    }
    if (attempt == most_tries) {
      found.warn("page-numbers-unsettled", {},
                 "pages that the text names move when their numbers are filled in",
                 {{.message = "some of the numbers are wrong by a page"}});
    }
    named = std::move(next);
  }
  diagnostics.append(std::move(found));
  report_left_out(made.flow.words, diagnostics);
  report_widths(made.plans, made.places, made.flow, styles, diagnostics);
  const std::vector<Room> rooms = rooms_of(made.flow);
  mend_page_turns(made.column, made.notes, made.plans, made.flow, rooms, typesetter);
  fill_in_page_numbers(made.column, made.flow,
                       {.book = book, .pages = made.pages, .numbers = made.numbers},
                       typesetter, diagnostics);
  const std::vector<PageStrings> strings =
      page_strings(made.column, made.plans, document);
  PageStarts starts = find_page_starts(document, made.column, made.plans);
  // Nothing is set from them any more.
  made.flow.blocks = {};
  made.flow.notes = {};
  PagedDocument paged = place_pages(std::move(made.column), std::move(made.notes),
                                    made.plans, made.flow, made.places, styles);
  paged.starts = std::move(starts);
  paged.bookmarks = std::move(made.flow.bookmarks);
  std::ranges::stable_sort(paged.bookmarks, {}, &BookmarkStyle::node);
  Furniture furniture(document, book, styles, typesetter);
  for (std::size_t index = 0; index < made.plans.size(); ++index) {
    Page& page = paged.pages[index];
    page.label = page_label(made.numbers[index], book.counters);
    paged.starts[index].label = page.label;
    furniture.add(page, made.places[index], made.numbers[index], made.plans.size(),
                  strings[index]);
  }
  return paged;
}

}  // namespace octavo::paged
