// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "value/span.h"

namespace duikou::lexicon {

// Finds which words of a fixed set begin at a place in a text: a trie over folded units
// (text/folded.h). Made once, then immutable. Words have dense ids in the order in which they were
// first added.
class Matcher {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  Matcher();
  // The id of `word`, added where it is missing. The empty word is not allowed, and neither is a
  // word that would need more than nodes_most nodes (both asserted).
  std::uint32_t add(std::u16string_view word);
  [[nodiscard]] std::uint32_t size() const { return words_; }
  // The id of exactly this word, or none.
  [[nodiscard]] std::uint32_t find(std::u16string_view word) const;

  // Calls found(id, length) for every word that begins at units[at], shorter ones first.
  template <class Found>
  void at(std::u16string_view units, std::size_t at, Found&& found) const {
    const std::uint32_t first = first_step(units, at);
    tell(first, 1, found);
    if ((first & goes_on) == 0) return;
    const std::uint32_t second = state_of(edges_[slot_of(node_of(first), units[at + 1])]);
    walk(units, at, second, 2, found);
  }

  // The same for every place of [start, end) in turn: calls place(at), then found(id, length) for
  // its words, which may end behind `end`. Asks for what is far of a stretch before it walks there,
  // so that it has come by then.
  template <class Place, class Found>
  void everywhere(std::u16string_view units, Span span, Place&& place, Found&& found) const {
    constexpr std::size_t stretch = 32;
    std::array<std::uint32_t, stretch> states;
    std::array<std::uint32_t, stretch> seconds;  // the states behind two units
    std::array<std::uint8_t, stretch> longer;  // the places where such a state is to be looked for
    for (std::size_t from = span.start; from < span.end; from += stretch) {
      const std::size_t count = std::min(stretch, span.end - from);
      std::size_t some = 0;
      // Without a branch, which the processor would guess wrong at every third character.
      for (std::size_t i = 0; i < count; ++i) {
        states[i] = first_step(units, from + i);
        seconds[i] = 0;
        longer[some] = static_cast<std::uint8_t>(i);
        some += (states[i] & goes_on) != 0 ? 1 : 0;
      }
      for (std::size_t k = 0; k < some; ++k) {
        const std::size_t i = longer[k];
        __builtin_prefetch(&edges_[home_of(key_of(node_of(states[i]), units[from + i + 1]))]);
      }
      for (std::size_t k = 0; k < some; ++k) {
        const std::size_t i = longer[k];
        seconds[i] = state_of(edges_[slot_of(node_of(states[i]), units[from + i + 1])]);
        __builtin_prefetch(&nodes_[node_of(seconds[i])]);
      }
      for (std::size_t i = 0; i < count; ++i) {
        place(from + i);
        tell(states[i], 1, found);
        if (seconds[i] != 0) walk(units, from + i, seconds[i], 2, found);
      }
    }
  }

  // The most nodes there can be: as many as characters of all words together.
  static constexpr std::uint32_t nodes_most = 1U << 22;

 private:
  // A node and what is at it, so that nothing is looked up in vain: its number, whether a word ends
  // there, whether a longer word goes on. 0 is no node.
  //
  //   bits  23..2 number | 1 goes_on | 0 ends_word
  static constexpr std::uint32_t ends_word = 1;
  static constexpr std::uint32_t goes_on = 2;
  [[nodiscard]] static std::uint32_t node_of(std::uint32_t state) { return state >> 2; }

  // Most nodes behind the second unit have but one child, and it mostly stands right behind them.
  struct Node {
    std::uint32_t word = none;        // id of the word that ends here
    std::uint32_t child = 0;          // the state of the first child, 0 where there is none
    char16_t child_unit = u'\0';      // that leads to it
    std::uint16_t more_children = 0;  // among the edges: a bit by the lowest four of their units
  };

  // An edge in one word, 0 where the slot is free: bits 63..40 the state that it leads to, 37..16
  // the node that it comes from, 15..0 the unit.
  [[nodiscard]] static std::uint64_t key_of(std::uint32_t node, char16_t unit) {
    return std::uint64_t{node} << 16 | unit;
  }
  static constexpr std::uint64_t key_bits = (std::uint64_t{1} << 40) - 1;
  [[nodiscard]] static std::uint32_t state_of(std::uint64_t edge) {
    return static_cast<std::uint32_t>(edge >> 40);
  }
  // The state behind the first unit; it goes on only where the second one lets it.
  [[nodiscard]] std::uint32_t first_step(std::u16string_view units, std::size_t at) const {
    const std::uint32_t state = roots_[units[at]];
    const bool on = at + 1 < units.size() && begins(units[at], units[at + 1]);
    return state & ~(on ? 0 : goes_on);
  }
  // The state behind `unit` at a node behind the first unit, which must go on; 0 where none is.
  [[nodiscard]] std::uint32_t next_step(std::uint32_t node, char16_t unit) const {
    const Node& here = nodes_[node];
    if (here.child_unit == unit) return here.child;
    const bool maybe = (here.more_children >> unit % 16 & 1) != 0;
    return maybe ? state_of(edges_[slot_of(node, unit)]) : 0;
  }
  template <class Found>
  void tell(std::uint32_t state, std::uint32_t length, Found&& found) const {
    if ((state & ends_word) != 0) found(nodes_[node_of(state)].word, length);
  }
  // From the state behind `length` units, two at least, on.
  template <class Found>
  void walk(std::u16string_view units, std::size_t at, std::uint32_t state, std::uint32_t length,
            Found&& found) const {
    tell(state, length, found);
    while ((state & goes_on) != 0 && at + length < units.size()) {
      state = next_step(node_of(state), units[at + length]);
      ++length;
      tell(state, length, found);
    }
  }

  [[nodiscard]] std::size_t home_of(std::uint64_t key) const {
    return (key * 0x9E3779B97F4A7C15ULL >> 32) & (edges_.size() - 1);
  }
  // The slot of an edge, or the free one where it would stand.
  [[nodiscard]] std::size_t slot_of(std::uint32_t node, char16_t unit) const {
    const std::uint64_t key = key_of(node, unit);
    std::size_t slot = home_of(key);
    while (edges_[slot] != 0 && (edges_[slot] & key_bits) != key) {
      slot = (slot + 1) & (edges_.size() - 1);
    }
    return slot;
  }

  // Whether some word may begin with these two units; false is certain. A small table that stays
  // near spares most places of a text the far one of the edges.
  [[nodiscard]] static std::uint32_t pair_of(char16_t first, char16_t second) {
    return (first * 0x9E3779B1U + second * 0x85EBCA77U) >> 13;
  }
  [[nodiscard]] bool begins(char16_t first, char16_t second) const {
    const std::uint32_t pair = pair_of(first, second);
    return (pairs_[pair / 64] >> pair % 64 & 1) != 0;
  }

  std::uint32_t new_node();
  [[nodiscard]] std::uint32_t child_or_new(std::uint32_t node, bool at_root, char16_t unit);
  void flag(std::uint32_t node, bool at_root, char16_t unit, std::uint32_t flags);
  void grow();

  std::vector<std::uint32_t> roots_;  // by first unit: state, or 0
  std::vector<std::uint64_t> edges_;  // open addressing, a power of two, at most two thirds full
  std::vector<std::uint64_t> pairs_;  // 2^19 bits by pair_of
  std::vector<Node> nodes_;           // by number
  std::size_t edges_used_ = 0;
  std::uint32_t words_ = 0;
};

}  // namespace duikou::lexicon
