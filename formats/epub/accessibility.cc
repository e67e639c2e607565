#include "formats/epub/accessibility.h"

#include <algorithm>
#include <cstddef>
#include <variant>

#include "compiler/listed.h"
#include "compiler/overload.h"
#include "compiler/plain_text.h"
#include "compiler/table_head.h"
#include "compiler/text/characters.h"
#include "compiler/walk.h"
#include "compiler/words.h"
#include "formats/css/stylesheets.h"

namespace octavo::epub {

namespace {

struct Facts {
  /// Those that the author of the book has written below its title.
  bool has_words = false;
  bool has_sections = false;
  /// Shown, and no decorations.
  std::size_t pictures = 0;
  std::size_t undescribed = 0;
  /// None of whose cells heads others.
  bool has_bare_table = false;

  bool all_are_described() const { return undescribed == 0; }
};

void look_at(const Block& block, Facts& facts) {
  facts.has_sections |= std::holds_alternative<Section>(block.kind);
  const auto* table = std::get_if<Table>(&block.kind);
  facts.has_bare_table |= table != nullptr && !names_columns_or_rows(*table);
  const auto* code = std::get_if<CodeBlock>(&block.kind);
  facts.has_words |= code != nullptr && !is_invisible(code->text);
}

void look_at(const Inline& node, Facts& facts) {
  const auto* image = std::get_if<Image>(&node.kind);
  if (image != nullptr && image->picture != PictureId::none &&
      image->described_by != DescribedBy::nobody) {
    ++facts.pictures;
    facts.undescribed += image->described_by == DescribedBy::octavo ? 1U : 0U;
  }
}

Facts facts_of(const Document& document) {
  Facts facts;
  for (const Block& block : document.content) {
    if (!std::holds_alternative<TitlePage>(block.kind)) {
      facts.has_words |= !is_invisible(shown_text(block));
    }
  }
  walk(document.content, [&](const auto& node) { look_at(node, facts); });
  return facts;
}

// Whether a GIF has more than one picture in it is not looked at.
bool may_move(const Picture& picture) {
  const std::string_view bytes = picture.bytes;
  switch (picture.kind) {
    case PictureKind::gif:
      return true;
    case PictureKind::png:
      // PNG 3, 11.3.6.1: before the first data.
      return bytes.substr(0, bytes.find("IDAT")).find("acTL") != std::string_view::npos;
    case PictureKind::webp: {
      // WebP Container, "Extended File Format".
      constexpr std::size_t flags = 20;
      constexpr unsigned is_animated = 2;
      return bytes.size() > flags && bytes.substr(12, 4) == "VP8X" &&
             (static_cast<unsigned char>(bytes[flags]) & is_animated) != 0;
    }
    case PictureKind::jpeg:
    case PictureKind::svg:
      return false;
  }
  return false;
}

// What moves may flash.
bool may_flash(const Document& document) {
  return std::ranges::any_of(document.pictures, may_move);
}

bool leads_to_parts(const Document& document) {
  const int depth = document.metadata.contents_depth.value_or(usual_contents_depth);
  return !listed_sections(document.content, depth).empty();
}

bool is_of_colors(const css::StyleDeclaration& declaration) {
  return declaration.name == "color" || declaration.name == "opacity" ||
         declaration.name == "filter" || declaration.name.starts_with("background");
}

bool sets_colors(const std::vector<css::SheetRule>& rules) {
  return std::ranges::any_of(rules, [](const css::SheetRule& rule) {
    return std::visit(
        Overload{[](const css::StyleRule& style) {
                   return std::ranges::any_of(style.declarations, is_of_colors);
                 },
                 [](const css::ConditionalRule& inner) {
                   return !inner.media.are_for_print() && sets_colors(inner.rules);
                 },
                 [](const auto&) { return false; }},
        rule.kind);
  });
}

// Octavo's own looks keep the contrast that WCAG 2.2, 1.4.3 asks for; of an author's
// colors nobody has looked.
bool has_own_colors(const Document& document) {
  return document.stylesheets != nullptr &&
         std::ranges::any_of(
             document.stylesheets->list, [](const css::Stylesheet& sheet) {
               return sheet.origin == css::Origin::author && sets_colors(sheet.rules);
             });
}

bool conforms(const Document& document, const Facts& facts) {
  const Assumptions& assumed = document.assumed;
  const bool has_assumptions =
      assumed.title || assumed.language || assumed.heading_levels;
  return !document.metadata.language.empty() && !has_assumptions &&
         facts.all_are_described() && !facts.has_bare_table && !may_flash(document) &&
         !has_own_colors(document);
}

void set_modes(const Facts& facts, Accessibility& accessibility) {
  const bool has_pictures = facts.pictures > 0;
  const bool has_text = facts.has_words || !has_pictures;
  if (has_text) {
    accessibility.modes.emplace_back("textual");
  }
  if (has_pictures) {
    accessibility.modes.emplace_back("visual");
    accessibility.sufficient_modes.emplace_back(has_text ? "textual,visual" : "visual");
  }
  if (facts.all_are_described()) {
    accessibility.sufficient_modes.emplace_back("textual");
  }
}

std::vector<std::string_view> features_of(const Document& document, const Facts& facts) {
  std::vector<std::string_view> features;
  if (leads_to_parts(document)) {
    features.emplace_back("tableOfContents");
  }
  features.emplace_back("readingOrder");
  if (facts.has_words) {
    features.emplace_back("displayTransformability");
  }
  if (facts.has_sections) {
    features.emplace_back("structuralNavigation");
  }
  if (facts.pictures > 0 && facts.all_are_described()) {
    features.emplace_back("alternativeText");
  }
  return features;
}

void add_sentence(std::string_view sentence, std::string& summary) {
  if (!summary.empty() && !summary.ends_with("。")) {
    summary += ' ';
  }
  summary += sentence;
}

std::string summary_of(const Document& document, const Facts& facts, const Words& words) {
  std::string summary;
  if (facts.has_words) {
    add_sentence(words.reading, summary);
  }
  if (leads_to_parts(document)) {
    add_sentence(words.navigation, summary);
  }
  if (!facts.all_are_described()) {
    add_sentence(words.undescribed_pictures, summary);
    summary += std::to_string(facts.undescribed);
  } else if (facts.pictures > 0) {
    add_sentence(words.described_pictures, summary);
  }
  return summary;
}

}  // namespace

Accessibility accessibility_of(const Document& document) {
  const Facts facts = facts_of(document);
  const Words& words = words_in(document.metadata.language);
  Accessibility accessibility{.features = features_of(document, facts),
                              .hazard = may_flash(document) ? "unknown" : "none",
                              .summary = summary_of(document, facts, words),
                              .summary_language = words.language,
                              .conforms = conforms(document, facts)};
  set_modes(facts, accessibility);
  return accessibility;
}

}  // namespace octavo::epub
