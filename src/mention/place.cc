// SPDX-License-Identifier: Apache-2.0
// Places are found in two passes. The first takes, at every position, the longest word that names a
// place, the signs whose neighbours say that they do, and the towns that no table holds. The second
// decides which of several places a shared name means, by the places that the report tells without
// doubt, and what words such as "our province" point to.
#include "mention/place.h"
#include "mention/place_candidate.h"

#include <algorithm>
#include <array>
#include <string>

namespace duikou::mention {

using lexicon::Hit;
using lexicon::Meaning;
using lexicon::Place;
using lexicon::PlaceLevel;

namespace {

constexpr std::uint32_t none = Mention::none;
constexpr std::uint32_t town_name_length_most = 6;
constexpr std::uint32_t end_word_length_most = 6;

}  // namespace

PlaceFinder::PlaceFinder(const lexicon::Lexicon& lexicon, const lexicon::Places& places)
    : lexicon_(&lexicon), places_(&places) {
  const auto named = [&](std::string_view name) { return lexicon.class_named(name); };
  classes_ = {named("place"),
              named("place.sign"),
              named("place.pair-sign"),
              named("place.group"),
              named("place.before"),
              named("place.breaks"),
              named("place.sign-before"),
              named("place.sign-after"),
              named("place.pair-after"),
              named("place.here"),
              named("place.that"),
              named("place.town"),
              named("place.no-town"),
              named("place.no-sign"),
              named("place.no-name"),
              named("place.goal-before"),
              named("place.side"),
              named("place.suffix"),
              named("joiner"),
              named("tail"),
              named("case"),
              named("place.stem"),
              named("place.stem-after"),
              named("link.forward"),
              named("link.back")};
}

Result<PlaceFinder> PlaceFinder::make(const lexicon::Lexicon& lexicon,
                                      const lexicon::Places& places) {
  return PlaceFinder(lexicon, places);
}

bool PlaceFinder::begins(const Text& text, std::uint32_t at, lexicon::ClassId of) const {
  return lexicon_->longest(text.scan, at, of) != nullptr;
}

bool PlaceFinder::ends(const Text& text, std::uint32_t at, lexicon::ClassId of) const {
  return lexicon_->longest_before(text.scan, at, end_word_length_most, of) != nullptr;
}

// Whether a short name is the end of a town's: its last character is a word for a town, and the
// name goes on before it.
bool PlaceFinder::ends_town(const Text& text, Span name, const std::vector<Candidate>& out) const {
  if (name.start == 0 || !begins(text, name.end - 1, classes_.town)) return false;
  const char16_t before = text.folded[name.start - 1];
  if (before < 0x4E00 || before > 0x9FFF) return false;
  if (!out.empty() && out.back().span.end == name.start) return false;
  const auto& c = classes_;
  const std::array bounds = {c.before, c.case_, c.joiner, c.link_forward, c.link_back};
  return std::none_of(bounds.begin(), bounds.end(),
                      [&](lexicon::ClassId of) { return ends(text, name.start, of); });
}

std::uint32_t PlaceFinder::collect_name(const Text& text, std::uint32_t at,
                                        std::vector<Candidate>& out) const {
  for (const lexicon::ClassId of : {classes_.place, classes_.group, classes_.here, classes_.that}) {
    const Hit* hit = lexicon_->longest(text.scan, at, of);
    if (hit == nullptr) continue;
    Candidate candidate{hit->span(), PlaceForm::named, hit->word, of};
    const Hit* other = lexicon_->longest(text.scan, at, classes_.place);
    if (of != classes_.place && other != nullptr && other->length > hit->length) continue;
    // "The four counties of Kashi" begins with Kashi and is found as what it is.
    const Hit* group = lexicon_->longest(text.scan, at, classes_.group);
    if (of == classes_.place && group != nullptr && group->length > hit->length) continue;
    if (of == classes_.here || of == classes_.that) candidate.form = PlaceForm::pointed;
    if (of == classes_.place) {
      const std::string name = text::utf8_of(text.folded.units().substr(at, hit->length));
      candidate.short_form = true;
      for (const Meaning& meaning : lexicon_->meanings(hit->word)) {
        if (meaning.of == of && (*places_)[meaning.row].name == name) candidate.short_form = false;
      }
      // A county of one character and its class word may be read out of a title: "takes office as
      // secretary of the county".
      // A county told without its people ("Songtao county") is told as surely as in full.
      constexpr std::u16string_view levels = u"\u53BF\u65D7\u5DDE";
      if (hit->length > 2 && levels.find(text.folded[at + hit->length - 1]) != levels.npos) {
        candidate.short_form = false;
      }
      const bool brief = candidate.short_form || hit->length == 2;
      if (brief && begins(text, at + hit->length, classes_.breaks)) {
        candidate.form = PlaceForm::inside;
      }
      // "Taiping township" ends with the short name of Pingxiang county.
      if (candidate.short_form && ends_town(text, candidate.span, out)) return 0;
      // A town may be called like a county.
      const Hit* town = lexicon_->longest(text.scan, at + hit->length, classes_.town);
      if (candidate.short_form && town != nullptr && !begins(text, town->start, classes_.place) &&
          !ends(text, town->span().end, classes_.no_town)) {
        out.push_back({{at, town->span().end}, PlaceForm::town});
        return out.back().span.length();
      }
    }
    out.push_back(candidate);
    return hit->length;
  }
  return 0;
}

// Signs count in pairs that a word for two regions follows, unless the first of them ends a common
// word, and alone between words that ask for a place: "to Xinjiang", "the Shanghai side". After the
// word for paired support the sign is the goal.
std::uint32_t PlaceFinder::collect_signs(const Text& text, std::uint32_t at,
                                         std::vector<Candidate>& out) const {
  const auto sign_at = [&](std::uint32_t i, bool in_pair) -> Candidate {
    const Hit* hit = lexicon_->longest(text.scan, i, classes_.sign);
    lexicon::ClassId of = classes_.sign;
    if (hit == nullptr && in_pair) {
      hit = lexicon_->longest(text.scan, i, classes_.pair_sign);
      of = classes_.pair_sign;
    }
    if (hit == nullptr) return {};
    return {hit->span(), PlaceForm::sign, hit->word, of};
  };
  Candidate first = sign_at(at, true);
  if (first.word == lexicon::Matcher::none) return 0;
  const Candidate second = sign_at(first.span.end, true);
  if (second.word != lexicon::Matcher::none && second.word != first.word &&
      begins(text, second.span.end, classes_.pair_after) &&
      !begins(text, second.span.start, classes_.town) &&
      !(at > 0 && ends(text, first.span.end, classes_.no_sign))) {
    out.push_back(first);
    out.push_back(second);
    return second.span.end - at;
  }
  const bool before = at > 0 && ends(text, at, classes_.sign_before);
  const bool after = begins(text, first.span.end, classes_.sign_after);
  const char16_t follower = text.folded.at(first.span.end);
  const bool stop = follower == 0 || (follower < 0x80 && follower != u' ') ||
                    (follower >= 0x3000 && follower <= 0x3002) || follower == 0xFF0C;
  const bool goal = at > 0 && ends(text, at, classes_.goal_before);
  if (goal) {
    first.form = PlaceForm::goal;
  } else if (!(before && (after || stop)) && !begins(text, first.span.end, classes_.side)) {
    return 0;
  }
  first.needs_told = first.of == classes_.pair_sign;
  out.push_back(first);
  return first.span.length();
}

std::uint32_t PlaceFinder::town_start(const Text& text, std::uint32_t suffix,
                                      std::uint32_t floor) const {
  const auto is_name = [&](std::uint32_t i) {
    return text.folded[i] >= 0x4E00 && text.folded[i] <= 0x9FFF;
  };
  std::uint32_t start = suffix;
  while (start > floor && suffix - start < town_name_length_most && is_name(start - 1)) {
    if (suffix - start >= 2 && ends(text, start, classes_.before)) break;
    --start;
  }
  const std::uint32_t length = suffix - start;
  const bool bounded =
      start == floor || start == 0 || !is_name(start - 1) || ends(text, start, classes_.before);
  if (length >= 2 && bounded && length <= 5) return start;
  return length >= 2 ? suffix - 2 : suffix;
}

// A county told by a stem that is a word as well: between marks and small words on both sides.
std::uint32_t PlaceFinder::collect_stem(const Text& text, std::uint32_t at,
                                        std::vector<Candidate>& out) const {
  const Hit* hit = lexicon_->longest(text.scan, at, classes_.stem);
  if (hit == nullptr || !bounded(text, hit->span())) return 0;
  Candidate candidate{hit->span(), PlaceForm::named, hit->word, classes_.stem};
  candidate.short_form = true;
  out.push_back(candidate);
  return hit->length;
}

// The length of a word that holds the characters of a name by chance, where no longer name stands.
std::uint32_t PlaceFinder::no_name_at(const Text& text, std::uint32_t at) const {
  const Hit* word = lexicon_->longest(text.scan, at, classes_.no_name);
  if (word == nullptr) return 0;
  for (const lexicon::ClassId of : {classes_.place, classes_.group}) {
    const Hit* name = lexicon_->longest(text.scan, at, of);
    if (name != nullptr && name->length >= word->length) return 0;
  }
  return word->length;
}

void PlaceFinder::collect(const Text& text, std::vector<Candidate>& out) const {
  std::uint32_t covered = 0;
  const auto mark = [&](lexicon::ClassId of) { return lexicon_->mark(of); };
  const std::uint64_t names =
      mark(classes_.place) | mark(classes_.group) | mark(classes_.here) | mark(classes_.that);
  const std::uint64_t signs = mark(classes_.sign) | mark(classes_.pair_sign);
  const std::uint64_t no_name = mark(classes_.no_name);
  const std::uint64_t stem = mark(classes_.stem);
  const std::uint64_t wanted = names | signs | no_name | stem | mark(classes_.town);
  for (std::uint32_t i = 0; i < text.folded.size();) {
    const std::uint64_t marks = text.scan.marks_from[i];
    if ((marks & wanted) == 0) {
      ++i;
      continue;
    }
    if (const std::uint32_t passed = (marks & no_name) == 0 ? 0 : no_name_at(text, i)) {
      covered = i += passed;
      continue;
    }
    if (const Hit* town = lexicon_->longest(text.scan, i, classes_.town);
        town != nullptr && i > covered && !ends(text, i + town->length, classes_.no_town)) {
      const std::uint32_t start = town_start(text, i, covered);
      if (start < i) {
        out.push_back({{start, i + town->length}, PlaceForm::town});
        covered = i += town->length;
        continue;
      }
    }
    std::uint32_t taken = (marks & names) == 0 ? 0 : collect_name(text, i, out);
    if (taken == 0 && (marks & signs) != 0) taken = collect_signs(text, i, out);
    if (taken == 0 && (marks & stem) != 0) taken = collect_stem(text, i, out);
    i += taken == 0 ? 1 : taken;
    if (taken != 0) covered = i;
  }
}

std::uint32_t PlaceFinder::first_place(const text::Folded& text, const lexicon::Scan& scan) const {
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    const Hit* hit = lexicon_->longest(scan, i, classes_.place);
    if (hit == nullptr) continue;
    const Meaning* meaning = lexicon_->meaning(hit->word, classes_.place);
    std::uint32_t best = meaning->row;
    for (const Meaning& other : lexicon_->meanings(hit->word)) {
      const bool higher =
          other.of == classes_.place && (*places_)[other.row].level < (*places_)[best].level;
      if (higher) best = other.row;
    }
    // The finest of a chain "province city county".
    std::uint32_t at = i + hit->length;
    for (const Hit* next = lexicon_->longest(scan, at, classes_.place); next != nullptr;
         next = lexicon_->longest(scan, at, classes_.place)) {
      std::uint32_t inner = none;
      for (const Meaning& other : lexicon_->meanings(next->word)) {
        if (other.of == classes_.place && places_->within(other.row, best)) inner = other.row;
      }
      if (inner == none) break;
      best = inner;
      at += next->length;
    }
    return best;
  }
  return none;
}

void PlaceFinder::find(const text::Folded& text, const lexicon::Scan& scan, const Home& home,
                       std::vector<Mention>& out) const {
  std::vector<Candidate> candidates;
  collect({text, scan}, candidates);
  find_stems({text, scan}, candidates);
  resolve({text, scan}, home, candidates);
  const std::size_t from = out.size();
  for (const Candidate& candidate : candidates) {
    if (candidate.row == none && candidate.form != PlaceForm::town) continue;
    Mention mention;
    mention.type = Type::place;
    mention.span = candidate.span;
    mention.row = candidate.row;
    mention.form = candidate.form;
    mention.supplied = candidate.supplied;
    mention.value =
        value_of(text, candidate.full.empty() ? candidate.span : candidate.full, candidate.row);
    const bool goes_on = out.size() > from && joins(text, out.back(), mention);
    if (goes_on && continues(out.back(), mention)) {
      mention.span.start = out.back().span.start;
      const Mention& outer = out.back();
      if (mention.form == PlaceForm::town) {
        mention.outer = outer.row == none ? outer.outer : outer.row;
      }
      out.back() = std::move(mention);
    } else {
      out.push_back(std::move(mention));
    }
  }
}

// A town's value is its name, every other place's its code.
std::string PlaceFinder::value_of(const text::Folded& text, Span span, std::uint32_t row) const {
  if (row == none) return text::utf8_of(text.units().substr(span.start, span.length()));
  const std::string& entity = (*places_)[row].entity;
  return entity.starts_with("place:") ? entity.substr(6) : entity;
}

// Whether a place stands right behind another one, or behind it and the word for "of".
bool PlaceFinder::joins(const text::Folded& text, const Mention& outer, const Mention& inner) {
  constexpr char16_t of = 0x7684;
  const std::uint32_t end = outer.span.end;
  if (end == inner.span.start) return true;
  return end + 1 == inner.span.start && text[end] == of && outer.form == PlaceForm::named &&
         inner.form == PlaceForm::named;
}

bool PlaceFinder::continues(const Mention& outer, const Mention& inner) const {
  if (outer.form == PlaceForm::goal) return false;
  // A village right behind its town.
  if (outer.row == none) return outer.form == PlaceForm::town && inner.form == PlaceForm::town;
  return inner.form == PlaceForm::town ||
         (inner.row != outer.row && places_->within(inner.row, outer.row));
}

}  // namespace duikou::mention
