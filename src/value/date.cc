// SPDX-License-Identifier: Apache-2.0
#include "value/date.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace duikou {
namespace {

void append_padded(std::string& out, int number, std::size_t width) {
  std::array<char, 12> digits;
  const char* const end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  const auto size = static_cast<std::size_t>(end - digits.data());
  if (size < width) out.append(width - size, '0');
  out.append(digits.data(), size);
}

std::optional<int> number(std::string_view digits) {
  int out = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    out = out * 10 + (c - '0');
  }
  return out;
}

}  // namespace

int days_of_month(int year, int month) {
  constexpr std::array<int, 12> lengths = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month != 2) return lengths[month - 1];
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return year == Date::unknown_year || leap ? 29 : 28;
}

bool Date::valid() const {
  if (year < 0 || year > 9999 || month > 12) return false;
  if (month == 0) return day == 0 && year != unknown_year;
  return day <= days_of_month(year, month);
}

std::string Date::edtf() const {
  if (empty()) return "";
  std::string out;
  if (has_year()) {
    append_padded(out, year, 4);
  } else {
    out = "XXXX";
  }
  for (const int part : {int{month}, int{day}}) {
    if (part == 0) continue;
    out += '-';
    append_padded(out, part, 2);
  }
  return out;
}

std::optional<Date> Date::parse(std::string_view edtf) {
  if (edtf.size() != 4 && edtf.size() != 7 && edtf.size() != 10) return std::nullopt;
  Date out;
  if (edtf.substr(0, 4) != "XXXX") {
    const auto year = number(edtf.substr(0, 4));
    if (!year || *year == 0) return std::nullopt;
    out.year = static_cast<std::int16_t>(*year);
  }
  if (edtf.size() >= 7) {
    const auto month = number(edtf.substr(5, 2));
    if (edtf[4] != '-' || !month || *month == 0) return std::nullopt;
    out.month = static_cast<std::uint8_t>(*month);
  }
  if (edtf.size() == 10) {
    const auto day = number(edtf.substr(8, 2));
    if (edtf[7] != '-' || !day || *day == 0) return std::nullopt;
    out.day = static_cast<std::uint8_t>(*day);
  }
  if (!out.valid()) return std::nullopt;
  return out;
}

std::int32_t Date::days() const {
  const int y = month <= 2 ? year - 1 : year;
  const int era = y / 400;
  const int year_of_era = y - era * 400;
  const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

Date Date::from_days(std::int32_t days) {
  const int shifted = days + 719468;
  const int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const int day_of_era = shifted - era * 146097;
  const int year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int month_index = (5 * day_of_year + 2) / 153;
  Date out;
  out.day = static_cast<std::uint8_t>(day_of_year - (153 * month_index + 2) / 5 + 1);
  out.month = static_cast<std::uint8_t>(month_index < 10 ? month_index + 3 : month_index - 9);
  out.year = static_cast<std::int16_t>(year_of_era + era * 400 + (out.month <= 2 ? 1 : 0));
  return out;
}

int Date::weekday() const {
  const int from_monday = (days() + 3) % 7;  // 1970-01-01 was a Thursday
  return (from_monday < 0 ? from_monday + 7 : from_monday) + 1;
}

Date Date::plus_months(int months) const {
  const int index = year * 12 + (month == 0 ? 0 : month - 1) + months;
  Date out = *this;
  out.year = static_cast<std::int16_t>(index / 12);
  if (month != 0) out.month = static_cast<std::uint8_t>(index % 12 + 1);
  if (day != 0) {
    out.day = static_cast<std::uint8_t>(std::min<int>(day, days_of_month(out.year, out.month)));
  }
  return out;
}

bool Date::compatible(Date other) const {
  const auto agree = [](int a, int b) { return a == 0 || b == 0 || a == b; };
  return agree(year, other.year) && agree(month, other.month) && agree(day, other.day);
}

std::string DateRange::edtf() const {
  return end.empty() ? start.edtf() : start.edtf() + "/" + end.edtf();
}

}  // namespace duikou
