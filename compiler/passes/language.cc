#include "compiler/passes/language.h"

#include <algorithm>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "compiler/passes/language_detect.h"
#include "compiler/passes/parts.h"
#include "compiler/passes/prose.h"
#include "compiler/text/characters.h"
#include "compiler/text/language.h"
#include "compiler/text/script.h"
#include "compiler/text/utf8.h"

namespace octavo {

namespace {

/// A part of a text whose script the text around it is not written in.
struct ForeignRun {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view script{};
  std::size_t letters = 0;
};

/// Takes what is no letter or mark off the end: it belongs to the sentence around.
void trim_to_letters(std::string_view text, ForeignRun& run) {
  std::size_t begin = run.end;
  std::size_t end = run.begin;
  for (std::size_t at = run.begin; at < run.end;) {
    const DecodedCharacter decoded = decode_utf8(text, at);
    if (is_letter(decoded.character)) {
      begin = std::min(begin, at);
      ++run.letters;
    }
    if (is_letter(decoded.character) || is_mark(decoded.character)) {
      end = at + decoded.size;
    }
    at += decoded.size;
  }
  run.begin = std::min(begin, end);
  run.end = end;
}

bool is_east_asian(std::string_view script) {
  return script == "Hani" || script == "Hira" || script == "Kana";
}

/// Scripts that say which language; Latin and the neutral ones do not.
bool says_language(std::string_view script) {
  return script != "Latn" && script != "Zyyy" && script != "Zinh" && script != "Zzzz";
}

std::vector<ForeignRun> foreign_runs(std::string_view text, std::string_view language) {
  std::vector<ForeignRun> runs;
  for (const ScriptRun& run : script_runs(text)) {
    if (!says_language(run.script) || is_written_in(language, run.script)) {
      continue;
    }
    if (!runs.empty() && runs.back().end == run.begin &&
        is_east_asian(runs.back().script) && is_east_asian(run.script)) {
      runs.back().end = run.end;
    } else {
      runs.push_back({.begin = run.begin, .end = run.end, .script = run.script});
    }
  }
  for (ForeignRun& run : runs) {
    trim_to_letters(text, run);
  }
  // One Greek letter is a sign of mathematics and no word.
  std::erase_if(runs, [](const ForeignRun& run) {
    return run.letters == 0 || (run.script == "Grek" && run.letters == 1);
  });
  return runs;
}

class LanguageMarker {
 public:
  LanguageMarker(DocumentLanguages languages,
                 Assumptions& assumed,
                 Diagnostics& diagnostics)
      : languages_(std::move(languages)), assumed_(assumed), diagnostics_(diagnostics) {}

  /// `stated`: the author has said what language this is.
  struct Surroundings {
    std::string language{};
    bool stated = false;
  };

  void mark(Blocks& blocks, const Surroundings& around) {
    for (Block& block : blocks) {
      mark_block(block, around);
    }
  }

  void mark(Inlines& inlines, const Surroundings& around) {
    Inlines result;
    result.reserve(inlines.size());
    for (Inline& node : inlines) {
      if (std::holds_alternative<Text>(node.kind)) {
        mark_text(std::move(node), around, result);
        continue;
      }
      const Surroundings inside = enter(node.attributes, node.span, around);
      for_each_list(node, [&](Inlines& inner) { mark(inner, inside); });
      result.push_back(std::move(node));
    }
    inlines = std::move(result);
  }

 private:
  /// What surrounds the content of a node, by the language that its author states.
  Surroundings enter(Attributes& attributes, Span span, const Surroundings& around) {
    if (attributes.language.empty()) {
      return around;
    }
    if (!is_language_tag(attributes.language)) {
      diagnostics_.warn("language-tag", span,
                        "`" + attributes.language + "` is no language that octavo knows",
                        {{.message = "write a tag such as `pt`, `en-GB` or `zh-Hant`"}});
      attributes.language.clear();
      assumed_.language = true;
      return around;
    }
    attributes.language = canonical_language(attributes.language);
    return {.language = attributes.language, .stated = true};
  }

  static bool is_leaf(const Block& block) {
    return std::holds_alternative<Paragraph>(block.kind) ||
           std::holds_alternative<Heading>(block.kind) ||
           std::holds_alternative<Verse>(block.kind);
  }

  void mark_block(Block& block, const Surroundings& around) {
    Surroundings inside = enter(block.attributes, block.span, around);
    if (is_leaf(block) && !inside.stated) {
      std::string found =
          detect_block_language(prose_of(block), inside.language, languages_);
      if (!found.empty()) {
        block.attributes.language = found;
        inside.language = std::move(found);
      }
    }
    for_each_part(block, [&](Attributes* attributes, auto& list) {
      mark(list, attributes == nullptr ? inside : enter(*attributes, block.span, inside));
    });
    lift_language(block);
  }

  /// A list or quotation whose every paragraph is found to be in one language is in it
  /// itself: its markers and indents stand on that language's side.
  static void lift_language(Block& block) {
    const bool is_group = std::holds_alternative<List>(block.kind) ||
                          std::holds_alternative<Quote>(block.kind);
    if (!is_group || !block.attributes.language.empty()) {
      return;
    }
    std::vector<Attributes*> speaking;
    bool is_stated = false;
    for_each_part(block, [&](const Attributes* item, auto& list) {
      is_stated = is_stated || (item != nullptr && !item->language.empty());
      if constexpr (std::is_same_v<decltype(list), Blocks&>) {
        for (Block& child : list) {
          if (!std::holds_alternative<CodeBlock>(child.kind)) {
            speaking.push_back(&child.attributes);
          }
        }
      }
    });
    if (is_stated || speaking.empty() || speaking.front()->language.empty() ||
        std::ranges::any_of(speaking, [&](const Attributes* each) {
          return each->language != speaking.front()->language;
        })) {
      return;
    }
    block.attributes.language = speaking.front()->language;
    for (Attributes* each : speaking) {
      each->language.clear();
    }
  }

  void mark_text(Inline node, const Surroundings& around, Inlines& result) {
    const std::string text = std::get<Text>(node.kind).text;
    const auto runs = is_latin_text(text) ? std::vector<ForeignRun>()
                                          : foreign_runs(text, around.language);
    std::size_t at = 0;
    for (const ForeignRun& run : runs) {
      const std::string_view words =
          std::string_view(text).substr(run.begin, run.end - run.begin);
      std::string language = language_of_script(run.script, words, languages_);
      if (language.empty() || language == around.language) {
        continue;
      }
      add_part(node, text, {at, run.begin}, result);
      Inlines content;
      add_part(node, text, {run.begin, run.end}, content);
      const Span span = content.front().span;
      result.push_back({.kind = Styled{std::move(content)},
                        .attributes = {.language = std::move(language)},
                        .span = span});
      at = run.end;
    }
    if (at == 0) {
      result.push_back(std::move(node));
    } else {
      add_part(node, text, {at, text.size()}, result);
    }
  }

  struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  /// A part of a text as a node; its span is exact where the text stands in the source as
  /// it is.
  static void add_part(const Inline& whole,
                       const std::string& text,
                       Range range,
                       Inlines& result) {
    if (range.begin >= range.end) {
      return;
    }
    Inline part{.kind = Text{text.substr(range.begin, range.end - range.begin)},
                .attributes = whole.attributes,
                .span = whole.span};
    if (whole.span.end - whole.span.begin == text.size()) {
      part.span.begin = whole.span.begin + static_cast<std::uint32_t>(range.begin);
      part.span.end = whole.span.begin + static_cast<std::uint32_t>(range.end);
    }
    result.push_back(std::move(part));
  }

  DocumentLanguages languages_;
  Assumptions& assumed_;
  Diagnostics& diagnostics_;
};

/// The head of the first input: where a book's own statements stand.
Span head_of(const PassContext& context) {
  return context.sources.size() == 0 ? Span{} : Span{.file = FileId{0}};
}

void settle_document_language(Document& document, const PassContext& context) {
  std::string& language = document.metadata.language;
  if (!context.options.language.empty()) {
    language = context.options.language;
  }
  if (!language.empty() && !is_language_tag(language)) {
    context.diagnostics.warn(
        "language-tag", document.metadata.language_span,
        "`" + language + "`, the stated language of the book, is none that octavo knows",
        {{.message = "write a tag such as `pt`, `en-GB` or `zh-Hant`"}});
    language.clear();
    document.assumed.language = true;
  }
  if (!language.empty()) {
    language = canonical_language(language);
    return;
  }
  language = detect_document_language(document);
  if (language.empty()) {
    language = "en";
    document.assumed.language = true;
    context.diagnostics.warn(
        "language-unknown", head_of(context),
        "the text does not say what language it is in, so it is set as English",
        {{.message = "state it: `lang:` in the front matter, or --lang"}});
  }
}

}  // namespace

void find_languages(Document& document, const PassContext& context) {
  settle_document_language(document, context);
  if (context.dialect == Dialect::specification) {
    return;
  }
  LanguageMarker marker(survey_languages(document, document.metadata.language),
                        document.assumed, context.diagnostics);
  const LanguageMarker::Surroundings around{.language = document.metadata.language};
  marker.mark(document.metadata.title, around);
  marker.mark(document.metadata.subtitle, around);
  marker.mark(document.content, around);
}

}  // namespace octavo
