// SPDX-License-Identifier: Apache-2.0
// Reports name people in full once and in short from then on. Persons and words are walked through
// together from left to right, so that what was told before a word is what is known at it: for each
// beginning of a name the last few who bear it, for each title who was told last with it.
#include "claim/references.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

namespace duikou::claim {
namespace {

using lexicon::Hit;

constexpr std::uint32_t beginning_most = 6;  // characters of a name before a title
constexpr std::size_t bearers_most = 8;
constexpr std::uint32_t before_most = 4;

struct Known {
  const mention::Holder* holder;
  std::string name;
};

class References {
 public:
  References(const Analysis& analysis, const lexicon::Lexicon& lexicon)
      : a_(analysis),
        lexicon_(lexicon),
        title_(lexicon.class_named("reference.title")),
        before_(lexicon.class_named("reference.before")),
        familiar_(lexicon.class_named("reference.familiar")),
        not_(lexicon.class_named("reference.not")),
        marks_(lexicon.mark(title_) | lexicon.mark(familiar_)) {
    for (const mention::Holder& holder : a_.holders) {
      titles_.insert(titles_.end(), holder.titles.begin(), holder.titles.end());
    }
    std::sort(titles_.begin(), titles_.end());
  }

  std::vector<Person> find() {
    std::vector<Person> out;
    std::uint32_t covered = 0;
    for (const Hit& hit : a_.scan.hits) {
      if (hit.start < covered || (a_.scan.marks_from[hit.start] & marks_) == 0) continue;
      if ((lexicon_.marks(hit.word) & marks_) == 0) continue;
      while (next_ < a_.holders.size() && a_.holders[next_].person.start < hit.start) {
        learn(a_.holders[next_++]);
      }
      if (by_beginning_.empty()) continue;
      std::optional<Person> found = by_title(hit);
      if (!found) found = by_familiar_word(hit);
      if (!found || inside_another(found->span)) continue;
      covered = found->span.end;
      out.push_back(std::move(*found));
    }
    return out;
  }

 private:
  [[nodiscard]] std::u16string text_of(Span span) const {
    return std::u16string(a_.text.units().substr(span.start, span.length()));
  }

  void learn(const mention::Holder& holder) {
    const std::u16string name = text_of(holder.person);
    for (std::size_t length = 1; length < name.size() && length <= beginning_most; ++length) {
      std::vector<Known>& bearers = by_beginning_[name.substr(0, length)];
      std::erase_if(bearers, [&](const Known& one) { return one.name == holder.name; });
      if (bearers.size() == bearers_most) bearers.erase(bearers.begin());
      bearers.push_back({&holder, holder.name});
    }
    for (const Span title : holder.titles) {
      const Hit* last = a_.scan.longest_before(title.end, beginning_most, [&](const Hit& hit) {
        return lexicon_.meaning(hit.word, title_) != nullptr;
      });
      if (last != nullptr && last->start >= title.start) by_title_[last->word] = &holder;
    }
  }

  // Whether a title of the holder ends with these characters.
  [[nodiscard]] bool bears(const mention::Holder& holder, const std::u16string& title) const {
    return std::any_of(holder.titles.begin(), holder.titles.end(), [&](Span whole) {
      return whole.length() >= title.size() &&
             a_.text.units().substr(whole.end - title.size(), title.size()) == title;
    });
  }

  // Who of those that a beginning of a name fits is meant.
  [[nodiscard]] const Known* meant(const std::u16string& beginning,
                                   const std::u16string& title) const {
    const auto known = by_beginning_.find(beginning);
    if (known == by_beginning_.end() || known->second.empty()) return nullptr;
    const Known* fits = nullptr;
    for (const Known& one : known->second) {
      if (!title.empty() && bears(*one.holder, title)) fits = &one;
    }
    if (fits != nullptr) return fits;
    return known->second.size() == 1 ? &known->second[0] : nullptr;
  }

  [[nodiscard]] std::optional<Person> by_title(const Hit& first) const {
    const Hit* hit = lexicon_.longest(a_.scan, first.start, title_);
    if (hit == nullptr || lexicon_.longest(a_.scan, hit->start + hit->length, not_) != nullptr) {
      return std::nullopt;
    }
    const std::u16string title = text_of(hit->span());
    for (std::uint32_t length = std::min(beginning_most, hit->start); length > 0; --length) {
      const Span beginning{hit->start - length, hit->start};
      const Known* one = meant(text_of(beginning), title);
      if (one != nullptr) return person({beginning.start, hit->start + hit->length}, one->name);
    }
    const auto told = by_title_.find(hit->word);
    const bool alone = lexicon_.value(*lexicon_.meaning(hit->word, title_)).empty();
    if (!alone || told == by_title_.end() || !opens(hit->start)) return std::nullopt;
    return person(hit->span(), told->second->name);
  }

  [[nodiscard]] std::optional<Person> by_familiar_word(const Hit& first) const {
    const Hit* hit = lexicon_.longest(a_.scan, first.start, familiar_);
    if (hit == nullptr) return std::nullopt;
    const Span surname{hit->start + hit->length, hit->start + hit->length + 1};
    if (surname.end > a_.text.size()) return std::nullopt;
    const Known* one = meant(text_of(surname), {});
    if (one == nullptr) return std::nullopt;
    return person({hit->start, surname.end}, one->name);
  }

  // Whether a title alone opens what is said of its holder: at the head of a clause, behind a
  // quotation, or behind a word that points to somebody.
  [[nodiscard]] bool opens(std::uint32_t at) const {
    if (at == 0) return true;
    const char16_t c = a_.text[at - 1];
    if (c == u'\n' || c == u' ' || (c >= 0x2018 && c <= 0x201D) || (c >= 0x3000 && c <= 0x3002) ||
        (c >= 0x300C && c <= 0x300F) || (c >= 0xFF01 && c <= 0xFF1F)) {
      return c != 0x3001;
    }
    return a_.scan.longest_before(at, before_most, [&](const Hit& hit) {
      return lexicon_.meaning(hit.word, before_) != nullptr;
    }) != nullptr;
  }

  // Whether it is a part of a full name, of a title beside one, or of a place.
  [[nodiscard]] bool inside_another(Span span) const {
    const auto touches = [&](const auto& items, auto&& span_of) {
      auto item = std::upper_bound(
          items.begin(), items.end(), span.start,
          [&](std::uint32_t at, const auto& one) { return at < span_of(one).start; });
      if (item != items.begin() && span_of(*std::prev(item)).end > span.start) return true;
      return item != items.end() && span_of(*item).start < span.end;
    };
    return touches(a_.persons, [](const Person& one) { return one.span; }) ||
           touches(titles_, [](Span one) { return one; }) ||
           touches(a_.places, [](const mention::Mention& one) { return one.span; });
  }

  [[nodiscard]] static Person person(Span span, std::string name) {
    Person out;
    out.span = out.unit = span;
    out.name = std::move(name);
    return out;
  }

  const Analysis& a_;
  const lexicon::Lexicon& lexicon_;
  std::vector<Span> titles_;
  std::size_t next_ = 0;  // the holder that is not told yet
  std::unordered_map<std::u16string, std::vector<Known>> by_beginning_;
  std::unordered_map<std::uint32_t, const mention::Holder*> by_title_;
  lexicon::ClassId title_, before_, familiar_, not_;
  std::uint64_t marks_;
};

}  // namespace

void add_references(Analysis& analysis, const lexicon::Lexicon& lexicon) {
  if (analysis.persons.empty()) return;
  std::vector<Person> found = References(analysis, lexicon).find();
  const auto own = static_cast<std::ptrdiff_t>(analysis.persons.size());
  std::move(found.begin(), found.end(), std::back_inserter(analysis.persons));
  std::inplace_merge(
      analysis.persons.begin(), analysis.persons.begin() + own, analysis.persons.end(),
      [](const Person& one, const Person& other) { return one.span.start < other.span.start; });
}

}  // namespace duikou::claim
