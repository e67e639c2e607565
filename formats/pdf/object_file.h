#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics.h"
#include "formats/pdf/syntax.h"

namespace octavo::pdf {

/// The objects of one PDF file, in the order in which their numbers were given out.
class ObjectFile {
 public:
  /// As many as a reader need find (ISO 32000-1, annex C.2).
  static constexpr std::size_t objects_limit = 8'388'607;
  explicit ObjectFile(std::size_t most_objects = objects_limit)
      : most_objects_(most_objects) {}

  /// A number for an object that is put later; one that never is stands for null.
  ObjectId reserve();
  void put(ObjectId id, std::string value);
  ObjectId add(std::string value);
  /// `data` as it is to stand in the file: an entry `Filter` says how it is packed.
  void put_stream(ObjectId id, Entries entries, std::string data);
  ObjectId add_stream(Entries entries, std::string data);
  /// Packs `data` first.
  void put_deflated(ObjectId id, Entries entries, std::string_view data);
  ObjectId add_deflated(Entries entries, std::string_view data);

  /// The bytes of the file: PDF 1.7 with object streams; its identifier is a digest of
  /// the content. Hands the objects over; empty when they are too many or PoDoFo refuses
  /// one, which is reported.
  std::optional<std::string> save(ObjectId catalog,
                                  const Entries& information,
                                  Diagnostics& diagnostics);

 private:
  /// Throws what PoDoFo throws.
  std::string write(ObjectId catalog, ObjectId information);

  struct Object {
    /// Of a stream: empty; its dictionary is `entries`.
    std::string value{};
    Entries entries{};
    std::string data{};
    bool is_stream = false;
  };

  std::size_t most_objects_;
  std::vector<Object> objects_{};
};

}  // namespace octavo::pdf
