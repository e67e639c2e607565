#include "compiler/passes/pictures.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "compiler/picture_size.h"
#include "compiler/plain_text.h"
#include "compiler/text/uri.h"
#include "compiler/text/utf8.h"
#include "compiler/walk.h"

namespace octavo {
namespace {

constexpr std::uint64_t most_bytes_of_a_picture = 64ULL << 20U;
/// Of all pictures of a book together: they are held in memory until it is written.
constexpr std::uint64_t most_bytes_of_all = 1ULL << 30U;

std::string shortened(const std::string& name) {
  constexpr std::size_t most = 100;
  return name.size() <= most ? name : name.substr(0, character_start(name, most)) + "…";
}

struct Refusal {
  std::string_view code;
  std::string message;
  std::string hint;
};

Refusal refusal_of(FileError error, const std::string& name) {
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

/// Reads pictures and remembers them by folder and name, and by content.
class PictureLoader {
 public:
  PictureLoader(Document& document, const PassContext& context)
      : document_(document), context_(context) {}

  /// `instead` says what there is where the picture cannot be had.
  PictureId load(const std::string& source, Span span, std::string_view instead) {
    instead_ = instead;
    const std::string scheme = uri_scheme(source);
    if (!scheme.empty() || source.starts_with("//")) {
      refuse(span,
             {"picture-remote", "the picture `" + shortened(source) + "` is not a file",
              "octavo opens no connection: save the picture beside this file"});
      return PictureId::none;
    }
    const std::string root =
        span.file == FileId::none ? "." : context_.sources[span.file].folder();
    const std::string name = percent_decode(source);
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

 private:
  PictureId read(const std::string& root, const std::string& name, Span span) {
    FileContent content =
        context_.files.read_beneath(root, name, most_bytes_of_a_picture);
    if (content.error != FileError::none) {
      refuse(span, refusal_of(content.error, shortened(name)));
      return PictureId::none;
    }
    total_ += content.bytes.size();
    if (total_ > most_bytes_of_all) {
      refuse(span, {"picture-too-large",
                    "the pictures of the book have more than 1 GiB together",
                    "make them smaller: print needs 300 pixels an inch"});
      return PictureId::none;
    }
    PictureInspection inspection =
        context_.formats.inspect_picture(std::move(content.bytes));
    if (!inspection.picture) {
      refuse(span, {"picture-broken",
                    "the picture `" + shortened(name) + "` " + inspection.error,
                    "save it anew as PNG, JPEG, GIF, WebP or SVG"});
      return PictureId::none;
    }
    report_left_out(inspection.left_out, name, span);
    return keep(std::move(*inspection.picture));
  }

  void report_left_out(const std::vector<std::string>& left_out,
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

  PictureId keep(Picture picture) {
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

  void refuse(Span span, Refusal refusal) {
    context_.diagnostics.warn(
        refusal.code, span, std::move(refusal.message),
        {{.message = std::move(refusal.hint)}, {.message = std::string(instead_)}});
  }

  Document& document_;
  const PassContext& context_;
  std::string_view instead_{};
  std::map<std::pair<std::string, std::string>, PictureId> by_name_;
  std::map<std::size_t, std::vector<PictureId>> by_size_;
  std::uint64_t total_ = 0;
};

constexpr std::string_view description_instead = "its description stands in its place";
constexpr std::string_view no_description =
    "nothing stands in its place: it has no description";

bool is_readable_size(const std::string& value) {
  return value.empty() || value == "auto" || parse_picture_length(value).has_value();
}

void check_size(const Inline& node, Diagnostics& diagnostics) {
  for (const auto& [key, value] : node.attributes.pairs) {
    if ((key == "width" || key == "height") && !is_readable_size(value)) {
      diagnostics.warn(
          "picture-size", node.span,
          "the picture's " + key + " `" + shortened(value) + "` is no length",
          {{.message = "write a number with %, px, pt, mm, cm, in or em; the picture is "
                       "shown as large as it is"}});
    }
  }
}

/// The caption of a picture that cannot be shown stands in its place; where the
/// description has the same words, they would be read twice.
void leave_words_to_caption(Figure& figure) {
  if (figure.content.size() != 1) {
    return;
  }
  auto* const paragraph = std::get_if<Paragraph>(&figure.content.front().kind);
  if (paragraph == nullptr || paragraph->content.size() != 1) {
    return;
  }
  auto* const image = std::get_if<Image>(&paragraph->content.front().kind);
  if (image != nullptr && image->picture == PictureId::none &&
      plain_text(image->description) == plain_text(figure.caption)) {
    image->description.clear();
  }
}

}  // namespace

void load_pictures(Document& document, const PassContext& context) {
  PictureLoader loader(document, context);
  Metadata& metadata = document.metadata;
  if (!metadata.cover_image.empty()) {
    metadata.cover = loader.load(metadata.cover_image, metadata.cover_span,
                                 "the book is made without a cover");
  }
  walk(document.content, Overload{[](Block&) {},
                                  [&](Inline& node) {
                                    if (auto* image = std::get_if<Image>(&node.kind)) {
                                      image->picture =
                                          loader.load(image->source, node.span,
                                                      image->description.empty()
                                                          ? no_description
                                                          : description_instead);
                                      check_size(node, context.diagnostics);
                                    }
                                  }});
  walk(document.content, Overload{[](Block& block) {
                                    if (auto* figure = std::get_if<Figure>(&block.kind)) {
                                      leave_words_to_caption(*figure);
                                    }
                                  },
                                  [](Inline&) {}});
}

}  // namespace octavo
