// SPDX-License-Identifier: Apache-2.0
#include "record/sqlite/writing.h"

#include <algorithm>
#include <map>
#include <utility>

#include "record/reprint.h"
#include "record/sameness.h"
#include "record/sqlite/rows.h"
#include "record/uniting.h"
#include "value/json.h"

namespace duikou::record::sqlite {
namespace {

std::string hash_of(const text::Report& report) {
  return content_hash(report.title, report.publisher, report.published, report.url, report.text);
}

// The claims under the id by which the record keeps their report.
std::vector<claim::Claim> under_id(const std::vector<claim::Claim>& claims, const std::string& id) {
  std::vector<claim::Claim> out = claims;
  for (claim::Claim& claim : out) {
    if (claim.source.id == id) continue;
    claim.source.id = id;
    claim.id = claim::content_id(claim);
  }
  return out;
}

}  // namespace

Added Writing::add(const Reading& reading) {
  const text::Report& report = *reading.report;
  Added out{Added::How::fresh, report.id, "", 0};
  const std::string hash = hash_of(report);
  std::int64_t key = 0;
  {
    Statement known = database_.statement("SELECT key, id FROM report WHERE content_hash = ?");
    known.bind(hash);
    if (known.row()) {
      key = known.number(0);
      out.report = known.text(1);
      out.how = Added::How::reread;
    }
  }
  if (key == 0) {
    Statement last =
        database_.statement("SELECT coalesce(max(version), 0) FROM report WHERE id = ?");
    last.bind(report.id);
    const std::int64_t version = last.row() ? last.number(0) + 1 : 1;
    if (version > 1) out.how = Added::How::new_version;
    key = insert_report(report, hash, static_cast<std::uint32_t>(version));
  } else {
    Statement read =
        database_.statement("SELECT 1 FROM reading WHERE report = ? AND reader_version = ?");
    read.bind(key).bind(reader_version_);
    if (read.row()) out.how = Added::How::known;
  }
  out.reprint_of = load_report_line(database_, key).reprint_of;
  if (out.how == Added::How::known) return out;
  const std::int64_t reading_key = insert_reading(key);
  out.claims = insert_claims(key, reading_key, out.report, reading.claims);
  if (out.how != Added::How::fresh) settle_currency(out.report);
  constexpr std::string_view names[] = {"read", "version", "reread"};
  tell(names[static_cast<std::size_t>(out.how)], key, out.claims);
  return out;
}

std::int64_t Writing::insert_report(const text::Report& report, const std::string& hash,
                                    std::uint32_t version) {
  database_
      .statement(
          "INSERT INTO report (id, version, content_hash, url, title, publisher, published, "
          "dateline, "
          "text, blocks, source_map, encoding, encoding_ground, text_hash, source_group, read_at) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', ?)")
      .bind(report.id)
      .bind(std::int64_t{version})
      .bind(hash)
      .bind(report.url)
      .bind(report.title)
      .bind(report.publisher)
      .bind(report.published)
      .bind(report.dateline)
      .bind(report.text)
      .bind(blocks_json(report))
      .bind(source_map_json(report))
      .bind(report.encoding)
      .bind(report.encoding_ground)
      .bind(now_)
      .run();
  const std::int64_t key = database_.last_row();
  // A later text of the same page takes the place of the earlier; two pages that only share an id
  // both stand.
  database_
      .statement(
          "UPDATE report SET replaced_by = ? WHERE id = ? AND url = ? AND publisher = ? "
          "AND key <> ? AND replaced_by IS NULL")
      .bind(key)
      .bind(report.id)
      .bind(report.url)
      .bind(report.publisher)
      .bind(key)
      .run();
  group(key, hash, report);
  return key;
}

// A text seen before word by word joins that one's group; others are looked for by their bands. The
// group's name is the least content hash of its reports, so that it does not depend on who came
// first.
void Writing::group(std::int64_t report, const std::string& hash, const text::Report& content) {
  const std::string body = body_of(content);
  const Shape shape = shape_of(body, vocabulary_.folding);
  std::set<std::string> groups = {hash};
  const auto collect = [&](Statement& rows) {
    while (rows.row()) groups.insert(rows.text(0));
  };
  {
    Statement same =
        database_.statement("SELECT DISTINCT source_group FROM report WHERE text_hash = ?");
    same.bind(shape.hash);
    collect(same);
  }
  const bool seen = groups.size() > 1;
  if (!seen && shape.has_bands) {
    std::set<std::int64_t> candidates;
    for (const std::int64_t band : shape.bands) {
      Statement near = database_.statement("SELECT report FROM report_band WHERE band = ?");
      near.bind(band);
      while (near.row()) candidates.insert(near.number(0));
      database_.statement("INSERT OR IGNORE INTO report_band VALUES (?, ?)")
          .bind(band)
          .bind(report)
          .run();
    }
    for (const std::int64_t candidate : candidates) {
      const StoredReport other = load_report(database_, candidate);
      if (groups.contains(other.line.group)) continue;
      if (repeats(body, body_of(other.report), vocabulary_.folding))
        groups.insert(other.line.group);
    }
  }
  const std::string& least = *groups.begin();
  database_.statement("UPDATE report SET text_hash = ?, source_group = ? WHERE key = ?")
      .bind(shape.hash)
      .bind(least)
      .bind(report)
      .run();
  for (const std::string& joined : groups) {
    if (joined == least) continue;
    database_.statement("UPDATE report SET source_group = ? WHERE source_group = ?")
        .bind(least)
        .bind(joined)
        .run();
  }
}

std::int64_t Writing::insert_reading(std::int64_t report) {
  database_.statement("UPDATE reading SET latest = 0 WHERE report = ?").bind(report).run();
  database_
      .statement(
          "INSERT INTO reading (report, reader_version, read_at, latest) "
          "VALUES (?, ?, ?, 1)")
      .bind(report)
      .bind(reader_version_)
      .bind(now_)
      .run();
  return database_.last_row();
}

std::size_t Writing::insert_claims(std::int64_t report, std::int64_t reading, const std::string& id,
                                   const std::vector<claim::Claim>& claims) {
  std::size_t fresh = 0;
  std::int64_t position = 0;
  for (const claim::Claim& claim : under_id(claims, id)) {
    std::int64_t key = 0;
    {
      Statement known = database_.statement("SELECT key FROM claim WHERE id = ?");
      known.bind(claim.id);
      if (known.row()) key = known.number(0);
    }
    if (key == 0) {
      key = insert_claim(report, reading, claim);
      ++fresh;
    }
    database_.statement("INSERT INTO reading_claim VALUES (?, ?, ?)")
        .bind(reading)
        .bind(position++)
        .bind(key)
        .run();
  }
  return fresh;
}

std::int64_t Writing::insert_claim(std::int64_t report, std::int64_t reading,
                                   const claim::Claim& claim) {
  database_
      .statement(
          "INSERT INTO claim (id, kind, report, reading, modality, programme, rules, "
          "current) VALUES (?, ?, ?, ?, ?, ?, ?, 0)")
      .bind(claim.id)
      .bind(claim.kind)
      .bind(report)
      .bind(reading)
      .bind(claim::name(claim.modality))
      .bind(claim.programme)
      .bind(texts_json(claim.rules))
      .run();
  const std::int64_t key = database_.last_row();
  save_claim_parts(database_, key, claim);
  make_current(key);
  return key;
}

// A claim is current while the latest reading of a report that is not replaced holds it.
void Writing::settle_currency(const std::string& id) {
  struct Change {
    std::int64_t claim;
    bool current;
  };
  std::vector<Change> changes;
  {
    Statement rows = database_.statement(
        "SELECT DISTINCT c.key, c.current, EXISTS (SELECT 1 FROM reading_claim x "
        "JOIN reading y ON y.key = x.reading JOIN report z ON z.key = y.report "
        "WHERE x.claim = c.key AND y.latest AND z.replaced_by IS NULL) "
        "FROM claim c JOIN reading_claim rc ON rc.claim = c.key "
        "JOIN reading g ON g.key = rc.reading JOIN report r ON r.key = g.report WHERE r.id = ?");
    rows.bind(id);
    while (rows.row()) {
      if (rows.number(1) != rows.number(2))
        changes.push_back({rows.number(0), rows.number(2) != 0});
    }
  }
  for (const Change& change : changes) {
    change.current ? make_current(change.claim) : make_past(change.claim);
  }
}

void Writing::make_current(std::int64_t claim) {
  database_.statement("UPDATE claim SET current = 1 WHERE key = ?").bind(claim).run();
  const claim::Claim loaded = load_claim(database_, claim);
  for (const Subject& subject : subjects_of(loaded, vocabulary_)) {
    for (const std::uint64_t key : keys_of(subject, vocabulary_)) {
      const auto stored = static_cast<std::int64_t>(key);
      database_.statement("INSERT OR IGNORE INTO claim_key VALUES (?, ?)")
          .bind(stored)
          .bind(claim)
          .run();
      touched_keys_.insert(stored);
    }
  }
  touched_.insert(claim);
}

void Writing::make_past(std::int64_t claim) {
  database_.statement("UPDATE claim SET current = 0 WHERE key = ?").bind(claim).run();
  {
    Statement keys = database_.statement("SELECT match_key FROM claim_key WHERE claim = ?");
    keys.bind(claim);
    while (keys.row()) touched_keys_.insert(keys.number(0));
  }
  database_.statement("DELETE FROM claim_key WHERE claim = ?").bind(claim).run();
  touched_.insert(claim);
}

void Writing::tell(std::string_view what, std::int64_t report, std::size_t claims) {
  std::string detail;
  JsonWriter(detail).open('{').key("claims").number(static_cast<std::int64_t>(claims)).close('}');
  database_
      .statement(
          "INSERT INTO event (at, what, report, reader_version, detail) "
          "VALUES (?, ?, ?, ?, ?)")
      .bind(now_)
      .bind(what)
      .bind(report)
      .bind(reader_version_)
      .bind(detail)
      .run();
}

// Adds every claim that hangs together with those given through keys.
void Writing::close_over_keys(std::set<std::int64_t>& claims) {
  std::vector<std::int64_t> open_keys(touched_keys_.begin(), touched_keys_.end());
  std::set<std::int64_t> seen_keys = touched_keys_;
  while (!open_keys.empty()) {
    std::vector<std::int64_t> fresh;
    for (const std::int64_t key : open_keys) {
      Statement rows = database_.statement("SELECT claim FROM claim_key WHERE match_key = ?");
      rows.bind(key);
      while (rows.row()) {
        if (claims.insert(rows.number(0)).second) fresh.push_back(rows.number(0));
      }
    }
    open_keys.clear();
    for (const std::int64_t claim : fresh) {
      Statement rows = database_.statement("SELECT match_key FROM claim_key WHERE claim = ?");
      rows.bind(claim);
      while (rows.row()) {
        if (seen_keys.insert(rows.number(0)).second) open_keys.push_back(rows.number(0));
      }
    }
  }
}

void Writing::drop_facts_of(const std::set<std::int64_t>& claims) {
  std::set<std::string> facts;
  for (const std::int64_t claim : claims) {
    Statement rows = database_.statement("SELECT DISTINCT fact FROM fact_claim WHERE claim = ?");
    rows.bind(claim);
    while (rows.row()) facts.insert(rows.text(0));
  }
  for (const std::string& fact : facts) {
    database_.statement("DELETE FROM fact_value WHERE fact = ?").bind(fact).run();
    database_.statement("DELETE FROM fact_claim WHERE fact = ?").bind(fact).run();
    database_.statement("DELETE FROM fact WHERE id = ?").bind(fact).run();
  }
}

void Writing::unite_touched() {
  std::set<std::int64_t> keys;
  for (const std::int64_t claim : touched_) keys.insert(claim);
  close_over_keys(keys);
  drop_facts_of(keys);
  std::vector<claim::Claim> loaded;
  std::map<std::string, std::int64_t> key_of;
  for (const std::int64_t key : keys) {
    Statement current = database_.statement("SELECT current FROM claim WHERE key = ?");
    current.bind(key);
    if (!current.row() || current.number(0) == 0) continue;
    loaded.push_back(load_claim(database_, key));
    key_of.emplace(loaded.back().id, key);
  }
  std::vector<const claim::Claim*> claims;
  claims.reserve(loaded.size());
  for (const claim::Claim& claim : loaded) claims.push_back(&claim);
  for (const United& united : unite(claims, vocabulary_)) save_fact(database_, united, key_of);
}

}  // namespace duikou::record::sqlite
