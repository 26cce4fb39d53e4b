// SPDX-License-Identifier: Apache-2.0
#include "serve/request.h"

#include <simdjson.h>

#include <algorithm>

namespace duikou::serve {

namespace {

enum class PlusSign : unsigned char { kept, means_space };

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

Error refused(std::string cause, std::string cure) {
  return Error{Error::Kind::usage, "", std::move(cause), std::move(cure)};
}

Result<std::string> decode(std::string_view encoded, PlusSign plus) {
  std::string out;
  out.reserve(encoded.size());
  for (std::size_t i = 0; i < encoded.size(); ++i) {
    const char c = encoded[i];
    if (c == '+' && plus == PlusSign::means_space) {
      out += ' ';
    } else if (c != '%') {
      out += c;
    } else {
      const int high = i + 1 < encoded.size() ? hex_digit(encoded[i + 1]) : -1;
      const int low = i + 2 < encoded.size() ? hex_digit(encoded[i + 2]) : -1;
      if (high < 0 || low < 0)
        return refused("a percent sign without two hexadecimal digits", "write %25 for the sign");
      out += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  if (out.find('\0') != std::string::npos)
    return refused("the character NUL in the address", "leave it out");
  if (!simdjson::validate_utf8(out.data(), out.size()))
    return refused("the address is not UTF-8", "encode it as UTF-8, then by percent signs");
  return out;
}

Status parse_query(std::string_view query, Target& target) {
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), pair.size() + 1));
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    Result<std::string> name = decode(pair.substr(0, equals), PlusSign::means_space);
    if (!name) return name.error();
    Result<std::string> value =
        decode(pair.substr(std::min(equals + 1, pair.size())), PlusSign::means_space);
    if (!value) return value.error();
    const bool twice =
        std::any_of(target.parameters.begin(), target.parameters.end(),
                    [&name](const auto& given) { return given.first == name.value(); });
    if (twice) return refused("the parameter " + *name + " is given twice", "give it once");
    target.parameters.emplace_back(std::move(name).value(), std::move(value).value());
  }
  return Done{};
}

}  // namespace

std::optional<std::string_view> Target::parameter(std::string_view name) const {
  for (const auto& [given, value] : parameters)
    if (given == name && !value.empty()) return value;
  return std::nullopt;
}

Result<Target> parse_target(std::string_view text) {
  if (text.empty() || text.front() != '/')
    return refused("the request names no absolute path", "begin the address with /");
  const std::size_t question = std::min(text.find('?'), text.size());
  std::string_view path = text.substr(0, question);
  Target target;
  target.path = path;
  path.remove_prefix(1);
  while (target.path.size() > 1) {
    const std::size_t slash = path.find('/');
    Result<std::string> segment = decode(path.substr(0, slash), PlusSign::kept);
    if (!segment) return segment.error();
    target.segments.push_back(std::move(segment).value());
    if (slash == std::string_view::npos) break;
    path.remove_prefix(slash + 1);
  }
  if (question < text.size()) {
    if (Status status = parse_query(text.substr(question + 1), target); !status)
      return status.error();
  }
  return target;
}

}  // namespace duikou::serve
