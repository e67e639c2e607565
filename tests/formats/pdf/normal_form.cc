#include "tests/formats/pdf/normal_form.h"

#include <string_view>

#include <qpdf/Buffer.hh>
#include <qpdf/Pl_Discard.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

namespace octavo::tests {

namespace {

std::string printable(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte >= 0x20 && byte < 0x7F) || c == '\n') {
      out += c;
    } else {
      out += '<';
      out += digits[byte >> 4U];
      out += digits[byte & 15U];
      out += '>';
    }
  }
  return out;
}

// Content streams, maps to Unicode and metadata have no Subtype of a binary kind.
bool is_text(QPDFObjectHandle dictionary) {
  return !dictionary.hasKey("/Length1") && !dictionary.hasKey("/Width") &&
         !dictionary.isDictionaryOfType("", "/CIDFontType0C");
}

std::string stream_text(QPDFObjectHandle& stream) {
  const auto data = stream.getStreamData(qpdf_dl_generalized);
  return printable({reinterpret_cast<const char*>(data->getBuffer()), data->getSize()});
}

}  // namespace

std::string normal_form(const std::string& pdf) {
  QPDF file;
  file.processMemoryFile("test.pdf", pdf.data(), pdf.size());
  std::string out;
  for (QPDFObjectHandle& object : file.getAllObjects()) {
    if (object.isStreamOfType("/ObjStm") || object.isStreamOfType("/XRef")) {
      continue;
    }
    out += std::to_string(object.getObjectID()) + ": ";
    if (!object.isStream()) {
      out += printable(object.unparseResolved()) + "\n";
      continue;
    }
    QPDFObjectHandle dictionary = object.getDict();
    dictionary.removeKey("/Length");
    out += printable(dictionary.unparse()) + " stream\n";
    if (is_text(dictionary)) {
      out += stream_text(object) + "\n";
    }
  }
  return out;
}

std::string check_pdf(const std::string& pdf) {
  try {
    QPDF file;
    file.setSuppressWarnings(true);
    file.processMemoryFile("test.pdf", pdf.data(), pdf.size());
    Pl_Discard discard;
    QPDFWriter writer(file);
    writer.setOutputPipeline(&discard);
    writer.setDecodeLevel(qpdf_dl_all);
    writer.write();
    const auto warnings = file.getWarnings();
    return warnings.empty() ? std::string() : warnings.front().what();
  } catch (const std::exception& error) {
    return error.what();
  }
}

}  // namespace octavo::tests
