#include "formats/css/load.h"

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <ranges>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "compiler/files.h"
#include "compiler/text/uri.h"
#include "formats/css/load_files.h"
#include "formats/css/syntax.h"
#include "formats/css/themes.h"

namespace octavo::css {
namespace {

constexpr std::size_t most_sheets = 64;
constexpr std::size_t deepest_import = 16;
/// Of all stylesheets of a book together: what is parsed takes many times its bytes.
constexpr std::uint64_t most_bytes_of_sheets = 8'000'000;

std::size_t count_rules(const std::vector<SheetRule>& rules) {
  std::size_t count = rules.size();
  for (const SheetRule& rule : rules) {
    if (const auto* conditional = std::get_if<ConditionalRule>(&rule.kind)) {
      count += count_rules(conditional->rules);
    }
  }
  return count;
}

/// Why a stylesheet is left out, and what helps.
struct SheetRefusal {
  std::string message{};
  std::string hint{};
};

SheetRefusal sheet_refusal(FileError error, const std::string& name) {
  switch (error) {
    case FileError::outside_root:
      return {"the stylesheet " + name + " lies outside the folder of the book",
              "put it beside or below the file that names it"};
    case FileError::too_large:
      return {"the stylesheet " + name + " has more than 4 MB", "make it smaller"};
    case FileError::not_regular:
      return {"the stylesheet " + name + " is no regular file", "name a CSS file"};
    case FileError::unreadable:
      return {"the stylesheet " + name + " cannot be read", "check its permissions"};
    default:
      return {"there is no stylesheet " + name,
              "names are relative to the folder of this file; capitals count"};
  }
}

class StylesheetLoader {
 public:
  explicit StylesheetLoader(const StylesheetReading& reading)
      : reading_(reading), named_(reading) {}

  void add(StylesheetName name) {
    if (!name.bytes && is_remote(name.name)) {
      refuse_remote(name.name, name.span);
      return;
    }
    const SheetPlace place{.root = std::move(name.root), .name = normal_path(name.name)};
    visit(place, name.span, std::move(name.bytes));
  }

  Stylesheets take() {
    Stylesheets made;
    std::vector<const Use*> kept = uses_that_count();
    std::vector<std::size_t> left(files_.size(), 0);
    for (const Use* use : kept) {
      ++left[use->file];
    }
    for (const Use* use : kept) {
      Stylesheet& sheet = files_[use->file].sheet;
      const bool is_last = --left[use->file] == 0;
      made.list.push_back(
          under_conditions(is_last ? std::move(sheet) : sheet, use->conditions));
    }
    named_.take(made);
    return made;
  }

 private:
  /// One file, read and parsed once, however often it is named.
  struct SheetFile {
    Stylesheet sheet{};
    std::vector<ImportRule> imports{};
    std::size_t rule_count = 0;
  };

  /// A file where it counts in the cascade; the imports that set conditions, outer ones
  /// first.
  struct Use {
    std::size_t file = 0;
    std::vector<const ImportRule*> conditions{};
  };

  void report(Span span, SheetRefusal refusal) {
    reading_.diagnostics.warn("stylesheet-left-out", span, std::move(refusal.message),
                              {{.message = std::move(refusal.hint)}});
  }

  // A file may be come to by several ways, and each leads to the same trouble.
  void refuse(Span span, SheetRefusal refusal) {
    if (refused_.emplace(span.file, span.begin).second) {
      report(span, std::move(refusal));
    }
  }

  void refuse_remote(const std::string& url, Span span) {
    refuse(span, {"the stylesheet " + shown_file_name(url) + " is not a file",
                  "octavo opens no connection: save it beside this file"});
  }

  void visit(const SheetPlace& place, Span span, std::optional<std::string> bytes = {}) {
    const std::string path = place.path();
    if (std::ranges::find(open_, path) != open_.end()) {
      refuse(span, {"the stylesheet " + shown_file_name(path) + " imports itself",
                    "leave this '@import' out, or that which led here"});
      return;
    }
    if (open_.size() == deepest_import) {
      refuse(span, {"stylesheets import each other more than 16 deep",
                    "what is imported here is left out"});
      return;
    }
    const auto file = file_of(place, path, span, std::move(bytes));
    if (!file) {
      return;
    }
    open_.push_back(path);
    for (const ImportRule& import : files_[*file].imports) {
      follow(import, place);
    }
    open_.pop_back();
    uses_.push_back({.file = *file, .conditions = conditions_});
  }

  // Every import counts, whatever comes of it: files that import each other twice would
  // else be read 2^16 times.
  void follow(const ImportRule& import, const SheetPlace& from) {
    if (++import_count_ > most_sheets) {
      if (import_count_ == most_sheets + 1) {
        report(import.span, {"the stylesheets of the book import more than 64 files",
                             "what else they import is left out"});
      }
      return;
    }
    if (is_remote(import.url)) {
      refuse_remote(import.url, import.span);
      return;
    }
    const bool has_conditions = !import.media.list.empty();
    if (has_conditions) {
      conditions_.push_back(&import);
    }
    visit(place_beside(from, import.url), import.span);
    if (has_conditions) {
      conditions_.pop_back();
    }
  }

  std::optional<std::size_t> file_of(const SheetPlace& place,
                                     const std::string& path,
                                     Span span,
                                     std::optional<std::string> bytes) {
    const auto known = by_path_.find(path);
    if (known != by_path_.end()) {
      return known->second;
    }
    if (files_.size() == most_sheets) {
      refuse(span, {"the book has more than 64 stylesheets", "this one is left out"});
      return std::nullopt;
    }
    if (!bytes) {
      FileContent content =
          reading_.files.read_beneath(place.root, place.name, most_bytes_of_a_stylesheet);
      if (content.error != FileError::none) {
        refuse(span, sheet_refusal(content.error, shown_file_name(place.name)));
        return std::nullopt;
      }
      bytes = std::move(content.bytes);
    }
    byte_count_ += bytes->size();
    if (byte_count_ > most_bytes_of_sheets) {
      refuse(span, {"the stylesheets of the book have more than 8 MB together",
                    shown_file_name(path) + " is left out"});
      return std::nullopt;
    }
    files_.push_back(parse(place, path, *bytes));
    by_path_.emplace(path, files_.size() - 1);
    return files_.size() - 1;
  }

  SheetFile parse(const SheetPlace& place,
                  const std::string& path,
                  const std::string& bytes) {
    const SourceFile& source = reading_.sources.add(path, decode_stylesheet(bytes));
    report_replaced(source, bytes);
    SheetFile file{.sheet = parse_sheet(source.text(), source.id(), Origin::author,
                                        reading_.diagnostics, named_.resolver(place))};
    named_.load(file.sheet);
    std::vector<SheetRule>& rules = file.sheet.rules;
    for (SheetRule& rule : rules) {
      if (auto* import = std::get_if<ImportRule>(&rule.kind)) {
        file.imports.push_back(std::move(*import));
      }
    }
    std::erase_if(rules, [](const SheetRule& rule) {
      return std::holds_alternative<ImportRule>(rule.kind);
    });
    file.rule_count = count_rules(rules);
    return file;
  }

  void report_replaced(const SourceFile& source, const std::string& bytes) {
    constexpr std::string_view replacement = "\uFFFD";
    const std::size_t at = source.text().find(replacement);
    if (at != std::string_view::npos && bytes.find(replacement) == std::string::npos) {
      const auto begin = static_cast<std::uint32_t>(at);
      reading_.diagnostics.warn(
          "css-invalid", {.file = source.id(), .begin = begin, .end = begin + 3},
          "the stylesheet has bytes that are no characters, shown as U+FFFD",
          {{.message =
                "save it as UTF-8, or begin it with `@charset` and its encoding"}});
    }
  }

  // Of equal sheets under equal conditions only the last one counts: what the others say
  // it says again. And there is an end to copies of large ones.
  std::vector<const Use*> uses_that_count() {
    std::vector<const Use*> kept;
    std::set<std::pair<std::size_t, std::string>> seen;
    std::size_t rule_count = 0;
    for (const Use& use : std::views::reverse(uses_)) {
      std::string conditions;
      for (const ImportRule* import : use.conditions) {
        conditions += to_css(import->conditions) + ";";
      }
      if (!seen.emplace(use.file, std::move(conditions)).second) {
        continue;
      }
      rule_count += files_[use.file].rule_count;
      if (rule_count > most_rules) {
        reading_.diagnostics.warn(
            "css-invalid", {},
            "the stylesheets have over " + std::to_string(most_rules) + " rules together",
            {{.message = "files that others go before are left out"}});
        break;
      }
      kept.push_back(&use);
    }
    std::ranges::reverse(kept);
    return kept;
  }

  // An import within an import needs the conditions of both.
  static Stylesheet under_conditions(Stylesheet sheet,
                                     const std::vector<const ImportRule*>& conditions) {
    if (conditions.empty()) {
      return sheet;
    }
    for (std::size_t outer = conditions.size() - 1; outer-- > 0;) {
      const ImportRule& import = *conditions[outer];
      ConditionalRule rule{.media = import.media,
                           .prelude = import.conditions,
                           .rules = std::exchange(sheet.rules, {}),
                           .span = import.span};
      sheet.rules.push_back({std::move(rule)});
    }
    sheet.media = conditions.back()->media;
    sheet.conditions = conditions.back()->conditions;
    return sheet;
  }

  const StylesheetReading& reading_;
  /// What the stylesheets name besides each other.
  SheetFiles named_;
  // Its elements stay where they are: conditions point at their imports.
  std::deque<SheetFile> files_{};
  std::map<std::string, std::size_t> by_path_{};
  std::vector<Use> uses_{};
  /// The paths of the file at hand and of those that led to it.
  std::vector<std::string> open_{};
  std::vector<const ImportRule*> conditions_{};
  std::size_t import_count_ = 0;
  /// The places of what was left out.
  std::set<std::pair<FileId, std::uint32_t>> refused_{};
  std::uint64_t byte_count_ = 0;
};

}  // namespace

std::shared_ptr<const Stylesheets> load_stylesheets(const Theme* theme,
                                                    std::vector<StylesheetName> names,
                                                    const StylesheetReading& reading) {
  StylesheetLoader loader(reading);
  for (StylesheetName& name : names) {
    loader.add(std::move(name));
  }
  Stylesheets sheets = loader.take();
  if (theme != nullptr) {
    sheets.list.insert(sheets.list.begin(), parse_theme(*theme));
  }
  return std::make_shared<const Stylesheets>(std::move(sheets));
}

}  // namespace octavo::css
