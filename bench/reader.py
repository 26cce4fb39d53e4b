#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Megabytes of text a second on one core: reader.py PROGRAM [--runs N] [--least MB_PER_SECOND]

Reads ../shared/corpus/reports.ndjson.gz, or, where it is absent, the samples again and again, with
--threads 1; takes the best of N runs (3) less the time for one empty report. Time is that of the
processor (user and system), so that a busy machine changes little. "MB" are the UTF-8 bytes of the
texts alone, 10^6 each, without JSON's keys and marks.
"""
import argparse
import gzip
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus" / "reports.ndjson.gz"
SAMPLES = ROOT / "data" / "samples"


def corpus_lines():
    if CORPUS.exists():
        with gzip.open(CORPUS) as packed:
            yield from packed
        return
    texts = [p.read_text(encoding="utf-8", errors="replace") for p in sorted(SAMPLES.rglob("*.txt"))]
    for i in range(30_000_000 // max(1, sum(len(t.encode()) for t in texts))):
        for k, text in enumerate(texts):
            yield json.dumps({"id": f"{i}-{k}", "text": text}, ensure_ascii=False).encode() + b"\n"


def seconds(program, path):
    process = subprocess.Popen([program, "read", "--threads", "1", str(path)],
                               stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{program} read ended with status {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--least", type=float, default=0.0)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path, one = pathlib.Path(folder) / "reports.ndjson", pathlib.Path(folder) / "one.ndjson"
        size = count = 0
        with open(path, "wb") as out:
            for line in corpus_lines():
                out.write(line)
                size += len(json.loads(line)["text"].encode())
                count += 1
        one.write_text('{"id": "a", "text": "。"}\n', encoding="utf-8")
        start = min(seconds(arguments.program, one) for _ in range(arguments.runs))
        whole = min(seconds(arguments.program, path) for _ in range(arguments.runs))
    rate = size / 1e6 / max(1e-9, whole - start)
    where = "corpus" if CORPUS.exists() else "samples, repeated"
    print(f"{rate:.1f} MB of text a second on one core ({count} reports, {size / 1e6:.1f} MB, "
          f"{where}; start {start * 1000:.0f} ms)")
    return 1 if rate < arguments.least else 0


if __name__ == "__main__":
    sys.exit(main())
