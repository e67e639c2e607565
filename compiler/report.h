#pragma once

#include <span>
#include <string>

#include "compiler/diagnostics.h"
#include "compiler/source.h"

namespace octavo {

enum class ReportColors : unsigned char { none, terminal };

/// A diagnostic for a person: `file:line:column: severity[code]: message`, the source
/// line with a caret under the place, then the hints. Ends with a line end. A diagnostic
/// outside every source begins with `octavo:`.
std::string report_text(const Diagnostic& diagnostic,
                        const Sources& sources,
                        ReportColors colors = ReportColors::none);

/// The places in the same file at which the same is wrong: `also in lines 3, 7 and 12`.
/// Ends with a line end; of many places the last ones are only counted.
std::string report_others(std::span<const Span> others, const Sources& sources);

/// A diagnostic for a program: one JSON object on one line, with its line end. The
/// members are listed in docs/diagnostics.md.
std::string report_json(const Diagnostic& diagnostic, const Sources& sources);

}  // namespace octavo
