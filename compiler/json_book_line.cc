#include <string>

#include <nlohmann/json.hpp>

#include "compiler/book_line.h"

namespace octavo {
namespace {

using Json = nlohmann::ordered_json;

/// A string, or an array of them.
bool add_words(const Json& value, std::vector<std::string>& words) {
  if (value.is_string()) {
    words.push_back(value);
    return true;
  }
  bool are_words = value.is_array() && !value.empty();
  for (const Json& each : value) {
    are_words = are_words && each.is_string();
  }
  if (are_words) {
    words.insert(words.end(), value.begin(), value.end());
  }
  return are_words;
}

/// True is a flag, false none; numbers are words.
bool add_option(const std::string& name, const Json& value, BookLine& book) {
  if (value.is_boolean()) {
    if (value.get<bool>()) {
      book.options.push_back("--" + name);
    }
    return true;
  }
  std::vector<std::string> words;
  if (value.is_number()) {
    words.push_back(value.dump());
  } else if (!add_words(value, words)) {
    return false;
  }
  for (std::string& word : words) {
    book.options.push_back("--" + name);
    book.options.push_back(std::move(word));
  }
  return true;
}

}  // namespace

BookLine read_book_line(std::string_view line) {
  const Json object = Json::parse(line, nullptr, false);
  if (!object.is_object()) {
    return {.problem = "is no JSON object"};
  }
  BookLine book;
  for (const auto& [name, value] : object.items()) {
    const bool is_output = name == "output" && value.is_string();
    if (is_output) {
      book.output = value;
    } else if (name == "output" || !(name == "input" ? add_words(value, book.inputs)
                                                     : add_option(name, value, book))) {
      return {.problem = "has a value of `" + name + "` that is none"};
    }
  }
  if (book.inputs.empty()) {
    return {.problem = "names no `input`"};
  }
  return book;
}

}  // namespace octavo
