#include "compiler/passes.h"

#include "compiler/passes/anchors.h"
#include "compiler/passes/attributions.h"
#include "compiler/passes/contents.h"
#include "compiler/passes/descriptions.h"
#include "compiler/passes/headings.h"
#include "compiler/passes/language.h"
#include "compiler/passes/links.h"
#include "compiler/passes/nodes.h"
#include "compiler/passes/notes.h"
#include "compiler/passes/picture_loader.h"
#include "compiler/passes/pictures.h"
#include "compiler/passes/sections.h"
#include "compiler/passes/stylesheets.h"
#include "compiler/passes/title.h"
#include "compiler/passes/typography.h"

namespace octavo {

CompileStatus run_passes(Document& document, const PassContext& context) {
  Diagnostics& diagnostics = context.diagnostics;

  take_options(document.metadata, context.options);
  find_languages(document, context);
  if (context.dialect == Dialect::book) {
    set_typography(document);
    set_names(document.metadata);
    mark_attributions(document);
  }
  leave_out_empty_headings(document, diagnostics);
  find_title(document, context.sources, diagnostics);
  make_sections(document, diagnostics);
  settle_form(document);
  // The title may call a note.
  add_title_page(document);
  bind_notes(document, diagnostics);

  number_sections(document);
  add_contents(document);
  rank_headings(document);

  PictureLoader pictures(document, context);
  load_pictures(document, pictures, context);
  describe_pictures(document, diagnostics);

  // Beyond this point no node is added, moved or removed.
  number_nodes(document);
  const Anchors anchors = give_ids(document, diagnostics);
  link_contents(document);
  link_notes(document);
  resolve_links(document, anchors, context.sources, diagnostics);
  return load_stylesheets(document, pictures, context);
}

}  // namespace octavo
