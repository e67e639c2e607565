#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace octavo::xhtml {

/// `text` with U+FFFD in the place of each character that XML 1.0 forbids (production 2)
/// and of each byte that is not UTF-8.
std::string xml_text(std::string_view text);

/// Whether there is nothing but what XML calls white space (production 3).
constexpr bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// An attribute that an element gets beside those that its printer gives it.
struct AddedAttribute {
  /// Which of the elements, in the order in which they are opened.
  std::uint32_t element = 0;
  std::string name{};
  std::string value{};
};

/// Those of the elements of a document that a file prints.
struct AddedAttributes {
  /// Ascending.
  std::span<const AddedAttribute> list{};
  /// The number of the element that is opened next.
  std::uint32_t first_element = 0;
};

/// An empty element that stands in a document and is not one of its elements.
struct Milestone {
  static constexpr std::uint32_t no_element = 0xFFFF'FFFF;

  /// The element that it stands in, and the one that is opened next after it.
  std::uint32_t parent = no_element;
  std::uint32_t next = 0;
  std::string name{};
  std::vector<AddedAttribute> attributes{};
};

/// Prints well-formed XML: every character is one that XML allows, every element that is
/// opened is closed, and no white space is added. Elements nested deeper than any reader
/// of books takes are left out, their content kept.
class Xml {
 public:
  Xml();
  ~Xml();
  Xml(const Xml&) = delete;
  Xml& operator=(const Xml&) = delete;

  /// `<?xml version="1.0" encoding="UTF-8"?>`.
  void declaration();
  /// `<!DOCTYPE html>`.
  void html_doctype();

  void open(std::string_view element);
  /// Of the elements that are opened from here on. The list must outlive them.
  void add_attributes(const AddedAttributes& added) { added_ = added; }
  /// Of the element that was opened last. They go before those of the same name that are
  /// printed after them, and must outlive these.
  void add(std::span<const AddedAttribute> attributes);
  /// It is not counted among the elements that attributes are added to.
  void milestone(std::string_view element, std::span<const AddedAttribute> attributes);
  /// Those that were printed, in order.
  const std::vector<Milestone>& milestones() const { return milestones_; }
  /// Of the element that was opened last, before anything is in it.
  void attribute(std::string_view name, std::string_view value);
  void text(std::string_view text);
  /// Ends the innermost element by an end tag even where it is empty, so that readers of
  /// HTML see its end too.
  void close();
  /// Ends the innermost element as `<br/>`; nothing may be in it.
  void close_void();
  /// An element with nothing but text.
  void element(std::string_view name, std::string_view content);

  /// What was printed, every element closed.
  std::string take();

 private:
  struct Printer;
  std::unique_ptr<Printer> printer_;
  /// How many elements are open, printed or not.
  std::size_t depth_ = 0;
  /// Of the element that was opened last.
  std::span<const AddedAttribute> given_{};
  /// What is still to be added, from the element that is opened next on.
  AddedAttributes added_{};
  /// The numbers of the open elements that are printed.
  std::vector<std::uint32_t> open_{};
  std::vector<Milestone> milestones_{};
};

}  // namespace octavo::xhtml
