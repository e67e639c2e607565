#include "formats/image/jpeg_encode.h"

#include <cmath>
#include <csetjmp>
#include <cstdio>
#include <cstdlib>

#include <jpeglib.h>

namespace octavo::image {

namespace {

// One step below what no eye can tell from the original; libjpeg's files grow fast above.
constexpr int quality = 92;

struct EncoderErrors {
  jpeg_error_mgr base{};
  std::jmp_buf place{};
};

[[noreturn]] void leave_encoder(j_common_ptr common) {
  std::longjmp(reinterpret_cast<EncoderErrors*>(common->err)->place, 1);
}

struct Encoder {
  jpeg_compress_struct state{};
  EncoderErrors errors{};
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
};

// libjpeg leaves by a long jump where it cannot go on: nothing here has a destructor.
bool encode(Encoder& encoder, const Pixels& pixels, double resolution) {
  jpeg_compress_struct& state = encoder.state;
  state.err = jpeg_std_error(&encoder.errors.base);
  encoder.errors.base.error_exit = leave_encoder;
  if (setjmp(encoder.errors.place) != 0) {  // NOLINT(cert-err52-cpp)
    return false;
  }
  jpeg_create_compress(&state);
  jpeg_mem_dest(&state, &encoder.bytes, &encoder.size);
  state.image_width = pixels.width;
  state.image_height = pixels.height;
  state.input_components = static_cast<int>(pixels.channels);
  state.in_color_space = pixels.channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
  jpeg_set_defaults(&state);
  jpeg_set_quality(&state, quality, TRUE);
  state.optimize_coding = TRUE;
  if (resolution >= 1 && resolution < 65'535) {
    state.density_unit = 1;
    state.X_density = static_cast<UINT16>(std::lround(resolution));
    state.Y_density = state.X_density;
  }
  jpeg_start_compress(&state, TRUE);
  if (!pixels.profile.empty()) {
    jpeg_write_icc_profile(&state, reinterpret_cast<const JOCTET*>(pixels.profile.data()),
                           static_cast<unsigned>(pixels.profile.size()));
  }
  const std::size_t row_size = std::size_t{pixels.width} * pixels.channels;
  while (state.next_scanline < state.image_height) {
    // The parameter lacks a const; the row is only read.
    auto* row = reinterpret_cast<JSAMPROW>(
        const_cast<char*>(pixels.samples.data() + state.next_scanline * row_size));
    jpeg_write_scanlines(&state, &row, 1);
  }
  jpeg_finish_compress(&state);
  return true;
}

}  // namespace

std::optional<std::string> encode_jpeg(const Pixels& pixels, double resolution) {
  Encoder encoder;
  std::optional<std::string> bytes;
  if (encode(encoder, pixels, resolution)) {
    bytes.emplace(reinterpret_cast<const char*>(encoder.bytes), encoder.size);
  }
  jpeg_destroy_compress(&encoder.state);
  std::free(encoder.bytes);
  return bytes;
}

}  // namespace octavo::image
