#include "formats/markdown/inline_tree.h"

namespace octavo::markdown {

void append_child(InlineNode& parent, InlineNode& child) {
  child.parent = &parent;
  child.previous = parent.last_child;
  child.next = nullptr;
  (parent.last_child != nullptr ? parent.last_child->next : parent.first_child) = &child;
  parent.last_child = &child;
}

void insert_after(InlineNode& place, InlineNode& node) {
  InlineNode& parent = *place.parent;
  node.parent = &parent;
  node.previous = &place;
  node.next = place.next;
  (place.next != nullptr ? place.next->previous : parent.last_child) = &node;
  place.next = &node;
}

void unlink(InlineNode& node) {
  InlineNode& parent = *node.parent;
  (node.previous != nullptr ? node.previous->next : parent.first_child) = node.next;
  (node.next != nullptr ? node.next->previous : parent.last_child) = node.previous;
  node.previous = nullptr;
  node.next = nullptr;
}

void adopt_between(InlineNode& first, InlineNode* last, InlineNode& parent) {
  for (InlineNode* node = first.next; node != last && node != nullptr;) {
    InlineNode* const next = node->next;
    unlink(*node);
    append_child(parent, *node);
    node = next;
  }
}

}  // namespace octavo::markdown
