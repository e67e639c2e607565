#pragma once

#include <map>
#include <set>
#include <string>

#include "compiler/format.h"
#include "formats/css/stylesheets.h"

namespace octavo::css {

/// Where a file that a stylesheet names lies.
struct SheetPlace {
  std::string root{};
  /// Beneath the root.
  std::string name{};

  std::string path() const;
};

/// Where an address in the stylesheet at `from` leads; it is no address of another
/// machine.
SheetPlace place_beside(const SheetPlace& from, const std::string& address);
/// Has a scheme or a host.
bool is_remote(const std::string& address);
/// A name in a message, not longer than a line.
std::string shown_file_name(const std::string& name);

/// Loads the pictures and the fonts that stylesheets name. What cannot be had is reported
/// and left out.
class SheetFiles {
 public:
  explicit SheetFiles(const StylesheetReading& reading) : reading_(reading) {}

  /// Makes the addresses of a stylesheet ones that hold for all.
  ResolveAddress resolver(const SheetPlace& place);
  /// Loads what a stylesheet names, and leaves its faces the files that they have.
  void load(Stylesheet& sheet);
  /// Gives what was loaded.
  void take(Stylesheets& sheets);

 private:
  void load(std::vector<SheetRule>& rules);
  void load(const StyleDeclarations& declarations);
  void load_pictures(const ComponentValues& values, const Span& span);
  void load_faces(FontFaceRule& face);
  /// In its author's words.
  const std::string& address_of(const FontSource& source) const;
  /// Empty: it is there.
  std::string font_trouble(const FontSource& source);

  const StylesheetReading& reading_;
  struct NamedFile {
    SheetPlace place{};
    /// As it is written where it is named first.
    std::string address{};
  };

  /// What addresses that were resolved stand for.
  std::map<std::string, NamedFile> named_{};
  std::map<std::string, PictureId, std::less<>> pictures_{};
  std::map<std::string, std::string, std::less<>> fonts_{};
  /// Why a font cannot be had.
  std::map<std::string, std::string> troubles_{};
  std::size_t font_bytes_ = 0;
};

}  // namespace octavo::css
