#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "compiler/document.h"
#include "formats/xhtml/addresses.h"
#include "formats/xhtml/page_breaks.h"
#include "formats/xhtml/xml.h"

namespace octavo::xhtml {

/// A fragment shows the tree as it is, for people and tests. A book is read by reading
/// systems: pictures have names of octavo's own, links lead to where things are.
enum class Purpose : unsigned char { fragment, book };

/// A section that begins in an earlier file and goes on in this one.
struct OuterSection {
  const Attributes* attributes = nullptr;
  /// Those that it bears in every file.
  std::span<const AddedAttribute> added{};
  /// The attribute that says that it goes on.
  std::string mark{};
  std::string style{};
};

/// What the printing of one file must know of the others.
struct Surroundings {
  Purpose purpose = Purpose::fragment;
  const Addresses& addresses;
  /// Which file is printed.
  std::uint32_t file = 0;
  /// The files' names, relative to each other.
  std::span<const std::string> files{};
  /// By `PictureId`: the picture's name.
  std::span<const std::string> pictures{};
  /// Of the sections that are chapters of a book; 0: none is.
  int chapter_level = 0;
  /// Whether the document's language is written from right to left.
  bool right_to_left = false;
  /// By their nodes, and then by their places.
  std::span<const PageBreak> page_breaks{};
  /// Around all that the file holds, the outermost first.
  std::vector<OuterSection> outer{};
  /// Of the elements of the file.
  AddedAttributes added{};
};

/// The blocks of a file, one after the other.
void print_blocks(Xml& xml,
                  std::span<const Block> blocks,
                  const Surroundings& surroundings);

/// As `print_blocks`, inside the section that the blocks begin.
void print_piece(Xml& xml, const Piece& piece, const Surroundings& surroundings);

/// Inlines inside a link: what would be a link or the mark of a note is text.
void print_link_text(Xml& xml, const Inlines& inlines, const Surroundings& surroundings);

/// `file.xhtml#anchor`, as short as it can be; empty: the node is nowhere.
std::string reference_to(NodeId node, const Surroundings& surroundings);

}  // namespace octavo::xhtml
