#include "formats/image/svg.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "compiler/text/utf8.h"
#include "formats/image/svg_markup.h"
#include "formats/image/svg_rules.h"
#include "formats/image/svg_weight.h"

namespace octavo::image {

namespace {

constexpr std::string_view svg_namespace = "http://www.w3.org/2000/svg";
constexpr std::string_view xlink_namespace = "http://www.w3.org/1999/xlink";
constexpr std::string_view xml_namespace = "http://www.w3.org/XML/1998/namespace";
constexpr std::size_t deepest = 256;
// Declared at one place: each name with a prefix is looked up among them. What has the
// prefix of a further one is left out as if nothing declared it.
constexpr std::size_t most_namespaces = 1000;
// Of CSS: what a drawing without a size is given.
constexpr double usual_width = 300;
constexpr double usual_height = 150;
constexpr double widest = 10'000;

bool has_forbidden_character(std::string_view text) {
  return std::ranges::any_of(text, [](char byte) {
    return static_cast<unsigned char>(byte) < 0x20 && byte != '\t' && byte != '\n' &&
           byte != '\r';
  });
}

using Attribute = std::pair<std::string, std::string>;

/// Copies a drawing token by token and leaves out what does not only draw.
class Cleaner {
 public:
  explicit Cleaner(std::string_view text) : reader_(text) {}

  Drawing clean();

 private:
  struct Open {
    std::string name{};
    /// The name it is copied under; empty: it is left out with all that is in it.
    std::string copied{};
    std::size_t namespaces = 0;
  };

  void take(const MarkupToken& token);
  void start(const MarkupToken& token);
  void end(const MarkupToken& token);
  void text(const MarkupToken& token);
  void close_innermost();

  std::string copied_name(const MarkupToken& token);
  void copy_attributes(const MarkupToken& token, std::string_view element);
  void copy_attribute(const Attribute& attribute, std::string_view element);
  bool is_harmless(std::string_view name,
                   const std::string& value,
                   std::string_view element);
  void declare_namespaces(const MarkupToken& token);
  std::string_view namespace_of(std::string_view prefix) const;
  void drop_dead_links();
  void leave_out(std::string_view what);
  void measure(const MarkupToken& token);
  void fail(std::string_view error) { drawing_.error = error; }

  /// An attribute of the copy that leads to an element of the drawing.
  struct Link {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string target{};
  };

  MarkupReader reader_;
  std::vector<Link> links_{};
  Drawing drawing_{};
  DrawingWeight weight_{};
  std::vector<Open> open_{};
  std::vector<std::pair<std::string, std::string>> namespaces_{};
  std::string style_{};
  std::set<std::string> copied_attributes_{};
  bool seen_root_ = false;
};

std::pair<std::string_view, std::string_view> split_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  if (colon == std::string_view::npos) {
    return {{}, name};
  }
  return {name.substr(0, colon), name.substr(colon + 1)};
}

void Cleaner::leave_out(std::string_view what) {
  constexpr std::size_t most = 5;
  constexpr std::size_t longest = 60;
  const std::string name(what.substr(0, longest));
  auto& list = drawing_.left_out;
  if (list.size() < most && is_utf8(name) &&
      std::ranges::find(list, name) == list.end()) {
    list.push_back(name);
  }
}

void Cleaner::declare_namespaces(const MarkupToken& token) {
  for (const auto& [name, value] : token.attributes) {
    if (namespaces_.size() == most_namespaces) {
      return;
    }
    if (name == "xmlns") {
      namespaces_.emplace_back("", value);
    } else if (name.starts_with("xmlns:")) {
      namespaces_.emplace_back(name.substr(6), value);
    }
  }
}

std::string_view Cleaner::namespace_of(std::string_view prefix) const {
  if (prefix == "xml") {
    return xml_namespace;
  }
  const auto innermost =
      std::find_if(namespaces_.rbegin(), namespaces_.rend(),
                   [&](const auto& declared) { return declared.first == prefix; });
  return innermost == namespaces_.rend() ? std::string_view() : innermost->second;
}

// Empty: the element is left out.
std::string Cleaner::copied_name(const MarkupToken& token) {
  const auto [prefix, local] = split_name(token.name);
  if (namespace_of(prefix) != svg_namespace) {
    return {};
  }
  if (!is_drawing_element(local)) {
    if (is_telling_element(local)) {
      leave_out(local);
    }
    return {};
  }
  // A link inside a picture cannot be followed; what it holds is drawn.
  return local == "a" ? "g" : std::string(local);
}

bool Cleaner::is_harmless(std::string_view name,
                          const std::string& value,
                          std::string_view element) {
  if (name == "href" && !value.starts_with('#')) {
    const double pixels = element == "image" ? pixels_of_data(value) : 0;
    weight_.pixels(pixels);
    return pixels > 0;
  }
  return name == "href" ||
         (is_harmless_style(value) && is_sane_value(element, name, value));
}

void Cleaner::copy_attribute(const Attribute& attribute, std::string_view element) {
  const auto& [full_name, value] = attribute;
  const auto [prefix, local] = split_name(full_name);
  const std::string_view space = prefix.empty() ? "" : namespace_of(prefix);
  const bool is_link = local == "href" && (prefix.empty() || space == xlink_namespace);
  const bool is_xml = space == xml_namespace && (local == "lang" || local == "space");
  if (full_name == "xmlns" || (!prefix.empty() && !is_link && !is_xml)) {
    return;
  }
  if (local.starts_with("on") || !is_harmless(local, value, element)) {
    leave_out(local.starts_with("on") ? local : std::string_view(value));
    return;
  }
  const bool is_taken_id =
      local == "id" && (value.empty() || weight_.has(value) ||
                        value.find_first_of(" \t\r\n") != std::string::npos);
  const std::string name = is_link ? "xlink:href" : full_name;
  if (is_taken_id || !copied_attributes_.insert(name).second) {
    return;
  }
  if (local == "id") {
    weight_.name(value);
  }
  const std::size_t begin = drawing_.bytes.size();
  drawing_.bytes += ' ' + name + "=\"" + escape_markup(value) + '"';
  if (is_link && value.starts_with('#')) {
    links_.push_back(
        {.begin = begin, .end = drawing_.bytes.size(), .target = value.substr(1)});
  }
}

/// A reference to what is not in the drawing draws nothing, and EPUB allows none.
void Cleaner::drop_dead_links() {
  std::string kept;
  std::size_t at = 0;
  for (const Link& link : links_) {
    if (!weight_.has(link.target)) {
      kept.append(drawing_.bytes, at, link.begin - at);
      at = link.end;
    }
  }
  drawing_.bytes = kept.append(drawing_.bytes, at, std::string::npos);
}

void Cleaner::copy_attributes(const MarkupToken& token, std::string_view element) {
  copied_attributes_.clear();
  weight_.open(element, token.attributes);
  for (const Attribute& attribute : token.attributes) {
    copy_attribute(attribute, element);
  }
}

// The size of the outermost element: its own, else that of its view box.
void Cleaner::measure(const MarkupToken& token) {
  double box_width = 0;
  double box_height = 0;
  for (const auto& [name, value] : token.attributes) {
    if (name == "width") {
      drawing_.width = drawing_length(value);
    } else if (name == "height") {
      drawing_.height = drawing_length(value);
    } else if (name == "viewBox") {
      std::vector<std::string_view> numbers;
      std::string_view rest = value;
      while (!rest.empty() && numbers.size() < 4) {
        const std::size_t begin =
            std::min(rest.find_first_not_of(" ,\t\r\n"), rest.size());
        rest.remove_prefix(begin);
        const std::size_t end = std::min(rest.find_first_of(" ,\t\r\n"), rest.size());
        numbers.push_back(rest.substr(0, end));
        rest.remove_prefix(end);
      }
      numbers.resize(4);
      box_width = drawing_length(numbers[2]);
      box_height = drawing_length(numbers[3]);
    }
  }
  const bool has_box = box_width > 0 && box_height > 0;
  const double ratio = has_box ? box_height / box_width : usual_height / usual_width;
  if (drawing_.width <= 0 && drawing_.height <= 0) {
    drawing_.width = has_box ? box_width : usual_width;
  }
  if (drawing_.width <= 0) {
    drawing_.width = drawing_.height / ratio;
  }
  if (drawing_.height <= 0) {
    drawing_.height = drawing_.width * ratio;
  }
  const double scale = std::min(1.0, widest / std::max(drawing_.width, drawing_.height));
  drawing_.width = std::max(1.0, drawing_.width * scale);
  drawing_.height = std::max(1.0, drawing_.height * scale);
}

void Cleaner::start(const MarkupToken& token) {
  Open element{.name = token.name, .namespaces = namespaces_.size()};
  declare_namespaces(token);
  const bool is_root = open_.empty();
  if (is_root && (seen_root_ || copied_name(token) != "svg")) {
    fail(seen_root_ ? "is no well-formed XML" : "is no SVG");
    return;
  }
  if (open_.size() >= deepest) {
    fail("nests elements too deeply");
    return;
  }
  seen_root_ = true;
  if (is_root || !open_.back().copied.empty()) {
    element.copied = copied_name(token);
  }
  open_.push_back(std::move(element));
  const std::string& copied = open_.back().copied;
  if (!copied.empty()) {
    drawing_.bytes += '<' + copied;
    if (is_root) {
      measure(token);
      drawing_.bytes += " xmlns=\"" + std::string(svg_namespace) + "\" xmlns:xlink=\"" +
                        std::string(xlink_namespace) + '"';
    }
    copy_attributes(token, copied);
    drawing_.bytes += '>';
  }
  if (token.is_empty) {
    close_innermost();
  }
}

void Cleaner::close_innermost() {
  const Open& innermost = open_.back();
  if (innermost.copied == "style") {
    if (is_harmless_style(style_) && is_whole_style(style_)) {
      drawing_.bytes += escape_markup(style_);
      weight_.style_sheet(style_);
    } else {
      leave_out("style");
    }
    style_.clear();
  }
  if (!innermost.copied.empty()) {
    drawing_.bytes += "</" + innermost.copied + '>';
    weight_.close();
  }
  namespaces_.resize(innermost.namespaces);
  open_.pop_back();
}

void Cleaner::end(const MarkupToken& token) {
  if (open_.empty() || open_.back().name != token.name) {
    fail("is no well-formed XML");
    return;
  }
  close_innermost();
}

void Cleaner::text(const MarkupToken& token) {
  if (open_.empty()) {
    if (token.text.find_first_not_of(" \t\r\n") != std::string::npos) {
      fail("is no well-formed XML");
    }
    return;
  }
  if (open_.back().copied == "style") {
    style_ += token.text;
  } else if (!open_.back().copied.empty()) {
    drawing_.bytes += escape_markup(token.text);
    weight_.text(token.text);
  }
}

void Cleaner::take(const MarkupToken& token) {
  switch (token.kind) {
    case MarkupToken::Kind::start:
      start(token);
      break;
    case MarkupToken::Kind::end:
      end(token);
      break;
    case MarkupToken::Kind::text:
      text(token);
      break;
  }
}

Drawing Cleaner::clean() {
  for (auto token = reader_.next(); token.has_value(); token = reader_.next()) {
    // NOLINTNEXTLINE(bugprone-unchecked-optional-access): the loop has just looked
    take(*token);
    if (!drawing_.error.empty()) {
      return std::move(drawing_);
    }
  }
  if (!reader_.error().empty()) {
    fail(reader_.error());
  } else if (!open_.empty() || !seen_root_) {
    fail("is cut short");
  } else {
    const DrawingWeight::Verdict verdict = weight_.weigh();
    drawing_.passes = verdict.passes;
    fail(verdict.error);
  }
  drop_dead_links();
  return std::move(drawing_);
}

}  // namespace

Drawing read_drawing(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.remove_prefix(3);
  }
  if (!is_utf8(bytes) || has_forbidden_character(bytes)) {
    return {.error = "is an SVG that is not UTF-8"};
  }
  return Cleaner(bytes).clean();
}

bool looks_like_drawing(std::string_view bytes) {
  constexpr std::size_t looked_at = 4096;
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.remove_prefix(3);
  }
  const std::size_t begin = bytes.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos || bytes[begin] != '<') {
    return false;
  }
  const std::string_view head = bytes.substr(begin, looked_at);
  const std::size_t name = head.find("svg");
  return name != std::string_view::npos && head.find("<html") > name;
}

}  // namespace octavo::image
