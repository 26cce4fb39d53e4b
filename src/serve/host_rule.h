// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace duikou::serve {

// Which Host headers the server answers. A page of a foreign site may point its own name at
// 127.0.0.1 and then read a local server as if it were itself (DNS rebinding); neither CORS nor a
// token in the page stops that, the name in the Host header does.
//
//   admitted with port 8765: localhost:8765  localhost.:8765  127.0.0.1:8765  [::1]:8765
//   refused:                 localhost  evil.example:8765  127.0.0.1.evil.example:8765  127.1:8765
class HostRule {
 public:
  // `allowed` are further names, as given to --allow-host: "name" admits the name with the bound
  // port or with none, "name:port" just that. What is no host name (a "*" among it) is refused.
  [[nodiscard]] static Result<HostRule> make(std::uint16_t port,
                                             const std::vector<std::string>& allowed);

  [[nodiscard]] bool admits(std::string_view host_header) const;

  // What to tell somebody whose Host was refused.
  [[nodiscard]] static std::string_view cure();

 private:
  std::vector<std::string> admitted_;  // lower case, sorted
};

}  // namespace duikou::serve
