#pragma once

#include <memory>
#include <string>

#include "fonts/library.h"
#include "fonts/shape.h"
#include "formats/paged/page.h"

/// Pages set by hand, one run at a time, for tests of what writes pages.
namespace octavo::tests {

struct HandRun {
  std::string text{};
  double x = 50;
  double y = 100;
  double size = 10;
  std::string script = "Latn";
  std::string language = "en";
  bool right_to_left = false;
  paged::Role role = paged::Role::content;
  NodeId owner = NodeId::none;
  NodeId link = NodeId::none;
};

/// Shaped in the face that has the text.
paged::TextRun set_run(const FontLibrary& fonts, const HandRun& run);

/// One empty page of 300 by 400 points.
paged::PagedDocument one_page();

}  // namespace octavo::tests
