// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "claim/claim.h"
#include "text/report.h"

namespace duikou::claim {

// A claim that borrows its words: from the report, the drafts and the words and rules of the
// reader, or from a Claim, all of which must outlive it. The form of a claim's JSON is written here
// alone.
struct ClaimView {
  struct RoleView {
    std::string_view name;
    std::span<const Value> values;
  };
  struct EvidenceView {
    Span span;
    std::string_view quote;
  };
  std::string_view kind;
  std::string_view source;  // as source_json() writes it
  std::vector<RoleView> roles;
  std::vector<EvidenceView> evidence;
  std::vector<std::string_view> rules;
  Modality modality = Modality::reported;
  std::string_view programme;
  std::vector<Claim::Aside> asides;
};

// The JSON of a source; of a report what it would be the source of.
[[nodiscard]] std::string source_json(const Source& source);
[[nodiscard]] std::string source_json(const text::Report& report);

// What of a claim the id is made from, as JSON: all but the id and the rules. In the line of a
// claim these two stand before it and within it, so that it is written once for both.
struct ContentSpot {
  std::size_t begin = 0;  // the brace that opens it
  std::size_t rules = 0;  // the comma before which the rules stand
  std::size_t end = 0;
};
// Appends the content of a claim and tells where it stands.
[[nodiscard]] ContentSpot append_content(std::string& out, const ClaimView& claim);
[[nodiscard]] std::string id_of(std::string_view content);
// A line of NDJSON without the line feed, from the content that `spot` points out in `contents`.
void append_line(std::string& out, std::string_view id, std::string_view contents,
                 const ContentSpot& spot, std::span<const std::string_view> rules);

// Of a claim whose source was written before; borrows both.
[[nodiscard]] ClaimView view_of(const Claim& claim, std::string_view source);
// The claim with its own words, of a report as its source.
[[nodiscard]] Claim owned(const ClaimView& claim, std::string id, const text::Report& report);

}  // namespace duikou::claim
