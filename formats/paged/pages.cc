#include "formats/paged/pages.h"

#include <utility>

#include "compiler/parallel.h"
#include "formats/paged/breaker.h"
#include "formats/paged/contents_numbers.h"
#include "formats/paged/furniture.h"
#include "formats/paged/page_turns.h"
#include "formats/paged/place.h"

namespace octavo::paged {
namespace {

std::vector<SetNote> set_notes(const Flow& flow,
                               const Room& room,
                               const Typesetter& typesetter,
                               unsigned jobs,
                               Diagnostics& diagnostics) {
  std::vector<SetNote> notes(flow.notes.size());
  std::vector<Diagnostics> reports(notes.size());
  parallel_for(notes.size(), jobs, [&](std::size_t index) {
    const FlowNote& note = flow.notes[index];
    notes[index] = {
        .id = note.id,
        .strips = set_blocks(note.blocks, room, typesetter, 1, reports[index]).strips};
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

}  // namespace

PagedDocument lay_out(Flow flow,
                      const BookStyle& book,
                      const Typesetter& typesetter,
                      unsigned jobs,
                      Diagnostics& diagnostics) {
  const Room room{.width = book.page.measure, .depth = book.page.depth};
  Column column = set_blocks(flow.blocks, room, typesetter, jobs, diagnostics);
  std::vector<SetNote> notes = set_notes(flow, room, typesetter, jobs, diagnostics);
  const std::vector<PagePlan> plans =
      break_pages(column, notes, room.depth, book.leading);
  mend_page_turns(column, notes, plans, flow, room, typesetter);
  fill_in_page_numbers(column, flow, plans, book, typesetter, diagnostics);
  // Nothing is set from them any more.
  flow.blocks = {};
  flow.notes = {};
  PagedDocument paged =
      place_pages(std::move(column), std::move(notes), plans, flow, book);
  const std::vector<std::string> labels = page_labels(plans, flow.chapters);
  Furniture furniture(flow, book, typesetter);
  for (std::size_t index = 0; index < plans.size(); ++index) {
    paged.pages[index].label = labels[index];
    furniture.add(paged.pages[index], index, plans[index]);
  }
  return paged;
}

}  // namespace octavo::paged
