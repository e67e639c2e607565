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

#include "formats/pdf/page_text.h"

namespace octavo::pdf {

namespace {

/// Elements nest deeper in no book.
constexpr int deepest = 1000;

class BookReader {
 public:
  explicit BookReader(QPDF& file) : file_(file), texts_(file) {
    for (const QPDFObjectHandle& page : file.getAllPages()) {
      page_numbers_[page.getObjGen()] = pages_.size();
      pages_.push_back(page);
    }
    page_texts_.resize(pages_.size());
  }

  FinishedBook run() {
    QPDFObjectHandle catalog = file_.getRoot();
    QPDFObjectHandle root = catalog.getKey("/StructTreeRoot");
    book_.pages.resize(pages_.size());
    book_.has_structure = root.isDictionary();
    if (book_.has_structure) {
      read_kids(root, QPDFObjectHandle::newNull(), 0);
    } else {
      read_painted();
    }
    read_labels();
    read_bookmarks(catalog.getKey("/Outlines"), 0);
    read_metadata(catalog);
    return std::move(book_);
  }

 private:
  static bool is_inline(const std::string& type) {
    static const std::set<std::string> types{"/Span",      "/Em",   "/Strong", "/Link",
                                             "/Reference", "/Code", "/Quote",  "/Figure"};
    return types.count(type) > 0;
  }

  void read_painted() {
    for (std::size_t page = 0; page < pages_.size(); ++page) {
      FinishedBook::PlaceOnPage place;
      place.at = book_.text.size();
      place.page = page;
      book_.places.push_back(place);
      book_.pages[page].begin = place.at;
      book_.text += texts_.read(pages_[page]).painted + '\n';
    }
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
    pictures_ += type == "/Figure" ? 1 : 0;
    read_kids(element, element.getKey("/Pg"), depth + 1);
    pictures_ -= type == "/Figure" ? 1 : 0;
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
    const auto& marks = page_text(index).marks;
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
    const bool shows = !text.empty() || pictures_ > 0;
    if (notes_ == 0 && shows && (!page_begin || begin < *page_begin)) {
      page_begin = begin;
    }
    book_.text += text;
  }

  const PageText& page_text(std::size_t index) {
    if (!page_texts_[index]) {
      page_texts_[index] = texts_.read(pages_[index]);
    }
    return *page_texts_[index];
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
    const std::string numeral = style == "/D"                    ? std::to_string(number)
                                : style == "/r" || style == "/R" ? roman(number)
                                : style == "/a" || style == "/A" ? letters(number)
                                                                 : std::string();
    const bool is_upper = style == "/R" || style == "/A";
    for (const char c : numeral) {
      text += static_cast<char>(is_upper && c >= 'a' ? c - 'a' + 'A' : c);
    }
    return text;
  }

  /// "a" to "z", then "aa" to "zz" (ISO 32000-1, 12.4.2).
  static std::string letters(long long number) {
    constexpr long long alphabet = 26;
    const long long before = std::max(number, 1LL) - 1;
    return std::string(static_cast<std::size_t>(std::min(before / alphabet, 9LL)) + 1,
                       static_cast<char>('a' + before % alphabet));
  }

  static std::string roman(long long number) {
    constexpr long long most = 9999;
    number = std::min(number, most);
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
  PageTextReader texts_;
  std::vector<std::optional<PageText>> page_texts_{};
  std::vector<std::size_t> open_links_{};
  /// How deep in notes and pictures what is being read stands.
  int notes_ = 0;
  int pictures_ = 0;
};

}  // namespace

std::optional<FinishedBook> read_back_pdf(const std::string& bytes) {
  try {
    QPDF file;
    file.setSuppressWarnings(true);
    file.processMemoryFile("book.pdf", bytes.data(), bytes.size());
    BookReader reader(file);
    return reader.run();
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

}  // namespace octavo::pdf
