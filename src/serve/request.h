// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace duikou::serve {

// What came over the wire, before anything is believed of it.
struct RawRequest {
  std::string method;
  std::string target;              // as in the request line: path and query, still percent-encoded
  std::vector<std::string> hosts;  // every Host header, in order; a good request has exactly one
  bool has_body = false;
};

// The path and query of a request, decoded.
//
//   /api/v1/facts?kind=visit&from=%E4%B8%8A...
//   ^path         ^parameters {"kind", "visit"}, ...
//
// Segments are decoded one by one, so that an id may carry an encoded slash.
struct Target {
  std::vector<std::string> segments;  // "/" gives none; "/api/v1/" gives {"api", "v1", ""}
  std::string path;                   // as it was sent, for the fixed map of page files
  std::vector<std::pair<std::string, std::string>> parameters;

  // A parameter's value; nothing where it is absent or empty.
  [[nodiscard]] std::optional<std::string_view> parameter(std::string_view name) const;
};

// Refuses what is not an absolute path, a broken percent sign, bytes that are no UTF-8, the
// character NUL, and a parameter given twice. Linear in the length of the target.
[[nodiscard]] Result<Target> parse_target(std::string_view target);

}  // namespace duikou::serve
