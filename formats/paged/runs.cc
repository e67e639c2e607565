#include "formats/paged/runs.h"

#include <utility>

#include "formats/css/stylesheets.h"
#include "formats/paged/picture_size.h"

namespace octavo::paged {

ParagraphText plain_run(std::string text,
                        const TextStyle& style,
                        std::string_view language,
                        Role role,
                        NodeId owner) {
  ParagraphText paragraph;
  if (!text.empty()) {
    paragraph.runs.push_back({.begin = 0,
                              .end = static_cast<std::uint32_t>(text.size()),
                              .style = style,
                              .language = std::string(language),
                              .role = role,
                              .owner = owner});
  }
  paragraph.text = std::move(text);
  return paragraph;
}

void append_text(ParagraphText& text, ParagraphText more, std::uint32_t outer) {
  const auto begin = static_cast<std::uint32_t>(text.text.size());
  const auto first_box = static_cast<std::uint32_t>(text.boxes.size());
  text.text += more.text;
  for (StyleRun& run : more.runs) {
    run.begin += begin;
    run.end += begin;
    run.box = run.box == no_box ? outer : run.box + first_box;
    text.runs.push_back(std::move(run));
  }
  for (InlineBox& box : more.boxes) {
    box.begin += begin;
    box.end += begin;
    box.parent = box.parent == no_box ? outer : box.parent + first_box;
    text.boxes.push_back(box);
  }
  for (Isolate& isolate : more.isolates) {
    isolate.begin += begin;
    isolate.end += begin;
    text.isolates.push_back(isolate);
  }
}

ParagraphText picture_run(const Document& document,
                          std::string_view address,
                          const TextStyle& style,
                          std::string_view language,
                          Role role,
                          NodeId owner) {
  const PictureId picture = css::picture_at(document, address);
  if (picture == PictureId::none) {
    return {};
  }
  ParagraphText text =
      plain_run(std::string(object_character), style, language, role, owner);
  const Size size = natural_size(document.pictures[static_cast<std::size_t>(picture)]);
  StyleRun& run = text.runs.front();
  run.picture = picture;
  run.picture_width = size.width;
  run.picture_height = size.height;
  return text;
}

ParagraphText leader_run(std::string_view pattern,
                         const TextStyle& style,
                         std::string_view language) {
  constexpr std::string_view no_break_space = "\u00A0";
  std::string words;
  for (const char byte : pattern) {
    words += byte == ' ' ? no_break_space : std::string_view(&byte, 1);
  }
  ParagraphText text =
      plain_run(std::move(words), style, language, Role::artifact, NodeId::none);
  for (StyleRun& run : text.runs) {
    run.is_leader = true;
  }
  return text;
}

void drop_trailing_space(ParagraphText& text) {
  constexpr std::string_view no_break_space = "\u00A0";
  while (text.text.ends_with(' ') || text.text.ends_with(no_break_space)) {
    const std::size_t size = text.text.ends_with(' ') ? 1 : no_break_space.size();
    text.text.resize(text.text.size() - size);
  }
  const auto end = static_cast<std::uint32_t>(text.text.size());
  while (!text.runs.empty() && text.runs.back().begin >= end) {
    text.runs.pop_back();
  }
  if (!text.runs.empty()) {
    text.runs.back().end = end;
  }
}

}  // namespace octavo::paged
