#pragma once

#include <string>
#include <string_view>

namespace octavo {

struct LanguageGuess {
  /// BCP 47; empty when the text does not say.
  std::string language{};
  /// 0 to 1: how much of the text is in it.
  double share = 0;
  bool reliable = false;
};

/// The language of a text. `hint` is a language that it is likely to be in.
LanguageGuess detect_language(std::string_view text, std::string_view hint = {});

/// Whether octavo knows the tag's language ("pt-BR", "zh-Hant"): well-formed BCP 47 with
/// an ISO 639 language.
bool is_language_tag(std::string_view tag);
/// In BCP 47's own casing: "pt_br" → "pt-BR"; empty when it is no tag.
std::string canonical_language(std::string_view tag);
/// "pt" for "pt-BR".
std::string_view primary_language(std::string_view tag);

}  // namespace octavo
