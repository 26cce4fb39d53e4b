// SPDX-License-Identifier: Apache-2.0
#include "claim/judging.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

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

struct Named {
  Span span;
  char16_t letter;
};

char16_t letter_of(const Actor& actor) {
  if (actor.kind == Actor::Kind::body) return u'B';
  if (actor.kind == Actor::Kind::collective) return u'Q';
  if (actor.side == Side::supporter) return u'S';
  return actor.side == Side::recipient ? u'R' : u'P';
}

// The number without its measure word, which tells what is counted.
Span number_of(const mention::Mention& count) {
  const bool behind = count.unit.start > count.span.start && count.unit.end <= count.span.end;
  return behind ? Span{count.span.start, count.unit.start} : count.span;
}

std::vector<Named> names_in(const Analysis& a) {
  std::vector<Named> out;
  for (const Actor& actor : a.actors) out.push_back({actor.span, letter_of(actor)});
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
  if (unit >= u'0' && unit <= u'9') return u'0';
  if (unit <= u' ' || unit == 0x3000 || unit == 0xFFFF) return u'_';
  return unit >= 0xD800 && unit <= 0xDFFF ? u'_' : unit;
}

}  // namespace

Sketch::Sketch(const Analysis& a) : at_(std::size_t{a.text.size()} + 1) {
  units_.reserve(a.text.size());
  std::uint32_t at = 0;
  const auto copy_to = [&](std::uint32_t end) {
    for (; at < end; ++at) {
      at_[at] = static_cast<std::uint32_t>(units_.size());
      units_ += plain(a.text[at]);
    }
  };
  for (const Named& name : names_in(a)) {
    if (name.span.start < at || name.span.empty()) continue;
    copy_to(name.span.start);
    for (; at < name.span.end; ++at) at_[at] = static_cast<std::uint32_t>(units_.size());
    units_ += name.letter;
  }
  copy_to(a.text.size());
  at_[at] = static_cast<std::uint32_t>(units_.size());
}

ClassFeatures::ClassFeatures(const lexicon::Lexicon& lexicon, const Judges& judges) {
  for (const std::string& name : lexicon.class_names()) {
    for (const char16_t letter : letters) {
      Feature feature(letter);
      for (const char unit : name) feature.add(static_cast<unsigned char>(unit));
      numbers_.push_back(feature.number());
    }
  }
  for (std::uint32_t judge = 0; judge < judges.size(); ++judge) {
    for (const std::uint64_t number : numbers_) weights_.push_back(judges[judge].weight(number));
  }
}

// Each stretch of one to `most` units of a text, all that begin in it.
template <class Sink>
void each_stretch(char16_t where, std::u16string_view text, std::size_t least, std::size_t most,
                  Sink& sink) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    Feature feature(where);
    for (std::size_t n = 1; n <= most && i + n <= text.size(); ++n) {
      feature.add(text[i + n - 1]);
      if (n >= least) sink(feature.number(), where, text.substr(i, n));
    }
  }
}

template <class Sink>
void each_head(char16_t where, std::u16string_view text, std::size_t most, Sink& sink) {
  Feature feature(where);
  for (std::size_t n = 1; n <= std::min(most, text.size()); ++n) {
    feature.add(text[n - 1]);
    sink(feature.number(), where, text.substr(0, n));
  }
}

// The last one to `most` units, told from the end on.
template <class Sink>
void each_tail(char16_t where, std::u16string_view text, std::size_t most, Sink& sink) {
  for (std::size_t n = 1; n <= std::min(most, text.size()); ++n) {
    const std::u16string_view tail = text.substr(text.size() - n);
    Feature feature(where);
    for (const char16_t unit : tail) feature.add(unit);
    sink(feature.number(), where, tail);
  }
}

template <class Sink>
void Judging::visit_words(Span trigger, std::uint32_t clause, Sink&& sink) {
  const Sketch& seen = sketch();
  const std::u16string_view all = seen.units();
  const auto size = static_cast<std::uint32_t>(all.size());
  const auto stretch = [&](std::uint32_t from, std::uint32_t to) {
    return all.substr(from, to - std::min(from, to));
  };
  const Span around = a_->clauses[clause].span;
  const std::uint32_t start = seen.at(trigger.start);
  const std::uint32_t end = std::max(seen.at(trigger.end), start + (trigger.empty() ? 0 : 1));
  const std::uint32_t low = std::min(seen.at(around.start), start);
  const std::uint32_t high = seen.at(around.end);
  const auto less = [](std::uint32_t x, std::uint32_t y) { return x - std::min(x, y); };
  const std::u16string_view before = stretch(std::max(low, less(start, before_most)), start);
  const std::u16string_view behind = stretch(end, std::min(high, end + behind_most));
  const std::u16string_view itself = stretch(start, end);
  if (itself.size() <= 6) each_tail(u't', itself, itself.size(), sink);
  each_stretch(u'u', itself.substr(0, 12), 1, 2, sink);
  each_stretch(u'a', before, 1, 3, sink);
  each_stretch(u'b', behind, 1, 3, sink);
  each_tail(u'c', stretch(less(start, 4), start), 4, sink);
  each_head(u'd', stretch(end, std::min(end + 4, size)), 4, sink);
  each_stretch(u'e', stretch(less(low, outer_before_most), low), 2, 2, sink);
  const std::uint32_t outer = std::max(high, end);
  each_stretch(u'f', stretch(outer, std::min(outer + outer_behind_most, size)), 2, 2, sink);
}

template <class Sink>
void Judging::visit_classes_in(Span zone, ClassFeatures::Place place, Sink& sink) const {
  for (std::uint32_t at = zone.start; at < zone.end; ++at) {
    for (const lexicon::Hit& hit : a_->scan.at(at)) {
      for (const lexicon::Meaning& meaning : lexicon_->meanings(hit.word)) sink(meaning.of, place);
    }
  }
}

template <class Sink>
void Judging::visit_classes(Span trigger, std::uint32_t clause, Sink&& sink) {
  const Span around = a_->clauses[clause].span;
  const Span sentence = a_->sentences[a_->clauses[clause].sentence].span;
  const std::uint32_t low = trigger.start - std::min(trigger.start, sentence_most);
  const std::uint32_t high = std::min(trigger.end + sentence_most, a_->text.size());
  const Span before{std::max(around.start, low), trigger.start};
  const Span behind{trigger.end, std::min(around.end, high)};
  visit_classes_in(before, ClassFeatures::Place::before, sink);
  visit_classes_in(behind, ClassFeatures::Place::behind, sink);
  visit_classes_in({std::max(sentence.start, low), before.start}, ClassFeatures::Place::beside,
                   sink);
  visit_classes_in({std::max(behind.end, trigger.end), std::min(sentence.end, high)},
                   ClassFeatures::Place::beside, sink);
  if (gap_at(trigger) != nullptr) visit_classes_in(trigger, ClassFeatures::Place::within, sink);
}

const Gap* Judging::gap_at(Span trigger) {
  if (!asks_gaps_) return nullptr;
  if (gaps_.empty()) gaps_.emplace_back(*a_, *places_);
  return gaps_.front().at(trigger);
}

template <class Sink>
void Judging::visit_gap(Span trigger, Sink&& sink) {
  const Gap* gap = gap_at(trigger);
  if (gap == nullptr) return;
  for (const std::u16string& what : gaps_.front().of(*gap)) {
    Feature feature(u'p');
    for (const char16_t unit : what) feature.add(unit);
    sink(feature.number(), u'p', std::u16string_view(what));
  }
  const Sketch& seen = sketch();
  const std::uint32_t start = seen.at(trigger.start);
  const std::u16string_view itself = seen.units().substr(start, seen.at(trigger.end) - start);
  each_stretch(u'v', itself.substr(0, gap_most), 1, 3, sink);
  each_head(u'g', itself, 4, sink);
  each_tail(u'h', itself, 4, sink);
}

namespace {

// None, one, two, more.
char16_t few(std::size_t number) {
  return static_cast<char16_t>(u'0' + std::min<std::size_t>(number, 3));
}

}  // namespace

template <class Sink>
void Judging::visit_report(Sink&& sink) {
  if (!sides_counted_) {
    for (const Actor& actor : a_->actors) {
      supporters_ += actor.side == Side::supporter ? 1 : 0;
      recipients_ += actor.side == Side::recipient ? 1 : 0;
    }
    sides_counted_ = true;
  }
  const auto tell = [&](char16_t what, std::size_t number) {
    const std::array<char16_t, 2> name = {what, few(number)};
    Feature feature(u'r');
    for (const char16_t unit : name) feature.add(unit);
    sink(feature.number(), u'r', std::u16string_view(name.data(), name.size()));
  };
  tell(u'S', supporters_);
  tell(u'R', recipients_);
  tell(u'w', a_->words.of(lexicon_->class_named("partnership")).size());
}

void Judging::look_around(Span trigger, std::uint32_t clause) {
  if (of_features_ == trigger && !features_.empty()) return;
  of_features_ = trigger;
  features_.clear();
  class_features_.clear();
  scores_.assign(judges_->size(), std::nullopt);
  const auto keep = [&](std::uint64_t number, char16_t, const auto&) {
    features_.push_back(number);
  };
  visit_words(trigger, clause, keep);
  visit_report(keep);
  visit_gap(trigger, keep);
  visit_classes(trigger, clause, [&](lexicon::ClassId of, ClassFeatures::Place place) {
    class_features_.push_back(ClassFeatures::index(of, place));
  });
}

std::int32_t Judging::score(std::uint32_t judge, Span trigger, std::uint32_t clause) {
  look_around(trigger, clause);
  std::optional<std::int32_t>& score = scores_[judge];
  if (score) return *score;
  const Judge& of = (*judges_)[judge];
  std::int32_t sum = of.everywhere();
  for (const std::uint64_t feature : features_) sum += of.weight(feature);
  const std::span<const std::int32_t> weights = classes_->weights(judge);
  for (const std::uint32_t feature : class_features_) sum += weights[feature];
  score = sum;
  return sum;
}

std::vector<Judging::Reason> Judging::reasons(std::uint32_t judge, Span trigger,
                                              std::uint32_t clause, bool all) {
  look_around(trigger, clause);
  const Judge& of = (*judges_)[judge];
  std::vector<Reason> out;
  const auto add = [&](std::uint64_t number, char16_t where, const std::string& what) {
    const std::int32_t weight = of.weight(number);
    if (weight != 0 || all) out.push_back({static_cast<char>(where) + what, weight});
  };
  const auto add_stretch = [&](std::uint64_t number, char16_t where, std::u16string_view what) {
    add(number, where, text::utf8_of(what));
  };
  visit_words(trigger, clause, add_stretch);
  visit_classes(trigger, clause, [&](lexicon::ClassId class_of, ClassFeatures::Place place) {
    add(classes_->number(ClassFeatures::index(class_of, place)),
        ClassFeatures::letters[static_cast<std::size_t>(place)],
        std::string(lexicon_->class_name(class_of)));
  });
  visit_report(add_stretch);
  visit_gap(trigger, add_stretch);
  std::stable_sort(out.begin(), out.end(), [](const Reason& x, const Reason& y) {
    return std::abs(x.weight) > std::abs(y.weight);
  });
  return out;
}

}  // namespace duikou::claim
