#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""fetch_page.py PROGRAM: serves the record of DUIKOU_RECORD, fetches the page once, checks it, stops
the server. For `./run demo` where nobody sits at the terminal. Exit status 0 where all was well.
"""
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def fetch(address):
    with urllib.request.urlopen(address, timeout=10) as answer:
        return answer.headers, answer.read().decode("utf-8")


def wait_until_served(server, address):
    for _ in range(100):
        if server.poll() is not None:
            sys.exit(f"the server ended with status {server.returncode}")
        try:
            return fetch(address)
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    sys.exit(f"nothing answered at {address} within ten seconds")


def check(address, headers, page):
    """What is wrong with the page; empty where nothing is."""
    wrong = []
    if "<title>" not in page:
        wrong.append("it has no title")
    policy = headers.get("Content-Security-Policy", "")
    if "default-src" not in policy or "unsafe-inline" in policy:
        wrong.append(f"its content security policy is {policy!r}")
    parts = re.findall(r'(?:src|href)="([^"]+\.(?:js|css))"', page)
    if not parts:
        wrong.append("it names no script")
    for part in parts:
        if part.startswith(("http:", "https:", "//")):
            wrong.append(f"it loads {part} from elsewhere")
        else:
            fetch(urllib.parse.urljoin(address, part))
    return wrong


def main():
    address = f"http://127.0.0.1:{(port := free_port())}/"
    server = subprocess.Popen([sys.argv[1], "serve", "--port", str(port)])
    try:
        headers, page = wait_until_served(server, address)
        wrong = check(address, headers, page)
    finally:
        server.terminate()
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            server.kill()
            sys.exit("the server did not stop when told to")
    if wrong:
        sys.exit(f"the page at {address}: " + "; ".join(wrong))
    print(f"run: the page at {address} answered with {len(page)} characters; the server is stopped",
          file=sys.stderr)


if __name__ == "__main__":
    main()
