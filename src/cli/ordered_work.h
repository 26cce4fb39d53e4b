// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace duikou::cli {

// Work that many threads share and whose results come back in the order of the tasks.
//
//   produce() -> optional<Task>   on a thread of its own, one call at a time; nothing: the end
//   work(Task) -> Outcome         on `threads` threads at once
//   use(Outcome) -> bool          on the calling thread, in the order of the tasks; false: stop
//
// At most four tasks a thread are under way, so that memory does not grow with their number. With
// one thread everything happens on the calling one.
template <class Task, class Outcome>
class OrderedWork {
 public:
  using Produce = std::function<std::optional<Task>()>;
  using Do = std::function<Outcome(Task)>;
  using Use = std::function<bool(Outcome)>;

  OrderedWork(unsigned threads, Produce produce, Do work, Use use)
      : threads_(threads),
        room_(std::size_t{4} * threads),
        produce_(std::move(produce)),
        work_(std::move(work)),
        use_(std::move(use)) {}

  void run() {
    if (threads_ <= 1) return run_alone();
    std::vector<std::thread> crew;
    crew.emplace_back([this] { produce_all(); });
    for (unsigned i = 0; i < threads_; ++i) {
      crew.emplace_back([this] { work_through(); });
    }
    use_all();
    for (std::thread& thread : crew) thread.join();
  }

 private:
  void run_alone() {
    while (auto task = produce_()) {
      if (!use_(work_(std::move(*task)))) return;
    }
  }

  void produce_all() {
    while (true) {
      {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return stopped_ || produced_ - used_ < room_; });
        if (stopped_) break;
      }
      std::optional<Task> task = produce_();
      const std::lock_guard lock(mutex_);
      if (!task) break;
      tasks_.emplace(produced_++, std::move(*task));
      changed_.notify_all();
    }
    const std::lock_guard lock(mutex_);
    ended_ = true;
    changed_.notify_all();
  }

  void work_through() {
    while (true) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return stopped_ || ended_ || !tasks_.empty(); });
      if (stopped_ || tasks_.empty()) return;
      auto node = tasks_.extract(tasks_.begin());
      lock.unlock();
      Outcome outcome = work_(std::move(node.mapped()));
      lock.lock();
      outcomes_.emplace(node.key(), std::move(outcome));
      changed_.notify_all();
    }
  }

  void use_all() {
    while (true) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock,
                    [this] { return outcomes_.contains(used_) || (ended_ && used_ == produced_); });
      if (!outcomes_.contains(used_)) return;
      auto node = outcomes_.extract(used_);
      lock.unlock();
      const bool go_on = use_(std::move(node.mapped()));
      lock.lock();
      ++used_;
      stopped_ = !go_on;
      changed_.notify_all();
      if (stopped_) return;
    }
  }

  const unsigned threads_;
  const std::size_t room_;
  Produce produce_;
  Do work_;
  Use use_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::size_t, Task> tasks_;        // by number
  std::map<std::size_t, Outcome> outcomes_;  // by number
  std::size_t produced_ = 0;
  std::size_t used_ = 0;
  bool ended_ = false;
  bool stopped_ = false;
};

}  // namespace duikou::cli
