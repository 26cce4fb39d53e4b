// SPDX-License-Identifier: Apache-2.0
// What holds of every report, whatever it says. Tried on the reports of ../shared, which are not
// part of the project, and on the project's own samples.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "material.h"
#include "text/ndjson.h"
#include "text/page_words.h"

namespace duikou::claim {
namespace {

namespace fs = std::filesystem;

const fs::path shared = fs::path(DUIKOU_SOURCE_DIR) / ".." / "shared";

std::vector<text::Report> reports_of(std::string_view ndjson) {
  static const text::PageWords words =
      text::PageWords::parse(data_files().at("lexicon/page_parts.tsv"),
                             data_files().at("lexicon/entities.tsv"))
          .value();
  text::NdjsonParser parser(words);
  text::LineSplitter lines;
  std::vector<text::Report> out;
  const auto take = [&] {
    while (const auto line = lines.next()) {
      auto report = parser.parse(line->bytes, "line " + std::to_string(line->number));
      if (report) out.push_back(std::move(report).value());
    }
  };
  lines.feed(ndjson);
  take();
  lines.end();
  take();
  return out;
}

std::string printed(const std::string& command) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::string out;
  std::vector<char> chunk(1 << 16);
  while (pipe != nullptr) {
    const std::size_t got = std::fread(chunk.data(), 1, chunk.size(), pipe.get());
    if (got == 0) break;
    out.append(chunk.data(), got);
  }
  return out;
}

void check_claim(const Claim& claim, const text::Folded& text) {
  ASSERT_FALSE(claim.evidence.empty()) << claim.id;
  std::uint32_t end = 0;
  for (const Evidence& piece : claim.evidence) {
    EXPECT_LT(piece.span.start, piece.span.end) << claim.id;
    EXPECT_GE(piece.span.start, end) << claim.id << ": evidence overlaps";
    ASSERT_LE(piece.span.end, text.size()) << claim.id;
    EXPECT_EQ(text.original(piece.span), piece.quote) << claim.id;
    end = piece.span.end;
  }
  for (const Role& role : claim.roles) {
    EXPECT_FALSE(role.values.empty()) << claim.id << " " << role.name;
    for (const Value& value : role.values) {
      EXPECT_FALSE(value.value.empty()) << claim.id << " " << role.name;
      EXPECT_LT(value.span.start, value.span.end) << claim.id << " " << role.name;
      EXPECT_LE(value.span.end, text.size()) << claim.id << " " << role.name;
    }
  }
  EXPECT_FALSE(claim.rules.empty()) << claim.id;
  EXPECT_TRUE(std::is_sorted(claim.rules.begin(), claim.rules.end())) << claim.id;
  EXPECT_EQ(claim.id, content_id(claim));
}

// The claims of all reports, checked one by one.
std::size_t check(const std::vector<text::Report>& reports) {
  const auto folding = text::Folding::parse(data_files().at("lexicon/traditional.tsv"));
  std::size_t count = 0;
  Workspace workspace;
  for (const text::Report& report : reports) {
    const std::vector<Claim> claims = reader().read(report);
    const text::Folded text(folding.value(), report.text);
    std::set<std::string> ids;
    Span before;
    for (const Claim& claim : claims) {
      check_claim(claim, text);
      EXPECT_TRUE(ids.insert(claim.id).second) << report.id << ": " << claim.id << " stands twice";
      EXPECT_GE(claim.evidence[0].span, before) << report.id << ": not in text order";
      before = claim.evidence[0].span;
      if (testing::Test::HasFailure()) return count;
    }
    EXPECT_EQ(claims, reader().read(report)) << report.id << ": a second reading differs";
    std::string written, appended;
    for (const Claim& claim : claims) {
      append_json(written, claim);
      written += '\n';
    }
    reader().append_claims(appended, report, workspace);
    EXPECT_EQ(written, appended) << report.id << ": its lines differ from its claims";
    count += claims.size();
  }
  return count;
}

class Laws : public testing::Test {
 protected:
  void SetUp() override { ASSERT_EQ(reader_error(), ""); }
};

TEST_F(Laws, HoldOnAnnotatedReports) {
  if (!fs::exists(shared / "evaluation")) {
    GTEST_SKIP() << "there is no ../shared/evaluation beside the project";
  }
  for (const char* name : {"authored.jsonl", "gold.jsonl"}) {
    const auto reports = reports_of(bytes_of(shared / "evaluation" / name));
    ASSERT_FALSE(reports.empty()) << name;
    EXPECT_GT(check(reports), 0U) << name;
  }
}

TEST_F(Laws, HoldOnTheCorpus) {
  const fs::path corpus = shared / "corpus" / "reports.ndjson.gz";
  if (!fs::exists(corpus)) GTEST_SKIP() << "there is no ../shared/corpus beside the project";
  const auto reports =
      reports_of(printed("gzip -dc '" + corpus.string() + "' 2>/dev/null | head -n 3000"));
  ASSERT_FALSE(reports.empty());
  EXPECT_GT(check(reports), 0U);
}

TEST_F(Laws, HoldOnTheSamples) {
  std::vector<text::Report> reports;
  for (const auto& entry :
       fs::directory_iterator(fs::path(DUIKOU_SOURCE_DIR) / "data" / "samples" / "reports")) {
    if (entry.path().extension() != ".txt" && entry.path().extension() != ".md") continue;
    if (entry.path().stem().extension() == ".gb18030") continue;
    reports.push_back(report_of(bytes_of(entry.path()), "2023-08-29"));
    reports.back().id = entry.path().filename().string();
  }
  ASSERT_FALSE(reports.empty());
  EXPECT_GT(check(reports), 0U);
}

TEST_F(Laws, ThreadsReadAlike) {
  const text::Report report =
      report_of("6月10日，吉林省副省长秦望川率代表团赴日喀则市考察对口支援工作。", "2019-06-14");
  const std::vector<Claim> alone = reader().read(report);
  ASSERT_FALSE(alone.empty());
  std::vector<std::vector<Claim>> read(8);
  std::vector<std::thread> threads;
  for (auto& claims : read) threads.emplace_back([&] { claims = reader().read(report); });
  for (std::thread& thread : threads) thread.join();
  for (const auto& claims : read) EXPECT_EQ(claims, alone);
}

// What is no text of a report at all is read too: into nothing, and without harm.
TEST_F(Laws, HoldOnShapesThatNobodyWrites) {
  const std::vector<std::string> texts = {"",
                                          "\n",
                                          "。",
                                          "，，，",
                                          "｜",
                                          "|\n|",
                                          "援",
                                          "率",
                                          "：",
                                          "“",
                                          "」",
                                          "对口支援",
                                          "对口支援\n对口支援｜对口支援",
                                          "第",
                                          "第一次第二次",
                                          std::string("\0", 1),
                                          "𠀀𠀁援疆𠀂",
                                          "\xEF\xBB\xBF对口支援",
                                          "上海市、上海市、上海市对口支援上海市",
                                          "亿元援疆资金亿元"};
  for (const std::string& text : texts) {
    check({report_of(text, "2019-06-14")});
    check({report_of("江苏省对口支援阿克苏地区。" + text + "江苏省对口支援阿克苏地区", "XXXX")});
  }
}

}  // namespace
}  // namespace duikou::claim
