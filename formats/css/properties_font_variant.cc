#include <algorithm>
#include <array>

#include "formats/css/property_tables.h"

namespace octavo::css {
// A namespace of its own: the tables of properties use the same names for their words.
namespace font_variant_table {
namespace {

/// A word of `font-variant-…`: its group, of which one word may stand, and the features
/// that it switches on; with a minus it switches them off.
struct VariantWord {
  std::string_view word{};
  unsigned group = 0;
  std::string_view features{};
};

constexpr std::array<VariantWord, 6> caps_words = {{{"small-caps", 0, "smcp"},
                                                    {"all-small-caps", 0, "c2sc smcp"},
                                                    {"petite-caps", 0, "pcap"},
                                                    {"all-petite-caps", 0, "c2pc pcap"},
                                                    {"unicase", 0, "unic"},
                                                    {"titling-caps", 0, "titl"}}};
constexpr std::array<VariantWord, 8> numeric_words = {{{"lining-nums", 0, "lnum"},
                                                       {"oldstyle-nums", 0, "onum"},
                                                       {"proportional-nums", 1, "pnum"},
                                                       {"tabular-nums", 1, "tnum"},
                                                       {"diagonal-fractions", 2, "frac"},
                                                       {"stacked-fractions", 2, "afrc"},
                                                       {"ordinal", 3, "ordn"},
                                                       {"slashed-zero", 4, "zero"}}};
constexpr std::array<VariantWord, 8> ligature_words = {
    {{"common-ligatures", 0, "liga clig"},
     {"no-common-ligatures", 0, "-liga -clig"},
     {"discretionary-ligatures", 1, "dlig"},
     {"no-discretionary-ligatures", 1, "-dlig"},
     {"historical-ligatures", 2, "hlig"},
     {"no-historical-ligatures", 2, "-hlig"},
     {"contextual", 3, "calt"},
     {"no-contextual", 3, "-calt"}}};
constexpr std::array<VariantWord, 2> position_words = {
    {{"sub", 0, "subs"}, {"super", 0, "sups"}}};
constexpr std::array<VariantWord, 1> alternate_words = {
    {{"historical-forms", 0, "hist"}}};
constexpr std::array<VariantWord, 9> east_asian_words = {
    {{"jis78", 0, "jp78"},
     {"jis83", 0, "jp83"},
     {"jis90", 0, "jp90"},
     {"jis04", 0, "jp04"},
     {"simplified", 0, "smpl"},
     {"traditional", 0, "trad"},
     {"full-width", 1, "fwid"},
     {"proportional-width", 1, "pwid"},
     {"ruby", 2, "ruby"}}};
constexpr std::string_view no_ligatures = "-liga -clig -dlig -hlig -calt";

void add_features(std::vector<FeatureValue>& features, std::string_view tags) {
  while (!tags.empty()) {
    const std::size_t end = std::min(tags.find(' '), tags.size());
    const bool is_on = tags.front() != '-';
    features.push_back(
        {.tag = std::string(tags.substr(is_on ? 0 : 1, end - (is_on ? 0 : 1))),
         .value = is_on ? 1U : 0U});
    tags.remove_prefix(std::min(end + 1, tags.size()));
  }
}

/// Words of one table that have been read, each group once.
struct VariantSet {
  std::vector<FeatureValue> features{};
  unsigned groups = 0;
};

template <class Table>
bool take_variant(ValueReader& reader, const Table& table, VariantSet& set) {
  for (const VariantWord& each : table) {
    const unsigned group = 1U << each.group;
    if ((set.groups & group) == 0 && reader.word(each.word)) {
      set.groups |= group;
      add_features(set.features, each.features);
      return true;
    }
  }
  return false;
}

template <const auto& Table>
std::optional<std::vector<FeatureValue>> read_variants(ValueReader& reader) {
  VariantSet set;
  if (reader.word("normal")) {
    return set.features;
  }
  if (&Table == static_cast<const void*>(&ligature_words) && reader.word("none")) {
    add_features(set.features, no_ligatures);
    return set.features;
  }
  while (take_variant(reader, Table, set)) {
  }
  return set.groups == 0 ? std::nullopt : std::optional(std::move(set.features));
}

constexpr auto font_caps = [](auto& style) -> auto& { return style.font.caps; };
constexpr auto font_numeric = [](auto& style) -> auto& { return style.font.numeric; };
constexpr auto font_ligatures = [](auto& style) -> auto& { return style.font.ligatures; };
constexpr auto font_position = [](auto& style) -> auto& { return style.font.position; };
constexpr auto font_alternates = [](auto& style) -> auto& {
  return style.font.alternates;
};
constexpr auto font_east_asian = [](auto& style) -> auto& {
  return style.font.east_asian;
};

void reset_variants(Assignments& assignments, std::vector<FeatureValue> ligatures = {}) {
  const std::vector<FeatureValue> none;
  assign<font_caps>(assignments, none);
  assign<font_numeric>(assignments, none);
  assign<font_position>(assignments, none);
  assign<font_alternates>(assignments, none);
  assign<font_east_asian>(assignments, none);
  assign<font_ligatures>(assignments, std::move(ligatures));
}

// CSS Fonts 4, 6.11: words of all longhands in any order.
bool parse_font_variant(ValueReader& reader, Assignments& assignments) {
  if (reader.word("normal")) {
    reset_variants(assignments);
    return true;
  }
  if (reader.word("none")) {
    std::vector<FeatureValue> off;
    add_features(off, no_ligatures);
    reset_variants(assignments, std::move(off));
    return true;
  }
  VariantSet caps;
  VariantSet numeric;
  VariantSet ligatures;
  VariantSet position;
  VariantSet alternates;
  VariantSet east_asian;
  bool any = false;
  while (take_variant(reader, caps_words, caps) ||
         take_variant(reader, numeric_words, numeric) ||
         take_variant(reader, ligature_words, ligatures) ||
         take_variant(reader, position_words, position) ||
         take_variant(reader, alternate_words, alternates) ||
         take_variant(reader, east_asian_words, east_asian)) {
    any = true;
  }
  assign<font_caps>(assignments, std::move(caps.features));
  assign<font_numeric>(assignments, std::move(numeric.features));
  assign<font_ligatures>(assignments, std::move(ligatures.features));
  assign<font_position>(assignments, std::move(position.features));
  assign<font_alternates>(assignments, std::move(alternates.features));
  assign<font_east_asian>(assignments, std::move(east_asian.features));
  return any;
}

constexpr std::array entries = {
    longhand<font_caps, read_variants<caps_words>>("font-variant-caps", inherited),
    longhand<font_numeric, read_variants<numeric_words>>("font-variant-numeric",
                                                         inherited),
    longhand<font_ligatures, read_variants<ligature_words>>("font-variant-ligatures",
                                                            inherited),
    longhand<font_position, read_variants<position_words>>("font-variant-position",
                                                           inherited),
    longhand<font_alternates, read_variants<alternate_words>>("font-variant-alternates",
                                                              inherited),
    longhand<font_east_asian, read_variants<east_asian_words>>("font-variant-east-asian",
                                                               inherited),
    shorthand("font-variant",
              parse_font_variant,
              "font-variant-caps font-variant-numeric font-variant-ligatures "
              "font-variant-position font-variant-alternates font-variant-east-asian"),
};

}  // namespace
}  // namespace font_variant_table

void reset_font_variants(Assignments& assignments) {
  font_variant_table::reset_variants(assignments);
}

void assign_small_caps(Assignments& assignments) {
  assign<font_variant_table::font_caps>(
      assignments, std::vector<FeatureValue>{{.tag = "smcp", .value = 1}});
}

std::span<const PropertyInfo> font_variant_properties() {
  return font_variant_table::entries;
}

}  // namespace octavo::css
