#include "formats/xhtml/page_breaks.h"

#include <algorithm>
#include <span>
#include <vector>

#include "formats/css/vocabulary.h"
#include "formats/xhtml/printer.h"

namespace octavo::xhtml {

namespace {

std::span<const PageBreak> breaks_of(const Printer& printer, NodeId node) {
  const auto found = std::ranges::equal_range(printer.surroundings.page_breaks, node, {},
                                              &PageBreak::node);
  return {found.begin(), found.end()};
}

void print_break(const Printer& printer, const PageBreak& page) {
  const AddedAttribute attributes[] = {{.name = "epub:type", .value = "pagebreak"},
                                       {.name = "role", .value = "doc-pagebreak"},
                                       {.name = "id", .value = page.id},
                                       {.name = "aria-label", .value = page.label}};
  printer.xml.milestone(css::tag::span, attributes);
}

}  // namespace

void print_text(const Printer& printer, NodeId leaf, std::string_view text) {
  const std::span<const PageBreak> breaks = breaks_of(printer, leaf);
  std::vector<WordPlace> places;
  for (const PageBreak& page : breaks) {
    places.push_back(page.place);
  }
  const std::vector<std::size_t> offsets = offsets_of(places, text);
  std::size_t printed = 0;
  for (std::size_t i = 0; i < breaks.size(); ++i) {
    printer.xml.text(text.substr(printed, offsets[i] - printed));
    print_break(printer, breaks[i]);
    printed = offsets[i];
  }
  printer.xml.text(text.substr(printed));
}

void print_breaks_before(const Printer& printer, NodeId node) {
  for (const PageBreak& page : breaks_of(printer, node)) {
    if (page.place == WordPlace{}) {
      print_break(printer, page);
    }
  }
}

void print_breaks_behind(const Printer& printer, NodeId node) {
  for (const PageBreak& page : breaks_of(printer, node)) {
    if (page.place != WordPlace{}) {
      print_break(printer, page);
    }
  }
}

}  // namespace octavo::xhtml
