// SPDX-License-Identifier: Apache-2.0
// A trie whose edges stand in one hash table, keyed by node and unit. The first step is a plain
// array, because Chinese text leaves the root at nearly every character; before the second one a
// table of pairs of units, small enough to stay in the processor's cache, turns away most places
// where no word begins; and a node tells itself whether a word ends or goes on there, so that the
// end of a word costs no vain probe. A double array would save the hashing and costs a hundred
// times as long to build, which every start of the program would pay.
#include "lexicon/matcher.h"

#include <cassert>

namespace duikou::lexicon {

Matcher::Matcher()
    : roots_(0x10000, 0), edges_(1024), pairs_((std::size_t{1} << 19) / 64), word_of_(1, none) {}

std::uint32_t Matcher::new_node() {
  const auto made = static_cast<std::uint32_t>(word_of_.size());
  assert(made < nodes_most);
  word_of_.push_back(none);
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

std::uint32_t Matcher::add(std::u16string_view word) {
  assert(!word.empty());
  // Room for all edges of the word, so that none moves while it is added.
  while (2 * (edges_used_ + word.size()) > edges_.size()) grow();
  std::uint32_t& root = roots_[word[0]];
  if (root == 0) root = new_node() << 2;
  std::uint32_t state = root;
  std::uint64_t* into = nullptr;  // the edge that led to `state`; none to the root
  const auto mark = [&](std::uint32_t flag) {
    if (into == nullptr) {
      root |= flag;
    } else {
      *into |= std::uint64_t{flag} << 40;
    }
  };
  if (word.size() > 1) {
    const std::uint32_t pair = pair_of(word[0], word[1]);
    pairs_[pair / 64] |= std::uint64_t{1} << pair % 64;
  }
  for (const char16_t unit : word.substr(1)) {
    mark(goes_on);
    std::uint64_t& edge = edges_[slot_of(node_of(state), unit)];
    if (edge == 0) {
      edge = std::uint64_t{new_node()} << 42 | key_of(node_of(state), unit);
      ++edges_used_;
    }
    state = state_of(edge);
    into = &edge;
  }
  mark(ends_word);
  std::uint32_t& id = word_of_[node_of(state)];
  if (id == none) id = words_++;
  return id;
}

std::uint32_t Matcher::find(std::u16string_view word) const {
  if (word.empty()) return none;
  std::uint32_t state = roots_[word[0]];
  for (std::size_t i = 1; i < word.size() && state != 0; ++i) {
    state = state_of(edges_[slot_of(node_of(state), word[i])]);
  }
  return (state & ends_word) == 0 ? none : word_of_[node_of(state)];
}

}  // namespace duikou::lexicon
