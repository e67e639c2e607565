#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/diagnostics.h"
#include "compiler/document.h"
#include "compiler/source.h"

namespace octavo {

/// A place that a link can lead to.
struct Anchor {
  NodeId node = NodeId::none;
  /// Its id in the finished document.
  std::string id{};
};

/// The anchors of a document, by all the names that authors use for them.
struct Anchors {
  /// By the id as the author wrote it, in the source that it stands in.
  std::map<std::pair<FileId, std::string>, Anchor> by_written_id{};
  /// By finished id; of two nodes with one written id the first.
  std::map<std::string, Anchor> by_id{};
  /// Headings by their words, case-folded, by the slugs that other tools give them, and
  /// by `heading_key`, in the source that they stand in.
  std::map<std::pair<FileId, std::string>, Anchor> by_written_heading{};
  /// The same in the whole book: of several the first.
  std::map<std::string, Anchor> by_heading{};
  /// The first node of each input.
  std::map<FileId, Anchor> by_file{};
};

/// A slug of any script: letters, marks and numbers in lower case, hyphens for spaces.
std::string slug(std::string_view words);

/// What words and slugs of one heading have in common, however its signs are typed: "War
/// – Peace", "War -- Peace" and "war----peace" are one.
std::string heading_key(std::string_view words);

/// Makes every id of the document unique and gives one to each heading that has none (to
/// its section, where it has one), made from its words without its number. A second node
/// with the same id gets a number behind it, with `duplicate-id` where both are of one
/// source. Wants a document whose nodes have numbers.
Anchors give_ids(Document& document, Diagnostics& diagnostics);

}  // namespace octavo
