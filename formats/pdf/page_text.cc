#include "formats/pdf/page_text.h"

#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include "formats/pdf/simple_codes.h"
#include "formats/pdf/to_unicode.h"

namespace octavo::pdf {

namespace {

/// Ends what unpacks to more than memory should hold.
class BoundedText final : public Pipeline {
 public:
  BoundedText() : Pipeline("text", nullptr) {}
  void write(const unsigned char* data, std::size_t size) override {
    constexpr std::size_t most_bytes = 100'000'000;
    if (size > most_bytes - text_.size()) {
      throw std::length_error("a stream that is too large");
    }
    text_.append(reinterpret_cast<const char*>(data), size);
  }
  void finish() override {}
  std::string take() { return std::move(text_); }

 private:
  std::string text_{};
};

std::string stream_bytes(QPDFObjectHandle stream) {
  BoundedText text;
  stream.pipeStreamData(&text, 0, qpdf_dl_generalized, true);
  return text.take();
}

using Fonts = std::map<std::string, const FontCodes*>;

class ContentReader final : public QPDFObjectHandle::ParserCallbacks {
 public:
  explicit ContentReader(const Fonts& fonts) : fonts_(fonts) {}

  void handleObject(QPDFObjectHandle object) override {
    if (object.isOperator()) {
      run(object.getOperatorValue());
      operands_.clear();
    } else {
      operands_.push_back(object);
    }
  }
  void handleEOF() override {}

  PageText take() { return std::move(page_); }

 private:
  struct Sequence {
    std::optional<int> mark{};
    /// Another text stands for all that is shown inside.
    bool is_replaced = false;
  };

  void run(const std::string& name) {
    if (name == "Tf" && operands_.size() == 2) {
      font_ = operands_[0].getName();
    } else if (name == "Tj" && operands_.size() == 1) {
      show(operands_[0]);
    } else if (name == "TJ" && operands_.size() == 1) {
      show_all(operands_[0]);
    } else if ((name == "'" || name == "\"") && !operands_.empty()) {
      page_.painted += '\n';
      show(operands_.back());
    } else if (name == "BDC" && operands_.size() == 2) {
      begin(operands_[1]);
    } else if (name == "BMC") {
      sequences_.push_back({});
    } else if (name == "EMC" && !sequences_.empty()) {
      sequences_.pop_back();
    } else if (begins_line(name)) {
      page_.painted += '\n';
    }
  }

  bool begins_line(const std::string& name) {
    const bool moves_down = (name == "Td" || name == "TD") && operands_.size() == 2 &&
                            operands_[1].isNumber() &&
                            operands_[1].getNumericValue() != 0.0;
    return moves_down || name == "T*" || name == "Tm" || name == "BT";
  }

  void begin(QPDFObjectHandle properties) {
    Sequence sequence;
    if (!sequences_.empty()) {
      sequence = sequences_.back();
    }
    if (properties.isDictionary() && properties.hasKey("/MCID")) {
      sequence.mark = properties.getKey("/MCID").getIntValueAsInt();
      page_.marks[*sequence.mark];
    }
    if (properties.isDictionary() && properties.hasKey("/ActualText") &&
        !sequence.is_replaced) {
      add(sequence, properties.getKey("/ActualText").getUTF8Value());
      sequence.is_replaced = true;
    }
    sequences_.push_back(sequence);
  }

  void add(const Sequence& sequence, const std::string& text) {
    if (sequence.is_replaced) {
      return;
    }
    if (sequence.mark) {
      page_.marks[*sequence.mark] += text;
    }
    page_.painted += text;
  }

  void show_all(QPDFObjectHandle items) {
    // Thousandths of an em: a gap so wide is a space, though nobody has typed one.
    constexpr double space = -180.0;
    for (QPDFObjectHandle item : items.aitems()) {
      if (item.isNumber() && item.getNumericValue() < space) {
        page_.painted += ' ';
      }
      show(item);
    }
  }

  void show(QPDFObjectHandle string) {
    if (!string.isString()) {
      return;
    }
    const auto font = fonts_.find(font_);
    const FontCodes none;
    const FontCodes& codes = font == fonts_.end() ? none : *font->second;
    const std::string bytes = string.getStringValue();
    const std::size_t step = codes.are_pairs ? 2 : 1;
    const Sequence sequence = sequences_.empty() ? Sequence{} : sequences_.back();
    for (std::size_t at = 0; at + step <= bytes.size(); at += step) {
      unsigned code = static_cast<unsigned char>(bytes[at]);
      if (codes.are_pairs) {
        code = code << 8U | static_cast<unsigned char>(bytes[at + 1]);
      }
      const auto text = codes.texts.find(code);
      add(sequence, text == codes.texts.end() ? "\uFFFD" : text->second);
    }
  }

  const Fonts& fonts_;
  std::string font_{};
  std::vector<QPDFObjectHandle> operands_{};
  std::vector<Sequence> sequences_{};
  PageText page_{};
};

}  // namespace

PageText PageTextReader::read(const QPDFObjectHandle& page) {
  QPDFPageObjectHelper helper(page);
  Fonts fonts;
  QPDFObjectHandle resources = helper.getAttribute("/Resources", false);
  if (resources.isDictionary() && resources.getKey("/Font").isDictionary()) {
    for (auto& [name, font] : resources.getKey("/Font").ditems()) {
      fonts[name] = &codes_of(font);
    }
  }
  std::string content;
  for (QPDFObjectHandle& stream : helper.getPageContents()) {
    content += stream_bytes(stream) + '\n';
  }
  ContentReader reader(fonts);
  QPDFObjectHandle::parseContentStream(QPDFObjectHandle::newStream(&file_, content),
                                       &reader);
  return reader.take();
}

const FontCodes& PageTextReader::codes_of(const QPDFObjectHandle& handle) {
  QPDFObjectHandle font = handle;
  const auto [place, is_new] =
      fonts_.try_emplace({font.getObjectID(), font.getGeneration()});
  FontCodes& codes = place->second;
  const bool is_known = !is_new && font.isIndirect();
  if (is_known || !font.isDictionary()) {
    return codes;
  }
  codes = {};
  codes.are_pairs = font.getKey("/Subtype").isNameAndEquals("/Type0");
  if (!codes.are_pairs) {
    codes.texts = texts_of_simple_font(font);
  }
  QPDFObjectHandle unicode = font.getKey("/ToUnicode");
  if (unicode.isStream()) {
    for (auto& [code, text] : read_to_unicode(stream_bytes(unicode))) {
      codes.texts[code] = std::move(text);
    }
  }
  return codes;
}

}  // namespace octavo::pdf
