#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace octavo::extract {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

/// What stands for a picture in running text.
constexpr const char* picture_sign = " \xEF\xBF\xBC ";

struct PageBegin {
  std::string label{};
  /// Byte of the running text; nowhere: the page shows nothing of it, or no mark says
  /// where it begins.
  std::size_t offset = nowhere;
  /// Of the text there, in a PDF.
  std::string language{};
};

/// A book's text in reading order, a line a block, without notes that a mark in the text
/// calls, and the pages of the paged book in order.
struct RunningText {
  std::string text{};
  std::vector<PageBegin> pages{};
};

/// From the structure tree and the page labels of a PDF.
RunningText pdf_running_text(const std::string& path);

/// From the marks in an EPUB and its page list.
RunningText epub_running_text(const std::string& path);

/// What is wrong with an EPUB's marks of a PDF's pages, a line a page; empty where each
/// stands before the first whole word of its page, or, where the page has none, before
/// that of the next.
std::string wrong_pages(const RunningText& pdf, const RunningText& epub);

}  // namespace octavo::extract
