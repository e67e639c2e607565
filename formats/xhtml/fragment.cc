#include "formats/xhtml/fragment.h"

#include "compiler/text/script.h"
#include "formats/xhtml/addresses.h"
#include "formats/xhtml/body.h"
#include "formats/xhtml/xml.h"

namespace octavo::xhtml {

std::string fragment(const Document& document) {
  const Piece whole{.blocks = document.content};
  const Addresses addresses(document.content, {&whole, 1});
  Xml xml;
  print_blocks(xml, document.content,
               {.addresses = addresses,
                .right_to_left = is_right_to_left_language(document.metadata.language)});
  return xml.take();
}

}  // namespace octavo::xhtml
