// SPDX-License-Identifier: Apache-2.0
#include "text/ndjson.h"

#include <simdjson.h>

#include <array>
#include <cassert>
#include <utility>

#include "text/document.h"
#include "text/head_lines.h"
#include "text/utf8.h"
#include "value/date.h"

namespace duikou::text {
namespace {

Error refusal(std::string_view place, std::string cause, std::string cure) {
  return Error{Error::Kind::refused, std::string(place), std::move(cause), std::move(cure)};
}

constexpr const char* form =
    "a line is {\"id\", \"url\", \"title\", \"publisher\", \"published\", "
    "\"text\"}, all strings";

Error not_json(std::string_view place, simdjson::error_code code) {
  if (code == simdjson::UTF8_ERROR) {
    return refusal(place, "not valid UTF-8", "write the file as UTF-8");
  }
  if (code == simdjson::STRING_ERROR) {
    return refusal(place, "a string with a broken escape, such as half of a surrogate pair",
                   "escape characters beyond U+FFFF as two surrogates, or not at all");
  }
  return refusal(place, "not a JSON object", form);
}

// A string member; null leaves the target as it is.
Status read_string(simdjson::dom::element value, std::string_view key, std::string_view place,
                   std::string& out) {
  if (value.is_null()) return Done{};
  std::string_view text;
  if (value.get_string().get(text) != simdjson::SUCCESS) {
    return refusal(place, "\"" + std::string(key) + "\" is not a string", form);
  }
  if (text.find('\0') != std::string_view::npos) {
    return refusal(place, "\"" + std::string(key) + "\" holds a NUL", "leave it out");
  }
  out = text;
  return Done{};
}

Status tidy_date(std::string_view place, std::string& published) {
  const std::string_view given = trimmed(published);
  std::string_view day = given;
  if (given.size() > 10 && (given[10] == 'T' || given[10] == ' ')) day = given.substr(0, 10);
  if (!day.empty() && !Date::parse(day)) {
    return refusal(place, "\"published\" is no date: " + std::string(given.substr(0, 40)),
                   "write it as 2023-08-29, 2023-08 or 2023, or leave it out");
  }
  published = std::string(day);
  return Done{};
}

// Only the dateline is looked for: what a line gives or leaves open is the giver's to say.
void read_dateline(const PageWords& words, Report& report) {
  const std::string publisher = report.publisher;
  const std::string published = report.published;
  read_head(words, TitleFromText::no, report);
  report.publisher = publisher;
  report.published = published;
}

}  // namespace

struct NdjsonParser::Parts {
  simdjson::dom::parser parser;
};

NdjsonParser::NdjsonParser(const PageWords& words, Wanted wanted)
    : words_(&words), wanted_(wanted), parts_(std::make_unique<Parts>()) {}
NdjsonParser::NdjsonParser(NdjsonParser&&) noexcept = default;
NdjsonParser& NdjsonParser::operator=(NdjsonParser&&) noexcept = default;
NdjsonParser::~NdjsonParser() = default;

Result<Report> NdjsonParser::parse(std::string_view line, std::string_view place) {
  if (line.size() > limits::ndjson_line_bytes) {
    return Error{Error::Kind::limit, std::string(place),
                 "a line of more than " + std::to_string(limits::ndjson_line_bytes >> 20) + " MB",
                 "give each report a line of its own"};
  }
  simdjson::dom::object object;
  const auto code = parts_->parser.parse(line.data(), line.size()).get_object().get(object);
  if (code != simdjson::SUCCESS) return not_json(place, code);
  Report out;
  bool has_text = false;
  const std::array<std::pair<std::string_view, std::string*>, 6> members = {
      {{"text", &out.text},
       {"id", &out.id},
       {"url", &out.url},
       {"title", &out.title},
       {"publisher", &out.publisher},
       {"published", &out.published}}};
  for (const auto field : object) {
    for (const auto& [key, target] : members) {
      if (field.key != key) continue;
      const Status read = read_string(field.value, key, place, *target);
      if (!read) return read.error();
      has_text = has_text || (key == "text" && !field.value.is_null());
    }
  }
  if (!has_text) return refusal(place, "has no \"text\"", form);
  if (out.text.size() > limits::report_bytes) {
    return Error{Error::Kind::limit, std::string(place),
                 "a text of more than " + std::to_string(limits::report_bytes >> 20) + " MB",
                 "cut it into reports"};
  }
  const Status tidied = tidy_date(place, out.published);
  if (!tidied) return tidied.error();
  out.encoding = "utf-8";
  out.encoding_ground = "strict";
  if (wanted_ == Wanted::all) {
    out.blocks = blocks_of_lines(out.text);
    read_dateline(*words_, out);
  }
  if (out.id.empty()) out.id = content_id(out);
  return out;
}

void LineSplitter::feed(std::string_view chunk) {
  assert(chunk_.empty() && !ended_);
  chunk_ = chunk;
}

void LineSplitter::end() {
  ended_ = true;
}

std::optional<LineSplitter::Line> LineSplitter::next() {
  while (auto line = raw_line()) {
    if (line->number == 1 && line->bytes.starts_with("\xEF\xBB\xBF")) line->bytes.remove_prefix(3);
    const bool blank = line->bytes.find_first_not_of(" \t\r") == std::string_view::npos;
    if (line->too_long || !blank) return line;
  }
  return std::nullopt;
}

std::optional<LineSplitter::Line> LineSplitter::raw_line() {
  if (std::exchange(pending_given_, false)) pending_.clear();
  const std::size_t feed = chunk_.find('\n');
  const std::string_view piece = chunk_.substr(0, feed);
  const bool complete = feed != std::string_view::npos;
  chunk_.remove_prefix(complete ? feed + 1 : chunk_.size());
  if (!dropping_ && pending_.size() + piece.size() > longest_bytes_) {
    dropping_ = true;
    pending_.clear();
    pending_.shrink_to_fit();
  }
  if (complete && !dropping_ && pending_.empty()) return Line{piece, ++number_, false};
  if (!dropping_) pending_ += piece;
  const bool last = ended_ && (dropping_ || !pending_.empty());
  if (!complete && !last) return std::nullopt;
  pending_given_ = true;
  return Line{dropping_ ? std::string_view() : std::string_view(pending_), ++number_,
              std::exchange(dropping_, false)};
}

}  // namespace duikou::text
