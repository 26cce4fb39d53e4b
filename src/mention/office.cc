// SPDX-License-Identifier: Apache-2.0
// Offices are found by the words that end their titles. Titles parted by nothing but an enumeration
// mark form a chain; a name to the right of its last title holds all of them, and so does every
// name of the list that may follow. Chains without a name to the right wait until all others are
// settled, because a name before a title ("Xi Jinping zongshuji") or joined to it by a verb is
// easier to tell when the report names the person elsewhere.
#include "mention/office.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "mention/office_chain.h"
#include "mention/pair_filter.h"

namespace duikou::mention {
namespace {

constexpr char16_t genitive = 0x7684;
constexpr char16_t full_colon = 0xFF1A;
constexpr char16_t conjunction_in_list = 0x4E0E;
constexpr std::array<char16_t, 2> lower{0x526F, 0x4EE3};  // deputy, acting
constexpr char16_t full_line = 0xFF5C;                    // parts the cells of a table
constexpr std::uint32_t remark_length_most = 6;
constexpr int colon_doubt = 20;
constexpr int doubtful_name = 74;
constexpr std::uint32_t script_sample_code_points = 4000;

// Whether a report is in traditional script: folding changes a good part of its characters.
bool traditional(const text::Folded& text) {
  const std::uint32_t size = std::min(text.size(), script_sample_code_points);
  const std::string_view utf8 = text.original({0, size});
  std::uint32_t han = 0, changed = 0, index = 0;
  for (std::size_t i = 0; i < utf8.size() && index < size; ++index) {
    const auto byte = [&](std::size_t at) {
      return static_cast<unsigned>(static_cast<unsigned char>(utf8[at]));
    };
    const unsigned lead = byte(i);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (length == 3) {
      const unsigned unit = (lead & 15) << 12 | (byte(i + 1) & 63) << 6 | (byte(i + 2) & 63);
      if (is_han(static_cast<char16_t>(unit))) {
        ++han;
        changed += text[index] != unit;
      }
    }
    i += length;
  }
  return changed * 6 > han;
}

std::string simplified_name(const text::Folded& text, Span span) {
  return text::utf8_of(text.units().substr(span.start, span.length()));
}

// As written, but for the dot.
std::string name_of(const text::Folded& text, Span span) {
  const std::u16string_view units = text.units().substr(span.start, span.length());
  std::string out;
  if (units.find(middle_dot) == units.npos) return out = text.original(span);
  for (std::uint32_t i = span.start; i < span.end; ++i) {
    if (text[i] == middle_dot) {
      out += text::utf8_of(std::u16string_view(&middle_dot, 1));
    } else {
      out += text.original({i, i + 1});
    }
  }
  return out;
}

bool same_sentence(const text::Folded& text, Span a, Span b) {
  for (std::uint32_t i = std::min(a.start, b.start); i < std::max(a.start, b.start); ++i) {
    if (text[i] == full_stop || text[i] == u'\n') return false;
  }
  return true;
}

}  // namespace

HolderFinder::HolderFinder(const lexicon::Lexicon& lexicon, NameModel model)
    : words_(lexicon), model_(std::move(model)) {}

Result<HolderFinder> HolderFinder::make(const lexicon::Lexicon& lexicon,
                                        const lexicon::DataFiles& data) {
  auto model = NameModel::make(data);
  if (!model) return std::move(model).error();
  return HolderFinder(lexicon, std::move(model).value());
}

bool HolderFinder::joined(const Reading& reading, std::uint32_t from, std::uint32_t to) const {
  std::uint32_t blanks = from;
  while (blanks < to && is_blank(reading.text[blanks])) ++blanks;
  return to == blanks || (to == from + 1 && reading.text[from] == enumeration_mark);
}

// Names of a list after the first one, which is out[first]. Returns where the list ends.
std::uint32_t HolderFinder::take_list(const Reading& reading, std::size_t first,
                                      const Span* next_head, std::vector<Holder>& out) const {
  const NameFinder names(words_, model_);
  const std::uint32_t first_end = out[first].person.end;
  std::uint32_t at = first_end;
  while (true) {
    std::uint32_t mark = at;
    mark += words_.begins(reading.scan, mark, OfficeWords::mask(OfficeSign::tag));
    const char16_t unit = reading.text.at(mark);
    const bool listed = unit == enumeration_mark;
    const bool within = at != first_end && unit == conjunction_in_list;
    if (!listed && !within && !is_conjunction(unit)) return at;
    const int least = listed ? NameFinder::least_in_list : NameFinder::least_after_title;
    const NameGuess name = names.right_of(reading, mark + 1, least);
    if (name.span.empty()) return at;
    if (next_head != nullptr && name.span.end >= next_head->start) return at;
    Holder holder = out[first];
    holder.person = name.span;
    out.push_back(std::move(holder));
    at = name.span.end;
  }
}

// What may stand between a title and the name to its right: a colon, a remark in brackets, the cell
// of a table, a verb ("the chief is"), or, where a verb told the title, a genitive.
std::uint32_t HolderFinder::gap_after_title(const Reading& reading, const Chain& chain,
                                            std::uint32_t at) const {
  const char16_t unit = reading.text.at(at);
  if (unit == full_colon || unit == u':' || unit == full_line) return 1;
  if (unit == genitive && !chain.titles.front().copula.empty()) return 1;
  if (is_blank(unit)) {  // a signature
    std::uint32_t blanks = 1;
    while (is_blank(reading.text.at(at + blanks))) ++blanks;
    return blanks;
  }
  if (unit == full_open || unit == u'(') {
    for (std::uint32_t i = 1; i <= remark_length_most; ++i) {
      const char16_t close = reading.text.at(at + i);
      if (close == full_close || close == u')') return i + 1;
      if (!is_han(close)) return 0;
    }
    return 0;
  }
  if (unit == enumeration_mark) return trade_after(reading, at);
  // Behind a verb only a joining word of its own ("who took the post is") goes on to a name.
  const bool told = !chain.titles.front().copula.empty();
  const std::uint32_t joins = words_.begins(reading.scan, at, OfficeWords::mask(OfficeSign::joins));
  return told && joins < 2 ? 0 : joins;
}

// "Deputy dean, doctor Li Yan": how far a trade that is no office reaches behind the mark, or 0.
std::uint32_t HolderFinder::trade_after(const Reading& reading, std::uint32_t mark) const {
  constexpr std::uint32_t trade = OfficeWords::mask(OfficeSign::trade);
  constexpr std::uint32_t words_most = 10;
  constexpr std::uint32_t grade_least = 4;
  for (std::uint32_t i = mark + 1; is_han(reading.text.at(i)) && i - mark <= words_most; ++i) {
    std::uint32_t length = words_.begins(reading.scan, i, trade);
    if (length == 0) continue;
    // A bare trade may begin a list of people: "the dean, the doctor and the nurse".
    if (i == mark + 1 && length < grade_least) return 0;
    for (std::uint32_t more = length; more > 0; length += more) {
      more = words_.begins(reading.scan, i + length, trade);
    }
    return i + length - mark;
  }
  return 0;
}

// The names to the right of a chain's last title. Returns where they end; the title's end if none.
std::uint32_t HolderFinder::take_right(const Reading& reading, Chain& chain, const Span* next_head,
                                       std::vector<Holder>& out) const {
  const NameFinder names(words_, model_);
  const std::uint32_t end = chain.titles.back().span.end;
  std::uint32_t at = end;
  const Title& last = chain.titles.back();
  int least = last.cores.size() > 1 || chain.titles.size() > 1 ? NameFinder::least_after_body
              : last.span.start < last.cores.front()           ? NameFinder::least_after_words
                                                               : NameFinder::least_after_title;
  const std::uint32_t between = gap_after_title(reading, chain, at);
  at += between;
  if (between > 0) least = NameFinder::least_after_title + colon_doubt;
  const NameGuess name = names.right_of(reading, at, least);
  if (name.span.empty()) return end;
  // "The head Zhao Lei leads": the title behind the name is what he does.
  const std::uint32_t leads =
      words_.begins(reading.scan, name.span.end, OfficeWords::mask(OfficeSign::after_act));
  const std::uint32_t name_end = leads > 1 ? name.span.end : name.span.end + 1;
  if (next_head != nullptr && name_end > next_head->start) return end;
  if (name.score < doubtful_name && chain.titles.size() == 1) {
    // "Xi Jinping zongshuji shike...": the person stands before the title already.
    std::uint32_t title_start = 0;
    const NameGuess left = name_before(reading, chain.titles.front(), title_start);
    if (left.score > name.score && left.score >= NameFinder::least_before_title) return end;
  }
  out.push_back({name.span, {}, chain.spans(), chain.former(), chain.titles.front().leaves});
  return take_list(reading, out.size() - 1, next_head, out);
}

void HolderFinder::collect(const Reading& reading, std::vector<Holder>& out) const {
  const TitleFinder titles(words_);
  std::vector<Span> heads;
  titles.heads(reading, heads);
  std::vector<Chain> waiting;
  Chain chain;
  std::uint32_t floor = 0;
  const auto put_off = [&] {
    if (!chain.titles.empty()) waiting.push_back(std::move(chain));
    chain = {};
  };
  for (std::size_t i = 0; i < heads.size(); ++i) {
    const Span head = heads[i];
    if (head.start < floor) continue;
    Title title = titles.before(reading, head, floor);
    const bool joins =
        !chain.titles.empty() && joined(reading, chain.titles.back().span.end, title.reach);
    if (!joins) put_off();
    if (joins && title.reach == chain.titles.back().span.end) {
      chain.titles.back().span.end = title.span.end;
    } else {
      chain.titles.push_back(std::move(title));
    }
    const Span* next = i + 1 < heads.size() ? &heads[i + 1] : nullptr;
    const std::uint32_t end = take_right(reading, chain, next, out);
    floor = end;
    if (end > head.end) chain = {};
  }
  put_off();
  const NameFinder names(words_, model_);
  Told told;
  for (const Holder& holder : out) {
    told.add(reading.text, holder.person);
    // Who stands between a title and what follows the comma, too: "the captain A, dean of...".
    told.by_title_end[std::max(holder.person.end, holder.titles.back().end)] = holder.person;
  }
  // Those who stand right of their titles, by where these begin.
  std::map<std::uint32_t, Span> by_title;
  for (const Holder& holder : out) by_title.emplace(holder.titles.front().start, holder.person);
  for (Chain& one : waiting) {
    const std::size_t before = out.size();
    if (!take_left(reading, one, told, out)) take_next(reading, one, by_title, out);
    if (out.size() > before) continue;
    if (const Span person = told.holder_before(reading, names, one); !person.empty()) {
      out.push_back({person, {}, one.spans(), one.former(), false});
    }
  }
  std::sort(out.begin(), out.end(), [](const Holder& a, const Holder& b) {
    const auto begin = [](const Holder& one) {
      return std::pair(std::min(one.titles.front().start, one.person.start), one.person.start);
    };
    return begin(a) < begin(b);
  });
}

void HolderFinder::find(const text::Folded& text, const lexicon::Scan& scan,
                        std::vector<Holder>& holders) const {
  std::vector<Holder> found;
  collect({text, scan}, found);
  if (found.empty()) return;
  std::optional<bool> simplify;  // asked only where it makes a difference
  for (Holder& holder : found) {
    holder.name = name_of(text, holder.person);
    std::string simplified = simplified_name(text, holder.person);
    if (holder.name == simplified) continue;
    if (!simplify) simplify = traditional(text);
    if (*simplify) holder.name = std::move(simplified);
  }
  holders.insert(holders.end(), std::make_move_iterator(found.begin()),
                 std::make_move_iterator(found.end()));
}

// Short names are parts of longer ones: they need a word behind them that follows names.
void HolderFinder::mention_known(const Reading& reading, std::vector<Mention>& out) const {
  constexpr std::uint32_t long_enough = 3;
  constexpr std::uint32_t follows = OfficeWords::mask(OfficeSign::after) |
                                    OfficeWords::mask(OfficeSign::after_weak) |
                                    OfficeWords::mask(OfficeSign::tag);
  const std::size_t told = out.size();
  std::size_t next = 0;  // of those told, the first that ends behind the place at hand
  for (const lexicon::Hit& hit : reading.scan.hits) {
    if ((words_.signs(hit.word) & OfficeWords::mask(OfficeSign::known)) == 0) continue;
    const Span span = hit.span();
    while (next < told && out[next].span.end <= span.start) ++next;
    if (next < told && out[next].span.start < span.end) continue;
    const bool ends =
        !is_han(reading.text.at(span.end)) || words_.begins(reading.scan, span.end, follows) > 0;
    if (span.length() < long_enough && !ends) continue;
    Mention mention;
    mention.type = Type::person;
    mention.span = span;
    mention.value = simplified_name(reading.text, span);
    out.push_back(std::move(mention));
  }
}

void HolderFinder::mention_all(const text::Folded& text, const lexicon::Scan& scan,
                               const std::vector<Holder>& holders,
                               std::vector<Mention>& out) const {
  const auto sort = [&] {
    std::sort(out.begin(), out.end(),
              [](const Mention& a, const Mention& b) { return a.span < b.span; });
  };
  mention_holders(text, holders, out);
  sort();
  mention_known({text, scan}, out);
  sort();
}

void HolderFinder::mention_holders(const text::Folded& text, const std::vector<Holder>& holders,
                                   std::vector<Mention>& out) const {
  if (holders.empty()) return;
  struct Known {
    std::u16string_view units;
    const std::string* name;
  };
  std::unordered_map<char32_t, std::vector<Known>> by_pair;
  PairFilter begins_name;
  std::set<Span> titles;
  const auto units = text.units();
  const auto pair_at = [&](std::size_t at) {
    return static_cast<char32_t>(units[at]) << 16 | units[at + 1];
  };
  for (const Holder& holder : holders) {
    const auto name = units.substr(holder.person.start, holder.person.length());
    auto& known = by_pair[pair_at(holder.person.start)];
    begins_name.add(name[0], units[holder.person.start + 1]);
    const bool told = std::any_of(known.begin(), known.end(),
                                  [&](const Known& one) { return one.units == name; });
    if (!told) known.push_back({name, &holder.name});
    titles.insert(holder.titles.begin(), holder.titles.end());
  }
  for (std::size_t at = 0; at + 1 < units.size();) {
    if (!begins_name.has(units[at], units[at + 1])) {
      ++at;
      continue;
    }
    const auto found = by_pair.find(pair_at(at));
    const Known* longest = nullptr;
    if (found != by_pair.end()) {
      for (const Known& one : found->second) {
        if (units.compare(at, one.units.size(), one.units) != 0) continue;
        if (longest == nullptr || one.units.size() > longest->units.size()) longest = &one;
      }
    }
    if (longest == nullptr) {
      ++at;
      continue;
    }
    Mention mention;
    mention.type = Type::person;
    mention.span = {static_cast<std::uint32_t>(at),
                    static_cast<std::uint32_t>(at + longest->units.size())};
    mention.value = *longest->name;
    out.push_back(std::move(mention));
    at += longest->units.size();
  }
  for (const Span& title : titles) {
    Mention mention;
    mention.type = Type::office;
    mention.span = title;
    mention.value = text.original(title);
    out.push_back(std::move(mention));
  }
}

bool HolderFinder::same_office(const text::Folded& text, Span fuller, Span shorter) const {
  const auto full = text.units().substr(fuller.start, fuller.length());
  const auto brief = text.units().substr(shorter.start, shorter.length());
  if (!full.ends_with(brief)) return false;
  if (full.size() == brief.size()) return true;
  const char16_t before = full[full.size() - brief.size() - 1];
  return std::find(lower.begin(), lower.end(), before) == lower.end();
}

namespace {

// From title to name; where a long list parts them, each alone: thousands of names behind one title
// must not give thousands of long quotes.
std::vector<Span> evidence_of(Span title, Span person) {
  constexpr std::uint32_t length_most = 600;
  const Span whole{std::min(title.start, person.start), std::max(title.end, person.end)};
  if (whole.length() <= length_most) return {whole};
  return {std::min(title, person), std::max(title, person)};
}

}  // namespace

std::vector<Office> HolderFinder::offices(const text::Folded& text,
                                          const std::vector<Holder>& holders) const {
  std::vector<Office> out;
  std::map<std::u16string, std::vector<std::size_t>> by_key;
  std::map<std::u16string, std::vector<const Holder*>> leaving;
  for (const Holder& holder : holders) {
    if (holder.leaves) leaving[key_of(text, holder.person)].push_back(&holder);
  }
  const auto given_up = [&](const std::u16string& key, const Holder& holder, Span title) {
    const auto found = leaving.find(key);
    if (found == leaving.end()) return false;
    for (const Holder* leaver : found->second) {
      if (!same_sentence(text, leaver->person, holder.person)) continue;
      for (const Span& left : leaver->titles) {
        if (same_office(text, title, left) || same_office(text, left, title)) return true;
      }
    }
    return false;
  };
  for (const Holder& holder : holders) {
    const std::u16string key = key_of(text, holder.person);
    for (const Span& title : holder.titles) {
      if (holder.leaves || given_up(key, holder, title)) continue;
      std::vector<Span> evidence = evidence_of(title, holder.person);
      auto& own = by_key[key];
      const auto told = std::find_if(own.begin(), own.end(), [&](std::size_t i) {
        return same_office(text, out[i].title, title) || same_office(text, title, out[i].title);
      });
      if (told == own.end()) {
        own.push_back(out.size());
        out.push_back({holder.name, holder.person, title, std::move(evidence), holder.former});
        continue;
      }
      Office& office = out[*told];
      if (title.length() > office.title.length()) {
        office.title = title;
        office.person = holder.person;
      }
      if (holder.name.size() > office.name.size()) office.name = holder.name;
      office.evidence.insert(office.evidence.end(), evidence.begin(), evidence.end());
    }
  }
  return out;
}

}  // namespace duikou::mention
