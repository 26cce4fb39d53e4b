// SPDX-License-Identifier: Apache-2.0
#include "value/amount.h"

#include <array>

namespace duikou {
namespace {

constexpr std::array<std::string_view, 6> bound_names = {"",      "near",    "over",
                                                         "about", "atleast", "atmost"};

}  // namespace

std::string_view name(Bound bound) {
  return bound_names[static_cast<std::size_t>(bound)];
}

std::optional<Bound> bound_named(std::string_view name) {
  for (std::size_t i = 0; i < bound_names.size(); ++i) {
    if (bound_names[i] == name) return static_cast<Bound>(i);
  }
  return std::nullopt;
}

std::string Amount::text() const {
  std::string out = currency == "CNY" ? "" : currency + " ";
  const std::uint64_t magnitude =
      parts < 0 ? ~static_cast<std::uint64_t>(parts) + 1 : static_cast<std::uint64_t>(parts);
  if (parts < 0) out += '-';
  out += std::to_string(magnitude / parts_of_one);
  std::string decimals = std::to_string(magnitude % parts_of_one + parts_of_one).substr(1);
  while (!decimals.empty() && decimals.back() == '0') decimals.pop_back();
  return decimals.empty() ? out : out + "." + decimals;
}

}  // namespace duikou
