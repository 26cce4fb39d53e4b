// SPDX-License-Identifier: Apache-2.0
#include "serve/api_json.h"

namespace duikou::serve {

namespace {

void write_members(JsonWriter& json, const record::ReportLine& line) {
  json.key("id").text(line.id).key("version").number(line.version);
  json.key("url").text(line.url).key("title").text(line.title);
  json.key("publisher").text(line.publisher).key("published").text(line.published);
  json.key("claims").number(static_cast<std::int64_t>(line.claims));
  json.key("reprint_of").text(line.reprint_of).key("group").text(line.group);
  json.key("read_at").text(line.read_at).key("current").boolean(line.current);
}

std::string_view name(text::Block::Kind kind) {
  switch (kind) {
    case text::Block::Kind::heading:
      return "heading";
    case text::Block::Kind::list_item:
      return "list_item";
    case text::Block::Kind::table_row:
      return "table_row";
    case text::Block::Kind::caption:
      return "caption";
    case text::Block::Kind::paragraph:
      break;
  }
  return "paragraph";
}

std::string_view name(answer::Block::Kind kind) {
  switch (kind) {
    case answer::Block::Kind::item:
      return "item";
    case answer::Block::Kind::differing:
      return "differing";
    case answer::Block::Kind::unknown:
      return "unknown";
    case answer::Block::Kind::paragraph:
      break;
  }
  return "paragraph";
}

void write(JsonWriter& json, const text::Block& block) {
  json.open('{').key("kind").text(name(block.kind)).key("level").number(block.level);
  json.key("start").number(block.span.start).key("end").number(block.span.end);
  json.key("cells").open('[');
  for (const Span cell : block.cells) json.open('[').number(cell.start).number(cell.end).close(']');
  json.close(']').close('}');
}

void write(JsonWriter& json, const answer::Block& block) {
  json.open('{').key("kind").text(name(block.kind)).key("runs").open('[');
  for (const answer::Run& run : block.runs) {
    json.open('{').key("text").text(run.text).key("notes").open('[');
    for (const std::uint32_t number : run.notes) json.number(number);
    json.close(']').close('}');
  }
  json.close(']').close('}');
}

void write(JsonWriter& json, const answer::Note& note, std::int64_t number) {
  json.open('{').key("number").number(number);
  json.key("publisher").text(note.publisher).key("title").text(note.title);
  json.key("published").text(note.published).key("url").text(note.url);
  json.key("report").text(note.report).key("claim").text(note.claim);
  json.key("reprint_of").text(note.reprint_of).key("quotes").open('[');
  for (const std::string& quote : note.quotes) json.text(quote);
  json.close(']').close('}');
}

}  // namespace

void write(JsonWriter& json, const record::ReportLine& line) {
  json.open('{');
  write_members(json, line);
  json.close('}');
}

void write(JsonWriter& json, const record::StoredReport& report) {
  json.open('{');
  write_members(json, report.line);
  json.key("dateline").text(report.report.dateline);
  json.key("encoding").text(report.report.encoding);
  json.key("encoding_ground").text(report.report.encoding_ground);
  json.key("text").text(report.report.text).key("blocks").open('[');
  for (const text::Block& block : report.report.blocks) write(json, block);
  json.close(']').close('}');
}

void write(JsonWriter& json, const record::StoredClaim& claim) {
  std::string itself;
  append_json(itself, claim.claim);
  json.open('{').key("claim").raw(itself).key("facts").open('[');
  for (const std::string& fact : claim.facts) json.text(fact);
  json.close(']').key("current").boolean(claim.current);
  json.key("reader").text(claim.reader_version).key("learned_at").text(claim.learned_at);
  json.close('}');
}

void write(JsonWriter& json, const record::Fact& fact) {
  std::string itself;
  append_json(itself, fact);
  json.raw(itself);
}

void write(JsonWriter& json, const answer::Brief& brief) {
  json.open('{').key("language").text(brief.language == answer::Language::zh ? "zh" : "en");
  json.key("title").text(brief.title).key("sections").open('[');
  for (const answer::Section& section : brief.sections) {
    json.open('{').key("heading").text(section.heading).key("blocks").open('[');
    for (const answer::Block& block : section.blocks) write(json, block);
    json.close(']').close('}');
  }
  json.close(']').key("notes").open('[');
  std::int64_t number = 0;
  for (const answer::Note& note : brief.notes) write(json, note, ++number);
  json.close(']').close('}');
}

}  // namespace duikou::serve
