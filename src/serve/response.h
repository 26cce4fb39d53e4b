// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace duikou::serve {

// One answer, whole in memory. The headers that every answer carries (the content security policy
// and its like) are not in here: fixed_headers() has them, and the server adds them to all.
struct Response {
  int status = 200;
  std::string content_type = "application/json; charset=utf-8";
  std::string body;
  std::string cache_control = "no-store";
  std::string allow;  // of a 405
};

// Name and value of each header that every answer carries, whatever its route or status.
[[nodiscard]] const std::vector<std::pair<const char*, const char*>>& fixed_headers();

// {"error": {"code", "message", "cure"}}: the one shape of every error. `code` is stable and meant
// for programs; message and cure are meant for people.
[[nodiscard]] Response error_response(int status, std::string_view code, std::string_view message,
                                      std::string_view cure);

// The same from an error of the library: usage gives 400, the rest 500.
[[nodiscard]] Response error_response(const Error& error);

}  // namespace duikou::serve
