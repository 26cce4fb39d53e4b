// SPDX-License-Identifier: Apache-2.0
#include "record/uniting.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "base/hash.h"
#include "record/sameness.h"
#include "record/telling.h"

// How claims become facts.
//
// Claims that carry a common key (sameness.h) hang together; what hangs together is looked at as
// one block. "Being the same thing" is not transitive: a visit told for "2019" may be that of May
// or that of July, which are two. So a block is not closed over the relation. Its claims are taken
// from the fullest and most exact one to the vaguest, by content alone, and each goes to the fact
// of which most claims agree with it, provided that nothing parts it from any claim of that fact;
// if there is none it opens a fact of its own. What is exact makes the facts, what is vague joins
// them, and the order in which reports came plays no part.
//
// Claims with the same comparable content are compared once, so that an office told ten thousand
// times costs as much as one told twice.
namespace duikou::record {
namespace {

// A subject that stands for all with the same comparable content.
struct Twins {
  std::vector<const Subject*> all;
  [[nodiscard]] const Subject& first() const { return *all.front(); }
};

bool uses(const WaysOfKind& ways, Test test) {
  const auto is = [&](const Comparison& of) { return of.test == test; };
  return std::any_of(ways.never.begin(), ways.never.end(), is) ||
         std::any_of(ways.ways.begin(), ways.ways.end(), [&](const Way& way) {
           return std::any_of(way.comparisons.begin(), way.comparisons.end(), is);
         });
}

// Everything of a subject that a test may look at.
std::string signature(const Subject& subject, const WaysOfKind& ways, bool corrections) {
  std::string out;
  const auto add = [&](std::string_view piece) { out.append(piece).append(1, '\x1F'); };
  for (const SubjectRole& role : subject.roles) {
    add(role.role->name);
    for (const std::string& word : role.words) add(word);
    for (const std::uint32_t place : role.title_places) add(std::to_string(place));
    for (const Number& number : role.numbers) add(number.bounded ? "~" : "=");
  }
  if (!subject.when.known() && uses(ways, Test::meets)) {
    add(std::to_string(subject.published.last));
  }
  if (uses(ways, Test::sibling)) add(subject.claim->source.id);
  if (corrections) {
    add(subject.claim->source.publisher);
    add(subject.claim->source.published);
  }
  add(claim::name(subject.claim->modality));
  for (const auto& aside : subject.claim->asides) {
    if (aside.group == "scope") add(aside.key + "=" + aside.value.value);
  }
  return out;
}

// From the fullest to the vaguest; ties by content.
auto rank_of(const Subject& subject) {
  const std::int64_t width = subject.when.known()
                                 ? std::int64_t{subject.when.last} - subject.when.first
                                 : std::int64_t{1} << 40;
  return std::tuple(-static_cast<int>(subject.roles.size()), width,
                    std::string_view(subject.claim->id), std::string_view(subject.split_value));
}

std::size_t root(std::vector<std::size_t>& parent, std::size_t i) {
  while (parent[i] != i) i = parent[i] = parent[parent[i]];
  return i;
}

// Subjects that hang together by keys, each block in the order given.
std::vector<std::vector<const Subject*>> blocks_of(const std::vector<Subject>& subjects,
                                                   const Vocabulary& vocabulary) {
  std::vector<std::pair<std::uint64_t, std::size_t>> keys;
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    for (const std::uint64_t key : keys_of(subjects[i], vocabulary)) keys.emplace_back(key, i);
  }
  std::sort(keys.begin(), keys.end());
  std::vector<std::size_t> parent(subjects.size());
  std::iota(parent.begin(), parent.end(), 0);
  for (std::size_t i = 1; i < keys.size(); ++i) {
    if (keys[i].first != keys[i - 1].first) continue;
    const std::size_t a = root(parent, keys[i].second);
    const std::size_t b = root(parent, keys[i - 1].second);
    parent[std::max(a, b)] = std::min(a, b);
  }
  std::map<std::size_t, std::vector<const Subject*>> by_root;
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    by_root[root(parent, i)].push_back(&subjects[i]);
  }
  std::vector<std::vector<const Subject*>> out;
  out.reserve(by_root.size());
  for (auto& [first, block] : by_root) out.push_back(std::move(block));
  return out;
}

std::vector<Twins> twins_of(const std::vector<const Subject*>& block,
                            const Vocabulary& vocabulary) {
  std::vector<Twins> out;
  std::map<std::string, std::size_t> by_signature;
  const bool corrections = std::any_of(block.begin(), block.end(), [](const Subject* subject) {
    return subject->claim->modality == claim::Modality::corrected;
  });
  for (const Subject* subject : block) {
    const WaysOfKind& ways = *vocabulary.ways.find(subject->claim->kind);
    const auto [at, fresh] =
        by_signature.emplace(signature(*subject, ways, corrections), out.size());
    if (fresh) out.emplace_back();
    out[at->second].all.push_back(subject);
  }
  return out;
}

bool withdrawn_in(const std::vector<const Twins*>& cluster, const Subject& subject) {
  return std::any_of(cluster.begin(), cluster.end(),
                     [&](const Twins* twins) { return corrects(twins->first(), subject); });
}

// How many of the cluster's claims agree with the subject; 0 where one of them is parted from it.
// What its own publisher has withdrawn parts nothing.
std::size_t agreement(const std::vector<const Twins*>& cluster, const Subject& subject,
                      const Vocabulary& vocabulary) {
  const bool withdrawn = withdrawn_in(cluster, subject);
  std::size_t out = 0;
  for (const Twins* twins : cluster) {
    const Subject& other = twins->first();
    const bool parts = !withdrawn && !withdrawn_in(cluster, other);
    if (parts && never_one(other, subject, vocabulary)) return 0;
    if (may_be_one(other, subject, vocabulary)) out += twins->all.size();
  }
  return out;
}

std::vector<std::vector<const Twins*>> clusters_of(const std::vector<Twins>& block,
                                                   const Vocabulary& vocabulary) {
  std::vector<std::vector<const Twins*>> out;
  for (const Twins& twins : block) {
    std::vector<const Twins*>* best = nullptr;
    std::size_t most = 0;
    for (auto& cluster : out) {
      const std::size_t agree = agreement(cluster, twins.first(), vocabulary);
      if (agree > most) best = &cluster, most = agree;
    }
    if (!best) best = &out.emplace_back();
    best->push_back(&twins);
  }
  return out;
}

std::string handle_of(const Subject& subject) {
  return "f_" +
         sha256_hex(subject.claim->id + "\n" + subject.split_role + "\n" + subject.split_value, 20);
}

United united_of(const std::vector<const Twins*>& cluster, const Vocabulary& vocabulary) {
  United out;
  std::vector<std::pair<std::string, const Subject*>> subjects;
  for (const Twins* twins : cluster) {
    for (const Subject* subject : twins->all) subjects.emplace_back(handle_of(*subject), subject);
  }
  std::sort(subjects.begin(), subjects.end());
  std::vector<const Subject*> ordered;
  for (const auto& [handle, subject] : subjects) {
    out.parts.push_back({subject->claim, subject->split_role, subject->split_value, handle});
    ordered.push_back(subject);
  }
  out.fact = fact_of(ordered, vocabulary);
  out.fact.id = out.parts.front().handle;
  return out;
}

}  // namespace

std::vector<United> unite(std::span<const claim::Claim* const> claims,
                          const Vocabulary& vocabulary) {
  std::vector<Subject> subjects;
  for (const claim::Claim* claim : claims) {
    for (Subject& subject : subjects_of(*claim, vocabulary)) subjects.push_back(std::move(subject));
  }
  std::sort(subjects.begin(), subjects.end(),
            [](const Subject& a, const Subject& b) { return rank_of(a) < rank_of(b); });
  std::vector<United> out;
  for (const auto& block : blocks_of(subjects, vocabulary)) {
    const std::vector<Twins> twins = twins_of(block, vocabulary);
    for (const auto& cluster : clusters_of(twins, vocabulary)) {
      out.push_back(united_of(cluster, vocabulary));
    }
  }
  std::sort(out.begin(), out.end(),
            [](const United& a, const United& b) { return a.fact.id < b.fact.id; });
  return out;
}

}  // namespace duikou::record
