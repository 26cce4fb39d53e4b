// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace duikou::answer {

// Text of strangers made safe to show: control characters (C0 but for line feed and tab, DEL, C1),
// marks that turn the direction of writing, and bytes that are no UTF-8 become \xHH or \u{HHHH}, so
// that no report can speak to the terminal it is shown on.
[[nodiscard]] std::string visible(std::string_view text);

// Columns a text takes on a terminal: 2 for wide characters (East Asian Width W and F), 0 for
// combining marks, 1 for others.
[[nodiscard]] std::size_t width_of(std::string_view text);

// As much of the text as fits into `columns`, with "..." where something was cut off.
[[nodiscard]] std::string cut_to(std::string_view text, std::size_t columns);

}  // namespace duikou::answer
