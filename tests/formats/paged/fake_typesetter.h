#pragma once

#include <string>

#include "formats/paged/page.h"
#include "formats/paged/strips.h"

/// Setting without faces: every character is half its size wide, lines break at spaces
/// and, where a word is wider than the measure, anywhere.
namespace octavo::tests {

paged::Typesetter fake_typesetter();

/// What a page says, in order: content only, or with a role's own.
std::string page_text(const paged::Page& page, paged::Role role = paged::Role::content);

/// The same of all pages, a space between runs that stand on different lines.
std::string book_text(const paged::PagedDocument& document);

/// Letters and digits of a text, without what stands between them.
std::string only_letters(const std::string& text);

}  // namespace octavo::tests
