#include "formats/epub/navigation.h"

#include <algorithm>
#include <string_view>

#include "compiler/listed.h"
#include "compiler/overload.h"
#include "compiler/plain_text.h"
#include "compiler/text/script.h"
#include "compiler/walk.h"
#include "formats/epub/marking.h"
#include "formats/epub/page_list.h"
#include "formats/xhtml/xml.h"

namespace octavo::epub {

namespace {

// A link of the navigation must have words.
std::string words_or_dots(const std::string& words) {
  return xhtml::is_blank(words) ? "…" : words;
}

// The files of a frame as seen from a file that is none of them.
xhtml::Surroundings surroundings_of(const BookFrame& frame) {
  return {.purpose = xhtml::Purpose::book,
          .addresses = frame.addresses,
          .file = static_cast<std::uint32_t>(frame.files.size()),
          .files = frame.file_names,
          .pictures = frame.picture_names,
          .right_to_left = is_right_to_left_language(frame.document.metadata.language)};
}

void print_link(xhtml::Xml& xml, std::string_view target, std::string_view words) {
  xml.open("a");
  xml.attribute("href", target);
  xml.text(words);
  xml.close();
}

class NavigationPrinter {
 public:
  explicit NavigationPrinter(const BookFrame& frame)
      : frame_(frame),
        surroundings_(surroundings_of(frame)),
        last_target_(frame.files.front().name) {}

  std::string print(const Navigation& navigation) {
    const Metadata& metadata = frame_.document.metadata;
    open_page(xml_, {.id = frame_.root_id,
                     .language = metadata.language,
                     .title = navigation.heading,
                     .form = metadata.form,
                     .marking = frame_.marking});
    print_contents(navigation);
    xml_.text("\n");
    print_landmarks();
    xml_.text("\n");
    print_page_list(xml_, frame_.pages);
    return xml_.take() + "\n";
  }

 private:
  void print_contents(const Navigation& navigation) {
    open_nav("toc", "doc-toc");
    xml_.attribute("id", "toc");
    xml_.text("\n");
    xml_.element("h1", words_or_dots(navigation.heading));
    xml_.text("\n");
    if (navigation.entries.empty()) {
      xml_.open("ol");
      print_entry(frame_.files.front().name, frame_.files.front().title);
      xml_.close();
    } else {
      print_entries(navigation.entries);
    }
    xml_.close();
  }

  void print_entries(const std::vector<ContentsEntry>& entries) {
    xml_.open("ol");
    xml_.text("\n");
    for (const ContentsEntry& entry : entries) {
      const std::string target = xhtml::reference_to(entry.target, surroundings_);
      xml_.open("li");
      if (xhtml::is_blank(plain_text(entry.content))) {
        print_link(xml_, fallback(target), "…");
      } else {
        xml_.open("a");
        xml_.attribute("href", fallback(target));
        xhtml::print_link_text(xml_, entry.content, surroundings_);
        xml_.close();
      }
      if (!entry.entries.empty()) {
        xml_.text("\n");
        print_entries(entry.entries);
      }
      xml_.close();
      xml_.text("\n");
    }
    xml_.close();
  }

  // An entry that leads nowhere leads where the one before it does: EPUB wants a place,
  // in reading order.
  std::string fallback(const std::string& target) {
    if (!target.empty()) {
      last_target_ = target;
    }
    return last_target_;
  }

  void print_entry(std::string_view target, const std::string& words) {
    xml_.open("li");
    print_link(xml_, target, words_or_dots(words));
    xml_.close();
  }

  void print_landmarks() {
    open_nav("landmarks", {});
    xml_.attribute("hidden", "hidden");
    xml_.open("ol");
    xml_.text("\n");
    for (const Landmark& landmark : landmarks_of(frame_)) {
      print_landmark(landmark);
    }
    xml_.close();
    xml_.close();
  }

  void print_landmark(const Landmark& landmark) {
    xml_.open("li");
    xml_.open("a");
    xml_.attribute("epub:type", landmark.type);
    xml_.attribute("href", landmark.target);
    xml_.text(landmark.words);
    xml_.close();
    xml_.close();
    xml_.text("\n");
  }

  void open_nav(std::string_view type, std::string_view role) {
    xml_.open("nav");
    xml_.attribute("epub:type", type);
    if (!role.empty()) {
      xml_.attribute("role", role);
    }
  }

  const BookFrame& frame_;
  xhtml::Surroundings surroundings_;
  std::string last_target_;
  xhtml::Xml xml_{};
};

class NcxPrinter {
 public:
  explicit NcxPrinter(const BookFrame& frame)
      : frame_(frame), surroundings_(surroundings_of(frame)) {}

  std::string print(const Navigation& navigation) {
    const Document& document = frame_.document;
    xml_.declaration();
    xml_.open("ncx");
    xml_.attribute("xmlns", "http://www.daisy.org/z3986/2005/ncx/");
    xml_.attribute("version", "2005-1");
    if (!document.metadata.language.empty()) {
      xml_.attribute("xml:lang", document.metadata.language);
    }
    xml_.text("\n");
    xml_.open("head");
    print_meta("dtb:uid", frame_.identifier);
    print_meta("dtb:depth", std::to_string(std::max(depth_of(navigation.entries), 1)));
    print_meta("dtb:totalPageCount", std::to_string(frame_.pages.pages.size()));
    print_meta("dtb:maxPageNumber", std::to_string(largest_page_number(frame_.pages)));
    xml_.close();
    xml_.text("\n");
    print_label("docTitle", plain_text(document.metadata.title));
    xml_.open("navMap");
    xml_.text("\n");
    if (navigation.entries.empty()) {
      open_point(frame_.files.front().title, frame_.files.front().name);
      xml_.close();
    }
    print_points(navigation.entries);
    xml_.close();
    xml_.text("\n");
    print_page_targets(xml_, frame_.pages, points_);
    return xml_.take() + "\n";
  }

 private:
  static int depth_of(const std::vector<ContentsEntry>& entries) {
    int depth = 0;
    for (const ContentsEntry& entry : entries) {
      depth = std::max(depth, 1 + depth_of(entry.entries));
    }
    return depth;
  }

  void print_meta(std::string_view name, std::string_view content) {
    xml_.open("meta");
    xml_.attribute("name", name);
    xml_.attribute("content", content);
    xml_.close_void();
  }

  void print_label(std::string_view element, const std::string& words) {
    xml_.open(element);
    xml_.element("text", words_or_dots(words));
    xml_.close();
    xml_.text("\n");
  }

  void open_point(const std::string& words, const std::string& target) {
    const std::string order = std::to_string(++points_);
    xml_.open("navPoint");
    xml_.attribute("id", "point-" + order);
    xml_.attribute("playOrder", order);
    print_label("navLabel", words);
    xml_.open("content");
    xml_.attribute("src", target.empty() ? frame_.files.front().name : target);
    xml_.close_void();
    xml_.text("\n");
  }

  void print_points(const std::vector<ContentsEntry>& entries) {
    for (const ContentsEntry& entry : entries) {
      open_point(plain_text(entry.content),
                 xhtml::reference_to(entry.target, surroundings_));
      print_points(entry.entries);
      xml_.close();
      xml_.text("\n");
    }
  }

  const BookFrame& frame_;
  xhtml::Surroundings surroundings_;
  xhtml::Xml xml_{};
  std::size_t points_ = 0;
};

void cut_off(std::vector<ContentsEntry>& entries, int levels) {
  for (ContentsEntry& entry : entries) {
    if (levels <= 1) {
      entry.entries.clear();
    } else {
      cut_off(entry.entries, levels - 1);
    }
  }
}

}  // namespace

Navigation navigation_of(const Document& document, const EpubProfile& profile) {
  Navigation navigation;
  walk(document.content,
       Overload{[](const Inline&) {},
                [&](const Block& block) {
                  const auto* contents = std::get_if<Contents>(&block.kind);
                  if (contents != nullptr && navigation.entries.empty()) {
                    navigation = {.heading = plain_text(contents->heading),
                                  .entries = contents->entries};
                  }
                }});
  if (xhtml::is_blank(navigation.heading)) {
    navigation.heading = plain_text(document.metadata.title);
  }
  if (navigation.entries.empty()) {
    navigation.entries =
        contents_entries(document.content,
                         document.metadata.contents_depth.value_or(usual_contents_depth));
  }
  if (profile.contents_levels != 0) {
    cut_off(navigation.entries, profile.contents_levels);
  }
  return navigation;
}

// A landmark leads into the spine (EPUBCheck's RSC-011), where the navigation document is
// not: a book without a page of contents has no landmark for it.
std::vector<Landmark> landmarks_of(const BookFrame& frame) {
  std::vector<Landmark> landmarks;
  const auto add_first = [&](std::string_view type, std::string_view guide_type,
                             auto&& is_wanted) {
    const auto found = std::ranges::find_if(frame.files, is_wanted, &BookFile::kind);
    if (found != frame.files.end()) {
      landmarks.push_back({.type = type,
                           .guide_type = guide_type,
                           .target = found->name,
                           .words = words_or_dots(found->title)});
    }
  };
  const Metadata& metadata = frame.document.metadata;
  if (has_cover_page(frame)) {
    landmarks.push_back({.type = "cover",
                         .guide_type = "cover",
                         .target = "cover.xhtml",
                         .words = words_or_dots(plain_text(metadata.title))});
  }
  add_first("titlepage", "title-page",
            [](FileKind kind) { return kind == FileKind::title_page; });
  add_first("toc", "toc", [](FileKind kind) { return kind == FileKind::contents; });
  add_first("bodymatter", "text", [](FileKind kind) { return kind >= FileKind::part; });
  return landmarks;
}

std::string print_navigation(const BookFrame& frame, const Navigation& navigation) {
  return NavigationPrinter(frame).print(navigation);
}

std::string print_ncx(const BookFrame& frame, const Navigation& navigation) {
  return NcxPrinter(frame).print(navigation);
}

}  // namespace octavo::epub
