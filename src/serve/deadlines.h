// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

namespace duikou::serve {

// Ends connections that take too long as a whole. The timeouts of HTTP libraries begin anew with
// each byte, so that a client that sends one byte a second holds its place for ever; these do not.
//
// One thread of its own looks four times a second. All functions may be called from any thread.
class Deadlines {
 public:
  using Clock = std::chrono::steady_clock;

  // `end` is called with the socket of each connection whose time is up, once for each begin(),
  // from the thread of this object, while forget() of that socket waits.
  explicit Deadlines(std::function<void(int)> end);
  ~Deadlines();
  Deadlines(const Deadlines&) = delete;
  Deadlines& operator=(const Deadlines&) = delete;

  // From now on the connection has `span` for what it does next; an earlier deadline is void.
  void begin(int socket, Clock::duration span);
  // The connection is about to be closed; its number may be another's after this.
  void forget(int socket);

 private:
  void watch();

  std::function<void(int)> end_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::map<int, Clock::time_point> due_;
  bool stopping_ = false;
  std::thread thread_;  // last: it uses all the others
};

}  // namespace duikou::serve
