#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fonts/font.h"
#include "fonts/instance.h"

namespace octavo {

/// The families that travel with octavo under these names.
enum class GenericFamily : unsigned char { serif, sans, mono };

enum class Slant : unsigned char { upright, italic };

/// What is drawn of a face that is not there (CSS Fonts 4, 7): upright letters slanted,
/// light ones made heavier.
struct Synthesis {
  bool slanted = false;
  bool emboldened = false;

  bool operator==(const Synthesis&) const = default;
};

/// What a style asks for.
struct FaceRequest {
  GenericFamily generic = GenericFamily::serif;
  /// A family by its name; empty: the generic one.
  std::string family{};
  /// 100 to 900.
  int weight = 400;
  /// Percent of the normal width.
  int stretch = 100;
  Slant slant = Slant::upright;
  /// What may be drawn for want of a face.
  Synthesis synthesis{.slanted = true, .emboldened = true};
  /// Where a variable font is to lie besides weight and width.
  std::vector<AxisPosition> axes{};

  bool operator==(const FaceRequest&) const = default;
};

/// From and to, both included.
struct StyleRange {
  int least = 0;
  int most = 0;
};

/// A font file as it stands somewhere in memory.
struct FontBytes {
  std::string_view bytes{};
  /// Of the face in a collection.
  unsigned index = 0;
};

/// A face that a stylesheet adds to a family (CSS Fonts 4, 4).
struct DeclaredFace {
  std::string family{};
  /// Must outlive the library.
  FontBytes font{};
  StyleRange weights{.least = 400, .most = 400};
  /// Percent of the normal width.
  StyleRange stretches{.least = 100, .most = 100};
  Slant slant = Slant::upright;
  /// The characters that it is for; empty: all.
  std::vector<CharacterRange> ranges{};
};

/// Where a face was found by its name.
struct LocalFont {
  FontBytes font{};
  /// Not one that travels with octavo.
  bool is_system = false;
  /// What its maker allows.
  bool may_embed = true;
};

/// What came of looking for a family of the system's: its faces may not stand in
/// documents, as their maker says.
enum class SystemFamily : unsigned char { loaded, absent, forbidden };

/// A face as `octavo fonts` lists it.
struct FaceDescription {
  FontId id = FontId::none;
  std::string family{};
  std::string style{};
  /// ISO 15924 codes of the scripts that it is there for ("Latn", "Arab").
  std::vector<std::string> scripts{};
  std::size_t bytes = 0;
};

/// The set of Chinese, Japanese and Korean faces, which stands beside the program.
enum class CjkFaces : unsigned char { where_installed, none };

/// The faces there are, and which face shows what. Faces are opened when first asked for;
/// safe to use from several threads at once.
class FontLibrary {
 public:
  explicit FontLibrary(CjkFaces cjk = CjkFaces::where_installed);
  ~FontLibrary();
  FontLibrary(const FontLibrary&) = delete;
  FontLibrary& operator=(const FontLibrary&) = delete;

  const Font& font(FontId id) const;
  /// The best face for a request: always one. A named family that the library lacks falls
  /// back to the generic one.
  FontId face(const FaceRequest& request) const;
  /// The face that a run of one script (ISO 15924) is set in before any fallback: the
  /// script's own where `face(request)` is not made for it, so that a script's spaces,
  /// figures and punctuation match its letters; else `face(request)`.
  FontId script_face(const FaceRequest& request,
                     std::string_view script,
                     std::string_view language) const;
  /// The face that shows a cluster when its run's face does not have all of its
  /// characters: by script and language, weight and slant as near as there is.
  /// `FontId::none`: no face of octavo's has it.
  FontId fallback(std::u32string_view cluster,
                  std::string_view script,
                  std::string_view language,
                  const FaceRequest& request) const;
  /// What a face that was found for a request lacks of it and may be drawn.
  Synthesis synthesis(FontId face, const FaceRequest& request) const;
  /// Whether there are faces of a family that is asked for by its name: one of octavo's,
  /// one that was declared, or one that was loaded.
  bool has_family(std::string_view family) const;
  /// Loads the faces of a family of the system's, by its name, that may be embedded. This
  /// and `local_font` are the only use of the system's fonts.
  SystemFamily load_system_family(const std::string& family);
  /// Whether a font of the system's was looked for, found or not.
  bool uses_system_fonts() const;
  /// The face that travels with octavo and has this full or PostScript name.
  std::optional<FontBytes> own_font(std::string_view name) const;
  /// The same, else the system's.
  std::optional<LocalFont> local_font(const std::string& name);
  /// Adds a face to a family, before which those declared earlier give way. False: the
  /// bytes are no usable font.
  bool declare(DeclaredFace face);
  /// Makes the face of a variable font that a request is for. Not to be called when other
  /// threads use the library; without it the request gets the font's usual face.
  void prepare(const FaceRequest& request);
  std::vector<FaceDescription> faces() const;
  /// Whether the set of Chinese, Japanese and Korean faces is here.
  bool has_cjk() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace octavo
