// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "value/span.h"

namespace duikou::claim {

// What the wording makes of the thing told, so that nobody takes a plan for a fact.
enum class Modality : std::uint8_t {
  reported,   // told as so
  planned,    // told as to come
  denied,     // told to be wrong
  corrected,  // told in place of an earlier wrong figure
  quoted,     // told by another source that the report names
  ended,      // a relation or post told as over
};

[[nodiscard]] std::string_view name(Modality modality);
[[nodiscard]] std::optional<Modality> modality_named(std::string_view name);

// One value of a role and the words it was read from. Where the value is implied (a year resolved
// from the date of publication) the span is that of its anchor.
struct Value {
  std::string value;   // normalised: a full official name, EDTF, a plain number, words as written
  std::string entity;  // "place:653100", "xpcc:01", ...; empty where none is known
  Span span;
  friend bool operator==(const Value&, const Value&) = default;
};

struct Role {
  std::string name;           // of data/kinds.tsv
  std::vector<Value> values;  // in text order, each value once, never empty
  friend bool operator==(const Role&, const Role&) = default;
};

struct Evidence {
  Span span;
  std::string quote;  // the report's text at span, to the letter
  friend bool operator==(const Evidence&, const Evidence&) = default;
};

// Which report says it; the full report is kept by the record.
struct Source {
  std::string id;
  std::string url;
  std::string title;
  std::string publisher;
  std::string published;  // EDTF or empty
  friend bool operator==(const Source&, const Source&) = default;
};

// What one report says. A claim is never a fact: it always stands with its source and its words.
struct Claim {
  std::string id;    // "c_" and 20 hexadecimal digits of the hash of everything else but the rules
  std::string kind;  // of data/kinds.tsv
  Source source;
  std::vector<Role> roles;         // in the order of data/kinds.tsv
  std::vector<Evidence> evidence;  // in text order, not overlapping, never empty
  std::vector<std::string> rules;  // names of the rules that made it, sorted
  Modality modality = Modality::reported;
  std::string programme;  // id of data/programmes/programmes.tsv, or empty
  // What the roles have no room for, by key: bound.amount = near, valid.start = 2010,
  // scope.money = arrived. `value.span` is where it stands.
  struct Aside {
    std::string group;  // "bound", "valid", "scope"
    std::string key;    // the role for a bound; "start" or "end" for valid; the scope's name
    Value value;
    friend bool operator==(const Aside&, const Aside&) = default;
  };
  std::vector<Aside> asides;  // sorted by group, then key

  [[nodiscard]] const Role* role(std::string_view name) const;
  friend bool operator==(const Claim&, const Claim&) = default;
};

// The id that content gives: any change of source id, kind, roles, evidence, modality, programme or
// asides gives another one; the names of rules do not count, so that renaming a rule moves no id.
[[nodiscard]] std::string content_id(const Claim& claim);

// One line of NDJSON without the line feed, in the form of docs/claims.md. Members that are empty
// are left out, but for source, roles and evidence.
void append_json(std::string& out, const Claim& claim);

}  // namespace duikou::claim
