// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace duikou {

// What went wrong in the world, said so that a person can mend it. Every error of the library is
// one of these; nothing is thrown across a module's face, printed, or logged below the command
// line.
//
//   input:2: bad $-escape
//   ^place   ^cause            cure: "write $$ for a dollar sign"
struct Error {
  enum class Kind {
    refused,  // this input cannot be read; others can (exit status 1)
    usage,    // the caller asked for something that does not exist (exit status 2)
    io,       // the operating system refused a file, socket or database (exit status 3)
    damaged,  // stored data contradicts itself (exit status 3)
    limit,    // a bound of base/limits.h was met (exit status 1)
  };
  Kind kind = Kind::refused;
  std::string place;  // "reports.ndjson:12", a path, an option; may be empty
  std::string cause;  // one clause, without a full stop
  std::string cure;   // what to do about it; may be empty

  // "place: cause (cure)", with the parts that are empty left out.
  [[nodiscard]] std::string text() const {
    std::string out;
    if (!place.empty()) out += place + ": ";
    out += cause;
    if (!cure.empty()) out += " (" + cure + ")";
    return out;
  }
};

// A value or the reason why there is none. Looking is compulsory: value() asserts that there is
// one.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  [[nodiscard]] T& value() & {
    assert(ok());
    return std::get<0>(state_);
  }
  [[nodiscard]] const T& value() const& {
    assert(ok());
    return std::get<0>(state_);
  }
  [[nodiscard]] T&& value() && {
    assert(ok());
    return std::get<0>(std::move(state_));
  }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  [[nodiscard]] const Error& error() const& {
    assert(!ok());
    return std::get<1>(state_);
  }
  [[nodiscard]] Error&& error() && {
    assert(!ok());
    return std::get<1>(std::move(state_));
  }

 private:
  std::variant<T, Error> state_;
};

// The result of something done for its effect.
struct Done {};
using Status = Result<Done>;

}  // namespace duikou
