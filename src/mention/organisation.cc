// SPDX-License-Identifier: Apache-2.0
#include "mention/organisation.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>

#include "lexicon/table.h"
#include "mention/title.h"

namespace duikou::mention {
namespace {

constexpr std::string_view file = "lexicon/organisations.tsv";
constexpr std::string_view prefix = "organisation.";
constexpr std::array<std::string_view, 4> names{"facility", "institution", "front", "body"};
constexpr std::uint32_t before_ending_least = 2;

}  // namespace

Status add_organisation_words(const lexicon::DataFiles& data, lexicon::Lexicon& lexicon) {
  const auto bytes = data.find(file);
  if (bytes == data.end()) {
    return Error{Error::Kind::io, std::string(file), "the table is missing",
                 "bring it along with the other files of data/"};
  }
  auto table = lexicon::Table::parse(file, bytes->second, {"word", "class"});
  if (!table) return std::move(table).error();
  std::uint32_t row = 0;
  for (const lexicon::Row& cells : table->rows()) {
    if (std::find(names.begin(), names.end(), cells[1]) == names.end()) {
      return cells.error("an unknown class", "use facility, institution, front or body");
    }
    lexicon.add(cells[0], std::string(prefix) + std::string(cells[1]), row++);
  }
  return Done{};
}

OrganisationFinder::OrganisationFinder(const lexicon::Lexicon& lexicon)
    : words_(lexicon), does_(lexicon.size()) {
  for (std::uint32_t word = 0; word < lexicon.size(); ++word) {
    for (const lexicon::Meaning& meaning : lexicon.meanings(word)) {
      const std::string_view name = lexicon.class_name(meaning.of);
      if (name == "organisation.before") does_[word] |= starts;
      if (name == "organisation.link") does_[word] |= links;
      if (name == "organisation.keep") does_[word] |= keeps;
      if (name == "organisation.none") does_[word] |= only_seems;
      if (!name.starts_with(prefix)) continue;
      const auto known = std::find(names.begin(), names.end(), name.substr(prefix.size()));
      if (known == names.end()) continue;
      const auto ending = static_cast<std::uint8_t>(1 + (known - names.begin()));
      does_[word] = static_cast<std::uint8_t>((does_[word] & ~ends_name) | ending);
    }
  }
}

Result<OrganisationFinder> OrganisationFinder::make(const lexicon::Lexicon& lexicon) {
  return OrganisationFinder(lexicon);
}

std::uint32_t OrganisationFinder::place_at(const lexicon::Scan& scan, std::uint32_t at) const {
  return words_.begins(scan, at, OfficeWords::mask(OfficeSign::place));
}

// Where a name begins that the walk has let run on over a verb: at the first place inside, unless
// another body's name, or a word of a name's inside, ends right before it (the Xinjiang branch of a
// bank).
std::uint32_t OrganisationFinder::from_place(const lexicon::Scan& scan, Span walked) const {
  constexpr std::uint32_t place_length_least = 2;
  constexpr std::uint32_t ending_length_most = 8;
  for (std::uint32_t at = walked.start; at < walked.end; ++at) {
    if (place_at(scan, at) < place_length_least) continue;
    if (at == walked.start) return at;
    const std::uint32_t most = std::min(ending_length_most, at - walked.start);
    const auto inside = [&](const lexicon::Hit& hit) {
      return (does_[hit.word] & (ends_name | keeps)) != 0;
    };
    return scan.longest_before(at, most, inside) != nullptr ? walked.start : at;
  }
  return walked.start;
}

// "Deputy dean": the character for the body stands within the title.
bool OrganisationFinder::in_title(const text::Folded& text, const lexicon::Hit& hit) {
  constexpr char16_t deputy = 0x526F;
  constexpr char16_t head = 0x957F;
  return hit.start > 0 && text[hit.start - 1] == deputy && text.at(hit.start + hit.length) == head;
}

// Whether the character that would end a name ends that of a place.
bool OrganisationFinder::ends_place(const lexicon::Scan& scan, const lexicon::Hit& hit) const {
  const std::uint32_t end = hit.start + hit.length;
  return words_.ends(scan, end, 0, OfficeWords::mask(OfficeSign::place)) > hit.length;
}

// Whether a linking word that begins here parts two names: the ending of one, of two characters or
// more, stands right before, small words between, and no word of a name's inside begins here.
bool OrganisationFinder::parts(const lexicon::Scan& scan, std::uint32_t at) const {
  constexpr std::uint32_t gap_most = 2;
  constexpr std::uint32_t length_most = 8;
  for (const lexicon::Hit& hit : scan.at(at)) {
    if ((does_[hit.word] & keeps) != 0) return false;
  }
  const auto ends = [&](const lexicon::Hit& hit) {
    return hit.length > 1 && (does_[hit.word] & ends_name) != 0;
  };
  for (std::uint32_t gap = 0; gap <= std::min(gap_most, at); ++gap) {
    if (scan.longest_before(at - gap, length_most, ends) != nullptr) return true;
  }
  return false;
}

void OrganisationFinder::find(const text::Folded& text, const lexicon::Scan& scan,
                              std::vector<Mention>& out) const {
  const TitleFinder titles(words_);
  const Reading reading{text, scan};
  std::vector<Mention> found;
  std::uint32_t verb = 0;  // where the last word ended that a name may follow
  std::uint32_t none = 0;  // where the last word ended that only seems to end a name
  for (const lexicon::Hit& hit : scan.hits) {
    const std::uint8_t does = does_[hit.word];
    if (does == 0) continue;
    if ((does & only_seems) != 0) none = std::max(none, hit.start + hit.length);
    if ((does & starts) != 0 || ((does & links) != 0 && parts(scan, hit.start))) {
      verb = std::max(verb, hit.start + hit.length);
    }
    if ((does & ends_name) == 0 || hit.start + hit.length <= none) continue;
    const auto of = static_cast<OrganisationClass>((does & ends_name) - 1);
    const bool whole = of == OrganisationClass::body;
    const std::uint32_t floor = verb <= hit.start ? verb : 0;
    const std::uint32_t walked = whole ? hit.start : titles.walk(reading, hit.start, floor);
    const std::uint32_t start = whole ? walked : from_place(scan, {walked, hit.start});
    // One character alone ends too many other words: a place must begin such a name.
    if (!whole && hit.length == 1 &&
        (place_at(scan, start) == 0 || ends_place(scan, hit) || in_title(text, hit))) {
      continue;
    }
    if (!whole && hit.start - start < before_ending_least) continue;
    Mention mention;
    mention.type = Type::organisation;
    mention.span = {start, hit.start + hit.length};
    mention.row = static_cast<std::uint32_t>(of);
    // A later ending of the same stretch makes the name longer.
    while (!found.empty() && mention.span.overlaps(found.back().span)) {
      if (found.back().span.end >= mention.span.end) break;
      mention.span.start = std::min(mention.span.start, found.back().span.start);
      found.pop_back();
    }
    if (!found.empty() && mention.span.overlaps(found.back().span)) continue;
    found.push_back(std::move(mention));
  }
  for (Mention& mention : found) mention.value = text.original(mention.span);
  out.insert(out.end(), std::make_move_iterator(found.begin()),
             std::make_move_iterator(found.end()));
}

}  // namespace duikou::mention
