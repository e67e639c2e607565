#include "formats/css/compute.h"

#include <algorithm>
#include <array>
#include <deque>
#include <utility>

#include "formats/css/variables.h"

namespace octavo::css {
namespace {

/// A guess where the face is not known yet; CSS Values 4, 6.1.1 allows it.
constexpr double half_em = 0.5;

const Style& first_style() {
  static const Style style;
  return style;
}

class StyleComputer {
 public:
  StyleComputer(const StyleSurroundings& surroundings, std::vector<Span>* invalid)
      : surroundings_(surroundings),
        parent_(surroundings.parent == nullptr ? first_style() : *surroundings.parent),
        invalid_(invalid) {}

  Style run(std::span<const Matched> matched) {
    order(matched);
    Style house;
    const bool reverts = std::ranges::any_of(
        ordered_,
        [](const StyleDeclaration* declaration) { return declaration->reverts; });
    if (reverts) {
      house = compute_style(of_house(matched), surroundings_, nullptr);
    }
    Style style = inherited_style(parent_);
    style.custom = custom_properties(parent_.custom, custom_, budget());
    const std::vector<Placed> assignments = gather(style);
    Units units{.em = parent_.font.size,
                .page_width = surroundings_.medium.width,
                .page_height = surroundings_.medium.height};
    for (std::size_t phase = 0; phase < phase_count; ++phase) {
      set_units(units, style, static_cast<Phase>(phase));
      ComputeContext context{.parent = parent_, .house = house, .units = units};
      for (const Placed& each : assignments) {
        if (each.assignment->phase == static_cast<Phase>(phase)) {
          context.place = each.declaration->span;
          each.assignment->run(style, context);
        }
      }
    }
    finish(style);
    return style;
  }

 private:
  struct Placed {
    const Assignment* assignment = nullptr;
    const StyleDeclaration* declaration = nullptr;
  };

  SubstitutionBudget& budget() {
    return surroundings_.budget == nullptr ? own_budget_ : *surroundings_.budget;
  }

  static std::vector<Matched> of_house(std::span<const Matched> matched) {
    std::vector<Matched> house;
    std::ranges::copy_if(matched, std::back_inserter(house), [](const Matched& each) {
      return each.origin != Origin::author;
    });
    return house;
  }

  // Normal declarations as they stand; then important ones, the author's before
  // octavo's own.
  void order(std::span<const Matched> matched) {
    const auto add = [&](bool important, Origin origin) {
      for (const Matched& each : matched) {
        if (each.origin != origin) {
          continue;
        }
        for (const StyleDeclaration& declaration : *each.declarations) {
          if (declaration.important == important) {
            (declaration.property == nullptr ? custom_ : ordered_)
                .push_back(&declaration);
          }
        }
      }
    };
    add(false, Origin::house);
    add(false, Origin::theme);
    add(false, Origin::author);
    add(true, Origin::author);
    add(true, Origin::theme);
    add(true, Origin::house);
  }

  std::vector<Placed> gather(const Style& style) {
    std::vector<Placed> assignments;
    for (const StyleDeclaration* declaration : ordered_) {
      const Assignments& own = declaration->has_variables
                                   ? substituted(*declaration, style)
                                   : declaration->assignments;
      for (const Assignment& each : own.list) {
        assignments.push_back({&each, declaration});
      }
    }
    return assignments;
  }

  // Invalid when computed: as if `unset` had been written (CSS Variables 1, 3).
  const Assignments& substituted(const StyleDeclaration& declaration,
                                 const Style& style) {
    Assignments& made = substituted_.emplace_back();
    const auto value = substitute(declaration.value, style.custom.get(), budget());
    if (!value || is_too_long(declaration.name, *value) ||
        !assign_declaration(*declaration.property, *value, made)) {
      static const ComponentValues unset = {
          {.token = {.kind = TokenKind::ident, .text = "unset"}, .content = {}}};
      made = {};
      assign_declaration(*declaration.property, unset, made);
      if (invalid_ != nullptr) {
        invalid_->push_back(declaration.span);
      }
    }
    if (!made.on_pages && surroundings_.not_on_pages != nullptr) {
      surroundings_.not_on_pages->push_back(declaration.span);
    }
    return made;
  }

  void set_units(Units& units, const Style& style, Phase phase) const {
    const Style& root = surroundings_.root == nullptr ? style : *surroundings_.root;
    if (phase <= Phase::font) {
      units.rem =
          surroundings_.root == nullptr ? first_style().font.size : root.font.size;
    } else {
      units.em = style.font.size;
      units.rem = root.font.size;
    }
    units.ex = half_em * units.em;
    units.ch = half_em * units.em;
    units.lh = phase == Phase::other ? style.leading() : parent_.leading();
    units.rlh = phase == Phase::other || surroundings_.root != nullptr
                    ? root.leading()
                    : first_style().leading();
  }

  void finish(Style& style) const {
    for (Border& border : style.border) {
      if (border.style == BorderStyle::none || border.style == BorderStyle::hidden) {
        border.width = 0;
      }
    }
    style.decorations = parent_.decorations;
    const TextDecoration& own = style.text_decoration;
    if (own.lines.any()) {
      style.decorations.push_back(
          {.lines = own.lines,
           .style = own.style,
           .color = own.color.is_current ? style.color : own.color.color,
           .thickness = own.thickness,
           .underline_offset = own.underline_offset});
    }
    if (style.display == Display::inline_block) {
      // What is set apart is not drawn on by what stands around it (CSS Text
      // Decoration 3, 2).
      style.decorations.clear();
    }
  }

  const StyleSurroundings& surroundings_;
  const Style& parent_;
  std::vector<Span>* invalid_;
  std::vector<const StyleDeclaration*> ordered_{};
  std::vector<const StyleDeclaration*> custom_{};
  std::deque<Assignments> substituted_{};
  SubstitutionBudget own_budget_{};
};

}  // namespace

double Style::leading() const {
  constexpr double normal = 1.2;
  switch (line_height.kind) {
    case LineHeight::Kind::number:
      return line_height.value * font.size;
    case LineHeight::Kind::length:
      return line_height.value;
    case LineHeight::Kind::normal:
      break;
  }
  return normal * font.size;
}

Style inherited_style(const Style& parent) {
  Style style;
  for (const PropertyInfo& property : properties()) {
    if (property.inherited && property.copy != nullptr) {
      property.copy(style, parent);
    }
  }
  style.custom = parent.custom;
  style.decorations = parent.decorations;
  return style;
}

Style compute_style(std::span<const Matched> matched,
                    const StyleSurroundings& surroundings,
                    std::vector<Span>* invalid) {
  return StyleComputer(surroundings, invalid).run(matched);
}

}  // namespace octavo::css
