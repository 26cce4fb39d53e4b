// SPDX-License-Identifier: Apache-2.0
#include "mention/date.h"

#include <algorithm>
#include <utility>

#include "mention/date_context.h"
#include "mention/date_form.h"
#include "mention/date_part.h"
#include "mention/date_words.h"

namespace duikou::mention {
namespace {

// How far around a date, within its clause, words about the future are looked for.
constexpr std::uint32_t outlook_before = 24;
constexpr std::uint32_t outlook_behind = 16;

bool is_sentence_end(char16_t unit) {
  return unit == u'\u3002' || unit == u'\uFF01' || unit == u'\uFF1F' || unit == u'!' ||
         unit == u'?';
}

bool is_clause_end(char16_t unit) {
  return is_sentence_end(unit) || unit == u'\n' || unit == u'\uFF0C' || unit == u'\uFF1B' ||
         unit == u',' || unit == u';';
}

bool is_space(char16_t unit) {
  return unit == u' ' || unit == u'\u3000' || unit == u'\t';
}

}  // namespace

struct DateFinder::Parts {
  DateWords words;
  DateReader reader;
  DateFormReader forms;
  explicit Parts(DateWords given) : words(std::move(given)), reader(words), forms(words) {}
};

// One text.
class DateFinder::Pass {
 public:
  Pass(const Parts& parts, const text::Folded& text, const lexicon::Scan& scan,
       const Calendar& calendar, std::vector<Mention>& out)
      : words_(parts.words),
        reader_(parts.reader),
        forms_(parts.forms),
        text_(text),
        scan_(scan),
        context_(calendar.published, calendar.chronicle, calendar.tells_of),
        out_(out) {}

  void run() {
    for (std::uint32_t i = 0; i < text_.size();) {
      const char16_t unit = text_[i];
      const bool begins = words_.begins(unit, text_.at(std::int64_t{i} + 1));
      if (!begins) {
        if (unit <= 0x3002 || unit >= 0xFF01) count_end(unit);  // no Chinese character
        ++i;
      } else if (const std::uint32_t none = words_.none.length(scan_, i); none > 0) {
        i += none;
      } else {
        i = step(i);
      }
    }
  }

 private:
  void count_end(char16_t unit) {
    if (unit == u'\n') {
      line_ended_ = true;
      context_.end_paragraph();
    } else if (is_sentence_end(unit)) {
      line_ended_ = true;
      context_.end_sentence();
    }
  }

  // Whether a list goes on here: a date, a separator, this place.
  [[nodiscard]] bool in_list(std::uint32_t at) const {
    return list_end_ != 0 && list_end_ + words_.separator.length(scan_, list_end_) == at;
  }

  std::uint32_t step(std::uint32_t at) {
    if (const auto form = forms_.read(text_, scan_, at); form && tell_form(*form)) {
      return form->span.end;
    }
    std::uint32_t next = at + 1;
    if (const std::uint32_t calendar = words_.other_calendar.length(scan_, at); calendar > 0) {
      const auto skipped = reader_.read(text_, scan_, at + calendar, true, next);
      return skipped ? skipped->span.end : at + calendar;
    }
    const auto written = reader_.read(text_, scan_, at, in_list(at), next);
    if (!written) return next;
    if (words_.recurring.before(scan_, at) != nullptr) return written->span.end;
    // The weekday of the date right before: "12 October, Monday".
    if (written->bare_weekday() && list_end_ != 0 && at - list_end_ <= 1) return written->span.end;
    if (written->year_end != 0 && !written->borrowed) {
      const auto form = forms_.read_behind(text_, scan_, *written);
      if (form && tell_form(*form)) return form->span.end;
    }
    const std::uint32_t joined = words_.joiner.length(scan_, written->span.end);
    if (joined != 0) {
      std::uint32_t behind = 0;
      const auto second = reader_.read(text_, scan_, written->span.end + joined, true, behind);
      if (second && joins(*written, *second) && tell_range(*written, *second)) {
        return second->span.end;
      }
    }
    tell_single(*written);
    return written->span.end;
  }

  // The second date may be finer than the first only with a year of its own, and never a bare year
  // behind a day or month.
  [[nodiscard]] static bool joins(const WrittenDate& first, const WrittenDate& second) {
    using Unit = RelativeWord::Unit;
    if (second.borrowed) return false;
    const Unit fine = first.precision();
    const Unit other = second.precision();
    if (fine == other) return true;
    if (other == Unit::year) return false;
    return second.year.told() || (fine == Unit::day && other == Unit::month);
  }

  [[nodiscard]] Outlook outlook(Span span) const {
    if (words_.until_before.before(scan_, span.start) != nullptr) return Outlook::future;
    if (const auto* since = words_.since.at(scan_, span.end);
        since != nullptr && words_.since.value(*since) == "open") {
      return Outlook::future;
    }
    std::uint32_t first = span.start;
    while (first > 0 && span.start - first < outlook_before && !is_clause_end(text_[first - 1])) {
      --first;
    }
    Outlook out = Outlook::untold;
    for (std::uint32_t i = first; i < text_.size() && i < span.end + outlook_behind; ++i) {
      if (i >= span.end && is_clause_end(text_[i])) break;
      if (stands(words_.future, i)) return Outlook::future;
      if (stands(words_.past, i)) out = Outlook::past;
    }
    return out;
  }

  [[nodiscard]] bool stands(const WordClass& of, std::uint32_t at) const {
    const auto* word = of.at(scan_, at);
    return word != nullptr && words_.not_use.length(scan_, at) <= word->length;
  }

  [[nodiscard]] DateUse use(Span span, bool range) const {
    if (stands(words_.since, span.end)) return DateUse::since;
    if (stands(words_.due, span.end)) return DateUse::due;
    std::uint32_t start = span.start;
    if (start > 0 && is_space(text_[start - 1])) --start;
    if (words_.as_of.before(scan_, start) != nullptr) return DateUse::as_of;
    if (!range && words_.since_before.before(scan_, start) != nullptr) return DateUse::since;
    return DateUse::plain;
  }

  // "To 31 July" at the beginning of a clause: a state where the day has passed, else a goal.
  [[nodiscard]] DateUse use_of_until(Span span, Date date) const {
    const auto* word = words_.until_before.before(scan_, span.start);
    if (word == nullptr) return DateUse::plain;
    const char16_t before = text_.at(std::int64_t{word->start} - 1);
    if (before != u'\0' && !is_clause_end(before) && !is_space(before)) return DateUse::plain;
    Date published = context_.published();
    if (date.month == 0) published.month = 0;
    if (date.day == 0) published.day = 0;
    const bool ahead = published.has_year() && date.has_year() && date > published;
    if (ahead) return DateUse::due;
    return words_.until_before.value(*word) == "as-of" ? DateUse::as_of : DateUse::plain;
  }

  void append(Span span, const ToldForm& told, DateUse use, Supplied supplied) {
    Mention mention;
    mention.type = Type::date;
    mention.span = span;
    mention.date = told.usable;
    mention.use = use;
    mention.supplied = supplied;
    mention.value = told.printed.edtf();
    out_.push_back(std::move(mention));
    list_end_ = span.end;
  }

  [[nodiscard]] bool is_line_start(std::uint32_t at) const {
    while (at > 0 && is_space(text_[at - 1])) --at;
    return at == 0 || text_[at - 1] == u'\n';
  }

  // How far the line goes on behind `at`, at most `most` characters.
  [[nodiscard]] std::uint32_t line_left(std::uint32_t at, std::uint32_t most) const {
    std::uint32_t end = at;
    while (end < text_.size() && end - at < most && text_[end] != u'\n') ++end;
    return end - at;
  }

  // A year or month alone on its line heads what follows, as does a year at the beginning of a line
  // before a wide space or colon, and last year's in the title of a report of the new year.
  void tell_heading(const WrittenDate& written, Date date) {
    const auto precision = written.precision();
    const char16_t behind = text_.at(written.span.end);
    const bool alone = behind == u'\n' || behind == u'\0';
    const bool at_start = is_line_start(written.span.start);
    if (precision == RelativeWord::Unit::month && alone && at_start) {
      context_.tell_heading_month(date.month);
    }
    if (written.year.origin != DatePiece::Origin::given) return;
    // A line of a chronicle: the date with its year, a wide space, what happened.
    if (at_start && behind == u'\u3000') context_.tell_heading(date.year);
    if (precision != RelativeWord::Unit::year) return;
    constexpr std::uint32_t title_most = 40;
    const Date published = context_.published();
    const bool title = !line_ended_ && written.span.start < title_most &&
                       line_left(written.span.end, title_most) < title_most &&
                       published.month != 0 && published.month <= 3 &&
                       date.year == published.year - 1;
    const bool opens = behind == u'\u3000' || behind == u'\uFF1A' || behind == u':';
    if (title || (at_start && (alone || opens))) context_.tell_heading(date.year);
  }

  // The days of the part of a month, which are printed; a claim is as fine as the month.
  [[nodiscard]] static DateRange days_of(DateRange range, MonthPart part) {
    if (part.first == 0 || range.start.month == 0 || !range.end.empty()) return range;
    const int days = days_of_month(range.start.year, range.start.month);
    range.end = range.start;
    range.start.day = part.first;
    range.end.day = static_cast<std::uint8_t>(std::min<int>(part.last, days));
    return range;
  }

  // What is not counted from the day of writing is of the year at hand.
  [[nodiscard]] Supplied supplied(const WrittenForm& form, Date date) const {
    if (form.year.origin == DatePiece::Origin::given) return Supplied::nothing;
    if (!date.has_year()) return Supplied::unknown;
    return context_.year_at_hand() == 0 ? Supplied::publication : Supplied::earlier;
  }

  // False where it comes to nothing, so that its words are read as an ordinary date.
  bool tell_form(const WrittenForm& form) {
    if (words_.recurring.before(scan_, form.span.start) != nullptr) return true;
    const DateUse used = use(form.span, true);
    const Outlook side = form.year.told() ? Outlook::untold : outlook(form.span);
    const auto told = DateFormReader::resolve(form, context_, side, used == DateUse::due);
    if (!told) return form.kind == WrittenForm::Kind::lunar && form.lunar.day != 0;
    append(form.span, *told, used, supplied(form, told->printed.start));
    if (used == DateUse::due) return true;
    if (form.year.told()) {
      context_.tell({Date{told->printed.start.year, 0, 0}, {}}, true);
    }
    if (!told->usable.start.empty() && told->usable.start.day != 0 &&
        form.kind != WrittenForm::Kind::festival) {
      context_.tell(told->usable, false);
    }
    return true;
  }

  void tell_single(const WrittenDate& written) {
    const bool looks_ahead = !(written.year.told() && written.year.anchor != Anchor::context);
    DateUse used = use(written.span, false);
    const Outlook side = looks_ahead ? outlook(written.span) : Outlook::untold;
    Supplied by = Supplied::nothing;
    const auto date = context_.resolve(written, side, used == DateUse::due, by);
    if (!date) return;
    DateRange range{*date, {}};
    if (written.season.first == 1 && written.season.last == 12) {
      range.start.month = 0;
      if (!range.start.has_year()) return;
    } else if (written.season.last > written.season.first) {
      range.end = Date{date->year, written.season.last, 0};
    }
    if (used == DateUse::plain) used = use_of_until(written.span, *date);
    // "That year" heads what has no day: the year may be that of the heading or of the line before.
    const bool vague = written.opening && written.precision() == RelativeWord::Unit::year;
    append(written.span, {days_of(range, written.part), vague ? DateRange{} : range}, used, by);
    if (words_.dateline.at(scan_, written.span.end) != nullptr && date->day != 0) {
      context_.tell_dateline(*date);
      if (context_.published().has_year()) return;
    }
    if (used == DateUse::due) return;
    const bool bounds = written.precision() == RelativeWord::Unit::year && used != DateUse::plain;
    const bool next_to_told = written.year.anchor == Anchor::told && written.year.value != 0;
    context_.tell(range, written.year.told() && !bounds && !next_to_told);
    if (used == DateUse::plain) tell_heading(written, *date);
  }

  bool tell_range(const WrittenDate& first, const WrittenDate& second) {
    const Span span{first.span.start, second.span.end};
    const DateUse used = use(span, true);
    const Outlook side = first.year.told() ? Outlook::untold : outlook(span);
    Supplied by = Supplied::nothing;
    auto start = context_.resolve(first, side, used == DateUse::due, by);
    if (!start) return false;
    if (first.season.first != 0) return false;
    auto end = context_.resolve_end(second, *start);
    if (!end) return false;
    const bool of_no_year = !first.year.told() && first.month.origin == DatePiece::Origin::given;
    if (of_no_year && second.year.told() && end->has_year()) {
      start->year = end->year;
      if (*end < *start) --start->year;
      if (!start->valid()) return false;
      by = Supplied::nothing;
    }
    if (*end <= *start) return false;
    append(span, {{*start, *end}, {*start, *end}}, used, by);
    const bool years = first.precision() == RelativeWord::Unit::year;
    context_.tell({*start, *end}, !years && (first.year.told() || second.year.told()));
    return true;
  }

  const DateWords& words_;
  const DateReader& reader_;
  const DateFormReader& forms_;
  const text::Folded& text_;
  const lexicon::Scan& scan_;
  DateContext context_;
  std::vector<Mention>& out_;
  std::uint32_t list_end_ = 0;
  bool line_ended_ = false;  // the title, or what may be one, is over
};

DateFinder::DateFinder(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
DateFinder::DateFinder(DateFinder&&) noexcept = default;
DateFinder& DateFinder::operator=(DateFinder&&) noexcept = default;
DateFinder::~DateFinder() = default;

Result<DateFinder> DateFinder::make(const lexicon::Lexicon& lexicon) {
  auto words = DateWords::make(lexicon);
  if (!words) return std::move(words).error();
  return DateFinder(std::make_unique<const Parts>(std::move(*words)));
}

void DateFinder::find(const text::Folded& text, const lexicon::Scan& scan, const Calendar& calendar,
                      std::vector<Mention>& out) const {
  Pass(*parts_, text, scan, calendar, out).run();
}

}  // namespace duikou::mention
