// SPDX-License-Identifier: Apache-2.0
#include "serve/parameters.h"

#include <algorithm>
#include <charconv>
#include <system_error>

#include "value/date.h"

namespace duikou::serve {

namespace {

Error refused(std::string_view name, std::string_view given, std::string cure) {
  return Error{Error::Kind::usage, std::string(name),
               "the parameter " + std::string(name) + " cannot be \"" + std::string(given) + "\"",
               std::move(cure)};
}

std::string joined(std::initializer_list<std::string_view> words) {
  std::string out;
  for (const std::string_view word : words) {
    if (!out.empty()) out += ", ";
    out += word;
  }
  return out;
}

struct Bounds {
  std::size_t least;
  std::size_t most;
};

Status read_number(const Target& target, std::string_view name, Bounds bounds,
                   std::size_t& number) {
  const std::optional<std::string_view> given = target.parameter(name);
  if (!given) return Done{};
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(given->data(), given->data() + given->size(), value);
  if (error != std::errc() || end != given->data() + given->size() || value < bounds.least ||
      value > bounds.most)
    return refused(name, *given,
                   "give a number from " + std::to_string(bounds.least) + " to " +
                       std::to_string(bounds.most));
  number = value;
  return Done{};
}

}  // namespace

Status only_known(const Target& target, std::initializer_list<std::string_view> known) {
  for (const auto& [name, value] : target.parameters) {
    if (std::find(known.begin(), known.end(), name) == known.end())
      return Error{Error::Kind::usage, name, "there is no parameter \"" + name + "\" here",
                   known.size() == 0 ? "give none" : "there are: " + joined(known)};
  }
  return Done{};
}

Result<PageOf> page_of(const Target& target) {
  constexpr std::size_t longest_page = 1000;
  constexpr std::size_t furthest = 10'000'000;
  PageOf page;
  if (Status status = read_number(target, "limit", {1, longest_page}, page.limit); !status)
    return status.error();
  if (Status status = read_number(target, "offset", {0, furthest}, page.offset); !status)
    return status.error();
  return page;
}

Result<std::string> date_of(const Target& target, std::string_view name) {
  const std::optional<std::string_view> given = target.parameter(name);
  if (!given) return std::string();
  const std::optional<Date> date = Date::parse(*given);
  if (!date || !date->has_year())
    return refused(name, *given, "give a year, month or day, as 2023, 2023-08 or 2023-08-27");
  return std::string(*given);
}

Result<std::string> choice_of(const Target& target, std::string_view name,
                              std::initializer_list<std::string_view> choices) {
  const std::optional<std::string_view> given = target.parameter(name);
  if (!given) return std::string(*choices.begin());
  if (std::find(choices.begin(), choices.end(), *given) == choices.end())
    return refused(name, *given, "there are: " + joined(choices));
  return std::string(*given);
}

}  // namespace duikou::serve
