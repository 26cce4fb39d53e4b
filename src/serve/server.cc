// SPDX-License-Identifier: Apache-2.0
#include "serve/server.h"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

#include "base/limits.h"
#include "serve/deadlines.h"

namespace duikou::serve {

namespace {

constexpr unsigned connections_at_once = 256;
constexpr unsigned threads = 4;
// libmicrohttpd's own timeout starts anew with each byte; it only clears what Deadlines missed.
constexpr unsigned silence_seconds = 90;

// One request on its way through libmicrohttpd, from its request line to the end of its answer.
struct Exchange {
  std::string target;
  bool header_read = false;
};

}  // namespace

// ---- Listener ----------------------------------------------------------------------------------

Result<Listener> Listener::open(std::uint16_t port) {
  const std::string place = "127.0.0.1:" + std::to_string(port);
  const auto failed = [&place](int error) {
    const bool taken = error == EADDRINUSE;
    return Error{Error::Kind::io, place,
                 taken ? "the port is taken" : std::string("cannot listen: ") + strerror(error),
                 "choose another with --port N; --port 0 takes a free one"};
  };
  Listener listener(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), port);
  if (listener.socket_ < 0) return failed(errno);
  const int yes = 1;
  setsockopt(listener.socket_, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (bind(listener.socket_, reinterpret_cast<const sockaddr*>(&address), size) != 0 ||
      listen(listener.socket_, SOMAXCONN) != 0 ||
      getsockname(listener.socket_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
    return failed(errno);
  listener.port_ = ntohs(address.sin_port);
  return listener;
}

Listener::Listener(Listener&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), port_(other.port_) {}

Listener::~Listener() {
  if (socket_ >= 0) close(socket_);
}

int Listener::release() {
  return std::exchange(socket_, -1);
}

// ---- Server ------------------------------------------------------------------------------------

struct Server::Parts {
  Parts(Handler handler_in, Patience patience_in)
      : handler(std::move(handler_in)),
        patience(patience_in),
        deadlines([](int socket) { shutdown(socket, SHUT_RDWR); }) {}

  Handler handler;
  Patience patience;
  Deadlines deadlines;
  MHD_Daemon* daemon = nullptr;

  static int socket_of(MHD_Connection* connection) {
    const MHD_ConnectionInfo* found =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    return found == nullptr ? -1 : static_cast<int>(found->connect_fd);
  }

  static void on_connection(void* self, MHD_Connection* connection, void** /*context*/,
                            MHD_ConnectionNotificationCode code) {
    auto& parts = *static_cast<Parts*>(self);
    if (code == MHD_CONNECTION_NOTIFY_STARTED)
      parts.deadlines.begin(socket_of(connection), parts.patience.header);
    else
      parts.deadlines.forget(socket_of(connection));
  }

  // The raw address, before libmicrohttpd decodes it; also called for each further request of a
  // connection.
  static void* on_request_line(void* /*self*/, const char* target, MHD_Connection* /*connection*/) {
    return new Exchange{target, false};
  }

  static void on_completed(void* self, MHD_Connection* connection, void** exchange,
                           MHD_RequestTerminationCode code) {
    auto& parts = *static_cast<Parts*>(self);
    delete static_cast<Exchange*>(*exchange);
    *exchange = nullptr;
    if (code == MHD_REQUEST_TERMINATED_COMPLETED_OK)
      parts.deadlines.begin(socket_of(connection), parts.patience.header);
  }

  // NOLINTNEXTLINE(readability-function-size): libmicrohttpd says which parameters
  static MHD_Result on_request(void* self, MHD_Connection* connection, const char* /*url*/,
                               const char* method, const char* /*version*/, const char* /*upload*/,
                               size_t* upload_size, void** exchange) {
    auto& parts = *static_cast<Parts*>(self);
    auto& known = *static_cast<Exchange*>(*exchange);
    RawRequest request = read(connection, method, known.target);
    // Without a body the answer may wait for the second call, which keeps the connection alive;
    // with one it is given at once, and libmicrohttpd closes the connection unread.
    if (!known.header_read) {
      known.header_read = true;
      parts.deadlines.begin(socket_of(connection), parts.patience.answer);
      if (!request.has_body) return MHD_YES;
    }
    *upload_size = 0;
    return send(connection, parts.handler(request));
  }

  static RawRequest read(MHD_Connection* connection, const char* method,
                         const std::string& target) {
    RawRequest request{method, target, {}, false};
    MHD_get_connection_values(
        connection, MHD_HEADER_KIND,
        [](void* into, MHD_ValueKind, const char* name, const char* value) {
          auto& found = *static_cast<RawRequest*>(into);
          if (strcasecmp(name, MHD_HTTP_HEADER_HOST) == 0)
            found.hosts.emplace_back(value == nullptr ? "" : value);
          const bool announces_length = strcasecmp(name, MHD_HTTP_HEADER_CONTENT_LENGTH) == 0 &&
                                        value != nullptr && strcmp(value, "0") != 0;
          if (announces_length || strcasecmp(name, MHD_HTTP_HEADER_TRANSFER_ENCODING) == 0)
            found.has_body = true;
          return MHD_YES;
        },
        &request);
    return request;
  }

  static MHD_Result send(MHD_Connection* connection, const Response& answer) {
    // libmicrohttpd copies, and does not write, what it is given.
    MHD_Response* response = MHD_create_response_from_buffer(
        answer.body.size(), const_cast<char*>(answer.body.data()), MHD_RESPMEM_MUST_COPY);
    if (response == nullptr) return MHD_NO;
    for (const auto& [name, value] : fixed_headers())
      MHD_add_response_header(response, name, value);
    MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, answer.content_type.c_str());
    MHD_add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL, answer.cache_control.c_str());
    if (!answer.allow.empty())
      MHD_add_response_header(response, MHD_HTTP_HEADER_ALLOW, answer.allow.c_str());
    const MHD_Result queued =
        MHD_queue_response(connection, static_cast<unsigned>(answer.status), response);
    MHD_destroy_response(response);
    return queued;
  }
};

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Server::~Server() {
  if (parts_->daemon != nullptr) MHD_stop_daemon(parts_->daemon);
}

Result<std::unique_ptr<Server>> Server::start(Listener listener, Handler handler,
                                              Patience patience) {
  auto parts = std::make_unique<Parts>(std::move(handler), patience);
  Parts* self = parts.get();
  const std::uint16_t port = listener.port();
  const int socket = listener.release();
  parts->daemon = MHD_start_daemon(
      MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC, 0, nullptr, nullptr, &Parts::on_request, self,
      MHD_OPTION_LISTEN_SOCKET, socket, MHD_OPTION_THREAD_POOL_SIZE, threads,
      MHD_OPTION_CONNECTION_LIMIT, connections_at_once, MHD_OPTION_CONNECTION_TIMEOUT,
      silence_seconds, MHD_OPTION_CONNECTION_MEMORY_LIMIT, limits::request_header_bytes,
      // Requests without Host must come to us, who refuse them like any foreign one.
      MHD_OPTION_STRICT_FOR_CLIENT, -1, MHD_OPTION_URI_LOG_CALLBACK, &Parts::on_request_line, self,
      MHD_OPTION_NOTIFY_CONNECTION, &Parts::on_connection, self, MHD_OPTION_NOTIFY_COMPLETED,
      &Parts::on_completed, self, MHD_OPTION_END);
  if (parts->daemon == nullptr) {
    close(socket);
    return Error{Error::Kind::io, "127.0.0.1:" + std::to_string(port), "the server does not start",
                 "check how many files and threads are allowed"};
  }
  return std::unique_ptr<Server>(new Server(std::move(parts)));
}

}  // namespace duikou::serve
