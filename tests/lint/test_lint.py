# SPDX-License-Identifier: Apache-2.0
"""clang-format over all sources, clang-tidy with the warnings of clang over all of src/.

The second compiler builds everything, without a warning, for the suite `sanitizers`.

What was clean once is remembered by the hash of the file, of all headers and of the settings (in
build/lint/), so that a second run takes seconds.
"""
import concurrent.futures
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
CLEAN = ROOT / "build" / "lint"


def sources(*folders, suffixes=(".cc",)):
    return sorted(p for folder in folders for p in (ROOT / folder).rglob("*")
                  if p.suffix in suffixes)


def call(*command):
    return subprocess.run([str(c) for c in command], cwd=ROOT, text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT)


def headers_hash():
    sums = hashlib.sha256()
    settings = [ROOT / ".clang-tidy", ROOT / "src" / "cli" / ".clang-tidy"]
    for path in sources("src", "include", suffixes=(".h",)) + settings:
        sums.update(path.read_bytes())
    return sums.hexdigest()


def check_each(tool, paths, command):
    """Complaints of `command(path)` over all paths, one on each core."""
    shared = headers_hash()

    def check(path):
        key = hashlib.sha256(f"{tool} {shared}".encode() + path.read_bytes()).hexdigest()
        mark = CLEAN / f"{tool}-{key}"
        if mark.exists():
            return path, ""
        done = call(*command(path))
        if done.returncode == 0:
            mark.touch()
        return path, done.stdout if done.returncode else ""

    CLEAN.mkdir(parents=True, exist_ok=True)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(check, paths))


class Format(unittest.TestCase):
    def test_clang_format(self):
        if not shutil.which("clang-format"):
            self.skipTest("clang-format is not installed")
        paths = sources("src", "include", "tests", "fuzz", "bench", suffixes=(".h", ".cc"))
        done = call("clang-format", "--dry-run", "-Werror", *paths)
        bad = sorted({line.split(":")[0] for line in done.stdout.splitlines() if "error:" in line})
        self.assertEqual(done.returncode, 0, "./run format mends these:\n" + "\n".join(bad))


class Tidy(unittest.TestCase):
    def test_clang_tidy(self):
        if not shutil.which("clang-tidy"):
            self.skipTest("clang-tidy is not installed")
        if not (ROOT / "build" / "compile_commands.json").exists():
            self.skipTest("no build/compile_commands.json: run ./run build first")
        results = check_each("tidy", sources("src"),
                             lambda path: ["clang-tidy", "-p", "build", "--quiet", path])
        bad = ["\n".join(line for line in said.splitlines() if re.search(r": (error|note): ", line))
               for _, said in results if said]
        self.assertEqual(bad, [], "\n".join(bad))


if __name__ == "__main__":
    unittest.main()
