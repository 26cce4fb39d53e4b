# SPDX-License-Identifier: Apache-2.0
"""Reading takes time linear in the text, whatever the text is.

For each shape of shapes.py, instructions (callgrind's, not seconds) at twice the length are at most
2.2 times as many. build/instructions makes the reader once and counts each file by itself, so the
cost of starting is in no figure.
"""
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

import shapes

ROOT = pathlib.Path(__file__).resolve().parents[2]
COUNTER = ROOT / "build" / "instructions"
SIZE = 16 << 10
AT_MOST = 2.2
# A shape this cheap is done before its length matters: the fixed part may be most of it.
TOO_FEW = 2_000_000


def instructions(paths, folder):
    """Path -> instructions, by one run of the counter under callgrind."""
    out = folder / "callgrind"
    done = subprocess.run(["valgrind", "--tool=callgrind", "--instr-atstart=no",
                           f"--callgrind-out-file={out}", str(COUNTER), str(ROOT / "data"),
                           *map(str, paths)], capture_output=True, text=True, timeout=1500)
    if done.returncode:
        raise RuntimeError(done.stdout[-2000:] + done.stderr[-2000:])
    counts = {}
    for dump in folder.glob("callgrind.*"):
        head = dump.read_text(errors="replace")
        trigger = re.search(r"^desc: Trigger: Client Request: (.*)$", head, re.MULTILINE)
        total = re.search(r"^(?:summary|totals): (\d+)", head, re.MULTILINE)
        if trigger and total:
            counts[trigger.group(1)] = int(total.group(1))
    return counts


class Linear(unittest.TestCase):
    def test_instructions_at_twice_the_length(self):
        if not shutil.which("valgrind"):
            self.skipTest("valgrind is not installed")
        self.assertTrue(COUNTER.exists(), "no build/instructions: run ./run test")
        with tempfile.TemporaryDirectory() as made:
            counts = self.count(pathlib.Path(made))
        self.assertEqual(len(counts), 2 * len(shapes.SHAPES), "a shape was not counted")
        steep = []
        for name, once, twice in self.pairs(counts):
            if twice > TOO_FEW and twice > AT_MOST * once:
                steep.append(f"{name}: {once:,} -> {twice:,} ({twice / once:.2f} times)")
        self.assertEqual(steep, [], "\n" + "\n".join(steep))

    def count(self, folder):
        halves = [[], []]
        for i, (ending, make) in enumerate(shapes.SHAPES.values()):
            for times in (1, 2):
                path = folder / f"{i}x{times}.{ending}"
                path.write_bytes(make(SIZE * times).encode("utf-8", "surrogatepass"))
                halves[i % 2].append(path)
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            jobs = []
            for i, half in enumerate(halves):
                (folder / f"out{i}").mkdir()
                jobs.append(pool.submit(instructions, half, folder / f"out{i}"))
            return {pathlib.Path(p).name: n for job in jobs for p, n in job.result().items()}

    def pairs(self, counts):
        for i, (name, (ending, _)) in enumerate(shapes.SHAPES.items()):
            once, twice = counts[f"{i}x1.{ending}"], counts[f"{i}x2.{ending}"]
            if os.environ.get("DUIKOU_SHOW_COUNTS"):
                print(f"{name:<44} {once:>14,} {twice:>14,} {twice / once:5.2f}")
            yield name, once, twice


if __name__ == "__main__":
    unittest.main()
