// spacing_pages BOOK.md OUT.pdf OUT.tex: the prose paragraphs of a book, set by octavo,
// and the same paragraphs for LuaLaTeX at the same face, size and measure. Prose is what
// is no heading, list, quote, note, table or raw block. See the script `spacing`.
#include <cstdio>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "formats/paged/paragraph.h"
#include "formats/pdf/book.h"

namespace {

using namespace octavo;

constexpr double measure = 105 / 25.4 * 72;
constexpr double leading = 14;
constexpr double indent = 10.5;
constexpr double margin = 60;
constexpr int lines_a_page = 38;

bool is_prose(std::string_view block) {
  constexpr std::string_view others = "#>-*+|:[<`~\t \\";
  const char first = block.front();
  return others.find(first) == std::string_view::npos && (first < '0' || first > '9') &&
         block.size() > 60;
}

/// Without marks of emphasis and notes; lines joined by spaces.
std::string words_of(std::string_view block) {
  std::string words;
  for (std::size_t i = 0; i < block.size(); ++i) {
    const std::string_view rest = block.substr(i);
    if (rest.starts_with("[^")) {
      i += std::min(rest.find(']'), rest.size() - 1);
    } else if (block[i] == '\n') {
      words += ' ';
    } else if (block[i] != '*' && block[i] != '_' && block[i] != '\\') {
      words += block[i];
    }
  }
  return words;
}

std::vector<std::string> prose_paragraphs(const std::string& path) {
  std::stringstream stream;
  stream << std::ifstream(path).rdbuf();
  const std::string text = stream.str();
  std::vector<std::string> found;
  for (std::size_t begin = text.starts_with("---") ? text.find("\n---\n") + 5 : 0;
       begin < text.size();) {
    const std::size_t end = std::min(text.find("\n\n", begin), text.size());
    const std::string_view block = std::string_view(text).substr(begin, end - begin);
    if (!block.empty() && is_prose(block)) {
      found.push_back(words_of(block));
    }
    begin = text.find_first_not_of('\n', end);
  }
  return found;
}

std::vector<paged::Line> set_all(const std::vector<std::string>& paragraphs,
                                 const FontLibrary& fonts) {
  paged::ParagraphStyle style{
      .measure = measure, .first_line_indent = indent, .language = "en-US"};
  std::vector<paged::Line> all;
  Diagnostics diagnostics;
  for (const std::string& words : paragraphs) {
    paged::ParagraphText text{.text = words};
    text.runs.push_back({.end = static_cast<std::uint32_t>(words.size()),
                         .language = "en-US",
                         .role = paged::Role::artifact});
    for (paged::Line& line : set_paragraph(text, style, fonts, diagnostics)) {
      all.push_back(std::move(line));
    }
  }
  return all;
}

paged::PagedDocument pages_of(std::vector<paged::Line> lines,
                              std::shared_ptr<const FontLibrary> fonts) {
  paged::PagedDocument document{.fonts = std::move(fonts)};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto row = static_cast<int>(i % lines_a_page);
    if (row == 0) {
      document.pages.push_back({.width = measure + 2 * margin,
                                .height = lines_a_page * leading + 2 * margin,
                                .label = std::to_string(document.pages.size() + 1)});
    }
    for (paged::PlacedItem& item : lines[i].items) {
      if (auto* run = std::get_if<paged::TextRun>(&item)) {
        run->origin.x += margin;
        run->origin.y += margin + (row + 1) * leading;
        document.pages.back().items.emplace_back(std::move(item));
      }
    }
  }
  return document;
}

std::string tex_of(const std::vector<std::string>& paragraphs) {
  std::string tex =
      "\\documentclass{article}\n"
      "\\usepackage{fontspec}\n\\setmainfont{Gentium Plus}\n"
      "\\usepackage[paperwidth=148mm,paperheight=210mm,textwidth=105mm,"
      "textheight=160mm]{geometry}\n"
      "\\AtBeginDocument{\\fontsize{10.5}{14}\\selectfont}\n"
      "\\parindent=10.5pt \\parskip=0pt \\tolerance=2000 \\emergencystretch=3em\n"
      "\\pagestyle{empty}\n\\begin{document}\n";
  for (const std::string& words : paragraphs) {
    for (const char c : words) {
      if (std::string_view("&%$#{}").find(c) != std::string_view::npos) {
        tex += '\\';
      }
      tex += c;
    }
    tex += "\n\n";
  }
  return tex + "\\end{document}\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fputs("usage: spacing_pages BOOK.md OUT.pdf OUT.tex\n", stderr);
    return 2;
  }
  const std::vector<std::string> paragraphs = prose_paragraphs(argv[1]);
  const auto fonts = std::make_shared<const FontLibrary>();
  Diagnostics diagnostics;
  const auto pdf = pdf::write_pages(pages_of(set_all(paragraphs, *fonts), fonts),
                                    Document{}, {}, diagnostics);
  if (!pdf) {
    return 1;
  }
  std::ofstream(argv[2], std::ios::binary) << *pdf;
  std::ofstream(argv[3], std::ios::binary) << tex_of(paragraphs);
  return 0;
}
