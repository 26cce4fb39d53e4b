# SPDX-License-Identifier: Apache-2.0
"""The reader has not become slow. docs/performance.md keeps the figures; this is a floor below them,
low enough for a slow machine, high enough to notice a table compiled for each report."""
import os
import pathlib
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[3]
PROGRAM = os.environ.get("DUIKOU", str(ROOT / "build" / "duikou"))
LEAST_MB_PER_SECOND = 10
START_MS_MAX = 1500


class Speed(unittest.TestCase):
    def test_reader(self):
        done = subprocess.run([sys.executable, ROOT / "bench" / "reader.py", PROGRAM, "--runs", "2",
                               "--least", str(LEAST_MB_PER_SECOND)], text=True, capture_output=True)
        print(done.stdout.strip())
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        start = int(done.stdout.rsplit("start ", 1)[1].split(" ms")[0])
        self.assertLess(start, START_MS_MAX, "what a user waits for before the first word is read")


if __name__ == "__main__":
    unittest.main()
