// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "serve/api.h"
#include "serve/host_rule.h"
#include "serve/pages.h"
#include "serve/request.h"
#include "serve/response.h"

namespace duikou::serve {

// Everything between a request and its answer but the wire. The order of the checks is the defence:
//
//   Host (421)  ->  method (405)  ->  body (413)  ->  address (400)  ->  page file or API (404)
//
// so that a foreign name learns nothing from any route, not even from one that does not exist.
// Immutable; any number of threads may ask it at once. `api` is borrowed and must outlive it.
class Site {
 public:
  Site(HostRule hosts, Pages pages, const Api& api)
      : hosts_(std::move(hosts)), pages_(std::move(pages)), api_(api) {}

  [[nodiscard]] Response answer(const RawRequest& request) const;

 private:
  HostRule hosts_;
  Pages pages_;
  const Api& api_;
};

}  // namespace duikou::serve
