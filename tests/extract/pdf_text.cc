#include "tests/extract/pdf_text.h"

#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include "tests/extract/facts.h"
#include "tests/extract/heard.h"
#include "tests/extract/pdf_fonts.h"
#include "tests/extract/running_text.h"

namespace octavo::extract {

namespace {

using Fonts = std::map<std::string, std::map<unsigned, std::string>>;

std::string stream_bytes(QPDFObjectHandle& stream) {
  const auto data = stream.getStreamData(qpdf_dl_generalized);
  return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
}

// What a page shows.
struct PageTexts {
  /// By the number of the mark.
  std::map<int, std::string> marks{};
  /// All that is in no mark, a line a sequence.
  std::string artifacts{};
};

// One page's texts.
class PageReader final : public QPDFObjectHandle::ParserCallbacks {
 public:
  explicit PageReader(const Fonts& fonts) : fonts_(fonts) {}

  void handleObject(QPDFObjectHandle object) override {
    if (object.isOperator()) {
      run(object.getOperatorValue());
      operands_.clear();
    } else {
      operands_.push_back(object);
    }
  }
  void handleEOF() override {}

  PageTexts texts{};

 private:
  struct Sequence {
    std::optional<int> mark{};
    /// Stands for all that is shown inside.
    bool is_replaced = false;
  };

  void run(const std::string& name) {
    if (name == "Tf" && operands_.size() == 2) {
      font_ = operands_[0].getName();
    } else if (name == "Tj" && operands_.size() == 1) {
      show(operands_[0]);
    } else if (name == "TJ" && operands_.size() == 1) {
      for (const QPDFObjectHandle& item : operands_[0].aitems()) {
        show(item);
      }
    } else if (name == "BDC" && operands_.size() == 2) {
      begin(operands_[1]);
    } else if (name == "BMC") {
      texts.artifacts += "\n";
      sequences_.push_back({});
    } else if (name == "EMC" && !sequences_.empty()) {
      sequences_.pop_back();
    }
  }

  void begin(QPDFObjectHandle properties) {
    Sequence sequence;
    if (!sequences_.empty()) {
      sequence = sequences_.back();
    }
    if (properties.isDictionary() && properties.hasKey("/MCID")) {
      sequence.mark = properties.getKey("/MCID").getIntValueAsInt();
      texts.marks[*sequence.mark];
    }
    if (properties.isDictionary() && properties.hasKey("/ActualText") &&
        !sequence.is_replaced) {
      add(sequence, properties.getKey("/ActualText").getUTF8Value());
      sequence.is_replaced = true;
    }
    if (!sequence.mark) {
      texts.artifacts += "\n";
    }
    sequences_.push_back(sequence);
  }

  void add(const Sequence& sequence, const std::string& text) {
    if (!sequence.is_replaced) {
      (sequence.mark ? texts.marks[*sequence.mark] : texts.artifacts) += text;
    }
  }

  void show(QPDFObjectHandle string) {
    if (!string.isString() || sequences_.empty()) {
      return;
    }
    const auto font = fonts_.find(font_);
    const std::string bytes = string.getStringValue();
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
      const unsigned code = static_cast<unsigned>(static_cast<unsigned char>(bytes[at]))
                                << 8U |
                            static_cast<unsigned char>(bytes[at + 1]);
      std::string text = "\uFFFD";
      if (font != fonts_.end() && font->second.count(code) > 0) {
        text = font->second.at(code);
      }
      add(sequences_.back(), text);
    }
  }

  const Fonts& fonts_;
  std::string font_{};
  std::vector<QPDFObjectHandle> operands_{};
  std::vector<Sequence> sequences_{};
};

// What of the tree is read: its text; labels of list items too; page numbers of contents
// too; or its text without notes that have a label, and pictures.
enum class Reading { text, spoken, all, running_text };

class TreeReader {
 public:
  explicit TreeReader(Reading reading) : reading_(reading) {}

  std::string read(QPDFObjectHandle catalog) {
    QPDFObjectHandle root = catalog.getKey("/StructTreeRoot");
    if (root.isDictionary()) {
      roles_ = root.getKey("/RoleMap");
      read_kids(root, QPDFObjectHandle::newNull());
    }
    return std::move(text_);
  }

  // After `read`: where in the text what a page shows of it begins.
  PageBegin page_begin(const QPDFObjectHandle& page) const {
    const auto found = begins_.find(page.getObjGen());
    return found == begins_.end() ? PageBegin() : found->second;
  }

  // After `read`.
  std::vector<SpokenElement>& elements() { return elements_; }

  // After `read`.
  std::string page_text(const QPDFObjectHandle& page) {
    return shown_[page.getObjGen()].text + "\n" + texts_of(page).artifacts;
  }

 private:
  // What of the tree is shown on one page, and the block that it was last added to.
  struct Shown {
    std::string text{};
    std::size_t block = 0;
  };

  static bool is_inline(const std::string& type) {
    static const std::set<std::string> types{"/Span",      "/Em",   "/Strong", "/Link",
                                             "/Reference", "/Code", "/Quote",  "/Figure"};
    return types.count(type) > 0;
  }

  void read_kids(QPDFObjectHandle element, const QPDFObjectHandle& page) {
    QPDFObjectHandle kids = element.getKey("/K");
    if (kids.isArray()) {
      for (QPDFObjectHandle kid : kids.aitems()) {
        read_kid(element, kid, page);
      }
    } else if (!kids.isNull()) {
      read_kid(element, kids, page);
    }
  }

  void read_kid(QPDFObjectHandle& parent,
                QPDFObjectHandle& kid,
                const QPDFObjectHandle& page) {
    if (kid.isInteger()) {
      add_mark(parent, page, kid.getIntValueAsInt());
    } else if (kid.isDictionaryOfType("/MCR")) {
      add_mark(parent, kid.hasKey("/Pg") ? kid.getKey("/Pg") : page,
               kid.getKey("/MCID").getIntValueAsInt());
    } else if (kid.isDictionary() && kid.hasKey("/S")) {
      read_element(parent, kid);
    }
  }

  void read_element(QPDFObjectHandle& parent, QPDFObjectHandle& element) {
    const std::string type = element.getKey("/S").getName();
    const std::string parent_type =
        parent.hasKey("/S") ? parent.getKey("/S").getName() : std::string();
    const bool is_page_number = type == "/PageNumber";
    const bool is_label = is_page_number || (type == "/Lbl" && parent_type == "/LI");
    const bool is_read = !is_label || reading_ == Reading::all ||
                         (reading_ == Reading::spoken && !is_page_number);
    if (!is_read ||
        (reading_ == Reading::running_text && type == "/Note" && has_label(element))) {
      return;
    }
    const bool breaks = is_label || !is_inline(type);
    break_block(breaks);
    const std::string outer = language_;
    if (element.getKey("/Lang").isString()) {
      language_ = element.getKey("/Lang").getUTF8Value();
    }
    const std::size_t number = elements_.size();
    elements_.push_back(spoken_element(element));
    read_kids(element, element.getKey("/Pg"));
    elements_[number].end = text_.size();
    language_ = outer;
    break_block(breaks);
  }

  SpokenElement spoken_element(QPDFObjectHandle element) const {
    SpokenElement spoken;
    spoken.role = element.getKey("/S").getName().substr(1);
    spoken.begin = text_.size();
    if (element.getKey("/Alt").isString()) {
      spoken.description = element.getKey("/Alt").getUTF8Value();
    }
    QPDFObjectHandle attributes = element.getKey("/A");
    if (attributes.isDictionary() && attributes.getKey("/Scope").isName()) {
      spoken.scope = attributes.getKey("/Scope").getName().substr(1);
    }
    return spoken;
  }

  static bool has_label(QPDFObjectHandle element) {
    QPDFObjectHandle kids = element.getKey("/K");
    if (!kids.isArray()) {
      return false;
    }
    for (QPDFObjectHandle kid : kids.aitems()) {
      if (kid.isDictionary() && kid.hasKey("/S") &&
          kid.getKey("/S").getName() == "/Lbl") {
        return true;
      }
    }
    return false;
  }

  void break_block(bool breaks) {
    text_ += breaks ? "\n" : "";
    block_ += breaks ? 1 : 0;
  }

  void add_mark(QPDFObjectHandle& parent, QPDFObjectHandle page, int number) {
    if (!page.isDictionary()) {
      return;
    }
    begins_.emplace(page.getObjGen(), PageBegin{{}, text_.size(), language_});
    if (reading_ == Reading::running_text && parent.hasKey("/S") &&
        parent.getKey("/S").getName() == "/Figure") {
      text_ += picture_sign;
    }
    const std::map<int, std::string>& marks = texts_of(page).marks;
    const auto mark = marks.find(number);
    const std::string text = mark == marks.end() ? "\uFFFD" : mark->second;
    text_ += text;
    Shown& shown = shown_[page.getObjGen()];
    shown.text += (shown.block == block_ ? "" : "\n") + text;
    shown.block = block_;
  }

  const PageTexts& texts_of(const QPDFObjectHandle& page) {
    auto found = pages_.find(page.getObjGen());
    if (found == pages_.end()) {
      found = pages_.emplace(page.getObjGen(), read_page(page)).first;
    }
    return found->second;
  }

  PageTexts read_page(const QPDFObjectHandle& page) {
    QPDFPageObjectHelper helper(page);
    Fonts fonts;
    QPDFObjectHandle resources = helper.getAttribute("/Resources", false);
    if (resources.isDictionary() && resources.getKey("/Font").isDictionary()) {
      for (auto& [name, font] : resources.getKey("/Font").ditems()) {
        fonts[name] = font_map(font);
      }
    }
    PageReader reader(fonts);
    helper.parseContents(&reader);
    return std::move(reader.texts);
  }

  const std::map<unsigned, std::string>& font_map(QPDFObjectHandle font) {
    const auto [place, is_new] = fonts_.try_emplace(font.getObjGen());
    QPDFObjectHandle unicode = font.getKey("/ToUnicode");
    if (is_new && unicode.isStream()) {
      place->second = read_to_unicode(stream_bytes(unicode));
    }
    return place->second;
  }

  QPDFObjectHandle roles_ = QPDFObjectHandle::newNull();
  std::map<QPDFObjGen, PageTexts> pages_{};
  std::map<QPDFObjGen, Shown> shown_{};
  std::map<QPDFObjGen, PageBegin> begins_{};
  std::string language_{};
  std::map<QPDFObjGen, std::map<unsigned, std::string>> fonts_{};
  std::string text_{};
  std::vector<SpokenElement> elements_{};
  std::size_t block_ = 0;
  Reading reading_;
};

std::string roman(long long number) {
  static const std::pair<long long, const char*> values[] = {
      {1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
      {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
      {5, "v"},    {4, "iv"},   {1, "i"}};
  std::string numeral;
  for (const auto& [value, letters] : values) {
    for (; number >= value; number -= value) {
      numeral += letters;
    }
  }
  return numeral;
}

// ISO 32000-1, 12.4.2; a number tree of one node, decimal and small Roman numerals.
std::vector<std::string> page_labels(QPDFObjectHandle catalog, std::size_t count) {
  std::vector<std::string> labels(count);
  QPDFObjectHandle numbers = catalog.getKey("/PageLabels").getKey("/Nums");
  for (int i = 0; i + 1 < numbers.getArrayNItems(); i += 2) {
    QPDFObjectHandle range = numbers.getArrayItem(i + 1);
    const auto first = static_cast<std::size_t>(numbers.getArrayItem(i).getIntValue());
    const long long start = range.hasKey("/St") ? range.getKey("/St").getIntValue() : 1;
    const std::string prefix =
        range.hasKey("/P") ? range.getKey("/P").getUTF8Value() : std::string();
    const std::string style =
        range.hasKey("/S") ? range.getKey("/S").getName() : std::string();
    for (std::size_t page = first; page < count; ++page) {
      const long long number = start + static_cast<long long>(page - first);
      labels[page] = prefix + (style == "/D"   ? std::to_string(number)
                               : style == "/r" ? roman(number)
                                               : std::string());
    }
  }
  return labels;
}

}  // namespace

std::string pdf_text(const std::string& path) {
  QPDF file;
  file.processFile(path.c_str());
  return TreeReader(Reading::text).read(file.getRoot());
}

std::vector<std::string> pdf_pages(const std::string& path) {
  QPDF file;
  file.processFile(path.c_str());
  TreeReader reader(Reading::all);
  reader.read(file.getRoot());
  std::vector<std::string> pages;
  for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(file).getAllPages()) {
    pages.push_back(reader.page_text(page.getObjectHandle()));
  }
  return pages;
}

RunningText pdf_running_text(const std::string& path) {
  QPDF file;
  file.processFile(path.c_str());
  TreeReader reader(Reading::running_text);
  RunningText running;
  running.text = reader.read(file.getRoot());
  std::vector<QPDFPageObjectHelper> pages = QPDFPageDocumentHelper(file).getAllPages();
  const std::vector<std::string> labels = page_labels(file.getRoot(), pages.size());
  for (std::size_t i = 0; i < pages.size(); ++i) {
    running.pages.push_back(reader.page_begin(pages[i].getObjectHandle()));
    running.pages.back().label = labels[i];
  }
  return running;
}

SpokenBook pdf_spoken(const std::string& path) {
  QPDF file;
  file.processFile(path.c_str());
  TreeReader reader(Reading::spoken);
  SpokenBook book;
  book.text = reader.read(file.getRoot());
  book.elements = std::move(reader.elements());
  return book;
}

Facts pdf_facts(const std::string& path) {
  QPDF file;
  file.processFile(path.c_str());
  QPDFObjectHandle information = file.getTrailer().getKey("/Info");
  QPDFObjectHandle catalog = file.getRoot();
  Facts facts;
  if (information.isDictionary() && information.getKey("/Title").isString()) {
    facts.title = information.getKey("/Title").getUTF8Value();
  }
  if (catalog.getKey("/Lang").isString()) {
    facts.language = catalog.getKey("/Lang").getUTF8Value();
  }
  return facts;
}

}  // namespace octavo::extract
