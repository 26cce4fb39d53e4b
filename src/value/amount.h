// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace duikou {

// How a stated number bounds the true one: "near" (jin) and "about" (yue) put it beside the number,
// "over" (chao) above it, "not less than" (bu shao yu) at it or above.
enum class Bound : std::uint8_t { exact, near, over, about, at_least, at_most };

// "near", "over", "about", "atleast", "atmost"; exact is "".
[[nodiscard]] std::string_view name(Bound bound);
[[nodiscard]] std::optional<Bound> bound_named(std::string_view name);

// A sum of money or a plain number, held exactly to four decimal places: fen and their parts are
// exact, and 900 trillion yuan still fit.
struct Amount {
  static constexpr std::int64_t parts_of_one = 10000;

  std::int64_t parts = 0;        // the number times parts_of_one, in the currency's unit (yuan)
  std::string currency = "CNY";  // ISO 4217, upper case

  // "120000000000", "0.5"; other currencies "USD 5000000". Decimal zeros at the end are left out.
  [[nodiscard]] std::string text() const;
  friend bool operator==(const Amount&, const Amount&) = default;
};

}  // namespace duikou
