#include "tests/extract/heard.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <stdexcept>

#include "tests/extract/markup.h"
#include "tests/extract/words.h"

namespace octavo::extract {

namespace {

enum class Role {
  none,
  heading,
  item,
  term,
  table,
  row,
  header,
  cell,
  link,
  picture,
  note
};

Role role_of(const SpokenElement& element) {
  static const std::map<std::string, Role> roles{{"H1", Role::heading},
                                                 {"H2", Role::heading},
                                                 {"H3", Role::heading},
                                                 {"H4", Role::heading},
                                                 {"H5", Role::heading},
                                                 {"H6", Role::heading},
                                                 {"heading", Role::heading},
                                                 {"LI", Role::item},
                                                 {"TOCI", Role::item},
                                                 {"listitem", Role::item},
                                                 {"term", Role::term},
                                                 {"Table", Role::table},
                                                 {"table", Role::table},
                                                 {"TR", Role::row},
                                                 {"row", Role::row},
                                                 {"TH", Role::header},
                                                 {"columnheader", Role::header},
                                                 {"rowheader", Role::header},
                                                 {"TD", Role::cell},
                                                 {"cell", Role::cell},
                                                 {"Link", Role::link},
                                                 {"link", Role::link},
                                                 {"doc-noteref", Role::link},
                                                 {"doc-backlink", Role::link},
                                                 {"Figure", Role::picture},
                                                 {"image", Role::picture},
                                                 {"Note", Role::note},
                                                 {"doc-footnote", Role::note},
                                                 {"doc-endnote", Role::note}};
  const auto found = roles.find(element.role);
  return found == roles.end() ? Role::none : found->second;
}

bool heads_row(const SpokenElement& header) {
  return header.role == "rowheader" || header.scope == "Row";
}

std::string joined(std::string_view text) {
  std::string all;
  for (const std::string& word : words_of(text)) {
    all += word;
  }
  return all;
}

class Listener {
 public:
  explicit Listener(const SpokenBook& book) : book_(book) {}

  std::vector<std::string> listen() {
    for (at_ = 0; at_ < book_.elements.size(); ++at_) {
      const SpokenElement& element = book_.elements[at_];
      add(element, role_of(element));
    }
    lines_.insert(lines_.end(), notes_.begin(), notes_.end());
    return std::move(lines_);
  }

 private:
  std::string words(std::size_t begin, std::size_t end) const {
    return joined(std::string_view(book_.text).substr(begin, end - begin));
  }

  std::string words(const SpokenElement& element) const {
    return words(element.begin, element.end);
  }

  void tell(const SpokenElement& element, const std::string& what) {
    (element.begin < note_end_ ? notes_ : lines_).push_back(what);
  }

  void add(const SpokenElement& element, Role role) {
    switch (role) {
      case Role::heading: {
        const std::string level =
            element.level > 0 ? std::to_string(element.level) : element.role.substr(1);
        tell(element, "heading " + level + ": " + words(element));
        break;
      }
      case Role::item:
        tell(element, "item: " + words(element));
        break;
      case Role::term:
        tell(element, "item: " + words(element.begin, definition_end()));
        break;
      case Role::table:
        column_headers_.clear();
        break;
      case Role::row:
        column_ = 0;
        row_header_.clear();
        break;
      case Role::header:
        tell(element, "header: " + words(element));
        (heads_row(element) ? row_header_ : column_headers_[column_]) = words(element);
        column_ += 1;
        break;
      case Role::cell:
        tell(element, "cell (" + row_header_ + "; " + column_headers_[column_] +
                          "): " + words(element));
        column_ += 1;
        break;
      case Role::link:
        tell(element, "link: " + words(element));
        break;
      case Role::picture:
        tell(element, "picture: " + joined(element.description));
        break;
      case Role::note:
        note_end_ = element.end;
        tell(element, "note: " + words(element));
        break;
      case Role::none:
        break;
    }
  }

  /// A PDF has one item for a term and what is said of it.
  std::size_t definition_end() const {
    std::size_t end = book_.elements[at_].end;
    for (std::size_t i = at_ + 1; i < book_.elements.size(); ++i) {
      const SpokenElement& next = book_.elements[i];
      if (next.begin > end || next.role == "term") {
        break;
      }
      end = next.role == "definition" ? next.end : end;
    }
    return end;
  }

  const SpokenBook& book_;
  std::size_t at_ = 0;
  std::vector<std::string> lines_{};
  std::vector<std::string> notes_{};
  std::size_t note_end_ = 0;
  std::size_t column_ = 0;
  std::map<std::size_t, std::string> column_headers_{};
  std::string row_header_{};
};

}  // namespace

SpokenBook browser_spoken(std::string_view xml) {
  SpokenBook book;
  std::vector<std::size_t> open;
  const auto begin = [&](const std::string&,
                         const std::map<std::string, std::string>& attributes) {
    const auto value = [&](const std::string& name) {
      const auto found = attributes.find(name);
      return found == attributes.end() ? std::string() : found->second;
    };
    SpokenElement element{
        .role = value("role"), .description = value("name"), .begin = book.text.size()};
    const std::string level = value("level");
    std::from_chars(level.data(), level.data() + level.size(), element.level);
    open.push_back(book.elements.size());
    book.elements.push_back(std::move(element));
  };
  const auto end = [&](const std::string&) {
    book.elements[open.back()].end = book.text.size();
    open.pop_back();
  };
  if (!read_markup(xml, {.begin = begin,
                         .end = end,
                         .text = [&](const std::string& text) { book.text += text; }})) {
    throw std::runtime_error("not well-formed");
  }
  return book;
}

std::vector<std::string> heard(const SpokenBook& book) {
  return Listener(book).listen();
}

}  // namespace octavo::extract
