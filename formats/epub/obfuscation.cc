#include "formats/epub/obfuscation.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>

#include "formats/epub/identifier.h"
#include "formats/xhtml/xml.h"

namespace octavo::epub {

namespace {

/// Of the identifier without its white space (4.3.3).
std::array<std::uint8_t, 20> key_of(std::string_view identifier) {
  constexpr std::string_view white_space = " \t\r\n";
  std::string letters;
  std::ranges::copy_if(identifier, std::back_inserter(letters), [&](char byte) {
    return white_space.find(byte) == std::string_view::npos;
  });
  Sha1 hash;
  hash.add(letters);
  return hash.digest();
}

}  // namespace

std::string obfuscated(std::string font, std::string_view identifier) {
  constexpr std::size_t obfuscated_size = 1040;
  const auto key = key_of(identifier);
  for (std::size_t i = 0; i < std::min(font.size(), obfuscated_size); ++i) {
    font[i] =
        static_cast<char>(static_cast<unsigned char>(font[i]) ^ key[i % key.size()]);
  }
  return font;
}

std::string print_encryption(std::span<const BookFont> fonts) {
  xhtml::Xml xml;
  xml.declaration();
  xml.open("encryption");
  xml.attribute("xmlns", "urn:oasis:names:tc:opendocument:xmlns:container");
  xml.attribute("xmlns:enc", "http://www.w3.org/2001/04/xmlenc#");
  xml.text("\n");
  for (const BookFont& font : fonts) {
    xml.open("enc:EncryptedData");
    xml.open("enc:EncryptionMethod");
    xml.attribute("Algorithm", "http://www.idpf.org/2008/embedding");
    xml.close_void();
    xml.open("enc:CipherData");
    xml.open("enc:CipherReference");
    xml.attribute("URI", "EPUB/" + font.name);
    xml.close_void();
    xml.close();
    xml.close();
    xml.text("\n");
  }
  xml.close();
  xml.text("\n");
  return xml.take();
}

}  // namespace octavo::epub
