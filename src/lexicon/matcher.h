// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace duikou::lexicon {

// Finds which words of a fixed set begin at a place in a text: a trie over folded units
// (text/folded.h). Made once, then immutable. Words have dense ids in the order in which they were
// first added.
class Matcher {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  Matcher();
  // The id of `word`, added where it is missing. The empty word is not allowed.
  std::uint32_t add(std::u16string_view word);
  [[nodiscard]] std::uint32_t size() const { return words_; }
  // The id of exactly this word, or none.
  [[nodiscard]] std::uint32_t find(std::u16string_view word) const;

  // Calls found(id, length) for every word that begins at units[at], shorter ones first.
  template <class Found>
  void at(std::u16string_view units, std::size_t at, Found&& found) const {
    std::uint32_t node = roots_[units[at]];
    for (std::size_t i = at + 1; node != 0; ++i) {
      if (word_of_[node] != none) found(word_of_[node], static_cast<std::uint32_t>(i - at));
      if (i == units.size()) return;
      node = child(node, units[i]);
    }
  }

 private:
  struct Edge {
    std::uint64_t key = 0;  // node << 16 | unit; no edge leads out of node 0, so 0 means free
    std::uint32_t to = 0;
  };
  [[nodiscard]] static std::uint64_t key_of(std::uint32_t node, char16_t unit) {
    return std::uint64_t{node} << 16 | unit;
  }
  [[nodiscard]] std::size_t slot_of(std::uint64_t key) const {
    return (key * 0x9E3779B97F4A7C15ULL >> 32) & (edges_.size() - 1);
  }
  [[nodiscard]] std::uint32_t child(std::uint32_t node, char16_t unit) const {
    const std::uint64_t key = key_of(node, unit);
    for (std::size_t slot = slot_of(key);; slot = (slot + 1) & (edges_.size() - 1)) {
      if (edges_[slot].key == key) return edges_[slot].to;
      if (edges_[slot].key == 0) return 0;
    }
  }
  std::uint32_t child_or_new(std::uint32_t node, char16_t unit);
  void insert(std::uint64_t key, std::uint32_t to);

  std::vector<std::uint32_t> roots_;  // by first unit: node, or 0
  std::vector<Edge> edges_;           // open addressing, a power of two, at most half full
  std::size_t edges_used_ = 0;
  std::vector<std::uint32_t> word_of_;  // by node: id of the word that ends there, or none
  std::uint32_t words_ = 0;
};

}  // namespace duikou::lexicon
