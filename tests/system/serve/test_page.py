# SPDX-License-Identifier: Apache-2.0
"""The page in a real browser: click_through.mjs, a test for each of its steps."""
import pathlib
import re
import shutil
import subprocess
import unittest

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
PROGRAM = ROOT / "build" / "duikou"


class Page(unittest.TestCase):
    def setUp(self):
        if not PROGRAM.exists():
            self.skipTest("no build/duikou: run ./run build first")
        if not shutil.which("chromium"):
            self.skipTest("Chromium is not installed (apt-get install chromium)")
        if not (ROOT / "web" / "node_modules" / "playwright-core").exists():
            self.skipTest("the page's packages are not installed (npm ci in web/)")

    def test_click_through(self):
        done = subprocess.run(["node", str(HERE / "click_through.mjs"), str(PROGRAM)],
                              capture_output=True, text=True, timeout=300)
        told = done.stdout + done.stderr
        self.assertEqual(done.returncode, 0, told)
        self.assertGreaterEqual(len(re.findall(r"^ok   ", told, re.MULTILINE)), 10, told)


if __name__ == "__main__":
    unittest.main()
