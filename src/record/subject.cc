// SPDX-License-Identifier: Apache-2.0
#include "record/subject.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace duikou::record {
namespace {

constexpr std::int16_t year_of_yearless = 4;  // a leap year before every report
constexpr std::int32_t days_before_publication = 20;
// Texts are compared up to here: comparing takes time in the square of their length.
constexpr std::size_t compared_length_code_points_max = 4096;

// Signs around an ordinal inside a name.
constexpr char16_t ordinal_sign = u'\u7B2C';  // the sign in front of an ordinal
constexpr char16_t time_sign = u'\u6B21';     // "time", behind it
constexpr char16_t session_sign = u'\u5C4A';  // "session", behind it
constexpr char16_t year_sign = u'\u5E74';     // "year"
constexpr std::size_t ordinal_length_max = 6;

bool is_digit(char16_t c) {
  return c >= u'0' && c <= u'9';
}

// A name without its year in front, its ordinal and everything that is no letter or digit.
std::u16string series_of(std::u16string_view name) {
  if (name.size() > 5 && name[4] == year_sign &&
      std::all_of(name.begin(), name.begin() + 4, is_digit)) {
    name.remove_prefix(5);
  }
  std::u16string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] == ordinal_sign) {
      const std::size_t end = name.substr(0, i + ordinal_length_max + 2)
                                  .find_first_of(std::u16string{time_sign, session_sign}, i + 1);
      if (end != std::u16string_view::npos) {
        i = end;
        continue;
      }
    }
    const char16_t c = name[i];
    const bool sign = c <= u' ' || (c >= 0x2010 && c <= 0x206F) || (c >= 0x3000 && c <= 0x303F);
    if (!sign) out += c;
  }
  return out.empty() ? std::u16string(name) : out;
}

std::uint32_t present_place(std::uint32_t place, const lexicon::Places& places) {
  // A chain of successors is short; the bound keeps a circle in the table from holding us.
  for (int step = 0; step < 8 && places[place].successor != place; ++step) {
    place = places[place].successor;
  }
  return place;
}

std::optional<Number> number_of(std::string_view value) {
  Number out;
  const std::size_t space = value.find(' ');
  if (space != std::string_view::npos) {
    out.currency = value.substr(0, space);
    value.remove_prefix(space + 1);
  }
  const auto [end, failed] = std::from_chars(value.data(), value.data() + value.size(), out.value);
  if (failed != std::errc{} || end != value.data() + value.size()) return std::nullopt;
  return out;
}

void take_place(SubjectRole& into, const claim::Value& value, const Vocabulary& vocabulary) {
  std::uint32_t place = vocabulary.places.find(value.entity);
  if (place != lexicon::Places::none) place = present_place(place, vocabulary.places);
  const std::string word =
      place == lexicon::Places::none ? value.value : vocabulary.places[place].name;
  const auto at = std::lower_bound(into.words.begin(), into.words.end(), word);
  if (at != into.words.end() && *at == word) return;
  into.places.insert(into.places.begin() + (at - into.words.begin()), place);
  into.words.insert(at, word);
}

void take_title(SubjectRole& into, const claim::Value& value, const Vocabulary& vocabulary) {
  std::string_view title = value.value;
  const text::Folded folded(vocabulary.folding, title);
  lexicon::Scan scan;
  vocabulary.names.scan(folded, scan);
  const lexicon::ClassId place = vocabulary.names.class_named("place");
  const lexicon::Hit* hit =
      place == lexicon::no_class ? nullptr : vocabulary.names.longest(scan, 0, place);
  if (hit && hit->length < folded.size()) {
    for (const lexicon::Meaning& meaning : vocabulary.names.meanings(hit->word)) {
      if (meaning.of == place) into.title_places.push_back(meaning.row);
    }
    title = folded.original({hit->length, folded.size()});
  }
  into.words.push_back(vocabulary.folding.simplify(title));
}

void take_date(SubjectRole& into, const claim::Value& value) {
  const auto date = Date::parse(value.value);
  if (date && !into.days.known()) into.days = days_of(*date);
  into.words.push_back(value.value);
}

void take_number(SubjectRole& into, const claim::Value& value, const claim::Claim& claim) {
  if (auto number = number_of(value.value)) {
    number->bounded = std::any_of(claim.asides.begin(), claim.asides.end(), [&](const auto& of) {
      return of.group == "bound" && of.key == into.role->name;
    });
    into.numbers.push_back(std::move(*number));
  }
  into.words.push_back(value.value);
}

void take(SubjectRole& into, const claim::Value& value, const claim::Claim& claim,
          const Vocabulary& vocabulary) {
  switch (into.role->type) {
    case claim::ValueType::place:
      return take_place(into, value, vocabulary);
    case claim::ValueType::date:
      return take_date(into, value);
    case claim::ValueType::amount:
    case claim::ValueType::number:
      return take_number(into, value, claim);
    case claim::ValueType::person:
    case claim::ValueType::word:
      into.words.push_back(vocabulary.folding.simplify(value.value));
      return;
    case claim::ValueType::name:
    case claim::ValueType::text:
      break;
  }
  if (into.role->name == "title") return take_title(into, value, vocabulary);
  const text::Folded folded(vocabulary.folding, value.value);
  const std::u16string series =
      series_of(folded.units().substr(0, compared_length_code_points_max));
  into.words.push_back(text::utf8_of(series));
  into.text += series;
}

void tidy(std::vector<std::string>& words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

// From the start to the end where both stand; the only date else.
Days when_of(const Subject& subject) {
  const SubjectRole* start = subject.role("start");
  const SubjectRole* end = subject.role("end");
  if (!start) start = subject.role("date");
  if (!start || !start->days.known()) return end ? end->days : Days{};
  if (!end || !end->days.known() || end->days.last < start->days.first) return start->days;
  return {start->days.first, end->days.last};
}

Subject subject_of(const claim::Claim& claim, const claim::Kind& kind, const std::string& role,
                   const std::string& value_alone, const Vocabulary& vocabulary) {
  Subject out;
  out.claim = &claim;
  out.split_role = role;
  out.split_value = value_alone;
  for (const claim::RoleOfKind& of : kind.roles) {
    const claim::Role* given = claim.role(of.name);
    if (!given) continue;
    SubjectRole into;
    into.role = &of;
    for (const claim::Value& value : given->values) {
      if (of.name == role && value.value != value_alone) continue;
      take(into, value, claim, vocabulary);
    }
    if (into.places.empty()) tidy(into.words);
    out.roles.push_back(std::move(into));
  }
  out.when = when_of(out);
  const auto published = Date::parse(claim.source.published);
  if (published && published->has_year() && published->day != 0) {
    out.published = {published->days() - days_before_publication, published->days()};
  }
  return out;
}

}  // namespace

Days days_of(const Date& date) {
  if (date.empty()) return {};
  Date first = date;
  if (!first.has_year()) first.year = year_of_yearless;
  Date last = first;
  if (first.month == 0) first.month = 1, last.month = 12;
  if (first.day == 0) {
    first.day = 1;
    last.day = static_cast<std::uint8_t>(days_of_month(last.year, last.month));
  }
  return {first.days(), last.days()};
}

const SubjectRole* Subject::role(std::string_view name) const {
  for (const SubjectRole& of : roles) {
    if (of.role->name == name) return &of;
  }
  return nullptr;
}

std::vector<Subject> subjects_of(const claim::Claim& claim, const Vocabulary& vocabulary) {
  std::vector<Subject> out;
  const claim::Kind* kind = vocabulary.kinds.find(claim.kind);
  if (!kind) return out;
  const claim::Role* many = nullptr;
  for (const std::string& name : vocabulary.ways.find(claim.kind)->split) {
    const claim::Role* role = claim.role(name);
    if (!role || role->values.size() < 2) continue;
    // With several on both sides the report does not say who belongs to whom: left whole.
    many = many ? nullptr : role;
    if (!many) break;
  }
  if (!many) {
    out.push_back(subject_of(claim, *kind, "", "", vocabulary));
    return out;
  }
  for (const claim::Value& value : many->values) {
    out.push_back(subject_of(claim, *kind, many->name, value.value, vocabulary));
  }
  return out;
}

bool within(PlaceWord a, PlaceWord b, const lexicon::Places& places) {
  if (a.place == lexicon::Places::none || b.place == lexicon::Places::none) return a.word == b.word;
  return places.within(a.place, b.place) || places.within(b.place, a.place);
}

}  // namespace duikou::record
