#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "compiler/edition_map.h"

namespace octavo {
namespace {

using Json = nlohmann::ordered_json;

void add_source(Json& object, Span span, const Sources& sources) {
  if (span.file == FileId::none) {
    return;
  }
  const SourceFile& file = sources[span.file];
  const Location begin = file.location(span.begin);
  // A span may end behind the line end of its last line.
  const Location end = file.location(std::max(span.begin + 1, span.end) - 1);
  object["source"] = {{"file", file.name()},
                      {"line", begin.line},
                      {"column", begin.column},
                      {"end_line", end.line}};
}

void add_element(Json& object, const std::optional<FinishedBook::Element>& element) {
  if (!element) {
    return;
  }
  Json place{{"file", element->file}};
  if (!element->id.empty()) {
    place["id"] = element->id;
  }
  place["cfi"] = element->cfi;
  object["epub"] = std::move(place);
}

/// One object a line, so that lines can be searched and compared.
std::string lines_of(const std::vector<Json>& objects) {
  std::string lines;
  for (const Json& object : objects) {
    lines += (lines.empty() ? "\n    " : ",\n    ") +
             object.dump(-1, ' ', false, Json::error_handler_t::replace);
  }
  return "[" + lines + (objects.empty() ? "]" : "\n  ]");
}

}  // namespace

std::string to_json(const EditionMap& map,
                    const std::string& title,
                    const Sources& sources) {
  std::vector<Json> pages;
  for (std::size_t index = 0; index < map.pages.size(); ++index) {
    const EditionMap::Page& page = map.pages[index];
    Json& object = pages.emplace_back(Json{{"page", page.label}, {"index", index}});
    object["words"] = page.words;
    add_source(object, page.source, sources);
    add_element(object, page.element);
  }
  std::vector<Json> blocks;
  for (const EditionMap::Block& block : map.blocks) {
    Json& object = blocks.emplace_back(Json::object());
    add_source(object, block.source, sources);
    object["words"] = block.words;
    if (block.first_page && block.last_page) {
      object["page"] = map.pages[*block.first_page].label;
      object["index"] = *block.first_page;
      if (*block.last_page != *block.first_page) {
        object["last_page"] = map.pages[*block.last_page].label;
        object["last_index"] = *block.last_page;
      }
    }
    add_element(object, block.element);
  }
  const std::string named =
      Json(title).dump(-1, ' ', false, Json::error_handler_t::replace);
  return "{\n  \"title\": " + named + ",\n  \"pages\": " + lines_of(pages) +
         ",\n  \"blocks\": " + lines_of(blocks) + "\n}\n";
}

}  // namespace octavo
