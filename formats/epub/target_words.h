#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <vector>

#include "formats/css/marks.h"
#include "formats/css/print_variables.h"
#include "formats/css/targets.h"
#include "formats/xhtml/xml.h"

namespace octavo::epub {

/// The words that `target-text()` asks for, which no reading system looks up: they become
/// attributes of the elements that ask for them, or strings in the stylesheet.
class TargetWords {
 public:
  /// Notes what a rule asks for. It must outlive this.
  void gather(const css::StyleRule& rule, const css::RootConstants& constants);
  bool empty() const { return asked_.empty(); }

  /// Adds the attributes of all elements; their names begin with `stem`. What is too much
  /// for the files is left out.
  void add(const Document& document,
           const css::ElementTree& tree,
           const std::string& stem,
           std::vector<xhtml::AddedAttribute>& added);
  /// Adds what stands for each `target-text()`; once all attributes are added.
  void name(css::Marks& marks, css::LeftOut& left_out) const;

 private:
  struct Asked {
    const css::StyleDeclaration* declaration = nullptr;
    css::ContentItem item{};
    /// Among what is asked for in different ways.
    std::size_t group = 0;
  };
  struct Asking {
    css::ComplexSelector selector{};
    std::size_t asked = 0;
  };

  void add_to(css::ElementId element,
              const Asked& asked,
              css::Targets& targets,
              std::vector<xhtml::AddedAttribute>& added);
  std::string attribute(std::size_t group) const;

  std::vector<Asked> asked_{};
  std::vector<Asking> asking_{};
  std::map<css::TargetTextKey, std::size_t> groups_{};
  /// By group: the words of an address that is not the element's own.
  std::map<std::size_t, std::string> words_{};
  std::set<std::size_t> too_many_{};
  std::size_t bytes_ = 0;
  std::string stem_{};
};

}  // namespace octavo::epub
