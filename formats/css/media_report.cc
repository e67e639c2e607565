#include "formats/css/media_report.h"

#include <algorithm>
#include <string_view>

#include "compiler/suggest.h"
#include "formats/css/selector_cursor.h"

namespace octavo::css {
namespace {

using MediaNames = std::vector<std::string>;

// Media Queries 4, 2.3, those that are obsolete too, and what Kindles are asked for.
const MediaNames& media_types() {
  static const MediaNames names = {
      "all",      "print",    "screen",     "speech", "tv",       "aural",    "braille",
      "embossed", "handheld", "projection", "tty",    "amzn-kf8", "amzn-mobi"};
  return names;
}

// Media Queries 5, and 4 of what it has dropped; those with a range have a `min-` and a
// `max-` too.
const MediaNames& ranged_features() {
  static const MediaNames names = {"width",
                                   "height",
                                   "aspect-ratio",
                                   "device-width",
                                   "device-height",
                                   "device-aspect-ratio",
                                   "resolution",
                                   "color",
                                   "color-index",
                                   "monochrome",
                                   "horizontal-viewport-segments",
                                   "vertical-viewport-segments"};
  return names;
}

const MediaNames& other_features() {
  static const MediaNames names = {"any-hover",
                                   "any-pointer",
                                   "color-gamut",
                                   "display-mode",
                                   "dynamic-range",
                                   "environment-blending",
                                   "forced-colors",
                                   "grid",
                                   "hover",
                                   "inverted-colors",
                                   "nav-controls",
                                   "orientation",
                                   "overflow-block",
                                   "overflow-inline",
                                   "pointer",
                                   "prefers-color-scheme",
                                   "prefers-contrast",
                                   "prefers-reduced-data",
                                   "prefers-reduced-motion",
                                   "prefers-reduced-transparency",
                                   "scan",
                                   "scripting",
                                   "update",
                                   "video-color-gamut",
                                   "video-dynamic-range"};
  return names;
}

const MediaNames& media_features() {
  static const MediaNames names = [] {
    MediaNames all = other_features();
    for (const std::string& name : ranged_features()) {
      all.insert(all.end(), {name, "min-" + name, "max-" + name});
    }
    return all;
  }();
  return names;
}

bool is_listed(std::string_view name, const MediaNames& names) {
  return std::ranges::find(names, name) != names.end();
}

bool has_vendor_prefix(std::string_view name) {
  return name.starts_with('-');
}

// Its units are nothing to paper.
bool is_resolution(std::string_view name) {
  return name == "resolution" || name == "min-resolution" || name == "max-resolution";
}

std::string suggestion_for(std::string_view name, const MediaNames& known) {
  const auto meant = nearest(name, known);
  return meant ? "did you mean `" + *meant + "`?" : std::string();
}

class FaultFinder {
 public:
  void add(const MediaQuery& query) {
    if (!query.is_readable) {
      report(query.begin, query.end, "this media query cannot be read",
             "what it guards is in neither book");
      return;
    }
    if (!query.type.empty() && !is_listed(query.type, media_types())) {
      report(query.begin, query.end,
             "CSS has no medium " + quoted_for_message(query.type),
             suggestion_for(query.type, media_types()));
    }
    if (query.condition) {
      add(*query.condition);
    }
  }

  std::vector<MediaFault> take() { return std::move(faults_); }

 private:
  void add(const MediaCondition& condition) {
    for (const MediaCondition& part : condition.parts) {
      add(part);
    }
    const std::string& name = condition.feature.name;
    const bool is_unknown = condition.kind == MediaCondition::Kind::unknown;
    if ((!is_unknown && condition.kind != MediaCondition::Kind::feature) ||
        has_vendor_prefix(name) || is_resolution(name)) {
      return;
    }
    const bool is_named = is_listed(name, media_features());
    if (!is_named && !name.empty()) {
      report(condition.begin, condition.end,
             "CSS has no media feature " + quoted_for_message(name),
             suggestion_for(name, media_features()));
    } else if (is_unknown) {
      report(condition.begin, condition.end,
             "this condition of a media query cannot be read", {});
    }
  }

  void report(std::uint32_t begin,
              std::uint32_t end,
              std::string message,
              std::string hint) {
    faults_.push_back({.begin = begin,
                       .end = end,
                       .message = std::move(message),
                       .hint = std::move(hint)});
  }

  std::vector<MediaFault> faults_{};
};

}  // namespace

std::vector<MediaFault> faults_of(const MediaQueries& queries) {
  FaultFinder finder;
  for (const MediaQuery& query : queries.list) {
    finder.add(query);
  }
  return finder.take();
}

}  // namespace octavo::css
