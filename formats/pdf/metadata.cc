#include "formats/pdf/metadata.h"

#include <optional>
#include <string_view>
#include <vector>

#include "compiler/plain_text.h"
#include "compiler/text/characters.h"
#include "compiler/text/date.h"
#include "compiler/text/numeral.h"
#include "compiler/text/utf8.h"

namespace octavo::pdf {

namespace {

constexpr std::string_view producer = "octavo";
std::string pdf_date(const Moment& moment) {
  // "2024-05-03T00:00:00Z" without its signs (ISO 32000-1, 7.9.4).
  std::string digits = to_iso(moment);
  std::erase_if(digits,
                [](char byte) { return byte == '-' || byte == ':' || byte == 'T'; });
  return "D:" + digits;
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) {
    out += out.empty() ? "" : separator;
    out += part;
  }
  return out;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCharacter decoded = decode_utf8(text, at);
    at += decoded.size;
    switch (decoded.character) {
      case U'&':
        out += "&amp;";
        break;
      case U'<':
        out += "&lt;";
        break;
      case U'>':
        out += "&gt;";
        break;
      default:
        append_utf8(out, is_xml_character(decoded.character) ? decoded.character
                                                             : replacement_character);
    }
  }
  return out;
}

void add_element(std::string& out, std::string_view tag, std::string_view content) {
  if (!content.empty()) {
    out += "<";
    out += tag;
    out += ">";
    out += content;
    out += "</";
    out += tag;
    out += ">\n";
  }
}

std::string alternative(std::string_view text) {
  return text.empty() ? std::string()
                      : "<rdf:Alt><rdf:li xml:lang=\"x-default\">" + escaped(text) +
                            "</rdf:li></rdf:Alt>";
}

std::string array(std::string_view kind, const std::vector<std::string>& items) {
  if (items.empty()) {
    return {};
  }
  std::string out = "<rdf:" + std::string(kind) + ">";
  for (const std::string& item : items) {
    out += "<rdf:li>" + escaped(item) + "</rdf:li>";
  }
  return out + "</rdf:" + std::string(kind) + ">";
}

std::vector<std::string> one_or_none(const std::string& text) {
  return text.empty() ? std::vector<std::string>() : std::vector<std::string>{text};
}

// PDF/UA's name for itself is none that PDF/A knows: it is described (ISO 19005-2,
// 6.6.2.3.3).
constexpr std::string_view accessible_schema =
    "<rdf:Description rdf:about=\"\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
    "</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>The part of ISO 14289 that the file keeps"
    "</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n";

/// What the file says that it keeps (ISO 19005-2, 6.6.4; ISO 14289-1, 5).
std::string claims(const PdfStandards& standards) {
  std::string out;
  if (standards.archive != ArchiveStandard::none) {
    out +=
        "<rdf:Description rdf:about=\"\""
        " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n";
    add_element(out, "pdfaid:part",
                standards.archive == ArchiveStandard::a3a ? "3" : "2");
    add_element(out, "pdfaid:conformance",
                standards.archive == ArchiveStandard::a2b ? "B" : "A");
    out += "</rdf:Description>\n";
  }
  if (standards.accessible) {
    out +=
        "<rdf:Description rdf:about=\"\""
        " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n";
    add_element(out, "pdfuaid:part", "1");
    out += "</rdf:Description>\n";
    out += standards.archive == ArchiveStandard::none ? "" : accessible_schema;
  }
  return out;
}

// --- Page labels

enum class LabelStyle : unsigned char { none, decimal, lower_roman };

struct Label {
  LabelStyle style = LabelStyle::none;
  unsigned number = 0;
};

Label read_label(const std::string& text, const std::optional<Label>& previous) {
  constexpr unsigned most = 1'000'000'000;
  const auto number = read_number(text);
  if (number && *number > 0 && *number < most && text.front() != '0') {
    return {.style = LabelStyle::decimal, .number = *number};
  }
  const unsigned next =
      previous && previous->style == LabelStyle::lower_roman ? previous->number + 1 : 1;
  for (const unsigned candidate : {next, 1U, next + 1}) {
    if (text == roman_numeral(candidate)) {
      return {.style = LabelStyle::lower_roman, .number = candidate};
    }
  }
  return {};
}

std::string label_dictionary(const Label& label, const std::string& text) {
  switch (label.style) {
    case LabelStyle::decimal:
      return "<</S/D/St " + std::to_string(label.number) + ">>";
    case LabelStyle::lower_roman:
      return "<</S/r/St " + std::to_string(label.number) + ">>";
    case LabelStyle::none:
      break;
  }
  return text.empty() ? "<<>>" : "<</P " + text_string(text) + ">>";
}

}  // namespace

Entries information(const Metadata& metadata, const Options& options) {
  Entries entries;
  const auto add = [&](std::string_view key, const std::string& text) {
    if (!text.empty()) {
      entries.emplace_back(key, text_string(text));
    }
  };
  add("Title", plain_text(metadata.title));
  add("Author", joined(metadata.authors, ", "));
  add("Subject", metadata.description);
  add("Keywords", joined(metadata.subjects, ", "));
  add("Creator", std::string(producer));
  add("Producer", std::string(producer));
  const std::string date = pdf_date(moment_of(metadata.date, options.epoch));
  add("CreationDate", date);
  add("ModDate", date);
  return entries;
}

std::string xmp_packet(const Metadata& metadata,
                       const Options& options,
                       const PdfStandards& standards) {
  const std::string date = to_iso(moment_of(metadata.date, options.epoch));
  std::string out =
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\""
      " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
      " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
      " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n";
  add_element(out, "dc:title", alternative(plain_text(metadata.title)));
  add_element(out, "dc:creator", array("Seq", metadata.authors));
  add_element(out, "dc:description", alternative(metadata.description));
  add_element(out, "dc:subject", array("Bag", metadata.subjects));
  add_element(out, "dc:rights", alternative(metadata.rights));
  add_element(out, "dc:publisher", array("Bag", one_or_none(metadata.publisher)));
  add_element(out, "dc:language", array("Bag", one_or_none(metadata.language)));
  add_element(out, "dc:identifier", escaped(metadata.identifier));
  add_element(out, "pdf:Keywords", escaped(joined(metadata.subjects, ", ")));
  add_element(out, "pdf:Producer", producer);
  add_element(out, "xmp:CreatorTool", producer);
  add_element(out, "xmp:CreateDate", date);
  add_element(out, "xmp:ModifyDate", date);
  out += "</rdf:Description>\n" + claims(standards);
  return out + "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n";
}

std::string page_labels(const paged::PagedDocument& pages) {
  std::string out = "<</Nums[";
  std::optional<Label> previous;
  for (std::size_t page = 0; page < pages.pages.size(); ++page) {
    const std::string& text = pages.pages[page].label;
    const Label label = read_label(text, previous);
    const bool goes_on = previous && label.style != LabelStyle::none &&
                         label.style == previous->style &&
                         label.number == previous->number + 1;
    if (!goes_on) {
      append_integer(out, static_cast<long long>(page));
      out += label_dictionary(label, text);
    }
    previous = label;
  }
  return out + "]>>";
}

}  // namespace octavo::pdf
