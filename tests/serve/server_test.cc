// SPDX-License-Identifier: Apache-2.0
// The wire: what strangers may send to the port, and what it costs. All on the loopback.
#include "serve/server.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

namespace duikou::serve {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

// A client that says exactly what it is told to.
class Client {
 public:
  explicit Client(std::uint16_t port) : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  }
  ~Client() { close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  // How many bytes went out before the other side would have no more.
  std::size_t say(std::string_view bytes) {
    std::size_t sent = 0;
    while (connected_ && sent < bytes.size()) {
      pollfd ready{socket_, POLLOUT, 0};
      if (poll(&ready, 1, 2000) <= 0) break;
      const ssize_t now =
          send(socket_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
      if (now <= 0) break;
      sent += static_cast<std::size_t>(now);
    }
    return sent;
  }

  // Everything until the other side closes or `wait` is over.
  std::string hear(milliseconds wait = milliseconds(3000)) {
    std::string heard;
    const auto until = Clock::now() + wait;
    for (;;) {
      const auto left = std::chrono::duration_cast<milliseconds>(until - Clock::now()).count();
      pollfd ready{socket_, POLLIN, 0};
      if (left <= 0 || poll(&ready, 1, static_cast<int>(left)) <= 0) return heard;
      char bytes[16384];
      const ssize_t now = recv(socket_, bytes, sizeof bytes, 0);
      closed_ = now <= 0;
      if (closed_) return heard;
      heard.append(bytes, static_cast<std::size_t>(now));
    }
  }
  [[nodiscard]] bool closed() const { return closed_; }

 private:
  int socket_;
  bool connected_ = false;
  bool closed_ = false;
};

class ServerTest : public testing::Test {
 protected:
  void start(Patience patience = {}) {
    Result<Listener> listener = Listener::open(0);
    ASSERT_TRUE(listener.ok()) << listener.error().text();
    port_ = listener->port();
    ASSERT_NE(port_, 0);
    auto server = Server::start(
        std::move(listener).value(),
        [this](const RawRequest& request) {
          ++asked_;
          Response response;
          response.body = request.method + " " + request.target + " " +
                          std::to_string(request.hosts.size()) + (request.has_body ? " body" : "");
          response.status = request.has_body ? 413 : 200;
          return response;
        },
        patience);
    ASSERT_TRUE(server.ok()) << server.error().text();
    server_ = std::move(server).value();
  }

  std::string ask(std::string_view request) {
    Client client(port_);
    client.say(request);
    return client.hear();
  }

  std::string get(const std::string& target) {
    return ask("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  }

  static std::size_t resident_kib() {
    std::ifstream status("/proc/self/status");
    std::string word;
    while (status >> word)
      if (word == "VmRSS:") break;
    std::size_t kib = 0;
    status >> kib;
    return kib;
  }

  std::uint16_t port_ = 0;
  std::atomic<int> asked_{0};
  std::unique_ptr<Server> server_;
};

TEST_F(ServerTest, EveryAnswerCarriesTheFixedHeaders) {
  start();
  for (const char* request : {"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                              "HEAD /x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                              "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\na",
                              "GET / HTTP/1.0\r\n\r\n"}) {
    const std::string answer = ask(request);
    for (const auto& [name, value] : fixed_headers())
      EXPECT_NE(answer.find(std::string(name) + ": " + value), std::string::npos) << request;
  }
}

TEST_F(ServerTest, AddressesArriveAsTheyWereSent) {
  start();
  EXPECT_NE(get("/a%2Fb/../c?q=%00&x=+").find("GET /a%2Fb/../c?q=%00&x=+ 1"), std::string::npos);
}

TEST_F(ServerTest, HeadHasNoBody) {
  start();
  const std::string answer =
      ask("HEAD /word HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  EXPECT_NE(answer.find("200"), std::string::npos);
  EXPECT_TRUE(answer.ends_with("\r\n\r\n")) << answer;
}

TEST_F(ServerTest, HostsAreCounted) {
  start();
  EXPECT_NE(ask("GET / HTTP/1.0\r\n\r\n").find("GET / 0"), std::string::npos);
  EXPECT_NE(ask("GET / HTTP/1.1\r\nConnection: close\r\n\r\n").find("GET / 0"), std::string::npos);
  EXPECT_NE(
      ask("GET / HTTP/1.1\r\nHost: a\r\nhOsT: b\r\nConnection: close\r\n\r\n").find("GET / 2"),
      std::string::npos);
}

TEST_F(ServerTest, ConnectionsAreKept) {
  start();
  Client client(port_);
  for (int i = 0; i < 3; ++i) {
    client.say("GET /again HTTP/1.1\r\nHost: localhost\r\n\r\n");
    EXPECT_NE(client.hear(milliseconds(300)).find("GET /again"), std::string::npos) << i;
    EXPECT_FALSE(client.closed());
  }
}

TEST_F(ServerTest, BodiesAreRefusedUnread) {
  start();
  for (const char* header : {"Content-Length: 52428800", "Content-Length: 1",
                             "Transfer-Encoding: chunked", "Content-Length: 0x10"}) {
    Client client(port_);
    client.say("GET / HTTP/1.1\r\nHost: localhost\r\n" + std::string(header) + "\r\n\r\n");
    const std::string answer = client.hear();
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 4")) << header << ": " << answer;
    EXPECT_TRUE(client.closed()) << header;
  }
}

TEST_F(ServerTest, HostileRequestsStayCheap) {
  start();
  const std::string many = [] {
    std::string lines = "GET / HTTP/1.1\r\nHost: localhost\r\n";
    for (int i = 0; i < 100'000; ++i) lines += "X-" + std::to_string(i) + ": y\r\n";
    return lines + "\r\n";
  }();
  const std::string endless(std::size_t{32} << 20, 'a');
  get("/warm");
  const std::size_t before = resident_kib();
  struct Case {
    const char* what;
    std::string head;
    const std::string* rest;
  };
  for (const Case& hostile :
       {Case{"100,000 header lines", "", &many},
        Case{"a request line without end", "GET /", &endless},
        Case{"a header without end", "GET / HTTP/1.1\r\nHost: localhost\r\nX: ", &endless},
        Case{"a method without end", "", &endless},
        Case{"a chunk without end",
             "GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n2000000\r\n",
             &endless}}) {
    Client client(port_);
    client.say(hostile.head);
    EXPECT_LT(client.say(*hostile.rest), std::size_t{16} << 20) << hostile.what;
    client.hear(milliseconds(500));
    EXPECT_TRUE(client.closed()) << hostile.what;
  }
  EXPECT_LT(resident_kib(), before + 8192);
  EXPECT_NE(get("/after").find("GET /after"), std::string::npos);
}

TEST_F(ServerTest, NonsenseIsNoRequest) {
  start();
  for (std::string_view nonsense :
       {std::string_view("\0\0\0\0\r\n\r\n", 8),
        std::string_view("\x16\x03\x01\x02\x00\x01\r\n\r\n"), std::string_view("GET\r\n\r\n"),
        std::string_view("\r\n\r\n\r\n\r\n"),
        std::string_view("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")}) {
    Client client(port_);
    client.say(nonsense);
    client.hear(milliseconds(200));
  }
  EXPECT_NE(get("/after").find("GET /after"), std::string::npos);
}

TEST_F(ServerTest, AHeaderThatDripsIsCutOff) {
  start({milliseconds(600), milliseconds(60'000)});
  Client client(port_);
  const auto begun = Clock::now();
  client.say("GET / HTTP/1.1\r\n");
  while (client.hear(milliseconds(50)).empty() && !client.closed() &&
         Clock::now() - begun < std::chrono::seconds(10))
    client.say("X");
  EXPECT_TRUE(client.closed());
  EXPECT_GE(Clock::now() - begun, milliseconds(550));
  EXPECT_LT(Clock::now() - begun, milliseconds(3000));
  EXPECT_EQ(asked_, 0);
}

TEST_F(ServerTest, TheNextHeaderOfAConnectionHasADeadlineToo) {
  start({milliseconds(600), milliseconds(60'000)});
  Client client(port_);
  client.say("GET /first HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_NE(client.hear(milliseconds(200)).find("GET /first"), std::string::npos);
  const auto begun = Clock::now();
  client.hear(milliseconds(5000));
  EXPECT_TRUE(client.closed());
  EXPECT_LT(Clock::now() - begun, milliseconds(3000));
}

TEST_F(ServerTest, TwoHundredSlowClientsKeepNobodyWaiting) {
  start();
  std::vector<std::unique_ptr<Client>> slow;
  for (int i = 0; i < 200; ++i) {
    slow.push_back(std::make_unique<Client>(port_));
    slow.back()->say("GET / HTTP/1.1\r\nHo");
  }
  for (int i = 0; i < 20; ++i) {
    const auto begun = Clock::now();
    EXPECT_NE(get("/normal").find("GET /normal"), std::string::npos);
    EXPECT_LT(Clock::now() - begun, milliseconds(500));
  }
}

TEST_F(ServerTest, StopsWithConnectionsOpen) {
  start();
  Client idle(port_);
  idle.say("GET /half HT");
  const auto begun = Clock::now();
  server_.reset();
  EXPECT_LT(Clock::now() - begun, std::chrono::seconds(3));
  idle.hear(milliseconds(500));
  EXPECT_TRUE(idle.closed());
  EXPECT_EQ(get("/gone"), "");
}

TEST(Listener, TakenPortsAreToldWithTheirCure) {
  const Result<Listener> first = Listener::open(0);
  ASSERT_TRUE(first.ok());
  const Result<Listener> second = Listener::open(first->port());
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.error().cause, "the port is taken");
  EXPECT_NE(second.error().cure.find("--port 0"), std::string::npos);
}

}  // namespace
}  // namespace duikou::serve
