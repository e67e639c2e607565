#pragma once

#include <string>

namespace octavo::tests {

/// A PDF as text: each object on a line, in order; after those that are text their
/// streams. Bytes that are not ASCII are written <like this>.
std::string normal_form(const std::string& pdf);

/// What `qpdf --check` would say: empty when the file is sound.
std::string check_pdf(const std::string& pdf);

}  // namespace octavo::tests
