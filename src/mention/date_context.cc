// SPDX-License-Identifier: Apache-2.0
#include "mention/date_context.h"

#include <algorithm>

namespace duikou::mention {
namespace {

using Origin = DatePiece::Origin;

// A bare date this close before publication is news, whatever year was named a sentence earlier.
constexpr int days_of_news = 62;
// A bare month is that of the year which brings it nearest to publication, for of a past one more
// than half a year ago one says "last year". Parts of a year lie ahead less far: they are looked
// back at. In January reports of the year that has ended still leave it out.
constexpr int months_ahead = 6;
constexpr int months_ahead_of_season = 3;
constexpr int months_ahead_in_january = 1;
// Datelines lie at most this many days before the day of publication.
constexpr int dateline_days_most = 5;

std::uint8_t small(int value) {
  return static_cast<std::uint8_t>(value);
}

bool is_day(Date date) {
  return date.has_year() && date.day != 0;
}

std::optional<Date> checked(Date date) {
  if (date.empty() || !date.valid()) return std::nullopt;
  return date;
}

}  // namespace

void DateContext::tell_dateline(Date date) {
  if (!is_day(date) || !is_day(published_)) return;
  const int before = published_.days() - date.days();
  if (before >= 0 && before <= dateline_days_most) today_ = date;
}

void DateContext::tell(DateRange range, bool year_written) {
  const Date last = range.end.empty() ? range.start : range.end;
  if (last.has_year()) told_year_ = last.year;
  // A chronicle tells of years gone by: what it put off to this year, or later, is an aside.
  const bool aside = chronicle_ && named_year_ != 0 && last.year > named_year_ &&
                     published_.has_year() && last.year >= published_.year;
  if (year_written && last.has_year() && (!aside || named_year_ >= published_.year)) {
    named_year_ = last.year;
    named_sentence_ = sentence_;
    named_paragraph_ = paragraph_;
  }
  if (last.month == 0) return;
  told_ = last;
  told_sentence_ = sentence_;
  told_paragraph_ = paragraph_;
  if (last.day == 0) return;
  if (first_.empty()) first_ = last;
  days_told_[days_count_++ % days_told_.size()] = range;
}

// The day that "the same day" and "the next day" are told from: the last one of the sentence or
// paragraph; at a paragraph's beginning the first one of the paragraph before, which is its
// subject.
Date DateContext::told_day() const {
  if (told_paragraph_ == paragraph_ && told_.day != 0) return told_;
  return previous_first_;
}

// Which day today_ is.
Supplied DateContext::by_today() const {
  return today_ == published_ ? Supplied::publication : Supplied::dateline;
}

std::optional<Date> DateContext::relative_day(const WrittenDate& written, Supplied& by) const {
  by = by_today();
  if (written.weekday != 0) {
    if (!is_day(today_)) return std::nullopt;
    const int monday = today_.days() - today_.weekday() + 1;
    if (written.week.told()) {
      return checked(Date::from_days(monday + 7 * written.week.value + written.weekday - 1));
    }
    const int day = monday + written.weekday - 1;
    return checked(Date::from_days(day > today_.days() ? day - 7 : day));
  }
  const bool told = written.day.anchor == Anchor::told;
  if (told) by = Supplied::earlier;
  const Date from = told ? told_day() : today_;
  if (!is_day(from)) {
    // The same day of an unknown year is still a day.
    if (written.day.value == 0 && from.day != 0) return from;
    return std::nullopt;
  }
  return checked(Date::from_days(from.days() + written.day.value));
}

std::optional<std::int16_t> DateContext::year_of(DatePiece year) const {
  Supplied by = Supplied::nothing;
  return year_of(year, by);
}

std::optional<std::int16_t> DateContext::year_of(DatePiece year, Supplied& by) const {
  if (year.origin == Origin::given) return year.value;
  std::int16_t from = 0;
  by = Supplied::publication;
  switch (year.anchor) {
    case Anchor::told:
      from = told_year_ != 0 ? told_year_ : last_year();
      by = Supplied::earlier;
      break;
    case Anchor::context:
      if (named_sentence_ == sentence_ || published_.year == Date::unknown_year) {
        from = named_year_;
        by = Supplied::earlier;
      } else {
        from = heading_year_ != 0 ? heading_year_ : published_.year;
        if (heading_year_ != 0) by = Supplied::heading;
        if (heading_year_ == 0 && chronicle_ && last_year() != 0) {
          from = last_year();
          by = Supplied::earlier;
        }
      }
      break;
    default:
      from = published_.year;
  }
  if (from == Date::unknown_year) return std::nullopt;
  return static_cast<std::int16_t>(from + year.value);
}

std::optional<Date> DateContext::relative_month(const WrittenDate& written, Supplied& by) const {
  const bool told =
      written.month.anchor == Anchor::told ||
      (written.month.anchor == Anchor::context && (told_sentence_ == sentence_ || today_.empty()));
  by = told ? Supplied::earlier : by_today();
  Date from = told ? told_ : today_;
  if (from.month == 0) return std::nullopt;
  from.day = 0;
  if (written.year.told()) {
    const auto year = year_of(written.year, by);
    if (!year) return std::nullopt;
    from.year = *year;
  } else if (from.has_year()) {
    from = from.plus_months(written.month.value);
  } else if (written.month.value != 0) {
    return std::nullopt;
  }
  if (written.day.origin == Origin::given) from.day = small(written.day.value);
  return checked(from);
}

// The year named last, of a chronicle that named none the one that it tells of.
std::int16_t DateContext::last_year() const {
  return chronicle_ && named_year_ == 0 ? tells_of_ : named_year_;
}

std::int16_t DateContext::year_by_publication(int month, int day, Outlook outlook, bool due) const {
  const std::int16_t year = published_.year;
  if (published_.month == 0) return year;
  int ahead = month - published_.month;
  // A paper is dated a day before it is read, so one day ahead is still no future.
  if (ahead == 0 && day != 0 && published_.day != 0 && day > published_.day + 1) ahead = 1;
  constexpr int half_a_year = 6;
  if (outlook == Outlook::future && -ahead >= half_a_year)
    return static_cast<std::int16_t>(year + 1);
  const bool keeps = outlook == Outlook::future || due || ahead <= 0 ||
                     (outlook == Outlook::untold &&
                      ahead <= (published_.month == 1 ? months_ahead_in_january : months_ahead));
  return static_cast<std::int16_t>(keeps ? year : year - 1);
}

std::int16_t DateContext::choose_year(int month, int day, Outlook outlook, bool due,
                                      Supplied& by) const {
  const bool ahead = outlook == Outlook::future && named_year_ < published_.year;
  by = Supplied::earlier;
  if (named_year_ != 0 && named_sentence_ == sentence_ && !ahead) return named_year_;
  if (!published_.has_year() && heading_year_ == 0) return named_year_;
  by = Supplied::heading;
  if (heading_year_ != 0) return heading_year_;
  by = Supplied::earlier;
  const bool before = last_year() != 0 && last_year() < published_.year;
  if (chronicle_ && before && outlook != Outlook::future && !due) return last_year();
  const std::int16_t year = year_by_publication(month, day, outlook, due);
  by = Supplied::publication;
  if (named_paragraph_ != paragraph_ || named_year_ == 0 || outlook == Outlook::future || due) {
    return year;
  }
  const int last_day = day == 0 ? days_of_month(year, month) : day;
  const Date candidate{year, small(month), small(last_day)};
  const bool news = is_day(published_) && candidate.valid() &&
                    std::abs(published_.days() - candidate.days()) <= days_of_news;
  if (news) return year;
  by = Supplied::earlier;
  return named_year_;
}

std::optional<Date> DateContext::day_by_publication(int day, Outlook outlook, bool due) const {
  Date out = today_;
  if (out.month == 0) return std::nullopt;
  out.day = 0;
  if (out.has_year()) {
    const bool ahead = today_.day != 0 && day > today_.day + 1;
    constexpr int days_back = 10;  // less is yesterday's news beside a word about the future
    if (outlook == Outlook::future && today_.day != 0 && day + days_back < today_.day) {
      out = out.plus_months(1);
    } else if (ahead && outlook != Outlook::future && !due) {
      out = out.plus_months(-1);
      if (day > days_of_month(out.year, out.month)) out = out.plus_months(-1);
    }
  }
  out.day = small(day);
  return checked(out);
}

std::optional<Date> DateContext::choose_month(int day, Outlook outlook, bool due,
                                              Supplied& by) const {
  by = Supplied::earlier;
  Date in_told = told_;
  in_told.day = small(day);
  const bool ahead = is_day(published_) && is_day(in_told) && in_told.valid() &&
                     in_told.days() > published_.days() + 1;
  if (told_.month != 0 && told_sentence_ == sentence_ && !(ahead && outlook == Outlook::past)) {
    return checked(in_told);
  }
  if (heading_month_ != 0) {
    const std::int16_t year = choose_year(heading_month_, day, outlook, due, by);
    by = Supplied::heading;
    return checked({year, heading_month_, small(day)});
  }
  const std::size_t count = std::min(days_count_, days_told_.size());
  for (std::size_t i = 0; i < count; ++i) {
    const DateRange& range = days_told_[(days_count_ - 1 - i) % days_told_.size()];
    Date same = range.start;
    same.day = small(day);
    const Date last = range.end.empty() ? range.start : range.end;
    const bool near = heading_year_ != 0 || !is_day(published_) || !is_day(same) || !same.valid() ||
                      published_.days() - same.days() <= 2 * days_of_news;
    if (same >= range.start && same <= last && near) return checked(same);
  }
  if (!published_.has_year() || (heading_year_ != 0 && told_paragraph_ == paragraph_)) {
    return told_.month == 0 ? std::nullopt : checked(in_told);
  }
  const bool news = is_day(told_) && is_day(published_) && in_told.valid() &&
                    told_paragraph_ == paragraph_ && day >= told_.day &&
                    in_told.days() <= published_.days() &&
                    published_.days() - told_.days() <= days_of_news;
  if (news && outlook != Outlook::future && !due) return checked(in_told);
  by = by_today();
  return day_by_publication(day, outlook, due);
}

// The first three quarters, told in January, are last year's, and so is the second half, told in
// February.
bool DateContext::mostly_ahead(Season season) const {
  if (season.first == 0 || published_.month == 0) return false;
  return (season.first == 1 && published_.month * 2 < season.last) ||
         season.first > published_.month + months_ahead_of_season;
}

std::optional<Date> DateContext::resolve(const WrittenDate& written, Outlook outlook, bool due,
                                         Supplied& by) const {
  by = Supplied::nothing;
  if (written.weekday != 0 || written.day.origin == Origin::relative) {
    return relative_day(written, by);
  }
  if (written.month.origin == Origin::relative) return relative_month(written, by);
  const int month = written.season.first != 0 ? written.season.first : written.month.value;
  const int day = written.day.told() ? written.day.value : 0;
  if (month == 0 && day != 0) return choose_month(day, outlook, due, by);
  Date out{Date::unknown_year, small(month), small(day)};
  if (written.year.origin == Origin::given) {
    out.year = written.year.value;
  } else if (written.year.origin == Origin::relative) {
    const auto year = year_of(written.year, by);
    if (!year) return std::nullopt;
    out.year = *year;
  } else {
    const bool over = outlook == Outlook::untold && mostly_ahead(written.season);
    out.year = over ? choose_year(written.season.last, day, Outlook::past, due, by)
                    : choose_year(month, day, outlook, due, by);
    if (!out.has_year()) by = Supplied::unknown;
  }
  return checked(out);
}

std::optional<Date> DateContext::resolve_end(const WrittenDate& written, Date start) const {
  Supplied by = Supplied::nothing;
  const bool own_year = written.year.told();
  if (own_year || written.day.origin == Origin::relative || written.weekday != 0 ||
      written.month.origin == Origin::relative) {
    return resolve(written, Outlook::past, false, by);
  }
  Date out = start;
  out.day = small(written.day.value);
  const int month = written.season.last != 0 ? written.season.last : written.month.value;
  if (month != 0) out.month = small(month);
  if (out < start && out.has_year()) out = out.plus_months(month != 0 ? 12 : 1);
  out.day = small(written.day.value);
  return checked(out);
}

}  // namespace duikou::mention
