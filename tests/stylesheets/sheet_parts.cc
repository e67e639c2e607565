#include "tests/stylesheets/sheet_parts.h"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>

#include "formats/css/media.h"
#include "formats/css/syntax.h"

namespace octavo::tests {
namespace {

using css::ComponentValue;
using css::ComponentValues;

Place place_of(const ComponentValues& values) {
  return values.empty() ? Place{}
                        : Place{values.front().token.begin, values.back().token.end};
}

class PartReader {
 public:
  void add(const std::vector<css::Rule>& rules) {
    for (const css::Rule& rule : rules) {
      add(rule);
    }
  }

  std::vector<SheetPart> take() { return std::move(parts_); }

 private:
  void add(const css::Rule& rule) {
    const bool is_condition = rule.at_name == "media" || rule.at_name == "supports";
    const bool has_declarations = rule.at_name.empty() || rule.at_name == "page" ||
                                  rule.at_name == "font-face" ||
                                  rule.at_name == "counter-style";
    if (rule.block && is_condition) {
      add_condition(rule);
    } else if (rule.block && has_declarations) {
      selectors_.clear();
      for (const ComponentValues& each : css::split_at_commas(rule.prelude)) {
        selectors_.push_back(place_of(each));
      }
      add_declarations(*rule.block);
    } else {
      selectors_.clear();
      add({rule.begin, rule.end});
    }
  }

  void add_condition(const css::Rule& rule) {
    const SheetPart around = medium_;
    if (rule.at_name == "media") {
      const css::MediaQueries media = css::parse_media(rule.prelude);
      medium_.is_for_pages = medium_.is_for_pages && media.hold({});
      medium_.is_for_reflow = medium_.is_for_reflow && !media.are_for_print();
    }
    std::vector<css::SyntaxError> errors;
    add(css::parse_rules(rule.block.value_or(ComponentValues()), errors));
    medium_ = around;
  }

  void add_declarations(const ComponentValues& block) {
    std::vector<css::SyntaxError> errors;
    for (const css::DeclarationOrRule& each : css::parse_declarations(block, errors)) {
      if (const auto* inner = std::get_if<css::Rule>(&each)) {
        // The boxes in the margins of a page.
        add_declarations(inner->block.value_or(ComponentValues()));
      } else {
        const auto& declaration = std::get<css::Declaration>(each);
        add({declaration.begin, declaration.end});
      }
    }
    for (const css::SyntaxError& error : errors) {
      add({error.begin, error.end});
    }
  }

  void add(const Place& place) {
    SheetPart& part = parts_.emplace_back(medium_);
    part.place = place;
    part.selectors = selectors_;
  }

  SheetPart medium_{};
  std::vector<Place> selectors_{};
  std::vector<SheetPart> parts_{};
};

bool overlap(const Place& place, const Span& span) {
  return span.begin < place.second && place.first < span.end;
}

// What is no CSS is told once: of some of it only who computes styles knows.
void add_invalid(std::vector<Diagnostic>& reports,
                 const std::vector<Diagnostic>& of_other_book) {
  std::ranges::copy_if(of_other_book, std::back_inserter(reports),
                       [](const Diagnostic& each) { return each.code == "css-invalid"; });
}

/// What a stylesheet makes of the books that it is tried on.
using Show = std::function<Shown(std::string_view css)>;

std::vector<Fate> fates(std::string_view css,
                        bool SheetPart::*is_for,
                        const std::vector<Diagnostic>& reports,
                        const std::vector<Show>& shows) {
  std::vector<Shown> wholes;
  for (const Show& show : shows) {
    wholes.push_back(show(css));
  }
  const auto is_seen = [&](const SheetPart& part) {
    const std::string others = without(css, part);
    for (std::size_t at = 0; at < shows.size(); ++at) {
      if (!wholes[at].looks_like(shows[at](others))) {
        return true;
      }
    }
    return false;
  };
  std::vector<Fate> found;
  for (const SheetPart& part : parts_of(css)) {
    if (!(part.*is_for)) {
      found.push_back(Fate::for_another_medium);
    } else if (is_reported(part, reports)) {
      found.push_back(Fate::reported);
    } else {
      found.push_back(is_seen(part) ? Fate::applied : Fate::silent);
    }
  }
  return found;
}

std::vector<Show> shows_of_look(std::span<LookSpecimen> manuscripts,
                                css::Origin origin,
                                Shown (*show)(Document&, const Look&)) {
  std::vector<Show> shows;
  for (LookSpecimen& each : manuscripts) {
    shows.emplace_back([&each, origin, show](std::string_view css) {
      return show(each.document,
                  {.css = css, .origin = origin, .authors_css = each.authors_css});
    });
  }
  return shows;
}

std::vector<Diagnostic> reports_on_pages(Document& document, std::string_view css) {
  std::vector<Diagnostic> reports = on_pages(document, css).reports;
  add_invalid(reports, in_reflow(document, css).reports);
  return reports;
}

std::vector<Diagnostic> reports_in_reflow(Document& document, std::string_view css) {
  std::vector<Diagnostic> reports = in_reflow(document, css).reports;
  add_invalid(reports, on_pages(document, css).reports);
  return reports;
}

}  // namespace

std::vector<SheetPart> parts_of(std::string_view css) {
  std::vector<css::SyntaxError> errors;
  PartReader reader;
  reader.add(css::parse_stylesheet(css, errors));
  std::vector<SheetPart> parts = reader.take();
  std::ranges::sort(parts, {}, &SheetPart::place);
  return parts;
}

std::string without(std::string_view css, const SheetPart& part) {
  std::string text(css);
  std::fill(text.begin() + part.place.first, text.begin() + part.place.second, ' ');
  return text;
}

bool is_reported(const SheetPart& part, const std::vector<Diagnostic>& reports) {
  const auto is_about = [&](const Place& place) {
    return std::ranges::any_of(
        reports, [&](const Diagnostic& each) { return overlap(place, each.span); });
  };
  // An invalid selector takes its rule with it.
  const bool is_left_out = std::ranges::any_of(reports, [&](const Diagnostic& each) {
    return each.code == "css-invalid" &&
           std::ranges::any_of(part.selectors, [&](const Place& selector) {
             // What ends too early is told at its end.
             return overlap({selector.first, selector.second + 1}, each.span);
           });
  });
  return is_about(part.place) || is_left_out ||
         (!part.selectors.empty() && std::ranges::all_of(part.selectors, is_about));
}

std::string_view name_of(Fate fate) {
  constexpr std::array<std::string_view, 4> names = {"applied", "reported", "-",
                                                     "SILENT"};
  return names[static_cast<std::size_t>(fate)];
}

std::string counts_of(const std::vector<Fate>& fates) {
  std::string text;
  for (const Fate each :
       {Fate::applied, Fate::reported, Fate::for_another_medium, Fate::silent}) {
    text += " " + std::string(name_of(each)) + " " +
            std::to_string(std::ranges::count(fates, each));
  }
  return text;
}

std::vector<Fate> fates_on_pages(Document& document, std::string_view css) {
  return fates(css, &SheetPart::is_for_pages, reports_on_pages(document, css),
               {[&](std::string_view text) { return on_pages(document, text); }});
}

std::vector<Fate> fates_in_reflow(Document& document, std::string_view css) {
  return fates(css, &SheetPart::is_for_reflow, reports_in_reflow(document, css),
               {[&](std::string_view text) { return in_reflow(document, text); }});
}

std::vector<Fate> look_fates_on_pages(std::span<LookSpecimen> manuscripts,
                                      std::span<LookSpecimen> covers,
                                      std::string_view css,
                                      css::Origin origin) {
  std::vector<Show> shows = shows_of_look(covers, origin, look_on_cover);
  std::ranges::move(shows_of_look(manuscripts, origin, look_on_pages),
                    std::back_inserter(shows));
  return fates(css, &SheetPart::is_for_pages,
               reports_on_pages(manuscripts.front().document, css), shows);
}

std::vector<Fate> look_fates_in_reflow(std::span<LookSpecimen> manuscripts,
                                       std::string_view css,
                                       css::Origin origin) {
  return fates(css, &SheetPart::is_for_reflow,
               reports_in_reflow(manuscripts.front().document, css),
               shows_of_look(manuscripts, origin, look_in_reflow));
}

}  // namespace octavo::tests
