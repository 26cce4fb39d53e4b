// SPDX-License-Identifier: Apache-2.0
#include "claim/judging.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "claim/side_letter.h"
#include "text/folded.h"

namespace duikou::claim {
namespace {

// How far around a trigger the words are looked at, in units of the sketch.
constexpr std::uint32_t before_most = 24;
constexpr std::uint32_t behind_most = 16;
constexpr std::uint32_t outer_before_most = 30;
constexpr std::uint32_t outer_behind_most = 20;
constexpr std::uint32_t gap_most = 40;
// In code points: classes of words.
constexpr std::uint32_t sentence_most = 60;

constexpr std::uint32_t own_most = 12;   // units of a trigger looked at piece by piece
constexpr std::uint32_t whole_most = 6;  // units of one that is looked at whole
constexpr std::uint32_t ends_most = 4;   // units right beside a trigger, or at the ends of a gap
constexpr std::size_t of_report = 3;     // features
// And a place to write one that is not kept.
constexpr std::size_t features_most = whole_most + std::size_t{2} * own_most +
                                      std::size_t{3} * (before_most + behind_most + gap_most) +
                                      std::size_t{4} * ends_most + outer_before_most +
                                      outer_behind_most + of_report + GapFeatures::size + 1;

struct Named {
  Span span;
  char16_t letter;
};

// The number without its measure word, which tells what is counted.
Span number_of(const mention::Mention& count) {
  const bool behind = count.unit.start > count.span.start && count.unit.end <= count.span.end;
  return behind ? Span{count.span.start, count.unit.start} : count.span;
}

std::vector<Named> names_in(const Analysis& a) {
  std::vector<Named> out;
  out.reserve(a.actors.size() + a.persons.size() + a.dates.size() + a.periods.size() +
              a.amounts.size() + a.counts.size());
  for (const Actor& actor : a.actors) {
    out.push_back({actor.span, side_letter(actor, BodySide::ignored)});
  }
  for (const Person& person : a.persons) out.push_back({person.span, u'N'});
  for (const auto* dates : {&a.dates, &a.periods}) {
    for (const mention::Mention& date : *dates) out.push_back({date.span, u'D'});
  }
  for (const mention::Mention& amount : a.amounts) out.push_back({amount.span, u'M'});
  for (const mention::Mention& count : a.counts) {
    const bool ordinal = count.type == mention::Type::ordinal;
    out.push_back({number_of(count), ordinal ? u'O' : u'C'});
  }
  std::sort(out.begin(), out.end(), [](const Named& x, const Named& y) {
    return std::tuple(x.span.start, y.span.end, x.letter) <
           std::tuple(y.span.start, x.span.end, y.letter);
  });
  return out;
}

// Digits are alike, and what no table could write is a space.
char16_t plain(char16_t unit) {
  if (unit > 0x3000 && unit < 0xD800) return unit;
  if (unit >= u'0' && unit <= u'9') return u'0';
  if (unit <= u' ' || unit == 0x3000 || unit == 0xFFFF) return u'_';
  return unit >= 0xD800 && unit <= 0xDFFF ? u'_' : unit;
}

}  // namespace

Sketch::Sketch(const Analysis& a) : at_(std::size_t{a.text.size()} + 1) {
  units_.resize(a.text.size());
  const std::u16string_view text = a.text.units();
  std::uint32_t at = 0;
  std::uint32_t size = 0;
  const auto copy_to = [&](std::uint32_t end) {
    for (; at < end; ++at) {
      at_[at] = size;
      units_[size++] = plain(text[at]);
    }
  };
  for (const Named& name : names_in(a)) {
    if (name.span.start < at || name.span.empty()) continue;
    copy_to(name.span.start);
    for (; at < name.span.end; ++at) at_[at] = size;
    units_[size++] = name.letter;
  }
  copy_to(a.text.size());
  at_[at] = size;
  units_.resize(size);
}

namespace {

// Sinks take features in two ways: by the units of a sketch, as far as some name goes on with them
// (`begins`), and whole, as a Word. One keeps the numbers of those that a judge may know, the other
// tells all in letters.
struct Keeping {
  using Word = Feature;
  const Beginnings& known;
  std::uint64_t* end;  // of those kept

  [[nodiscard]] bool begins(Feature feature) const { return known.may_have(feature.number()); }
  void tell(Feature feature, char16_t, std::u16string_view) { *end++ = feature.number(); }
  void tell(Feature feature) {
    *end = feature.number();
    end += begins(feature) ? 1 : 0;
  }
};

struct Telling {
  using Word = FeatureName;
  const Judge& of;
  bool all;
  std::vector<Judging::Reason>& out;

  [[nodiscard]] static bool begins(Feature) { return true; }
  void tell(Feature feature, char16_t where, const std::string& what) {
    const std::int32_t weight = of.weight(feature.number());
    if (weight != 0 || all) out.push_back({static_cast<char>(where) + what, weight});
  }
  void tell(Feature feature, char16_t where, std::u16string_view what) {
    tell(feature, where, text::utf8_of(what));
  }
  void tell(const FeatureName& name) {
    tell(Feature(name.view()), name.view().front(), name.view().substr(1));
  }
};

// The classes of all words that begin in a stretch, whether a judge knows them or not.
void tell_classes(const lexicon::Scan& scan, const lexicon::Lexicon& lexicon, Span zone,
                  ClassFeatures::Place place, Telling& telling) {
  const char16_t where = ClassFeatures::letters[static_cast<std::size_t>(place)];
  for (std::uint32_t at = zone.start; at < zone.end; ++at) {
    for (const lexicon::Hit& hit : scan.at(at)) {
      for (const lexicon::Meaning& meaning : lexicon.meanings(hit.word)) {
        const std::string name(lexicon.class_name(meaning.of));
        telling.tell(ClassFeatures::feature(name, place), where, name);
      }
    }
  }
}

// Each stretch of `least` to `most` units of a text, all that begin in it.
template <std::size_t least, std::size_t most, class Sink>
void each_stretch(char16_t where, std::u16string_view text, Sink& sink) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    Feature feature(where);
    for (std::size_t n = 1; n <= most && i + n <= text.size(); ++n) {
      if (!sink.begins(feature.add(text[i + n - 1]))) break;
      if (n >= least) sink.tell(feature, where, text.substr(i, n));
    }
  }
}

template <class Sink>
void each_head(char16_t where, std::u16string_view text, std::size_t most, Sink& sink) {
  Feature feature(where);
  for (std::size_t n = 1; n <= std::min(most, text.size()); ++n) {
    if (!sink.begins(feature.add(text[n - 1]))) break;
    sink.tell(feature, where, text.substr(0, n));
  }
}

// The last one to `most` units, told from the end on.
template <class Sink>
void each_tail(char16_t where, std::u16string_view text, std::size_t most, Sink& sink) {
  for (std::size_t n = 1; n <= std::min(most, text.size()); ++n) {
    const std::u16string_view tail = text.substr(text.size() - n);
    const Feature feature = Feature(where).add(tail);
    if (sink.begins(feature)) sink.tell(feature, where, tail);
  }
}

std::uint32_t less(std::uint32_t x, std::uint32_t y) {
  return x - std::min(x, y);
}

// None, one, two, more.
char16_t few(std::size_t number) {
  return static_cast<char16_t>(u'0' + std::min<std::size_t>(number, 3));
}

}  // namespace

Judging::Frame Judging::frame(Span trigger, std::uint32_t clause) {
  const Sketch& seen = sketch();
  const Span around = a_->clauses[clause].span;
  Frame out;
  out.start = seen.at(trigger.start);
  out.end = std::max(seen.at(trigger.end), out.start + (trigger.empty() ? 0 : 1));
  out.low = std::min(seen.at(around.start), out.start);
  out.high = seen.at(around.end);
  return out;
}

std::u16string_view Judging::stretch(std::uint32_t from, std::uint32_t to) {
  const std::u16string_view all = sketch().units();
  to = std::min(to, static_cast<std::uint32_t>(all.size()));
  return all.substr(from, to - std::min(from, to));
}

template <class Sink>
void Judging::visit_near(const Frame& in, Sink& sink) {
  const std::uint32_t low = std::max(in.low, less(in.start, before_most));
  const std::u16string_view itself = stretch(in.start, in.end);
  if (itself.size() <= whole_most) each_tail(u't', itself, itself.size(), sink);
  each_stretch<1, 2>(u'u', itself.substr(0, own_most), sink);
  each_stretch<1, 3>(u'a', stretch(low, in.start), sink);
  each_stretch<1, 3>(u'b', stretch(in.end, std::min(in.high, in.end + behind_most)), sink);
  each_tail(u'c', stretch(less(in.start, ends_most), in.start), ends_most, sink);
  each_head(u'd', stretch(in.end, in.end + ends_most), ends_most, sink);
}

template <class Sink>
void Judging::visit_outer(const Frame& in, Sink& sink) {
  each_stretch<2, 2>(u'e', stretch(less(in.low, outer_before_most), in.low), sink);
  const std::uint32_t outer = std::max(in.high, in.end);
  each_stretch<2, 2>(u'f', stretch(outer, outer + outer_behind_most), sink);
}

Judging::Zones Judging::zones(Span trigger, std::uint32_t clause, const Gap* gap) const {
  using Place = ClassFeatures::Place;
  const Span around = a_->clauses[clause].span;
  const Span sentence = a_->sentences[a_->clauses[clause].sentence].span;
  const std::uint32_t low = trigger.start - std::min(trigger.start, sentence_most);
  const std::uint32_t high = std::min(trigger.end + sentence_most, a_->text.size());
  const Span before{std::max(around.start, low), trigger.start};
  const Span behind{trigger.end, std::min(around.end, high)};
  const Span first{std::max(sentence.start, low), before.start};
  const Span last{std::max(behind.end, trigger.end), std::min(sentence.end, high)};
  return {{{before, Place::before},
           {behind, Place::behind},
           {first, Place::beside},
           {last, Place::beside},
           {gap == nullptr ? Span{} : trigger, Place::within}}};
}

const Gap* Judging::gap_at(Span trigger) {
  if (!asks_gaps_) return nullptr;
  if (!gaps_) gaps_.emplace(*a_, *places_);
  return gaps_->at(trigger);
}

template <class Sink>
void Judging::visit_gap(const Gap& gap, Sink& sink) {
  for (const auto& word : gaps_->of<typename Sink::Word>(gap)) sink.tell(word);
  const Sketch& seen = sketch();
  const std::uint32_t start = seen.at(gap.span.start);
  const std::u16string_view itself = seen.units().substr(start, seen.at(gap.span.end) - start);
  each_stretch<1, 3>(u'v', itself.substr(0, gap_most), sink);
  each_head(u'g', itself, ends_most, sink);
  each_tail(u'h', itself, ends_most, sink);
}

template <class Sink>
void Judging::visit_report(Sink& sink) {
  if (of_report_[0] == 0) {
    std::size_t supporters = 0;
    std::size_t recipients = 0;
    for (const Actor& actor : a_->actors) {
      supporters += actor.side == Side::supporter ? 1 : 0;
      recipients += actor.side == Side::recipient ? 1 : 0;
    }
    const std::size_t words = a_->words.of(lexicon_->class_named("partnership")).size();
    of_report_ = {few(supporters), few(recipients), few(words)};
  }
  using Word = typename Sink::Word;
  sink.tell(begun<Word>(u"rS").add(of_report_[0]));
  sink.tell(begun<Word>(u"rR").add(of_report_[1]));
  sink.tell(begun<Word>(u"rw").add(of_report_[2]));
}

void Judging::Known::begin(std::size_t judges) {
  features.resize(features_most);
  size = 0;
  scores.assign(judges, std::nullopt);
}

std::int32_t Judging::Known::score(const Judge& of, std::uint32_t judge) {
  std::optional<std::int32_t>& known = scores[judge];
  if (!known) {
    std::int32_t sum = 0;
    for (std::size_t i = 0; i < size; ++i) sum += of.weight(features[i]);
    known = sum;
  }
  return *known;
}

void Judging::look_around(Span trigger, std::uint32_t clause) {
  if (of_features_ == trigger && !near_.scores.empty()) return;
  of_features_ = trigger;
  const Gap* gap = gap_at(trigger);
  zones_ = zones(trigger, clause, gap);
  const Frame in = frame(trigger, clause);
  const Beginnings& known = judges_->known();
  const auto keep = [&](Known& into, auto&& visit) {
    into.begin(judges_->size());
    Keeping keeping{known, into.features.data()};
    visit(keeping);
    into.size = static_cast<std::size_t>(keeping.end - into.features.data());
  };
  keep(near_, [&](Keeping& keeping) {
    visit_near(in, keeping);
    if (gap != nullptr) visit_gap(*gap, keeping);
  });
  const Span inner{in.low, std::max(in.high, in.end)};
  if (inner == of_outer_ && !outer_.scores.empty()) return;
  of_outer_ = inner;
  keep(outer_, [&](Keeping& keeping) {
    visit_outer(in, keeping);
    visit_report(keeping);
  });
}

std::int32_t Judging::score(std::uint32_t judge, Span trigger, std::uint32_t clause) {
  look_around(trigger, clause);
  if (near_.scores[judge]) return *near_.scores[judge];
  const Judge& of = (*judges_)[judge];
  std::int32_t sum = of.everywhere() + near_.score(of, judge) + outer_.score(of, judge);
  for (const Zone& zone : zones_) {
    const std::int32_t* const weights = in_text_->features().weights(judge, zone.place);
    for (const std::uint16_t one : in_text_->in(zone.span)) sum += weights[one];
  }
  near_.scores[judge] = sum;
  return sum;
}

std::vector<Judging::Reason> Judging::reasons(std::uint32_t judge, Span trigger,
                                              std::uint32_t clause, bool all) {
  std::vector<Reason> out;
  Telling telling{(*judges_)[judge], all, out};
  const Frame in = frame(trigger, clause);
  visit_near(in, telling);
  visit_outer(in, telling);
  const Gap* gap = gap_at(trigger);
  for (const Zone& zone : zones(trigger, clause, gap)) {
    tell_classes(a_->scan, *lexicon_, zone.span, zone.place, telling);
  }
  visit_report(telling);
  if (gap != nullptr) visit_gap(*gap, telling);
  std::stable_sort(out.begin(), out.end(), [](const Reason& x, const Reason& y) {
    return std::abs(x.weight) > std::abs(y.weight);
  });
  return out;
}

}  // namespace duikou::claim
