// SPDX-License-Identifier: Apache-2.0
#include "record/reprint.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <vector>

#include "base/hash.h"
#include "text/utf8.h"

// Reprints are found by MinHash (Broder: "On the resemblance and containment of documents", 1997):
// of each of 64 permutations of the text's runs of three characters the least one is kept, and four
// of them make a band. Texts with four fifths of their runs in common miss each other in all
// sixteen bands once in five thousand pairs. What a band brings together is then compared exactly.
namespace duikou::record {
namespace {

constexpr std::size_t run = 3;
constexpr std::size_t rows_of_a_band = 4;
constexpr std::size_t runs_min = 24;  // shorter texts are reprints only where they are equal
constexpr double common_min = 0.8;
constexpr double contained_min = 0.9;
constexpr double size_ratio_min = 0.6;

bool counts(char16_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return !(c <= 0xBF || (c >= 0x2000 && c <= 0x206F) || (c >= 0x3000 && c <= 0x303F) ||
           (c >= 0xFE10 && c <= 0xFE6F) || c >= 0xFF00);
}

std::u16string bare(std::string_view text, const text::Folding& folding) {
  const text::Folded folded(folding, text);
  std::u16string out;
  std::copy_if(folded.units().begin(), folded.units().end(), std::back_inserter(out), counts);
  return out;
}

std::vector<std::uint64_t> runs_of(std::u16string_view text) {
  std::vector<std::uint64_t> out;
  for (std::size_t i = 0; i + run <= text.size(); ++i) {
    out.push_back(std::uint64_t{text[i]} << 32 | std::uint64_t{text[i + 1]} << 16 | text[i + 2]);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// Numbers as they stand, sorted; a number that stands twice counts twice.
std::vector<std::u16string> numbers_of(std::u16string_view text) {
  std::vector<std::u16string> out;
  const auto digit = [](char16_t c) { return c >= u'0' && c <= u'9'; };
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && digit(text[end])) ++end;
    if (end > i) out.emplace_back(text.substr(i, end - i));
    i = std::max(end, i + 1);
  }
  std::sort(out.begin(), out.end());
  return out;
}

template <class T>
double in_common(const std::vector<T>& a, const std::vector<T>& b, double& of_the_shorter) {
  std::vector<T> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  const auto common = static_cast<double>(both.size());
  const std::size_t shorter = std::min(a.size(), b.size());
  of_the_shorter = shorter == 0 ? 1.0 : common / static_cast<double>(shorter);
  const double all = static_cast<double>(a.size() + b.size()) - common;
  return all > 0 ? common / all : 1.0;
}

// The finalizer of SplitMix64 (Steele, Lea, Flood 2014): each seed gives another order of the runs.
std::uint64_t mixed(std::uint64_t value, std::uint64_t seed) {
  value += seed * 0x9E3779B97F4A7C15ULL;
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ULL;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBULL;
  return value ^ (value >> 31);
}

bool told_anew(const text::Block& block) {
  return block.kind == text::Block::Kind::caption ||
         (block.kind == text::Block::Kind::heading && block.level <= 1);
}

}  // namespace

std::string body_of(const text::Report& report) {
  std::string out;
  std::size_t byte = 0;
  std::uint32_t at = 0;
  const auto byte_of = [&](std::uint32_t code_point) {
    for (; at < code_point && byte < report.text.size(); ++at) {
      static_cast<void>(text::next_code_point(report.text, byte));
    }
    return byte;
  };
  for (const text::Block& block : report.blocks) {
    if (told_anew(block)) continue;
    const std::size_t start = byte_of(block.span.start);
    out.append(report.text, start, byte_of(block.span.end) - start).push_back('\n');
  }
  return out.empty() ? report.text : out;
}

Shape shape_of(std::string_view text, const text::Folding& folding) {
  Shape out;
  const std::u16string letters = bare(text, folding);
  out.hash = sha256_hex(text::utf8_of(letters), 32);
  const std::vector<std::uint64_t> runs = runs_of(letters);
  out.has_bands = runs.size() >= runs_min;
  if (!out.has_bands) return out;
  std::uint64_t seed = 1;
  for (std::int64_t& band : out.bands) {
    std::uint64_t joined = 0;
    for (std::size_t row = 0; row < rows_of_a_band; ++row, ++seed) {
      std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
      for (const std::uint64_t of : runs) least = std::min(least, mixed(of, seed));
      joined = mixed(joined ^ least, seed);
    }
    band = static_cast<std::int64_t>(joined);
  }
  return out;
}

bool repeats(std::string_view a, std::string_view b, const text::Folding& folding) {
  const std::u16string left = bare(a, folding);
  const std::u16string right = bare(b, folding);
  if (left == right) return true;
  const auto left_runs = runs_of(left);
  const auto right_runs = runs_of(right);
  const std::size_t shorter = std::min(left_runs.size(), right_runs.size());
  const std::size_t longer = std::max(left_runs.size(), right_runs.size());
  if (shorter < runs_min) return false;
  double contained = 0;
  const double common = in_common(left_runs, right_runs, contained);
  const bool close = static_cast<double>(shorter) >= size_ratio_min * static_cast<double>(longer);
  if (common < common_min && !(close && contained >= contained_min)) return false;
  double numbers_contained = 0;
  const double numbers = in_common(numbers_of(left), numbers_of(right), numbers_contained);
  return numbers >= common_min || numbers_contained >= contained_min;
}

std::string content_hash(std::string_view title, std::string_view publisher,
                         std::string_view published, std::string_view url, std::string_view text) {
  Sha256 hash;
  for (const std::string_view part : {title, publisher, published, url, text}) {
    hash.add(std::to_string(part.size()));
    hash.add(":");
    hash.add(part);
  }
  return hash.hex();
}

}  // namespace duikou::record
