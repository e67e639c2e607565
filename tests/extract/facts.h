#pragma once

#include <string>

namespace octavo::extract {

/// What a finished book states of itself.
struct Facts {
  std::string title{};
  std::string language{};
};

/// A PDF's document information and catalog. Throws `std::exception` for a file that is
/// no PDF.
Facts pdf_facts(const std::string& path);

/// The first title and language of an EPUB's package. Throws `std::runtime_error` for a
/// file that is no EPUB.
Facts epub_facts(const std::string& path);

}  // namespace octavo::extract
