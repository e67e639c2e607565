#include "formats/paged/style.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "compiler/text/script.h"
#include "formats/css/cover_rules.h"
#include "formats/css/page_style.h"
#include "formats/css/stylesheets.h"

namespace octavo::paged {
namespace {

css::PrintMedium medium_of(const Document& document, const Options& options) {
  std::optional<Paper> paper = options.paper ? options.paper : document.metadata.paper;
  if (!paper) {
    const css::PrintMedium usual;
    const css::ActiveRules rules = css::rules_of(document, usual);
    const auto asked = css::asked_paper(rules.pages, usual);
    paper = asked ? Paper{asked->width, asked->height} : Paper{};
  }
  const auto [width, height] = css::possible_size({paper->width, paper->height});
  return {.width = width, .height = height};
}

void add_features(std::vector<FontFeature>& features,
                  const std::vector<css::FeatureValue>& values) {
  for (const css::FeatureValue& value : values) {
    features.push_back({.tag = value.tag, .value = value.value});
  }
}

std::vector<FontFeature> features_of(const css::FontStyle& font) {
  std::vector<FontFeature> features;
  if (!font.kerning) {
    features.push_back({.tag = "kern", .value = 0});
  }
  for (const auto* values : {&font.caps, &font.numeric, &font.ligatures, &font.position,
                             &font.alternates, &font.east_asian, &font.features}) {
    add_features(features, *values);
  }
  return features;
}

GenericFamily generic_family(css::GenericName name) {
  switch (name) {
    case css::GenericName::sans:
      return GenericFamily::sans;
    case css::GenericName::mono:
      return GenericFamily::mono;
    default:
      return GenericFamily::serif;
  }
}

// The first family of a list that is there. What a named one lacks is looked for in the
// generic one behind it.
FaceRequest face_of(const css::FontStyle& font, const BookStyle& book) {
  FaceRequest face{
      .weight = font.weight,
      .stretch = static_cast<int>(std::lround(std::clamp(font.stretch, 1.0, 1000.0))),
      .slant = font.slant == css::FontSlant::normal ? Slant::upright : Slant::italic,
      .synthesis = {.slanted = font.synthesis.slant,
                    .emboldened = font.synthesis.weight}};
  for (const css::AxisValue& axis : font.axes) {
    face.axes.push_back({.tag = axis.tag, .value = axis.value});
  }
  for (const css::FamilyName& family : font.families) {
    if (family.generic != css::GenericName::none) {
      face.generic = generic_family(family.generic);
      break;
    }
    const auto found = book.families.find(family_key(family.name));
    if (!face.family.empty() || found == book.families.end() || !found->second.is_there) {
      continue;
    }
    if (const auto own = found->second.own) {
      face.generic = own.value_or(GenericFamily::serif);
      return face;
    }
    face.family = family.name;
  }
  if (!face.family.empty()) {
    return face;
  }
  const Stated& named = face.generic == GenericFamily::serif  ? book.main_font
                        : face.generic == GenericFamily::sans ? book.sans_font
                                                              : book.mono_font;
  face.family = named.text;
  return face;
}

Hyphenation hyphenation_of(css::Hyphens hyphens) {
  switch (hyphens) {
    case css::Hyphens::none:
      return Hyphenation::none;
    case css::Hyphens::manual:
      return Hyphenation::manual;
    case css::Hyphens::automatic:
      break;
  }
  return Hyphenation::automatic;
}

bool wraps(const css::Style& style) {
  return style.white_space != css::WhiteSpaceRule::pre &&
         style.white_space != css::WhiteSpaceRule::nowrap &&
         style.text_wrap != css::TextWrap::nowrap;
}

WhiteSpace white_space_of(css::WhiteSpaceRule rule) {
  switch (rule) {
    case css::WhiteSpaceRule::pre:
    case css::WhiteSpaceRule::pre_wrap:
    case css::WhiteSpaceRule::break_spaces:
      return WhiteSpace::preserved;
    default:
      return WhiteSpace::normal;
  }
}

}  // namespace

BookStyle book_style(const Document& document,
                     const Options& options,
                     StyledThing thing) {
  BookStyle book{.elements = css::make_elements(document),
                 .medium = medium_of(document, options),
                 .form = document.metadata.form,
                 .language = document.metadata.language,
                 .main_font = document.metadata.main_font,
                 .sans_font = document.metadata.sans_font,
                 .mono_font = document.metadata.mono_font};
  if (book.language.empty()) {
    book.language = "en";
  }
  book.binding =
      is_right_to_left_language(book.language) ? Binding::right : Binding::left;
  book.rules = css::rules_of(document, book.medium);
  if (thing == StyledThing::cover) {
    css::leave_rules_of_cover(book.rules);
  }
  for (const auto& active : book.rules.counters) {
    book.counters.add(*active.rule);
  }
  book.styles = css::style_elements(book.elements, book.rules.styles, book.medium);
  return book;
}

std::string_view BookStyle::language_of(css::ElementId element) const {
  const std::string_view own = elements[element].language;
  return own == "und" ? std::string_view(language) : own;
}

std::string family_key(std::string_view name) {
  std::string key(name);
  std::ranges::transform(key, key.begin(), [](char byte) {
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + ('a' - 'A')) : byte;
  });
  return key;
}

Color opaque(const css::Color& color) {
  const auto on_white = [&](double part) { return 1 - color.alpha * (1 - part); };
  return {.red = on_white(color.red),
          .green = on_white(color.green),
          .blue = on_white(color.blue)};
}

bool generates_block(const BookStyle& book,
                     css::ElementId element,
                     css::PseudoElement pseudo) {
  const css::Style* style =
      element == css::ElementId::none ? nullptr : book.styles.find(element, pseudo);
  return style != nullptr && style->content.kind == css::Content::Kind::items &&
         css::is_block_level(style->display);
}

TextStyle text_style(const css::Style& style, const BookStyle& book) {
  TextStyle text;
  text.face = face_of(style.font, book);
  text.size = style.font.size;
  text.color = opaque(style.color);
  text.features = features_of(style.font);
  text.letter_spacing = style.letter_spacing;
  text.word_spacing = style.word_spacing;
  const std::vector<css::FeatureValue>& caps = style.font.caps;
  text.rare.set({.decorations = style.decorations,
                 .hyphen_limits = style.hyphen_limits,
                 .emphasis = style.text_emphasis,
                 .language_system = style.font.language_override,
                 .capitals = caps.empty() ? std::string() : caps.front().tag,
                 .draws_capitals = !caps.empty() && style.font.synthesis.small_caps});
  text.hyphenation = hyphenation_of(style.hyphens);
  text.white_space = white_space_of(style.white_space);
  text.wraps = wraps(style);
  text.breaks_anywhere = style.breaks_anywhere;
  return text;
}

std::optional<TextAlign> last_align(const css::Style& style) {
  const bool right_to_left = style.direction == css::TextDirection::right_to_left;
  switch (style.text_align_last) {
    case css::LastLineAlignment::automatic:
      break;
    case css::LastLineAlignment::start:
      return TextAlign::start;
    case css::LastLineAlignment::end:
      return TextAlign::end;
    case css::LastLineAlignment::left:
      return right_to_left ? TextAlign::end : TextAlign::start;
    case css::LastLineAlignment::right:
      return right_to_left ? TextAlign::start : TextAlign::end;
    case css::LastLineAlignment::center:
      return TextAlign::center;
    case css::LastLineAlignment::justify:
      return TextAlign::justify;
  }
  return std::nullopt;
}

TextAlign text_align(const css::Style& style) {
  const bool right_to_left = style.direction == css::TextDirection::right_to_left;
  switch (style.text_align) {
    case css::TextAlignment::start:
      return TextAlign::start;
    case css::TextAlignment::end:
      return TextAlign::end;
    case css::TextAlignment::left:
      return right_to_left ? TextAlign::end : TextAlign::start;
    case css::TextAlignment::right:
      return right_to_left ? TextAlign::start : TextAlign::end;
    case css::TextAlignment::center:
      return TextAlign::center;
    case css::TextAlignment::justify:
      break;
  }
  return TextAlign::justify;
}

BaseDirection base_direction(const css::Style& style) {
  return style.direction == css::TextDirection::right_to_left
             ? BaseDirection::right_to_left
             : BaseDirection::left_to_right;
}

}  // namespace octavo::paged
