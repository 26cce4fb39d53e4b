// SPDX-License-Identifier: Apache-2.0
// A name in Chinese text has no mark at its end. Each end that is possible is scored by what the
// characters are worth as parts of a name (name_model.h), by what follows, and by whether the same
// string stands elsewhere in the report with another neighbour; the best one wins. Leaving a
// character out of the name costs nothing, taking one in costs or earns what its odds say, so that
// ends can be compared without normalising by length.
#include "mention/person.h"

#include <algorithm>
#include <string_view>

namespace duikou::mention {
namespace {

constexpr std::uint32_t sound_length_most = 8;  // of a name by its sound without a dot
constexpr int sound_margin = 4;           // by which a character is one of names rather than a word
constexpr std::uint32_t sound_least = 3;  // of the rest of one that is no Chinese name
constexpr std::uint32_t part_length_most = 8;  // of a part between dots
constexpr std::uint32_t parts_most = 6;
constexpr std::uint32_t window_code_points = 3000;  // where a name is looked for again
constexpr std::uint32_t repetitions_most = 32;

// Grounds for an end, in the model's unit.
constexpr int ends_at_mark = 42;
constexpr int ends_at_word = 36;
constexpr int ends_at_character = 28;
constexpr int ends_at_weak = 14;
constexpr int ends_at_verb = 8;
constexpr int ends_at_general_word = 26;
constexpr int ends_at_digit = 34;
constexpr int ends_before_body = -40;
constexpr int stands_alone = 14;  // between a title and a mark, two to four characters
constexpr int repeated = 30;
constexpr int begins_at_boundary = 36;
constexpr int begins_elsewhere = -30;
constexpr int odd_length = -24;
constexpr int unknown_surname = -20;
constexpr int first_part_alone = 44;
constexpr int swallows_word = -46;
constexpr int swallows_character = -56;
constexpr int swallows_verb = -30;
constexpr int swallows_second = -12;
constexpr int swallows_sound = -16;
constexpr int swallows_at_mark = -10;
constexpr int begins_with_word = -50;
constexpr int dotted_name = 60;
constexpr int of_known_parts = 30;
constexpr int splits_name = 0;
constexpr int foreign_to_sound = -8;  // odds of a character that names by their sound lack
constexpr int is_place = -20;
constexpr int is_longer_place = -60;
constexpr int cuts_word = -16;
constexpr int is_word = -40;

constexpr char16_t et_cetera = 0x7B49;
constexpr char16_t closing_quote = 0x201D;

// Marks of aspect: what stands before one of them is a verb of one character.
bool is_aspect(char16_t unit) {
  return unit == 0x7740 || unit == 0x4E86;
}

// He, she, I, you, we, this, that.
bool is_pronoun(char16_t unit) {
  constexpr std::u16string_view all = u"\u4ED6\u5979\u6211\u4F60\u60A8\u54B1\u8FD9\u90A3";
  return all.find(unit) != all.npos;
}

// What a verb of one character takes with it: a pronoun, or how the act ended (past, up, out,
// done).
bool goes_with_verb(char16_t unit) {
  constexpr std::u16string_view ends = u"\u8FC7\u8D77\u51FA\u5B8C";
  return is_pronoun(unit) || ends.find(unit) != ends.npos;
}

// A mark after which a word of speech may be all that a clause says of its speaker.
bool opens_speech(char16_t unit) {
  return unit == 0xFF1A || unit == u':' || unit == 0x201C;
}

bool is_digit(char16_t unit) {
  return unit >= u'0' && unit <= u'9';
}

// Where two units stand side by side from `from` on, by steps that the compiler turns into vector
// instructions; npos where they do not.
std::size_t next_pair(std::u16string_view units, char16_t first, char16_t second,
                      std::size_t from) {
  constexpr std::size_t step = 32;  // so long that the loop is not unrolled instead
  for (; from + step < units.size(); from += step) {
    std::uint16_t any = 0;
    for (std::size_t i = from; i < from + step; ++i) {
      // Of the units' own width, else the compiler widens them and loses what is won.
      const auto one = static_cast<std::uint16_t>(units[i] == first ? 0xFFFF : 0);
      const auto other = static_cast<std::uint16_t>(units[i + 1] == second ? 0xFFFF : 0);
      any = static_cast<std::uint16_t>(any | (one & other));
    }
    if (any != 0) break;
  }
  for (; from + 1 < units.size(); ++from) {
    if (units[from] == first && units[from + 1] == second) return from;
  }
  return std::u16string_view::npos;
}

}  // namespace

int NameFinder::score(const Reading& reading, Span span, Ending ending) const {
  const auto& text = reading.text;
  const std::uint32_t length = span.length();
  int by_sound = length == 2 ? -8 : 0;
  for (std::uint32_t i = span.start; i < span.end; ++i) by_sound += model_->transcription(text[i]);
  if (length > 4) by_sound -= 4 * static_cast<int>(length - 4);
  int best = by_sound;
  const auto given_from = [&](std::uint32_t from) {
    int sum = 0;
    for (std::uint32_t i = from; i < span.end; ++i) sum += model_->given(text[i]);
    return sum;
  };
  if (length >= 2 && length <= 4) {
    const char16_t first = text[span.start];
    int chinese = model_->surname(first) == NameModel::no_surname
                      ? std::min(model_->given(first), 10) + unknown_surname
                      : model_->surname(first);
    chinese += given_from(span.start + 1);
    if (length == 4) chinese += 2 * odd_length;
    best = std::max(best, chinese);
  }
  if (length >= 2 && length <= 4 && model_->compound(text[span.start], text[span.start + 1])) {
    // Alone it may be all of a name, as first parts of Tibetan ones are.
    const int first_part = length == 2 ? first_part_alone : NameModel::compound_surname;
    best = std::max(best, first_part + given_from(span.start + 2));
  }
  return best + (is_known(reading, span) ? of_known_parts
                                         : swallowed(reading, {span.start + 1, span.end}, ending));
}

// What it costs that a word which follows names begins within the stretch.
int NameFinder::swallowed(const Reading& reading, Span span, Ending ending) const {
  constexpr std::uint32_t after = OfficeWords::mask(OfficeSign::after);
  const std::uint32_t next = words_->begins(reading.scan, span.end, after);
  int sum = 0;
  for (std::uint32_t i = span.start; i < span.end; ++i) {
    std::uint32_t length = words_->begins(reading.scan, i, after);
    // Of a word that runs over the end and one that begins there the one that reaches on wins.
    if (next >= 2 && i + length > span.end && i + length < span.end + next) {
      length = words_->ends(reading.scan, i + 1, i, after);
    }
    if (length >= 2) sum += swallows_word;
    if (length == 1) sum += swallowed_character(reading, span, i, ending);
  }
  return sum;
}

// Whether a character ends two that are one surname, or one part of a Tibetan name.
bool NameFinder::is_second_half(const Reading& reading, std::uint32_t at) const {
  return at > 0 && model_->compound(reading.text[at - 1], reading.text[at]);
}

// "And", "with", "let" ask for somebody behind them; right before a mark or what a person does they
// are a part of the name.
bool NameFinder::governs_nothing(const Reading& reading, std::uint32_t at) const {
  constexpr std::u16string_view governs = u"\u548C\u4E0E\u540C\u8DDF\u8BA9";
  constexpr std::u16string_view hangs_at = u"\uFF0C\u3002\u3001\uFF1B\uFF09\n";
  constexpr std::u16string_view verbs = u"\u8BF4\u7B54\u8BB2\u95EE\u9053\u5E26\u7387\u7B11";
  constexpr std::uint32_t act = OfficeWords::mask(OfficeSign::after_act);
  const char16_t next = reading.text.at(at + 1);
  return governs.find(reading.text[at]) != governs.npos &&
         (opens_speech(next) || hangs_at.find(next) != hangs_at.npos ||
          verbs.find(next) != verbs.npos || words_->begins(reading.scan, at + 1, act) >= 2);
}

bool NameFinder::is_part(const Reading& reading, Span span) const {
  constexpr std::uint32_t part = OfficeWords::mask(OfficeSign::name_part);
  const auto hits = reading.scan.at(span.start);
  return std::any_of(hits.begin(), hits.end(), [&](const lexicon::Hit& hit) {
    return hit.length == span.length() && (words_->signs(hit.word) & part) != 0;
  });
}

// Whether a stretch is a name of the tables, or two of its parts ("zha xi|ping cuo"). One of two
// characters may as well be the beginning of a longer name.
bool NameFinder::is_known(const Reading& reading, Span span) const {
  if (span.length() > 2 && is_part(reading, span)) return true;
  for (std::uint32_t at = span.start + 2; at + 1 < span.end; ++at) {
    if (is_part(reading, {span.start, at}) && is_part(reading, {at, span.end})) return true;
  }
  return false;
}

// Of a word of one character: behind a surname alone it would leave no name at all, and small words
// do not stand before a mark.
int NameFinder::swallowed_character(const Reading& reading, Span span, std::uint32_t at,
                                    Ending ending) const {
  const char16_t unit = reading.text[at];
  const char16_t next = reading.text.at(at + 1);
  if (at + 1 == span.end && ending == Ending::certain) return swallows_at_mark;
  if (at + 1 == span.end && (is_second_half(reading, at) || governs_nothing(reading, at))) {
    return swallows_second;
  }
  if (at + 1 == span.end) {
    const bool hangs = unit != et_cetera && !is_han(next) && !is_digit(next) && !opens_speech(next);
    return hangs && !model_->goes_on(unit) ? swallows_at_mark : swallows_character;
  }
  const int sound = model_->transcription(unit);
  if (span.length() >= sound_least && sound > 0 && sound > model_->after(unit) + sound_margin) {
    return swallows_sound;
  }
  if (at > 0 && model_->compound(reading.text[at - 1], unit)) return swallows_second;
  const bool second = at == span.start && span.length() == 2 && at > 0 &&
                      model_->surname(reading.text[at - 1]) > 0 &&
                      !model_->goes_on(reading.text[at - 1]);
  return second ? swallows_second : swallows_character;
}

int NameFinder::score_end(const Reading& reading, Span span) const {
  const char16_t next = reading.text.at(span.end);
  if (is_digit(next)) return ends_at_digit;
  if (words_->begins(reading.scan, span.end, OfficeWords::mask(OfficeSign::body)) > 1) {
    return ends_before_body;
  }
  if (!is_han(next)) {
    const bool alone = span.length() >= 2 && span.length() <= 4;
    return alone ? ends_at_mark + stands_alone : ends_at_mark;
  }
  const std::uint32_t strong =
      words_->begins(reading.scan, span.end, OfficeWords::mask(OfficeSign::after));
  const std::uint32_t weak =
      words_->begins(reading.scan, span.end, OfficeWords::mask(OfficeSign::after_weak));
  const std::uint32_t tag =
      words_->begins(reading.scan, span.end, OfficeWords::mask(OfficeSign::tag));
  const int learned = std::clamp(model_->after(next), -40, ends_at_character);
  if (strong >= 2 || tag > 0) return ends_at_word;
  if (is_second_half(reading, span.end) || governs_nothing(reading, span.end)) return splits_name;
  // "Bang ta": the verb before a pronoun is none of the name.
  if (span.length() > 2 && is_pronoun(next) && model_->goes_on(reading.text[span.end - 1])) {
    return ends_at_verb;
  }
  if (strong == 1 && !is_han(reading.text.at(span.end + 1))) return ends_at_word;
  if (strong == 1) return std::max(ends_at_character, learned);
  const char16_t second = reading.text.at(span.end + 1);
  const bool verb = model_->goes_on(next);
  // "Li Jian|attends": what would be a word, or go with a verb, is half of one that follows names.
  constexpr std::uint32_t after = OfficeWords::mask(OfficeSign::after);
  const bool halved = span.length() == 2 && model_->surname(reading.text[span.start]) > 0 &&
                      words_->begins(reading.scan, span.end + 1, after) >= 2;
  const std::uint32_t word = model_->following_word(reading.text, span.end);
  const bool general = word > 2 || (word > 0 && !halved) || is_aspect(second) ||
                       (verb && ((goes_with_verb(second) && !halved) || is_digit(second)));
  const int least = general ? std::max(ends_at_general_word, learned) : learned;
  if (weak > 0) return std::max(weak >= 2 ? ends_at_character : ends_at_weak, least);
  if (general) return least;
  if (verb) return std::max(ends_at_verb, least);
  // Half a word within the name and half of it behind: the name ends earlier.
  const std::uint32_t last = span.end - 1;
  const bool cuts =
      span.length() > 2 && last + model_->following_word(reading.text, last) > span.end;
  return cuts ? learned + cuts_word : learned;
}

// Whether a word that follows names stands within the first part of a name with dots.
bool NameFinder::parted(const Reading& reading, Span span) const {
  constexpr std::uint32_t after = OfficeWords::mask(OfficeSign::after);
  if (span.length() == 1) return false;
  for (std::uint32_t i = span.start; i < span.end; ++i) {
    const std::uint32_t length = words_->begins(reading.scan, i, after);
    if (length >= 2) return true;
    if (length == 1 && model_->transcription(reading.text[i]) < foreign_to_sound) return true;
  }
  return false;
}

NameGuess NameFinder::dotted(const Reading& reading, std::uint32_t at, std::uint32_t dot) const {
  const auto& text = reading.text;
  // A verb before the dot parts the name of one person from that of another.
  if (parted(reading, {at, dot})) return {};
  for (std::uint32_t parts = 1; parts < parts_most; ++parts) {
    std::uint32_t next = dot + 1;
    while (is_han(text.at(next)) && next - dot <= part_length_most) ++next;
    if (text.at(next) != middle_dot || next == dot + 1) break;
    dot = next;
  }
  NameGuess best;
  int sum = 0;
  for (std::uint32_t end = dot + 1; is_han(text.at(end)) && end - dot <= part_length_most; ++end) {
    sum += std::clamp(model_->transcription(text[end]), -24, 40);
    const Span last{dot + 1, end + 1};
    if (words_->begins(reading.scan, end, OfficeWords::mask(OfficeSign::place)) > 2) break;
    const int bonus = last.length() > 2 ? of_known_parts : of_known_parts / 2;
    const int within = is_part(reading, last) ? bonus : swallowed(reading, last);
    const int total = dotted_name + sum + within + score_end(reading, last);
    if (best.span.empty() || total > best.score) best = {{at, end + 1}, total};
  }
  return best;
}

// An end that also occurs elsewhere before another character is the end of something; with nested
// candidates that tells a short name from the beginning of a longer one.
void NameFinder::weigh_repetition(const Reading& reading, std::vector<NameGuess>& guesses) const {
  if (guesses.size() < 2) return;
  const auto units = reading.text.units();
  const std::uint32_t start = guesses.front().span.start;
  const std::u16string_view shortest = units.substr(start, 2);
  const std::uint32_t from = start > window_code_points ? start - window_code_points : 0;
  const std::u16string_view window = units.substr(from, window_code_points * 2);
  std::vector<bool> seen(guesses.size());
  std::size_t found = next_pair(window, shortest[0], shortest[1], 0);
  for (std::uint32_t times = 0; found != window.npos && times < repetitions_most; ++times) {
    const std::size_t at = from + found;
    for (std::size_t i = 0; i < guesses.size() && at != start; ++i) {
      const std::uint32_t length = guesses[i].span.length();
      if (units.compare(at, length, units.substr(start, length)) != 0) break;
      if (reading.text.at(static_cast<std::int64_t>(at + length)) !=
          reading.text.at(guesses[i].span.end)) {
        seen[i] = true;
      }
    }
    found = next_pair(window, shortest[0], shortest[1], found + 1);
  }
  for (std::size_t i = 0; i < guesses.size(); ++i) {
    if (seen[i]) guesses[i].score += repeated;
  }
}

// "District|health commission": the surname that is the word for a district, before a body.
bool NameFinder::names_body(const Reading& reading, std::uint32_t at) const {
  constexpr char16_t district = 0x533A;
  return reading.text[at] == district &&
         words_->begins(reading.scan, at + 1, OfficeWords::mask(OfficeSign::body)) > 1;
}

NameGuess NameFinder::right_of(const Reading& reading, std::uint32_t at, int least) const {
  const auto& text = reading.text;
  std::uint32_t run = at;
  while (is_han(text.at(run)) && run - at < part_length_most) ++run;
  if (run - at >= 1 && text.at(run) == middle_dot && is_han(text.at(run + 1))) {
    const NameGuess guess = dotted(reading, at, run);
    if (guess.score >= least) return guess;
    if (!parted(reading, {at, run})) return {};
  }
  if (run - at < 2) return {};
  constexpr std::uint32_t after = OfficeWords::mask(OfficeSign::after);
  constexpr std::uint32_t place = OfficeWords::mask(OfficeSign::place);
  constexpr std::uint32_t weak = OfficeWords::mask(OfficeSign::after_weak);
  constexpr std::uint32_t act = OfficeWords::mask(OfficeSign::after_act);
  constexpr std::uint32_t trade = OfficeWords::mask(OfficeSign::trade);
  if (words_->begins(reading.scan, at, after) >= 2 || names_body(reading, at)) return {};
  if (words_->begins(reading.scan, at, trade) >= 2) return {};
  // Before a mark it may be all of a name after all.
  const std::uint32_t never =
      words_->begins(reading.scan, at, OfficeWords::mask(OfficeSign::no_name));
  if (never > 0 && (is_han(text.at(at + never)) || text.at(at + never) == closing_quote)) return {};
  const std::uint32_t place_length = words_->begins(reading.scan, at, place);
  if (place_length > 2) return {};
  // "shuo" and the like begin a name only as a surname, which few of them are.
  const int begins_as_word = words_->begins(reading.scan, at, after) == 1 ? begins_with_word : 0;
  std::vector<NameGuess> guesses;
  guesses.reserve(sound_length_most);
  const std::uint32_t word = model_->following_word(text, at);
  bool holds_verb = false;
  for (std::uint32_t end = at + 2; end <= run && end - at <= sound_length_most; ++end) {
    const Span span{at, end};
    const bool verb = word > 2 && span.length() >= word;
    // A long name by its sound holds no verb of the dictionary.
    const std::uint32_t inner = end - at > 4 ? end - 2 : 0;
    holds_verb = holds_verb || (inner > at + 1 && model_->following_word(text, inner) == 2);
    const bool place_alone = place_length == 2 && span.length() == 2;
    const bool place_goes_on =
        place_alone && is_han(text.at(end)) && words_->begins(reading.scan, end, after | weak) == 0;
    // Whoever acts right behind a title is a person, named like a place or not.
    const bool acts =
        place_alone && model_->surname(text[at]) > 0 && words_->begins(reading.scan, end, act) > 0;
    const int doubt = (holds_verb ? swallows_verb : 0) +
                      (place_goes_on       ? is_longer_place
                       : place_length == 2 ? is_place
                                           : 0) +
                      (verb ? is_word : 0) + begins_as_word -
                      (acts ? swallowed(reading, {at + 1, end}) : 0);
    guesses.push_back({span, score(reading, span) + score_end(reading, span) + doubt});
  }
  const auto most =
      std::max_element(guesses.begin(), guesses.end(),
                       [](const NameGuess& a, const NameGuess& b) { return a.score < b.score; });
  if (most->score + repeated < least) return {};
  weigh_repetition(reading, guesses);
  NameGuess best = guesses.front();
  for (const NameGuess& guess : guesses) {
    if (guess.score > best.score) best = guess;
  }
  return best.score >= least ? best : NameGuess{};
}

// Whether the string also stands nearby before another character.
bool NameFinder::told_elsewhere(const Reading& reading, Span span) const {
  const auto units = reading.text.units();
  const std::uint32_t from = span.start > window_code_points ? span.start - window_code_points : 0;
  const auto window = units.substr(from, window_code_points * 2);
  const auto name = units.substr(span.start, span.length());
  std::size_t found = next_pair(window, name[0], name[1], 0);
  for (std::uint32_t times = 0; found != window.npos && times < repetitions_most;) {
    if (window.compare(found, name.size(), name) == 0) {
      const std::size_t end = from + found + name.size();
      if (reading.text.at(static_cast<std::int64_t>(end)) != reading.text.at(span.end)) return true;
      ++times;
    }
    found = next_pair(window, name[0], name[1], found + 1);
  }
  return false;
}

NameGuess NameFinder::left_of(const Reading& reading, std::uint32_t end,
                              std::uint32_t floor) const {
  const auto& text = reading.text;
  std::uint32_t start = end;
  bool dots = false;
  while (start > floor && (is_han(text[start - 1]) || text[start - 1] == middle_dot)) {
    --start;
    dots = dots || text[start] == middle_dot;
  }
  if (dots) {
    const bool fits =
        end - start <= part_length_most * 3 && is_han(text[start]) && is_han(text[end - 1]);
    return fits ? NameGuess{{start, end}, 100} : NameGuess{};
  }
  constexpr std::uint32_t place = OfficeWords::mask(OfficeSign::place);
  constexpr std::uint32_t trade = OfficeWords::mask(OfficeSign::trade);
  NameGuess best;
  for (std::uint32_t from = end - start > sound_length_most ? end - sound_length_most : start;
       from + 2 <= end; ++from) {
    const Span span{from, end};
    const std::uint32_t suffix =
        words_->ends(reading.scan, end, from, OfficeWords::mask(OfficeSign::suffix));
    if (suffix > 0 && !told_elsewhere(reading, span)) continue;
    if (words_->ends(reading.scan, end, from, OfficeWords::mask(OfficeSign::body)) > 0) continue;
    if (words_->ends(reading.scan, end, 0, place) > 0) continue;
    if (words_->begins(reading.scan, from, trade) == end - from) continue;
    if (words_->begins(reading.scan, from, OfficeWords::mask(OfficeSign::no_name)) == end - from) {
      continue;
    }
    if (from + words_->begins(reading.scan, from, place) > end) continue;
    const bool bounded = from == start || words_->ends(reading.scan, from, floor, trade) > 1;
    int total =
        score(reading, span, Ending::certain) + (bounded ? begins_at_boundary : begins_elsewhere);
    const bool may_win = best.span.empty() || total + repeated > best.score;
    if (may_win && told_elsewhere(reading, span)) total += repeated;
    if (best.span.empty() || total > best.score) best = {span, total};
  }
  return best;
}

}  // namespace duikou::mention
