#include "formats/pdf/images.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/image/drawing.h"
#include "formats/image/image.h"
#include "formats/image/kinds.h"
#include "formats/pdf/read.h"
#include "formats/pdf/syntax.h"

namespace octavo::pdf {

namespace {

Entries image_entries(unsigned width, unsigned height, std::string_view color_space) {
  return {{"Type", "/XObject"},
          {"Subtype", "/Image"},
          {"Width", std::to_string(width)},
          {"Height", std::to_string(height)},
          {"ColorSpace", std::string(color_space)},
          {"BitsPerComponent", "8"}};
}

// The matrix that turns a stored picture upright in the unit square, by its EXIF
// orientation 1 to 8 (0, 0 is the lower left corner).
constexpr std::array<std::string_view, 8> upright = {
    "1 0 0 1 0 0",   "-1 0 0 1 1 0", "-1 0 0 -1 1 1", "1 0 0 -1 0 1",
    "0 -1 -1 0 1 1", "0 -1 1 0 0 1", "0 1 1 0 0 0",   "0 1 -1 0 1 0"};

void put_turned(ObjectFile& file, ObjectId id, ObjectId image, int orientation) {
  const std::string stream =
      std::string(upright[static_cast<std::size_t>(orientation - 1)]) + " cm /I Do";
  file.put_stream(id,
                  {{"Type", "/XObject"},
                   {"Subtype", "/Form"},
                   {"BBox", "[0 0 1 1]"},
                   {"Resources", "<</XObject<</I " + reference(image) + ">>>>"}},
                  stream);
}

bool put_jpeg(ObjectFile& file, ObjectId id, const Picture& picture, Inks inks) {
  const image::Header header = image::read_jpeg_header(picture.bytes);
  const bool is_of_inks = header.components == 4;
  if (!header.error.empty() || (is_of_inks && inks == Inks::made_colors)) {
    return false;
  }
  const std::string_view color_space = header.components == 1   ? "/DeviceGray"
                                       : header.components == 3 ? "/DeviceRGB"
                                                                : "/DeviceCMYK";
  Entries entries = image_entries(header.width, header.height, color_space);
  entries.emplace_back("Filter", "/DCTDecode");
  if (is_of_inks && header.has_adobe_marker) {
    entries.emplace_back("Decode", "[1 0 1 0 1 0 1 0]");
  }
  const bool is_upright = picture.orientation <= 1 || picture.orientation > 8;
  const ObjectId image = is_upright ? id : file.reserve();
  file.put_stream(image, std::move(entries), picture.bytes);
  if (!is_upright) {
    put_turned(file, id, image, picture.orientation);
  }
  return true;
}

bool put_pixels(ObjectFile& file, ObjectId id, const Picture& picture) {
  const std::optional<image::Pixels> pixels = image::decode(picture);
  if (!pixels) {
    return false;
  }
  Entries entries = image_entries(pixels->width, pixels->height,
                                  pixels->channels == 1 ? "/DeviceGray" : "/DeviceRGB");
  if (!pixels->alpha.empty()) {
    entries.emplace_back(
        "SMask",
        reference(file.add_deflated(
            image_entries(pixels->width, pixels->height, "/DeviceGray"), pixels->alpha)));
  }
  file.put_deflated(id, std::move(entries), pixels->samples);
  return true;
}

bool put_raster(ObjectFile& file, ObjectId id, const Picture& picture, Inks inks) {
  const bool is_jpeg = picture.kind == PictureKind::jpeg;
  return (is_jpeg && put_jpeg(file, id, picture, inks)) || put_pixels(file, id, picture);
}

}  // namespace

void put_images(ObjectFile& file,
                const std::vector<NumberedPicture>& pictures,
                Inks inks,
                const FontLibrary& fonts,
                const std::function<void(std::size_t)>& fail) {
  std::vector<const Picture*> drawings;
  std::vector<std::size_t> places;
  for (std::size_t place = 0; place < pictures.size(); ++place) {
    const auto& [id, picture] = pictures[place];
    if (picture->kind == PictureKind::svg) {
      drawings.push_back(picture);
      places.push_back(place);
    } else if (!put_raster(file, id, *picture, inks)) {
      fail(place);
    }
  }
  image::draw_svgs(
      drawings, image::Drawn::page, fonts, [&](std::size_t index, const auto& drawing) {
        const std::size_t place = places[index];
        if (!drawing || !put_page_as_form(file, pictures[place].id, *drawing)) {
          fail(place);
        }
      });
}

}  // namespace octavo::pdf
