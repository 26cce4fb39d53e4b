// SPDX-License-Identifier: Apache-2.0
// The reader as a whole: a text in, claims and mentions out, with all tables and rules.
#include <cstdint>
#include <string>

#include "claim/claim.h"
#include "claim/reader.h"
#include "data_for_fuzzing.h"
#include "text/document.h"
#include "text/folded.h"
#include "text/report.h"
#include "text/utf8.h"

namespace duikou {
namespace {

void check(const claim::Claim& claim, const text::Folded& text) {
  must(!claim.evidence.empty() && !claim.rules.empty(), "a claim has evidence and rules");
  std::uint32_t behind = 0;
  for (const claim::Evidence& piece : claim.evidence) {
    must(piece.span.start >= behind && piece.span.start < piece.span.end, "evidence is sorted");
    must(piece.span.end <= text.size(), "evidence lies in the text");
    must(text.original(piece.span) == piece.quote, "text[start:end] is the quote");
    behind = piece.span.end;
  }
  for (const claim::Role& role : claim.roles) {
    must(!role.values.empty(), "a role has values");
    for (const claim::Value& value : role.values) {
      must(!value.value.empty() && value.span.start < value.span.end, "a value has a span");
      must(value.span.end <= text.size(), "a value lies in the text");
    }
  }
  must(claim.id == claim::content_id(claim), "the id comes from the content");
}

}  // namespace
}  // namespace duikou

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace duikou;
  static const claim::Reader reader = claim::Reader::make(data_for_fuzzing()).value();
  static const text::Folding folding =
      text::Folding::parse(data_for_fuzzing().at("lexicon/traditional.tsv")).value();
  text::Report report;
  report.id = "fuzz";
  report.published = "2023-08-29";
  report.text.assign(reinterpret_cast<const char*>(data), size);
  if (!text::valid_utf8(report.text)) return 0;
  report.blocks = text::blocks_of_lines(report.text);
  const text::Folded folded(folding, report.text);
  std::string first, again;
  for (const claim::Claim& claim : reader.read(report)) {
    check(claim, folded);
    claim::append_json(first, claim);
    first += '\n';
  }
  claim::Workspace workspace;
  reader.append_claims(again, report, workspace);
  must(first == again, "the same report gives the same claims");
  std::string mentions;
  reader.append_mentions(mentions, report);
  must(text::valid_utf8(mentions), "mentions are UTF-8");
  return 0;
}
