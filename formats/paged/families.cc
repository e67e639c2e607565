#include "formats/paged/families.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "formats/css/page_style.h"
#include "formats/css/stylesheets.h"

namespace octavo::paged {
namespace {

StyleRange whole_numbers(double least, double most) {
  return {.least = static_cast<int>(std::lround(least)),
          .most = static_cast<int>(std::lround(most))};
}

DeclaredFace face_of(const css::FontFaceRule& rule, const FontBytes& font) {
  DeclaredFace face{
      .family = rule.family,
      .font = font,
      .weights = {.least = rule.least_weight, .most = rule.most_weight},
      .stretches = whole_numbers(rule.least_stretch, rule.most_stretch),
      .slant = rule.slant == css::FontSlant::normal ? Slant::upright : Slant::italic};
  for (const css::CharacterSpan& range : rule.ranges) {
    face.ranges.push_back({.first = range.first, .last = range.last});
  }
  return face;
}

// A page that a selector holds of.
css::PagePosition page_of(const css::PageSelector& selector) {
  constexpr std::uint32_t usual = 3;
  css::PagePosition position{.name = selector.name,
                             .number = selector.first ? 1 : usual,
                             .number_of_name = selector.first ? 1 : usual,
                             .is_left = selector.side == css::PageSide::left,
                             .is_recto = selector.side != css::PageSide::verso,
                             .is_blank = selector.blank};
  if (selector.nth) {
    position.number_of_name = static_cast<std::uint32_t>(std::max(1, selector.nth->b));
  }
  return position;
}

constexpr std::string_view own_face = "the book is set in octavo's own face";

class FamilyLoader {
 public:
  FamilyLoader(const Document& document,
               BookStyle& book,
               FontLibrary& fonts,
               Diagnostics& diagnostics)
      : document_(document), book_(book), fonts_(fonts), diagnostics_(diagnostics) {}

  void run() {
    for (const auto& active : book_.rules.faces) {
      declare(*active.rule);
    }
    for (Stated* stated : {&book_.main_font, &book_.sans_font, &book_.mono_font}) {
      if (!stated->text.empty() && !fonts_.has_family(stated->text) &&
          !load(stated->text, stated->span)) {
        report_missing(stated->text, stated->span);
        stated->text.clear();
      }
    }
    for (const auto& active : book_.rules.styles) {
      if (active.origin == css::Origin::author) {
        add(active.rule->declarations);
      }
    }
    for (const auto& active : book_.rules.pages) {
      if (active.origin == css::Origin::author) {
        add(active.rule->declarations);
        for (const css::MarginRule& box : active.rule->boxes) {
          add(box.declarations);
        }
      }
    }
    // Names that came through a variable.
    for (const css::Style& style : book_.styles.all()) {
      choose(style.font.families, std::nullopt);
      fonts_.prepare(text_style(style, book_).face);
    }
    prepare_pages();
  }

 private:
  // The boxes in the margins of the pages that each rule is for.
  void prepare_pages() {
    for (const auto& active : book_.rules.pages) {
      for (const css::PageSelector& selector : active.rule->selectors) {
        const css::PageStyle style = css::page_style(book_.rules.pages, page_of(selector),
                                                     book_.root(), book_.medium);
        for (const std::optional<css::Style>& box : style.boxes) {
          if (box) {
            fonts_.prepare(text_style(*box, book_).face);
          }
        }
      }
    }
  }

  void declare(const css::FontFaceRule& rule) {
    for (const css::FontSource& source : rule.sources) {
      const auto font = font_of(source);
      if (font && fonts_.declare(face_of(rule, *font))) {
        book_.families[family_key(rule.family)].is_there = true;
        return;
      }
    }
  }

  std::optional<FontBytes> font_of(const css::FontSource& source) {
    if (source.is_local) {
      const auto found = fonts_.local_font(source.name);
      if (found && !found->may_embed) {
        report_forbidden(source.name, source.span);
        return std::nullopt;
      }
      if (found && found->is_system) {
        report_system(source.name, source.span);
      }
      return found ? std::optional(found->font) : std::nullopt;
    }
    if (document_.stylesheets == nullptr) {
      return std::nullopt;
    }
    const auto found = document_.stylesheets->fonts.find(source.name);
    return found == document_.stylesheets->fonts.end()
               ? std::nullopt
               : std::optional(FontBytes{.bytes = found->second});
  }

  void add(const css::StyleDeclarations& declarations) {
    for (const css::StyleDeclaration& each : declarations) {
      if (each.property == nullptr || each.has_variables ||
          (each.property->name != "font-family" && each.property->name != "font")) {
        continue;
      }
      const css::Style initial;
      css::Style style;
      for (const css::Assignment& assignment : each.assignments.list) {
        if (assignment.phase == css::Phase::font) {
          assignment.run(style, {.parent = initial, .house = initial});
        }
      }
      choose(style.font.families, each.span);
    }
  }

  // The place is that of a declaration of the author's; octavo's own lists may name what
  // is not there before what is.
  void choose(const std::vector<css::FamilyName>& families, std::optional<Span> place) {
    const Span span = place.value_or(Span{});
    const std::string* missing = nullptr;
    std::string_view taken = own_face;
    for (const css::FamilyName& family : families) {
      const bool is_generic = family.generic != css::GenericName::none;
      if (is_generic ? !place : is_there(family.name, span)) {
        return;
      }
      if (is_generic) {
        taken = "the generic family behind it is taken";
        break;
      }
      missing = missing == nullptr ? &family.name : missing;
    }
    if (missing != nullptr) {
      report_missing(*missing, span, taken);
    }
  }

  bool is_there(const std::string& name, Span span) {
    const std::string key = family_key(name);
    if (const auto known = book_.families.find(key); known != book_.families.end()) {
      return known->second.is_there;
    }
    FamilyChoice choice;
    for (const GenericFamily generic :
         {GenericFamily::serif, GenericFamily::sans, GenericFamily::mono}) {
      const FontId own = fonts_.face({.generic = generic});
      if (!choice.own && family_key(fonts_.font(own).family()) == key) {
        choice.own = generic;
      }
    }
    choice.is_there = choice.own || fonts_.has_family(name) || load(name, span);
    return book_.families.emplace(key, choice).first->second.is_there;
  }

  bool load(const std::string& name, Span span) {
    const SystemFamily found = fonts_.load_system_family(name);
    if (found == SystemFamily::loaded) {
      report_system(name, span);
    } else if (found == SystemFamily::forbidden) {
      report_forbidden(name, span);
    }
    return found == SystemFamily::loaded;
  }

  void report_system(const std::string& name, Span span) {
    if (reported_.insert(family_key(name)).second) {
      diagnostics_.warn(
          "system-font", span, "the font '" + name + "' comes from this machine",
          {{.message = "another machine may make another book of it; octavo's "
                       "own faces are the same everywhere"}});
    }
  }

  void report_forbidden(const std::string& name, Span span) {
    if (reported_.insert(family_key(name)).second) {
      diagnostics_.warn(
          "font-forbidden", span,
          "the font '" + name + "' may not be put into documents, as its maker says",
          {{.message = "the text is set in another face: name one that may, or ask its "
                       "maker for a license"}});
    }
  }

  void report_missing(const std::string& name,
                      Span span,
                      std::string_view taken = own_face) {
    if (reported_.insert(family_key(name)).second) {
      diagnostics_.warn("font-missing", span, "this machine has no font '" + name + "'",
                        {{.message = std::string(taken)}});
    }
  }

  const Document& document_;
  BookStyle& book_;
  FontLibrary& fonts_;
  Diagnostics& diagnostics_;
  std::set<std::string> reported_{};
};

}  // namespace

void load_families(const Document& document,
                   BookStyle& book,
                   FontLibrary& fonts,
                   Diagnostics& diagnostics) {
  FamilyLoader(document, book, fonts, diagnostics).run();
}

}  // namespace octavo::paged
