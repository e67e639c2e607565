#include "formats/css/media.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "formats/css/value_reader.h"

namespace octavo::css {
namespace {

using Truth = std::optional<bool>;

// --- Reading

std::optional<Comparison> read_comparison(ValueReader& reader) {
  const auto is_delim = [&](char32_t character) {
    return !reader.at_end() && reader.peek().token.kind == TokenKind::delim &&
           reader.peek().token.character == character;
  };
  const auto take_equals = [&] {
    const bool is_there = is_delim(U'=');
    if (is_there) {
      reader.take();
    }
    return is_there;
  };
  if (take_equals()) {
    return Comparison::equal;
  }
  const bool is_less = is_delim(U'<');
  if (!is_less && !is_delim(U'>')) {
    return std::nullopt;
  }
  reader.take();
  const bool or_equal = take_equals();
  if (is_less) {
    return or_equal ? Comparison::at_most : Comparison::less;
  }
  return or_equal ? Comparison::at_least : Comparison::greater;
}

Comparison turned(Comparison comparison) {
  switch (comparison) {
    case Comparison::less:
      return Comparison::greater;
    case Comparison::at_most:
      return Comparison::at_least;
    case Comparison::at_least:
      return Comparison::at_most;
    case Comparison::greater:
      return Comparison::less;
    case Comparison::equal:
      break;
  }
  return Comparison::equal;
}

MediaCondition feature_condition(MediaFeature feature) {
  return {
      .kind = MediaCondition::Kind::feature, .feature = std::move(feature), .parts = {}};
}

// The value of a feature: a number, a length, a ratio or a word.
bool read_feature_value(ValueReader& reader, MediaFeature& feature) {
  if (const auto word = reader.ident()) {
    feature.word = ascii_lower(*word);
    return true;
  }
  if (reader.at_end()) {
    return false;
  }
  feature.value = parse_calc(reader.peek());
  if (!feature.value) {
    return false;
  }
  reader.take();
  if (reader.slash()) {
    const auto below = reader.number();
    const bool is_ratio = below && *below != 0;
    if (is_ratio) {
      feature.value =
          Calc({{.number = feature.value->number() / *below}}, CalcType::number);
    }
    return is_ratio;
  }
  return true;
}

// `min-width: …` and its like are comparisons by another name.
void take_prefix(MediaFeature& feature) {
  constexpr std::string_view least = "min-";
  constexpr std::string_view most = "max-";
  if (feature.name.starts_with(least)) {
    feature.comparison = Comparison::at_least;
    feature.name.erase(0, least.size());
  } else if (feature.name.starts_with(most)) {
    feature.comparison = Comparison::at_most;
    feature.name.erase(0, most.size());
  }
}

// name, name: value, name < value.
std::optional<MediaCondition> named_feature(ValueReader reader) {
  const auto name = reader.ident();
  if (!name) {
    return std::nullopt;
  }
  MediaFeature feature{.name = ascii_lower(*name)};
  if (reader.at_end()) {
    return feature_condition(std::move(feature));
  }
  if (reader.peek().token.kind == TokenKind::colon) {
    reader.take();
    take_prefix(feature);
  } else if (const auto comparison = read_comparison(reader)) {
    feature.comparison = *comparison;
  } else {
    return std::nullopt;
  }
  const bool is_whole = read_feature_value(reader, feature) && reader.at_end();
  return is_whole ? std::optional(feature_condition(std::move(feature))) : std::nullopt;
}

// value < name, value < name < value.
std::optional<MediaCondition> ranged_feature(ValueReader reader) {
  MediaFeature first;
  if (!read_feature_value(reader, first) || !first.value) {
    return std::nullopt;
  }
  const auto comparison = read_comparison(reader);
  const auto name = comparison ? reader.ident() : std::nullopt;
  if (!comparison || !name) {
    return std::nullopt;
  }
  first.name = ascii_lower(*name);
  first.comparison = turned(*comparison);
  if (reader.at_end()) {
    return feature_condition(std::move(first));
  }
  MediaFeature second{.name = first.name};
  const auto next = read_comparison(reader);
  if (!next || !read_feature_value(reader, second) || !reader.at_end()) {
    return std::nullopt;
  }
  second.comparison = *next;
  MediaCondition both{.kind = MediaCondition::Kind::both, .parts = {}};
  both.parts.push_back(feature_condition(std::move(first)));
  both.parts.push_back(feature_condition(std::move(second)));
  return both;
}

std::optional<MediaCondition> read_condition(ValueReader& reader);

// The name that what cannot be read begins with.
MediaCondition unknown_condition(const ComponentValue& block) {
  ValueReader reader(block.content);
  const bool may_be_feature = block.token.kind == TokenKind::left_round;
  return {.feature = {.name = may_be_feature ? ascii_lower(reader.ident().value_or(""))
                                             : std::string()},
          .parts = {}};
}

std::optional<MediaCondition> condition_of(const ComponentValue& block) {
  if (block.token.kind == TokenKind::left_round) {
    if (auto named = named_feature(ValueReader(block.content))) {
      return named;
    }
    if (auto ranged = ranged_feature(ValueReader(block.content))) {
      return ranged;
    }
    ValueReader inside(block.content);
    if (auto nested = read_condition(inside); nested && inside.at_end()) {
      return nested;
    }
  }
  return std::nullopt;
}

void set_place(MediaCondition& condition, const Token& block) {
  condition.begin = block.begin;
  condition.end = block.end;
  for (MediaCondition& part : condition.parts) {
    if (part.end == 0) {
      set_place(part, block);
    }
  }
}

// media-in-parens: what cannot be read in parentheses is unknown.
std::optional<MediaCondition> read_in_parentheses(ValueReader& reader) {
  const bool is_block =
      !reader.at_end() && (reader.peek().token.kind == TokenKind::left_round ||
                           reader.peek().token.kind == TokenKind::function);
  if (!is_block) {
    return std::nullopt;
  }
  const ComponentValue& block = reader.take();
  auto condition = condition_of(block);
  if (!condition) {
    condition = unknown_condition(block);
  }
  set_place(*condition, block.token);
  return condition;
}

std::optional<MediaCondition> read_condition(ValueReader& reader) {
  if (reader.word("not")) {
    auto inner = read_in_parentheses(reader);
    if (!inner) {
      return std::nullopt;
    }
    MediaCondition opposite{.kind = MediaCondition::Kind::opposite, .parts = {}};
    opposite.parts.push_back(std::move(*inner));
    return opposite;
  }
  auto first = read_in_parentheses(reader);
  if (!first || reader.at_end()) {
    return first;
  }
  const bool is_and = reader.word("and");
  if (!is_and && !reader.word("or")) {
    return std::nullopt;
  }
  MediaCondition joined{
      .kind = is_and ? MediaCondition::Kind::both : MediaCondition::Kind::either,
      .parts = {}};
  joined.parts.push_back(std::move(*first));
  do {
    auto next = read_in_parentheses(reader);
    if (!next) {
      return std::nullopt;
    }
    joined.parts.push_back(std::move(*next));
  } while (reader.word(is_and ? "and" : "or"));
  return joined;
}

std::optional<MediaQuery> read_query(const ComponentValues& values) {
  ValueReader reader(values);
  const std::size_t begin = reader.mark();
  if (auto condition = read_condition(reader); condition && reader.at_end()) {
    return MediaQuery{.condition = std::move(condition)};
  }
  reader.reset(begin);
  MediaQuery query;
  query.is_negated = reader.word("not");
  if (!query.is_negated) {
    reader.word("only");
  }
  const auto type = reader.ident();
  if (!type || is_word(*type, "and") || is_word(*type, "or") || is_word(*type, "not") ||
      is_word(*type, "only")) {
    return std::nullopt;
  }
  query.type = ascii_lower(*type);
  if (query.type == "all") {
    query.type.clear();
  }
  if (reader.at_end()) {
    return query;
  }
  if (!reader.word("and")) {
    return std::nullopt;
  }
  query.condition = read_condition(reader);
  return query.condition && reader.at_end() ? std::optional(std::move(query))
                                            : std::nullopt;
}

// --- Answering

bool compares(double have, Comparison comparison, double asked) {
  constexpr double rounding = 0.01;
  switch (comparison) {
    case Comparison::less:
      return have < asked - rounding;
    case Comparison::at_most:
      return have <= asked + rounding;
    case Comparison::equal:
      return std::abs(have - asked) <= rounding;
    case Comparison::at_least:
      return have >= asked - rounding;
    case Comparison::greater:
      return have > asked + rounding;
  }
  return false;
}

struct FeatureWord {
  std::string_view name{};
  std::string_view word{};
};

// What paper is, in words; a feature that is asked for without a value holds unless its
// word is one for nothing.
constexpr FeatureWord paper_words[] = {
    {"prefers-color-scheme", "light"},
    {"prefers-reduced-motion", "reduce"},
    {"hover", "none"},
    {"any-hover", "none"},
    {"pointer", "none"},
    {"any-pointer", "none"},
    {"update", "none"},
    {"scripting", "none"},
    {"overflow-block", "paged"},
    {"overflow-inline", "none"},
    {"scan", "progressive"},
    {"forced-colors", "none"},
    {"inverted-colors", "none"},
    {"prefers-contrast", "no-preference"},
    {"color-gamut", "srgb"},
};

Truth answer(const MediaFeature& feature, const PrintMedium& medium) {
  const auto compared = [&](double have) -> Truth {
    // Lengths in a query are relative to initial values (section 1.3).
    const Units units{.em = 12,
                      .rem = 12,
                      .ex = 6,
                      .ch = 6,
                      .page_width = medium.width,
                      .page_height = medium.height};
    return feature.value ? Truth(compares(have, feature.comparison,
                                          feature.value->points(units, 0)))
                         : Truth(have > 0);
  };
  if (feature.name == "width" || feature.name == "device-width") {
    return compared(medium.width);
  }
  if (feature.name == "height" || feature.name == "device-height") {
    return compared(medium.height);
  }
  if (feature.name == "aspect-ratio") {
    return compared(medium.width / medium.height);
  }
  if (feature.name == "orientation") {
    return feature.word.empty() ||
           feature.word == (medium.width > medium.height ? "landscape" : "portrait");
  }
  if (feature.name == "color") {
    return compared(8);
  }
  if (feature.name == "monochrome" || feature.name == "grid") {
    return compared(0);
  }
  const auto* const found =
      std::ranges::find(paper_words, feature.name, &FeatureWord::name);
  if (found == std::end(paper_words)) {
    return std::nullopt;
  }
  return feature.word.empty() ? found->word != "none" && found->word != "no-preference"
                              : feature.word == found->word;
}

Truth answer(const MediaCondition& condition, const PrintMedium& medium) {
  using Kind = MediaCondition::Kind;
  switch (condition.kind) {
    case Kind::feature:
      return answer(condition.feature, medium);
    case Kind::unknown:
      return std::nullopt;
    case Kind::opposite: {
      const Truth inner = answer(condition.parts.front(), medium);
      return inner ? Truth(!*inner) : std::nullopt;
    }
    case Kind::both:
    case Kind::either:
      break;
  }
  const bool decides = condition.kind == Kind::either;
  Truth all = !decides;
  for (const MediaCondition& part : condition.parts) {
    const Truth own = answer(part, medium);
    if (own == decides) {
      return decides;
    }
    all = own && all ? all : std::nullopt;
  }
  return all;
}

bool holds(const MediaQuery& query, const PrintMedium& medium) {
  const bool is_type = query.type.empty() || query.type == "print";
  const Truth condition =
      query.condition ? answer(*query.condition, medium) : Truth(true);
  if (!condition) {
    return false;
  }
  return (is_type && *condition) != query.is_negated;
}

}  // namespace

bool MediaQueries::hold(const PrintMedium& medium) const {
  return list.empty() || std::ranges::any_of(list, [&](const MediaQuery& query) {
           return holds(query, medium);
         });
}

bool MediaQueries::are_for_print() const {
  return !list.empty() && std::ranges::all_of(list, [](const MediaQuery& query) {
    return (query.type == "print" && !query.is_negated) ||
           (query.type == "screen" && query.is_negated && !query.condition);
  });
}

bool MediaQueries::are_for_every_screen() const {
  return list.empty() || std::ranges::any_of(list, [](const MediaQuery& query) {
           const bool is_of_screens = query.type.empty() || query.type == "screen";
           return !query.condition && is_of_screens != query.is_negated;
         });
}

MediaQueries parse_media(const ComponentValues& values) {
  MediaQueries queries{.written = trimmed(values)};
  for (const ComponentValues& part : split_at_commas(values)) {
    auto query = read_query(part);
    if (!query) {
      query = MediaQuery{.is_negated = true, .is_readable = false};
    }
    if (!part.empty()) {
      query->begin = part.front().token.begin;
      query->end = part.back().token.end;
    }
    queries.list.push_back(std::move(*query));
  }
  return queries;
}

}  // namespace octavo::css
