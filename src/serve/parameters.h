// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

#include "base/result.h"
#include "serve/request.h"

namespace duikou::serve {

// The part of a long answer that is asked for.
struct PageOf {
  std::size_t limit = 100;  // 1 to 1000
  std::size_t offset = 0;   // up to 10,000,000
};

// Checks of a request's parameters. Each failure is a usage error that names the parameter, what is
// wrong with it, and what would be right.

// Refuses any parameter whose name is not in `known`: a mistyped filter must not widen an answer.
[[nodiscard]] Status only_known(const Target& target,
                                std::initializer_list<std::string_view> known);
[[nodiscard]] Result<PageOf> page_of(const Target& target);
// EDTF, year, month or day; empty where absent. A date of an unknown year is no bound of time.
[[nodiscard]] Result<std::string> date_of(const Target& target, std::string_view name);
// One of `choices`, or the first of them where absent.
[[nodiscard]] Result<std::string> choice_of(const Target& target, std::string_view name,
                                            std::initializer_list<std::string_view> choices);

}  // namespace duikou::serve
