#pragma once

#include "compiler/diagnostics.h"
#include "formats/css/cascade.h"
#include "formats/css/marks.h"
#include "formats/css/media.h"
#include "formats/css/stylesheets.h"

/// What one of the two books leaves out of the author's stylesheets, as `css-unsupported`
/// at its place and once, however often its file counts. Rules that are not for that
/// medium at all need no report, and octavo's own know what they leave out.
namespace octavo::css {

/// A declaration that has turned out to have no value, as `css-invalid`.
void report_invalid_variables(const Span& place, Diagnostics& diagnostics);

/// `styled` is the book's elements on that medium.
void report_unsupported_on_pages(const Stylesheets& sheets,
                                 const PrintMedium& medium,
                                 const StyledTree& styled,
                                 Diagnostics& diagnostics);
/// `left_out` is what this one book makes so.
void report_unsupported_in_reflow(const Stylesheets& sheets,
                                  const LeftOut& left_out,
                                  Diagnostics& diagnostics);

}  // namespace octavo::css
