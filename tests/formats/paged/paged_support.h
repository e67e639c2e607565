#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/document.h"
#include "compiler/format.h"
#include "formats/paged/flow.h"
#include "formats/paged/pages.h"
#include "tests/formats/paged/fake_typesetter.h"
#include "tests/tree.h"

/// Documents and their pages for the tests of the page maker.
namespace octavo::tests {

/// Gives every node a number in reading order, as the last pass does.
void number_nodes(Document& document);

/// A document of blocks, numbered.
Document document_of(Blocks content, Form form = Form::article);

/// Gives a document a stylesheet of its author's, in which nothing is wrong.
void add_stylesheet(Document& document, std::string_view css);

paged::PagedDocument pages_of(const Document& document,
                              const Options& options = {},
                              Diagnostics* diagnostics = nullptr);

/// A paragraph of so many words: "w1 w2 …".
Block words_paragraph(int count, const std::string& word = "word");

}  // namespace octavo::tests
