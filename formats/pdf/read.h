#pragma once

#include <optional>
#include <string>

#include "compiler/diagnostics.h"
#include "formats/pdf/object_file.h"

namespace octavo::pdf {

/// Puts the first page of another PDF as a form XObject that fills the unit square. False
/// when it is no PDF; what was put until then is not referred to.
bool put_page_as_form(ObjectFile& file, ObjectId id, const std::string& pdf);

/// The same book, arranged so that its first page can be shown before the rest is there
/// (ISO 32000-1, annex F). Nothing when libqpdf cannot, which is reported.
std::optional<std::string> linearized(const std::string& pdf, Diagnostics& diagnostics);

}  // namespace octavo::pdf
