// SPDX-License-Identifier: Apache-2.0
#include "mention/mention.h"

#include <array>

namespace duikou::mention {

std::string_view name(Type type) {
  constexpr std::array<std::string_view, 9> names = {"date",    "amount",       "count",
                                                     "ordinal", "place",        "person",
                                                     "office",  "organisation", "programme"};
  return names[static_cast<std::size_t>(type)];
}

}  // namespace duikou::mention
