#include "formats/epub/accessibility.h"

#include <algorithm>

#include "compiler/overload.h"
#include "compiler/plain_text.h"
#include "compiler/walk.h"

namespace octavo::epub {

AccessibilityFacts accessibility_of(const Document& document) {
  AccessibilityFacts facts;
  facts.may_flash = std::ranges::find(document.pictures, PictureKind::gif,
                                      &Picture::kind) != document.pictures.end();
  walk(document.content,
       Overload{[&](const Block& block) {
                  facts.has_sections |= std::holds_alternative<Section>(block.kind);
                },
                [&](const Inline& node) {
                  const auto* image = std::get_if<Image>(&node.kind);
                  if (image != nullptr && image->picture != PictureId::none) {
                    facts.has_pictures = true;
                    facts.pictures_are_described &=
                        !plain_text(image->description).empty();
                  }
                }});
  return facts;
}

}  // namespace octavo::epub
