// SPDX-License-Identifier: Apache-2.0
#include "serve/host_rule.h"

#include <algorithm>

namespace duikou::serve {

namespace {

constexpr std::size_t longest_name = 253;  // RFC 1035, section 2.3.4

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return lower(c); });
  return out;
}

bool is_host_name(std::string_view name) {
  if (name.empty() || name.size() > longest_name) return false;
  return std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
  });
}

bool is_port(std::string_view port) {
  return !port.empty() && port.size() <= 5 &&
         std::all_of(port.begin(), port.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Result<HostRule> HostRule::make(std::uint16_t port, const std::vector<std::string>& allowed) {
  constexpr std::uint16_t port_of_http = 80;
  HostRule rule;
  const std::string suffix = ":" + std::to_string(port);
  for (const char* name : {"localhost", "localhost.", "127.0.0.1", "127.0.0.1.", "[::1]"}) {
    rule.admitted_.push_back(name + suffix);
    if (port == port_of_http) rule.admitted_.emplace_back(name);
  }
  for (const std::string& given : allowed) {
    const std::string name = lower(given);
    const std::size_t colon = name.find(':');
    const bool with_port = colon != std::string::npos;
    if (!is_host_name(std::string_view(name).substr(0, colon)) ||
        (with_port && !is_port(std::string_view(name).substr(colon + 1))))
      return Error{Error::Kind::usage, "--allow-host", "\"" + given + "\" is no host name",
                   "give one name, as in --allow-host record.example.org"};
    rule.admitted_.push_back(name);
    if (!with_port) rule.admitted_.push_back(name + suffix);
  }
  std::sort(rule.admitted_.begin(), rule.admitted_.end());
  return rule;
}

bool HostRule::admits(std::string_view host_header) const {
  constexpr std::size_t longest_port = 6;  // with its colon
  if (host_header.size() > longest_name + longest_port) return false;
  return std::binary_search(admitted_.begin(), admitted_.end(), lower(host_header));
}

std::string_view HostRule::cure() {
  return "open the address that duikou serve printed; to serve under another name, start it with "
         "--allow-host NAME";
}

}  // namespace duikou::serve
