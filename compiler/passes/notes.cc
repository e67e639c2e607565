#include "compiler/passes/notes.h"

#include <algorithm>
#include <cstddef>
#include <deque>
#include <iterator>
#include <map>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "compiler/parts.h"
#include "compiler/text/characters.h"
#include "compiler/walk.h"

namespace octavo {
namespace {

/// Labels are the business of one source: two inputs may both have a note 1.
using NoteKey = std::pair<FileId, std::string>;

NoteKey key_of(const std::string& label, Span span) {
  return {span.file, fold_case(label)};
}

struct FoundNote {
  Block block;
  bool called = false;
  /// The chapter in which it was written.
  std::size_t chapter = 0;
};

/// All notes of the document, taken out of the places where they were written.
class NoteStore {
 public:
  explicit NoteStore(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void take_from(Blocks& blocks, std::size_t chapter) {
    Blocks kept;
    kept.reserve(blocks.size());
    for (Block& block : blocks) {
      for_each_list(block, [&](auto& list) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(list)>, Blocks>) {
          take_from(list, chapter);
        }
      });
      if (std::holds_alternative<Note>(block.kind)) {
        add(std::move(block), chapter);
      } else {
        kept.push_back(std::move(block));
      }
    }
    blocks = std::move(kept);
  }

  FoundNote* find(const NoteKey& key) {
    const auto found = by_key_.find(key);
    return found == by_key_.end() ? nullptr : &notes_[found->second];
  }
  std::deque<FoundNote>& all() { return notes_; }

 private:
  void add(Block block, std::size_t chapter) {
    const std::string& label = std::get<Note>(block.kind).label;
    const auto [place, is_first] =
        by_key_.emplace(key_of(label, block.span), notes_.size());
    if (!is_first) {
      diagnostics_.warn(
          "duplicate-note", block.span,
          "a note with the label `" + label + "` has already been written",
          {{.message = "references mean this one; give the other a label of its own",
            .span = notes_[place->second].block.span}});
    }
    notes_.push_back({.block = std::move(block), .called = false, .chapter = chapter});
  }

  Diagnostics& diagnostics_;
  std::deque<FoundNote> notes_;
  std::map<NoteKey, std::size_t> by_key_;
};

/// Numbers the notes of the chapters, one chapter after the other.
class NoteNumbering {
 public:
  NoteNumbering(NoteStore& store, std::size_t chapters, Diagnostics& diagnostics)
      : store_(store), diagnostics_(diagnostics), last_(chapters, 0) {}

  /// The notes that a chapter calls, in order; those that notes call come after those
  /// that the text calls.
  Blocks number(Blocks& blocks, std::size_t chapter) {
    chapter_ = chapter;
    number_references(blocks);
    return gather();
  }

  /// A note that nothing calls, and what it calls in turn.
  void keep(FoundNote& note, Blocks& gathered) {
    chapter_ = note.chapter;
    note.called = true;
    numbers_.emplace(key_of(std::get<Note>(note.block.kind).label, note.block.span), 0);
    number_references(std::get<Note>(note.block.kind).content);
    gathered.push_back(std::move(note.block));
    for (Block& each : gather()) {
      gathered.push_back(std::move(each));
    }
  }

 private:
  void number_references(Blocks& blocks) {
    walk(blocks,
         Overload{[](Block&) {}, [this](Inline& node) { number_reference(node); }});
  }

  void number_reference(Inline& node) {
    auto* reference = std::get_if<NoteReference>(&node.kind);
    if (reference == nullptr) {
      return;
    }
    const NoteKey key = key_of(reference->label, node.span);
    FoundNote* note = store_.find(key);
    if (note == nullptr) {
      diagnostics_.warn("undefined-note", node.span,
                        "no note has the label `" + reference->label + "`",
                        {{.message = "write it as `[^" + reference->label +
                                     "]: …` anywhere in this file"}});
      node.kind = Text{"[^" + reference->label + "]"};
      return;
    }
    if (!note->called) {
      note->called = true;
      numbers_[key] = ++last_[chapter_];
      std::get<Note>(note->block.kind).number = last_[chapter_];
      waiting_.push_back(note);
    }
    reference->number = numbers_[key];
    if (reference->number == 0) {
      node.kind = Text{"[^" + reference->label + "]"};
    }
  }

  Blocks gather() {
    Blocks gathered;
    while (!waiting_.empty()) {
      Block note = std::move(waiting_.front()->block);
      waiting_.pop_front();
      number_references(std::get<Note>(note.kind).content);
      gathered.push_back(std::move(note));
    }
    return gathered;
  }

  NoteStore& store_;
  Diagnostics& diagnostics_;
  std::map<NoteKey, std::uint32_t> numbers_;
  /// The last number of each chapter, and the one that is being numbered.
  std::vector<std::uint32_t> last_;
  std::size_t chapter_ = 0;
  std::deque<FoundNote*> waiting_;
};

/// The chapters of a book: lists of blocks in which notes count from one. What stands
/// before the first section of the book, or of a part, is taken out of it for the time.
class Chapters {
 public:
  explicit Chapters(Document& document) {
    const bool is_book = document.metadata.form == Form::book;
    if (!is_book) {
      lists_.push_back(&document.content);
      return;
    }
    take_own(document.content);
    for (Block& block : document.content) {
      add(block);
    }
  }

  const std::vector<Blocks*>& lists() const { return lists_; }

  /// The last first: what is put back moves, and with it the lists inside.
  void put_back() {
    for (; !own_.empty(); own_.pop_back()) {
      Own& own = own_.back();
      std::ranges::move(*own.rest, std::back_inserter(own.blocks));
      *own.rest = std::move(own.blocks);
    }
  }

 private:
  struct Own {
    Blocks blocks;
    Blocks* rest = nullptr;
  };

  void take_own(Blocks& blocks) {
    const auto count = static_cast<std::ptrdiff_t>(blocks_before_sections(blocks));
    const auto first = blocks.begin() + count;
    own_.push_back(
        {.blocks = Blocks(std::move_iterator(blocks.begin()), std::move_iterator(first)),
         .rest = &blocks});
    blocks.erase(blocks.begin(), first);
    lists_.push_back(&own_.back().blocks);
  }

  void add(Block& block) {
    const bool holds_chapters = is_part(block);
    Blocks& content = std::get<Section>(block.kind).content;
    if (!holds_chapters) {
      lists_.push_back(&content);
      return;
    }
    take_own(content);
    for (Block& chapter : content) {
      lists_.push_back(&std::get<Section>(chapter.kind).content);
    }
  }

  /// A deque: `lists_` leads into it.
  std::deque<Own> own_;
  std::vector<Blocks*> lists_;
};

void keep_uncalled(NoteStore& store,
                   NoteNumbering& numbering,
                   std::vector<Blocks>& notes,
                   Diagnostics& diagnostics) {
  for (FoundNote& note : store.all()) {
    if (!note.called) {
      diagnostics.warn(
          "unused-note", note.block.span,
          "nothing refers to the note `" + std::get<Note>(note.block.kind).label + "`",
          {{.message = "its text is kept among the notes, without a number"}});
      numbering.keep(note, notes[note.chapter]);
    }
  }
}

}  // namespace

void bind_notes(Document& document, Diagnostics& diagnostics) {
  Chapters book(document);
  const std::vector<Blocks*>& chapters = book.lists();
  NoteStore store(diagnostics);
  for (std::size_t chapter = 0; chapter < chapters.size(); ++chapter) {
    store.take_from(*chapters[chapter], chapter);
  }
  NoteNumbering numbering(store, chapters.size(), diagnostics);
  std::vector<Blocks> notes;
  for (std::size_t chapter = 0; chapter < chapters.size(); ++chapter) {
    notes.push_back(numbering.number(*chapters[chapter], chapter));
  }
  keep_uncalled(store, numbering, notes, diagnostics);
  for (std::size_t chapter = 0; chapter < chapters.size(); ++chapter) {
    if (!notes[chapter].empty()) {
      const Span span = notes[chapter].front().span;
      chapters[chapter]->push_back(
          {.kind = Notes{std::move(notes[chapter])}, .attributes = {}, .span = span});
    }
  }
  book.put_back();
}

void link_notes(Document& document) {
  std::map<NoteKey, Block*> notes;
  walk(document.content, Overload{[&](Block& block) {
                                    const auto* note = std::get_if<Note>(&block.kind);
                                    if (note != nullptr && note->number != 0) {
                                      notes.emplace(key_of(note->label, block.span),
                                                    &block);
                                    }
                                  },
                                  [](Inline&) {}});
  walk(document.content,
       Overload{[](Block&) {},
                [&](Inline& node) {
                  auto* reference = std::get_if<NoteReference>(&node.kind);
                  if (reference == nullptr) {
                    return;
                  }
                  if (const auto found = notes.find(key_of(reference->label, node.span));
                      found != notes.end()) {
                    reference->note = found->second->id;
                    std::get<Note>(found->second->kind).references.push_back(node.id);
                  }
                }});
}

}  // namespace octavo
