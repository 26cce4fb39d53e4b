// SPDX-License-Identifier: Apache-2.0
#include "record/sameness.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>

namespace duikou::record {
namespace {

constexpr double rounded_share = 0.05;  // what a bound may explain between two numbers
constexpr double alike_share = 0.5;     // pairs of characters two forms of one name have in common

bool share(const SubjectRole& a, const SubjectRole& b) {
  std::vector<std::string_view> both;
  std::set_intersection(a.words.begin(), a.words.end(), b.words.begin(), b.words.end(),
                        std::back_inserter(both));
  return !both.empty();
}

bool any_within(const SubjectRole& a, const SubjectRole& b, const lexicon::Places& places) {
  for (std::size_t i = 0; i < a.words.size(); ++i) {
    for (std::size_t k = 0; k < b.words.size(); ++k) {
      if (within({a.places[i], a.words[i]}, {b.places[k], b.words[k]}, places)) return true;
    }
  }
  return false;
}

double ratio(const Number& a, const Number& b) {
  const double low = std::min(std::abs(a.value), std::abs(b.value));
  const double high = std::max(std::abs(a.value), std::abs(b.value));
  return low > 0 ? high / low : (high > 0 ? HUGE_VAL : 1.0);
}

bool equal(const Number& a, const Number& b) {
  if (a.currency != b.currency) return false;
  if (a.value == b.value) return true;
  return (a.bounded || b.bounded) && ratio(a, b) <= 1.0 + rounded_share;
}

// Numbers of a role are few (a claim gives one, a table of parts some): the first one stands.
bool equal_numbers(const SubjectRole& a, const SubjectRole& b) {
  if (a.numbers.empty() || b.numbers.empty()) return share(a, b);
  return equal(a.numbers[0], b.numbers[0]);
}

bool beyond(const SubjectRole& a, const SubjectRole& b, int percent) {
  if (a.numbers.empty() || b.numbers.empty()) return false;
  return a.numbers[0].currency != b.numbers[0].currency ||
         ratio(a.numbers[0], b.numbers[0]) * 100 > percent;
}

bool is_date(const SubjectRole& role) {
  return role.role->type == claim::ValueType::date;
}
bool is_place(const SubjectRole& role) {
  return role.role->type == claim::ValueType::place;
}

// A common value, as the type understands it.
bool in_common(const SubjectRole& a, const SubjectRole& b, const lexicon::Places& places) {
  if (is_date(a)) return a.days.known() && b.days.known() && a.days.meets(b.days);
  if (is_place(a)) return any_within(a, b, places);
  return share(a, b);
}

Days reach(const Subject& subject) {
  return subject.when.known() ? subject.when : subject.published;
}

double pairs_in_common(std::u16string_view a, std::u16string_view b) {
  const auto pairs = [](std::u16string_view of) {
    std::vector<std::uint32_t> out;
    for (std::size_t i = 0; i + 1 < of.size(); ++i) {
      out.push_back(static_cast<std::uint32_t>(of[i]) << 16 | of[i + 1]);
    }
    std::sort(out.begin(), out.end());
    return out;
  };
  const auto left = pairs(a);
  const auto right = pairs(b);
  if (left.empty() || right.empty()) return a == b ? 1.0 : 0.0;
  std::vector<std::uint32_t> both;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                        std::back_inserter(both));
  return 2.0 * static_cast<double>(both.size()) / static_cast<double>(left.size() + right.size());
}

bool same_title(const SubjectRole& a, const SubjectRole& b, const lexicon::Places& places) {
  if (!share(a, b)) return false;
  if (a.title_places.empty() || b.title_places.empty()) return true;
  for (const std::uint32_t left : a.title_places) {
    for (const std::uint32_t right : b.title_places) {
      if (places.within(left, right) || places.within(right, left)) return true;
    }
  }
  return false;
}

bool scopes_differ(const claim::Claim& a, const claim::Claim& b) {
  for (const auto& left : a.asides) {
    for (const auto& right : b.asides) {
      if (left.group == "scope" && right.group == "scope" && left.key == right.key &&
          left.value.value != right.value.value) {
        return true;
      }
    }
  }
  return false;
}

bool sibling(const Subject& a, const Subject& b, const SubjectRole& left,
             const SubjectRole& right) {
  return a.claim->source.id == b.claim->source.id && !equal_numbers(left, right);
}

// The tests of whole claims.
bool holds_of_claims(Test test, const Subject& a, const Subject& b) {
  if (test == Test::planned) {
    return a.claim->modality == claim::Modality::planned ||
           b.claim->modality == claim::Modality::planned;
  }
  if (test == Test::corrects) return corrects(a, b) || corrects(b, a);
  if (test == Test::dated) return a.when.known() && b.when.known();
  return test == Test::scope && scopes_differ(*a.claim, *b.claim);
}

// The tests that hold, or do not, where one of the two leaves the role empty.
bool holds_without(Test test, bool neither) {
  switch (test) {
    case Test::agree:
    case Test::near:
    case Test::alike:
      return true;
    case Test::same:
    case Test::absent:
      return neither;
    default:
      return false;
  }
}

// Asks for subjects that both have the role.
bool holds_of_roles(const Comparison& of, const Subject& a, const Subject& b,
                    const lexicon::Places& places) {
  const SubjectRole& left = *a.role(of.role);
  const SubjectRole& right = *b.role(of.role);
  switch (of.test) {
    case Test::share:
    case Test::series:
      return share(left, right);
    case Test::same:
      return is_date(left) ? in_common(left, right, places) : left.words == right.words;
    case Test::within:
      return any_within(left, right, places);
    case Test::agree:
      return in_common(left, right, places);
    case Test::given:
      return true;
    case Test::near:
      return is_date(left) ? left.days.gap(right.days) <= of.number
                           : !beyond(left, right, of.number);
    case Test::equal:
      return equal_numbers(left, right);
    case Test::alike:
      return pairs_in_common(left.text, right.text) >= alike_share;
    case Test::half:
      return common_share(left.text, right.text) >= 0.5;
    case Test::title:
      return same_title(left, right, places);
    case Test::apart:
      return is_date(left) && left.role->name == "start" ? !a.when.meets(b.when)
                                                         : !in_common(left, right, places);
    case Test::far:
      return left.days.gap(right.days) > of.number;
    case Test::sibling:
      return sibling(a, b, left, right);
    case Test::beyond:
      return beyond(left, right, of.number);
    default:
      return false;
  }
}

bool holds(const Comparison& of, const Subject& a, const Subject& b,
           const lexicon::Places& places) {
  if (of.role == "*") return holds_of_claims(of.test, a, b);
  if (of.test == Test::meets) return reach(a).meets(reach(b));
  const bool left = a.role(of.role) != nullptr;
  const bool right = b.role(of.role) != nullptr;
  if (!left || !right) return holds_without(of.test, !left && !right);
  return holds_of_roles(of, a, b, places);
}

// What one comparison leaves as key: two subjects it holds for have one of the words in common.
using Words = std::vector<std::string>;

Words years_of(Days days) {
  constexpr int years_max = 60;
  Words out;
  if (!days.known()) return out;
  const int first = Date::from_days(days.first).year;
  const int last = std::min<int>(Date::from_days(days.last).year, first + years_max);
  for (int year = first; year <= last; ++year) out.push_back(std::to_string(year));
  return out;
}

std::uint64_t hash_of(std::string_view bytes) {  // FNV-1a
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char byte : bytes) {
    hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3ULL;
  }
  return hash;
}

// Winnowing (Schleimer, Wilkerson, Aiken: "Winnowing: local algorithms for document
// fingerprinting", 2003): of each window of 7 hashes of 6 characters the least one is kept, so that
// two texts with 12 characters in a row in common keep a hash in common.
Words fingerprints(const std::u16string& text) {
  constexpr std::size_t run = 6;
  constexpr std::size_t window = 7;
  if (text.size() < run + window) return {"=" + text::utf8_of(text)};
  std::vector<std::uint64_t> hashes;
  for (std::size_t i = 0; i + run <= text.size(); ++i) {
    hashes.push_back(hash_of(text::utf8_of(std::u16string_view(text).substr(i, run))));
  }
  std::vector<std::uint64_t> kept;
  for (std::size_t i = 0; i + window <= hashes.size(); ++i) {
    kept.push_back(*std::min_element(hashes.begin() + i, hashes.begin() + i + window));
  }
  std::sort(kept.begin(), kept.end());
  kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
  Words out;
  for (const std::uint64_t hash : kept) out.push_back(std::to_string(hash));
  return out;
}

Words provinces_of(const SubjectRole& role, const lexicon::Places& places) {
  Words out;
  for (std::size_t i = 0; i < role.words.size(); ++i) {
    const bool known = role.places[i] != lexicon::Places::none;
    out.push_back(known ? places[places.province_of(role.places[i])].name : role.words[i]);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

Words key_words(const Comparison& of, const Subject& subject, const lexicon::Places& places) {
  if (of.test == Test::meets) return years_of(reach(subject));
  const SubjectRole* role = subject.role(of.role);
  if (!role) return of.test == Test::same ? Words{"-"} : Words{};
  if (of.test == Test::within) return provinces_of(*role, places);
  if (of.test == Test::half) return fingerprints(role->text);
  if (of.test != Test::same) return role->words;
  if (is_date(*role)) return years_of(role->days);
  std::string all;
  for (const std::string& word : role->words) all += word + "\n";
  return {all};
}

constexpr std::size_t keys_max = 4096;

// Every head with every word behind it.
Words extended(const Words& heads, const Words& words) {
  Words out;
  for (const std::string& word : words) {
    for (const std::string& head : heads) {
      if (out.size() == keys_max) return out;
      out.push_back(head);
      out.back().append("\t").append(word);
    }
  }
  return out;
}

}  // namespace

bool corrects(const Subject& a, const Subject& b) {
  const claim::Source& later = a.claim->source;
  const claim::Source& earlier = b.claim->source;
  return a.claim->modality == claim::Modality::corrected &&
         b.claim->modality != claim::Modality::corrected && !later.publisher.empty() &&
         later.publisher == earlier.publisher && earlier.published <= later.published;
}

bool never_one(const Subject& a, const Subject& b, const Vocabulary& vocabulary) {
  const WaysOfKind& ways = *vocabulary.ways.find(a.claim->kind);
  const bool correction = corrects(a, b) || corrects(b, a);
  return std::any_of(ways.never.begin(), ways.never.end(), [&](const Comparison& of) {
    const bool waived = of.test == Test::apart || of.test == Test::beyond;
    return !(correction && waived) && holds(of, a, b, vocabulary.places);
  });
}

bool may_be_one(const Subject& a, const Subject& b, const Vocabulary& vocabulary) {
  const WaysOfKind& ways = *vocabulary.ways.find(a.claim->kind);
  return std::any_of(ways.ways.begin(), ways.ways.end(), [&](const Way& way) {
    return std::all_of(way.comparisons.begin(), way.comparisons.end(),
                       [&](const Comparison& of) { return holds(of, a, b, vocabulary.places); });
  });
}

std::vector<std::uint64_t> keys_of(const Subject& subject, const Vocabulary& vocabulary) {
  std::vector<std::uint64_t> out;
  for (const Way& way : vocabulary.ways.find(subject.claim->kind)->ways) {
    Words combined = {subject.claim->kind + "\t" + way.name};
    for (const Comparison& of : way.comparisons) {
      if (!leaves_key(of.test)) continue;
      combined = extended(combined, key_words(of, subject, vocabulary.places));
    }
    for (const std::string& key : combined) out.push_back(hash_of(key));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  if (out.size() > keys_max) out.resize(keys_max);
  return out;
}

bool contradict(const SubjectRole& a, const SubjectRole& b, const lexicon::Places& places) {
  switch (a.role->type) {
    case claim::ValueType::date:
      return a.days.known() && b.days.known() && !a.days.meets(b.days);
    case claim::ValueType::number:
    case claim::ValueType::amount:
      return !equal_numbers(a, b);
    case claim::ValueType::place:
      return !any_within(a, b, places);
    default:
      return false;
  }
}

double common_share(std::u16string_view a, std::u16string_view b) {
  if (a.size() < b.size()) std::swap(a, b);
  if (a.empty()) return 1.0;
  if (b.size() * 2 < a.size()) return static_cast<double>(b.size()) / static_cast<double>(a.size());
  std::vector<std::uint32_t> row(b.size() + 1, 0);
  for (const char16_t c : a) {
    std::uint32_t diagonal = 0;
    for (std::size_t k = 0; k < b.size(); ++k) {
      const std::uint32_t above = row[k + 1];
      row[k + 1] = c == b[k] ? diagonal + 1 : std::max(above, row[k]);
      diagonal = above;
    }
  }
  return static_cast<double>(row.back()) / static_cast<double>(a.size());
}

}  // namespace duikou::record
