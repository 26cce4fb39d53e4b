// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bitset>
#include <cstddef>

namespace duikou::mention {

// A few pairs of units to be looked for at every place of a text: most places are turned away at
// the cost of a multiplication.
class PairFilter {
 public:
  void add(char16_t first, char16_t second) { bits_[place(first, second)] = true; }
  // Whether one of the pairs that were added may be these two; false is certain.
  [[nodiscard]] bool has(char16_t first, char16_t second) const {
    return bits_[place(first, second)];
  }

 private:
  static std::size_t place(char16_t first, char16_t second) {
    return (first * 0x9E3779B1U + second * 0x85EBCA77U) >> 22;
  }
  std::bitset<1024> bits_;
};

}  // namespace duikou::mention
