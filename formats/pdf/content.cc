#include "formats/pdf/content.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <variant>

#include "compiler/overload.h"
#include "formats/pdf/clusters.h"
#include "formats/pdf/encode.h"
#include "formats/pdf/syntax.h"

namespace octavo::pdf {

namespace {

// Lengths of the text matrix in thousandths of a point, as they are written: what is
// added up is then what a reader adds up.
long long on_grid(double points) {
  return std::llround(points * 1000);
}

// The tangent of 14 degrees, as far as `oblique` slants (CSS Fonts 4, 2.4).
constexpr std::string_view slant = ".249";

// Of the size: what a stroke half inside and half outside adds to a stem.
constexpr double embolden_share = 1.0 / 28;

// Thousandths of the size. Half a step is less than anybody sees, the pen goes where it
// is told so that nothing adds up, and few values pack better than many.
constexpr long long adjustment_step = 5;

/// Around letters; without a width there is none.
struct Stroke {
  double width = 0;
  paged::Color color{};

  bool operator==(const Stroke&) const = default;
};

/// What a segment of the first run says, with what goes on in the next ones.
std::string whole_word(std::span<const EncodedRun> runs, std::size_t segment) {
  std::string text(runs[0].segments[segment].text);
  bool goes_on = segment + 1 == runs[0].segments.size();
  for (std::size_t i = 1; i < runs.size() && goes_on; ++i) {
    text += runs[i].segments[0].text;
    goes_on = runs[i].segments.size() == 1;
  }
  return text;
}

/// The run that items begin with, and those that its words go on in.
std::vector<const paged::TextRun*> runs_of_words(
    std::span<const paged::PlacedItem> items) {
  std::vector<const paged::TextRun*> runs;
  for (const paged::PlacedItem& item : items) {
    const auto* run = std::get_if<paged::TextRun>(&item);
    if (run == nullptr || run->glyphs.empty() || run->size <= 0 ||
        (!runs.empty() && !run->continues_word)) {
      break;
    }
    runs.push_back(run);
  }
  return runs;
}

class ContentWriter {
 public:
  ContentWriter(const paged::Page& page, const ContentContext& context)
      : page_(page), context_(context) {}

  /// Runs that words go on in.
  void write(std::span<const paged::TextRun* const> runs);
  void write(const paged::Rule& rule);
  void write(const paged::PlacedPicture& placed);
  void write(const paged::MissingGlyph& missing);
  PageContent finish();

 private:
  void begin_text();
  void end_text();
  void begin_mark(const Mark& mark, std::string_view replacement = {});
  void end_mark();
  void append_color(const paged::Color& color,
                    std::string_view gray,
                    std::string_view rgb);
  void set_color(const paged::Color& color);
  void set_font(FontId font, double size);
  void set_stroke(const Stroke& stroke);
  void move_to(const paged::Point& point, bool slanted);
  std::vector<EncodedRun> encode(std::span<const paged::TextRun* const> runs) const;
  void prepare(const paged::TextRun& run);
  void show(const paged::TextRun& run, const EncodedRun& encoded, const Segment& segment);
  void show_glyph(const paged::TextRun& run,
                  const paged::PlacedGlyph& placed,
                  std::uint16_t code);
  void set_rise(double rise);
  void open_array();
  void close_string();
  void close_array();
  void add_area(const paged::Rectangle& area);
  void draw_picture(const paged::PlacedPicture& placed);

  const paged::Page& page_;
  const ContentContext& context_;
  PageContent content_{};
  std::optional<Mark> mark_{};
  bool in_text_ = false;
  bool in_array_ = false;
  std::string string_{};
  paged::Color color_{};
  FontId font_ = FontId::none;
  double size_ = 0;
  double rise_ = 0;
  Stroke stroke_{};
  bool slanted_ = false;
  long long line_x_ = 0;
  long long line_y_ = 0;
  /// Where the reader's pen is, from the run's origin, in points.
  double pen_ = 0;
};

void ContentWriter::begin_text() {
  if (!in_text_) {
    end_mark();
    content_.stream += "BT\n";
    in_text_ = true;
    line_x_ = 0;
    line_y_ = 0;
    slanted_ = false;
  }
}

// A marked-content sequence lies in one text object, or outside all (14.6.1).
void ContentWriter::end_text() {
  if (in_text_) {
    end_mark();
    // A picture's letters would have it too.
    set_stroke({});
    content_.stream += "ET\n";
    in_text_ = false;
  }
}

// Nothing is nested: Poppler takes the end of a sequence inside another for the end of
// both. A replaced text is a mark of its own.
void ContentWriter::begin_mark(const Mark& mark, std::string_view replacement) {
  Mark wanted = mark;
  if (mark.owner == NodeId::none || mark.role == paged::Role::artifact ||
      context_.decorations.contains(mark.owner)) {
    wanted = {.role = paged::Role::artifact};
  }
  const bool is_artifact = wanted.role == paged::Role::artifact;
  if (mark_ == wanted && (is_artifact || replacement.empty())) {
    return;
  }
  end_mark();
  mark_ = wanted;
  if (is_artifact) {
    content_.stream += "/Artifact BMC\n";
    return;
  }
  content_.stream += "/Span <</MCID ";
  append_integer(content_.stream, static_cast<long long>(content_.marks.size()));
  if (!replacement.empty()) {
    content_.stream += "/ActualText ";
    content_.stream += text_string(replacement);
  }
  content_.stream += ">> BDC\n";
  content_.marks.push_back(wanted);
}

void ContentWriter::end_mark() {
  if (mark_) {
    content_.stream += "EMC\n";
    mark_.reset();
  }
}

void ContentWriter::append_color(const paged::Color& color,
                                 std::string_view gray,
                                 std::string_view rgb) {
  append_number(content_.stream, color.red);
  if (color.red == color.green && color.green == color.blue) {
    content_.stream += gray;
    return;
  }
  content_.stream += ' ';
  append_number(content_.stream, color.green);
  content_.stream += ' ';
  append_number(content_.stream, color.blue);
  content_.stream += rgb;
}

void ContentWriter::set_color(const paged::Color& color) {
  if (color == color_) {
    return;
  }
  color_ = color;
  append_color(color, " g\n", " rg\n");
}

// Letters are made heavier by a stroke in their own colour (9.3.6). Round joins: others
// would stick out where strokes of a letter meet at a sharp angle.
void ContentWriter::set_stroke(const Stroke& stroke) {
  if (stroke == stroke_) {
    return;
  }
  stroke_ = stroke;
  if (stroke.width == 0) {
    content_.stream += "0 Tr\n";
    return;
  }
  content_.stream += "2 Tr 1 j ";
  append_number(content_.stream, stroke.width);
  content_.stream += " w ";
  append_color(stroke.color, " G\n", " RG\n");
}

void ContentWriter::set_font(FontId font, double size) {
  if (font == font_ && size == size_) {
    return;
  }
  font_ = font;
  size_ = size;
  content_.fonts.insert(font);
  content_.stream += "/F";
  append_integer(content_.stream, static_cast<std::uint32_t>(font));
  content_.stream += ' ';
  append_number(content_.stream, size);
  content_.stream += " Tf\n";
}

// `Td` would go along the slant.
void ContentWriter::move_to(const paged::Point& point, bool slanted) {
  const long long grid_x = on_grid(point.x);
  const long long grid_y = on_grid(page_.height - point.y);
  const bool is_matrix = slanted || slanted_;
  if (is_matrix) {
    content_.stream += "1 0 ";
    content_.stream += slanted ? slant : "0";
    content_.stream += " 1 ";
    line_x_ = 0;
    line_y_ = 0;
  }
  append_number(content_.stream, static_cast<double>(grid_x - line_x_) / 1000);
  content_.stream += ' ';
  append_number(content_.stream, static_cast<double>(grid_y - line_y_) / 1000);
  content_.stream += is_matrix ? " Tm\n" : " Td\n";
  line_x_ = grid_x;
  line_y_ = grid_y;
  slanted_ = slanted;
  pen_ = 0;
}

void ContentWriter::close_string() {
  if (!string_.empty()) {
    append_byte_string(content_.stream, string_);
    string_.clear();
  }
}

void ContentWriter::close_array() {
  close_string();
  if (in_array_) {
    content_.stream += "]TJ\n";
    in_array_ = false;
  }
}

void ContentWriter::open_array() {
  if (!in_array_) {
    content_.stream += '[';
    in_array_ = true;
  }
}

void ContentWriter::set_rise(double rise) {
  if (rise != rise_) {
    close_array();
    append_number(content_.stream, rise);
    content_.stream += " Ts\n";
    rise_ = rise;
  }
}

void ContentWriter::show_glyph(const paged::TextRun& run,
                               const paged::PlacedGlyph& placed,
                               std::uint16_t code) {
  set_rise(std::round(-static_cast<double>(placed.y) * 1000) / 1000);
  // A number in the array moves the pen left by thousandths of the size (9.4.3).
  const long long back = adjustment_step * std::llround((pen_ - placed.x) / run.size *
                                                        1000 / adjustment_step);
  if (back != 0) {
    close_string();
    open_array();
    append_integer(content_.stream, back);
    pen_ -= static_cast<double>(back) * run.size / 1000;
  }
  open_array();
  string_ += static_cast<char>(code >> 8U);
  string_ += static_cast<char>(code & 255U);
  const Font& font = context_.fonts.font(run.font);
  pen_ += declared_width(font, painted_glyph(placed.glyph, font)) * run.size / 1000;
}

void ContentWriter::prepare(const paged::TextRun& run) {
  set_color(run.color);
  set_font(run.font, run.size);
  set_stroke(run.synthesis.emboldened
                 ? Stroke{.width = embolden_share * run.size, .color = run.color}
                 : Stroke{});
  move_to(run.origin, run.synthesis.slanted);
}

void ContentWriter::show(const paged::TextRun& run,
                         const EncodedRun& encoded,
                         const Segment& segment) {
  for (std::uint32_t i = segment.first; i < segment.last; ++i) {
    show_glyph(run, run.glyphs[i], encoded.codes[i]);
  }
  close_array();
}

std::vector<EncodedRun> ContentWriter::encode(
    std::span<const paged::TextRun* const> runs) const {
  std::vector<EncodedRun> encoded;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    encoded.push_back(encode_run(*runs[i], context_.fonts.font(runs[i]->font),
                                 context_.codes.at(runs[i]->font),
                                 {.first = i > 0, .last = i + 1 < runs.size()}));
  }
  return encoded;
}

void ContentWriter::write(std::span<const paged::TextRun* const> runs) {
  begin_text();
  const std::vector<EncodedRun> encoded = encode(runs);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const paged::TextRun& run = *runs[i];
    const std::vector<Segment>& segments = encoded[i].segments;
    for (std::size_t at = 0; at < segments.size(); ++at) {
      const Segment& segment = segments[at];
      if (i == 0 || at > 0) {
        begin_mark({.owner = run.owner, .role = run.role},
                   segment.needs_actual_text
                       ? whole_word(std::span(encoded).subspan(i), at)
                       : std::string());
      }
      if (at == 0) {
        prepare(run);
      }
      show(run, encoded[i], segment);
      const bool goes_on = at + 1 == segments.size() && i + 1 < runs.size();
      if (segment.needs_actual_text && !goes_on) {
        end_mark();
      }
    }
    set_rise(0);
  }
}

void ContentWriter::add_area(const paged::Rectangle& area) {
  append_number(content_.stream, area.left);
  content_.stream += ' ';
  append_number(content_.stream, page_.height - area.top - area.height);
  content_.stream += ' ';
  append_number(content_.stream, area.width);
  content_.stream += ' ';
  append_number(content_.stream, area.height);
  content_.stream += " re ";
}

void ContentWriter::write(const paged::Rule& rule) {
  end_text();
  begin_mark({.owner = rule.owner, .role = rule.role});
  set_color(rule.color);
  add_area(rule.area);
  content_.stream += "f\n";
}

void ContentWriter::write(const paged::PlacedPicture& placed) {
  end_text();
  end_mark();
  begin_mark({.owner = placed.owner, .is_picture = true});
  if (context_.pictures.contains(placed.picture)) {
    draw_picture(placed);
  } else {
    content_.stream += "q .4 w .5 G ";
    add_area(placed.area);
    content_.stream += "S Q\n";
  }
  end_mark();
}

void ContentWriter::draw_picture(const paged::PlacedPicture& placed) {
  content_.pictures.insert(placed.picture);
  content_.stream += "q ";
  append_number(content_.stream, placed.area.width);
  content_.stream += " 0 0 ";
  append_number(content_.stream, placed.area.height);
  content_.stream += ' ';
  append_number(content_.stream, placed.area.left);
  content_.stream += ' ';
  append_number(content_.stream, page_.height - placed.area.top - placed.area.height);
  content_.stream += " cm /P";
  append_integer(content_.stream, static_cast<std::uint32_t>(placed.picture));
  content_.stream += " Do Q\n";
}

// The box is as black as its code: it stands for a character.
void ContentWriter::write(const paged::MissingGlyph& missing) {
  end_text();
  end_mark();
  begin_mark({.owner = missing.owner}, missing.text);
  content_.stream += "q .4 w ";
  append_number(content_.stream, missing.color.red);
  content_.stream += ' ';
  append_number(content_.stream, missing.color.green);
  content_.stream += ' ';
  append_number(content_.stream, missing.color.blue);
  content_.stream += " RG ";
  add_area(missing.box);
  content_.stream += "S Q\nBT\n";
  line_x_ = 0;
  line_y_ = 0;
  slanted_ = false;
  for (const paged::TextRun& run : missing.code_runs) {
    const EncodedRun encoded =
        encode_run(run, context_.fonts.font(run.font), context_.codes.at(run.font));
    prepare(run);
    for (const Segment& segment : encoded.segments) {
      show(run, encoded, segment);
    }
  }
  content_.stream += "ET\n";
  end_mark();
}

PageContent ContentWriter::finish() {
  end_text();
  end_mark();
  return std::move(content_);
}

}  // namespace

void collect_glyphs(const paged::Page& page,
                    const FontLibrary& fonts,
                    std::map<FontId, ShownGlyphs>& shown) {
  const auto collect = [&](const paged::TextRun& run) {
    const Font& font = fonts.font(run.font);
    ShownGlyphs& glyphs = shown[run.font];
    const RunReading reading = read_run(run, font);
    for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
      auto& texts = glyphs[painted_glyph(run.glyphs[i].glyph, font)];
      if (!texts.contains(reading.glyph_texts[i])) {
        texts.emplace(reading.glyph_texts[i]);
      }
    }
  };
  for (const paged::PlacedItem& item : page.items) {
    if (const auto* run = std::get_if<paged::TextRun>(&item)) {
      collect(*run);
    } else if (const auto* missing = std::get_if<paged::MissingGlyph>(&item)) {
      for (const paged::TextRun& code_run : missing->code_runs) {
        collect(code_run);
      }
    }
  }
}

PageContent write_content(const paged::Page& page, const ContentContext& context) {
  ContentWriter writer(page, context);
  for (auto rest = std::span(page.items); !rest.empty();) {
    const std::vector<const paged::TextRun*> runs = runs_of_words(rest);
    if (runs.empty()) {
      std::visit(Overload{[](const paged::TextRun&) {},
                          [&](const auto& placed) { writer.write(placed); }},
                 rest.front());
    } else {
      writer.write(runs);
    }
    rest = rest.subspan(std::max<std::size_t>(runs.size(), 1));
  }
  return writer.finish();
}

}  // namespace octavo::pdf
