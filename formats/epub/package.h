#pragma once

#include <string>

#include "compiler/format.h"
#include "formats/epub/chapters.h"
#include "formats/epub/fonts.h"
#include "formats/epub/pictures.h"

namespace octavo::epub {

/// The package document: what the book is, which files it has, in which order they are
/// read.
std::string print_package(const BookFrame& frame,
                          std::span<const BookPicture> pictures,
                          std::span<const BookFont> fonts,
                          const Options& options);

/// What `META-INF/container.xml` says in every book of octavo's.
std::string print_container();

}  // namespace octavo::epub
