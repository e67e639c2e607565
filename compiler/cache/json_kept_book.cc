#include <exception>
#include <optional>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "compiler/book_record.h"
#include "compiler/cache/kept_book.h"

namespace octavo::cache {
namespace {

using Json = nlohmann::json;

/// JSON has no bytes that are no UTF-8, and paths may have any: each byte becomes the
/// character of its number.
std::string to_text(std::string_view bytes) {
  std::string text;
  for (const char each : bytes) {
    const auto byte = static_cast<unsigned char>(each);
    if (byte < 0x80U) {
      text += each;
    } else {
      text += static_cast<char>(0xC0U | byte >> 6U);
      text += static_cast<char>(0x80U | (byte & 0x3FU));
    }
  }
  return text;
}

std::string to_bytes(const std::string& text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto lead = static_cast<unsigned char>(text[i]);
    if (lead < 0x80U || i + 1 == text.size()) {
      bytes += text[i];
    } else {
      const auto next = static_cast<unsigned char>(text[++i]);
      bytes += static_cast<char>((lead & 0x03U) << 6U | (next & 0x3FU));
    }
  }
  return bytes;
}

Json json_of(const std::optional<FileState>& state) {
  return state
             ? Json::array({state->bytes, state->modified, state->changed, state->inode})
             : Json();
}

std::optional<FileState> state_of(const Json& numbers) {
  if (numbers.is_null()) {
    return std::nullopt;
  }
  return FileState{.bytes = numbers.at(0),
                   .modified = numbers.at(1),
                   .changed = numbers.at(2),
                   .inode = numbers.at(3)};
}

Json json_of(const NotedFile& file) {
  return {{"root", to_text(file.root)},    {"name", to_text(file.name)},
          {"most_bytes", file.most_bytes}, {"error", static_cast<int>(file.error)},
          {"digest", file.digest},         {"state", json_of(file.state)},
          {"is_settled", file.is_settled}};
}

NotedFile file_of(const Json& object) {
  return {.root = to_bytes(object.at("root")),
          .name = to_bytes(object.at("name")),
          .most_bytes = object.at("most_bytes"),
          .error = static_cast<FileError>(object.at("error").get<unsigned char>()),
          .digest = object.at("digest"),
          .state = state_of(object.at("state")),
          .is_settled = object.at("is_settled")};
}

Json json_of(const KeptOutput& output) {
  return {{"format", output.format},
          {"digest", output.digest},
          {"bytes", output.bytes},
          {"path", to_text(output.path)},
          {"state", json_of(output.state)}};
}

KeptOutput output_of(const Json& object) {
  return {.format = object.at("format"),
          .digest = object.at("digest"),
          .bytes = object.at("bytes"),
          .path = to_bytes(object.at("path")),
          .state = state_of(object.at("state"))};
}

Json json_of(const KeptBook& book) {
  Json object = {{"system_fonts", book.system_fonts},
                 {"has_errors", book.has_errors},
                 {"record", record_line({.diagnostics = book.diagnostics})},
                 {"files", Json::array()},
                 {"outputs", Json::array()}};
  for (const NotedFile& file : book.files) {
    object["files"].push_back(json_of(file));
  }
  for (const KeptOutput& output : book.outputs) {
    object["outputs"].push_back(json_of(output));
  }
  return object;
}

std::optional<KeptBook> book_of(const Json& object) {
  KeptBook book{.system_fonts = object.at("system_fonts"),
                .has_errors = object.at("has_errors")};
  auto record = read_record_line(object.at("record").get<std::string>());
  if (!record) {
    return std::nullopt;
  }
  book.diagnostics = std::move(record->diagnostics);
  for (const Json& file : object.at("files")) {
    book.files.push_back(file_of(file));
  }
  for (const Json& output : object.at("outputs")) {
    book.outputs.push_back(output_of(output));
  }
  return book;
}

}  // namespace

std::string print_kept_books(const std::vector<KeptBook>& books) {
  Json list = Json::array();
  for (const KeptBook& book : books) {
    list.push_back(json_of(book));
  }
  return list.dump();
}

std::vector<KeptBook> read_kept_books(std::string_view text) {
  try {
    std::vector<KeptBook> books;
    for (const Json& object : Json::parse(text)) {
      std::optional<KeptBook> book = book_of(object);
      if (!book) {
        return {};
      }
      books.push_back(std::move(*book));
    }
    return books;
  } catch (const std::exception&) {
    return {};
  }
}

}  // namespace octavo::cache
