// SPDX-License-Identifier: Apache-2.0
#include "record/sqlite/rows.h"

#include <simdjson.h>

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "value/json.h"

namespace duikou::record::sqlite {
namespace {

Span span_at(const Statement& row, int column) {
  return {static_cast<std::uint32_t>(row.number(column)),
          static_cast<std::uint32_t>(row.number(column + 1))};
}

std::vector<std::string> texts_of(const std::string& json) {
  std::vector<std::string> out;
  simdjson::dom::parser parser;
  simdjson::dom::array array;
  if (parser.parse(json).get(array)) return out;
  for (const simdjson::dom::element element : array) {
    std::string_view text;
    if (!element.get(text)) out.emplace_back(text);
  }
  return out;
}

// The numbers of a nested array, flattened to one level below it.
std::uint32_t number_at(simdjson::dom::array array, std::size_t index) {
  std::uint64_t out = 0;
  if (array.at(index).get(out)) return 0;
  return static_cast<std::uint32_t>(out);
}

std::vector<text::Block> blocks_of(const std::string& json) {
  std::vector<text::Block> out;
  simdjson::dom::parser parser;
  simdjson::dom::array array;
  if (parser.parse(json).get(array)) return out;
  for (const simdjson::dom::element element : array) {
    simdjson::dom::array fields, cells;
    if (element.get(fields)) continue;
    text::Block block;
    block.kind = static_cast<text::Block::Kind>(number_at(fields, 0));
    block.level = static_cast<std::uint8_t>(number_at(fields, 1));
    block.span = {number_at(fields, 2), number_at(fields, 3)};
    if (!fields.at(4).get(cells)) {
      for (const simdjson::dom::element cell : cells) {
        simdjson::dom::array ends;
        if (!cell.get(ends)) block.cells.push_back({number_at(ends, 0), number_at(ends, 1)});
      }
    }
    out.push_back(std::move(block));
  }
  return out;
}

std::vector<text::SourcePiece> source_map_of(const std::string& json) {
  std::vector<text::SourcePiece> out;
  simdjson::dom::parser parser;
  simdjson::dom::array array;
  if (parser.parse(json).get(array)) return out;
  for (const simdjson::dom::element element : array) {
    simdjson::dom::array fields;
    if (element.get(fields)) continue;
    out.push_back({number_at(fields, 0), number_at(fields, 1), number_at(fields, 2) != 0});
  }
  return out;
}

void load_values(Database& database, std::int64_t key, claim::Claim& claim) {
  Statement rows = database.statement(
      "SELECT role, value, entity, span_start, span_end FROM claim_value WHERE claim = ? "
      "ORDER BY position");
  rows.bind(key);
  while (rows.row()) {
    const std::string role = rows.text(0);
    if (claim.roles.empty() || claim.roles.back().name != role) claim.roles.push_back({role, {}});
    claim.roles.back().values.push_back({rows.text(1), rows.text(2), span_at(rows, 3)});
  }
}

void load_evidence(Database& database, std::int64_t key, claim::Claim& claim) {
  Statement rows = database.statement(
      "SELECT span_start, span_end, quote FROM claim_evidence WHERE claim = ? ORDER BY span_start");
  rows.bind(key);
  while (rows.row()) claim.evidence.push_back({span_at(rows, 0), rows.text(2)});
}

void load_asides(Database& database, std::int64_t key, claim::Claim& claim) {
  Statement rows = database.statement(
      "SELECT aside_group, name, value, entity, span_start, span_end FROM claim_aside "
      "WHERE claim = ? ORDER BY position");
  rows.bind(key);
  while (rows.row()) {
    claim.asides.push_back(
        {rows.text(0), rows.text(1), {rows.text(2), rows.text(3), span_at(rows, 4)}});
  }
}

// The earliest report of the group, in the record's order of reports.
std::string first_of_group(Database& database, const std::string& group) {
  Statement rows = database.statement(
      "SELECT id FROM report WHERE source_group = ? "
      "ORDER BY published = '', published, content_hash LIMIT 1");
  rows.bind(group);
  return rows.row() ? rows.text(0) : std::string();
}

}  // namespace

claim::Claim load_claim(Database& database, std::int64_t key) {
  claim::Claim out;
  {
    Statement row = database.statement(
        "SELECT c.id, c.kind, c.modality, c.programme, c.rules, r.id, r.url, r.title, r.publisher, "
        "r.published FROM claim c JOIN report r ON r.key = c.report WHERE c.key = ?");
    row.bind(key);
    if (!row.row()) return out;
    out.id = row.text(0);
    out.kind = row.text(1);
    out.modality = claim::modality_named(row.text(2)).value_or(claim::Modality::reported);
    out.programme = row.text(3);
    out.rules = texts_of(row.text(4));
    out.source = {row.text(5), row.text(6), row.text(7), row.text(8), row.text(9)};
  }
  load_values(database, key, out);
  load_evidence(database, key, out);
  load_asides(database, key, out);
  return out;
}

void save_claim_parts(Database& database, std::int64_t key, const claim::Claim& claim) {
  std::int64_t position = 0;
  for (const claim::Role& role : claim.roles) {
    for (const claim::Value& value : role.values) {
      database.statement("INSERT INTO claim_value VALUES (?, ?, ?, ?, ?, ?, ?)")
          .bind(key)
          .bind(position++)
          .bind(role.name)
          .bind(value.value)
          .bind(value.entity)
          .bind(std::int64_t{value.span.start})
          .bind(std::int64_t{value.span.end})
          .run();
    }
  }
  for (const claim::Evidence& piece : claim.evidence) {
    database.statement("INSERT INTO claim_evidence VALUES (?, ?, ?, ?)")
        .bind(key)
        .bind(std::int64_t{piece.span.start})
        .bind(std::int64_t{piece.span.end})
        .bind(piece.quote)
        .run();
  }
  position = 0;
  for (const auto& aside : claim.asides) {
    database.statement("INSERT INTO claim_aside VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(key)
        .bind(position++)
        .bind(aside.group)
        .bind(aside.key)
        .bind(aside.value.value)
        .bind(aside.value.entity)
        .bind(std::int64_t{aside.value.span.start})
        .bind(std::int64_t{aside.value.span.end})
        .run();
  }
}

Fact load_fact(Database& database, const std::string& id) {
  Fact out;
  {
    Statement row = database.statement(
        "SELECT kind, modality, programme, doubtful, since, until FROM fact WHERE id = ?");
    row.bind(id);
    if (!row.row()) return out;
    out.id = id;
    out.kind = row.text(0);
    out.modality = claim::modality_named(row.text(1)).value_or(claim::Modality::reported);
    out.programme = row.text(2);
    out.doubtful = texts_of(row.text(3));
    out.since = row.text(4);
    out.until = row.text(5);
  }
  std::set<std::string> reports, claims, groups;
  Statement behind = database.statement(
      "SELECT c.id, r.id, r.source_group FROM fact_claim f JOIN claim c ON c.key = f.claim "
      "JOIN report r ON r.key = c.report WHERE f.fact = ?");
  behind.bind(id);
  while (behind.row()) {
    claims.insert(behind.text(0));
    reports.insert(behind.text(1));
    groups.insert(behind.text(2));
  }
  out.claims.assign(claims.begin(), claims.end());
  out.reports.assign(reports.begin(), reports.end());
  out.independent = static_cast<std::uint32_t>(groups.size());
  Statement values = database.statement(
      "SELECT v.role, v.position, v.value, v.entity, c.id, r.id FROM fact_value v "
      "JOIN claim c ON c.key = v.claim JOIN report r ON r.key = c.report "
      "WHERE v.fact = ? ORDER BY v.role_position, v.position, c.id");
  values.bind(id);
  std::int64_t position = -1;
  while (values.row()) {
    const std::string role = values.text(0);
    if (out.roles.empty() || out.roles.back().name != role) {
      out.roles.push_back({role, {}});
      position = -1;
    }
    std::vector<FactValue>& of = out.roles.back().values;
    if (values.number(1) != position) of.push_back({values.text(2), values.text(3), {}, {}});
    position = values.number(1);
    of.back().claims.push_back(values.text(4));
    of.back().reports.push_back(values.text(5));
  }
  for (FactRole& role : out.roles) {
    for (FactValue& value : role.values) {
      std::sort(value.reports.begin(), value.reports.end());
      value.reports.erase(std::unique(value.reports.begin(), value.reports.end()),
                          value.reports.end());
    }
  }
  return out;
}

void save_fact(Database& database, const United& united,
               const std::map<std::string, std::int64_t>& key_of) {
  const Fact& fact = united.fact;
  database.statement("INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?)")
      .bind(fact.id)
      .bind(fact.kind)
      .bind(claim::name(fact.modality))
      .bind(fact.programme)
      .bind(texts_json(fact.doubtful))
      .bind(fact.since)
      .bind(fact.until)
      .run();
  for (const FactPart& part : united.parts) {
    database.statement("INSERT INTO fact_claim VALUES (?, ?, ?)")
        .bind(part.handle)
        .bind(fact.id)
        .bind(key_of.at(part.claim->id))
        .run();
  }
  std::int64_t role_position = 0;
  for (const FactRole& role : fact.roles) {
    std::int64_t position = 0;
    for (const FactValue& value : role.values) {
      for (const std::string& claim : value.claims) {
        database.statement("INSERT INTO fact_value VALUES (?, ?, ?, ?, ?, ?, ?)")
            .bind(fact.id)
            .bind(role_position)
            .bind(position)
            .bind(key_of.at(claim))
            .bind(role.name)
            .bind(value.value)
            .bind(value.entity)
            .run();
      }
      ++position;
    }
    ++role_position;
  }
}

ReportLine load_report_line(Database& database, std::int64_t key) {
  ReportLine out;
  {
    Statement row = database.statement(
        "SELECT id, version, url, title, publisher, published, content_hash, source_group, "
        "read_at, "
        "replaced_by IS NULL, (SELECT count(*) FROM reading_claim c JOIN reading g "
        "ON g.key = c.reading WHERE g.report = report.key AND g.latest) FROM report WHERE key = ?");
    row.bind(key);
    if (!row.row()) return out;
    out.id = row.text(0);
    out.version = static_cast<std::uint32_t>(row.number(1));
    out.url = row.text(2);
    out.title = row.text(3);
    out.publisher = row.text(4);
    out.published = row.text(5);
    out.content_hash = row.text(6);
    out.group = row.text(7);
    out.read_at = row.text(8);
    out.current = row.number(9) != 0;
    out.claims = static_cast<std::size_t>(row.number(10));
  }
  const std::string first = first_of_group(database, out.group);
  if (first != out.id) out.reprint_of = first;
  return out;
}

StoredReport load_report(Database& database, std::int64_t key) {
  StoredReport out;
  out.line = load_report_line(database, key);
  Statement row = database.statement(
      "SELECT dateline, text, blocks, source_map, encoding, encoding_ground FROM report "
      "WHERE key = ?");
  row.bind(key);
  if (!row.row()) return out;
  text::Report& report = out.report;
  report.id = out.line.id;
  report.url = out.line.url;
  report.title = out.line.title;
  report.publisher = out.line.publisher;
  report.published = out.line.published;
  report.dateline = row.text(0);
  report.text = row.text(1);
  report.blocks = blocks_of(row.text(2));
  report.source = source_map_of(row.text(3));
  report.encoding = row.text(4);
  report.encoding_ground = row.text(5);
  return out;
}

std::string blocks_json(const text::Report& report) {
  std::string out;
  JsonWriter json(out);
  json.open('[');
  for (const text::Block& block : report.blocks) {
    json.open('[').number(static_cast<int>(block.kind)).number(block.level);
    json.number(block.span.start).number(block.span.end).open('[');
    for (const Span cell : block.cells) {
      json.open('[').number(cell.start).number(cell.end).close(']');
    }
    json.close(']').close(']');
  }
  json.close(']');
  return out;
}

std::string source_map_json(const text::Report& report) {
  std::string out;
  JsonWriter json(out);
  json.open('[');
  for (const text::SourcePiece& piece : report.source) {
    json.open('[')
        .number(piece.code_point)
        .number(piece.source_byte)
        .number(piece.replaced ? 1 : 0);
    json.close(']');
  }
  json.close(']');
  return out;
}

std::string texts_json(const std::vector<std::string>& texts) {
  std::string out;
  JsonWriter json(out);
  json.open('[');
  for (const std::string& text : texts) json.text(text);
  json.close(']');
  return out;
}

}  // namespace duikou::record::sqlite
