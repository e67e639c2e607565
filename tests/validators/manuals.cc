#include "tests/validators/manuals.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <stdexcept>
#include <utility>
#include <vector>

#include "tests/extract/markup.h"

namespace octavo::tests {
namespace {

using Attributes = std::map<std::string, std::string>;

enum class Kind {
  passed_through,
  left_out,
  paragraph,
  heading,
  list,
  steps,
  item,
  term,
  definition,
  quotation,
  code_block,
  table,
  row,
  cell,
  link,
  emphasis,
  strong,
  code
};

/// Elements of both vocabularies, some by their class or id.
constexpr std::pair<Kind, std::string_view> names_of_kinds[] = {
    {Kind::left_out,
     " head info links media ul.docnav div.toc div.figure #banner #title "},
    {Kind::paragraph, " p div.para "},
    {Kind::heading, " title h1 h2 h3 h4 h5 "},
    {Kind::list, " list terms ul "},
    {Kind::steps, " steps ol "},
    {Kind::item, " item li "},
    {Kind::term, " dt "},
    {Kind::definition, " dd "},
    {Kind::quotation, " note div.sidebar "},
    {Kind::code_block, " screen pre "},
    {Kind::table, " table "},
    {Kind::row, " tr "},
    {Kind::cell, " td th "},
    {Kind::link, " link a "},
    {Kind::emphasis, " em "},
    {Kind::strong, " strong "},
    {Kind::code, " code cmd file input output sys "}};

Kind kind_of(const std::string& name, const Attributes& attributes) {
  const auto value = [&](const char* attribute) {
    const auto found = attributes.find(attribute);
    return found == attributes.end() ? std::string()
                                     : found->second.substr(0, found->second.find(' '));
  };
  for (const std::string& key : {"#" + value("id"), name + "." + value("class"), name}) {
    for (const auto& [kind, names] : names_of_kinds) {
      if (names.find(" " + key + " ") != std::string_view::npos) {
        return kind;
      }
    }
  }
  return Kind::passed_through;
}

/// Where a link leads: out of the manual, or to another page of it.
std::string address(const Attributes& attributes) {
  for (const char* name : {"xref", "href"}) {
    const auto found = attributes.find(name);
    if (found == attributes.end()) {
      continue;
    }
    const std::string& target = found->second;
    if (target.find(':') != std::string::npos) {
      return target;
    }
    std::string page = target.substr(0, target.find('#'));
    if (page.ends_with(".html")) {
      page.resize(page.size() - 5);
    }
    return page.empty() ? "" : "#" + page;
  }
  return "";
}

class Converter {
 public:
  explicit Converter(std::string page_name) : page_name_(std::move(page_name)) {}

  void begin(const std::string& name, const Attributes& attributes) {
    const Kind kind = left_out_ > 0 ? Kind::left_out : kind_of(name, attributes);
    open_.push_back({.name = name, .kind = kind, .address = address(attributes)});
    switch (kind) {
      case Kind::left_out:
        left_out_ += 1;
        break;
      case Kind::code_block:
        write_paragraph();
        in_code_block_ = true;
        break;
      case Kind::item:
        begin_inner(open_[open_.size() - 2].kind == Kind::steps ? "1. " : "- ");
        break;
      case Kind::definition:
        begin_inner(":   ");
        break;
      case Kind::quotation:
        write_paragraph();
        inner_.push_back({.first = "> ", .others = "> "});
        break;
      case Kind::table:
        write_paragraph();
        rows_.clear();
        break;
      case Kind::row:
        rows_.emplace_back();
        break;
      default:
        begin_text(open_.back());
    }
  }

  void end() {
    const Element element = std::move(open_.back());
    open_.pop_back();
    switch (element.kind) {
      case Kind::left_out:
        left_out_ -= 1;
        break;
      case Kind::heading:
        end_heading(element);
        break;
      case Kind::item:
      case Kind::definition:
      case Kind::quotation:
        write_paragraph();
        inner_.pop_back();
        break;
      case Kind::code_block:
        in_code_block_ = false;
        write_block("~~~~~~\n" + std::exchange(text_, {}) + "\n~~~~~~");
        break;
      case Kind::table:
        write_table();
        break;
      case Kind::cell:
        if (!rows_.empty()) {
          rows_.back().push_back(one_line());
        }
        break;
      default:
        end_text(element);
    }
  }

  void text(const std::string& text) {
    const bool is_code =
        std::ranges::find(open_, Kind::code, &Element::kind) != open_.end();
    for (const char each : left_out_ > 0 ? std::string() : text) {
      constexpr std::string_view harmless = ".,;:()-'\"/?%";
      const bool is_mark = std::ispunct(static_cast<unsigned char>(each)) != 0 &&
                           (is_code || harmless.find(each) == std::string_view::npos);
      text_ += is_mark && !in_code_block_ ? "\\" : "";
      text_ += each;
    }
  }

  std::string markdown{};

 private:
  struct Element {
    std::string name{};
    Kind kind = Kind::passed_through;
    std::string address{};
  };

  /// What stands before the lines of a block that is in another one.
  struct Inner {
    std::string first{};
    std::string others{};
    bool has_begun = false;
  };

  void begin_inner(const std::string& marker) {
    write_paragraph();
    inner_.push_back({.first = marker, .others = std::string(marker.size(), ' ')});
  }

  void begin_text(const Element& element) {
    if (in_code_block_) {
      return;
    }
    switch (element.kind) {
      case Kind::link:
        text_ += element.address.empty() ? "" : "[";
        break;
      case Kind::emphasis:
        text_ += "<em>";
        break;
      case Kind::strong:
        text_ += "<strong>";
        break;
      case Kind::code:
        text_ += "<code>";
        break;
      case Kind::paragraph:
      case Kind::heading:
      case Kind::list:
      case Kind::steps:
      case Kind::term:
        write_paragraph();
        break;
      default:
        break;
    }
  }

  void end_text(const Element& element) {
    if (in_code_block_) {
      return;
    }
    switch (element.kind) {
      case Kind::link:
        text_ += element.address.empty() ? "" : "](<" + element.address + ">)";
        break;
      case Kind::emphasis:
        text_ += "</em>";
        break;
      case Kind::strong:
        text_ += "</strong>";
        break;
      case Kind::code:
        text_ += "</code>";
        break;
      case Kind::paragraph:
      case Kind::term:
        write_paragraph();
        break;
      default:
        break;
    }
  }

  /// The first heading of a page is its title; what heads a note or a table is none.
  void end_heading(const Element& element) {
    const auto is_section = [](const Element& each) {
      return each.name == "section" || each.name == "page";
    };
    auto depth = std::ranges::count_if(open_, is_section);
    if (element.name != "title") {
      const int rank = element.name[1] - '0';
      first_rank_ = first_rank_ == 0 ? rank : first_rank_;
      depth = std::max(1, rank - first_rank_ + 1);
    } else if (!is_section(open_.back())) {
      write_paragraph();
      return;
    }
    const std::string words = one_line();
    if (!words.empty()) {
      const std::string id = markdown.empty() ? " {#" + page_name_ + "}" : "";
      write_block(std::string(static_cast<std::size_t>(depth), '#') + " " + words + id);
    }
  }

  /// What has been gathered, with single spaces.
  std::string one_line() {
    std::string line;
    for (const char each : std::exchange(text_, {})) {
      const bool is_space = std::isspace(static_cast<unsigned char>(each)) != 0;
      if (!is_space) {
        line += each;
      } else if (!line.empty() && line.back() != ' ') {
        line += ' ';
      }
    }
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
  }

  void write_paragraph() {
    const bool is_in_cell =
        std::ranges::find(open_, Kind::cell, &Element::kind) != open_.end();
    if (in_code_block_ || left_out_ > 0 || is_in_cell) {
      text_ += ' ';
      return;
    }
    std::string words = one_line();
    // What would begin a list or a definition.
    const std::size_t sign = words.find_first_not_of("0123456789");
    if (sign != std::string::npos &&
        std::string_view("-:.)").find(words[sign]) < std::string_view::npos) {
      words.insert(sign, "\\");
    }
    if (!words.empty()) {
      write_block(words);
    }
  }

  void write_table() {
    std::size_t columns = 0;
    for (const std::vector<std::string>& row : rows_) {
      columns = std::max(columns, row.size());
    }
    if (columns == 0) {
      return;
    }
    std::string table;
    for (std::size_t i = 0; i <= columns; ++i) {
      table += "|  ";
    }
    table += "\n|";
    for (std::size_t i = 0; i < columns; ++i) {
      table += "---|";
    }
    for (const std::vector<std::string>& row : rows_) {
      table += "\n|";
      for (std::size_t i = 0; i < columns; ++i) {
        table += " " + (i < row.size() ? row[i] : std::string()) + " |";
      }
    }
    rows_.clear();
    write_block(table);
  }

  void write_block(const std::string& block) {
    std::string blank;
    for (const Inner& inner : inner_) {
      blank += inner.has_begun ? inner.others : "";
    }
    blank.erase(blank.find_last_not_of(' ') + 1);
    markdown += markdown.empty() ? "" : blank + "\n";
    for (std::size_t at = 0; at <= block.size();) {
      const std::size_t end = std::min(block.find('\n', at), block.size());
      for (Inner& inner : inner_) {
        markdown += inner.has_begun ? inner.others : inner.first;
        inner.has_begun = true;
      }
      markdown += block.substr(at, end - at) + "\n";
      at = end + 1;
    }
  }

  std::string page_name_;
  std::vector<Element> open_{};
  std::vector<Inner> inner_{};
  std::vector<std::vector<std::string>> rows_{};
  std::string text_{};
  int left_out_ = 0;
  int first_rank_ = 0;
  bool in_code_block_ = false;
};

}  // namespace

std::string manual_chapter(const std::string& page_name, std::string_view xml) {
  Converter converter(page_name);
  const bool is_well_formed = extract::read_markup(
      xml,
      {.begin = [&](const std::string& name,
                    const Attributes& attributes) { converter.begin(name, attributes); },
       .end = [&](const std::string&) { converter.end(); },
       .text = [&](const std::string& text) { converter.text(text); }});
  if (!is_well_formed) {
    throw std::runtime_error(page_name + " is not well-formed");
  }
  return converter.markdown;
}

}  // namespace octavo::tests
