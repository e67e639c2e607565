#pragma once

#include <string>
#include <string_view>

#include "compiler/document.h"
#include "compiler/page_starts.h"

namespace octavo::xhtml {

struct Printer;

/// Where a page of the paged book begins: in the words of a text, or, with the first
/// place, before all of a node.
struct PageBreak {
  NodeId node = NodeId::none;
  WordPlace place{};
  std::string id{};
  std::string label{};
};

/// The text of a leaf, with the beginnings of pages that are in it.
void print_text(const Printer& printer, NodeId leaf, std::string_view text);

/// Of a node that has none inside it.
void print_breaks_before(const Printer& printer, NodeId node);
void print_breaks_behind(const Printer& printer, NodeId node);

}  // namespace octavo::xhtml
