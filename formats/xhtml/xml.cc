#include "formats/xhtml/xml.h"

#include <algorithm>
#include <deque>

#include <tinyxml2.h>

#include "compiler/text/utf8.h"
#include "formats/css/vocabulary.h"

namespace octavo::xhtml {

namespace {

// tinyxml2 prints white space of its own between inline elements unless every call is
// told not to.
constexpr bool compact = true;

bool is_xml_character(char32_t character) {
  if (character < 0x20) {
    return character == '\t' || character == '\n';
  }
  return character != 0xFFFE && character != 0xFFFF;
}

bool is_plain_byte(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value >= 0x20 && value < 0x80;
}

}  // namespace

std::string xml_text(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  std::size_t at = 0;
  while (at < text.size()) {
    if (is_plain_byte(text[at])) {
      clean += text[at++];
      continue;
    }
    const DecodedCharacter decoded = decode_utf8(text, at);
    append_utf8(clean, is_xml_character(decoded.character) ? decoded.character
                                                           : replacement_character);
    at += decoded.size;
  }
  return clean;
}

struct Xml::Printer {
  tinyxml2::XMLPrinter out{nullptr, compact};
  // The names of the open elements that are printed: tinyxml2 keeps pointers to them.
  std::deque<std::string> names{};
};

Xml::Xml() : printer_(std::make_unique<Printer>()) {}

Xml::~Xml() = default;

void Xml::declaration() {
  printer_->out.PushDeclaration(R"(xml version="1.0" encoding="UTF-8")");
  text("\n");
}

void Xml::html_doctype() {
  printer_->out.PushUnknown("DOCTYPE html");
  text("\n");
}

void Xml::open(std::string_view element) {
  if (depth_ < css::deepest_element) {
    printer_->names.emplace_back(element);
    printer_->out.OpenElement(printer_->names.back().c_str(), compact);
  }
  ++depth_;
  given_ = {};
  // What is too deep to be printed is no element of the document either.
  if (depth_ > css::deepest_element) {
    return;
  }
  const auto is_own = [&](const AddedAttribute& each) {
    return each.element == added_.first_element;
  };
  const auto own = static_cast<std::size_t>(
      std::ranges::find_if_not(added_.list, is_own) - added_.list.begin());
  add(added_.list.first(own));
  added_.list = added_.list.subspan(own);
  open_.push_back(added_.first_element++);
}

void Xml::add(std::span<const AddedAttribute> attributes) {
  for (const AddedAttribute& each : attributes) {
    attribute(each.name, each.value);
  }
  given_ = attributes;
}

void Xml::milestone(std::string_view element,
                    std::span<const AddedAttribute> attributes) {
  const std::string name(element);
  printer_->out.OpenElement(name.c_str(), compact);
  for (const AddedAttribute& each : attributes) {
    printer_->out.PushAttribute(each.name.c_str(), xml_text(each.value).c_str());
  }
  printer_->out.PushText("");
  printer_->out.CloseElement(compact);
  milestones_.push_back({.parent = open_.empty() ? Milestone::no_element : open_.back(),
                         .next = added_.first_element,
                         .name = name,
                         .attributes = {attributes.begin(), attributes.end()}});
}

void Xml::attribute(std::string_view name, std::string_view value) {
  // XML allows no second attribute of one name.
  const bool is_given =
      std::ranges::find(given_, name, &AddedAttribute::name) != given_.end();
  if (depth_ <= css::deepest_element && !is_given) {
    printer_->out.PushAttribute(std::string(name).c_str(), xml_text(value).c_str());
  }
}

void Xml::text(std::string_view text) {
  printer_->out.PushText(xml_text(text).c_str());
}

void Xml::close() {
  // Text of no characters makes tinyxml2 end the start tag and print an end tag.
  printer_->out.PushText("");
  close_void();
}

void Xml::close_void() {
  if (depth_ <= css::deepest_element) {
    printer_->out.CloseElement(compact);
    printer_->names.pop_back();
    open_.pop_back();
  }
  --depth_;
}

void Xml::element(std::string_view name, std::string_view content) {
  open(name);
  text(content);
  close();
}

std::string Xml::take() {
  while (depth_ > 0) {
    close();
  }
  const auto size = static_cast<std::size_t>(std::max(printer_->out.CStrSize(), 1));
  return {printer_->out.CStr(), size - 1};
}

}  // namespace octavo::xhtml
