#include "formats/css/match.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "formats/css/match_element.h"
#include "formats/css/match_program.h"

namespace octavo::css {

namespace {

/// No element and no parent, not even that of the root.
constexpr ElementId no_one{0xFFFF'FFFE};

/// How many children of a parent a list matches, where that is asked for.
class SiblingCounts {
 public:
  void set(std::uint32_t list, ElementId parent, std::uint32_t count) {
    if (counts_.size() < most_counts) {
      counts_[key(list, parent)] = count;
    }
  }
  std::uint32_t count(std::uint32_t list, ElementId parent) const {
    const auto found = counts_.find(key(list, parent));
    return found == counts_.end() ? 0 : found->second;
  }

 private:
  // A stylesheet of thousands of such lists would fill the memory with the product of
  // them and the elements; what is beyond counts as no match.
  static constexpr std::size_t most_counts = std::size_t{1} << 22U;

  static std::uint64_t key(std::uint32_t list, ElementId parent) {
    return std::uint64_t{list} << 32U | static_cast<std::uint32_t>(parent);
  }

  std::unordered_map<std::uint64_t, std::uint32_t> counts_{};
};

/// One pass over a tree. What the combinators ask for is kept with each step: which open
/// element matched it, which element that was closed last, the children of which open
/// element. A match writes it, and the end of an element puts back what stood there
/// before, so that nothing is copied from element to element.
class MatchPass {
 public:
  MatchPass(const MatchProgram& program, const ElementTree& tree, SiblingCounts& counts)
      : program_(program),
        tree_(tree),
        counts_(counts),
        tests_(program),
        traces_(program.steps.size()),
        list_traces_(program.lists.size()) {
    frames_.push_back({.element = ElementId::none});
  }

  /// Counts the siblings that the lists of that rank match.
  void count_siblings(std::uint32_t rank) {
    rank_ = rank;
    run([](ElementId, std::span<const std::uint32_t>) {});
  }

  void run(const Found& found) {
    for (std::uint32_t i = 0; i < tree_.elements.size(); ++i) {
      const ElementId id{i};
      const Element& element = tree_[id];
      while (frames_.back().element != element.parent && frames_.size() > 1) {
        close();
      }
      find_steps(id, element);
      found(id, selectors_);
      open(id);
    }
    while (!frames_.empty()) {
      close();
    }
  }

 private:
  /// What is known of a step.
  struct StepTrace {
    /// The deepest of the elements around this one that matched it.
    ElementId around = ElementId::none;
    /// The last element to be closed that matched it.
    ElementId closed = ElementId::none;
    /// The deepest parent, of those open, with an earlier child that matched it.
    ElementId parent = no_one;
  };
  struct ListTrace {
    /// The last element that matched one of its selectors.
    ElementId matched = ElementId::none;
    /// The deepest parent, of those open, with earlier children that did, and how many.
    ElementId parent = no_one;
    std::uint32_t count = 0;
  };
  enum class Trace : unsigned char { around, parent, list };
  /// What a trace was before the element that is open began.
  struct Earlier {
    Trace trace = Trace::around;
    std::uint32_t number = 0;
    ElementId element = ElementId::none;
    std::uint32_t count = 0;
  };
  /// An open element: what it has added begins there.
  struct Frame {
    ElementId element = ElementId::none;
    std::size_t earlier = 0;
    std::size_t steps = 0;
    std::size_t lists = 0;
  };

  void find_steps(ElementId id, const Element& element) {
    steps_.clear();
    lists_.clear();
    selectors_.clear();
    runs_.clear();
    tests_.look_at(element);
    // Those that any element may match are in order too.
    auto named = tests_.candidates().begin();
    const auto named_end = tests_.candidates().end();
    for (const std::uint32_t universal : program_.index.universal) {
      for (; named != named_end && *named < universal; ++named) {
        try_step(*named, id, element);
      }
      try_step(universal, id, element);
    }
    for (; named != named_end; ++named) {
      try_step(*named, id, element);
    }
    merge_runs();
  }

  // Each step has its selectors in order. Where there are thousands few steps have most
  // of them.
  void merge_runs() {
    constexpr std::size_t few = 64;
    if (selectors_.size() <= few) {
      std::ranges::sort(selectors_);
      return;
    }
    const auto at = [&](std::size_t place) {
      return selectors_.begin() + static_cast<std::ptrdiff_t>(place);
    };
    runs_.push_back(selectors_.size());
    while (runs_.size() > 2) {
      std::size_t kept = 1;
      for (std::size_t run = 2; run < runs_.size(); run += 2) {
        std::inplace_merge(at(runs_[run - 2]), at(runs_[run - 1]), at(runs_[run]));
        runs_[kept++] = runs_[run];
      }
      if (runs_.size() % 2 == 0) {
        runs_[kept++] = selectors_.size();
      }
      runs_.resize(kept);
    }
  }

  void try_step(std::uint32_t number, ElementId id, const Element& element) {
    const MatchStep& step = program_.steps[number];
    if (!previous_holds(step, element)) {
      return;
    }
    for (std::uint32_t i = step.tests_begin; i < step.tests_end; ++i) {
      if (!test_holds(program_.tests[i], id, element)) {
        return;
      }
    }
    steps_.push_back(number);
    add_selectors(step.selectors);
    for (const std::uint32_t list : step.lists) {
      if (list_traces_[list].matched != id) {
        list_traces_[list].matched = id;
        lists_.push_back(list);
      }
    }
  }

  void add_selectors(const std::vector<std::uint32_t>& added) {
    if (!added.empty() && (selectors_.empty() || added.front() < selectors_.back())) {
      runs_.push_back(selectors_.size());
    }
    selectors_.insert(selectors_.end(), added.begin(), added.end());
  }

  bool previous_holds(const MatchStep& step, const Element& element) const {
    if (step.previous == MatchStep::none) {
      return true;
    }
    const StepTrace& trace = traces_[step.previous];
    switch (step.combinator) {
      case Combinator::descendant:
        return trace.around != ElementId::none;
      case Combinator::child:
        return trace.around != ElementId::none && trace.around == element.parent;
      case Combinator::next_sibling:
        return trace.closed != ElementId::none &&
               trace.closed == element.previous_sibling;
      case Combinator::later_sibling:
        return trace.parent == element.parent;
    }
    return false;
  }

  bool test_holds(const MatchTest& test, ElementId id, const Element& element) {
    const SimpleSelector& simple = *test.simple;
    if (simple.kind != SimpleSelector::Kind::pseudo_class) {
      return tests_.holds(test);
    }
    switch (simple.pseudo_class) {
      case PseudoClass::is:
      case PseudoClass::where:
        return list_traces_[test.number].matched == id;
      case PseudoClass::negation:
        return list_traces_[test.number].matched != id;
      case PseudoClass::nth_child:
      case PseudoClass::nth_last_child:
        return simple.selectors.empty() ? tests_.holds(test)
                                        : position_holds(test, id, element);
      default:
        return tests_.holds(test);
    }
  }

  bool position_holds(const MatchTest& test, ElementId id, const Element& element) const {
    const ListTrace& trace = list_traces_[test.number];
    if (trace.matched != id) {
      return false;
    }
    const std::int64_t before = trace.parent == element.parent ? trace.count : 0;
    const AnPlusB& nth = test.simple->nth;
    return test.simple->pseudo_class == PseudoClass::nth_child
               ? nth.holds(before + 1)
               : nth.holds(counts_.count(test.number, element.parent) - before);
  }

  void open(ElementId id) {
    frames_.push_back({.element = id,
                       .earlier = earlier_.size(),
                       .steps = open_steps_.size(),
                       .lists = open_lists_.size()});
    for (const std::uint32_t number : steps_) {
      const MatchStep& step = program_.steps[number];
      StepTrace& trace = traces_[number];
      // A descendant asks for any element around it, a child for its parent.
      if (step.before_child ||
          (step.before_descendant && trace.around == ElementId::none)) {
        earlier_.push_back(
            {.trace = Trace::around, .number = number, .element = trace.around});
        trace.around = id;
      }
      if (step.before_next_sibling || step.before_later_sibling) {
        open_steps_.push_back(number);
      }
    }
    for (const std::uint32_t list : lists_) {
      if (program_.lists[list].counts) {
        open_lists_.push_back(list);
      }
    }
  }

  void close() {
    const Frame frame = frames_.back();
    frames_.pop_back();
    for (; earlier_.size() > frame.earlier; earlier_.pop_back()) {
      put_back(earlier_.back(), frame.element);
    }
    if (frames_.empty()) {
      return;
    }
    const ElementId parent = frames_.back().element;
    for (; open_steps_.size() > frame.steps; open_steps_.pop_back()) {
      leave_step(open_steps_.back(), frame.element, parent);
    }
    for (; open_lists_.size() > frame.lists; open_lists_.pop_back()) {
      leave_list(open_lists_.back(), parent);
    }
  }

  void put_back(const Earlier& earlier, ElementId closing) {
    switch (earlier.trace) {
      case Trace::around:
        traces_[earlier.number].around = earlier.element;
        break;
      case Trace::parent:
        traces_[earlier.number].parent = earlier.element;
        break;
      case Trace::list:
        ListTrace& trace = list_traces_[earlier.number];
        const MatchList& list = program_.lists[earlier.number];
        if (list.counts_all && list.rank == rank_) {
          counts_.set(earlier.number, closing, trace.count);
        }
        trace.parent = earlier.element;
        trace.count = earlier.count;
        break;
    }
  }

  /// What the siblings to come see of it.
  void leave_step(std::uint32_t number, ElementId closing, ElementId parent) {
    StepTrace& trace = traces_[number];
    trace.closed = closing;
    if (program_.steps[number].before_later_sibling && trace.parent != parent) {
      earlier_.push_back(
          {.trace = Trace::parent, .number = number, .element = trace.parent});
      trace.parent = parent;
    }
  }

  void leave_list(std::uint32_t number, ElementId parent) {
    ListTrace& trace = list_traces_[number];
    if (trace.parent != parent) {
      earlier_.push_back({.trace = Trace::list,
                          .number = number,
                          .element = trace.parent,
                          .count = trace.count});
      trace.parent = parent;
      trace.count = 0;
    }
    ++trace.count;
  }

  const MatchProgram& program_;
  const ElementTree& tree_;
  SiblingCounts& counts_;
  ElementTests tests_;
  /// Of the lists whose siblings are counted.
  std::uint32_t rank_ = MatchStep::none;
  std::vector<StepTrace> traces_;
  std::vector<ListTrace> list_traces_;
  /// Of the element in hand.
  std::vector<std::uint32_t> steps_{};
  std::vector<std::uint32_t> lists_{};
  std::vector<std::uint32_t> selectors_{};
  /// Where parts of them begin that are in order.
  std::vector<std::size_t> runs_{};
  /// Of the open elements, the outermost first: what they matched that their siblings ask
  /// for, and what is put back where they end.
  std::vector<Frame> frames_{};
  std::vector<std::uint32_t> open_steps_{};
  std::vector<std::uint32_t> open_lists_{};
  std::vector<Earlier> earlier_{};
};

}  // namespace

struct Matcher::Program {
  MatchProgram compiled{};
};

Matcher::Matcher(std::span<const ComplexSelector* const> selectors)
    : program_(std::make_unique<Program>(Program{compile_selectors(selectors)})) {}

Matcher::~Matcher() = default;

void Matcher::match(const ElementTree& tree, const Found& found) const {
  const MatchProgram& program = program_->compiled;
  SiblingCounts counts;
  // A list may ask for positions among what another matches.
  for (std::uint32_t rank = 0; rank < program.counting_passes; ++rank) {
    MatchPass(program, tree, counts).count_siblings(rank);
  }
  MatchPass(program, tree, counts).run(found);
}

}  // namespace octavo::css
