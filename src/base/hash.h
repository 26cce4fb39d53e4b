// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace duikou {

// SHA-256 (FIPS 180-4), fed in pieces. Ids come from content, and content comes from strangers, so
// the hash has to resist made collisions.
class Sha256 {
 public:
  Sha256();
  void add(std::string_view bytes);
  // Ends the computation; the object may not be used again.
  [[nodiscard]] std::array<std::uint8_t, 32> digest();
  // The first `digits` (at most 64) lower-case hexadecimal digits of the digest.
  [[nodiscard]] std::string hex(std::size_t digits = 64);
  // The same, appended; ends the computation too.
  void append_hex(std::string& out, std::size_t digits);

 private:
  void block(const std::uint8_t* bytes);
  std::array<std::uint32_t, 8> state_;
  std::array<std::uint8_t, 64> pending_{};
  std::uint64_t length_bytes_ = 0;
};

[[nodiscard]] std::string sha256_hex(std::string_view bytes, std::size_t digits = 64);

}  // namespace duikou
