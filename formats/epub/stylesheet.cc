#include "formats/epub/stylesheet.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <variant>
#include <vector>

#include "compiler/overload.h"
#include "compiler/text/script.h"
#include "compiler/walk.h"
#include "formats/css/attributes.h"
#include "formats/css/print.h"
#include "formats/css/reflow_variables.h"
#include "formats/css/stylesheets.h"
#include "formats/css/vocabulary.h"

namespace octavo::epub {
namespace {

// Whether any element of the files runs the other way than the book. Text that looks like
// the attribute costs nothing but the names of sides that hold both ways.
css::BookDirection direction_of(const Document& document,
                                std::span<const std::string> files) {
  const bool is_right_to_left = is_right_to_left_language(document.metadata.language);
  const std::string_view turn = is_right_to_left ? " dir=\"ltr\"" : " dir=\"rtl\"";
  const bool turns = std::ranges::any_of(files, [&](const std::string& file) {
    return file.find(turn) != std::string::npos;
  });
  if (turns) {
    return css::BookDirection::both;
  }
  return is_right_to_left ? css::BookDirection::right_to_left
                          : css::BookDirection::left_to_right;
}

bool has_own_sheets(const Document& document) {
  return document.stylesheets != nullptr && !document.stylesheets->list.empty();
}

std::set<std::string> ids_that_begin(const Document& document, std::string_view stem) {
  std::set<std::string> ids;
  const auto note = [&](const auto& node) {
    if (node.attributes.id.starts_with(stem)) {
      ids.insert(css::printed_id(node.attributes.id));
    }
  };
  const auto note_all = [&](const auto& nodes) { std::ranges::for_each(nodes, note); };
  const auto note_rows = [&](const std::vector<TableRow>& rows) {
    for (const TableRow& row : rows) {
      note_all(row.cells);
    }
  };
  const Overload note_parts{[&](const List& list) { note_all(list.items); },
                            [&](const DefinitionList& list) { note_all(list.items); },
                            [&](const Table& table) {
                              note_rows(table.head);
                              note_rows(table.body);
                            },
                            [](const auto&) {}};
  walk(document.content, Overload{[&](const Inline& node) { note(node); },
                                  [&](const Block& block) {
                                    note(block);
                                    std::visit(note_parts, block.kind);
                                  }});
  return ids;
}

}  // namespace

std::string root_id(const Document& document) {
  if (!has_own_sheets(document)) {
    return {};
  }
  constexpr std::string_view stem = "octavo";
  const std::set<std::string> taken = ids_that_begin(document, stem);
  std::string id(stem);
  for (unsigned number = 2; taken.contains(id); ++number) {
    id = std::string(stem) + "-" + std::to_string(number);
  }
  return id;
}

std::string print_stylesheet(const Document& document,
                             std::span<const std::string> files,
                             const css::Marks& marks,
                             StylesheetFiles& asked) {
  const auto sheets = css::reflowable_sheets(document.stylesheets.get());
  const auto picture_name = [&](std::string_view address) {
    const PictureId picture = css::picture_at(document, address);
    if (picture == PictureId::none) {
      return std::optional<std::string>();
    }
    asked.pictures.insert(picture);
    const auto index = static_cast<std::size_t>(picture);
    return std::optional(
        css::picture_name(index, css::upright_kind(document.pictures[index])));
  };
  return css::print_sheets(sheets, {.root_id = root_id(document),
                                    .direction = direction_of(document, files),
                                    .marks = &marks,
                                    .picture_name = picture_name,
                                    .font_name = [&](const css::FontSource& source) {
                                      return asked.fonts.name_of(source);
                                    }});
}

}  // namespace octavo::epub
