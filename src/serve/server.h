// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>

#include "base/result.h"
#include "serve/request.h"
#include "serve/response.h"

namespace duikou::serve {

// A socket that listens on 127.0.0.1. Apart from the server because the port, which the system may
// choose, has to be known before it can be said which Host headers are ours.
class Listener {
 public:
  // Port 0 takes a free one. A port that is taken is an io error that names it.
  [[nodiscard]] static Result<Listener> open(std::uint16_t port);
  Listener(Listener&& other) noexcept;
  Listener& operator=(Listener&&) = delete;
  ~Listener();

  [[nodiscard]] std::uint16_t port() const { return port_; }
  // Gives the socket away; whoever takes it closes it.
  [[nodiscard]] int release();

 private:
  Listener(int socket, std::uint16_t port) : socket_(socket), port_(port) {}
  int socket_ = -1;
  std::uint16_t port_ = 0;
};

// What a connection may take. Counted from the first byte that is awaited, not from the last that
// came.
struct Patience {
  std::chrono::milliseconds header{10'000};  // for a whole request header, the next one as well
  std::chrono::milliseconds answer{60'000};  // for fetching a whole answer
};

// HTTP/1.1 over a Listener, by libmicrohttpd: four threads, at most 256 connections, 64 KiB for a
// request header, no body. A limit for each address would be none: on the loopback all have one.
//
// Answers come from `handler`, which is called from several threads at once. Every answer carries
// fixed_headers(). A request that is no HTTP at all gets libmicrohttpd's bare 400, 414 or 431.
class Server {
 public:
  using Handler = std::function<Response(const RawRequest&)>;

  [[nodiscard]] static Result<std::unique_ptr<Server>> start(Listener listener, Handler handler,
                                                             Patience patience = {});
  // Stops: requests being answered are finished, connections closed, threads joined.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

 private:
  struct Parts;
  explicit Server(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace duikou::serve
