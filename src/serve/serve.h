// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "lexicon/files.h"

namespace duikou::serve {

// `duikou serve`: the page and the API over one record, on 127.0.0.1.
struct ServeOptions {
  std::uint16_t port = 8765;               // 0 takes a free one
  std::string record;                      // path of the record
  std::vector<std::string> allowed_hosts;  // further names for the Host header (--allow-host)
  std::string web_folder;                  // of the built page; empty: see find_web_folder()
};

// Serves until SIGINT or SIGTERM arrives, then stops cleanly: requests being answered are finished.
// `ready` is called once, with "http://127.0.0.1:PORT/", as soon as connections are taken; `told`
// with what a person should know and no program needs (that the page was not built). Fails before
// `ready` or not at all. Blocks both signals in the calling thread, so that it has to be called
// before other threads are started.
[[nodiscard]] Status serve(const ServeOptions& options, const lexicon::DataFiles& data,
                           const std::function<void(const std::string&)>& ready,
                           const std::function<void(const std::string&)>& told);

// DUIKOU_WEB; else web/ beside the program, else ../share/duikou/web from there: the first that
// exists. Empty where none does.
[[nodiscard]] std::string find_web_folder();

}  // namespace duikou::serve
