// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace duikou::claim {

// Words of one line, with the column (in bytes, from 1) at which each begins.
class Words {
 public:
  Words(std::string_view file, std::uint32_t line, std::string_view text)
      : file_(file), line_(line), whole_(text), left_(text) {
    skip();
  }
  [[nodiscard]] bool empty() const { return left_.empty(); }
  [[nodiscard]] std::string_view peek() const { return left_.substr(0, left_.find(' ')); }
  [[nodiscard]] std::string_view rest() const { return left_; }
  std::string_view next() {
    const std::string_view word = peek();
    at_ = whole_.size() - left_.size();
    left_.remove_prefix(word.size());
    skip();
    return word;
  }
  // About the word that next() gave last.
  [[nodiscard]] Error error(std::string cause, std::string cure) const {
    return {Error::Kind::refused,
            std::string(file_) + ":" + std::to_string(line_) + ":" + std::to_string(at_ + 1),
            std::move(cause), std::move(cure)};
  }
  // About what rest() begins with.
  [[nodiscard]] Error error_here(std::string cause, std::string cure) const {
    Words at_rest = *this;
    at_rest.at_ = offset();
    return at_rest.error(std::move(cause), std::move(cure));
  }
  [[nodiscard]] std::uint32_t line() const { return line_; }
  // Where rest() begins, and what stands between there and the next word to come.
  [[nodiscard]] std::size_t offset() const { return whole_.size() - left_.size(); }
  [[nodiscard]] std::string_view since(std::size_t offset) const {
    std::string_view text = whole_.substr(offset, this->offset() - offset);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
  }

 private:
  void skip() {
    while (left_.starts_with(' ')) left_.remove_prefix(1);
  }
  std::string_view file_;
  std::uint32_t line_;
  std::string_view whole_;
  std::string_view left_;
  std::size_t at_ = 0;
};

// "did you mean X? one of: X Y Z": the likely mend of a name that is not among those known.
[[nodiscard]] std::string cure_of(std::string_view given, const std::vector<std::string>& names);

}  // namespace duikou::claim
