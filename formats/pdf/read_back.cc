#include "formats/pdf/read_back.h"

#include <algorithm>
#include <exception>
#include <map>
#include <set>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageLabelDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include "formats/pdf/to_unicode.h"

namespace octavo::pdf {

namespace {

using Fonts = std::map<std::string, std::map<unsigned, std::string>>;

std::string stream_bytes(QPDFObjectHandle& stream) {
  const auto data = stream.getStreamData(qpdf_dl_generalized);
  return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
}

/// What a page shows, by the numbers of its marks.
using Marks = std::map<int, std::string>;

/// One page's texts.
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

  Marks marks{};

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
      for (const QPDFObjectHandle& item : operands_[0].aitems()) {
        show(item);
      }
    } else if (name == "BDC" && operands_.size() == 2) {
      begin(operands_[1]);
    } else if (name == "BMC") {
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
      marks[*sequence.mark];
    }
    if (properties.isDictionary() && properties.hasKey("/ActualText") &&
        !sequence.is_replaced) {
      add(sequence, properties.getKey("/ActualText").getUTF8Value());
      sequence.is_replaced = true;
    }
    sequences_.push_back(sequence);
  }

  void add(const Sequence& sequence, const std::string& text) {
    if (sequence.mark && !sequence.is_replaced) {
      marks[*sequence.mark] += text;
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

/// Elements nest deeper in no book.
constexpr int deepest = 1000;

class BookReader {
 public:
  explicit BookReader(QPDF& file) : file_(file) {
    for (const QPDFObjectHandle& page : file.getAllPages()) {
      page_numbers_[page.getObjGen()] = pages_.size();
      pages_.push_back(page);
    }
    marks_.resize(pages_.size());
  }

  /// False: it has no structure.
  bool read() {
    QPDFObjectHandle catalog = file_.getRoot();
    QPDFObjectHandle root = catalog.getKey("/StructTreeRoot");
    if (!root.isDictionary()) {
      return false;
    }
    book_.pages.resize(pages_.size());
    read_kids(root, QPDFObjectHandle::newNull(), 0);
    read_labels();
    read_bookmarks(catalog.getKey("/Outlines"), 0);
    read_metadata(catalog);
    return true;
  }

  FinishedBook take() { return std::move(book_); }

 private:
  static bool is_inline(const std::string& type) {
    static const std::set<std::string> types{"/Span",      "/Em",   "/Strong", "/Link",
                                             "/Reference", "/Code", "/Quote",  "/Figure"};
    return types.count(type) > 0;
  }

  void read_kids(QPDFObjectHandle element, const QPDFObjectHandle& page, int depth) {
    if (depth > deepest) {
      throw std::runtime_error("a structure that is too deep");
    }
    QPDFObjectHandle kids = element.getKey("/K");
    if (kids.isArray()) {
      for (QPDFObjectHandle kid : kids.aitems()) {
        read_kid(element, kid, page, depth);
      }
    } else if (!kids.isNull()) {
      read_kid(element, kids, page, depth);
    }
  }

  void read_kid(QPDFObjectHandle& parent,
                QPDFObjectHandle& kid,
                const QPDFObjectHandle& page,
                int depth) {
    if (kid.isInteger()) {
      add_mark(page, kid.getIntValueAsInt());
    } else if (kid.isDictionaryOfType("/MCR")) {
      add_mark(kid.hasKey("/Pg") ? kid.getKey("/Pg") : page,
               kid.getKey("/MCID").getIntValueAsInt());
    } else if (kid.isDictionaryOfType("/OBJR")) {
      add_annotation(kid.getKey("/Obj"));
    } else if (kid.isDictionary() && kid.hasKey("/S")) {
      read_element(parent, kid, depth);
    }
  }

  void read_element(QPDFObjectHandle& parent, QPDFObjectHandle& element, int depth) {
    const std::string type = element.getKey("/S").getName();
    const std::string parent_type =
        parent.hasKey("/S") ? parent.getKey("/S").getName() : std::string();
    // What octavo numbers by itself is no text.
    if (type == "/PageNumber" || (type == "/Lbl" && parent_type == "/LI")) {
      return;
    }
    if (type == "/Figure") {
      add_picture(element);
    }
    book_.text += is_inline(type) ? "" : "\n";
    const bool is_link = type == "/Link";
    if (is_link) {
      open_links_.push_back(book_.links.size());
      FinishedBook::Link link;
      link.begin = book_.text.size();
      book_.links.push_back(link);
    }
    notes_ += type == "/Note" ? 1 : 0;
    read_kids(element, element.getKey("/Pg"), depth + 1);
    notes_ -= type == "/Note" ? 1 : 0;
    if (is_link) {
      book_.links[open_links_.back()].end = book_.text.size();
      open_links_.pop_back();
    }
    book_.text += is_inline(type) ? "" : "\n";
  }

  void add_picture(QPDFObjectHandle& element) {
    FinishedBook::Picture picture;
    picture.at = book_.text.size();
    if (element.hasKey("/Alt")) {
      picture.description = element.getKey("/Alt").getUTF8Value();
    }
    book_.pictures.push_back(picture);
  }

  void add_annotation(QPDFObjectHandle annotation) {
    if (open_links_.empty() || !annotation.isDictionary()) {
      return;
    }
    FinishedBook::Link& link = book_.links[open_links_.back()];
    QPDFObjectHandle action = annotation.getKey("/A");
    if (action.isDictionary() && action.getKey("/URI").isString()) {
      link.uri = action.getKey("/URI").getStringValue();
    }
    if (const auto page = page_of(annotation.getKey("/Dest"))) {
      link.target_page = page;
    }
  }

  std::optional<std::size_t> page_of(QPDFObjectHandle destination) const {
    if (!destination.isArray() || destination.getArrayNItems() == 0) {
      return std::nullopt;
    }
    const auto page = page_numbers_.find(destination.getArrayItem(0).getObjGen());
    return page == page_numbers_.end() ? std::nullopt
                                       : std::optional<std::size_t>(page->second);
  }

  void read_bookmarks(QPDFObjectHandle parent, int depth) {
    std::set<QPDFObjGen> seen;
    if (depth > deepest || !parent.isDictionary()) {
      return;
    }
    for (QPDFObjectHandle entry = parent.getKey("/First");
         entry.isDictionary() && seen.insert(entry.getObjGen()).second;
         entry = entry.getKey("/Next")) {
      if (!page_of(entry.getKey("/Dest")) && entry.getKey("/Title").isString()) {
        book_.dead_entries.push_back(entry.getKey("/Title").getUTF8Value());
      }
      read_bookmarks(entry, depth + 1);
    }
  }

  void add_mark(const QPDFObjectHandle& page, int number) {
    const auto found = page_numbers_.find(page.getObjGen());
    if (found == page_numbers_.end()) {
      book_.text += "\uFFFD";
      return;
    }
    const std::size_t index = found->second;
    const Marks& marks = marks_of(index);
    const auto mark = marks.find(number);
    const std::string text = mark == marks.end() ? "\uFFFD" : mark->second;
    const std::size_t begin = book_.text.size();
    if (book_.places.empty() || book_.places.back().page != index) {
      FinishedBook::PlaceOnPage place;
      place.at = begin;
      place.page = index;
      book_.places.push_back(place);
    }
    // Notes stand at the foot of a page, which does not begin with them.
    auto& page_begin = book_.pages[index].begin;
    if (notes_ == 0 && !text.empty() && (!page_begin || begin < *page_begin)) {
      page_begin = begin;
    }
    book_.text += text;
  }

  const Marks& marks_of(std::size_t index) {
    if (!marks_[index]) {
      marks_[index] = read_page(pages_[index]);
    }
    return *marks_[index];
  }

  Marks read_page(const QPDFObjectHandle& page) {
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
    return std::move(reader.marks);
  }

  const std::map<unsigned, std::string>& font_map(QPDFObjectHandle font) {
    const auto [place, is_new] = fonts_.try_emplace(font.getObjGen());
    QPDFObjectHandle unicode = font.getKey("/ToUnicode");
    if (is_new && unicode.isStream()) {
      place->second = read_to_unicode(stream_bytes(unicode));
    }
    return place->second;
  }

  void read_labels() {
    QPDFPageLabelDocumentHelper labels(file_);
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      QPDFObjectHandle label = labels.getLabelForPage(static_cast<long long>(i));
      book_.pages[i].label = label.isDictionary() ? label_text(label) : std::string();
    }
  }

  static std::string label_text(QPDFObjectHandle& label) {
    std::string text;
    if (label.hasKey("/P")) {
      text = label.getKey("/P").getUTF8Value();
    }
    const auto number = label.hasKey("/St") ? label.getKey("/St").getIntValue() : 1;
    const std::string style =
        label.hasKey("/S") ? label.getKey("/S").getName() : std::string();
    if (style == "/D") {
      text += std::to_string(number);
    } else if (style == "/r") {
      text += roman(number);
    }
    return text;
  }

  static std::string roman(long long number) {
    static const std::pair<int, const char*> digits[] = {
        {1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
        {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
        {5, "v"},    {4, "iv"},   {1, "i"}};
    std::string text;
    for (const auto& [value, digit] : digits) {
      for (; number >= value; number -= value) {
        text += digit;
      }
    }
    return text;
  }

  void read_metadata(QPDFObjectHandle& catalog) {
    if (catalog.getKey("/Lang").isString()) {
      book_.language = catalog.getKey("/Lang").getUTF8Value();
    }
    QPDFObjectHandle information = file_.getTrailer().getKey("/Info");
    if (!information.isDictionary()) {
      return;
    }
    if (information.getKey("/Title").isString()) {
      book_.title = information.getKey("/Title").getUTF8Value();
    }
    if (information.getKey("/Author").isString()) {
      book_.authors.push_back(information.getKey("/Author").getUTF8Value());
    }
  }

  QPDF& file_;
  FinishedBook book_{};
  std::vector<QPDFObjectHandle> pages_{};
  std::map<QPDFObjGen, std::size_t> page_numbers_{};
  std::vector<std::optional<Marks>> marks_{};
  std::map<QPDFObjGen, std::map<unsigned, std::string>> fonts_{};
  std::vector<std::size_t> open_links_{};
  /// How deep in notes what is being read stands.
  int notes_ = 0;
};

}  // namespace

std::optional<FinishedBook> read_back_pdf(const std::string& bytes) {
  try {
    QPDF file;
    file.setSuppressWarnings(true);
    file.processMemoryFile("book.pdf", bytes.data(), bytes.size());
    BookReader reader(file);
    return reader.read() ? std::optional<FinishedBook>(reader.take()) : std::nullopt;
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

}  // namespace octavo::pdf
