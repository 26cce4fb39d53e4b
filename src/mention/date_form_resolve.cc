// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "mention/date_form.h"

namespace duikou::mention {
namespace {

using Kind = WrittenForm::Kind;
using Unit = RelativeWord::Unit;
using Year = std::optional<std::int16_t>;

constexpr int days_of_week = 7;
constexpr int months_of_quarter = 3;
// How far ahead of publication a day of the Chinese calendar or a festival may lie that is told
// without its year and without a word of the future: people speak of a feast before it comes.
constexpr int days_ahead = 62;
// How long ago it may be beside a word of the future: "the holidays will soon be over".
constexpr int days_behind = 15;

Date year_alone(int year) {
  return {static_cast<std::int16_t>(year), 0, 0};
}

std::optional<Date> day_of_lunar(LunarDate date) {
  if (date.day != 0) return gregorian(date);
  // The day before the first: the eve of the New Year.
  date.day = 1;
  const auto first = gregorian(date);
  if (!first) return std::nullopt;
  return Date::from_days(first->days() - 1);
}

// Where the sun stands at 15 degrees: the well-known approximation by century, right for all years
// from 1900 to 2099.
int day_of_qingming(int year) {
  constexpr int tenthousandths = 10'000;
  constexpr int year_part = 2422;
  const int constant = year < 2000 ? 55'900 : 48'100;
  const int of_century = year % 100;
  return (of_century * year_part + constant) / tenthousandths - of_century / 4;
}

Date weekday_of_month(int year, const Festival& festival) {
  const Date first{static_cast<std::int16_t>(year), festival.month, 1};
  const int ahead = (festival.weekday - first.weekday() + days_of_week) % days_of_week;
  return Date::from_days(first.days() + ahead + days_of_week * (festival.day - 1));
}

std::optional<Date> day_of_festival(const Festival& festival, std::int16_t year) {
  using By = Festival::By;
  switch (festival.by) {
    case By::lunar:
      return day_of_lunar({year, festival.month, festival.day, false});
    case By::weekday:
      return weekday_of_month(year, festival);
    case By::qingming:
      return Date{year, festival.month, static_cast<std::uint8_t>(day_of_qingming(year))};
    case By::gregorian:
      break;
  }
  return Date{year, festival.month, festival.day};
}

// The year in which a day that recurs each year was meant: beside words of the future the next one,
// else the last one in which it was not too far ahead of publication.
template <class DayOf>
Year year_of_recurring(const DateContext& context, Outlook outlook, bool due, DayOf day_of) {
  if (const std::int16_t named = context.year_at_hand(); named != 0) return named;
  const Date published = context.published();
  if (!published.has_year()) return std::nullopt;
  if (published.day == 0) return published.year;
  const bool next = outlook == Outlook::future || due;
  const int first = published.days() - days_behind;
  const int last = published.days() + (outlook == Outlook::past ? 1 : days_ahead);
  for (int i = -1; i <= 1; ++i) {
    const auto year = static_cast<std::int16_t>(published.year + (next ? i : -i));
    const std::optional<Date> day = day_of(year);
    if (day && (next ? day->days() >= first : day->days() <= last)) return year;
  }
  return std::nullopt;
}

std::optional<ToldForm> resolve_lunar(const WrittenForm& form, const DateContext& context,
                                      Outlook outlook, bool due) {
  LunarDate date = form.lunar;
  date.day = std::max<std::uint8_t>(date.day, 1);
  const auto in = [&](std::int16_t year) {
    date.year = year;
    return gregorian(date);
  };
  const Year year =
      form.year.told() ? context.year_of(form.year) : year_of_recurring(context, outlook, due, in);
  if (!year) return std::nullopt;
  const auto first = in(*year);
  if (!first) return std::nullopt;
  if (form.lunar.day != 0) return ToldForm{{*first, {}}, {*first, {}}};
  const int days = days_of_lunar_month(*year, date.month, date.leap);
  return ToldForm{{*first, Date::from_days(first->days() + days - 1)}, {}};
}

std::optional<ToldForm> resolve_festival(const WrittenForm& form, const DateContext& context,
                                         Outlook outlook, bool due) {
  const auto in = [&](std::int16_t year) { return day_of_festival(form.festival, year); };
  std::optional<Date> day;
  const Year year =
      form.year.told() ? context.year_of(form.year) : year_of_recurring(context, outlook, due, in);
  if (year) {
    day = in(*year);
  } else if (!form.year.told() && form.festival.by == Festival::By::gregorian) {
    day = in(Date::unknown_year);
  }
  if (!day || !day->valid()) return std::nullopt;
  ToldForm out{{*day, {}}, {}};
  if (form.year.told() || due) out.usable = out.printed;
  return out;
}

std::optional<ToldForm> resolve_years(const WrittenForm& form, const DateContext& context) {
  int base = 0;
  const int published = context.published().year;
  if (form.from.anchor == Anchor::published) {
    if (!context.published().has_year()) return std::nullopt;
    base = (published / 100 + form.from.offset) * 100;
  } else if (!form.century_told) {
    // Of the eighties those that began last.
    base = context.published().has_year() ? published / 100 * 100 : 1900;
    if (context.published().has_year() && base + form.years.first > published) base -= 100;
  }
  return ToldForm{{year_alone(base + form.years.first), year_alone(base + form.years.last)}, {}};
}

std::optional<ToldForm> resolve_week(const WrittenForm& form, const Date& today) {
  if (!today.has_year() || today.day == 0) return std::nullopt;
  const int monday = today.days() - today.weekday() + 1 + days_of_week * form.from.offset;
  constexpr int saturday = 5;
  const Date first = Date::from_days(monday + (form.weekend ? saturday : 0));
  const Date last = Date::from_days(monday + days_of_week - 1);
  ToldForm out{{first, last}, {}};
  if (first.year == last.year && first.month == last.month) {
    out.usable.start = Date{first.year, first.month, 0};
  }
  return out;
}

std::optional<ToldForm> resolve_quarter(const WrittenForm& form, const Date& today) {
  if (!today.has_year() || today.month == 0) return std::nullopt;
  Date first{today.year, today.month, 0};
  first = first.plus_months(-((today.month - 1) % months_of_quarter) +
                            months_of_quarter * form.from.offset);
  const DateRange range{first, first.plus_months(months_of_quarter - 1)};
  return ToldForm{range, range};
}

std::optional<ToldForm> resolve_pair(const WrittenForm& form, const Date& today) {
  if (!today.has_year()) return std::nullopt;
  DateRange range;
  if (form.from.unit == Unit::year) {
    range = {year_alone(today.year + form.years.first), year_alone(today.year + form.years.last)};
  } else {
    if (today.day == 0) return std::nullopt;
    range = {Date::from_days(today.days() + form.years.first),
             Date::from_days(today.days() + form.years.last)};
  }
  return ToldForm{range, range};
}

std::optional<ToldForm> resolve_any(const WrittenForm& form, const DateContext& context,
                                    Outlook outlook, bool due) {
  switch (form.kind) {
    case Kind::lunar:
      return resolve_lunar(form, context, outlook, due);
    case Kind::festival:
      return resolve_festival(form, context, outlook, due);
    case Kind::week:
      return resolve_week(form, context.today());
    case Kind::quarter:
      return resolve_quarter(form, context.today());
    case Kind::pair:
      return resolve_pair(form, context.today());
    case Kind::decade:
    case Kind::century:
    case Kind::plan:
      break;
  }
  return resolve_years(form, context);
}

// Around the first and the last year that EDTF of level 0 has, words may point beyond them.
bool is_told(const DateRange& range) {
  constexpr int last_year = 9999;
  const auto holds = [](const Date& date) {
    return !date.empty() && date.valid() && date.year >= 0 && date.year <= last_year;
  };
  if (!holds(range.start)) return false;
  if (range.end == Date{}) return true;
  return holds(range.end) && range.start.has_year() == range.end.has_year() &&
         range.start <= range.end;
}

}  // namespace

std::optional<ToldForm> DateFormReader::resolve(const WrittenForm& form, const DateContext& context,
                                                Outlook outlook, bool due) {
  auto out = resolve_any(form, context, outlook, due);
  if (out && !is_told(out->printed)) return std::nullopt;
  return out;
}

}  // namespace duikou::mention
