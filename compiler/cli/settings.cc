#include "compiler/cli/settings.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/forbidden_characters.h"
#include "compiler/suggest.h"
#include "compiler/text/characters.h"
#include "compiler/text/language.h"

namespace octavo::cli {
namespace {

template <class Number>
std::optional<Number> parse_number(std::string_view text) {
  Number number{};
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  return whole ? std::optional(number) : std::nullopt;
}

const Reader* reader_named(const std::string& name,
                           const Formats& formats,
                           Diagnostics& problems) {
  const std::string lower = to_lower(name);
  const auto found = std::ranges::find(formats.readers, lower, &Reader::name);
  if (found != formats.readers.end()) {
    return &*found;
  }
  std::vector<std::string> names;
  std::string list;
  for (const Reader& reader : formats.readers) {
    names.emplace_back(reader.name);
    list += (list.empty() ? "" : ", ") + names.back();
  }
  const std::optional<std::string> meant = nearest(lower, names);
  problems.error("usage", {}, "octavo reads no format `" + name + "`",
                 {{.message = meant ? "did you mean `" + *meant + "`?"
                                    : "--from is one of " + list}});
  return nullptr;
}

void understand_inputs(const std::vector<std::string>& inputs, Diagnostics& problems) {
  if (inputs.empty()) {
    problems.error("usage", {}, "no input is named",
                   {{.message = "`octavo build book.md`; - is standard input"}});
  }
  if (std::ranges::count(inputs, "-") > 1) {
    problems.error("usage", {}, "standard input is named twice",
                   {{.message = "it can be read only once"}});
  }
}

void understand_words(const std::string& option,
                      const std::string& text,
                      Diagnostics& problems) {
  if (without_forbidden_characters(text) != text) {
    problems.error("usage", {},
                   "the value of `" + option + "` has a character that no book may carry",
                   {{.message = "write it in UTF-8, without control characters"}});
  }
}

std::string understand_language(const std::string& text, Diagnostics& problems) {
  if (text.empty() || is_language_tag(text)) {
    return canonical_language(text);
  }
  problems.error("usage", {}, "`" + text + "` is no language",
                 {{.message = "--lang takes a tag such as en, pt-BR or zh-Hant"}});
  return {};
}

std::optional<Paper> understand_paper(const std::string& text, Diagnostics& problems) {
  if (text.empty()) {
    return std::nullopt;
  }
  const std::optional<Paper> paper = parse_paper(text);
  if (!paper) {
    problems.error("usage", {}, "`" + text + "` is no paper",
                   {{.message = std::string(paper_hint)}});
  }
  return paper;
}

std::string understand_theme(const std::string& name,
                             const Formats& formats,
                             Diagnostics& problems) {
  if (!name.empty() && find_theme(name, formats.themes) == nullptr) {
    problems.error("usage", {}, "octavo has no theme `" + name + "`",
                   {theme_hint(name, formats.themes)});
  }
  return name;
}

std::vector<std::string> understand_stylesheets(const std::vector<std::string>& paths,
                                                Diagnostics& problems) {
  if (std::ranges::find(paths, "-") != paths.end()) {
    problems.error("usage", {}, "--css takes no standard input",
                   {{.message = "save the stylesheet as a file and name it"}});
  }
  return paths;
}

std::optional<PdfStandards> understand_standards(const std::string& text,
                                                 Diagnostics& problems) {
  if (text.empty()) {
    return std::nullopt;
  }
  const auto standards = parse_pdf_standards(text);
  if (!standards) {
    problems.error("usage", {}, "`" + text + "` is no standard that octavo keeps",
                   {{.message = std::string(pdf_standards_hint)}});
  }
  return standards;
}

PageList understand_page_list(const std::string& text, Diagnostics& problems) {
  if (text.empty()) {
    return PageList::of_pages;
  }
  const std::string lower = to_lower(text);
  if (lower == "none") {
    return PageList::none;
  }
  if (!lower.ends_with(".pdf")) {
    problems.error("usage", {}, "`" + text + "` is no list of pages",
                   {{.message = "--page-list is the name of a PDF, or none; left out, "
                                "the e-book lists the pages of the PDF that is made "
                                "with it"}});
  }
  return PageList::of_file;
}

unsigned understand_jobs(const std::string& text, Diagnostics& problems) {
  constexpr unsigned most_jobs = 1024;
  if (text.empty()) {
    return 0;
  }
  const auto jobs = parse_number<unsigned>(text);
  if (!jobs || *jobs == 0 || *jobs > most_jobs) {
    problems.error("usage", {}, "`" + text + "` is no number of threads",
                   {{.message = "--jobs is a number from 1 to 1024"}});
    return 0;
  }
  return *jobs;
}

MessageForm understand_form(const std::string& text, Diagnostics& problems) {
  const std::string form = to_lower(text);
  if (!form.empty() && form != "text" && form != "json") {
    problems.error("usage", {}, "`" + text + "` is no form of messages",
                   {{.message = "--diagnostics is text or json"}});
  }
  return form == "json" ? MessageForm::json : MessageForm::text;
}

/// https://reproducible-builds.org/specs/source-date-epoch/
std::optional<long long> epoch_of_environment(Diagnostics& problems) {
  // The year 9999 ends here: later dates have no place in the metadata of a book.
  constexpr long long latest = 253'402'300'799;
  const char* text = std::getenv("SOURCE_DATE_EPOCH");
  if (text == nullptr || *text == '\0') {
    return std::nullopt;
  }
  const auto epoch = parse_number<long long>(text);
  if (!epoch || *epoch < 0 || *epoch > latest) {
    problems.error("usage", {},
                   "SOURCE_DATE_EPOCH is `" + std::string(text) + "`, which is no date",
                   {{.message = "it is a number of seconds since 1970, or unset"}});
    return std::nullopt;
  }
  return epoch;
}

EpubProfile understand_profile(const std::string& name, Diagnostics& problems) {
  if (name.empty()) {
    return {};
  }
  const auto profile = find_epub_profile(name);
  if (!profile) {
    problems.error("usage", {}, "`" + name + "` is no profile of an EPUB",
                   {{.message = epub_profiles_hint()}});
  }
  return profile.value_or(EpubProfile{});
}

}  // namespace

Settings settings_of(const BookArguments& arguments,
                     const Formats& formats,
                     Diagnostics& problems) {
  Settings settings;
  settings.form = understand_form(arguments.diagnostics, problems);
  settings.loudness =
      arguments.quiet && !arguments.strict ? Loudness::errors_only : Loudness::all;
  settings.strict = arguments.strict;
  understand_inputs(arguments.inputs, problems);
  settings.request.inputs = arguments.inputs;
  if (!arguments.from.empty()) {
    settings.request.reader = reader_named(arguments.from, formats, problems);
  }
  understand_words("--title", arguments.title, problems);
  for (const std::string& author : arguments.authors) {
    understand_words("--author", author, problems);
  }
  settings.request.options = {
      .title = arguments.title,
      .authors = arguments.authors,
      .language = understand_language(arguments.language, problems),
      .paper = understand_paper(arguments.paper, problems),
      .theme = understand_theme(arguments.theme, formats, problems),
      .stylesheets = understand_stylesheets(arguments.stylesheets, problems),
      .page_list = understand_page_list(arguments.page_list, problems),
      .page_list_file = arguments.page_list,
      .jobs = understand_jobs(arguments.jobs, problems),
      .pdf_standards = understand_standards(arguments.pdf_standard, problems),
      .epoch = epoch_of_environment(problems)};
  return settings;
}

Settings settings_of(const BuildCommand& command,
                     const Formats& formats,
                     Diagnostics& problems) {
  Settings settings = settings_of(command.book, formats, problems);
  Options& options = settings.request.options;
  options.linearize = command.linearize;
  options.obfuscate_fonts = command.obfuscate_fonts;
  options.epub_profile = understand_profile(command.epub_profile, problems);
  return settings;
}

}  // namespace octavo::cli
