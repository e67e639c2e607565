#include "formats/pdf/metadata.h"

#include <charconv>
#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

#include "compiler/plain_text.h"
#include "compiler/text/characters.h"
#include "compiler/text/numeral.h"
#include "compiler/text/utf8.h"

namespace octavo::pdf {

namespace {

constexpr std::string_view producer = "octavo";
// Of a book that states no date, in a build that is given none: 2000-01-01.
constexpr long long fixed_date = 946'684'800;

struct Moment {
  int year = 2000;
  unsigned month = 1;
  unsigned day = 1;
  /// Since midnight.
  unsigned seconds = 0;
};

Moment from_epoch(long long seconds) {
  const std::chrono::sys_seconds time{std::chrono::seconds(seconds)};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  return {.year = static_cast<int>(date.year()),
          .month = static_cast<unsigned>(date.month()),
          .day = static_cast<unsigned>(date.day()),
          .seconds = static_cast<unsigned>((time - day).count())};
}

std::optional<unsigned> read_digits(std::string_view text,
                                    std::size_t at,
                                    std::size_t size) {
  unsigned value = 0;
  if (at + size > text.size()) {
    return std::nullopt;
  }
  const char* end = text.data() + at + size;
  const auto result = std::from_chars(text.data() + at, end, value);
  return result.ec == std::errc{} && result.ptr == end ? std::optional(value)
                                                       : std::nullopt;
}

// "2024", "2024-05" or "2024-05-17", with anything after the day.
std::optional<Moment> from_iso(std::string_view date) {
  const auto year = read_digits(date, 0, 4);
  if (!year || (date.size() > 4 && date[4] != '-')) {
    return std::nullopt;
  }
  Moment moment{.year = static_cast<int>(*year)};
  if (date.size() > 4) {
    const auto month = read_digits(date, 5, 2);
    if (!month || (date.size() > 7 && date[7] != '-')) {
      return std::nullopt;
    }
    moment.month = *month;
  }
  if (date.size() > 7) {
    const auto day = read_digits(date, 8, 2);
    if (!day) {
      return std::nullopt;
    }
    moment.day = *day;
  }
  const std::chrono::year_month_day checked{std::chrono::year(moment.year),
                                            std::chrono::month(moment.month),
                                            std::chrono::day(moment.day)};
  return checked.ok() ? std::optional(moment) : std::nullopt;
}

Moment moment_of(const Metadata& metadata, const Options& options) {
  if (const auto stated = from_iso(metadata.date)) {
    return *stated;
  }
  // Years beyond four digits cannot be written (7.9.4).
  constexpr long long year_ten_thousand = 253'402'300'800;
  const long long epoch = options.epoch.value_or(fixed_date);
  return from_epoch(epoch >= 0 && epoch < year_ten_thousand ? epoch : fixed_date);
}

std::string padded(unsigned value, std::size_t width) {
  std::string text = std::to_string(value);
  return std::string(width > text.size() ? width - text.size() : 0, '0') + text;
}

std::string pdf_date(const Moment& moment) {
  return "D:" + padded(static_cast<unsigned>(moment.year), 4) + padded(moment.month, 2) +
         padded(moment.day, 2) + padded(moment.seconds / 3600, 2) +
         padded(moment.seconds / 60 % 60, 2) + padded(moment.seconds % 60, 2) + "Z";
}

std::string xmp_date(const Moment& moment) {
  return padded(static_cast<unsigned>(moment.year), 4) + "-" + padded(moment.month, 2) +
         "-" + padded(moment.day, 2) + "T" + padded(moment.seconds / 3600, 2) + ":" +
         padded(moment.seconds / 60 % 60, 2) + ":" + padded(moment.seconds % 60, 2) + "Z";
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

// --- Page labels

enum class LabelStyle : unsigned char { none, decimal, lower_roman };

struct Label {
  LabelStyle style = LabelStyle::none;
  unsigned number = 0;
};

Label read_label(const std::string& text, const std::optional<Label>& previous) {
  constexpr unsigned most = 1'000'000'000;
  const auto number = text.size() < 10 ? read_digits(text, 0, text.size()) : std::nullopt;
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
  const std::string date = pdf_date(moment_of(metadata, options));
  add("CreationDate", date);
  add("ModDate", date);
  return entries;
}

std::string xmp_packet(const Metadata& metadata, const Options& options) {
  const std::string date = xmp_date(moment_of(metadata, options));
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
  return out + "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n";
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
