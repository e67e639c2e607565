#include "formats/pdf/standards.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "compiler/overload.h"
#include "compiler/plain_text.h"
#include "compiler/text/utf8.h"
#include "compiler/walk.h"
#include "formats/paged/missing.h"
#include "formats/pdf/syntax.h"

namespace octavo::pdf {

namespace {

// ISO 19005-2, 6.1.13: the lengths of a page in units of 1/72 inch.
constexpr double shortest_side = 3;
constexpr double longest_side = 14'400;
// And the bytes of a string.
constexpr std::size_t longest_string = 32'767;

bool is_private(char32_t character) {
  return (character >= 0xE000 && character <= 0xF8FF) || character >= 0xF0000;
}

/// Something that a book has and a standard forbids.
struct Breach {
  Span span{};
  /// Reads on from "PDF/A-2a allows no …".
  std::string what{};
  std::string hint{};
};
using Breaches = std::vector<Breach>;

/// The first nodes that show each character of private use.
class PrivateUse {
 public:
  void look_at(const paged::Page& page) {
    for (const paged::PlacedItem& item : page.items) {
      std::visit(
          Overload{[&](const paged::TextRun& run) { look_at(run.text, run.owner); },
                   [&](const paged::MissingGlyph& missing) {
                     look_at(missing.text, missing.owner);
                   },
                   [](const auto&) {}},
          item);
    }
  }

  Breaches breaches(const Document& document) const {
    Breaches found;
    const auto add = [&](const auto& node) {
      if (const auto shown = shown_.find(node.id); shown != shown_.end()) {
        for (const char32_t character : shown->second) {
          found.push_back({.span = node.span,
                           .what = "character of private use, as " +
                                   paged::character_code(character) + " is",
                           .hint = "PDF/A-2b allows it: --pdf-standard ua1,a2b"});
        }
      }
    };
    if (!shown_.empty()) {
      walk(document.content, add);
    }
    return found;
  }

 private:
  void look_at(std::string_view text, NodeId owner) {
    // The first byte of each of them is at least this.
    constexpr unsigned char first_byte = 0xEE;
    if (std::ranges::none_of(text, [](char byte) {
          return static_cast<unsigned char>(byte) >= first_byte;
        })) {
      return;
    }
    for (const char32_t character : to_utf32(text)) {
      if (is_private(character) && known_.insert(character).second) {
        shown_[owner].push_back(character);
      }
    }
  }

  std::set<char32_t> known_{};
  std::map<NodeId, std::vector<char32_t>> shown_{};
};

/// What PDF/A forbids at any level.
Breaches forbidden_in_archives(const paged::PagedDocument& pages,
                               const Document& document) {
  Breaches found;
  const auto fits = [](double side) {
    return side >= shortest_side && side <= longest_side;
  };
  const auto page = std::ranges::find_if_not(pages.pages, [&](const paged::Page& each) {
    return fits(each.width) && fits(each.height);
  });
  if (page != pages.pages.end()) {
    found.push_back({.what = "page of " + number(page->width) + " by " +
                             number(page->height) + " points",
                     .hint = "its sides are from 3 to 14,400 points"});
  }
  const auto look_at_words = [&](const Inlines& words, const Span& span,
                                 const std::string& name) {
    // Each byte may become two.
    if (plain_text(words).size() > longest_string / 2) {
      found.push_back({.span = span,
                       .what = name + " as long as this one",
                       .hint = "shorten it to 10,000 letters"});
    }
  };
  look_at_words(document.metadata.title, {}, "title");
  const auto look_at_heading = [&](const Block& block) {
    if (const auto* heading = std::get_if<Heading>(&block.kind)) {
      look_at_words(heading->content, block.span, "heading");
    }
  };
  const auto look_at_inline = [&](const Inline& node) {
    if (const auto* image = std::get_if<Image>(&node.kind)) {
      look_at_words(image->description, node.span, "description");
    }
    const auto* link = std::get_if<Link>(&node.kind);
    // Each byte of it may be written as three.
    if (link != nullptr && link->target.size() > longest_string / 3) {
      found.push_back({.span = node.span,
                       .what = "address as long as this one",
                       .hint = "shorten it to 10,000 letters"});
    }
  };
  walk(document.content, Overload{look_at_heading, look_at_inline});
  return found;
}

/// What is wrong with claiming a standard for a book.
class Claims {
 public:
  Claims(const Options& options, Diagnostics& diagnostics)
      : is_asked_(options.pdf_standards.has_value()), diagnostics_(diagnostics) {}

  /// Reports what breaks a standard; whether there is anything.
  bool report(const Breaches& breaches, ArchiveStandard standard) {
    for (const Breach& breach : breaches) {
      const std::string message =
          std::string(name_of(standard)) + " allows no " + breach.what;
      if (is_asked_) {
        diagnostics_.error("pdf-standard-unmet", breach.span, message,
                           {{.message = breach.hint}});
      } else {
        diagnostics_.warn("pdf-standard-unclaimed", breach.span, message,
                          {{.message = "the PDF does not say that it keeps it"},
                           {.message = breach.hint}});
      }
    }
    return !breaches.empty();
  }

 private:
  bool is_asked_;
  Diagnostics& diagnostics_;
};

}  // namespace

PdfStandards kept_standards(const paged::PagedDocument& pages,
                            const Document& document,
                            const Options& options,
                            Diagnostics& diagnostics) {
  PdfStandards standards = options.pdf_standards.value_or(PdfStandards{});
  ArchiveStandard& archive = standards.archive;
  if (archive == ArchiveStandard::none) {
    return standards;
  }
  Claims claims(options, diagnostics);
  if (archive != ArchiveStandard::a2b) {
    PrivateUse characters;
    for (const paged::Page& page : pages.pages) {
      characters.look_at(page);
    }
    if (claims.report(characters.breaches(document), archive)) {
      archive = ArchiveStandard::a2b;
    }
  }
  if (claims.report(forbidden_in_archives(pages, document), archive)) {
    archive = ArchiveStandard::none;
  }
  return standards;
}

}  // namespace octavo::pdf
