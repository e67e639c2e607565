#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <tuple>

#include <fontconfig/fontconfig.h>

#include "compiler/destroyer.h"
#include "compiler/file_state.h"
#include "fonts/system_fonts.h"

namespace octavo {

namespace {

using Configuration = std::unique_ptr<FcConfig, Destroyer<FcConfigDestroy>>;
using Pattern = std::unique_ptr<FcPattern, Destroyer<FcPatternDestroy>>;
using ObjectSet = std::unique_ptr<FcObjectSet, Destroyer<FcObjectSetDestroy>>;
using FontSet = std::unique_ptr<FcFontSet, Destroyer<FcFontSetDestroy>>;

int integer(const FcPattern* pattern, const char* object, int otherwise) {
  int value = otherwise;
  FcPatternGetInteger(pattern, object, 0, &value);
  return value;
}

/// The outlines that octavo can embed; not a named instance of a variable font.
bool is_usable(const FcPattern* pattern) {
  FcChar8* format = nullptr;
  if (FcPatternGetString(pattern, FC_FONTFORMAT, 0, &format) != FcResultMatch) {
    return false;
  }
  const std::string_view name = reinterpret_cast<const char*>(format);
  return (name == "TrueType" || name == "CFF") && integer(pattern, FC_INDEX, 0) < 0x10000;
}

SystemFace face_of(const FcPattern* pattern) {
  FcChar8* path = nullptr;
  FcPatternGetString(pattern, FC_FILE, 0, &path);
  const int weight = FcWeightToOpenType(integer(pattern, FC_WEIGHT, FC_WEIGHT_REGULAR));
  return {
      .path = path == nullptr ? std::string() : reinterpret_cast<const char*>(path),
      .index = static_cast<unsigned>(integer(pattern, FC_INDEX, 0)),
      .weight = weight > 0 ? weight : 400,
      // Both count in percent.
      .stretch = integer(pattern, FC_WIDTH, FC_WIDTH_NORMAL),
      .slant = integer(pattern, FC_SLANT, FC_SLANT_ROMAN) == FC_SLANT_ROMAN
                   ? Slant::upright
                   : Slant::italic,
  };
}

/// The faces of which the system says that one of their names is this.
std::vector<SystemFace> find_faces(FcConfig* configuration,
                                   const char* object,
                                   const std::string& name) {
  const Pattern pattern(FcPatternCreate());
  FcPatternAddString(pattern.get(), object,
                     reinterpret_cast<const FcChar8*>(name.c_str()));
  FcPatternAddBool(pattern.get(), FC_OUTLINE, FcTrue);
  const ObjectSet objects(FcObjectSetBuild(FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT,
                                           FC_WIDTH, FC_FONTFORMAT, nullptr));
  const FontSet found(FcFontList(configuration, pattern.get(), objects.get()));
  std::vector<SystemFace> faces;
  for (int i = 0; found != nullptr && i < found->nfont; ++i) {
    if (is_usable(found->fonts[i])) {
      faces.push_back(face_of(found->fonts[i]));
    }
  }
  return faces;
}

auto style_of(const SystemFace& face) {
  return std::tuple(face.stretch, face.weight, face.slant);
}

auto place_of(const SystemFace& face) {
  return std::tuple_cat(style_of(face), std::tuple(face.path, face.index));
}

}  // namespace

struct SystemFonts::State {
  Configuration configuration{};

  FcConfig* read() {
    if (configuration == nullptr) {
      configuration.reset(FcInitLoadConfigAndFonts());
    }
    return configuration.get();
  }
};

SystemFonts::SystemFonts() : state_(std::make_unique<State>()) {}

SystemFonts::~SystemFonts() = default;

bool SystemFonts::is_read() const {
  return state_->configuration != nullptr;
}

std::vector<SystemFace> SystemFonts::family(const std::string& name) {
  std::vector<SystemFace> faces = find_faces(state_->read(), FC_FAMILY, name);
  std::ranges::sort(faces, {}, place_of);
  const auto same = std::ranges::unique(faces, {}, style_of);
  faces.erase(same.begin(), same.end());
  return faces;
}

std::optional<SystemFace> SystemFonts::face(const std::string& name) {
  for (const char* object : {FC_FULLNAME, FC_POSTSCRIPT_NAME}) {
    const std::vector<SystemFace> faces = find_faces(state_->read(), object, name);
    if (!faces.empty()) {
      return *std::ranges::min_element(faces, {}, place_of);
    }
  }
  return std::nullopt;
}

std::string system_fonts_state() {
  const Configuration configuration(FcInitLoadConfigAndFonts());
  std::set<std::string> files;
  const std::unique_ptr<FcStrList, Destroyer<FcStrListDone>> settings(
      FcConfigGetConfigFiles(configuration.get()));
  while (const FcChar8* path = FcStrListNext(settings.get())) {
    files.insert(reinterpret_cast<const char*>(path));
  }
  const FcFontSet* fonts = FcConfigGetFonts(configuration.get(), FcSetSystem);
  for (int i = 0; fonts != nullptr && i < fonts->nfont; ++i) {
    files.insert(face_of(fonts->fonts[i]).path);
  }
  std::string text;
  for (const std::string& path : files) {
    const auto state = file_state(path);
    text += path + '\0' + (state ? std::to_string(state->bytes) : "") + ' ' +
            (state ? std::to_string(state->modified) : "") + '\n';
  }
  return text;
}

}  // namespace octavo
