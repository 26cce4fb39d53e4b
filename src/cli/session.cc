// SPDX-License-Identifier: Apache-2.0
#include <sys/ioctl.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "answer/plain_text.h"
#include "cli/command.h"

namespace duikou::cli {

int exit_status_of(const Error& error) {
  return error.kind == Error::Kind::usage ? exit_usage : exit_failed;
}

Session::Session()
    : output_is_terminal_(::isatty(STDOUT_FILENO) == 1),
      errors_are_terminal_(::isatty(STDERR_FILENO) == 1),
      colour_(output_is_terminal_),
      width_(100) {
  const char* no_colour = std::getenv("NO_COLOR");
  if (no_colour && *no_colour) colour_ = false;
  winsize size{};
  if (output_is_terminal_ && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    width_ = size.ws_col;
  }
}

bool Session::print(std::string_view text) {
  if (output_failed_) return false;
  if (output_is_terminal_ && !text.empty()) clear_progress();
  if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size()) return true;
  output_failed_ = true;
  return false;
}

bool Session::finish() {
  if (std::fflush(stdout) != 0) output_failed_ = true;
  return !output_failed_;
}

void Session::say(std::string_view line) {
  clear_progress();
  const std::string visible = "duikou: " + answer::visible(line) + "\n";
  std::fwrite(visible.data(), 1, visible.size(), stderr);
}

void Session::refuse(const Error& error) {
  ++refused_;
  say(error.text());
}

int Session::fail(const Error& error) {
  say(error.text());
  return exit_status_of(error);
}

void Session::progress(std::string_view line) {
  if (!errors_are_terminal_) return;
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  const std::int64_t at = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
  if (at - progress_at_ < 200) return;
  progress_at_ = at;
  clear_progress();
  std::fwrite(line.data(), 1, line.size(), stderr);
  progress_shown_ = true;
}

void Session::clear_progress() {
  if (!progress_shown_) return;
  constexpr std::string_view erase = "\r\x1b[K";
  std::fwrite(erase.data(), 1, erase.size(), stderr);
  progress_shown_ = false;
}

int Session::exit_status() {
  clear_progress();
  if (!finish()) {
    say("standard output: cannot be written (make room, or check where it goes)");
    return exit_failed;
  }
  return refused_ > 0 ? exit_some_refused : exit_done;
}

}  // namespace duikou::cli
