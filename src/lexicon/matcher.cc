// SPDX-License-Identifier: Apache-2.0
// A trie. The first step is a plain array, because Chinese text leaves the root at nearly every
// character; before the second one a table of pairs of units, small enough to stay in the
// processor's cache, turns away most places where no word begins. The second step and further
// children of a node stand in one hash table, keyed by node and unit; the first child of a node is
// told by the node itself, and as the nodes of a word are made one after the other, the rest of
// most words is read from one place of the memory. A state tells whether a word ends or goes on
// there, so that the end of a word costs no vain look. A double array would save the hashing and
// costs a hundred times as long to build, which every start of the program would pay.
#include "lexicon/matcher.h"

#include <cassert>

namespace duikou::lexicon {

Matcher::Matcher()
    : roots_(0x10000, 0), edges_(1024), pairs_((std::size_t{1} << 19) / 64), nodes_(1) {}

std::uint32_t Matcher::new_node() {
  const auto made = static_cast<std::uint32_t>(nodes_.size());
  assert(made < nodes_most);
  nodes_.emplace_back();
  return made;
}

void Matcher::grow() {
  std::vector<std::uint64_t> smaller(edges_.size() * 2);
  smaller.swap(edges_);
  for (const std::uint64_t edge : smaller) {
    if (edge == 0) continue;
    const auto node = static_cast<std::uint32_t>((edge & key_bits) >> 16);
    edges_[slot_of(node, static_cast<char16_t>(edge & 0xFFFF))] = edge;
  }
}

// The state behind `unit` at a node; `at_root` is a node of the first unit.
std::uint32_t Matcher::child_or_new(std::uint32_t node, bool at_root, char16_t unit) {
  if (!at_root && nodes_[node].child == 0) {
    const std::uint32_t made = new_node() << 2;
    nodes_[node].child = made;
    nodes_[node].child_unit = unit;
    return made;
  }
  if (!at_root && nodes_[node].child_unit == unit) return nodes_[node].child;
  std::uint64_t& edge = edges_[slot_of(node, unit)];
  if (edge == 0) {
    edge = std::uint64_t{new_node()} << 42 | key_of(node, unit);
    ++edges_used_;
    nodes_[node].more_children |= static_cast<std::uint16_t>(1 << unit % 16);
  }
  return state_of(edge);
}

// Flags the state behind `unit` at a node that has it.
void Matcher::flag(std::uint32_t node, bool at_root, char16_t unit, std::uint32_t flags) {
  if (!at_root && nodes_[node].child_unit == unit) {
    nodes_[node].child |= flags;
  } else {
    edges_[slot_of(node, unit)] |= std::uint64_t{flags} << 40;
  }
}

std::uint32_t Matcher::add(std::u16string_view word) {
  assert(!word.empty());
  // Room for all edges of the word, so that none moves while it is added.
  while (3 * (edges_used_ + word.size()) > 2 * edges_.size()) grow();
  std::uint32_t& root = roots_[word[0]];
  if (root == 0) root = new_node() << 2;
  root |= word.size() > 1 ? goes_on : ends_word;
  if (word.size() > 1) {
    const std::uint32_t pair = pair_of(word[0], word[1]);
    pairs_[pair / 64] |= std::uint64_t{1} << pair % 64;
  }
  std::uint32_t node = node_of(root);
  for (std::size_t i = 1; i < word.size(); ++i) {
    const std::uint32_t next = node_of(child_or_new(node, i == 1, word[i]));
    flag(node, i == 1, word[i], i + 1 < word.size() ? goes_on : ends_word);
    node = next;
  }
  std::uint32_t& id = nodes_[node].word;
  if (id == none) id = words_++;
  return id;
}

std::uint32_t Matcher::find(std::u16string_view word) const {
  if (word.empty()) return none;
  std::uint32_t state = roots_[word[0]];
  for (std::size_t i = 1; i < word.size(); ++i) {
    if ((state & goes_on) == 0) return none;
    const std::uint32_t node = node_of(state);
    state = i == 1 ? state_of(edges_[slot_of(node, word[i])]) : next_step(node, word[i]);
  }
  return (state & ends_word) == 0 ? none : nodes_[node_of(state)].word;
}

}  // namespace duikou::lexicon
