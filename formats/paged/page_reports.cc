#include "formats/paged/page_reports.h"

#include <cmath>
#include <cstddef>
#include <set>
#include <string>
#include <tuple>

#include "formats/css/page_style.h"

namespace octavo::paged {
namespace {

std::string whole_points(double length) {
  return std::to_string(std::llround(length));
}

std::string in_points(const css::PageSize& size) {
  return whole_points(size.width) + " × " + whole_points(size.height) + " points";
}

void report_other_width(const PagePlace& place,
                        double room,
                        double measure,
                        const Span& span,
                        Diagnostics& diagnostics) {
  const std::string of_name =
      place.name.empty() ? "without a name" : "named '" + place.name + "'";
  diagnostics.warn(
      "css-unsupported", span,
      "the PDF sets the text of all pages " + of_name + " in lines of one length",
      {{.message = "they are " + whole_points(measure) +
                   " points long, as the narrower of usual left and right pages has "
                   "room for; here is room for " +
                   whole_points(room)},
       {.message = "give the sides of these pages as much together, or the text a "
                   "`page` of another name"}});
}

}  // namespace

void report_sizes(const BookStyle& book, PlainSize plain, Diagnostics& diagnostics) {
  for (const css::ImpossibleSize& size :
       css::impossible_sizes(book.rules.pages, book.root(), book.medium)) {
    if (size.is_plain && plain == PlainSize::is_overruled) {
      continue;
    }
    diagnostics.warn(
        "css-unsupported", size.span, "no page can be of " + in_points(size.asked),
        {{.message = "these are of " + in_points(css::possible_size(size.asked)) +
                     ": each side has half an inch at least and 200 inches at most"}});
  }
}

void report_widths(const std::vector<PagePlan>& plans,
                   const std::vector<PagePlace>& places,
                   const Flow& flow,
                   PageStyles& styles,
                   Diagnostics& diagnostics) {
  constexpr double rounding = 0.01;
  std::set<std::tuple<std::string, FileId, std::uint32_t>> reported;
  for (std::size_t index = 0; index < plans.size(); ++index) {
    const double measure = flow.runs[plans[index].run].measure;
    const double room = styles.frame(places[index]).measure;
    if (plans[index].is_blank() || std::abs(room - measure) < rounding) {
      continue;
    }
    const std::optional<Span> cause = styles.cause_of_width(places[index]);
    const Span span = cause.value_or(Span{});
    if (reported.emplace(cause ? "" : places[index].name, span.file, span.begin).second) {
      report_other_width(places[index], room, measure, span, diagnostics);
    }
  }
}

}  // namespace octavo::paged
