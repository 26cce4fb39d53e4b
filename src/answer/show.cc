// SPDX-License-Identifier: Apache-2.0
#include "answer/show.h"

#include <map>
#include <utility>
#include <vector>

#include "answer/plain_text.h"
#include "text/nearest.h"
#include "value/json.h"

namespace duikou::answer {
namespace {

// Lines of "name   value", names in one width.
class Page {
 public:
  void title(std::string_view text) { out_ += visible(text) + "\n"; }
  void line(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    std::string padded = "  " + std::string(name);
    padded.resize(std::max<std::size_t>(padded.size() + 2, 16), ' ');
    out_ += padded + visible(value) + "\n";
  }
  void text(std::string_view text) { out_ += visible(text); }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += between;
    out += word;
  }
  return out;
}

std::string source_text(const claim::Source& source) {
  std::string out = source.publisher;
  for (const std::string* part : {&source.published, &source.title, &source.url}) {
    if (!part->empty()) out += (out.empty() ? "" : ", ") + *part;
  }
  return out;
}

void tell_sources(Page& page, const record::StoredClaim& stored) {
  page.line("source", stored.claim.source.id + "  " + source_text(stored.claim.source));
  for (const claim::Evidence& piece : stored.claim.evidence) {
    page.line("says", "\"" + piece.quote + "\"  [" + std::to_string(piece.span.start) + ", " +
                          std::to_string(piece.span.end) + ")");
  }
}

Result<std::vector<record::StoredClaim>> claims_behind(const record::Fact& fact,
                                                       record::Store& store) {
  std::vector<record::StoredClaim> out;
  for (const std::string& id : fact.claims) {
    auto claim = store.claim(id);
    if (!claim) return std::move(claim).error();
    if (*claim) out.push_back(std::move(**claim));
  }
  return out;
}

std::string fact_text(const record::Fact& fact, const std::vector<record::StoredClaim>& claims) {
  Page page;
  page.title(fact.kind + " " + fact.id);
  for (const record::FactRole& role : fact.roles) {
    for (const record::FactValue& value : role.values) {
      std::string text = value.value;
      if (!value.entity.empty()) text += "  " + value.entity;
      if (value.claims.size() < fact.claims.size() || role.values.size() > 1) {
        text += "  (" + joined(value.reports, ", ") + ")";
      }
      page.line(role.name, text);
    }
  }
  page.line("told as", claim::name(fact.modality));
  page.line("programme", fact.programme);
  page.line("doubtful", joined(fact.doubtful, ", "));
  page.line("sources", std::to_string(fact.reports.size()) + " reports, " +
                           std::to_string(fact.independent) + " independent");
  for (const record::StoredClaim& stored : claims) {
    page.title("");
    page.title("claim " + stored.claim.id);
    tell_sources(page, stored);
  }
  return page.take();
}

std::string fact_json(const record::Fact& fact, const std::vector<record::StoredClaim>& claims) {
  std::string out;
  record::append_json(out, fact);
  out.pop_back();
  out += ",\"evidence\":";
  JsonWriter json(out);
  json.open('[');
  for (const record::StoredClaim& stored : claims) {
    std::string claim;
    claim::append_json(claim, stored.claim);
    json.raw(claim);
  }
  json.close(']');
  return out + "}\n";
}

std::string claim_text(const record::StoredClaim& stored) {
  const claim::Claim& claim = stored.claim;
  Page page;
  page.title(claim.kind + " " + claim.id);
  for (const claim::Role& role : claim.roles) {
    for (const claim::Value& value : role.values) {
      page.line(role.name, value.value + (value.entity.empty() ? "" : "  " + value.entity));
    }
  }
  for (const auto& aside : claim.asides) {
    page.line(aside.group + "." + aside.key, aside.value.value);
  }
  page.line("told as", claim::name(claim.modality));
  page.line("programme", claim.programme);
  page.line("rules", joined(claim.rules, ", "));
  tell_sources(page, stored);
  page.line("read by", stored.reader_version + " at " + stored.learned_at);
  page.line("facts", stored.current ? joined(stored.facts, ", ")
                                    : "none: a later reading or version has taken its place");
  return page.take();
}

std::string claim_json(const record::StoredClaim& stored) {
  std::string out;
  claim::append_json(out, stored.claim);
  out.pop_back();
  out += ",\"record\":";
  JsonWriter json(out);
  json.open('{').key("version").number(stored.report_version);
  json.key("reader").text(stored.reader_version).key("learned").text(stored.learned_at);
  json.key("current").boolean(stored.current).key("facts").open('[');
  for (const std::string& fact : stored.facts) json.text(fact);
  json.close(']').close('}');
  return out + "}\n";
}

std::string report_text(const record::StoredReport& stored,
                        const std::vector<record::StoredClaim>& claims, ShowText whole_text) {
  const record::ReportLine& line = stored.line;
  Page page;
  page.title("report " + line.id);
  page.line("title", line.title);
  page.line("publisher", line.publisher);
  page.line("published", line.published);
  page.line("url", line.url);
  page.line("version", std::to_string(line.version));
  page.line("reprint of", line.reprint_of);
  page.line("encoding", stored.report.encoding + " (" + stored.report.encoding_ground + ")");
  page.line("read at", line.read_at);
  page.line("content", line.content_hash);
  for (const record::StoredClaim& claim : claims) {
    page.line("claim", claim.claim.id + "  " + claim.claim.kind + "  " +
                           (claim.facts.empty() ? "" : joined(claim.facts, ", ")));
  }
  if (whole_text == ShowText::yes) page.text("\n" + stored.report.text + "\n");
  return page.take();
}

std::string report_json(const record::StoredReport& stored,
                        const std::vector<record::StoredClaim>& claims, ShowText whole_text) {
  const record::ReportLine& line = stored.line;
  std::string out;
  JsonWriter json(out);
  json.open('{').key("id").text(line.id).key("url").text(line.url).key("title").text(line.title);
  json.key("publisher").text(line.publisher).key("published").text(line.published);
  if (whole_text == ShowText::yes) json.key("text").text(stored.report.text);
  json.key("version").number(line.version).key("current").boolean(line.current);
  json.key("reprint_of").text(line.reprint_of).key("group").text(line.group);
  json.key("content_hash").text(line.content_hash).key("read_at").text(line.read_at);
  json.key("encoding").text(stored.report.encoding);
  json.key("encoding_ground").text(stored.report.encoding_ground).key("claims").open('[');
  for (const record::StoredClaim& claim : claims) json.text(claim.claim.id);
  json.close(']').close('}');
  return out + "\n";
}

Result<std::string> not_found(std::string_view id, record::Store& store) {
  auto reports = store.reports();
  if (!reports) return std::move(reports).error();
  std::vector<std::string> known;
  for (const record::ReportLine& line : *reports) known.push_back(line.id);
  const std::string near = text::nearest(id, known);
  return Error{Error::Kind::usage, std::string(id),
               "the record has no fact, claim or report of this id",
               near.empty() ? "ids are listed by: duikou list KIND --json"
                            : "did you mean the report " + near + "?"};
}

}  // namespace

Result<std::string> show(std::string_view id, ShowForm form, ShowText whole_text,
                         record::Store& store) {
  const bool text = form == ShowForm::text;
  auto fact = store.fact(id);
  if (!fact) return std::move(fact).error();
  if (*fact) {
    const auto claims = claims_behind(**fact, store);
    if (!claims) return claims.error();
    return text ? fact_text(**fact, *claims) : fact_json(**fact, *claims);
  }
  const auto claim = store.claim(id);
  if (!claim) return claim.error();
  if (*claim) return text ? claim_text(**claim) : claim_json(**claim);
  const auto report = store.report(id);
  if (!report) return report.error();
  if (!*report) return not_found(id, store);
  const auto claims = store.claims_of_report(id);
  if (!claims) return claims.error();
  return text ? report_text(**report, *claims, whole_text)
              : report_json(**report, *claims, whole_text);
}

}  // namespace duikou::answer
