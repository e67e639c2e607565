#pragma once

#include <optional>
#include <string_view>

namespace octavo {

/// What a PDF keeps of PDF/A (ISO 19005): part 2 or, with files attached to it, part 3;
/// level A with the structure of its text, level B without.
enum class ArchiveStandard : unsigned char { none, a2a, a2b, a3a };

/// The standards that a PDF keeps and says that it keeps.
struct PdfStandards {
  /// PDF/UA-1 (ISO 14289-1): it can be read by whoever does not see it.
  bool accessible = true;
  ArchiveStandard archive = ArchiveStandard::a2a;

  bool operator==(const PdfStandards&) const = default;
};

/// `ua1`, `a2a`, `a2b`, `a3a`, `ua1` with one of the others behind or before a comma, or
/// `none`; in any case. None for anything else.
std::optional<PdfStandards> parse_pdf_standards(std::string_view text);

/// As its standard calls it: "PDF/A-2a".
std::string_view name_of(ArchiveStandard standard);

/// Says what can be asked for.
inline constexpr std::string_view pdf_standards_hint =
    "--pdf-standard is ua1, a2a, a2b or a3a, ua1 and one of the others with a comma "
    "between (ua1,a2b), or none";

}  // namespace octavo
