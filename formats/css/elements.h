#pragma once

#include <compare>
#include <cstdint>
#include <deque>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/document.h"

/// A document as the elements that a stylesheet speaks of.
namespace octavo::css {

enum class ElementId : std::uint32_t { none = 0xFFFF'FFFF };

/// The two that no node becomes.
inline constexpr ElementId root_element{0};
inline constexpr ElementId body_element{1};

/// Which of the elements that one node becomes.
enum class Part : unsigned char {
  /// The element that bears the node's own attributes. Of a part of a node: `li` of an
  /// item or of an entry of the contents, `dt` of a `DefinitionItem`, `dd` of a
  /// `Definition`, `tr`, `th`, `td`, `span` of a line of verse.
  self,
  /// `figcaption` of a figure, `caption` of a table.
  caption,
  /// `thead` and `tbody` of a table.
  head,
  body,
  /// The box around a table (`div`), `sup` around the mark of a note.
  around,
  /// `code` in `pre`; `a` or `span` around the words of an entry of the contents.
  inner,
  /// `a` or `span` around the number of a note.
  number,
  /// `h1` or `h2` of the contents.
  heading,
  /// `p` of a stanza, by the id of its first line; the first `p` of a note, by the
  /// note's,
  /// and by that of its paragraph as `self` if it is one; outermost `ol` of the contents,
  /// nested `ol` of an entry.
  group,
  /// `br` before a line of verse, by the line's id.
  line_break,
  /// `dd` of a term without definitions, by the id of its `DefinitionItem`.
  no_definition,
  /// `a` from a note to a further mark that calls it, by the id of the mark.
  backlink
};

/// One element. Names are static; other text belongs to the document or to the tree.
struct Element {
  std::string_view name{};
  /// The class that octavo gives it before the author's own; empty: none. Classes are
  /// those of `own_class`, parted by spaces, and those of `attributes`.
  std::string_view own_class{};
  /// Null: none. Its id and its classes are those that XHTML prints: the tree has a copy
  /// of its own where the node's differ. Of the pairs `has_attribute` tells.
  const Attributes* attributes = nullptr;
  ElementId parent = ElementId::none;
  ElementId previous_sibling = ElementId::none;
  NodeId node = NodeId::none;
  /// Its place among the elements of its parent, and among those of its name; from 1.
  std::uint32_t index = 1;
  std::uint32_t type_index = 1;
  /// How many there are.
  std::uint32_t count = 1;
  std::uint32_t type_count = 1;
  /// BCP 47, as inherited; never empty: `und` where the document says none.
  std::string_view language{};
  bool is_right_to_left = false;
  /// It holds neither an element nor text; the line ends that XHTML has between blocks
  /// are text.
  bool is_empty = false;
  /// Attributes of octavo's own that XHTML prints, such as `type` of a list or the `id`
  /// of what is led to; parted as name, value.
  std::vector<std::pair<std::string_view, std::string>> own_attributes{};
};

/// Where XHTML prints the attribute `name` (in lower case) on the element: true, and its
/// value. A link inside the book has `#id` for its `href`, because files are nothing to
/// the tree, and one that leads out what its author wrote.
bool has_attribute(const Element& element, std::string_view name, std::string& value);

/// All elements in document order: a parent before its children. The document must
/// outlive it. It can be moved, not copied.
struct ElementTree {
  struct Place {
    NodeId node = NodeId::none;
    Part part = Part::self;
    ElementId element = ElementId::none;

    auto operator<=>(const Place&) const = default;
  };
  /// What elements look at that stands nowhere in the document.
  struct Made {
    std::set<std::string, std::less<>> classes{};
    std::deque<Attributes> attributes{};
  };

  std::vector<Element> elements{};
  /// Ascending.
  std::vector<Place> places{};
  std::unique_ptr<Made> made{};

  const Element& operator[](ElementId id) const {
    return elements[static_cast<std::size_t>(id)];
  }
  /// `none`: the node has no such element. Text without attributes has none, nor have the
  /// paragraphs of tight items, lone paragraphs of cells, captions and figures, unless
  /// something leads to them or they bear attributes; nor what a book does not show (an
  /// empty list, a picture that is lost and has no description) and what is nested deeper
  /// than `deepest_element`.
  ElementId find(NodeId node, Part part = Part::self) const;
};

/// The tree of a finished document: `html` and `body`, then the elements that the XHTML
/// of a book has, its chapters one after the other in one body. It differs from the files
/// of an EPUB in what their division makes: a section that is parted over files is one
/// element here, and bears the `dir` that `html` of its files has; `html` has no `head`,
/// `body` no `epub:type`. The pages of the cover and of the navigation are not in it.
ElementTree make_elements(const Document& document);

}  // namespace octavo::css
