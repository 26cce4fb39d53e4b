// SPDX-License-Identifier: Apache-2.0
#include "value/lunar.h"

#include <array>

// Months of the Chinese calendar begin with the new moon of Beijing, so their lengths follow no
// pattern and are tabled. The table is what PyPI sxtwl 2.0.7 (BSD), which follows the almanacs of
// the Purple Mountain Observatory, gives for each year; lunardate 0.3.0 differs in 3 of 2,474
// months. The calendar of ICU 72 computes the moon in place of looking it up and is a day or a leap
// month off in 15 of 2,486 months, 7 November 2018 and New Year 2027 among them: it serves as the
// second opinion of the tests, not as the source.

namespace duikou {
namespace {

// A year: bit k is set where its month k has 30 days (the leap month counts where it stands); bits
// 13 and up give the number of the month that the leap month follows, or 0.
constexpr std::array<std::uint32_t, last_lunar_year - first_lunar_year + 1> years = {
    0x116D2, 0x00752, 0x00EA5, 0x0B64A, 0x0064B, 0x00A9B, 0x09556, 0x0056A, 0x00B59, 0x05752,
    0x00752, 0x0DB25, 0x00B25, 0x00A4B, 0x0B4AB, 0x002AD, 0x0056B, 0x04B69, 0x00DA9, 0x0FD92,
    0x00E92, 0x00D25, 0x0BA4D, 0x00A56, 0x002B6, 0x095B5, 0x006D4, 0x00EA9, 0x05E92, 0x00E92,
    0x0CD26, 0x0052B, 0x00A57, 0x0B2B6, 0x00B5A, 0x006D4, 0x06EC9, 0x00749, 0x0F693, 0x00A93,
    0x0052B, 0x0CA5B, 0x00AAD, 0x0056A, 0x09B55, 0x00BA4, 0x00B49, 0x05A93, 0x00A95, 0x0F52D,
    0x00536, 0x00AAD, 0x0B5AA, 0x005B2, 0x00DA5, 0x07D4A, 0x00D4A, 0x10A95, 0x00A97, 0x00556,
    0x0CAB5, 0x00AD5, 0x006D2, 0x08EA5, 0x00EA5, 0x0064A, 0x06C97, 0x00A9B, 0x0F55A, 0x0056A,
    0x00B69, 0x0B752, 0x00B52, 0x00B25, 0x0964B, 0x00A4B, 0x114AB, 0x002AD, 0x0056D, 0x0CB69,
    0x00DA9, 0x00D92, 0x09D25, 0x00D25, 0x15A4D, 0x00A56, 0x002B6, 0x0C5B5, 0x006D5, 0x00EA9,
    0x0BE92, 0x00E92, 0x00D26, 0x06A56, 0x00A57, 0x114D6, 0x0035A, 0x006D5, 0x0B6C9, 0x00749,
    0x00693, 0x0952B, 0x0052B, 0x00A5B, 0x0555A, 0x0056A, 0x0FB55, 0x00BA4, 0x00B49, 0x0BA93,
    0x00A95, 0x0052D, 0x08AAD, 0x00AB5, 0x135AA, 0x005D2, 0x00DA5, 0x0DD4A, 0x00D4A, 0x00C95,
    0x0952E, 0x00556, 0x00AB5, 0x055B2, 0x006D2, 0x0CEA5, 0x00725, 0x0064B, 0x0AC97, 0x00CAB,
    0x0055A, 0x06AD6, 0x00B69, 0x17752, 0x00B52, 0x00B25, 0x0DA4B, 0x00A4B, 0x004AB, 0x0A55B,
    0x005AD, 0x00B6A, 0x05B52, 0x00D92, 0x0FD25, 0x00D25, 0x00A55, 0x0B4AD, 0x004B6, 0x005B5,
    0x06DAA, 0x00EC9, 0x11E92, 0x00E92, 0x00D26, 0x0CA56, 0x00A57, 0x00556, 0x086D5, 0x00755,
    0x00749, 0x06E93, 0x00693, 0x0F52B, 0x0052B, 0x00A5B, 0x0B55A, 0x0056A, 0x00B65, 0x0974A,
    0x00B4A, 0x11A95, 0x00A95, 0x0052D, 0x0CAAD, 0x00AB5, 0x005AA, 0x08BA5, 0x00DA5, 0x00D4A,
    0x07C95, 0x00C96, 0x0F94E, 0x00556, 0x00AB5, 0x0B5B2, 0x006D2, 0x00EA5, 0x08E4A, 0x0068B,
    0x10C97, 0x004AB, 0x0055B, 0x0CAD6, 0x00B6A, 0x00752, 0x09725, 0x00B45, 0x00A8B, 0x0549B,
    0x004AB,
};

constexpr int leap_shift = 13;
constexpr std::int32_t first_day = -25537;  // 31 January 1900, in days since 1970

constexpr int leap_of(std::uint32_t year) {
  return static_cast<int>(year >> leap_shift);
}

constexpr int days_of_place(std::uint32_t year, int place) {
  return (year >> place & 1U) != 0 ? 30 : 29;
}

constexpr std::array<std::int32_t, years.size() + 1> new_years_days() {
  std::array<std::int32_t, years.size() + 1> out{};
  out[0] = first_day;
  for (std::size_t i = 0; i < years.size(); ++i) {
    out[i + 1] = out[i];
    const int months = leap_of(years[i]) != 0 ? 13 : 12;
    for (int place = 0; place < months; ++place) out[i + 1] += days_of_place(years[i], place);
  }
  return out;
}

constexpr auto new_years = new_years_days();

// Which month of its year it is, counted with the leap month from 0; -1 where there is none.
int place_of(std::uint32_t year, int month, bool leap) {
  const int after = leap_of(year);
  if (month < 1 || month > 12 || (leap && month != after)) return -1;
  return month - 1 + (leap || (after != 0 && month > after) ? 1 : 0);
}

}  // namespace

int days_of_lunar_month(int year, int month, bool leap) {
  if (year < first_lunar_year || year > last_lunar_year) return 0;
  const std::uint32_t row = years[static_cast<std::size_t>(year - first_lunar_year)];
  const int place = place_of(row, month, leap);
  return place < 0 ? 0 : days_of_place(row, place);
}

std::optional<Date> gregorian(LunarDate date) {
  const int days = days_of_lunar_month(date.year, date.month, date.leap);
  if (date.day < 1 || date.day > days) return std::nullopt;
  const auto index = static_cast<std::size_t>(date.year - first_lunar_year);
  std::int32_t out = new_years[index] + date.day - 1;
  const int place = place_of(years[index], date.month, date.leap);
  for (int before = 0; before < place; ++before) out += days_of_place(years[index], before);
  return Date::from_days(out);
}

}  // namespace duikou
