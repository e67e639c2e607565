#pragma once

#include <map>
#include <string>
#include <utility>

class QPDF;
class QPDFObjectHandle;

namespace octavo::pdf {

/// What the codes of a font read as.
struct FontCodes {
  /// Of a composite font: two bytes a code, as octavo and nearly all others write them.
  bool are_pairs = false;
  std::map<unsigned, std::string> texts{};
};

/// What one page shows.
struct PageText {
  /// By the numbers of the marks that the structure of the file names.
  std::map<int, std::string> marks{};
  /// All of it in the order of painting, spaced where it is set apart or on a new line:
  /// the text of a file that has no structure.
  std::string painted{};
};

/// Reads the texts of pages, and each font once. What cannot be understood is U+FFFD.
class PageTextReader {
 public:
  explicit PageTextReader(QPDF& file) : file_(file) {}

  /// Throws `std::exception` for content that libqpdf cannot read or that is larger than
  /// any page's.
  PageText read(const QPDFObjectHandle& page);

 private:
  const FontCodes& codes_of(const QPDFObjectHandle& font);

  QPDF& file_;
  /// By the numbers of their objects.
  std::map<std::pair<int, int>, FontCodes> fonts_{};
};

}  // namespace octavo::pdf
