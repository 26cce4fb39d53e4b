// SPDX-License-Identifier: Apache-2.0
#include "serve/request.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "serve/parameters.h"

namespace duikou::serve {
namespace {

Target parsed(std::string_view text) {
  Result<Target> target = parse_target(text);
  EXPECT_TRUE(target.ok()) << text << ": " << (target ? "" : target.error().text());
  return target ? std::move(target).value() : Target();
}

TEST(ParseTarget, PathAndParameters) {
  const Target target = parsed("/api/v1/facts?kind=visit&from=%E4%B8%8A%e6%b5%b7&q=a+b%2B&empty=");
  EXPECT_EQ(target.path, "/api/v1/facts");
  EXPECT_EQ(target.segments, (std::vector<std::string>{"api", "v1", "facts"}));
  EXPECT_EQ(target.parameter("kind"), "visit");
  EXPECT_EQ(target.parameter("from"), "上海");
  EXPECT_EQ(target.parameter("q"), "a b+");
  EXPECT_EQ(target.parameter("empty"), std::nullopt);
  EXPECT_EQ(target.parameter("absent"), std::nullopt);
}

TEST(ParseTarget, SegmentsAreDecodedOneByOne) {
  EXPECT_EQ(parsed("/").segments, std::vector<std::string>{});
  EXPECT_EQ(parsed("/a/").segments, (std::vector<std::string>{"a", ""}));
  EXPECT_EQ(parsed("//a").segments, (std::vector<std::string>{"", "a"}));
  EXPECT_EQ(parsed("/reports/a%2Fb%3Fc").segments, (std::vector<std::string>{"reports", "a/b?c"}));
  EXPECT_EQ(parsed("/a+b").segments, std::vector<std::string>{"a+b"});
}

TEST(ParseTarget, RefusesWhatIsNoAddress) {
  for (const char* text : {"", "*", "api", "http://evil.example/", "?q=1", "/%", "/%4", "/%4g",
                           "/%zz", "/a%00b", "/%ff", "/%c0%af", "/%ed%a0%80", "/a?q=%", "/a?%=1",
                           "/a?q=%00", "/a?q=%fe", "/a?q=1&q=2", "/a?q=1&%71=2"}) {
    const Result<Target> target = parse_target(text);
    ASSERT_FALSE(target.ok()) << text;
    EXPECT_EQ(target.error().kind, Error::Kind::usage);
    EXPECT_FALSE(target.error().cure.empty()) << text;
  }
}

TEST(Parameters, UnknownNamesAreRefused) {
  const Target target = parsed("/a?kind=visit&form=x");
  EXPECT_TRUE(only_known(target, {"kind", "form"}).ok());
  const Status refused = only_known(target, {"kind", "from"});
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().cause, "there is no parameter \"form\" here");
  EXPECT_EQ(refused.error().cure, "there are: kind, from");
}

TEST(Parameters, Pages) {
  EXPECT_EQ(page_of(parsed("/a")).value().limit, 100u);
  EXPECT_EQ(page_of(parsed("/a?limit=1000&offset=7")).value().offset, 7u);
  for (const char* text :
       {"/a?limit=0", "/a?limit=1001", "/a?limit=-1", "/a?limit=1x", "/a?limit=+1", "/a?limit=%201",
        "/a?limit=1e3", "/a?limit=0x1", "/a?offset=10000001", "/a?limit=99999999999999999999999"})
    EXPECT_FALSE(page_of(parsed(text)).ok()) << text;
}

TEST(Parameters, Dates) {
  for (const char* good : {"2023", "2023-08", "2023-08-27"})
    EXPECT_EQ(date_of(parsed("/a?since=" + std::string(good)), "since").value(), good);
  EXPECT_EQ(date_of(parsed("/a"), "since").value(), "");
  for (const char* bad : {"23", "2023-8", "2023-02-30", "2023-13", "XXXX-08-27", "yesterday",
                          "2023-08-27T00:00", "2023-08-27/2023-08-28", "%202023"})
    EXPECT_FALSE(date_of(parsed("/a?since=" + std::string(bad)), "since").ok()) << bad;
}

TEST(Parameters, Choices) {
  EXPECT_EQ(choice_of(parsed("/a"), "lang", {"zh", "en"}).value(), "zh");
  EXPECT_EQ(choice_of(parsed("/a?lang=en"), "lang", {"zh", "en"}).value(), "en");
  const Result<std::string> refused = choice_of(parsed("/a?lang=fr"), "lang", {"zh", "en"});
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().cure, "there are: zh, en");
}

}  // namespace
}  // namespace duikou::serve
