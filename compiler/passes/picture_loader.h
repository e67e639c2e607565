#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/document.h"
#include "compiler/passes.h"

namespace octavo {

/// Reads the pictures of a book, each once, and remembers them by place and by content.
class PictureLoader {
 public:
  PictureLoader(Document& document, const PassContext& context)
      : document_(document), context_(context) {}

  /// Reads `name` beneath the folder `root`. What is missing, broken, too large, outside
  /// the root or on the network is reported at `span`, where `instead` says what there is
  /// in its place.
  PictureId load(const std::string& root,
                 const std::string& name,
                 Span span,
                 std::string_view instead);

 private:
  struct Refusal {
    std::string_view code;
    std::string message;
    std::string hint;
  };

  static Refusal refusal_of(FileError error, const std::string& name);
  PictureId read(const std::string& root, const std::string& name, Span span);
  void report_left_out(const std::vector<std::string>& left_out,
                       const std::string& name,
                       Span span);
  PictureId keep(Picture picture);
  void refuse(Span span, Refusal refusal);

  Document& document_;
  const PassContext& context_;
  std::string_view instead_{};
  std::map<std::pair<std::string, std::string>, PictureId> by_name_{};
  std::map<std::size_t, std::vector<PictureId>> by_size_{};
  std::uint64_t total_ = 0;
};

/// Of a name in a message: not longer than a line.
std::string shortened(const std::string& name);

}  // namespace octavo
