// SPDX-License-Identifier: Apache-2.0
#include "serve/site.h"

namespace duikou::serve {

Response Site::answer(const RawRequest& request) const {
  if (request.hosts.size() != 1 || !hosts_.admits(request.hosts.front()))
    return error_response(421, "foreign-host", "this server does not answer to that Host",
                          HostRule::cure());
  if (request.method != "GET" && request.method != "HEAD") {
    Response refusal = error_response(405, "method-not-allowed",
                                      "the record can only be read here, by GET and HEAD",
                                      "add reports with duikou add");
    refusal.allow = "GET, HEAD";
    return refusal;
  }
  if (request.has_body)
    return error_response(413, "body-refused", "no request here has a body",
                          "put what you ask for into the address");
  const Result<Target> target = parse_target(request.target);
  if (!target) return error_response(target.error());
  if (const Response* file = pages_.find(target->path)) return *file;
  if (!target->segments.empty() && target->segments.front() == "api") return api_.answer(*target);
  return error_response(404, "not-found", "there is nothing at this address",
                        "the page is at /, the API below /api/v1/");
}

}  // namespace duikou::serve
