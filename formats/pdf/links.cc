#include "formats/pdf/links.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>
#include <variant>

#include "compiler/overload.h"
#include "compiler/plain_text.h"
#include "compiler/text/utf8.h"
#include "compiler/walk.h"
#include "fonts/font.h"
#include "fonts/library.h"
#include "formats/pdf/syntax.h"

namespace octavo::pdf {

namespace {

// A URI action holds ASCII (12.6.4.7); the rest is percent-encoded as RFC 3987, 3.1 says.
std::string to_ascii(std::string_view target) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string uri;
  for (const char c : target) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F) {
      uri += c;
    } else {
      uri += '%';
      uri += digits[byte >> 4U];
      uri += digits[byte & 15U];
    }
  }
  return uri;
}

// A description stands in the file once for each line of its link, so that what may be as
// long as a paragraph has to be cut.
std::string description_of(std::string text) {
  const auto is_begin = [](char byte) { return !is_continuation(byte); };
  std::size_t characters = 0;
  const auto end = std::ranges::find_if(text, [&](char byte) {
    characters += is_begin(byte) ? 1 : 0;
    return characters > longest_description;
  });
  if (end == text.end()) {
    return text;
  }
  text.erase(end, text.end());
  const std::size_t space = text.find_last_of(" \n");
  if (space != std::string::npos) {
    text.erase(text.find_last_not_of(" \n", space) + 1);
  }
  return text + "…";
}

class TargetFinder {
 public:
  explicit TargetFinder(std::map<NodeId, LinkTarget>& targets) : targets_(targets) {}

  void operator()(const Block& block) {
    if (const auto* note = std::get_if<Note>(&block.kind)) {
      if (!note->references.empty()) {
        add(block.id, note->references.front(), std::to_string(note->number));
      }
    } else if (const auto* contents = std::get_if<Contents>(&block.kind)) {
      add_entries(contents->entries);
    }
  }
  void operator()(const Inline& node) {
    if (const auto* link = std::get_if<Link>(&node.kind)) {
      if (link->destination != NodeId::none) {
        add(node.id, link->destination, spoken_text(link->content));
      } else if (!link->target.empty()) {
        targets_[node.id] = {.uri = to_ascii(link->target),
                             .contents = description_of(spoken_text(link->content))};
      }
    } else if (const auto* reference = std::get_if<NoteReference>(&node.kind)) {
      add(node.id, reference->note, std::to_string(reference->number));
    }
  }

 private:
  void add(NodeId node, NodeId destination, std::string contents) {
    if (destination != NodeId::none) {
      targets_[node] = {.destination = destination,
                        .contents = description_of(std::move(contents))};
    }
  }
  void add_entries(const std::vector<ContentsEntry>& entries) {
    for (const ContentsEntry& entry : entries) {
      add(entry.id, entry.target, plain_text(entry.content));
      add_entries(entry.entries);
    }
  }

  std::map<NodeId, LinkTarget>& targets_;
};

// Grows the last area when this part of the same link stands on the same line.
void add_area(std::vector<LinkArea>& areas, const LinkArea& part) {
  if (!areas.empty()) {
    LinkArea& last = areas.back();
    const double middle = part.area.top + part.area.height / 2;
    if (last.link == part.link && last.page == part.page && middle > last.area.top &&
        middle < last.area.top + last.area.height) {
      const double right =
          std::max(last.area.left + last.area.width, part.area.left + part.area.width);
      const double bottom =
          std::max(last.area.top + last.area.height, part.area.top + part.area.height);
      last.area.left = std::min(last.area.left, part.area.left);
      last.area.top = std::min(last.area.top, part.area.top);
      last.area.width = right - last.area.left;
      last.area.height = bottom - last.area.top;
      return;
    }
  }
  areas.push_back(part);
}

paged::Rectangle area_of(const paged::TextRun& run, const FontLibrary& fonts) {
  const FontMetrics& metrics = fonts.font(run.font).metrics();
  const double scale = run.size / metrics.units_per_em;
  const double ascent = metrics.ascender * scale;
  return {.left = run.origin.x,
          .top = run.origin.y - ascent,
          .width = run.width,
          .height = ascent - metrics.descender * scale};
}

std::string page_rectangle(const paged::Rectangle& area, double page_height) {
  return "[" + number(area.left) + " " + number(page_height - area.top - area.height) +
         " " + number(area.left + area.width) + " " + number(page_height - area.top) +
         "]";
}

// Where a link leads: an address is in the file once, however many lines its link has.
class Actions {
 public:
  Actions(ObjectFile& file, const Destinations& destinations)
      : file_(file), destinations_(destinations) {}

  std::pair<std::string_view, std::string> entry(NodeId link, const LinkTarget& target) {
    if (target.uri.empty()) {
      return {"Dest", destinations_.find(target.destination)};
    }
    if (link != link_) {
      link_ = link;
      action_ = file_.add("<</S/URI/URI " + byte_string(target.uri) + ">>");
    }
    return {"A", reference(action_)};
  }

 private:
  ObjectFile& file_;
  const Destinations& destinations_;
  NodeId link_ = NodeId::none;
  ObjectId action_ = ObjectId::none;
};

}  // namespace

std::map<NodeId, LinkTarget> find_targets(const Document& document) {
  std::map<NodeId, LinkTarget> targets;
  TargetFinder finder(targets);
  walk(document.content, finder);
  return targets;
}

std::vector<LinkArea> find_link_areas(const paged::PagedDocument& pages) {
  std::vector<LinkArea> areas;
  for (std::uint32_t page = 0; page < pages.pages.size(); ++page) {
    const auto add = [&](NodeId link, const paged::Rectangle& area) {
      if (link != NodeId::none) {
        add_area(areas, {.link = link, .page = page, .area = area});
      }
    };
    const Overload add_item{
        [&](const paged::TextRun& run) { add(run.link, area_of(run, *pages.fonts)); },
        [](const paged::Rule&) {},
        [&](const paged::PlacedPicture& placed) { add(placed.link, placed.area); },
        [&](const paged::MissingGlyph& missing) { add(missing.link, missing.box); }};
    for (const paged::PlacedItem& item : pages.pages[page].items) {
      std::visit(add_item, item);
    }
  }
  return areas;
}

Destinations::Destinations(const paged::PagedDocument& pages,
                           const std::vector<ObjectId>& page_ids) {
  for (const paged::Anchor& anchor : pages.anchors) {
    if (anchor.page >= page_ids.size()) {
      continue;
    }
    const double top = pages.pages[anchor.page].height - anchor.y;
    by_node_.try_emplace(anchor.node, "[" + reference(page_ids[anchor.page]) + "/XYZ 0 " +
                                          number(top) + " null]");
  }
}

std::string Destinations::find(NodeId node) const {
  const auto found = by_node_.find(node);
  return found == by_node_.end() ? std::string() : found->second;
}

void put_links(ObjectFile& file,
               std::vector<LinkArea>& areas,
               const paged::PagedDocument& pages,
               const std::map<NodeId, LinkTarget>& targets,
               const Destinations& destinations,
               std::size_t first_key) {
  std::erase_if(areas, [&](const LinkArea& area) {
    const auto target = targets.find(area.link);
    return target == targets.end() ||
           (target->second.uri.empty() &&
            destinations.find(target->second.destination).empty());
  });
  Actions actions(file, destinations);
  for (std::size_t i = 0; i < areas.size(); ++i) {
    const LinkTarget& target = targets.at(areas[i].link);
    Entries entries{
        {"Type", "/Annot"},
        {"Subtype", "/Link"},
        {"Rect", page_rectangle(areas[i].area, pages.pages[areas[i].page].height)},
        {"Border", "[0 0 0]"},
        // Printed, as PDF/A asks of every annotation (6.3.2).
        {"F", "4"},
        {"Contents", text_string(target.contents)},
        {"StructParent", std::to_string(first_key + i)},
    };
    entries.emplace_back(actions.entry(areas[i].link, target));
    areas[i].annotation = file.add(dictionary(entries));
  }
}

}  // namespace octavo::pdf
