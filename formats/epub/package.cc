#include "formats/epub/package.h"

#include <string_view>

#include "compiler/plain_text.h"
#include "compiler/text/date.h"
#include "compiler/text/script.h"
#include "formats/epub/accessibility.h"
#include "formats/epub/navigation.h"
#include "formats/epub/page_list.h"
#include "formats/xhtml/xml.h"

namespace octavo::epub {

namespace {

constexpr std::string_view xhtml_type = "application/xhtml+xml";

/// Attributes of a property.
struct PropertyMarks {
  std::string_view id{};
  std::string_view language{};
};

/// The metadata, a line an element.
class MetadataPrinter {
 public:
  explicit MetadataPrinter(xhtml::Xml& xml) : xml_(xml) {}

  /// An element of Dublin Core; nothing when there is nothing to say.
  void core(std::string_view name, std::string_view value, std::string_view id = {}) {
    if (xhtml::is_blank(value)) {
      return;
    }
    xml_.open("dc:" + std::string(name));
    if (!id.empty()) {
      xml_.attribute("id", id);
    }
    xml_.text(value);
    xml_.close();
    xml_.text("\n");
  }

  void property(std::string_view name,
                std::string_view value,
                const PropertyMarks& marks = {}) {
    xml_.open("meta");
    xml_.attribute("property", name);
    if (!marks.id.empty()) {
      xml_.attribute("id", marks.id);
    }
    if (!marks.language.empty()) {
      xml_.attribute("xml:lang", marks.language);
    }
    xml_.text(value);
    xml_.close();
    xml_.text("\n");
  }

  void refine(const std::string& id,
              std::string_view property,
              std::string_view value,
              std::string_view scheme = {}) {
    xml_.open("meta");
    xml_.attribute("refines", "#" + id);
    xml_.attribute("property", property);
    if (!scheme.empty()) {
      xml_.attribute("scheme", scheme);
    }
    xml_.text(value);
    xml_.close();
    xml_.text("\n");
  }

 private:
  xhtml::Xml& xml_;
};

void print_titles(MetadataPrinter& print, const Metadata& metadata) {
  const std::string title = plain_text(metadata.title);
  const std::string subtitle = plain_text(metadata.subtitle);
  print.core("title", xhtml::is_blank(title) ? "—" : title, "title");
  print.refine("title", "title-type", "main");
  if (!xhtml::is_blank(subtitle)) {
    print.core("title", subtitle, "subtitle");
    print.refine("subtitle", "title-type", "subtitle");
  }
}

void print_authors(MetadataPrinter& print, const Metadata& metadata) {
  std::size_t number = 0;
  for (const std::string& author : metadata.authors) {
    if (xhtml::is_blank(author)) {
      continue;
    }
    const std::string id = "author-" + std::to_string(++number);
    print.core("creator", author, id);
    print.refine(id, "role", "aut", "marc:relators");
    print.refine(id, "display-seq", std::to_string(number));
  }
}

// EPUB Accessibility 1.1, 2 and 4: said of this book, not claimed for all.
void print_accessibility(MetadataPrinter& print, const Accessibility& accessibility) {
  for (const std::string_view mode : accessibility.modes) {
    print.property("schema:accessMode", mode);
  }
  for (const std::string_view modes : accessibility.sufficient_modes) {
    print.property("schema:accessModeSufficient", modes);
  }
  for (const std::string_view feature : accessibility.features) {
    print.property("schema:accessibilityFeature", feature);
  }
  print.property("schema:accessibilityHazard", accessibility.hazard);
  if (!accessibility.summary.empty()) {
    print.property("schema:accessibilitySummary", accessibility.summary,
                   {.language = accessibility.summary_language});
  }
  if (accessibility.conforms) {
    print.property("dcterms:conformsTo", "EPUB Accessibility 1.1 - WCAG 2.2 Level AA",
                   {.id = "conformance"});
    print.refine("conformance", "a11y:certifiedBy", "octavo");
  }
}

// EPUB Accessibility 1.1, 4.2.
void print_pagination(MetadataPrinter& print, const PageList& list) {
  if (list.pages.empty()) {
    return;
  }
  print.core("source", list.source, "pages");
  print.refine("pages", "source-of", "pagination");
  print.property("pageBreakSource", list.source);
  print.property("schema:accessibilityFeature", "pageNavigation");
  print.property("schema:accessibilityFeature", "pageBreakMarkers");
}

// Apple Books Asset Guide 5.3, "The Metadata".
constexpr std::string_view ibooks =
    "ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/";

bool wants_its_fonts(const BookFrame& frame, std::span<const BookFont> fonts) {
  return frame.profile.asks_for_fonts && !fonts.empty();
}

void print_metadata(xhtml::Xml& xml,
                    const BookFrame& frame,
                    std::span<const BookFont> fonts,
                    const Options& options) {
  const Metadata& metadata = frame.document.metadata;
  xml.open("metadata");
  xml.attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/");
  xml.text("\n");
  MetadataPrinter print(xml);
  print.core("identifier", frame.identifier, "identifier");
  print_titles(print, metadata);
  print_authors(print, metadata);
  print.core("language", metadata.language.empty() ? "und" : metadata.language);
  if (const auto date = read_iso_date(metadata.date)) {
    print.core("date", to_iso(*date));
  }
  print.core("publisher", metadata.publisher);
  print.core("rights", metadata.rights);
  print.core("description", metadata.description);
  for (const std::string& subject : metadata.subjects) {
    print.core("subject", subject);
  }
  print.property("dcterms:modified", to_iso(moment_of(metadata.date, options.epoch)));
  print_accessibility(print, accessibility_of(frame.document));
  print_pagination(print, frame.pages);
  if (wants_its_fonts(frame, fonts)) {
    print.property("ibooks:specified-fonts", "true");
  }
  if (frame.cover != PictureId::none) {
    // For readers of EPUB 2.
    xml.open("meta");
    xml.attribute("name", "cover");
    xml.attribute("content",
                  "picture-" + std::to_string(static_cast<std::size_t>(frame.cover) + 1));
    xml.close_void();
    xml.text("\n");
  }
  xml.close();
  xml.text("\n");
}

void print_item(xhtml::Xml& xml,
                const std::string& id,
                std::string_view name,
                std::string_view media_type,
                std::string_view properties = {}) {
  xml.open("item");
  xml.attribute("id", id);
  xml.attribute("href", name);
  xml.attribute("media-type", media_type);
  if (!properties.empty()) {
    xml.attribute("properties", properties);
  }
  xml.close_void();
  xml.text("\n");
}

std::string file_id(std::size_t number) {
  return "file-" + std::to_string(number + 1);
}

void print_manifest(xhtml::Xml& xml,
                    const BookFrame& frame,
                    std::span<const BookPicture> pictures,
                    std::span<const BookFont> fonts) {
  const PictureId cover = frame.cover;
  xml.open("manifest");
  xml.text("\n");
  print_item(xml, "nav", "nav.xhtml", xhtml_type, "nav");
  print_item(xml, "ncx", "toc.ncx", "application/x-dtbncx+xml");
  print_item(xml, "style", "style.css", "text/css");
  if (has_cover_page(frame)) {
    print_item(xml, "cover", "cover.xhtml", xhtml_type);
  }
  for (std::size_t i = 0; i < frame.files.size(); ++i) {
    print_item(xml, file_id(i), frame.files[i].name, xhtml_type);
  }
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    if (pictures[i].is_shown) {
      print_item(xml, "picture-" + std::to_string(i + 1), pictures[i].name,
                 pictures[i].media_type,
                 i == static_cast<std::size_t>(cover) ? "cover-image" : "");
    }
  }
  for (std::size_t i = 0; i < fonts.size(); ++i) {
    print_item(xml, "font-" + std::to_string(i + 1), fonts[i].name, fonts[i].media_type);
  }
  xml.close();
  xml.text("\n");
}

void print_spine_item(xhtml::Xml& xml, std::string_view id) {
  xml.open("itemref");
  xml.attribute("idref", id);
  xml.close_void();
  xml.text("\n");
}

void print_spine(xhtml::Xml& xml, const BookFrame& frame) {
  xml.open("spine");
  xml.attribute("toc", "ncx");
  if (is_right_to_left_language(frame.document.metadata.language)) {
    xml.attribute("page-progression-direction", "rtl");
  }
  xml.text("\n");
  if (has_cover_page(frame)) {
    print_spine_item(xml, "cover");
  }
  for (std::size_t i = 0; i < frame.files.size(); ++i) {
    print_spine_item(xml, file_id(i));
  }
  xml.close();
  xml.text("\n");
}

// For readers of EPUB 2 (OPF 2.0.1, 2.6).
void print_guide(xhtml::Xml& xml, const BookFrame& frame) {
  xml.open("guide");
  xml.text("\n");
  for (const Landmark& landmark : landmarks_of(frame)) {
    xml.open("reference");
    xml.attribute("type", landmark.guide_type);
    xml.attribute("title", landmark.words);
    xml.attribute("href", landmark.target);
    xml.close_void();
    xml.text("\n");
  }
  xml.close();
  xml.text("\n");
}

}  // namespace

std::string print_package(const BookFrame& frame,
                          std::span<const BookPicture> pictures,
                          std::span<const BookFont> fonts,
                          const Options& options) {
  const std::string& language = frame.document.metadata.language;
  xhtml::Xml xml;
  xml.declaration();
  xml.open("package");
  xml.attribute("xmlns", "http://www.idpf.org/2007/opf");
  xml.attribute("version", "3.0");
  xml.attribute("unique-identifier", "identifier");
  if (wants_its_fonts(frame, fonts)) {
    xml.attribute("prefix", ibooks);
  }
  if (!language.empty()) {
    xml.attribute("xml:lang", language);
  }
  xml.text("\n");
  print_metadata(xml, frame, fonts, options);
  print_manifest(xml, frame, pictures, fonts);
  print_spine(xml, frame);
  print_guide(xml, frame);
  return xml.take() + "\n";
}

std::string print_container() {
  xhtml::Xml xml;
  xml.declaration();
  xml.open("container");
  xml.attribute("xmlns", "urn:oasis:names:tc:opendocument:xmlns:container");
  xml.attribute("version", "1.0");
  xml.open("rootfiles");
  xml.open("rootfile");
  xml.attribute("full-path", "EPUB/package.opf");
  xml.attribute("media-type", "application/oebps-package+xml");
  xml.close_void();
  return xml.take() + "\n";
}

}  // namespace octavo::epub
