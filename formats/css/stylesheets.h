#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/document.h"
#include "formats/css/active_rules.h"
#include "formats/css/stylesheet.h"

namespace octavo::css {

/// The stylesheets of one book besides those that every book has, those that go before
/// others last: its theme's, then the author's.
struct Stylesheets {
  /// What stands in the place of octavo's default look; none: that look.
  std::optional<Stylesheet> look{};
  std::vector<Stylesheet> list{};
  /// The files that their addresses name: pictures of the document, and OpenType fonts.
  std::map<std::string, PictureId, std::less<>> pictures{};
  std::map<std::string, std::string, std::less<>> fonts{};
};

/// The look that the other stylesheets of a book go on top of; null: it has none.
const Stylesheet& look_beneath(const Stylesheets* sheets);

/// The rules that count for a document on paper of one size: those of every book, then
/// those of its own stylesheets. The document must outlive the result.
ActiveRules rules_of(const Document& document, const PrintMedium& medium);

/// The picture that an address in the stylesheets of a document means.
PictureId picture_at(const Document& document, std::string_view address);

}  // namespace octavo::css
