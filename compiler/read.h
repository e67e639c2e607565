#pragma once

#include <cstdint>

#include "compiler/compile.h"

namespace octavo {

/// The most that one input may have, looked at before its bytes are read.
constexpr std::uint64_t most_input_bytes = 256'000'000;
/// The most that may stand without a blank line, looked at before anything is parsed.
constexpr std::uint64_t most_paragraph_bytes = 16'000'000;

/// The first step of `compile`: every input through its reader, joined to one document in
/// the order of the book. Adds to the result's sources, diagnostics and status.
void read_inputs(const CompileRequest& request,
                 const Formats& formats,
                 FileSystem& files,
                 CompileResult& result);

/// The reader of a path by its extension in any case; the first of `formats` for others.
const Reader& reader_of(const std::string& path, const Formats& formats);

}  // namespace octavo
