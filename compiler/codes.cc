#include "compiler/codes.h"

#include <algorithm>

namespace octavo {

std::vector<DiagnosticCode> diagnostic_codes() {
  std::vector<DiagnosticCode> all;
  for (const auto table :
       {codes::environment(), codes::layout(), codes::markdown(), codes::passes(),
        codes::printing(), codes::reading(), codes::text()}) {
    all.insert(all.end(), table.begin(), table.end());
  }
  std::ranges::sort(all, {}, &DiagnosticCode::code);
  return all;
}

}  // namespace octavo
