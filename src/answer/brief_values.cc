// SPDX-License-Identifier: Apache-2.0
// How a draft tells dates and sums: the parts of brief_draft.h that speak of values alone.
#include <array>
#include <cstdlib>
#include <string>

#include "answer/brief_draft.h"

namespace duikou::answer {
namespace {

// The number with at most four decimal places, zeros at the end left out.
std::string decimal(std::int64_t whole, std::int64_t parts, int places) {
  std::string out = std::to_string(whole);
  std::string rest = std::to_string(parts);
  rest.insert(0, static_cast<std::size_t>(places) - rest.size(), '0');
  while (!rest.empty() && rest.back() == '0') rest.pop_back();
  return rest.empty() ? out : out + '.' + rest;
}

struct Unit {
  std::int64_t size;
  int places;  // decimal digits in size
  std::string_view key;
};

constexpr std::array<Unit, 2> units_zh = {{{100000000, 8, "amount.yi"}, {10000, 4, "amount.wan"}}};
constexpr std::array<Unit, 2> units_en = {
    {{1000000000, 9, "amount.billion"}, {1000000, 6, "amount.million"}}};

bool all_digits(std::string_view text) {
  return !text.empty() && text.size() <= 18 &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::string Draft::date(Date date, bool with_year) const {
  const std::string year = std::to_string(date.year);
  const std::string month = request_.language == Language::zh
                                ? std::to_string(date.month)
                                : say().fill("month." + std::to_string(date.month));
  const std::string day = std::to_string(date.day);
  if (date.month == 0) return say().fill("date.year", {{"year", year}});
  if (date.day == 0) return say().fill("date.month", {{"year", year}, {"month", month}});
  const bool told = with_year && date.has_year();
  return say().fill(told ? "date.full" : "date.day",
                    {{"year", year}, {"month", month}, {"day", day}});
}

std::string Draft::when(Date start, Date end) const {
  const bool one_year = request_.since.year == request_.until.year;
  const bool with_year = request_.language == Language::en || !one_year ||
                         start.year != request_.since.year || start.day == 0;
  if (end.empty() || end == start) {
    return say().fill(start.day == 0 ? "when.coarse" : "when.day",
                      {{"date", date(start, with_year)}});
  }
  if (start.year == end.year && start.month == end.month && start.day != 0 && end.day != 0) {
    return say().fill("when.days", {{"first", date(start, with_year)},
                                    {"last", date(end, with_year)},
                                    {"first_day", std::to_string(start.day)},
                                    {"last_day", std::to_string(end.day)}});
  }
  return say().fill("when.range", {{"first", date(start, with_year)},
                                   {"last", date(end, with_year && start.year != end.year)},
                                   {"last_full", date(end, true)}});
}

std::string Draft::amount(std::string_view plain, std::string_view bound) const {
  std::string number(plain);
  if (all_digits(plain)) {
    const std::int64_t value = std::strtoll(number.c_str(), nullptr, 10);
    const auto& units = request_.language == Language::zh ? units_zh : units_en;
    number = say().fill("amount.one", {{"number", number}});
    for (const Unit& unit : units) {
      if (value < unit.size) continue;
      number = say().fill(unit.key,
                          {{"number", decimal(value / unit.size, value % unit.size, unit.places)}});
      break;
    }
  }
  const std::string key = "bound." + std::string(bound);
  return bound.empty() || !say().has(key) ? number : say().fill(key, {{"number", number}});
}

}  // namespace duikou::answer
