# SPDX-License-Identifier: Apache-2.0
"""clang-format, clang-tidy and the second compiler, over all sources.

What was clean once is remembered by the hash of the file, of all headers and of the settings (in
build/lint/), so that a second run takes seconds.
"""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
CLEAN = ROOT / "build" / "lint"
SECONDS = int(os.environ.get("DUIKOU_TIDY_SECONDS", "600"))  # for clang-tidy over all files


def sources(*folders, suffixes=(".cc",)):
    return sorted(p for folder in folders for p in (ROOT / folder).rglob("*")
                  if p.suffix in suffixes)


def call(*command):
    return subprocess.run([str(c) for c in command], cwd=ROOT, text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT)


def headers_hash():
    sums = hashlib.sha256()
    for path in sources("src", "include", suffixes=(".h",)) + [ROOT / ".clang-tidy"]:
        sums.update(path.read_bytes())
    return sums.hexdigest()


def check_each(tool, paths, command, seconds):
    """Complaints of `command(path)` over all paths, two at a time; None for a path out of time."""
    shared, ends = headers_hash(), time.monotonic() + seconds

    def check(path):
        key = hashlib.sha256(f"{tool} {shared}".encode() + path.read_bytes()).hexdigest()
        mark = CLEAN / f"{tool}-{key}"
        if mark.exists():
            return path, ""
        if time.monotonic() > ends:
            return path, None
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


class Compilers(unittest.TestCase):
    def commands(self):
        path = ROOT / "build" / "compile_commands.json"
        if not path.exists():
            self.skipTest("no build/compile_commands.json: run ./run build first")
        return {entry["file"]: shlex.split(entry["command"]) for entry in json.loads(path.read_text())}

    def test_clang_compiles_the_tests_without_warnings(self):
        if not shutil.which("clang++"):
            self.skipTest("clang++ is not installed")
        commands = self.commands()

        def command(path):
            words = commands[str(path)]
            words = words[next(i for i, w in enumerate(words) if w.endswith(("c++", "g++"))) + 1:]
            drop = words.index("-o")
            kept = [w for w in words[:drop] + words[drop + 2:]
                    if w not in {"-c", "-flto", "-flto=auto", "-fno-fat-lto-objects"}]
            return ["clang++", "-fsyntax-only", "-Werror", "-Wno-unknown-warning-option", *kept]

        # All of src/ is compiled by clang with warnings as errors in the build of the fuzzers.
        paths = [p for p in sources("tests") if str(p) in commands]
        results = check_each("clang", paths, command, 600)
        bad = [f"{path}: {said}" for path, said in results if said or said is None]
        self.assertEqual(bad, [], "\n".join(bad))


class Tidy(unittest.TestCase):
    def test_clang_tidy(self):
        if not shutil.which("clang-tidy"):
            self.skipTest("clang-tidy is not installed")
        if not (ROOT / "build" / "compile_commands.json").exists():
            self.skipTest("no build/compile_commands.json: run ./run build first")
        waiting = {line for line in (ROOT / "tests/lint/not_yet_tidy.txt").read_text().splitlines()
                   if not line.startswith("#")}
        gone = sorted(name for name in waiting if not (ROOT / name).exists())
        self.assertEqual(gone, [], "tests/lint/not_yet_tidy.txt names files that are gone")
        paths = [p for p in sources("src") if str(p.relative_to(ROOT)) not in waiting]
        print(f"clang-tidy: {len(waiting)} files still wait (tests/lint/not_yet_tidy.txt)")
        results = check_each("tidy", paths,
                             lambda path: ["clang-tidy", "-p", "build", "--quiet", path], SECONDS)
        bad = ["\n".join(line for line in said.splitlines() if re.search(r": (error|note): ", line))
               for _, said in results if said]
        late = [str(path) for path, said in results if said is None]
        if late:
            print(f"clang-tidy: no time left for {len(late)} files: {' '.join(late)}")
        self.assertEqual(bad, [], "\n".join(bad))


if __name__ == "__main__":
    unittest.main()
