# SPDX-License-Identifier: Apache-2.0
"""`./run demo` where standard input is no terminal, as a newcomer's script would call it."""
import pathlib
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[3]

# The five visits of the founding document, and what the brief must say of each.
VISITS = {"黄坤明": "7月9日", "易炼红": "7月18日", "信长星": "8月4日", "沈晓明": "8月15日",
          "陈吉宁": "8月27日"}


class Demo(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.done = subprocess.run([str(ROOT / "run"), "demo"], stdin=subprocess.DEVNULL, text=True,
                                  capture_output=True, timeout=600)

    def test_ends_well(self):
        self.assertEqual(self.done.returncode, 0, self.done.stderr[-2000:])

    def test_prints_the_brief(self):
        for leader, day in VISITS.items():
            lines = [line for line in self.done.stdout.splitlines() if leader in line]
            self.assertTrue(any(day in line for line in lines), f"{leader}, {day}: {lines}")

    def test_tells_and_fetches_the_page(self):
        self.assertRegex(self.done.stderr, r"http://127\.0\.0\.1:\d+/")
        self.assertIn("the server is stopped", self.done.stderr)

    def test_leaves_the_tree_as_it_was(self):
        changed = subprocess.run(["git", "status", "--porcelain", "--ignored=no"], cwd=ROOT,
                                 capture_output=True, text=True).stdout
        self.assertNotRegex(changed, r"demo\.db|build/")


class Door(unittest.TestCase):
    def test_help_and_wrong_usage(self):
        run = lambda *words: subprocess.run([str(ROOT / "run"), *words], text=True,
                                            capture_output=True, timeout=60)
        self.assertEqual(run("help").returncode, 0)
        self.assertIn("./run test", run("help").stdout)
        self.assertEqual(run("frobnicate").returncode, 2)


if __name__ == "__main__":
    unittest.main()
