#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "compiler/diagnostics.h"
#include "compiler/recorded_diagnostic.h"
#include "compiler/source.h"

namespace octavo {

enum class ReportColors : unsigned char { none, terminal };

/// A diagnostic for a person: `file:line:column: severity[code]: message`, the source
/// line with a caret under the place, then the hints. Ends with a line end. A diagnostic
/// outside every source begins with `octavo:`.
std::string report_text(const RecordedDiagnostic& diagnostic,
                        ReportColors colors = ReportColors::none);
std::string report_text(const Diagnostic& diagnostic,
                        const Sources& sources,
                        ReportColors colors = ReportColors::none);

/// The lines of the same file in which the same is wrong, in order: `also in lines 3, 7`.
/// Ends with a line end; of many the last ones are only counted.
std::string report_others(std::span<const std::uint32_t> others);

/// A diagnostic for a program: one JSON object on one line, with its line end. The
/// members are listed in docs/diagnostics.md.
std::string report_json(const RecordedDiagnostic& diagnostic);
std::string report_json(const Diagnostic& diagnostic, const Sources& sources);

}  // namespace octavo
