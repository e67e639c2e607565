#include "formats/css/load_files.h"

#include <algorithm>
#include <array>
#include <utility>

#include "compiler/files.h"
#include "compiler/overload.h"
#include "compiler/text/uri.h"
#include "compiler/text/utf8.h"
#include "formats/css/urls.h"

namespace octavo::css {
namespace {

constexpr std::size_t most_bytes_of_a_font_file = std::size_t{32} << 20U;
/// Of all fonts of a book together, unpacked: they are held until it is written.
constexpr std::size_t most_bytes_of_fonts = std::size_t{256} << 20U;

// An address without `format()` may be anything; of those that name another format than
// OpenType none could be used.
bool is_open_type(const std::string& format) {
  constexpr std::array<std::string_view, 9> formats = {"",
                                                       "woff",
                                                       "woff2",
                                                       "truetype",
                                                       "opentype",
                                                       "woff-variations",
                                                       "woff2-variations",
                                                       "truetype-variations",
                                                       "opentype-variations"};
  return std::ranges::find(formats, format) != formats.end();
}

std::string trouble_of(FileError error) {
  switch (error) {
    case FileError::outside_root:
      return "lies outside the folder of the book";
    case FileError::too_large:
      return "has more than 32 MiB";
    case FileError::not_regular:
      return "is no regular file";
    case FileError::unreadable:
      return "cannot be read";
    default:
      return "is not there";
  }
}

}  // namespace

std::string SheetPlace::path() const {
  return normal_path(root == "." ? name : root + "/" + name);
}

SheetPlace place_beside(const SheetPlace& from, const std::string& address) {
  const std::string path = percent_decode(address.substr(0, address.find_first_of("?#")));
  const std::size_t folder = from.name.rfind('/') + 1;
  return {.root = from.root,
          .name = normal_path(
              path.starts_with('/') ? path : from.name.substr(0, folder) + path)};
}

bool is_remote(const std::string& address) {
  return !uri_scheme(address).empty() || address.starts_with("//");
}

std::string shown_file_name(const std::string& name) {
  constexpr std::size_t most = 100;
  return "`" +
         (name.size() <= most ? name
                              : name.substr(0, character_start(name, most)) + "…") +
         "`";
}

ResolveAddress SheetFiles::resolver(const SheetPlace& place) {
  return [this, place](const std::string& address) {
    if (is_remote(address)) {
      return address;
    }
    SheetPlace file = place_beside(place, address);
    std::string path = file.path();
    named_.emplace(path, NamedFile{.place = std::move(file), .address = address});
    return path;
  };
}

void SheetFiles::load(Stylesheet& sheet) {
  load(sheet.rules);
}

void SheetFiles::take(Stylesheets& sheets) {
  sheets.pictures = std::move(pictures_);
  sheets.fonts = std::move(fonts_);
}

void SheetFiles::load(std::vector<SheetRule>& rules) {
  for (SheetRule& each : rules) {
    std::visit(Overload{[&](const StyleRule& rule) { load(rule.declarations); },
                        [&](const PageRule& rule) {
                          load(rule.declarations);
                          for (const MarginRule& box : rule.boxes) {
                            load(box.declarations);
                          }
                        },
                        [&](FontFaceRule& rule) { load_faces(rule); },
                        [&](const CounterStyleRule& rule) {
                          for (const Declaration& declaration : rule.declarations) {
                            load_pictures(declaration.value, rule.span);
                          }
                        },
                        [&](ConditionalRule& rule) { load(rule.rules); },
                        [&](const OtherRule& rule) {
                          if (rule.in_reflow && rule.rule.block) {
                            load_pictures(*rule.rule.block, rule.span);
                          }
                        },
                        [](const ImportRule&) {}},
               each.kind);
  }
}

void SheetFiles::load(const StyleDeclarations& declarations) {
  for (const StyleDeclaration& declaration : declarations) {
    load_pictures(declaration.value, declaration.span);
  }
}

void SheetFiles::load_pictures(const ComponentValues& values, const Span& span) {
  for_each_address(values, [&](const std::string& address) {
    if (is_fragment(address) || pictures_.contains(address) || !reading_.load_picture) {
      return true;
    }
    const auto named = named_.find(address);
    const PictureId picture = named == named_.end()
                                  ? reading_.load_picture("", address, span)
                                  : reading_.load_picture(named->second.place.root,
                                                          named->second.place.name, span);
    if (picture != PictureId::none) {
      pictures_.emplace(address, picture);
    }
    return true;
  });
}

// The first file that can be had is the face; what names of local faces stand before it
// are asked for first.
void SheetFiles::load_faces(FontFaceRule& face) {
  std::vector<FontSource> kept;
  const FontSource* refused = nullptr;
  bool has_file = false;
  for (const FontSource& source : face.sources) {
    const bool is_there = source.is_local || (!has_file && is_open_type(source.format) &&
                                              font_trouble(source).empty());
    if (is_there) {
      kept.push_back(source);
      has_file = has_file || !source.is_local;
    } else if (refused == nullptr) {
      refused = &source;
    }
  }
  if (!has_file && refused != nullptr) {
    const std::string trouble = is_open_type(refused->format)
                                    ? font_trouble(*refused)
                                    : "is of a format that octavo does not read";
    reading_.diagnostics.warn(
        "font-left-out", refused->span,
        "the font " + shown_file_name(address_of(*refused)) + " " + trouble,
        {{.message =
              "name a TTF, OTF, WOFF or WOFF2 file beside or below the stylesheet"}});
  }
  face.sources = std::move(kept);
}

const std::string& SheetFiles::address_of(const FontSource& source) const {
  const auto named = named_.find(source.name);
  return named == named_.end() ? source.name : named->second.address;
}

std::string SheetFiles::font_trouble(const FontSource& source) {
  const std::string& address = source.name;
  if (fonts_.contains(address)) {
    return {};
  }
  const auto [known, is_new] = troubles_.try_emplace(address);
  if (!is_new) {
    return known->second;
  }
  const auto named = named_.find(address);
  if (named == named_.end()) {
    return known->second = "is not a file, and octavo opens no connection";
  }
  const SheetPlace& place = named->second.place;
  FileContent content =
      reading_.files.read_beneath(place.root, place.name, most_bytes_of_a_font_file);
  if (content.error != FileError::none) {
    return known->second = trouble_of(content.error);
  }
  FontInspection font = reading_.inspect_font(std::move(content.bytes));
  font_bytes_ += font.bytes.size();
  if (font.bytes.empty() || font_bytes_ > most_bytes_of_fonts) {
    return known->second = font.bytes.empty()
                               ? font.error
                               : "would make the fonts of the book more than 256 MiB";
  }
  fonts_.emplace(address, std::move(font.bytes));
  return {};
}

}  // namespace octavo::css
