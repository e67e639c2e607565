#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/paged/paragraph.h"

/// Paragraphs for tests, and what their lines say.
namespace octavo::paged {

/// One face library for all tests of a program.
const FontLibrary& test_fonts();

/// A text of one run, owned by node 1.
ParagraphText plain(std::string_view text, std::string_view language = "en");
/// Adds a run to a paragraph, as it would follow.
StyleRun& add_run(ParagraphText& paragraph, std::string_view text);

ParagraphStyle justified(double measure, std::string_view language = "en");
ParagraphStyle ragged(double measure, std::string_view language = "en");

/// The lines without what is wrong with them.
std::vector<Line> set(const ParagraphText& paragraph, const ParagraphStyle& style);

std::vector<TextRun> text_runs(const Line& line);
/// The text of a line, in logical order.
std::string text_of(const Line& line);
/// All lines' text, without the soft hyphens at their ends.
std::string text_of(const std::vector<Line>& lines);
/// How far the pen goes with a glyph of a run from left to right.
double advance_of(const TextRun& run, std::size_t glyph);
/// Without any white space.
std::string squeezed(std::string_view text);

/// Empty when every run keeps what `page.h` says of clusters, and every glyph is a glyph;
/// else what is wrong.
std::string flaw_of(const std::vector<Line>& lines);

}  // namespace octavo::paged
