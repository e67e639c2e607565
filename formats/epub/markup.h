#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace octavo::epub {

/// What a reader of well-formed XML meets, in order.
struct MarkupHandler {
  std::function<void(const std::string& name,
                     const std::map<std::string, std::string>& attributes)>
      begin{};
  std::function<void(const std::string& name)> end{};
  std::function<void(const std::string& text)> text{};
};

/// Reads well-formed XML; an element without content begins and ends. Entities are those
/// of XML alone, a document type is passed over. False where it is not well-formed.
bool read_markup(std::string_view xml, const MarkupHandler& handler);

}  // namespace octavo::epub
