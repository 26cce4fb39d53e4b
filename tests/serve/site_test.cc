// SPDX-License-Identifier: Apache-2.0
#include "serve/site.h"

#include <gtest/gtest.h>
#include <simdjson.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "served_record.h"

namespace duikou::serve {
namespace {

namespace fs = std::filesystem;

constexpr std::uint16_t port = 8765;

// Every kind of address the site knows, and some it does not.
const std::vector<std::string>& routes() {
  static const std::vector<std::string> all = {"/",
                                               "/index.html",
                                               "/assets/page.js",
                                               "/assets/absent.js",
                                               "/nowhere",
                                               "/api",
                                               "/api/v1",
                                               "/api/v1/",
                                               "/api/v1/overview",
                                               "/api/v1/kinds",
                                               "/api/v1/facts",
                                               "/api/v1/facts?kind=visit",
                                               "/api/v1/facts?kind=nonsense",
                                               "/api/v1/facts/f_none",
                                               "/api/v1/claims/c_none",
                                               "/api/v1/reports",
                                               "/api/v1/reports/east",
                                               "/api/v1/visits",
                                               "/api/v1/brief",
                                               "/api/v2/facts",
                                               "/%",
                                               "*",
                                               "http://evil.example/"};
  return all;
}

class SiteTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    served_ = new ServedRecord;
    const fs::path web = served_->folder() / "web";
    fs::create_directories(web / "assets");
    std::ofstream(web / "index.html") << "<!doctype html><title>page</title>";
    std::ofstream(web / "assets" / "page.js") << "export {};";
    std::ofstream(web / "secret.key") << "not a page";
    std::ofstream(web / ".hidden.html") << "not a page";
    std::ofstream(served_->folder() / "outside.html") << "outside";
    fs::create_symlink(served_->folder() / "outside.html", web / "link.html");
    Result<Pages> pages = Pages::load(web.string());
    Result<HostRule> hosts = HostRule::make(port, {});
    ASSERT_TRUE(pages.ok() && hosts.ok());
    site_ = new Site(std::move(hosts).value(), std::move(pages).value(), served_->api());
  }
  static void TearDownTestSuite() {
    delete site_;
    delete served_;
    site_ = nullptr;
    served_ = nullptr;
  }

  static Response get(const std::string& target) {
    return site_->answer({"GET", target, {"localhost:8765"}, false});
  }
  static std::string code_of(const Response& response) {
    simdjson::dom::parser parser;
    std::string_view code;
    if (parser.parse(response.body)["error"]["code"].get(code) != simdjson::SUCCESS) return "";
    return std::string(code);
  }

  static ServedRecord* served_;
  static Site* site_;
};
ServedRecord* SiteTest::served_ = nullptr;
Site* SiteTest::site_ = nullptr;

TEST_F(SiteTest, ForeignHostsLearnNothingFromAnyRoute) {
  const std::vector<std::vector<std::string>> foreign = {{},
                                                         {""},
                                                         {"evil.example"},
                                                         {"evil.example:8765"},
                                                         {"localhost"},
                                                         {"127.0.0.1:80"},
                                                         {"localhost:8765", "localhost:8765"},
                                                         {"localhost:8765", "evil.example"}};
  for (const std::string& route : routes())
    for (const char* method : {"GET", "HEAD", "POST", "OPTIONS"})
      for (const auto& hosts : foreign) {
        const Response response = site_->answer({method, route, hosts, false});
        EXPECT_EQ(response.status, 421) << method << " " << route;
        EXPECT_EQ(code_of(response), "foreign-host");
        EXPECT_NE(response.body.find("--allow-host"), std::string::npos);
      }
}

TEST_F(SiteTest, OnlyReading) {
  for (const std::string& route : routes())
    for (const char* method :
         {"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get", "PROPFIND", ""}) {
      const Response response = site_->answer({method, route, {"localhost:8765"}, false});
      EXPECT_EQ(response.status, 405) << method << " " << route;
      EXPECT_EQ(response.allow, "GET, HEAD");
    }
}

TEST_F(SiteTest, NoBodies) {
  const Response response = site_->answer({"GET", "/", {"localhost:8765"}, true});
  EXPECT_EQ(response.status, 413);
  EXPECT_EQ(code_of(response), "body-refused");
}

TEST_F(SiteTest, PageFiles) {
  EXPECT_EQ(get("/").body, get("/index.html").body);
  EXPECT_EQ(get("/").content_type, "text/html; charset=utf-8");
  EXPECT_EQ(get("/assets/page.js").content_type, "text/javascript; charset=utf-8");
  EXPECT_EQ(get("/assets/page.js").cache_control, "public, max-age=31536000, immutable");
  EXPECT_EQ(get("/?lang=en").status, 200);
}

TEST_F(SiteTest, NoAddressLeavesTheFolder) {
  std::vector<std::string> addresses = {
      "/secret.key",   "/.hidden.html",     "/link.html",    "/assets",
      "/assets/",      "//index.html",      "/./index.html", "/assets/../index.html",
      "/index.html/",  "/index.html%00.js", "/INDEX.HTML",   "/index.html.",
      "/index%2ehtml", "/record.db",        "/../record.db", "\\index.html"};
  for (const char* dots : {"..", "%2e%2e", "%2E.", ".%2e", "%252e%252e", "..%00", "%c0%ae%c0%ae",
                           "..;", "%u002e%u002e", "....", "%ef%bc%8e%ef%bc%8e"})
    for (const char* slash : {"/", "%2f", "%5c", "\\", "%252f", "%c0%af"})
      for (const char* prefix : {"/", "/assets/"})
        addresses.push_back(prefix + std::string(dots) + slash + "outside.html");
  EXPECT_GT(addresses.size(), 60u);
  for (const std::string& address : addresses) {
    const Response response = get(address);
    EXPECT_TRUE(response.status == 404 || response.status == 400) << address;
    EXPECT_FALSE(code_of(response).empty()) << address;
    EXPECT_EQ(response.body.find("outside"), std::string::npos) << address;
  }
}

TEST_F(SiteTest, EveryErrorHasTheOneShape) {
  for (const char* address :
       {"/nowhere", "/api", "/api/v1/nothing", "/api/v1/facts/f_none",
        "/api/v1/facts?kind=nonsense", "/api/v1/facts?limit=0", "/api/v1/facts?form=x",
        "/api/v1/visits?since=tomorrow", "/api/v1/brief", "/api/v1/brief?lang=fr", "/%"}) {
    const Response response = get(address);
    simdjson::dom::parser parser;
    simdjson::dom::object error;
    ASSERT_EQ(parser.parse(response.body)["error"].get(error), simdjson::SUCCESS) << address;
    for (const char* member : {"code", "message", "cure"}) {
      std::string_view text;
      EXPECT_EQ(error[member].get(text), simdjson::SUCCESS) << address << " " << member;
      EXPECT_FALSE(text.empty()) << address << " " << member;
    }
    EXPECT_EQ(response.content_type, "application/json; charset=utf-8");
    EXPECT_EQ(response.body.find(served_->folder().string()), std::string::npos) << address;
  }
}

TEST(Pages, LoadWantsABuiltPage) {
  EXPECT_FALSE(Pages::load("/nonexistent").ok());
  const Pages none = Pages::not_built();
  ASSERT_NE(none.find("/"), nullptr);
  EXPECT_NE(none.find("/")->body.find("./run build"), std::string::npos);
  EXPECT_EQ(none.find("/index.html"), nullptr);
}

}  // namespace
}  // namespace duikou::serve
