// SPDX-License-Identifier: Apache-2.0
#include "serve/serve.h"

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>

#include "serve/api.h"
#include "serve/host_rule.h"
#include "serve/pages.h"
#include "serve/server.h"
#include "serve/site.h"

namespace duikou::serve {

namespace {

// The signals that end the server, kept from every thread so that one can wait for them.
class StopSignals {
 public:
  StopSignals() {
    sigemptyset(&set_);
    sigaddset(&set_, SIGINT);
    sigaddset(&set_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &set_, &before_);
  }
  ~StopSignals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  void wait() const {
    int signal = 0;
    sigwait(&set_, &signal);
  }

 private:
  sigset_t set_{};
  sigset_t before_{};
};

Result<Pages> pages_of(const ServeOptions& options,
                       const std::function<void(const std::string&)>& told) {
  const std::string folder = options.web_folder.empty() ? find_web_folder() : options.web_folder;
  if (!folder.empty()) return Pages::load(folder);
  told("the page has not been built, so only the API is served (build it with ./run build)");
  return Pages::not_built();
}

}  // namespace

Status serve(const ServeOptions& options, const lexicon::DataFiles& data,
             const std::function<void(const std::string&)>& ready,
             const std::function<void(const std::string&)>& told) {
  const StopSignals stop;
  Result<std::unique_ptr<Api>> api = Api::open(options.record, data);
  if (!api) return api.error();
  Result<Pages> pages = pages_of(options, told);
  if (!pages) return pages.error();
  Result<Listener> listener = Listener::open(options.port);
  if (!listener) return listener.error();
  const std::uint16_t port = listener->port();
  Result<HostRule> hosts = HostRule::make(port, options.allowed_hosts);
  if (!hosts) return hosts.error();
  const Site site(std::move(hosts).value(), std::move(pages).value(), **api);
  Result<std::unique_ptr<Server>> server =
      Server::start(std::move(listener).value(),
                    [&site](const RawRequest& request) { return site.answer(request); });
  if (!server) return server.error();
  ready("http://127.0.0.1:" + std::to_string(port) + "/");
  stop.wait();
  return Done{};
}

std::string find_web_folder() {
  namespace fs = std::filesystem;
  if (const char* named = std::getenv("DUIKOU_WEB"); named != nullptr && *named != '\0')
    return named;
  std::error_code failure;
  const fs::path beside = fs::read_symlink("/proc/self/exe", failure).parent_path();
  for (const fs::path& folder : {beside / "web", beside / "../share/duikou/web"})
    if (fs::exists(folder / "index.html", failure)) return folder.string();
  return {};
}

}  // namespace duikou::serve
