// SPDX-License-Identifier: Apache-2.0
#include "serve/deadlines.h"

#include <utility>

namespace duikou::serve {

Deadlines::Deadlines(std::function<void(int)> end)
    : end_(std::move(end)), thread_([this] { watch(); }) {}

Deadlines::~Deadlines() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void Deadlines::begin(int socket, Clock::duration span) {
  const std::lock_guard lock(mutex_);
  due_[socket] = Clock::now() + span;
}

void Deadlines::forget(int socket) {
  const std::lock_guard lock(mutex_);
  due_.erase(socket);
}

void Deadlines::watch() {
  constexpr std::chrono::milliseconds look_every(250);
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    wake_.wait_for(lock, look_every);
    const Clock::time_point now = Clock::now();
    for (auto entry = due_.begin(); entry != due_.end();) {
      if (entry->second > now) {
        ++entry;
        continue;
      }
      end_(entry->first);
      entry = due_.erase(entry);
    }
  }
}

}  // namespace duikou::serve
