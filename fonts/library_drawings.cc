#include "fonts/library_drawings.h"

#include <string>
#include <string_view>
#include <sys/mman.h>
#include <unistd.h>

#include <fontconfig/fontconfig.h>

namespace octavo {

namespace {

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(file, bytes.data(), bytes.size());
    if (written <= 0) {
      return false;
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

// Fontconfig and FreeType open fonts by name, and octavo's stand in its own memory. The
// file stays open as long as the process lives: drawings open it when they meet a glyph.
void add_face(FcConfig* configuration, const Font& font) {
  const int file = memfd_create("octavo-face", MFD_CLOEXEC);
  if (file < 0) {
    return;
  }
  if (!write_all(file, font.bytes())) {
    close(file);
    return;
  }
  const std::string path = "/proc/self/fd/" + std::to_string(file);
  FcConfigAppFontAddFile(configuration, reinterpret_cast<const FcChar8*>(path.c_str()));
}

std::string alias(std::string_view generic, const std::string& family) {
  return R"(<match target="pattern"><test name="family"><string>)" +
         std::string(generic) +
         R"(</string></test><edit name="family" mode="assign" binding="strong"><string>)" +
         family + "</string></edit></match>";
}

std::string aliases(const FontLibrary& fonts) {
  const auto family = [&](GenericFamily generic) {
    return fonts.font(fonts.face({.generic = generic})).family();
  };
  return "<fontconfig>" + alias("serif", family(GenericFamily::serif)) +
         alias("sans-serif", family(GenericFamily::sans)) +
         alias("monospace", family(GenericFamily::mono)) + "</fontconfig>";
}

bool install(const FontLibrary& fonts) {
  FcConfig* configuration = FcConfigCreate();
  if (configuration == nullptr) {
    return false;
  }
  const std::string rules = aliases(fonts);
  FcConfigParseAndLoadFromMemory(
      configuration, reinterpret_cast<const FcChar8*>(rules.c_str()), FcFalse);
  std::string_view last;
  for (const FaceDescription& face : fonts.faces()) {
    const Font& font = fonts.font(face.id);
    // The faces of a collection share its bytes.
    if (font.bytes().data() != last.data()) {
      add_face(configuration, font);
    }
    last = font.bytes();
  }
  return FcConfigSetCurrent(configuration) == FcTrue;
}

}  // namespace

void offer_faces_to_drawings(const FontLibrary& fonts) {
  // The configuration is the process's own, whatever octavo would rather have.
  static const bool installed = install(fonts);
  static_cast<void>(installed);
}

}  // namespace octavo
