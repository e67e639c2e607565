#pragma once

#include <string>
#include <string_view>

#include "compiler/compile.h"

namespace octavo::cache {

/// What a book is known by before any file of it is read: the engine that makes it, its
/// inputs' names, its formats and its options. Not how many threads make it.
std::string request_key(const CompileRequest& request,
                        bool with_map,
                        std::string_view engine);

}  // namespace octavo::cache
