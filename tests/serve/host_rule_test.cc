// SPDX-License-Identifier: Apache-2.0
#include "serve/host_rule.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace duikou::serve {
namespace {

HostRule rule(const std::vector<std::string>& allowed = {}, std::uint16_t port = 8765) {
  Result<HostRule> made = HostRule::make(port, allowed);
  EXPECT_TRUE(made.ok());
  return std::move(made).value();
}

TEST(HostRule, AdmitsTheLoopbackByItsNames) {
  const HostRule hosts = rule();
  for (const char* host : {"localhost:8765", "LOCALHOST:8765", "LocalHost.:8765", "localhost.:8765",
                           "127.0.0.1:8765", "127.0.0.1.:8765", "[::1]:8765"})
    EXPECT_TRUE(hosts.admits(host)) << host;
}

TEST(HostRule, RefusesEverythingElse) {
  const HostRule hosts = rule();
  for (const char* host : {"",
                           " ",
                           "localhost",
                           "127.0.0.1",
                           "[::1]",
                           "localhost:",
                           "localhost:8766",
                           "localhost:80",
                           "localhost:08765",
                           "localhost:8765.",
                           "localhost..:8765",
                           ".localhost:8765",
                           "localhost:8765 ",
                           " localhost:8765",
                           "localhost:8765,evil.example:8765",
                           "evil.example:8765",
                           "evil.example",
                           "localhost.evil.example:8765",
                           "127.0.0.1.evil.example:8765",
                           "evil-localhost:8765",
                           "127.1:8765",
                           "127.0.1:8765",
                           "127.0.0.2:8765",
                           "2130706433:8765",
                           "0x7f000001:8765",
                           "0177.0.0.1:8765",
                           "0.0.0.0:8765",
                           "[::]:8765",
                           "::1:8765",
                           "[::1.]:8765",
                           "[0:0:0:0:0:0:0:1]:8765",
                           "[::ffff:127.0.0.1]:8765",
                           "user@localhost:8765",
                           "localhost:8765@evil.example",
                           "http://localhost:8765",
                           "localhost/:8765",
                           "localhost:8765/",
                           "localhost%2e:8765",
                           "localhost\t:8765",
                           "\xef\xbd\x8cocalhost:8765",
                           "*",
                           "*:8765"})
    EXPECT_FALSE(hosts.admits(host)) << "\"" << host << "\"";
  EXPECT_FALSE(hosts.admits(std::string(100'000, 'a') + ":8765"));
  EXPECT_FALSE(hosts.admits(std::string("localhost\0:8765", 15)));
}

TEST(HostRule, PortEightyMayBeLeftOut) {
  const HostRule hosts = rule({}, 80);
  EXPECT_TRUE(hosts.admits("localhost"));
  EXPECT_TRUE(hosts.admits("localhost:80"));
  EXPECT_FALSE(hosts.admits("localhost:8080"));
}

TEST(HostRule, FurtherNamesAreThoseGiven) {
  const HostRule hosts = rule({"Record.Example.org", "other.example:443"});
  EXPECT_TRUE(hosts.admits("record.example.org"));
  EXPECT_TRUE(hosts.admits("RECORD.example.org:8765"));
  EXPECT_FALSE(hosts.admits("record.example.org:1"));
  EXPECT_FALSE(hosts.admits("sub.record.example.org"));
  EXPECT_TRUE(hosts.admits("other.example:443"));
  EXPECT_FALSE(hosts.admits("other.example"));
  EXPECT_FALSE(hosts.admits("other.example:8765"));
  EXPECT_TRUE(hosts.admits("localhost:8765"));
}

TEST(HostRule, NoWildcard) {
  for (const char* name : {"", "*", "*.example.org", "a b", "name:", "name:port", "name:123456",
                           "[::1]", "http://a", "a/b", "a,b"}) {
    const Result<HostRule> made = HostRule::make(8765, {name});
    ASSERT_FALSE(made.ok()) << name;
    EXPECT_EQ(made.error().kind, Error::Kind::usage);
    EXPECT_EQ(made.error().place, "--allow-host");
  }
}

}  // namespace
}  // namespace duikou::serve
