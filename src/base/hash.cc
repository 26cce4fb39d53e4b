// SPDX-License-Identifier: Apache-2.0
// SHA-256 as FIPS 180-4 states it: section 6.2 for the computation, 4.2.2 for the constants. Every
// claim and every start of the program is hashed, so the processor's own instructions do it where
// there are any: a tenth of the time.
#include "base/hash.h"

#include <algorithm>
#include <bit>
#include <cstring>

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#endif

namespace duikou {
namespace {

constexpr std::array<std::uint32_t, 64> round_constants = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

std::uint32_t big_endian(const std::uint8_t* bytes) {
  return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 |
         std::uint32_t{bytes[2]} << 8 | std::uint32_t{bytes[3]};
}

#if defined(__x86_64__)

bool has_instructions() {
  unsigned a = 0, b = 0, c = 0, d = 0;
  const bool sse41 = __get_cpuid(1, &a, &b, &c, &d) != 0 && (c >> 19 & 1) != 0;
  return sse41 && __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (b >> 29 & 1) != 0;
}

// The instructions keep the state as ABEF and CDGH and do four rounds on four words at a time.
__attribute__((target("sha,sse4.1"))) void block_by_instructions(std::uint32_t* state,
                                                                 const std::uint8_t* bytes) {
  auto* const low = reinterpret_cast<__m128i*>(state);
  auto* const high = reinterpret_cast<__m128i*>(state + 4);
  const __m128i cdab = _mm_shuffle_epi32(_mm_loadu_si128(low), 0xB1);
  const __m128i efgh = _mm_shuffle_epi32(_mm_loadu_si128(high), 0x1B);
  __m128i abef = _mm_alignr_epi8(cdab, efgh, 8);
  __m128i cdgh = _mm_blend_epi16(efgh, cdab, 0xF0);
  const __m128i abef_before = abef, cdgh_before = cdgh;
  const __m128i big_end_first = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  __m128i w[4];
  for (int i = 0; i < 16; ++i) {
    __m128i& now = w[i % 4];
    if (i < 4) {
      const auto* const from = reinterpret_cast<const __m128i*>(bytes + 16 * i);
      now = _mm_shuffle_epi8(_mm_loadu_si128(from), big_end_first);
    } else {
      const __m128i last = w[(i + 3) % 4];
      const __m128i sum = _mm_add_epi32(_mm_sha256msg1_epu32(now, w[(i + 1) % 4]),
                                        _mm_alignr_epi8(last, w[(i + 2) % 4], 4));
      now = _mm_sha256msg2_epu32(sum, last);
    }
    const auto* const constants = reinterpret_cast<const __m128i*>(round_constants.data() + 4 * i);
    const __m128i words = _mm_add_epi32(now, _mm_loadu_si128(constants));
    cdgh = _mm_sha256rnds2_epu32(cdgh, abef, words);
    abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(words, 0x0E));
  }
  const __m128i feba = _mm_shuffle_epi32(_mm_add_epi32(abef, abef_before), 0x1B);
  const __m128i dchg = _mm_shuffle_epi32(_mm_add_epi32(cdgh, cdgh_before), 0xB1);
  _mm_storeu_si128(low, _mm_blend_epi16(feba, dchg, 0xF0));
  _mm_storeu_si128(high, _mm_alignr_epi8(dchg, feba, 8));
}

const bool instructions = has_instructions();

#endif

}  // namespace

Sha256::Sha256()
    : state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
             0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19} {}

void Sha256::block(const std::uint8_t* bytes) {
#if defined(__x86_64__)
  if (instructions) return block_by_instructions(state_.data(), bytes);
#endif
  std::array<std::uint32_t, 64> w;
  for (int i = 0; i < 16; ++i) w[i] = big_endian(bytes + 4 * i);
  for (int i = 16; i < 64; ++i) {
    const std::uint32_t a = w[i - 15];
    const std::uint32_t b = w[i - 2];
    w[i] = w[i - 16] + (std::rotr(a, 7) ^ std::rotr(a, 18) ^ a >> 3) + w[i - 7] +
           (std::rotr(b, 17) ^ std::rotr(b, 19) ^ b >> 10);
  }
  auto [a, b, c, d, e, f, g, h] = state_;
  for (int i = 0; i < 64; ++i) {
    const std::uint32_t sum_e = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
    const std::uint32_t first = h + sum_e + ((e & f) ^ (~e & g)) + round_constants[i] + w[i];
    const std::uint32_t sum_a = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
    const std::uint32_t second = sum_a + ((a & b) ^ (a & c) ^ (b & c));
    h = g, g = f, f = e, e = d + first, d = c, c = b, b = a, a = first + second;
  }
  const std::array<std::uint32_t, 8> worked = {a, b, c, d, e, f, g, h};
  for (int i = 0; i < 8; ++i) state_[i] += worked[i];
}

void Sha256::add(std::string_view bytes) {
  const auto* next = reinterpret_cast<const std::uint8_t*>(bytes.data());
  std::size_t left = bytes.size();
  const std::size_t held = length_bytes_ % 64;
  length_bytes_ += left;
  if (held != 0) {
    const std::size_t taken = std::min(left, 64 - held);
    std::memcpy(pending_.data() + held, next, taken);
    if (held + taken < 64) return;
    block(pending_.data());
    next += taken;
    left -= taken;
  }
  for (; left >= 64; next += 64, left -= 64) block(next);
  if (left != 0) std::memcpy(pending_.data(), next, left);
}

std::array<std::uint8_t, 32> Sha256::digest() {
  const std::uint64_t length_bits = length_bytes_ * 8;
  const std::size_t held = length_bytes_ % 64;
  char padding[128] = {static_cast<char>(0x80)};
  std::size_t length = held < 56 ? 56 - held : 120 - held;
  for (int shift = 56; shift >= 0; shift -= 8) {
    padding[length++] = static_cast<char>(length_bits >> shift);
  }
  add({padding, length});
  std::array<std::uint8_t, 32> out;
  for (int i = 0; i < 32; ++i)
    out[i] = static_cast<std::uint8_t>(state_[i / 4] >> (24 - i % 4 * 8));
  return out;
}

void Sha256::append_hex(std::string& out, std::size_t digits) {
  constexpr std::string_view alphabet = "0123456789abcdef";
  const auto bytes = digest();
  for (std::size_t i = 0; i < std::min<std::size_t>(digits, 64); ++i) {
    out += alphabet[bytes[i / 2] >> (i % 2 == 0 ? 4 : 0) & 15];
  }
}

std::string Sha256::hex(std::size_t digits) {
  std::string out;
  out.reserve(digits);
  append_hex(out, digits);
  return out;
}

std::string sha256_hex(std::string_view bytes, std::size_t digits) {
  Sha256 hash;
  hash.add(bytes);
  return hash.hex(digits);
}

}  // namespace duikou
