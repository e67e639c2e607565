#include "formats/paged/dump.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

#include "compiler/overload.h"

namespace octavo::paged {
namespace {

std::string number(double value) {
  // No "-0": the sign of nothing says nothing.
  const double rounded = std::round(value * 100) / 100 + 0.0;
  std::array<char, 64> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), rounded);
  return {digits.data(), end.ptr};
}

std::string node(std::string_view name, NodeId id) {
  return id == NodeId::none
             ? std::string()
             : " " + std::string(name) + std::to_string(static_cast<std::uint32_t>(id));
}

std::string area(const Rectangle& rectangle) {
  return number(rectangle.left) + " " + number(rectangle.top) + " " +
         number(rectangle.width) + "×" + number(rectangle.height);
}

// Black, which nearly everything is, is not said.
std::string color_name(const Color& color) {
  const auto byte = [](double part) { return number(std::round(part * 255)); };
  return color == Color{} ? std::string()
                          : " rgb " + byte(color.red) + " " + byte(color.green) + " " +
                                byte(color.blue);
}

std::string_view role_name(Role role) {
  switch (role) {
    case Role::content:
      return "";
    case Role::label:
      return " label";
    case Role::page_number:
      return " page-number";
    case Role::artifact:
      return " artifact";
  }
  return "";
}

// Controls and what would end the string are escaped; the soft hyphen is made visible.
std::string quoted(std::string_view text) {
  constexpr std::string_view soft_hyphen = "\u00AD";
  std::string result = "\"";
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char each = text[at];
    if (each == '"' || each == '\\') {
      result += '\\';
      result += each;
    } else if (static_cast<unsigned char>(each) < 0x20) {
      result += "\\x" + std::to_string(static_cast<int>(each)) + ";";
    } else if (text.substr(at).starts_with(soft_hyphen)) {
      result += "\\-";
      at += soft_hyphen.size() - 1;
    } else {
      result += each;
    }
  }
  return result + "\"";
}

class Dumper {
 public:
  explicit Dumper(const PagedDocument& document) : document_(document) {}

  std::string run() {
    for (std::size_t index = 0; index < document_.pages.size(); ++index) {
      const Page& page = document_.pages[index];
      text_ += "page " + std::to_string(index + 1) + " " + quoted(page.label) + " " +
               number(page.width) + "×" + number(page.height) + "\n";
      for (const PlacedItem& item : page.items) {
        add(item, "  ");
      }
    }
    for (const BookmarkStyle& bookmark : document_.bookmarks) {
      add(bookmark);
    }
    return std::move(text_);
  }

 private:
  void add(const PlacedItem& item, const std::string& indent) {
    text_ += indent;
    std::visit(
        Overload{[&](const TextRun& run) { add_run(run); },
                 [&](const Rule& rule) {
                   text_ += "rule " + area(rule.area) + color_name(rule.color);
                   text_ += role_name(rule.role);
                   text_ += node("#", rule.owner);
                 },
                 [&](const PlacedPicture& picture) {
                   const auto id = static_cast<std::uint32_t>(picture.picture);
                   text_ += "picture " + area(picture.area) + " " + std::to_string(id) +
                            node("#", picture.owner) + node("link #", picture.link);
                 },
                 [&](const MissingGlyph& missing) {
                   text_ += "missing " + area(missing.box) + " " + quoted(missing.text) +
                            color_name(missing.color) + node("#", missing.owner) +
                            node("link #", missing.link);
                 }},
        item);
    text_ += "\n";
  }

  void add(const BookmarkStyle& bookmark) {
    text_ += "bookmark" + node("#", bookmark.node);
    text_ += bookmark.level ? " level " + std::to_string(*bookmark.level) : "";
    text_ += bookmark.label ? " " + quoted(*bookmark.label) : "";
    text_ += "\n";
  }

  void add_run(const TextRun& run) {
    text_ += "text " + number(run.origin.x) + " " + number(run.origin.y) + " +" +
             number(run.width) + " " + face(run.font) + " " + number(run.size) + " " +
             quoted(run.text);
    text_ += run.synthesis.slanted ? " slanted" : "";
    text_ += run.synthesis.emboldened ? " emboldened" : "";
    text_ += color_name(run.color);
    text_ += role_name(run.role);
    text_ += node("#", run.owner) + node("link #", run.link);
    text_ += run.right_to_left ? " right-to-left" : "";
  }

  std::string face(FontId id) const {
    return document_.fonts ? document_.fonts->font(id).postscript_name()
                           : std::to_string(static_cast<std::uint32_t>(id));
  }

  const PagedDocument& document_;
  std::string text_{};
};

}  // namespace

std::string dump(const PagedDocument& document) {
  return Dumper(document).run();
}

}  // namespace octavo::paged
