// SPDX-License-Identifier: Apache-2.0
// Which place a word means: names told in full bring their stems with them,
// shared names are told apart by what else the report names, and words that
// point ("our county", "the said district") are followed to the publisher or to
// what was told last.
#include <algorithm>
#include <initializer_list>
#include <map>
#include <string>

#include "mention/pair_filter.h"
#include "mention/place.h"
#include "mention/place_candidate.h"

namespace duikou::mention {

using lexicon::Hit;
using lexicon::Meaning;
using lexicon::Place;
using lexicon::PlaceLevel;

namespace {

constexpr std::uint32_t none = Mention::none;
constexpr std::uint32_t stem_length_least = 2;
constexpr std::uint32_t stem_length_most = 5;
constexpr std::size_t places_back_most = 24;
constexpr int parents_most = 5;

// How much each ground counts when a name is shared: adjacency outweighs
// everything else together.
struct Weight {
  static constexpr int adjacent = 100;
  static constexpr int kin_told = 20;
  static constexpr int province_told = 10;
  static constexpr int home = 6;
  static constexpr int exists = 3;
  static constexpr int existed_then = 5;
};

bool is_han(char16_t unit) {
  return unit >= 0x4E00 && unit <= 0x9FFF;
}

// Whether a place's name ends with this character: a county with the one for
// "county".
bool ends_with(const Place& place, char16_t unit) {
  return place.name.ends_with(text::utf8_of(std::u16string(1, unit)));
}

}  // namespace

// "Our district" is the nearest place above the publisher whose name ends like
// the word; "the said county" the last such place told. Where no name ends so,
// the level of the word decides.
std::uint32_t PlaceFinder::pointed(const Text& text, const std::vector<Candidate>& candidates,
                                   std::size_t at, const Home& home) const {
  const lexicon::Places& places = *places_;
  const Candidate& word = candidates[at];
  const std::string_view level = lexicon_->value(*lexicon_->meaning(word.word, word.of));
  const bool region = level == "region" && word.span.length() > 2;  // the word for such a province
  const auto fits = [&](std::uint32_t index) {
    const Place& place = places[index];
    return (level == "province" && place.level == PlaceLevel::province) ||
           (level == "region" && place.level == PlaceLevel::province) ||
           (level == "prefecture" && place.level == PlaceLevel::prefecture) ||
           (level == "county" && place.level == PlaceLevel::county) ||
           (level.starts_with("corps") && place.level == PlaceLevel::corps) || level == "any";
  };
  const auto ends_alike = [&](std::uint32_t index) {
    const Place& place = places[index];
    if (level == "any" || (region && place.level != PlaceLevel::province)) return false;
    return ends_with(place, text.folded[word.span.end - 1]) ||
           ends_with(place, text.folded[word.span.start]);
  };
  const auto in_chain = [&](std::uint32_t index, auto&& wanted) {
    for (int steps = 0; steps < parents_most && index != none; ++steps) {
      if (wanted(index)) return index;
      index = places[index].parent == index ? none : places[index].parent;
    }
    return none;
  };
  std::vector<std::uint32_t> back;  // the last places told before
  for (std::size_t i = at; i > 0 && at - i < places_back_most; --i) {
    const bool told = candidates[i - 1].row != none && candidates[i - 1].form == PlaceForm::named;
    if (told) back.push_back(candidates[i - 1].row);
  }
  std::vector<std::uint32_t> from = {home.publisher, home.title};
  if (word.of == classes_.that) {
    for (const std::uint32_t index : back) {
      if (ends_alike(index)) return index;
    }
    from.insert(from.begin(), back.empty() ? none : back.front());
  }
  for (const std::uint32_t start : from) {
    if (const std::uint32_t found = in_chain(start, ends_alike); found != none) return found;
  }
  for (const std::uint32_t start : from) {
    if (const std::uint32_t found = in_chain(start, fits); found != none) return found;
  }
  for (const std::uint32_t index : back) {
    if (ends_alike(index) && fits(index)) return index;
  }
  // "Our city" in a municipality's paper, or in a county-level city's.
  return level == "prefecture" ? home.publisher : none;
}

// "Shi-shi", the division and the city that it shares a government with, is two places: each
// candidate for both becomes two, a character for the city.
void PlaceFinder::part_twins(std::vector<Candidate>& candidates) const {
  const auto both = [&](const Candidate& one) {
    if (one.row == none || (one.of != classes_.here && one.of != classes_.that)) return false;
    return lexicon_->value(*lexicon_->meaning(one.word, one.of)) == "corps-city" &&
           (*places_)[one.row].twin != one.row;
  };
  if (std::none_of(candidates.begin(), candidates.end(), both)) return;
  std::vector<Candidate> out;
  for (const Candidate& one : candidates) {
    out.push_back(one);
    if (!both(one)) continue;
    const std::uint32_t twin = (*places_)[one.row].twin;
    Candidate city = one;
    const bool division = (*places_)[one.row].level == PlaceLevel::corps;
    out.back().row = division ? one.row : twin;
    city.row = division ? twin : one.row;
    city.span.start = out.back().span.end = one.span.end - 1;
    out.push_back(std::move(city));
  }
  candidates = std::move(out);
}

// What a word that points was worked out from, once it is: for "the said
// county" a place told before that is or lies in the one found, else the
// publisher, else the title.
Supplied PlaceFinder::supplier_of(const std::vector<Candidate>& candidates, std::size_t at,
                                  const Home& home) const {
  const Candidate& word = candidates[at];
  if (word.row == none) return Supplied::nothing;
  const auto lies_in = [&](std::uint32_t place) {
    return place != none && places_->within(place, word.row);
  };
  for (std::size_t i = at; word.of == classes_.that && i > 0 && at - i < places_back_most; --i) {
    const Candidate& told = candidates[i - 1];
    if (told.form == PlaceForm::named && lies_in(told.row)) return Supplied::earlier;
  }
  if (lies_in(home.publisher)) return Supplied::publisher;
  return lies_in(home.title) ? Supplied::title : Supplied::earlier;
}

// The places that a report tells without doubt, with what they lie in.
class PlaceFinder::Told {
 public:
  explicit Told(const lexicon::Places& places) : places_(places) {}

  void add(std::uint32_t index) {
    for (int steps = 0; steps < parents_most; ++steps) {
      const auto at = std::lower_bound(sorted_.begin(), sorted_.end(), index);
      if (at == sorted_.end() || *at != index) sorted_.insert(at, index);
      if (places_[index].parent == index) return;
      index = places_[index].parent;
    }
  }
  [[nodiscard]] bool contains(std::uint32_t index) const {
    return std::binary_search(sorted_.begin(), sorted_.end(), index);
  }

 private:
  const lexicon::Places& places_;
  std::vector<std::uint32_t> sorted_;
};

// The place that a shared name most likely means, beside `before` where that is
// one.
std::uint32_t PlaceFinder::best_of(const Candidate& candidate, std::uint32_t before,
                                   const Told& told, const Home& home) const {
  const lexicon::Places& places = *places_;
  std::uint32_t best = none;
  int most = -1;
  for (const Meaning& meaning : lexicon_->meanings(candidate.word)) {
    if (meaning.of != candidate.of) continue;
    const std::uint32_t row = meaning.row;
    const Place& place = places[row];
    const bool kin = told.contains(row) || told.contains(place.successor) ||
                     (place.parent != row && told.contains(place.parent));
    int weight = 4 - static_cast<int>(place.level);
    if (before != none && before != row && places.within(row, before)) weight += Weight::adjacent;
    if (kin) weight += Weight::kin_told;
    if (told.contains(places.province_of(row))) weight += Weight::province_told;
    if (home.publisher != none && places.within(row, home.publisher)) weight += Weight::home;
    if (place.successor == row) weight += Weight::exists;
    if (home.year != 0 && home.year < place.until_year) weight += Weight::existed_then;
    const bool doubtful = candidate.short_form && place.level == PlaceLevel::county &&
                          (candidate.of == classes_.place || candidate.of == classes_.stem);
    if (doubtful && weight < Weight::province_told) continue;
    if (candidate.needs_told && !told.contains(row)) continue;
    if (weight > most) most = weight, best = row;
  }
  return best;
}

void PlaceFinder::resolve(const Text& text, const Home& home,
                          std::vector<Candidate>& candidates) const {
  const lexicon::Places& places = *places_;
  Told told(places);
  for (const Candidate& candidate : candidates) {
    const bool sign = candidate.of == classes_.sign && !candidate.needs_told;
    if (candidate.of != classes_.place && !sign) continue;
    const auto meanings = lexicon_->meanings(candidate.word);
    const auto choice = [&](const Meaning& meaning) { return meaning.of == candidate.of; };
    const std::uint32_t row = std::find_if(meanings.begin(), meanings.end(), choice)->row;
    const bool high = places[row].level != PlaceLevel::county;
    const bool sure = sign || !candidate.short_form || high;
    if (sure && std::count_if(meanings.begin(), meanings.end(), choice) == 1) told.add(row);
  }
  if (home.publisher != none) told.add(home.publisher);
  if (home.title != none) told.add(home.title);
  tell_neighbours(candidates, told);
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    Candidate& candidate = candidates[i];
    if (candidate.form == PlaceForm::town || candidate.row != none) continue;
    if (candidate.of == classes_.group) {
      candidate.row = places.group(lexicon_->meaning(candidate.word, candidate.of)->row).whole;
    } else if (candidate.of == classes_.here || candidate.of == classes_.that) {
      candidate.row = pointed(text, candidates, i, home);
      candidate.supplied = supplier_of(candidates, i, home);
    } else {
      const bool adjacent = i > 0 && candidates[i - 1].span.end == candidate.span.start;
      candidate.row = best_of(candidate, adjacent ? candidates[i - 1].row : none, told, home);
    }
  }
  part_twins(candidates);
}

// Short names of counties that lie in one prefecture vouch for one another.
void PlaceFinder::tell_neighbours(const std::vector<Candidate>& candidates, Told& told) const {
  std::map<std::uint32_t, std::uint32_t> word_of;  // by parent
  for (const Candidate& candidate : candidates) {
    if (candidate.of != classes_.place || !candidate.short_form) continue;
    for (const Meaning& meaning : lexicon_->meanings(candidate.word)) {
      const bool county =
          meaning.of == classes_.place && (*places_)[meaning.row].level == PlaceLevel::county;
      if (!county) continue;
      const auto [known, fresh] =
          word_of.try_emplace((*places_)[meaning.row].parent, candidate.word);
      if (!fresh && known->second != candidate.word) told.add(known->first);
    }
  }
}

// A name told in full, or the publisher's, is known by its stem as well: county
// of Xiji, Xiji. The stem counts where a mark or a small word stands on one of
// its sides.
void PlaceFinder::find_stems(const Text& text, std::vector<Candidate>& candidates) const {
  std::map<std::u16string_view, Candidate> stems;
  const auto add = [&](std::u16string_view name, std::uint32_t suffix, const Candidate& full) {
    if (name.size() < stem_length_least + suffix) return;
    const std::u16string_view stem = name.substr(0, name.size() - suffix);
    if (stem.size() <= stem_length_most) stems.try_emplace(stem, full);
  };
  for (const Candidate& one : candidates) {
    const bool named = one.form == PlaceForm::named && one.of == classes_.place && !one.short_form;
    if (!named && one.form != PlaceForm::town) continue;
    const std::u16string_view name = text.folded.units().substr(one.span.start, one.span.length());
    const auto most = std::min(std::uint32_t{4}, one.span.length() - 1);
    const Hit* suffix = lexicon_->longest_before(text.scan, one.span.end, most,
                                                 named ? classes_.suffix : classes_.town);
    if (suffix == nullptr) continue;
    Candidate stem = one;
    stem.full = one.span;
    add(name, suffix->length, stem);
  }
  if (stems.empty()) return;
  PairFilter begins_stem;
  for (const auto& [stem, full] : stems) begins_stem.add(stem[0], stem[1]);
  std::vector<Candidate> found;
  std::size_t next = 0;
  for (std::uint32_t i = 0; i + stem_length_least <= text.folded.size();) {
    if (!begins_stem.has(text.folded[i], text.folded[i + 1])) {
      ++i;
      continue;
    }
    while (next < candidates.size() && candidates[next].span.end <= i) ++next;
    const std::uint32_t limit =
        next < candidates.size() ? candidates[next].span.start : text.folded.size();
    if (limit <= i) {
      i = candidates[next].span.end;
      continue;
    }
    std::uint32_t taken = 0;
    const std::uint32_t most = std::min(stem_length_most, limit - i);
    for (std::uint32_t length = most; length >= stem_length_least && taken == 0; --length) {
      const auto stem = stems.find(text.folded.units().substr(i, length));
      if (stem == stems.end() || !stands_alone(text, {i, i + length})) continue;
      found.push_back(stem->second);
      found.back().span = {i, i + length};
      taken = length;
    }
    i += std::max(taken, std::uint32_t{1});
  }
  const auto middle = static_cast<std::ptrdiff_t>(candidates.size());
  candidates.insert(candidates.end(), found.begin(), found.end());
  std::inplace_merge(
      candidates.begin(), candidates.begin() + middle, candidates.end(),
      [](const Candidate& a, const Candidate& b) { return a.span.start < b.span.start; });
}

// Whether marks, joiners, small words or words that pair two places stand on
// both sides.
bool PlaceFinder::bounded(const Text& text, Span span) const {
  const auto any = [&](auto&& test, std::initializer_list<lexicon::ClassId> of) {
    return std::any_of(of.begin(), of.end(), test);
  };
  const auto& c = classes_;
  const std::uint32_t end = span.end;
  const bool right = !is_han(text.folded.at(end)) ||
                     any([&](lexicon::ClassId of) { return begins(text, end, of); },
                         {c.joiner, c.tail, c.case_, c.stem_after, c.link_forward, c.link_back});
  if (!right || begins(text, end, c.suffix) || begins(text, end, c.town)) return false;
  return span.start == 0 || !is_han(text.folded[span.start - 1]) ||
         any([&](lexicon::ClassId of) { return ends(text, span.start, of); },
             {c.before, c.case_, c.joiner, c.place, c.link_forward, c.link_back});
}

// Whether nothing but a mark, a joiner or a small word stands on one side, and
// no longer name on the other.
bool PlaceFinder::stands_alone(const Text& text, Span span) const {
  const std::uint32_t end = span.end;
  if (begins(text, end, classes_.suffix) || begins(text, end, classes_.town)) return false;
  if (begins(text, end, classes_.breaks)) return false;
  const bool left = span.start == 0 || !is_han(text.folded[span.start - 1]) ||
                    ends(text, span.start, classes_.before) ||
                    ends(text, span.start, classes_.case_) ||
                    ends(text, span.start, classes_.joiner);
  const bool right = !is_han(text.folded.at(end)) || begins(text, end, classes_.joiner) ||
                     begins(text, end, classes_.tail) || begins(text, end, classes_.case_);
  return left || right;
}

}  // namespace duikou::mention
