// SPDX-License-Identifier: Apache-2.0
#include "record/store.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <chrono>

#include <algorithm>
#include <random>
#include <set>

#include "record/reprint.h"
#include "sample.h"

namespace duikou::record {
namespace {

using sample::Told;

constexpr const char* version = "reader-1";
constexpr const char* noon = "2026-11-23T12:00:00Z";

std::unique_ptr<Store> open(const std::string& path, OpenMode mode = OpenMode::create) {
  auto store = Store::open(path, mode, sample::vocabulary());
  if (!store) ADD_FAILURE() << store.error().text();
  return store ? std::move(*store) : nullptr;
}

struct Input {
  text::Report report;
  std::vector<claim::Claim> claims;
};

// A report of its own words, with one visit.
Input input_of(int number, const std::string& leader = "甲一") {
  Input out;
  const std::string id = "r" + std::to_string(number);
  out.report = sample::report_of(id, "甲乙" + std::to_string(number) + leader);
  out.claims = {sample::claim_of({id,
                                  "visit",
                                  {{"leader", {leader}},
                                   {"from", {"上海市@place:310000"}},
                                   {"to", {"喀什地区@place:653100"}},
                                   {"start", {"2020-01-" + std::to_string(10 + number % 5)}}}})};
  return out;
}

std::vector<Added> add(Store& store, const std::vector<Input>& inputs,
                       const std::string& reader = version, const std::string& now = noon) {
  std::vector<Reading> readings;
  for (const Input& input : inputs) readings.push_back({&input.report, input.claims});
  auto added = store.add(readings, reader, now);
  if (!added) ADD_FAILURE() << added.error().text();
  return added ? *added : std::vector<Added>{};
}

// Everything that an answer can be made from.
std::string dump(Store& store) {
  std::string out;
  const auto reports = store.reports();
  for (const ReportLine& line : *reports) {
    out += line.id + " " + line.content_hash + " " + line.group + " " + line.reprint_of + "\n";
  }
  const auto claims = store.claims({});
  for (const StoredClaim& stored : *claims) {
    claim::append_json(out, stored.claim);
    out += "\n";
  }
  const auto facts = store.facts({});
  for (const Fact& fact : *facts) {
    append_json(out, fact);
    out += fact.since + " " + fact.until + "\n";
  }
  return out;
}

TEST(Store, GivesBackWhatWasAdded) {
  const sample::Folder folder;
  const auto store = open(folder.file("a.db"));
  Input input = input_of(1);
  input.report.blocks = {{text::Block::Kind::heading, 2, {0, 1}, {}},
                         {text::Block::Kind::table_row, 0, {1, 3}, {{1, 2}, {2, 3}}}};
  input.report.source = {{0, 3, false}, {1, 6, true}};
  input.claims[0].asides = {{"bound", "amount", {"near", "", {0, 1}}}};
  input.claims[0].id = claim::content_id(input.claims[0]);
  ASSERT_EQ(add(*store, {input})[0].how, Added::How::fresh);
  const auto report = store->report("r1");
  ASSERT_TRUE(report.ok() && *report);
  EXPECT_EQ((*report)->report.text, input.report.text);
  ASSERT_EQ((*report)->report.blocks.size(), 2U);
  EXPECT_EQ((*report)->report.blocks[1].cells, (std::vector<Span>{{1, 2}, {2, 3}}));
  ASSERT_EQ((*report)->report.source.size(), 2U);
  EXPECT_TRUE((*report)->report.source[1].replaced);
  const auto claim = store->claim(input.claims[0].id);
  ASSERT_TRUE(claim.ok() && *claim);
  claim::Claim wanted = input.claims[0];
  wanted.source.title = input.report.title;  // the source is told as the report has it
  EXPECT_EQ((*claim)->claim, wanted);
  EXPECT_EQ((*claim)->facts.size(), 1U);
  EXPECT_EQ((*claim)->learned_at, noon);
  EXPECT_FALSE(store->report("r2")->has_value());
}

TEST(Store, KnownContentChangesNothing) {
  const sample::Folder folder;
  const auto store = open(folder.file("a.db"));
  add(*store, {input_of(1), input_of(2)});
  const std::string before = dump(*store);
  const auto events = store->counts()->events;
  Input again = input_of(1);
  EXPECT_TRUE(*store->knows(again.report, version));
  EXPECT_FALSE(*store->knows(again.report, "reader-2"));
  again.report.id = "another-id";
  const auto added = add(*store, {input_of(2), again});
  EXPECT_EQ(added[0].how, Added::How::known);
  EXPECT_EQ(added[1].how, Added::How::known);
  EXPECT_EQ(added[1].report, "r1");
  EXPECT_EQ(dump(*store), before);
  EXPECT_EQ(store->counts()->events, events);
}

TEST(Store, KeepsEveryVersion) {
  const sample::Folder folder;
  const auto store = open(folder.file("a.db"));
  add(*store, {input_of(1)});
  Input changed = input_of(1, "乙二");
  ASSERT_EQ(add(*store, {changed}, version, "2026-11-24T12:00:00Z")[0].how,
            Added::How::new_version);
  EXPECT_EQ((*store->report("r1", 1))->report.text, input_of(1).report.text);
  EXPECT_EQ((*store->report("r1"))->report.text, changed.report.text);
  // The facts are those of the later text; the earlier claim is still there.
  const auto facts = store->facts({});
  ASSERT_EQ(facts->size(), 1U);
  EXPECT_EQ(facts->at(0).role("leader")->values[0].value, "乙二");
  const auto old = store->claim(input_of(1).claims[0].id);
  ASSERT_TRUE(old.ok() && *old);
  EXPECT_FALSE((*old)->current);
  // As it stood before.
  FactFilter then;
  then.as_of = "2026-11-23";
  const auto past = store->facts(then);
  ASSERT_EQ(past->size(), 1U);
  EXPECT_EQ(past->at(0).role("leader")->values[0].value, "甲一");
  then.as_of = "2026-11-22";
  EXPECT_TRUE(store->facts(then)->empty());
}

TEST(Store, LaterReaderTakesThePlaceOfTheEarlier) {
  const sample::Folder folder;
  const auto store = open(folder.file("a.db"));
  add(*store, {input_of(1)});
  Input anew = input_of(1);
  anew.claims = {sample::claim_of({"r1", "office", {{"person", {"甲一"}}, {"title", {"省长"}}}})};
  ASSERT_EQ(add(*store, {anew}, "reader-2")[0].how, Added::How::reread);
  const auto facts = store->facts({});
  ASSERT_EQ(facts->size(), 1U);
  EXPECT_EQ(facts->at(0).kind, "office");
  EXPECT_EQ(store->counts()->claims, 2U);
  EXPECT_EQ(store->counts()->current_claims, 1U);
  const auto events = store->history();
  ASSERT_EQ(events->size(), 2U);
  EXPECT_EQ(events->at(1).what, "reread");
}

std::string story(int words, int seed) {
  std::mt19937 random(static_cast<unsigned>(seed));
  std::string out = "2020年3月4日";
  for (int i = 0; i < words; ++i) {
    out += text::utf8_of(std::u16string(1, static_cast<char16_t>(0x4E00 + random() % 2000)));
  }
  return out;
}

TEST(Store, ReprintsAreOneSource) {
  const std::string one = story(200, 1);
  const std::vector<std::pair<std::string, std::size_t>> cases = {
      {one, 1},
      {"据甲报报道，" + one + "（转载自甲报）", 1},
      {story(200, 2), 2},
      {"2021年5月6日" + one.substr(std::string("2020年3月4日").size()), 2},  // other figures
      {one + story(150, 3), 2},
  };
  for (const auto& [text, groups] : cases) {
    for (const bool turned : {false, true}) {
      const sample::Folder folder;
      const auto store = open(folder.file("a.db"));
      Input first = input_of(1);
      Input second = input_of(2);
      first.report.text = one;
      second.report.text = text;
      second.report.publisher = "乙报";
      second.report.published = "2020-01-16";
      const auto inputs = turned ? std::vector{second, first} : std::vector{first, second};
      for (const Input& input : inputs) add(*store, {input});
      EXPECT_EQ(store->counts()->groups, groups) << text.substr(0, 60);
      const auto reprint = store->report("r2");
      EXPECT_EQ((*reprint)->line.reprint_of, groups == 1 ? "r1" : "");
    }
  }
}

text::Block block_of(text::Block::Kind kind, std::uint8_t level, std::uint32_t start,
                     std::uint32_t end) {
  text::Block out;
  out.kind = kind;
  out.level = level;
  out.span = {start, end};
  return out;
}

TEST(Store, AnotherHeadlineAndSourceLineMakeNoOtherSource) {
  const std::string body = story(30, 1);
  const auto printed = [&](const std::string& title, const std::string& source) {
    text::Report out;
    out.text = title + "\n" + source + "\n" + body;
    const auto ends = [&](const std::string& line) {
      return static_cast<std::uint32_t>(text::Folded(sample::vocabulary().folding, line).size());
    };
    const std::uint32_t first = ends(title);
    const std::uint32_t second = first + 1 + ends(source);
    out.blocks = {block_of(text::Block::Kind::heading, 1, 0, first),
                  block_of(text::Block::Kind::caption, 0, first + 1, second),
                  block_of(text::Block::Kind::paragraph, 0, second + 1, second + 1 + ends(body))};
    return out;
  };
  const sample::Folder folder;
  const auto store = open(folder.file("a.db"));
  Input first = input_of(1);
  const auto take = [&](Input& input, const text::Report& report) {
    input.report.text = report.text;
    input.report.blocks = report.blocks;
  };
  take(first, printed("第一家的标题", "2023-07-12 07:30 来源：甲报 编辑：丙"));
  Input second = input_of(2);
  take(second, printed("另一家另起的标题写得很长很长", "发布时间：2023年8月1日 来源：乙网"));
  add(*store, {first, second});
  EXPECT_EQ(store->counts()->groups, 1U);
}

TEST(Store, FactsDoNotDependOnTheOrderOrTheBatches) {
  std::vector<Input> inputs;
  for (int i = 0; i < 40; ++i) inputs.push_back(input_of(i, i % 3 ? "甲一" : "乙二"));
  const sample::Folder folder;
  const auto whole = open(folder.file("whole.db"));
  add(*whole, inputs);
  const std::string wanted = dump(*whole);
  std::mt19937 random(7);
  for (int round = 0; round < 5; ++round) {
    std::shuffle(inputs.begin(), inputs.end(), random);
    const auto store = open(folder.file(std::to_string(round) + ".db"));
    for (std::size_t at = 0; at < inputs.size();) {
      const std::size_t size = std::min<std::size_t>(1 + random() % 9, inputs.size() - at);
      add(*store, {inputs.begin() + at, inputs.begin() + at + size});
      at += size;
    }
    ASSERT_EQ(dump(*store), wanted) << "round " << round;
  }
}

TEST(Store, EarlierIdsOfAFactFindIt) {
  const sample::Folder folder;
  const auto store = open(folder.file("a.db"));
  std::vector<std::string> ids;
  for (int i = 0; i < 10; ++i) {
    Input input = input_of(i);
    input.claims[0].roles[3].values[0].value = "2020-01-10";
    input.claims[0].id = claim::content_id(input.claims[0]);
    add(*store, {input});
    const auto facts = store->facts({});
    ASSERT_EQ(facts->size(), 1U);
    ids.push_back(facts->at(0).id);
    EXPECT_EQ(facts->at(0).independent, static_cast<unsigned>(i + 1));
  }
  EXPECT_GT(std::set<std::string>(ids.begin(), ids.end()).size(), 1U);
  for (const std::string& id : ids) {
    const auto fact = store->fact(id);
    ASSERT_TRUE(fact.ok() && *fact) << id;
    EXPECT_EQ((*fact)->id, ids.back());
  }
}

TEST(Store, Filters) {
  const sample::Folder folder;
  const auto store = open(folder.file("a.db"));
  std::vector<Input> inputs;
  const auto told = [&](int number, Told one) {
    Input input = input_of(number);
    one.report = input.report.id;
    input.report.publisher = one.publisher;
    input.claims = {sample::claim_of(one)};
    input.claims[0].programme = number == 1 ? "xinjiang-2010" : "";
    input.claims[0].id = claim::content_id(input.claims[0]);
    inputs.push_back(std::move(input));
  };
  told(1, {"",
           "visit",
           {{"leader", {"甲一"}},
            {"from", {"上海市@place:310000"}},
            {"to", {"泽普县@place:653124"}},
            {"start", {"2023-08-27"}}}});
  told(2, {"",
           "visit",
           {{"leader", {"乙二"}},
            {"from", {"江苏省@place:320000"}},
            {"to", {"拉萨市@place:540100"}},
            {"start", {"2023-05"}}},
           "2020-01-15",
           "乙报"});
  told(3, {"", "visit", {{"leader", {"丙三"}}, {"to", {"某镇"}}}});
  add(*store, inputs);
  const auto count = [&](auto set) {
    FactFilter filter;
    set(filter);
    return *store->count_facts(filter);
  };
  EXPECT_EQ(count([](FactFilter&) {}), 3U);
  EXPECT_EQ(count([](FactFilter& f) { f.kind = "visit"; }), 3U);
  EXPECT_EQ(count([](FactFilter& f) { f.kind = "office"; }), 0U);
  EXPECT_EQ(count([](FactFilter& f) { f.to = {{"place:650000", ""}}; }), 1U);
  EXPECT_EQ(count([](FactFilter& f) { f.to = {{"place:653100", ""}}; }), 1U);
  EXPECT_EQ(count([](FactFilter& f) { f.to = {{"place:653200", ""}}; }), 0U);
  EXPECT_EQ(count([](FactFilter& f) { f.to = {{"", "某镇"}}; }), 1U);
  EXPECT_EQ(count([](FactFilter& f) { f.from = {{"place:650000", ""}}; }), 0U);
  EXPECT_EQ(count([](FactFilter& f) {
              f.place = {{"place:320000", ""}, {"place:650000", ""}};
            }),
            2U);
  EXPECT_EQ(count([](FactFilter& f) { f.person = "乙二"; }), 1U);
  EXPECT_EQ(count([](FactFilter& f) { f.has_persons = true; }), 0U);
  EXPECT_EQ(count([](FactFilter& f) { f.programmes = {"tibet-1994", "xinjiang-2010"}; }), 1U);
  EXPECT_EQ(count([](FactFilter& f) { f.since = "2023-06"; }), 1U);
  EXPECT_EQ(count([](FactFilter& f) { f.until = "2023-05-15"; }), 1U);
  EXPECT_EQ(count([](FactFilter& f) { f.until = "2023"; }), 2U);
  EXPECT_EQ(count([](FactFilter& f) { f.source = "乙报"; }), 1U);
  EXPECT_EQ(count([](FactFilter& f) { f.source = "r3"; }), 1U);
  FactFilter page;
  page.limit = 2;
  page.offset = 1;
  EXPECT_EQ(store->facts(page)->size(), 2U);
  EXPECT_EQ(store->facts(page)->at(0).since, "2023-08-27");
}

TEST(Store, RefusesWhatIsNoRecordUntouched) {
  const sample::Folder folder;
  const auto write = [&](const std::string& name, const std::string& bytes) {
    std::ofstream(folder.file(name), std::ios::binary) << bytes;
  };
  const auto sql = [&](const std::string& name, const std::string& statements) {
    sqlite3* db = nullptr;
    ASSERT_EQ(sqlite3_open(folder.file(name).c_str(), &db), SQLITE_OK);
    ASSERT_EQ(sqlite3_exec(db, statements.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << name;
    sqlite3_close(db);
  };
  write("empty.db", "");
  write("text.db", std::string(500, 'x'));
  sql("foreign.db", "CREATE TABLE t(a); INSERT INTO t VALUES (1)");
  for (const char* name : {"newer.db", "trigger.db", "view.db", "cut.db", "damaged.db"}) {
    const auto store = open(folder.file(name));
    for (int i = 0; i < 30; ++i) add(*store, {input_of(i)});
  }
  sql("newer.db", "PRAGMA user_version = 2");
  sql("trigger.db", "CREATE TRIGGER t AFTER INSERT ON report BEGIN DELETE FROM claim; END");
  sql("view.db", "CREATE VIEW v AS SELECT 1");
  sql("damaged.db", "PRAGMA wal_checkpoint(TRUNCATE)");
  sql("cut.db", "PRAGMA wal_checkpoint(TRUNCATE)");
  std::filesystem::resize_file(folder.file("cut.db"), 20'000);
  {
    std::fstream file(folder.file("damaged.db"), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(8192);
    file << std::string(16'384, 'x');
  }
  const std::pair<const char*, const char*> cases[] = {
      {"empty.db", "not a record"},
      {"text.db", "not a record"},
      {"foreign.db", "another program"},
      {"newer.db", "newer duikou"},
      {"trigger.db", "other tables"},
      {"view.db", "other tables"},
      {"cut.db", "cut short"},
      {"damaged.db", "damaged"},
      {"missing.db", "there is no record"},
  };
  for (const auto& [name, cause] : cases) {
    const std::string before = sample::file_text(folder.file(name));
    for (const OpenMode mode : {OpenMode::read_only, OpenMode::read_write}) {
      const auto store = Store::open(folder.file(name), mode, sample::vocabulary());
      ASSERT_FALSE(store.ok()) << name;
      EXPECT_NE(store.error().text().find(cause), std::string::npos) << store.error().text();
    }
    EXPECT_EQ(sample::file_text(folder.file(name)), before) << name;
  }
  EXPECT_FALSE(std::filesystem::exists(folder.file("missing.db")));
}

// Adds batch after batch and acknowledges each through the pipe, until it is killed.
[[noreturn]] void add_until_killed(const std::string& path, const std::vector<Input>& inputs,
                                   int acknowledge) {
  const auto store = Store::open(path, OpenMode::create, sample::vocabulary());
  if (!store) ::_exit(3);
  for (std::size_t at = 0; at < inputs.size(); at += 4) {
    std::vector<Reading> readings;
    for (std::size_t i = at; i < std::min(at + 4, inputs.size()); ++i) {
      readings.push_back({&inputs[i].report, inputs[i].claims});
    }
    if (!(*store)->add(readings, version, noon)) ::_exit(3);
    if (::write(acknowledge, "x", 1) != 1) ::_exit(3);
  }
  ::_exit(0);
}

TEST(Store, SurvivesBeingKilledAtAnyMoment) {
  std::vector<Input> inputs;
  for (int i = 0; i < 120; ++i) inputs.push_back(input_of(i, i % 7 ? "甲一" : "乙二"));
  const sample::Folder folder;
  const auto undisturbed = open(folder.file("undisturbed.db"));
  const auto began = std::chrono::steady_clock::now();
  add(*undisturbed, inputs);
  // Kills fall evenly over the time that the work takes on this machine.
  const auto takes = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::steady_clock::now() - began);
  const std::string wanted = dump(*undisturbed);
  int cut_short = 0;
  for (unsigned seed = 0; seed < 300 && cut_short < 30; ++seed) {
    const std::string path = folder.file("killed-" + std::to_string(seed) + ".db");
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      ::close(ends[0]);
      add_until_killed(path, inputs, ends[1]);
    }
    ::close(ends[1]);
    std::mt19937 random(seed);
    ::usleep(static_cast<useconds_t>(random() % (takes.count() + 1)));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    cut_short += WIFSIGNALED(status) ? 1 : 0;
    std::size_t acknowledged = 0;
    char byte = 0;
    while (::read(ends[0], &byte, 1) == 1) ++acknowledged;
    ::close(ends[0]);
    const auto store = open(path);
    ASSERT_NE(store, nullptr) << "seed " << seed;
    const std::size_t kept = store->counts()->reports;
    EXPECT_GE(kept, std::min(acknowledged * 4, inputs.size())) << "seed " << seed;
    EXPECT_EQ(kept % 4, 0U) << "seed " << seed;
    add(*store, inputs);
    ASSERT_EQ(dump(*store), wanted) << "seed " << seed;
  }
  EXPECT_GE(cut_short, 30) << "too few of the runs were killed before their end";
}

TEST(Store, TwoWritersWaitForEachOther) {
  const sample::Folder folder;
  const std::string path = folder.file("a.db");
  const auto store = open(path);
  std::vector<pid_t> children;
  for (int writer = 0; writer < 3; ++writer) {
    const pid_t child = ::fork();
    if (child == 0) {
      const auto own = Store::open(path, OpenMode::read_write, sample::vocabulary());
      if (!own) ::_exit(3);
      for (int i = 0; i < 20; ++i) {
        const Input input = input_of(writer * 10 + i);
        const Reading reading{&input.report, input.claims};
        if (!(*own)->add({&reading, 1}, version, noon)) ::_exit(3);
      }
      ::_exit(0);
    }
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
  }
  EXPECT_EQ(store->counts()->reports, 40U);
}

}  // namespace
}  // namespace duikou::record
