// SPDX-License-Identifier: Apache-2.0
#include "serve/response.h"

#include "value/json.h"

namespace duikou::serve {

const std::vector<std::pair<const char*, const char*>>& fixed_headers() {
  static const std::vector<std::pair<const char*, const char*>> headers = {
      {"Content-Security-Policy",
       "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
       "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"},
      {"X-Content-Type-Options", "nosniff"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
  };
  return headers;
}

Response error_response(int status, std::string_view code, std::string_view message,
                        std::string_view cure) {
  Response response;
  response.status = status;
  JsonWriter json(response.body);
  json.open('{').key("error").open('{');
  json.key("code").text(code).key("message").text(message).key("cure").text(cure);
  json.close('}').close('}');
  response.body += '\n';
  return response;
}

Response error_response(const Error& error) {
  if (error.kind == Error::Kind::usage)
    return error_response(400, "bad-request", error.cause, error.cure);
  // The place of an error may be a path of this machine, which is nobody's business out there.
  return error_response(500, "failed", error.cause, error.cure);
}

}  // namespace duikou::serve
