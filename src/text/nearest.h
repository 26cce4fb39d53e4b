// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace duikou::text {

// The word that `given` is most likely a misspelling of: the one with the fewest changes of one
// character, or of two neighbours turned round (of equally near ones the first), where these are at
// most a third of the longer word's characters. Else a word that holds `given` or is held by it.
// Else empty.
[[nodiscard]] std::string nearest(std::string_view given, const std::vector<std::string>& words);

}  // namespace duikou::text
