#include "formats/markdown/front_matter.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <yaml-cpp/yaml.h>

#include "formats/markdown/front_matter_block.h"
#include "formats/markdown/front_matter_names.h"
#include "formats/markdown/front_matter_places.h"
#include "formats/markdown/scan.h"

namespace octavo::markdown {

namespace {

/// Front matter is written by hand; more is data, and costs time in the YAML parser.
constexpr std::size_t most_bytes = 256 * 1024;
/// Of lists and maps in each other.
constexpr int deepest_level = 256;

class Reader {
 public:
  Reader(const SourceFile& source, const YamlBlock& block, Diagnostics& diagnostics)
      : source_(source),
        block_(block),
        places_(source, block),
        diagnostics_(diagnostics) {
    found_.end = block.end;
    left_ = 2 * block.yaml.size();
  }

  FrontMatter read() {
    try {
      const YAML::Node root = YAML::Load(std::string(block_.yaml));
      if (root.IsMap()) {
        if (!reports_open_quote(root)) {
          for (const auto& entry : root) {
            read_entry(entry.first, entry.second);
          }
        }
      } else if (!root.IsNull()) {
        // Two rules with a line of text between them.
        return {};
      }
    } catch (const YAML::Exception& problem) {
      const Position begin = offset_of(problem.mark);
      diagnostics_.warn(
          "front-matter-invalid", places_.line_span(begin),
          "the front matter is no valid YAML: " + problem.msg,
          {{.message = "a value that holds a colon or begins with a quote, a "
                       "bracket or an asterisk is put in quotation marks",
            .span = {}}});
    }
    return std::move(found_);
  }

 private:
  Position offset_of(const YAML::Mark& mark) const { return places_.offset(mark.pos); }

  /// The YAML library lets the end of the text close a quotation; only the last value can
  /// reach it.
  bool reports_open_quote(const YAML::Node& root) {
    YAML::Node last = root;
    // An alias may lead back to what it stands in.
    for (int level = 0; level < deepest_level && last.size() > 0; ++level) {
      YAML::Node next;
      for (const auto& entry : last) {
        next.reset(last.IsMap() ? entry.second : entry);
      }
      if (next.Mark().pos <= last.Mark().pos) {
        // An alias leads back, perhaps to what holds it; it ends in no quotation.
        return false;
      }
      last.reset(next);
    }
    if (!last.IsScalar()) {
      return false;
    }
    const Position begin = offset_of(last.Mark());
    const char quote = source_.text()[begin];
    if (quote != '"' && quote != '\'') {
      return false;
    }
    const auto yaml_end = static_cast<Position>(block_.begin + block_.yaml.size());
    for (Position at = begin + 1; at < yaml_end; ++at) {
      const char here = source_.text()[at];
      if (here == quote) {
        return false;
      }
      at += here == '\\' && quote == '"' ? 1 : 0;
    }
    diagnostics_.warn(
        "front-matter-invalid", places_.line_span(begin),
        "the front matter is no valid YAML: the quotation that begins here has no end",
        {{.message = std::string("put a ") + quote + " where the value ends",
          .span = {}}});
    return true;
  }

  Content content_of(const YAML::Node& value) const {
    return places_.content(value.Scalar(), offset_of(value.Mark()));
  }

  void refuse(const YAML::Node& key,
              const std::string& why,
              std::vector<Hint> hints = {}) {
    diagnostics_.warn("unknown-metadata", places_.line_span(offset_of(key.Mark())),
                      "\"" + key.Scalar() + "\" in the front matter " + why,
                      std::move(hints));
  }

  /// Counts what is read; false once aliases have made it too much.
  bool affords(const YAML::Node& value) {
    return affords(value, 1 + (value.IsScalar() ? value.Scalar().size() : value.size()));
  }
  bool affords(const YAML::Node& value, std::size_t size) {
    if (size <= left_) {
      left_ -= size;
      return true;
    }
    if (std::exchange(left_, 0) != 0) {
      diagnostics_.warn("front-matter-invalid",
                        places_.line_span(offset_of(value.Mark())),
                        "the front matter repeats itself too often",
                        {{.message = "what follows in it is left out", .span = {}}});
    }
    return false;
  }

  /// The scalars of a key's value; what is none is reported.
  std::vector<YAML::Node> scalars(const YAML::Node& key,
                                  const YAML::Node& value,
                                  std::initializer_list<const char*> names) {
    std::vector<YAML::Node> found = scalars(value, names);
    const std::size_t stated = value.IsSequence() ? value.size() : 1;
    if (found.size() < stated && left_ != 0) {
      refuse(key, found.empty() ? "is no text" : "is not all text");
    }
    return found;
  }

  /// The scalars of a value: itself, those of a list, or what stands under a name.
  std::vector<YAML::Node> scalars(const YAML::Node& value,
                                  std::initializer_list<const char*> names) {
    if (!affords(value)) {
      return {};
    }
    std::vector<YAML::Node> found;
    if (value.IsScalar()) {
      found.push_back(value);
    } else if (value.IsSequence()) {
      for (const YAML::Node& item : value) {
        if (!item.IsSequence()) {
          std::ranges::move(scalars(item, names), std::back_inserter(found));
        }
      }
    } else if (value.IsMap()) {
      for (const char* const name : names) {
        if (value[name] && value[name].IsScalar() && affords(value[name])) {
          found.push_back(value[name]);
          break;
        }
      }
    }
    return found;
  }

  static std::string scalar_of(const YAML::Node& map,
                               std::initializer_list<const char*> names) {
    for (const char* const name : names) {
      if (map[name] && map[name].IsScalar()) {
        return map[name].Scalar();
      }
    }
    return {};
  }

  /// A name as one text, or in parts as CSL and Quarto have it; empty: it cannot be read.
  static std::string name_of(const YAML::Node& author) {
    if (author.IsScalar()) {
      return author.Scalar();
    }
    if (!author.IsMap()) {
      return {};
    }
    const bool is_nested = author["name"] && author["name"].IsMap();
    const YAML::Node parts = is_nested ? author["name"] : author;
    std::string name = scalar_of(parts, {"name", "literal", "text"});
    if (name.empty()) {
      const std::string family = scalar_of(parts, {"family", "last"});
      name = scalar_of(parts, {"given", "first"});
      name += name.empty() || family.empty() ? "" : " ";
      name += family;
    }
    return name;
  }

  void read_author(const YAML::Node& key, const YAML::Node& author) {
    if (!affords(author)) {
      return;
    }
    std::string name = name_of(author);
    if (author.IsMap() && !affords(author, name.size())) {
      return;
    }
    if (!name.empty()) {
      found_.metadata.authors.push_back(std::move(name));
    } else if (author.IsMap() || author.IsSequence()) {
      diagnostics_.warn("unknown-metadata", places_.line_span(offset_of(author.Mark())),
                        "what stands here under \"" + key.Scalar() +
                            "\" in the front matter has no name",
                        {{.message = "write the name alone, or as `name`, or as `given` "
                                     "and `family`",
                          .span = {}}});
    }
  }

  void read_authors(const YAML::Node& key, const YAML::Node& value) {
    if (!value.IsSequence()) {
      read_author(key, value);
      return;
    }
    for (const YAML::Node& author : value) {
      read_author(key, author);
    }
  }

  void read_titles(const YAML::Node& key, const YAML::Node& value) {
    if (value.IsScalar()) {
      found_.title = content_of(value);
      return;
    }
    if (!value.IsSequence()) {
      refuse(key, "is no text");
      return;
    }
    // Pandoc's list of titles with their types.
    for (const YAML::Node& item : value) {
      if (!affords(item)) {
        return;
      }
      if (!item.IsMap() || !item["text"] || !item["text"].IsScalar()) {
        refuse(key, "holds what is no title with its `text` and `type`");
        return;
      }
      if (!affords(item["text"])) {
        return;
      }
      const bool is_subtitle =
          item["type"] && item["type"].IsScalar() && item["type"].Scalar() == "subtitle";
      (is_subtitle ? found_.subtitle : found_.title) = content_of(item["text"]);
    }
  }

  /// Paragraphs have blank lines between them.
  void read_abstract(const YAML::Node& key, const YAML::Node& value) {
    if (!value.IsScalar()) {
      refuse(key, "is no text");
      return;
    }
    const std::string& text = value.Scalar();
    std::size_t place = offset_of(value.Mark());
    Content paragraph;
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::string_view line = trim(std::string_view(text).substr(at, end - at));
      if (!line.empty()) {
        place = places_.append_line(paragraph, line, place, offset_of(value.Mark()));
      }
      if ((line.empty() || end == text.size()) && !paragraph.empty()) {
        found_.abstract.push_back(std::exchange(paragraph, {}));
      }
      at = end + 1;
    }
  }

  void read_form(const YAML::Node& key, const std::string& name) {
    if (const auto form = form_of_class(name)) {
      found_.metadata.form = *form;
    } else {
      refuse(key, "is neither article nor book");
    }
  }

  void read_paper(const YAML::Node& key, const std::string& name) {
    found_.metadata.paper = parse_paper(name);
    if (!found_.metadata.paper) {
      refuse(key, "is no paper", {{.message = std::string(paper_hint)}});
    }
  }

  static std::vector<std::string> words(const std::vector<YAML::Node>& values) {
    std::vector<std::string> list;
    for (const YAML::Node& value : values) {
      const std::string& text = value.Scalar();
      for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find_first_of(",;", at), text.size());
        const std::string_view word = trim(std::string_view(text).substr(at, end - at));
        if (!word.empty()) {
          list.emplace_back(word);
        }
        at = end + 1;
      }
    }
    return list;
  }

  /// True when the key is one of those that hold one string.
  bool read_string(const YAML::Node& key, const YAML::Node& value) {
    const std::string& name = key.Scalar();
    const std::array<std::pair<std::string_view, std::string*>, 14> strings = {
        {{"date", &found_.metadata.date},
         {"lang", &found_.metadata.language},
         {"language", &found_.metadata.language},
         {"rights", &found_.metadata.rights},
         {"copyright", &found_.metadata.rights},
         {"publisher", &found_.metadata.publisher},
         {"identifier", &found_.metadata.identifier},
         {"isbn", &found_.metadata.identifier},
         {"description", &found_.metadata.description},
         {"cover-image", &found_.metadata.cover_image},
         {"mainfont", &found_.metadata.main_font.text},
         {"sansfont", &found_.metadata.sans_font.text},
         {"monofont", &found_.metadata.mono_font.text},
         {"theme", &found_.metadata.theme.text}}};
    const auto* const known = std::ranges::find(
        strings, name, &std::pair<std::string_view, std::string*>::first);
    if (known == strings.end()) {
      return false;
    }
    const auto values = scalars(key, value, {"text", "name"});
    if (!values.empty()) {
      *known->second = values.front().Scalar();
      if (Span* const place = place_of(name)) {
        *place = span_of(values.front());
      }
    }
    return true;
  }

  /// Where the place of what a key says is kept: of what may turn out not to be there.
  Span* place_of(std::string_view name) {
    Metadata& metadata = found_.metadata;
    const std::array<std::pair<std::string_view, Span*>, 8> places = {
        {{"date", &metadata.date_span},
         {"lang", &metadata.language_span},
         {"language", &metadata.language_span},
         {"cover-image", &metadata.cover_span},
         {"mainfont", &metadata.main_font.span},
         {"sansfont", &metadata.sans_font.span},
         {"monofont", &metadata.mono_font.span},
         {"theme", &metadata.theme.span}}};
    const auto* const known =
        std::ranges::find(places, name, &std::pair<std::string_view, Span*>::first);
    return known == places.end() ? nullptr : known->second;
  }

  Span span_of(const YAML::Node& value) const {
    return content_of(value).span(source_.id(), 0,
                                  static_cast<Position>(value.Scalar().size()));
  }

  void read_stylesheets(const YAML::Node& key, const YAML::Node& value) {
    for (const YAML::Node& path : scalars(key, value, {})) {
      found_.metadata.stylesheets.push_back(
          {.text = path.Scalar(), .span = span_of(path)});
    }
  }

  /// True when the key is one of those that switch something.
  bool read_switch(const std::string& name,
                   const YAML::Node& key,
                   const YAML::Node& value) {
    const bool is_depth = name == "toc-depth";
    const bool is_contents = name == "toc" || name == "table-of-contents";
    const bool is_numbers = name == "number-sections" || name == "numbersections";
    if (!is_depth && !is_contents && !is_numbers) {
      return false;
    }
    int depth = 0;
    bool on = false;
    if (is_depth && value.IsScalar() && YAML::convert<int>::decode(value, depth) &&
        depth >= 1 && depth <= 6) {
      found_.metadata.contents_depth = depth;
    } else if (is_depth) {
      refuse(key, "is no number from 1 to 6");
    } else if (!value.IsScalar() || !YAML::convert<bool>::decode(value, on)) {
      refuse(key, "is neither true nor false");
    } else if (is_contents) {
      found_.metadata.contents = on;
    } else {
      found_.metadata.number_sections = on;
    }
    return true;
  }

  void read_entry(const YAML::Node& key, const YAML::Node& value) {
    if (!key.IsScalar() || !affords(key) || !affords(value)) {
      return;
    }
    const std::string& name = key.Scalar();
    if (value.IsNull() || read_string(key, value) || read_switch(name, key, value)) {
      return;
    }
    if (name == "title") {
      read_titles(key, value);
    } else if (name == "subtitle") {
      if (value.IsScalar()) {
        found_.subtitle = content_of(value);
      } else {
        refuse(key, "is no text");
      }
    } else if (name == "author" || name == "authors" || name == "creator") {
      read_authors(key, value);
    } else if (name == "abstract") {
      read_abstract(key, value);
    } else if (name == "keywords" || name == "subject" || name == "subjects" ||
               name == "tags") {
      std::ranges::move(words(scalars(key, value, {"text"})),
                        std::back_inserter(found_.metadata.subjects));
    } else if (name == "stylesheet" || name == "css") {
      read_stylesheets(key, value);
    } else if (name == "documentclass" && value.IsScalar()) {
      read_form(key, value.Scalar());
    } else if (name == "papersize" && value.IsScalar()) {
      read_paper(key, value.Scalar());
    } else if (!is_private_key(name)) {
      refuse(key, "has no effect");
    }
  }

  const SourceFile& source_;
  const YamlBlock& block_;
  YamlPlaces places_;
  Diagnostics& diagnostics_;
  FrontMatter found_{};
  /// Of what may be read, in bytes and items: aliases let a short text stand for a long
  /// one, and no text without them comes to twice its own length.
  std::size_t left_ = 0;
};

}  // namespace

FrontMatter read_front_matter(const SourceFile& source, Diagnostics& diagnostics) {
  const auto block = find_yaml_block(source.text());
  if (!block) {
    report_unclosed_block(source, diagnostics);
    return {};
  }
  if (block->yaml.size() > most_bytes) {
    diagnostics.warn(
        "front-matter-invalid", {source.id(), 0, 3},
        "the front matter is longer than 256 kB",
        {{.message = "it is left out; keep in it what is said of the book", .span = {}}});
    FrontMatter none;
    none.end = block->end;
    return none;
  }
  return Reader(source, *block, diagnostics).read();
}

}  // namespace octavo::markdown
