// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace CLI {
class App;
}

namespace duikou::cli {

// Exit statuses of the program; stable.
inline constexpr int exit_done = 0;
inline constexpr int exit_some_refused = 1;
inline constexpr int exit_usage = 2;
inline constexpr int exit_failed = 3;

// The status of an error that ends a command: wrong usage, or failed.
[[nodiscard]] int exit_status_of(const Error& error);

// The program's surroundings while one command runs. Used by the main thread alone.
class Session {
 public:
  Session();

  // Results, to standard output. False once writing has failed (a full disk); the command then
  // ends.
  bool print(std::string_view text);
  // Flushes what was printed; false as above.
  bool finish();
  // One line to standard error, with the program's name before it; controls are made visible.
  void say(std::string_view line);
  // Names an input that was refused; the exit status becomes 1.
  void refuse(const Error& error);
  // Names what ends the command; hands back the exit status.
  int fail(const Error& error);
  // What has been done so far, in place; on a terminal alone, and not oftener than five times a
  // second.
  void progress(std::string_view line);

  [[nodiscard]] bool output_is_terminal() const { return output_is_terminal_; }
  [[nodiscard]] bool colour() const { return colour_; }  // a terminal, and no NO_COLOR
  [[nodiscard]] int width() const { return width_; }     // columns of the terminal; 100 elsewhere
  [[nodiscard]] std::size_t refused() const { return refused_; }
  // 0, or 1 where something was refused, or 3 where standard output could not be written.
  [[nodiscard]] int exit_status();

 private:
  void clear_progress();
  bool output_is_terminal_;
  bool errors_are_terminal_;
  bool colour_;
  int width_;
  bool output_failed_ = false;
  bool progress_shown_ = false;
  std::int64_t progress_at_ = 0;
  std::size_t refused_ = 0;
};

// What a command does once its options are read; hands back the exit status.
using Work = std::function<int(Session&)>;

struct Example {
  std::string command;
  std::string what;
};

// One command: a source file declares it, cli/commands.cc lists it. Help, man page and completion
// all come from here.
struct Command {
  std::string name;
  std::string summary;  // one line
  std::vector<Example> examples;
  // Adds the options to `app` (bound to state that the Work owns) and hands back the work.
  std::function<Work(CLI::App& app)> declare;
};

}  // namespace duikou::cli
