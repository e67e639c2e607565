#pragma once

#include <optional>
#include <string_view>

#include "compiler/document.h"

namespace octavo::markdown {

/// Whether a key is a setting of Pandoc's own writers or of its readers: no mistake of
/// the author's.
bool is_private_key(std::string_view name);

/// What a document class of LaTeX makes.
std::optional<Form> form_of_class(std::string_view name);

}  // namespace octavo::markdown
