#pragma once

#include <string>

#include "formats/pdf/object_file.h"

namespace octavo::pdf {

/// Puts the first page of another PDF as a form XObject that fills the unit square. False
/// when it is no PDF; what was put until then is not referred to.
bool put_page_as_form(ObjectFile& file, ObjectId id, const std::string& pdf);

}  // namespace octavo::pdf
