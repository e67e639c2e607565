#include "tests/validators/poppler_text.h"

#include <algorithm>
#include <vector>

namespace octavo::tests {
namespace {

/// An element that is open, by its indent.
struct Element {
  std::size_t indent = 0;
  std::string_view type{};
  bool is_inline = false;
  bool is_numbered = false;
};

class StructureReader {
 public:
  void read_line(std::string_view line) {
    const std::size_t indent = line.find_first_not_of(' ');
    if (indent == std::string_view::npos) {
      return;
    }
    line.remove_prefix(indent);
    while (!open_.empty() && open_.back().indent >= indent) {
      text_ += open_.back().is_inline ? "" : "\n";
      open_.pop_back();
    }
    if (line.starts_with('"')) {
      add(line.substr(1, line.size() - 2));
    } else if (line.starts_with("/ListNumbering") && !open_.empty()) {
      open_.back().is_numbered = true;
    } else if (!line.starts_with('/') && !line.starts_with("Object ")) {
      begin(line, indent);
    }
  }

  std::string take() { return std::move(text_); }

 private:
  void begin(std::string_view line, std::size_t indent) {
    const Element element{.indent = indent,
                          .type = line.substr(0, line.find_first_of(" :")),
                          .is_inline = line.ends_with("(inline)")};
    text_ += element.is_inline ? "" : "\n";
    open_.push_back(element);
  }

  std::string_view type_above(std::size_t levels) const {
    return open_.size() > levels ? open_[open_.size() - 1 - levels].type
                                 : std::string_view();
  }

  // The label of an item of a list that has labels; a term to be defined is a label of a
  // list without.
  bool is_label() const {
    for (std::size_t at = 2; at < open_.size(); ++at) {
      if (open_[at].type == "Lbl" && open_[at - 1].type == "LI" &&
          open_[at - 2].is_numbered) {
        return true;
      }
    }
    return false;
  }

  // Poppler shows a page number by the type that its own is mapped to.
  bool is_page_number() const {
    return type_above(0) == "Span" && type_above(1) == "Link" &&
           type_above(2) == "Reference" && type_above(3) == "TOCI";
  }

  void add(std::string_view part) {
    if (!is_label() && !is_page_number()) {
      text_ += part;
    }
  }

  std::vector<Element> open_{};
  std::string text_{};
};

}  // namespace

std::string structure_text(std::string_view printed) {
  StructureReader reader;
  while (!printed.empty()) {
    const std::size_t end = std::min(printed.find('\n'), printed.size());
    reader.read_line(printed.substr(0, end));
    printed.remove_prefix(std::min(end + 1, printed.size()));
  }
  return reader.take();
}

}  // namespace octavo::tests
