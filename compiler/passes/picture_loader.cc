#include "compiler/passes/picture_loader.h"

#include "compiler/text/uri.h"
#include "compiler/text/utf8.h"

namespace octavo {
namespace {

constexpr std::uint64_t most_bytes_of_a_picture = 64ULL << 20U;
/// Of all pictures of a book together: they are held in memory until it is written.
constexpr std::uint64_t most_bytes_of_all = 1ULL << 30U;

}  // namespace

std::string shortened(const std::string& name) {
  constexpr std::size_t most = 100;
  return name.size() <= most ? name : name.substr(0, character_start(name, most)) + "…";
}

PictureLoader::Refusal PictureLoader::refusal_of(FileError error,
                                                 const std::string& name) {
  switch (error) {
    case FileError::outside_root:
      return {"picture-outside-root",
              "the picture `" + name + "` lies outside the folder of this file",
              "put it beside or below the file that shows it"};
    case FileError::too_large:
      return {"picture-too-large", "the picture `" + name + "` has more than 64 MiB",
              "make it smaller: print needs 300 pixels an inch"};
    case FileError::not_regular:
      return {"picture-missing", "the picture `" + name + "` is no regular file",
              "name a PNG, JPEG, GIF, WebP or SVG file"};
    case FileError::unreadable:
      return {"picture-missing", "the picture `" + name + "` cannot be read",
              "check its permissions"};
    case FileError::none:
    case FileError::missing:
    case FileError::unwritable:
    case FileError::disk_full:
      break;
  }
  return {"picture-missing", "there is no picture `" + name + "`",
          "names are relative to the folder of this file; capitals count"};
}

PictureId PictureLoader::load(const std::string& root,
                              const std::string& name,
                              Span span,
                              std::string_view instead) {
  instead_ = instead;
  if (!uri_scheme(name).empty() || name.starts_with("//")) {
    refuse(span, {"picture-remote", "the picture `" + shortened(name) + "` is not a file",
                  "octavo opens no connection: save the picture beside this file"});
    return PictureId::none;
  }
  const auto [known, is_new] = by_name_.emplace(std::pair(root, name), PictureId::none);
  if (is_new) {
    known->second = read(root, name, span);
  } else if (known->second == PictureId::none) {
    refuse(span, {"picture-missing",
                  "the picture `" + shortened(name) + "` could not be used above",
                  "the first message about it says why"});
  }
  return known->second;
}

PictureId PictureLoader::read(const std::string& root,
                              const std::string& name,
                              Span span) {
  FileContent content = context_.files.read_beneath(root, name, most_bytes_of_a_picture);
  if (content.error != FileError::none) {
    refuse(span, refusal_of(content.error, shortened(name)));
    return PictureId::none;
  }
  total_ += content.bytes.size();
  if (total_ > most_bytes_of_all) {
    refuse(span,
           {"picture-too-large", "the pictures of the book have more than 1 GiB together",
            "make them smaller: print needs 300 pixels an inch"});
    return PictureId::none;
  }
  PictureInspection inspection =
      context_.formats.inspect_picture(std::move(content.bytes));
  if (!inspection.picture) {
    refuse(span,
           {"picture-broken", "the picture `" + shortened(name) + "` " + inspection.error,
            "save it anew as PNG, JPEG, GIF, WebP or SVG"});
    return PictureId::none;
  }
  report_left_out(inspection.left_out, name, span);
  return keep(std::move(*inspection.picture));
}

void PictureLoader::report_left_out(const std::vector<std::string>& left_out,
                                    const std::string& name,
                                    Span span) {
  if (left_out.empty()) {
    return;
  }
  std::string parts;
  for (const std::string& part : left_out) {
    parts += (parts.empty() ? "`" : ", `") + part + "`";
  }
  context_.diagnostics.warn(
      "picture-cleaned", span,
      "the drawing `" + shortened(name) + "` is shown without " + parts,
      {{.message = "save it as a plain SVG: no scripts, no animation, nothing outside "
                   "the file"}});
}

PictureId PictureLoader::keep(Picture picture) {
  auto& alike = by_size_[picture.bytes.size()];
  for (const PictureId id : alike) {
    if (document_.pictures[static_cast<std::size_t>(id)] == picture) {
      return id;
    }
  }
  const PictureId id{static_cast<std::uint32_t>(document_.pictures.size())};
  document_.pictures.push_back(std::move(picture));
  alike.push_back(id);
  return id;
}

void PictureLoader::refuse(Span span, Refusal refusal) {
  context_.diagnostics.warn(
      refusal.code, span, std::move(refusal.message),
      {{.message = std::move(refusal.hint)}, {.message = std::string(instead_)}});
}

}  // namespace octavo
