# SPDX-License-Identifier: Apache-2.0
"""Runs the program as a user does: what the tests of the commands share."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("DUIKOU", ROOT / "build" / "duikou"))

REPORTS = [
    {"id": "a1", "title": "甲省代表团赴喀什", "publisher": "甲报", "published": "2021-08-30",
     "text": "2021年8月27日，上海市副市长甲一鸣率上海市代表团赴喀什地区考察对口援疆工作。"},
    {"id": "a2", "publisher": "乙报", "published": "2021-03-06",
     "text": "2021年3月5日，江苏省对口支援克州，安排援助资金3000万元。"},
    {"id": "a3", "publisher": "丙报", "published": "2021-04-01",
     "text": "2021年3月5日，江苏省对口支援克州。江苏省对口支援克州由来已久。"},
]


def ndjson(reports):
    return "".join(json.dumps(report, ensure_ascii=False) + "\n" for report in reports)


class Case(unittest.TestCase):
    """A folder that goes away, and the program in it."""

    def setUp(self):
        if not PROGRAM.exists():
            self.fail("no build/duikou: run ./run build first")
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.at = pathlib.Path(folder.name)
        self.write("reports.ndjson", ndjson(REPORTS))

    def write(self, name, content):
        path = self.at / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def run_program(self, *arguments, stdin="", env=None, timeout=120):
        """Standard output, standard error, exit status."""
        environment = {**os.environ, "LC_ALL": "C.UTF-8", **(env or {})}
        if not env or "DUIKOU_RECORD" not in env:
            environment.pop("DUIKOU_RECORD", None)
        done = subprocess.run([str(PROGRAM), *map(str, arguments)], cwd=self.at, env=environment,
                              input=stdin.encode(), capture_output=True, timeout=timeout)
        return done.stdout.decode(), done.stderr.decode(), done.returncode

    def good(self, *arguments, **options):
        """Standard output of what must succeed without a word."""
        out, errors, status = self.run_program(*arguments, **options)
        self.assertEqual((errors, status), ("", 0), arguments)
        return out

    def refused(self, status, *arguments, **options):
        """Standard error of what must fail with this status and print nothing."""
        out, errors, got = self.run_program(*arguments, **options)
        self.assertEqual((out, got), ("", status), (arguments, errors))
        self.assertEqual(errors.count("\n"), 1, errors)
        self.assertTrue(errors.startswith("duikou: "), errors)
        return errors

    def objects(self, *arguments, **options):
        return [json.loads(line) for line in self.good(*arguments, **options).splitlines()]
