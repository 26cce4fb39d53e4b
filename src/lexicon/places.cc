// SPDX-License-Identifier: Apache-2.0
#include "lexicon/places.h"

#include <charconv>
#include <utility>

#include "lexicon/table.h"

namespace duikou::lexicon {
namespace {

std::vector<std::string_view> parts(std::string_view cell) {
  std::vector<std::string_view> out;
  while (!cell.empty()) {
    const std::size_t bar = std::min(cell.find('|'), cell.size());
    if (bar > 0) out.push_back(cell.substr(0, bar));
    cell.remove_prefix(std::min(bar + 1, cell.size()));
  }
  return out;
}

// Codes of GB/T 2260 are digits; the Corps and the zones carry codes of our own with a prefix.
std::string entity_of(std::string_view code) {
  const bool official = !code.empty() && code[0] >= '0' && code[0] <= '9';
  return official ? "place:" + std::string(code) : std::string(code);
}

PlaceLevel level_named(std::string_view name) {
  if (name == "province") return PlaceLevel::province;
  if (name == "prefecture") return PlaceLevel::prefecture;
  if (name == "corps") return PlaceLevel::corps;
  return name == "zone" ? PlaceLevel::zone : PlaceLevel::county;
}

Result<Table> parse(const DataFiles& data, std::string_view file,
                    std::initializer_list<std::string_view> columns) {
  const auto found = data.find(file);
  if (found == data.end()) {
    return Error{Error::Kind::io, std::string(file), "table is missing",
                 "install the data folder or set DUIKOU_DATA to it"};
  }
  return Table::parse(found->first, found->second, columns);
}

// Rows of all tables of places, in one form, before parents are known by index.
struct Entry {
  Place place;
  std::string parent;
  std::string successor;
  std::vector<std::string> words;
  std::string city = {};  // of a division of the Corps
};

void append_words(Entry& entry, std::string_view cell) {
  for (const std::string_view word : parts(cell)) entry.words.emplace_back(word);
}

Status read_divisions(const DataFiles& data, std::vector<Entry>& out) {
  auto table = parse(
      data, "places/divisions.tsv",
      {"code", "name", "short", "parent", "level", "aliases", "english", "successor", "until"});
  if (!table) return std::move(table).error();
  for (const Row& row : table->rows()) {
    Entry entry{{entity_of(row[0]), std::string(row[1]), std::string(row[6]), level_named(row[4])},
                entity_of(row[3]),
                row[7].empty() ? "" : entity_of(row[7]),
                {}};
    // "2016", "2019-12"; what is no year leaves it open.
    std::from_chars(row[8].data(), row[8].data() + row[8].size(), entry.place.until_year);
    append_words(entry, row[1]);
    append_words(entry, row[2]);
    append_words(entry, row[5]);
    out.push_back(std::move(entry));
  }
  return Done{};
}

Status read_corps(const DataFiles& data, std::vector<Entry>& out) {
  auto table =
      parse(data, "places/corps.tsv", {"code", "name", "aliases", "english", "parent", "city"});
  if (!table) return std::move(table).error();
  for (const Row& row : table->rows()) {
    const std::string_view parent = row[4].empty() ? "place:650000" : row[4];
    Entry entry{{std::string(row[0]), std::string(row[1]), std::string(row[3]), PlaceLevel::corps},
                std::string(parent),
                "",
                {},
                row[5].empty() ? "" : entity_of(row[5])};
    append_words(entry, row[1]);
    append_words(entry, row[2]);
    out.push_back(std::move(entry));
  }
  return Done{};
}

Status read_zones(const DataFiles& data, std::vector<Entry>& out) {
  auto table = parse(data, "places/zones.tsv", {"code", "name", "aliases", "parent"});
  if (!table) return std::move(table).error();
  for (const Row& row : table->rows()) {
    Entry entry{{std::string(row[0]), std::string(row[1]), "", PlaceLevel::zone},
                entity_of(row[3]),
                "",
                {}};
    append_words(entry, row[1]);
    append_words(entry, row[2]);
    out.push_back(std::move(entry));
  }
  return Done{};
}

}  // namespace

Result<Places> Places::make(const DataFiles& data, Lexicon& lexicon) {
  std::vector<Entry> entries;
  for (const auto read : {read_divisions, read_corps, read_zones}) {
    if (auto done = read(data, entries); !done) return std::move(done).error();
  }
  Places out;
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    out.by_entity_.emplace(entries[i].place.entity, i);
    entries[i].place.parent = entries[i].place.successor = entries[i].place.twin = i;
    out.places_.push_back(entries[i].place);
  }
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    const std::uint32_t parent = out.find(entries[i].parent);
    const std::uint32_t successor = out.find(entries[i].successor);
    if (parent != none) out.places_[i].parent = parent;
    if (successor != none) out.places_[i].successor = successor;
    const std::uint32_t city = out.find(entries[i].city);
    if (city != none) {
      out.places_[i].twin = city;
      out.places_[city].twin = i;
    }
    out.ways_.push_back({out.places_[i].parent, out.places_[i].successor});
    for (const std::string& word : entries[i].words) lexicon.add(word, "place", i);
  }
  out.number_provinces();
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    for (const std::string& word : entries[i].words) out.name(word, out.province_bit(i));
  }
  auto signs = parse(data, "places/signs.tsv", {"sign", "code", "use"});
  if (!signs) return std::move(signs).error();
  for (const Row& row : signs->rows()) {
    const std::uint32_t place = out.find(entity_of(row[1]));
    if (place == none) return row.error("no place " + std::string(row[1]), "use a known code");
    lexicon.add(row[0], row[2] == "pair" ? "place.pair-sign" : "place.sign", place);
    out.sign(row[0], out.province_bit(place));
  }
  auto stems = parse(data, "places/stems.tsv", {"stem", "code"});
  if (!stems) return std::move(stems).error();
  for (const Row& row : stems->rows()) {
    const std::uint32_t place = out.find(entity_of(row[1]));
    if (place == none) return row.error("no place " + std::string(row[1]), "use a known code");
    lexicon.add(row[0], "place.stem", place);
  }
  auto groups = parse(data, "places/groups.tsv", {"name", "members", "whole"});
  if (!groups) return std::move(groups).error();
  for (const Row& row : groups->rows()) {
    PlaceGroup group{std::string(row[0]), {}, out.find(entity_of(row[2]))};
    for (const std::string_view member : parts(row[1])) {
      const std::uint32_t place = out.find(entity_of(member));
      if (place == none) return row.error("no place " + std::string(member), "use a known code");
      group.members.push_back(place);
      out.name(group.name, out.province_bit(place));
    }
    if (group.whole != none) out.name(group.name, out.province_bit(group.whole));
    lexicon.add(group.name, "place.group", static_cast<std::uint32_t>(out.groups_.size()));
    out.groups_.push_back(std::move(group));
  }
  return out;
}

void Places::number_provinces() {
  std::vector<std::uint8_t> number(places_.size());
  std::size_t provinces = 0;
  for (std::uint32_t i = 0; i < places_.size(); ++i) {
    if (province_of(i) == i) number[i] = static_cast<std::uint8_t>(provinces++ % 64);
  }
  for (std::uint32_t i = 0; i < places_.size(); ++i) {
    province_number_.push_back(number[province_of(i)]);
  }
}

void Places::name(std::string_view word, std::uint64_t provinces) {
  const std::uint32_t id = words_.add(text::units_of(word));
  if (id == word_provinces_.size()) word_provinces_.push_back(0);
  word_provinces_[id] |= provinces;
}

void Places::sign(std::string_view word, std::uint64_t provinces) {
  std::uint8_t& number = signs_[text::units_of(word)[0]];
  if (number == 0 && sign_provinces_.size() < 256) sign_provinces_.push_back(0);
  if (number == 0) number = static_cast<std::uint8_t>(sign_provinces_.size() - 1);
  sign_provinces_[number] |= provinces;
}

std::uint64_t Places::provinces_named(std::u16string_view units) const {
  std::uint64_t out = 0;
  words_.everywhere(
      units, {0, static_cast<std::uint32_t>(units.size())}, [](std::size_t) {},
      [&](std::uint32_t word, std::uint32_t) { out |= word_provinces_[word]; });
  return out;
}

std::uint64_t Places::provinces_named_again(std::u16string_view units) const {
  std::uint64_t before = 0, here = 0, out = 0;
  const auto go_on = [&](std::size_t) {
    out |= before & here;
    before |= here;
    here = 0;
  };
  words_.everywhere(units, {0, static_cast<std::uint32_t>(units.size())}, go_on,
                    [&](std::uint32_t word, std::uint32_t) { here |= word_provinces_[word]; });
  return out | (before & here);
}

std::uint32_t Places::find(std::string_view entity) const {
  const auto found = by_entity_.find(entity);
  return found == by_entity_.end() ? none : found->second;
}

std::uint32_t Places::province_of(std::uint32_t index) const {
  for (int steps = 0; steps < parents_most && places_[index].parent != index; ++steps) {
    index = places_[index].parent;
  }
  return index;
}

}  // namespace duikou::lexicon
