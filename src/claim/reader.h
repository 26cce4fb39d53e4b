// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "claim/claim.h"
#include "claim/judge.h"
#include "lexicon/files.h"
#include "text/report.h"

namespace duikou::claim {

struct Rule;
struct Trace;

// Memory that one thread uses again from report to report; what was read leaves nothing else in it.
class Workspace {
 public:
  Workspace();
  Workspace(Workspace&&) noexcept;
  Workspace& operator=(Workspace&&) noexcept;
  ~Workspace();

 private:
  friend class Reader;
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

// The reader: a report in, its claims out. Made once from the words and rules, then immutable, so
// that any number of threads may read with one Reader at the same time. It does no I/O, keeps no
// state between reports and knows no locale: the same report gives the same claims, with the same
// ids and in the same order, on any machine and any number of threads.
class Reader {
 public:
  // Compiles words and rules. A bad row or rule is refused with file, line, column and cure.
  [[nodiscard]] static Result<Reader> make(const lexicon::DataFiles& data);

  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

  // Claims in the order of their first evidence, then of kind, then of id. Takes time linear in the
  // length of the text. Every evidence quote equals the text at its span, and every value has a
  // span inside the text. How each came about goes into `trace`, where the caller gives one.
  [[nodiscard]] std::vector<Claim> read(const text::Report& report, Trace* trace = nullptr) const;
  // The same, for a thread that reads many reports.
  [[nodiscard]] std::vector<Claim> read(const text::Report& report, Workspace& workspace,
                                        Trace* trace = nullptr) const;

  // The claims of read() as append_json() writes them, each with a line feed, onto the end of
  // `out`: for who only passes them on, because no Claim is made.
  void append_claims(std::string& out, const text::Report& report, Workspace& workspace) const;

  // What stands below the claims: one line of NDJSON a mention, appended to `out`, in text order.
  void append_mentions(std::string& out, const text::Report& report) const;

  // All rules in the order in which they are tried; they live as long as the reader.
  [[nodiscard]] const std::vector<Rule>& rules() const;
  // The learned judgements that rules ask.
  [[nodiscard]] const Judges& judges() const;

  // The version of the reader with the hash of its data: the record keeps it beside every claim.
  [[nodiscard]] const std::string& version() const;

 private:
  struct Parts;
  explicit Reader(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

}  // namespace duikou::claim
