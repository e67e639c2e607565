#include "tests/formats/markdown/html_normal.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "formats/html/entities.h"

namespace octavo::tests {

namespace {

constexpr std::array<std::string_view, 24> block_names = {
    "blockquote", "dd",    "div", "dl",    "dt", "figure", "h1", "h2",
    "h3",         "h4",    "h5",  "h6",    "hr", "li",     "ol", "p",
    "pre",        "table", "td",  "tbody", "th", "thead",  "tr", "ul"};

bool is_space(char character) {
  return character == ' ' || character == '\n' || character == '\t';
}

std::string decoded(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '&') {
      if (const auto entity = html::read_entity(text, i)) {
        result += entity->text;
        i = entity->end - 1;
        continue;
      }
    }
    result += text[i];
  }
  return result;
}

class Normalizer {
 public:
  explicit Normalizer(std::string_view html) : html_(html) {}

  std::string run() {
    while (at_ < html_.size()) {
      html_[at_] == '<' ? read_tag() : read_text();
    }
    trim_end();
    return std::move(result_);
  }

 private:
  void trim_end() {
    while (!result_.empty() && is_space(result_.back())) {
      result_.pop_back();
    }
  }

  void read_text() {
    const std::size_t end = std::min(html_.find('<', at_), html_.size());
    std::string text = decoded(html_.substr(at_, end - at_));
    at_ = end;
    for (const char character : text) {
      const bool collapses = !in_pre_ && is_space(character);
      if (!collapses) {
        // Escaped, lest text look like a tag.
        result_ += character == '<' ? std::string("&lt;") : std::string(1, character);
        after_block_ = false;
      } else if (!after_block_ && (result_.empty() || result_.back() != ' ')) {
        result_ += ' ';
      }
    }
  }

  std::string read_attributes(std::string_view inner) {
    std::vector<std::string> attributes;
    for (std::size_t i = 0; i < inner.size();) {
      if (is_space(inner[i]) || inner[i] == '/') {
        ++i;
        continue;
      }
      const std::size_t name_end =
          std::min(inner.find_first_of(" =/\n", i), inner.size());
      std::string attribute(inner.substr(i, name_end - i));
      i = name_end;
      if (i + 1 < inner.size() && inner[i] == '=') {
        const std::size_t close = inner.find(inner[i + 1], i + 2);
        attribute += "=\"" + decoded(inner.substr(i + 2, close - i - 2)) + '"';
        i = close + 1;
      }
      attributes.push_back(std::move(attribute));
    }
    std::ranges::sort(attributes);
    std::string joined;
    for (const std::string& each : attributes) {
      joined += " " + each;
    }
    return joined;
  }

  void read_tag() {
    // Comments are not shown.
    if (html_.substr(at_).starts_with("<!--")) {
      const bool is_short = html_.substr(at_ + 4).starts_with('>') ||
                            html_.substr(at_ + 4).starts_with("->");
      at_ = html_.find('>', is_short ? at_ : html_.find("-->", at_)) + 1;
      return;
    }
    const std::size_t close = std::min(html_.find('>', at_), html_.size() - 1);
    const std::string_view inner = html_.substr(at_ + 1, close - at_ - 1);
    at_ = close + 1;
    const std::size_t name_end = std::min(
        inner.find_first_of(" /\n", inner.starts_with('/') ? 1 : 0), inner.size());
    const std::string_view name = inner.substr(0, name_end);
    const std::string_view bare = name.substr(name.starts_with('/') ? 1 : 0);
    const bool is_block = std::ranges::find(block_names, bare) != block_names.end();
    if (is_block && !in_pre_) {
      trim_end();
    }
    in_pre_ = bare == "pre" ? !name.starts_with('/') : in_pre_;
    result_ += "<" + std::string(name) + read_attributes(inner.substr(name_end)) + ">";
    after_block_ = is_block || bare == "br";
  }

  std::string_view html_;
  std::size_t at_ = 0;
  std::string result_{};
  bool in_pre_ = false;
  bool after_block_ = true;
};

}  // namespace

std::string normal_html(std::string_view html) {
  return Normalizer(html).run();
}

}  // namespace octavo::tests
