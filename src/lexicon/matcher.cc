// SPDX-License-Identifier: Apache-2.0
// A trie whose edges stand in one hash table, keyed by node and unit. Chinese text leaves the root
// at nearly every character, so the first step is a plain array of 65,536 nodes; the second decides
// most walks and costs one probe. A double array would save that probe's hashing and costs a
// hundred times as long to build, which every start of the program would pay.
#include "lexicon/matcher.h"

#include <cassert>

namespace duikou::lexicon {

Matcher::Matcher() : roots_(0x10000, 0), edges_(1024), word_of_(1, none) {}

void Matcher::insert(std::uint64_t key, std::uint32_t to) {
  std::size_t slot = slot_of(key);
  while (edges_[slot].key != 0) slot = (slot + 1) & (edges_.size() - 1);
  edges_[slot] = {key, to};
}

std::uint32_t Matcher::child_or_new(std::uint32_t node, char16_t unit) {
  if (const std::uint32_t known = child(node, unit); known != 0) return known;
  if (2 * (edges_used_ + 1) > edges_.size()) {
    std::vector<Edge> smaller(edges_.size() * 2);
    smaller.swap(edges_);
    for (const Edge& edge : smaller) {
      if (edge.key != 0) insert(edge.key, edge.to);
    }
  }
  const auto made = static_cast<std::uint32_t>(word_of_.size());
  word_of_.push_back(none);
  insert(key_of(node, unit), made);
  ++edges_used_;
  return made;
}

std::uint32_t Matcher::add(std::u16string_view word) {
  assert(!word.empty());
  std::uint32_t node = roots_[word[0]];
  if (node == 0) {
    node = static_cast<std::uint32_t>(word_of_.size());
    word_of_.push_back(none);
    roots_[word[0]] = node;
  }
  for (const char16_t unit : word.substr(1)) node = child_or_new(node, unit);
  if (word_of_[node] == none) word_of_[node] = words_++;
  return word_of_[node];
}

std::uint32_t Matcher::find(std::u16string_view word) const {
  if (word.empty()) return none;
  std::uint32_t node = roots_[word[0]];
  for (std::size_t i = 1; i < word.size() && node != 0; ++i) node = child(node, word[i]);
  return node == 0 ? none : word_of_[node];
}

}  // namespace duikou::lexicon
