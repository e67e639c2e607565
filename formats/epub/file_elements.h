#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "formats/css/elements.h"
#include "formats/epub/chapters.h"
#include "formats/xhtml/xml.h"

namespace octavo::epub {

/// Which elements of a document stand in one file below its `body`.
struct FileElements {
  /// The sections around them that begin in earlier files, the outermost first: they go
  /// on in this one.
  std::vector<css::ElementId> outer{};
  /// In document order, up to `end`.
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  /// What `html` says; empty: nothing.
  std::string_view language{};
};

/// Of each file. Together they are the whole tree.
std::vector<FileElements> elements_of_files(const css::ElementTree& tree,
                                            std::span<const BookFile> files);

/// An address of the tree (`#id`) as a file has it.
using FileAddress = std::function<std::string(const std::string& address)>;

/// The elements of a file as a reading system has them.
struct FileTree {
  static constexpr std::uint32_t no_element = 0xFFFF'FFFF;

  /// `html`, `head`, `body`, the sections that go on, then those of the file. Links lead
  /// to files.
  css::ElementTree tree{};
  /// Which elements of the document they are; `head` and milestones are none.
  std::vector<std::uint32_t> of_document{};

  std::uint32_t size() const { return static_cast<std::uint32_t>(of_document.size()); }
};

/// The document's tree must outlive it, and so must the milestones that stand in the
/// file.
FileTree tree_of_file(const css::ElementTree& tree,
                      const FileElements& file,
                      std::span<const xhtml::Milestone> milestones,
                      const FileAddress& address);

}  // namespace octavo::epub
