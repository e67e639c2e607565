#include "formats/epub/chapters.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>
#include <variant>

#include "compiler/overload.h"
#include "compiler/parts.h"
#include "compiler/plain_text.h"
#include "compiler/text/script.h"
#include "compiler/walk.h"
#include "compiler/words.h"
#include "formats/css/vocabulary.h"
#include "formats/epub/marking.h"
#include "formats/epub/page_list.h"
#include "formats/xhtml/xml.h"

namespace octavo::epub {

namespace {

// Bytes of text and marks: beyond it old reading systems grow slow or refuse a file.
constexpr std::size_t longest_file = 250'000;
// What the marks of one node take, about.
constexpr std::size_t node_size = 12;

using Blocks = std::span<const Block>;

std::size_t printed_size(Blocks blocks) {
  std::size_t size = 0;
  walk(blocks, Overload{[&](const Block& block) {
                          const auto* code = std::get_if<CodeBlock>(&block.kind);
                          size += node_size + (code == nullptr ? 0 : code->text.size());
                        },
                        [&](const Inline& node) {
                          const auto* text = std::get_if<Text>(&node.kind);
                          size += text == nullptr ? node_size : text->text.size();
                        }});
  return size;
}

template <class Kind>
bool holds(const Block& block) {
  return std::holds_alternative<Kind>(block.kind);
}

// The first block after the one at `begin` at which a file begins.
template <class Begins>
std::size_t run_end(Blocks blocks, std::size_t begin, Begins&& begins) {
  std::size_t end = begin + 1;
  while (end < blocks.size() && !begins(blocks[end])) {
    ++end;
  }
  return end;
}

class Divider {
 public:
  explicit Divider(const Document& document)
      : document_(document),
        language_(document.metadata.language),
        chapter_level_(document.metadata.form == Form::book ? 1 : 0) {}

  std::vector<BookFile> divide() {
    if (document_.metadata.form == Form::book) {
      divide_book();
    } else if (printed_size(document_.content) > longest_file) {
      divide_at_sections({}, document_.content);
    } else {
      add(FileKind::chapter, {.blocks = document_.content});
    }
    if (files_.empty()) {
      add(FileKind::chapter, {});
    }
    name_files();
    return std::move(files_);
  }

 private:
  static bool begins_file(const Block& block) {
    return holds<Section>(block) || holds<TitlePage>(block) || holds<Contents>(block);
  }

  void divide_book() {
    const Blocks blocks = document_.content;
    for (std::size_t begin = 0; begin < blocks.size();) {
      const Block& first = blocks[begin];
      const bool is_alone = holds<TitlePage>(first) || holds<Contents>(first);
      const std::size_t end = is_alone ? begin + 1 : run_end(blocks, begin, begins_file);
      const Blocks run = blocks.subspan(begin, end - begin);
      begin = end;
      if (is_alone) {
        add(holds<TitlePage>(first) ? FileKind::title_page : FileKind::contents,
            {.blocks = run});
      } else if (is_part(first)) {
        divide_part(first);
      } else if (holds<Section>(first)) {
        divide_chapter(run);
      } else {
        add(FileKind::front_matter, {.blocks = run});
      }
    }
  }

  // The page of the part, and its chapters as if each were one of the book.
  void divide_part(const Block& part) {
    const Blocks blocks = std::get<Section>(part.kind).content;
    const std::size_t own = blocks_before_sections(std::get<Section>(part.kind).content);
    const std::string_view outer = enter(part);
    add(FileKind::part, {.section = &part, .blocks = blocks.first(own)});
    chapter_level_ = 2;
    for (const Block& chapter : blocks.subspan(own)) {
      divide_chapter({&chapter, 1});
    }
    chapter_level_ = 1;
    language_ = outer;
  }

  void divide_chapter(Blocks run) {
    if (printed_size(run) <= longest_file) {
      add(FileKind::chapter, {.blocks = run});
      return;
    }
    const Block& chapter = run.front();
    const std::string_view outer = enter(chapter);
    divide_at_sections(&chapter, std::get<Section>(chapter.kind).content);
    language_ = outer;
    if (run.size() > 1) {
      add(FileKind::chapter, {.blocks = run.subspan(1)});
    }
  }

  // The language of what stands in `section` is that of its files, which may not print
  // the section's own element; what it was outside.
  std::string_view enter(const Block& section) {
    const std::string& own = section.attributes.language;
    return own.empty() ? language_ : std::exchange(language_, own);
  }

  // A file for what stands before the first section, and one for each section.
  void divide_at_sections(const Block* section, Blocks blocks) {
    for (std::size_t begin = 0; begin < blocks.size();) {
      const std::size_t end = run_end(blocks, begin, holds<Section>);
      add(FileKind::chapter, {.section = begin == 0 ? section : nullptr,
                              .blocks = blocks.subspan(begin, end - begin)});
      begin = end;
    }
  }

  void add(FileKind kind, xhtml::Piece piece) {
    files_.push_back({.kind = kind,
                      .title = title_of(piece.blocks),
                      .piece = piece,
                      .chapter_level = chapter_level_,
                      .language = language_});
  }

  std::string title_of(Blocks blocks) const {
    for (const Block& block : blocks) {
      std::string words;
      if (const auto* heading = std::get_if<Heading>(&block.kind)) {
        words = plain_text(heading->content);
      } else if (const auto* contents = std::get_if<Contents>(&block.kind)) {
        words = plain_text(contents->heading);
      } else if (const auto* section = std::get_if<Section>(&block.kind)) {
        return title_of(section->content);
      } else if (holds<TitlePage>(block)) {
        break;
      }
      if (words.find_first_not_of(' ') != std::string::npos) {
        return words;
      }
    }
    return plain_text(document_.metadata.title);
  }

  void name_files() {
    const auto is_chapter = [](const BookFile& file) {
      return file.kind == FileKind::chapter;
    };
    const auto chapters =
        static_cast<std::size_t>(std::ranges::count_if(files_, is_chapter));
    const std::size_t digits = std::max<std::size_t>(3, std::to_string(chapters).size());
    std::map<FileKind, std::size_t> numbers;
    for (BookFile& file : files_) {
      std::string number = std::to_string(++numbers[file.kind]);
      file.name = std::string(stem(file.kind));
      if (is_chapter(file)) {
        number.insert(0, digits - number.size(), '0');
      }
      if (file.kind >= FileKind::part || numbers[file.kind] > 1) {
        file.name += "-" + number;
      }
      file.name += ".xhtml";
    }
  }

  static std::string_view stem(FileKind kind) {
    switch (kind) {
      case FileKind::title_page:
        return "title";
      case FileKind::contents:
        return "contents";
      case FileKind::front_matter:
        return "front";
      case FileKind::part:
        return "part";
      case FileKind::chapter:
        return "chapter";
    }
    return {};
  }

  const Document& document_;
  std::string_view language_;
  int chapter_level_ = 0;
  std::vector<BookFile> files_{};
};

xhtml::Surroundings surroundings_of(const BookFrame& frame, std::size_t number) {
  const BookFile& file = frame.files[number];
  return {.purpose = xhtml::Purpose::book,
          .addresses = frame.addresses,
          .file = static_cast<std::uint32_t>(number),
          .files = frame.file_names,
          .pictures = frame.picture_names,
          .chapter_level = file.chapter_level,
          .right_to_left = is_right_to_left_language(file.language),
          .page_breaks = frame.pages.breaks,
          .outer = frame.marking.outer_sections(number),
          .added = frame.marking.of_file(number)};
}

}  // namespace

std::vector<BookFile> divide(const Document& document) {
  return Divider(document).divide();
}

void open_page(xhtml::Xml& xml, const PageHead& head) {
  const auto& [id, language, title, matter, form, marking, file] = head;
  const auto add_to = [&](css::ElementId element) {
    xml.add(marking.of_element(element));
    const auto style = marking.style(file, static_cast<std::size_t>(element));
    if (!style.empty()) {
      xml.attribute("style", style);
    }
  };
  const bool has_title = title.find_first_not_of(" \t\r\n") != std::string_view::npos;
  xml.declaration();
  xml.html_doctype();
  xml.open(css::tag::html);
  xml.attribute("xmlns", "http://www.w3.org/1999/xhtml");
  xml.attribute("xmlns:epub", "http://www.idpf.org/2007/ops");
  if (!id.empty()) {
    xml.attribute("id", id);
  }
  if (!language.empty()) {
    xml.attribute("lang", language);
    xml.attribute("xml:lang", language);
  }
  add_to(css::root_element);
  if (is_right_to_left_language(language)) {
    xml.attribute("dir", "rtl");
  }
  xml.attribute("class", css::form_class(form));
  xml.text("\n");
  xml.open("head");
  xml.text("\n");
  xml.element("title", has_title ? title : "—");
  xml.text("\n");
  xml.open("link");
  xml.attribute("rel", "stylesheet");
  xml.attribute("type", "text/css");
  xml.attribute("href", "style.css");
  xml.close_void();
  xml.text("\n");
  xml.close();
  xml.text("\n");
  xml.open(css::tag::body);
  add_to(css::body_element);
  if (!matter.empty()) {
    xml.attribute("epub:type", matter);
  }
  xml.text("\n");
}

std::string print_file(const BookFrame& frame, std::size_t number) {
  const BookFile& file = frame.files[number];
  xhtml::Xml xml;
  open_page(xml, {.id = frame.root_id,
                  .language = file.language,
                  .title = file.title,
                  .matter = file.kind >= FileKind::part ? "bodymatter" : "frontmatter",
                  .form = frame.document.metadata.form,
                  .marking = frame.marking,
                  .file = number});
  xhtml::print_piece(xml, file.piece, surroundings_of(frame, number));
  return xml.take() + "\n";
}

std::vector<xhtml::Milestone> milestones_of_file(const BookFrame& frame,
                                                 std::size_t number,
                                                 std::uint32_t first_element) {
  xhtml::Xml xml;
  xhtml::Surroundings surroundings = surroundings_of(frame, number);
  surroundings.outer.clear();
  surroundings.added = {.first_element = first_element};
  xhtml::print_piece(xml, frame.files[number].piece, surroundings);
  return xml.milestones();
}

bool has_cover_page(const BookFrame& frame) {
  return frame.cover != PictureId::none && frame.profile.has_cover_page;
}

std::string print_cover_page(const BookFrame& frame) {
  const Metadata& metadata = frame.document.metadata;
  const std::string title = plain_text(metadata.title);
  xhtml::Xml xml;
  open_page(xml, {.id = frame.root_id,
                  .language = metadata.language,
                  .title = title,
                  .matter = "cover",
                  .form = metadata.form,
                  .marking = frame.marking});
  xml.open("div");
  xml.attribute("class", "cover");
  xml.open("img");
  xml.attribute("src", frame.cover_name);
  xml.attribute("alt", std::string(words_in(metadata.language).cover) + title);
  xml.attribute("role", "doc-cover");
  xml.close_void();
  xml.close();
  return xml.take() + "\n";
}

}  // namespace octavo::epub
