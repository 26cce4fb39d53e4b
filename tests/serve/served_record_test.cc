// SPDX-License-Identifier: Apache-2.0
#include "served_record.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <array>
#include <fstream>
#include <sstream>
#include <vector>

#include "record/store.h"
#include "text/folded.h"

namespace duikou::serve {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view east_text =
    "𠮷日要闻\n8月27日至28日，上海市委书记林远舟率上海市代表团到喀什地区考察。";
constexpr std::string_view west_text =
    "8月27日至29日，林远舟率上海市代表团在喀什地区考察对口支援工作。";

// The span of `words`, which stand in `text` once.
Span span_of(std::string_view text, std::string_view words) {
  const std::size_t at = text.find(words);
  EXPECT_NE(at, std::string_view::npos) << words;
  const std::uint32_t start = text::length_code_points(text.substr(0, at));
  return {start, start + text::length_code_points(words)};
}

claim::Claim visit(const text::Report& report, std::string_view last_day, std::string_view end) {
  const auto value = [&report](std::string_view said, std::string_view words,
                               std::string_view entity = "") {
    return claim::Value{std::string(said), std::string(entity), span_of(report.text, words)};
  };
  claim::Claim made;
  made.kind = "visit";
  made.source = {report.id, report.url, report.title, report.publisher, report.published};
  made.roles = {{"leader", {value("林远舟", "林远舟")}},
                {"from", {value("上海市", "上海市代表团", "place:310000")}},
                {"to", {value("喀什地区", "喀什地区", "place:653100")}},
                {"start", {value("2023-08-27", "8月27日")}},
                {"end", {value(end, last_day)}}};
  const std::string quote = report.text.substr(report.text.find("8月"));
  made.evidence = {{span_of(report.text, quote), quote}};
  made.rules = {"visit.made-by-hand"};
  made.id = claim::content_id(made);
  return made;
}

text::Report report(std::string id, std::string url, std::string title, std::string_view text) {
  text::Report made;
  made.id = std::move(id);
  made.url = std::move(url);
  made.title = std::move(title);
  made.publisher = made.id + " daily";
  made.published = "2023-08-30";
  made.text = text;
  const std::uint32_t length = text::length_code_points(text);
  made.blocks = {{text::Block::Kind::paragraph, 0, {0, length}, {}}};
  made.encoding = "utf-8";
  made.encoding_ground = "strict";
  return made;
}

void fill(const std::string& place) {
  Result<record::Vocabulary> vocabulary = record::Vocabulary::make(ServedRecord::data());
  ASSERT_TRUE(vocabulary.ok()) << vocabulary.error().text();
  auto store = record::Store::open(place, record::OpenMode::create, *vocabulary);
  ASSERT_TRUE(store.ok()) << store.error().text();
  const text::Report east = report("east", "https://east.example/1", "East", east_text);
  const text::Report west = report("west/1?", "", "West", west_text);
  const text::Report odd = report("odd", "javascript:alert(1)",
                                  "<script>alert(1)</script><img src=x onerror=alert(1)>", "甲。");
  const std::vector<record::Reading> readings = {{&east, {visit(east, "28日", "2023-08-28")}},
                                                 {&west, {visit(west, "29日", "2023-08-29")}},
                                                 {&odd, {}}};
  const auto added = (*store)->add(readings, "test", "2026-01-01T00:00:00Z");
  ASSERT_TRUE(added.ok()) << added.error().text();
}

}  // namespace

const lexicon::DataFiles& ServedRecord::data() {
  static const lexicon::DataFiles files = [] {
    const fs::path root = fs::path(DUIKOU_SOURCE_DIR) / "data";
    lexicon::DataFiles read;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
      const std::string name = entry.path().lexically_relative(root).generic_string();
      if (!entry.is_regular_file() || name.starts_with("samples/")) continue;
      std::ifstream in(entry.path(), std::ios::binary);
      std::ostringstream bytes;
      bytes << in.rdbuf();
      read.emplace(name, std::move(bytes).str());
    }
    return read;
  }();
  return files;
}

ServedRecord::ServedRecord() {
  std::string name = (fs::temp_directory_path() / "duikou-serve-XXXXXX").string();
  folder_ = mkdtemp(name.data());
  fill(record());
  Result<std::unique_ptr<Api>> api = Api::open(record(), data());
  EXPECT_TRUE(api.ok()) << (api ? "" : api.error().text());
  if (api) api_ = std::move(api).value();
}

ServedRecord::~ServedRecord() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

namespace {

TEST(ServedRecord, IsThere) {
  const ServedRecord served;
  EXPECT_TRUE(fs::exists(served.record()));
}

TEST(Api, OpenRefusesWhatIsNoRecord) {
  EXPECT_FALSE(Api::open("/nonexistent/record.db", ServedRecord::data()).ok());
  EXPECT_FALSE(Api::open(std::string(DUIKOU_SOURCE_DIR) + "/LICENSE", ServedRecord::data()).ok());
}

}  // namespace
}  // namespace duikou::serve
