#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs every suite of the project and adds up what passed and failed.

usage: run_all.py [--list | --all | SUITE ...]

--all runs the same suites and lets the reader under sanitizers read the whole corpus.

A suite is a folder of test_*.py files (unittest) below tests/, or one of the functions below that
drive another tool. `./run test` builds the program first and then calls this. The last line is
"N passed, N failed"; the exit status is 0 where nothing failed.
"""
import gzip
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time
import unittest

TESTS = pathlib.Path(__file__).resolve().parent
ROOT = TESTS.parent
RESULTS = ROOT / "build" / "test-results"
FUZZ_SECONDS = 60  # all fuzzers together
SANITIZED_REPORTS = 60  # of the corpus, read under sanitizers; all of it with --all
CORPUS = ROOT.parent / "shared" / "corpus" / "reports.ndjson.gz"


class Tally:
    """What one suite, or all of them, came to."""

    def __init__(self, passed=0, failed=0, skipped=0):
        self.passed, self.failed, self.skipped = passed, failed, skipped

    def add(self, other):
        self.passed += other.passed
        self.failed += other.failed
        self.skipped += other.skipped

    def __str__(self):
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


def run(*command, **options):
    """The exit status of a command whose output goes where ours goes."""
    sys.stdout.flush()
    return subprocess.run([str(part) for part in command], cwd=ROOT, **options).returncode


def quiet(*command, stdout=subprocess.PIPE, env=None):
    """Whether a command succeeded; what it said is shown only where it did not."""
    said = subprocess.STDOUT if stdout == subprocess.PIPE else subprocess.PIPE
    done = subprocess.run([str(part) for part in command], cwd=ROOT, text=True, errors="replace",
                          stdout=stdout, stderr=said, env=env)
    if done.returncode:
        print((done.stdout or done.stderr)[-6000:])
    return done.returncode == 0


def unit_tests(build, environment=None):
    """All GoogleTest programs of a build folder, counted test by test."""
    programs = sorted(p for p in build.glob("test_*") if os.access(p, os.X_OK) and p.is_file())
    tally = Tally()
    for program in programs:
        report = RESULTS / f"{build.name}-{program.name}.json"
        report.unlink(missing_ok=True)
        status = run(program, "--gtest_brief=1", f"--gtest_output=json:{report}",
                     env={**os.environ, **(environment or {})})
        if not report.exists():  # it crashed before its report
            print(f"{program.name}: ended with status {status}")
            tally.failed += 1
            continue
        cases = [case for suite in json.loads(report.read_text())["testsuites"]
                 for case in suite["testsuite"]]
        failed = sum(1 for case in cases if case.get("failures"))
        skipped = sum(1 for case in cases if case.get("result") == "SKIPPED")
        if status and not failed:  # a sanitizer spoke at the end, or the process died
            failed = 1
        tally.add(Tally(len(cases) - failed - skipped, failed, skipped))
    if not programs:
        print(f"no unit tests in {build}")
        tally.failed += 1
    return tally


def unit():
    return unit_tests(ROOT / "build")


def sanitizers():
    """The unit tests again, and the reader at work, with assertions and under ASan and UBSan.

    The build is clang's, with warnings as errors: src/, tests/ and fuzz/ are free of them.
    """
    if not shutil.which("clang++"):
        print("no clang++: sanitizers not run")
        return Tally(skipped=1)
    if not built("asan-ubsan"):
        return Tally(failed=1)
    tally = unit_tests(ROOT / "build-asan-ubsan", {"UBSAN_OPTIONS": "print_stacktrace=1"})
    part = corpus_part()
    if part is None:
        print(f"no {CORPUS}: the reader under sanitizers reads the samples alone")
        part = ROOT / "data" / "samples"
    good = quiet(ROOT / "build-asan-ubsan" / "duikou", "read", part, stdout=subprocess.DEVNULL,
                 env={**os.environ, "DUIKOU_DATA": str(ROOT / "data")})
    tally.add(Tally(int(good), int(not good)))
    return tally


def corpus_part():
    """A file of reports spread evenly over the corpus; None where there is no corpus."""
    if not CORPUS.exists():
        return None
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        reports = list(lines)
    step = 1 if "--all" in sys.argv else max(1, len(reports) // SANITIZED_REPORTS)
    part = RESULTS / "corpus.ndjson"
    part.write_text("".join(reports[::step]), encoding="utf-8")
    return part


def built(preset):
    launcher = ["-DCMAKE_CXX_COMPILER_LAUNCHER=ccache"] if shutil.which("ccache") else []
    return (quiet("cmake", "--preset", preset, *launcher)
            and quiet("ninja", "-C", f"build-{preset}"))


def fuzzers():
    """Each fuzzer for its part of a minute, from its seeds in fuzz/seeds/<door>/.

    They are in the build of the sanitizers.
    """
    if not shutil.which("clang++"):
        print("no clang++: fuzzers not run")
        return Tally(skipped=1)
    if not built("asan-ubsan"):
        return Tally(failed=1)
    programs = sorted(p for p in (ROOT / "build-asan-ubsan").glob("fuzz_*") if os.access(p, os.X_OK))
    wanted = {p.name.removesuffix("_fuzzer.cc") for p in (ROOT / "fuzz").glob("*_fuzzer.cc")}
    missing = wanted - {p.name.removeprefix("fuzz_") for p in programs}
    if missing or not wanted:
        print(f"fuzzers that were not built: {' '.join(sorted(missing)) or 'all'}")
        return Tally(failed=1)
    tally = Tally()
    for program in programs:
        door = program.name.removeprefix("fuzz_")
        found = ROOT / "build-asan-ubsan" / "corpus" / door
        found.mkdir(parents=True, exist_ok=True)
        seeds = [s for s in (ROOT / "fuzz" / "seeds" / door,) if s.is_dir()]
        words = ROOT / "fuzz" / f"{door}.dict"
        options = [f"-dict={words}"] if words.exists() else []
        good = quiet(program, f"-max_total_time={max(1, FUZZ_SECONDS // len(programs))}",
                     "-timeout=10", "-rss_limit_mb=2048", "-max_len=16384", "-print_final_stats=1",
                     f"-artifact_prefix={found.parent}/", *options, found, *seeds)
        print(f"fuzz {door}: {'nothing found' if good else 'FAILED'}")
        tally.add(Tally(int(good), int(not good)))
    return tally


def python_tests(folder):
    """The test_*.py files of one folder, in a process of their own."""
    report = RESULTS / (str(folder.relative_to(TESTS)).replace("/", "-") + ".json")
    report.unlink(missing_ok=True)
    run(sys.executable, __file__, "--unittest", folder, report)
    if not report.exists():
        print(f"{folder}: ended without a result")
        return Tally(failed=1)
    return Tally(*json.loads(report.read_text()))


def unittest_folder(folder, report):
    """The other side of python_tests(): runs them here and leaves the counts in a file."""
    sys.path.insert(0, str(folder))
    found = unittest.defaultTestLoader.discover(str(folder), pattern="test_*.py",
                                                top_level_dir=str(folder))
    result = unittest.TextTestRunner(verbosity=1, stream=sys.stdout).run(found)
    bad = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
    for test, why in result.skipped:
        print(f"skipped: {test}: {why}")
    good = max(0, result.testsRun - bad - len(result.skipped))
    pathlib.Path(report).write_text(json.dumps([good, bad, len(result.skipped)]))
    return 1 if bad else 0


def page():
    """The page's own checks (web/package.json says how), a headless browser among them."""
    if not (ROOT / "web" / "package.json").exists():
        print("no page")
        return Tally(failed=1)
    tally = Tally()
    typed = run("npm", "run", "check", "--silent", "--prefix", "web") == 0
    tally.add(Tally(int(typed), int(not typed)))
    report = RESULTS / "page.json"
    report.unlink(missing_ok=True)
    status = run("npm", "test", "--silent", "--prefix", "web", "--", "--reporter=default",
                 "--reporter=json", f"--outputFile.json={report}")
    told = json.loads(report.read_text()) if report.exists() else {}
    failed = max(told.get("numFailedTests", 0), int(status != 0))
    tally.add(Tally(told.get("numPassedTests", 0), failed, told.get("numPendingTests", 0)))
    return tally


def suites():
    """Name -> function, in the order in which they run: what fails fast comes first."""
    found = {"house": lambda: python_tests(TESTS / "house"), "unit": unit}
    folders = sorted({p.parent for p in TESTS.rglob("test_*.py")} - {TESTS / "house"})
    last = [TESTS / "pathological", TESTS / "lint"]
    for folder in [f for f in folders if f not in last]:
        found[str(folder.relative_to(TESTS))] = lambda folder=folder: python_tests(folder)
    found["page"] = page
    found["sanitizers"] = sanitizers
    found["fuzzers"] = fuzzers
    for folder in [f for f in last if f in folders]:
        found[str(folder.relative_to(TESTS))] = lambda folder=folder: python_tests(folder)
    return found


def main(arguments):
    if arguments[:1] == ["--unittest"]:
        return unittest_folder(pathlib.Path(arguments[1]), arguments[2])
    known = suites()
    if arguments == ["--list"]:
        print("\n".join(known))
        return 0
    arguments = [a for a in arguments if a != "--all"]
    chosen = {name: suite for name, suite in known.items()
              if not arguments or any(name == a or name.startswith(a + "/") for a in arguments)}
    if not chosen:
        print(f"no suite of that name; there are: {' '.join(known)}", file=sys.stderr)
        return 2
    RESULTS.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("DUIKOU", str(ROOT / "build" / "duikou"))
    total, lines = Tally(), []
    for name, suite in chosen.items():
        print(f"\n== {name}", flush=True)
        begun = time.monotonic()
        tally = suite()
        total.add(tally)
        lines.append(f"{name:<24} {str(tally):<44} {time.monotonic() - begun:7.1f} s")
        print(lines[-1], flush=True)
    print("\n" + "\n".join(lines))
    if total.skipped:
        print(f"{total.skipped} skipped (each says why above)")
    print(f"{total.passed} passed, {total.failed} failed")
    return 1 if total.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
