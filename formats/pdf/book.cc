#include "formats/pdf/book.h"

#include <cstddef>
#include <set>
#include <utility>
#include <vector>

#include "compiler/deflate.h"
#include "compiler/parallel.h"
#include "compiler/text/script.h"
#include "formats/pdf/color_profile.h"
#include "formats/pdf/content.h"
#include "formats/pdf/links.h"
#include "formats/pdf/metadata.h"
#include "formats/pdf/object_file.h"
#include "formats/pdf/outline.h"
#include "formats/pdf/read.h"
#include "formats/pdf/resources.h"
#include "formats/pdf/standards.h"
#include "formats/pdf/syntax.h"
#include "formats/pdf/tags.h"

namespace octavo::pdf {

namespace {

struct PackedPages {
  std::vector<PageContent> contents{};
  std::vector<std::string> deflated{};
};

PackedPages pack_pages(const paged::PagedDocument& pages,
                       const ContentContext& context,
                       unsigned jobs) {
  PackedPages packed;
  packed.contents.resize(pages.pages.size());
  packed.deflated.resize(pages.pages.size());
  parallel_for(pages.pages.size(), jobs, [&](std::size_t i) {
    packed.contents[i] = write_content(pages.pages[i], context);
    packed.deflated[i] = deflate_zlib(std::exchange(packed.contents[i].stream, {}));
  });
  return packed;
}

std::vector<std::string> annotations_by_page(const std::vector<LinkArea>& links,
                                             std::size_t page_count) {
  std::vector<std::string> lists(page_count);
  for (const LinkArea& link : links) {
    std::string& list = lists[link.page];
    list += (list.empty() ? "" : " ") + reference(link.annotation);
  }
  return lists;
}

struct PageParts {
  const paged::PagedDocument& pages;
  const std::vector<ObjectId>& ids;
  const BookFonts& fonts;
  const std::map<PictureId, ObjectId>& pictures;
  const std::vector<LinkArea>& links;
};

// The page tree by hand: PoDoFo's takes time by the square of the pages.
ObjectId put_pages(ObjectFile& file, const PageParts& parts, PackedPages& packed) {
  const ObjectId tree = file.reserve();
  const auto annotations = annotations_by_page(parts.links, parts.ids.size());
  std::string kids;
  for (std::size_t i = 0; i < parts.ids.size(); ++i) {
    const paged::Page& page = parts.pages.pages[i];
    const ObjectId stream =
        file.add_stream({{"Filter", "/FlateDecode"}}, std::move(packed.deflated[i]));
    Entries entries{
        {"Type", "/Page"},
        {"Parent", reference(tree)},
        {"MediaBox", "[0 0 " + number(page.width) + " " + number(page.height) + "]"},
        {"Resources", page_resources(packed.contents[i], parts.fonts, parts.pictures)},
        {"Contents", reference(stream)},
        {"StructParents", std::to_string(i)},
        {"Tabs", "/S"},
    };
    if (!annotations[i].empty()) {
      entries.emplace_back("Annots", "[" + annotations[i] + "]");
    }
    file.put(parts.ids[i], dictionary(entries));
    kids += (kids.empty() ? "" : " ") + reference(parts.ids[i]);
  }
  file.put(tree, dictionary({{"Type", "/Pages"},
                             {"Kids", "[" + kids + "]"},
                             {"Count", std::to_string(parts.ids.size())}}));
  return tree;
}

// What the numbers of the colours mean (ISO 19005-2, 6.2.3).
std::string output_intents(ObjectFile& file) {
  const ObjectId profile = file.add_deflated({{"N", "3"}}, srgb_profile());
  return "[" +
         dictionary({{"Type", "/OutputIntent"},
                     {"S", "/GTS_PDFA1"},
                     {"OutputConditionIdentifier", byte_string("sRGB")},
                     {"Info", byte_string("sRGB IEC61966-2.1")},
                     {"DestOutputProfile", reference(profile)}}) +
         "]";
}

Entries catalog_entries(ObjectFile& file,
                        const paged::PagedDocument& pages,
                        const Document& document,
                        const Options& options,
                        const PdfStandards& standards) {
  Entries preferences{{"DisplayDocTitle", "true"}};
  if (is_right_to_left_language(document.metadata.language)) {
    // Of two pages beside each other the right one is read first.
    preferences.emplace_back("Direction", "/R2L");
  }
  Entries entries{
      {"Type", "/Catalog"},
      {"MarkInfo", "<</Marked true>>"},
      {"ViewerPreferences", dictionary(preferences)},
      {"PageLabels", page_labels(pages)},
      {"Metadata",
       reference(file.add_stream({{"Type", "/Metadata"}, {"Subtype", "/XML"}},
                                 xmp_packet(document.metadata, options, standards)))},
  };
  if (standards.archive != ArchiveStandard::none) {
    entries.emplace_back("OutputIntents", output_intents(file));
  }
  if (!document.metadata.language.empty()) {
    entries.emplace_back("Lang", text_string(document.metadata.language));
  }
  return entries;
}

}  // namespace

std::optional<std::string> write_pages(const paged::PagedDocument& pages,
                                       const Document& document,
                                       const Options& options,
                                       Diagnostics& diagnostics) {
  const PdfStandards standards = kept_standards(pages, document, options, diagnostics);
  if (diagnostics.has_errors()) {
    return std::nullopt;
  }
  ObjectFile file;
  const ObjectId catalog = file.reserve();
  std::vector<ObjectId> page_ids;
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    page_ids.push_back(file.reserve());
  }
  const auto fonts = put_fonts(file, pages, options.jobs, diagnostics);
  if (!fonts) {
    return std::nullopt;
  }
  // Their one intent is sRGB (ISO 19005-2, 6.2.4.3).
  const Inks inks =
      standards.archive == ArchiveStandard::none ? Inks::kept : Inks::made_colors;
  const auto pictures = put_pictures(file, pages, document, inks, diagnostics);
  const std::set<NodeId> decorations = find_decorations(document);
  PackedPages packed = pack_pages(pages,
                                  {.fonts = *pages.fonts,
                                   .codes = fonts->codes,
                                   .decorations = decorations,
                                   .pictures = pictures},
                                  options.jobs);
  const Destinations destinations(pages, page_ids);
  std::vector<LinkArea> links = find_link_areas(pages);
  put_links(file, links, pages, find_targets(document), destinations, page_ids.size());
  const ObjectId structure =
      put_structure(file, document,
                    {.contents = packed.contents, .page_ids = page_ids, .links = links});
  const ObjectId outline = put_outline(file, document, pages.bookmarks, destinations);

  Entries entries = catalog_entries(file, pages, document, options, standards);
  entries.emplace_back("Pages", reference(put_pages(file,
                                                    {.pages = pages,
                                                     .ids = page_ids,
                                                     .fonts = *fonts,
                                                     .pictures = pictures,
                                                     .links = links},
                                                    packed)));
  entries.emplace_back("StructTreeRoot", reference(structure));
  if (outline != ObjectId::none) {
    entries.emplace_back("Outlines", reference(outline));
    entries.emplace_back("PageMode", "/UseOutlines");
  }
  file.put(catalog, dictionary(entries));
  auto pdf = file.save(catalog, information(document.metadata, options), diagnostics);
  return pdf && options.linearize ? linearized(*pdf, diagnostics) : std::move(pdf);
}

}  // namespace octavo::pdf
