#include "formats/css/property.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "formats/css/property_tables.h"

namespace octavo::css {
namespace {

struct Alias {
  std::string_view name{};
  std::string_view stands_for{};
};

// Older names and those of single engines.
constexpr std::array<Alias, 40> aliases = {{
    {"-epub-hyphens", "hyphens"},
    {"-epub-text-align-last", "text-align-last"},
    {"-epub-text-emphasis", "text-emphasis"},
    {"-epub-text-emphasis-color", "text-emphasis-color"},
    {"-epub-text-emphasis-position", "text-emphasis-position"},
    {"-epub-text-emphasis-style", "text-emphasis-style"},
    {"-epub-writing-mode", "writing-mode"},
    {"-moz-hyphens", "hyphens"},
    {"-moz-tab-size", "tab-size"},
    {"-ms-hyphens", "hyphens"},
    {"-webkit-column-count", "column-count"},
    {"-webkit-column-gap", "column-gap"},
    {"-webkit-column-width", "column-width"},
    {"-webkit-columns", "columns"},
    {"-webkit-font-feature-settings", "font-feature-settings"},
    {"-webkit-font-kerning", "font-kerning"},
    {"-webkit-font-variant-ligatures", "font-variant-ligatures"},
    {"-webkit-hyphenate-limit-lines", "hyphenate-limit-lines"},
    {"-webkit-hyphens", "hyphens"},
    {"-webkit-initial-letter", "initial-letter"},
    {"-webkit-margin-end", "margin-inline-end"},
    {"-webkit-margin-start", "margin-inline-start"},
    {"-webkit-padding-end", "padding-inline-end"},
    {"-webkit-padding-start", "padding-inline-start"},
    {"-webkit-text-decoration", "text-decoration"},
    {"-webkit-text-emphasis", "text-emphasis"},
    {"-webkit-text-emphasis-color", "text-emphasis-color"},
    {"-webkit-text-emphasis-position", "text-emphasis-position"},
    {"-webkit-text-emphasis-style", "text-emphasis-style"},
    {"-webkit-writing-mode", "writing-mode"},
    {"block-size", "height"},
    {"font-width", "font-stretch"},
    {"inline-size", "width"},
    {"max-block-size", "max-height"},
    {"max-inline-size", "max-width"},
    {"min-inline-size", "min-width"},
    {"page-break-after", "break-after"},
    {"page-break-before", "break-before"},
    {"page-break-inside", "break-inside"},
    {"word-wrap", "overflow-wrap"},
}};

std::vector<PropertyInfo> all_properties() {
  std::vector<PropertyInfo> all;
  for (const auto table :
       {font_properties(), font_variant_properties(), font_synthesis_properties(),
        text_properties(), box_properties(), border_properties(), content_properties(),
        page_properties(), reflowable_properties()}) {
    all.insert(all.end(), table.begin(), table.end());
  }
  std::ranges::sort(all, {}, &PropertyInfo::name);
  return all;
}

using Index = std::unordered_map<std::string_view, const PropertyInfo*>;

Index index_of_properties() {
  Index index;
  for (const PropertyInfo& each : properties()) {
    index.emplace(each.name, &each);
  }
  for (const Alias& alias : aliases) {
    index.emplace(alias.name, index.at(alias.stands_for));
  }
  return index;
}

}  // namespace

std::span<const PropertyInfo> properties() {
  static const std::vector<PropertyInfo> all = all_properties();
  return all;
}

const PropertyInfo* find_property(std::string_view name) {
  static const Index index = index_of_properties();
  const auto found = index.find(name);
  return found == index.end() ? nullptr : found->second;
}

}  // namespace octavo::css
