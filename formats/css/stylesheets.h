#pragma once

#include <vector>

#include "compiler/document.h"
#include "formats/css/active_rules.h"
#include "formats/css/stylesheet.h"

namespace octavo::css {

/// The stylesheets of one book besides octavo's own, those that go before others last.
struct Stylesheets {
  std::vector<Stylesheet> list{};
};

/// The rules that count for a document on paper of one size: octavo's own, then those of
/// its stylesheets. The document must outlive the result.
ActiveRules rules_of(const Document& document, const PrintMedium& medium);

}  // namespace octavo::css
