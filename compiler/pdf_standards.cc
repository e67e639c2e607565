#include "compiler/pdf_standards.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "compiler/text/characters.h"

namespace octavo {
namespace {

struct NamedArchive {
  /// On the command line.
  std::string_view word{};
  std::string_view name{};
  ArchiveStandard standard = ArchiveStandard::none;
};
constexpr std::array archives = {NamedArchive{"a2a", "PDF/A-2a", ArchiveStandard::a2a},
                                 NamedArchive{"a2b", "PDF/A-2b", ArchiveStandard::a2b},
                                 NamedArchive{"a3a", "PDF/A-3a", ArchiveStandard::a3a}};

/// Adds the standard that a word names; false: it names none, or one of a kind that there
/// is already.
bool add_standard(std::string_view word, PdfStandards& standards) {
  if (word == "ua1") {
    return !std::exchange(standards.accessible, true);
  }
  const auto* const named = std::ranges::find(archives, word, &NamedArchive::word);
  return named != archives.end() &&
         std::exchange(standards.archive, named->standard) == ArchiveStandard::none;
}

}  // namespace

std::optional<PdfStandards> parse_pdf_standards(std::string_view text) {
  const std::string lower = to_lower(text);
  PdfStandards standards{.accessible = false, .archive = ArchiveStandard::none};
  if (lower == "none") {
    return standards;
  }
  for (std::size_t at = 0; at <= lower.size();) {
    const std::size_t end = std::min(lower.find(',', at), lower.size());
    if (!add_standard(std::string_view(lower).substr(at, end - at), standards)) {
      return std::nullopt;
    }
    at = end + 1;
  }
  return standards;
}

std::string_view name_of(ArchiveStandard standard) {
  const auto* const named =
      std::ranges::find(archives, standard, &NamedArchive::standard);
  return named == archives.end() ? std::string_view() : named->name;
}

}  // namespace octavo
