#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include <jpeglib.h>

#include "formats/image/kinds.h"
#include "formats/image/pixels.h"

namespace octavo::image {

namespace {

// libjpeg leaves by a long jump where it cannot go on, so nothing with a destructor may
// live in the functions below.
struct DecoderErrors {
  jpeg_error_mgr base{};
  std::jmp_buf place{};
};

[[noreturn]] void leave_decoder(j_common_ptr common) {
  std::longjmp(reinterpret_cast<DecoderErrors*>(common->err)->place, 1);
}

void stay_silent(j_common_ptr /*common*/, int /*level*/) {}

// Of a progressive JPEG: each goes over the whole picture, however few bytes it has.
constexpr int most_scans = 100;

void count_scans(j_common_ptr common) {
  if (reinterpret_cast<j_decompress_ptr>(common)->input_scan_number > most_scans) {
    leave_decoder(common);
  }
}

struct Decoder {
  jpeg_decompress_struct state{};
  DecoderErrors errors{};
  jpeg_progress_mgr progress{};
  /// Each side is divided by it.
  unsigned divisor = 1;
  JOCTET* profile = nullptr;
  unsigned profile_size = 0;
};

bool start(Decoder& decoder, std::string_view bytes) {
  decoder.state.err = jpeg_std_error(&decoder.errors.base);
  decoder.errors.base.error_exit = leave_decoder;
  decoder.errors.base.emit_message = stay_silent;
  if (setjmp(decoder.errors.place) != 0) {  // NOLINT(cert-err52-cpp)
    return false;
  }
  jpeg_create_decompress(&decoder.state);
  decoder.progress.progress_monitor = count_scans;
  decoder.state.progress = &decoder.progress;
  jpeg_mem_src(&decoder.state, reinterpret_cast<const unsigned char*>(bytes.data()),
               static_cast<unsigned long>(bytes.size()));
  jpeg_save_markers(&decoder.state, JPEG_APP0 + 2, 0xFFFF);
  jpeg_read_header(&decoder.state, TRUE);
  const J_COLOR_SPACE stored = decoder.state.jpeg_color_space;
  decoder.state.out_color_space = JCS_RGB;
  if (stored == JCS_GRAYSCALE) {
    decoder.state.out_color_space = JCS_GRAYSCALE;
  } else if (stored == JCS_CMYK || stored == JCS_YCCK) {
    decoder.state.out_color_space = JCS_CMYK;
  }
  decoder.state.scale_denom = decoder.divisor;
  jpeg_read_icc_profile(&decoder.state, &decoder.profile, &decoder.profile_size);
  jpeg_start_decompress(&decoder.state);
  return true;
}

bool read_rows(Decoder& decoder, char* samples) {
  if (setjmp(decoder.errors.place) != 0) {  // NOLINT(cert-err52-cpp)
    return false;
  }
  const std::size_t row_size = std::size_t{decoder.state.output_width} *
                               static_cast<std::size_t>(decoder.state.output_components);
  while (decoder.state.output_scanline < decoder.state.output_height) {
    auto* row =
        reinterpret_cast<JSAMPROW>(samples + decoder.state.output_scanline * row_size);
    jpeg_read_scanlines(&decoder.state, &row, 1);
  }
  return true;
}

unsigned char sample_at(const std::string& samples, std::size_t at) {
  return static_cast<unsigned char>(samples[at]);
}

// Adobe's programs store the complement of each ink, and everyone follows them.
std::string rgb_from_inks(const std::string& inks, bool are_complements) {
  std::string rgb;
  rgb.reserve(inks.size() / 4 * 3);
  for (std::size_t i = 0; i + 3 < inks.size(); i += 4) {
    const auto light = [&](std::size_t ink) {
      const unsigned sample = sample_at(inks, i + ink);
      return are_complements ? sample : 255 - sample;
    };
    for (std::size_t ink = 0; ink < 3; ++ink) {
      rgb += static_cast<char>(light(ink) * light(3) / 255);
    }
  }
  return rgb;
}

// The profile of a file, where it speaks of samples like these: inks have become sRGB,
// and what is grey has one sample (ICC.1:2022, 7.2.8).
std::string profile_of(const Decoder& decoder, const Pixels& pixels) {
  constexpr std::size_t space_at = 16;
  if (decoder.profile == nullptr) {
    return {};
  }
  std::string profile(reinterpret_cast<const char*>(decoder.profile),
                      decoder.profile_size);
  const std::string_view space = pixels.channels == 1 ? "GRAY" : "RGB ";
  const bool is_alike = profile.size() > space_at + space.size() &&
                        std::string_view(profile).substr(space_at).starts_with(space);
  return is_alike ? profile : std::string();
}

}  // namespace

std::optional<Pixels> decode_jpeg(std::string_view bytes) {
  Decoder decoder;
  std::optional<Pixels> pixels;
  if (start(decoder, bytes)) {
    const jpeg_decompress_struct& state = decoder.state;
    auto channels = static_cast<unsigned>(state.output_components);
    const std::uint64_t area = std::uint64_t{state.output_width} * state.output_height;
    std::string samples;
    if (area <= most_pixels) {
      samples.resize(static_cast<std::size_t>(area) * channels);
    }
    if (!samples.empty() && read_rows(decoder, samples.data())) {
      if (channels == 4) {
        samples = rgb_from_inks(samples, state.saw_Adobe_marker != 0);
        channels = 3;
      }
      pixels = make_pixels(state.output_width, state.output_height, channels,
                           std::move(samples));
      pixels->profile = profile_of(decoder, *pixels);
    }
  }
  jpeg_destroy_decompress(&decoder.state);
  std::free(decoder.profile);
  return pixels;
}

bool is_sound_jpeg(std::string_view bytes) {
  // Small pixels are never asked for: they only make the start cheaper.
  Decoder decoder{.divisor = 8};
  const bool is_sound = start(decoder, bytes);
  jpeg_destroy_decompress(&decoder.state);
  std::free(decoder.profile);
  return is_sound;
}

}  // namespace octavo::image
