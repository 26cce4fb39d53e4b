# SPDX-License-Identifier: Apache-2.0
"""What cannot be read gets one clear message, the rest is read, the exit status is 1.

Every case stands beside a good report: its claims must come out as if it had been alone. Memory
is the peak of the program itself (wait4), not of this test.
"""
import json
import os
import pathlib
import random
import re
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[3]
PROGRAM = pathlib.Path(os.environ.get("DUIKOU", ROOT / "build" / "duikou"))
MIB = 1 << 20

GOOD = "2021年3月5日讯：江苏省对口支援克孜勒苏柯尔克孜自治州，安排援助资金3000万元。\n"


def run(*arguments, stdin=None, record=None):
    """Exit status, standard output, the lines of standard error, and peak memory in bytes."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    environment.pop("DUIKOU_RECORD", None)
    if record:
        environment["DUIKOU_RECORD"] = str(record)
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        process = subprocess.Popen([str(PROGRAM), *map(str, arguments)], stdout=out, stderr=errors,
                                   stdin=stdin or subprocess.DEVNULL, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        errors.seek(0)
        lines = errors.read().decode(errors="replace").splitlines()
        return process.returncode, out.read().decode(), lines, usage.ru_maxrss * 1024


def claims(text):
    return [json.loads(line) for line in text.splitlines()]


class BadInput(unittest.TestCase):
    def setUp(self):
        if not PROGRAM.exists():
            self.fail("no build/duikou: run ./run build first")
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.at = pathlib.Path(self.folder.name)
        self.good = self.write("good.txt", GOOD)
        status, self.good_claims, errors, _ = run("read", self.good)
        self.assertEqual((status, errors), (0, []))
        self.assertTrue(self.good_claims, "the good report must give a claim")

    def write(self, name, content):
        path = self.at / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def assert_refused(self, path, *, place="", memory=200 * MIB, command="read"):
        """One message that names the file, and the good report beside it read as if alone."""
        status, out, errors, peak = run(command, path, self.good)
        self.assertEqual(status, 1, errors)
        self.assertEqual(len(errors), 1, errors)
        self.assertIn(str(path) + place, errors[0])
        self.assertGreater(len(errors[0]), len(str(path)) + 12, "a name alone is no message")
        self.assertLess(len(errors[0]), len(str(path)) + 300, "a message is a line, not a page")
        self.assertNotRegex(errors[0], r"[\x00-\x08\x0b-\x1f\x7f]")
        self.assertEqual(out, self.good_claims)
        self.assertLess(peak, memory)
        return errors[0]

    def test_empty_file(self):
        self.assert_refused(self.write("empty.txt", b""))

    def test_only_blanks(self):
        self.assert_refused(self.write("blank.txt", " \n\t\n\u3000\n"))

    def test_missing_file(self):
        self.assert_refused(self.at / "nowhere.txt")

    def test_unreadable_file(self):
        if os.geteuid() == 0:
            self.skipTest("root may read everything")
        path = self.write("secret.txt", GOOD)
        path.chmod(0)
        self.assert_refused(path)

    def test_directory_without_reports(self):
        (self.at / "nothing").mkdir()
        record = self.at / "r.db"
        status, _, errors, _ = run("add", self.at / "nothing", self.good, record=record)
        self.assertEqual(status, 1)
        named = [line for line in errors if str(self.at / "nothing") in line]
        self.assertEqual(len(named), 1, errors)
        status, out, _, _ = run("list", "pairing", "--json", record=record)
        self.assertEqual((status, len(claims(out))), (0, 1))

    def test_binary_data(self):
        noise = random.Random(1).randbytes(100_000)
        self.assert_refused(self.write("noise.txt", noise))
        self.assert_refused(self.write("noise.html", noise))
        # Each line of NDJSON is an input of its own, and so is what is wrong with it.
        path = self.write("noise.ndjson", noise)
        status, out, errors, _ = run("read", path, self.good)
        self.assertEqual((status, out), (1, self.good_claims))
        for line in errors:
            self.assertRegex(line, re.escape(str(path)) + r":\d+: ")

    def test_zeros(self):
        self.assert_refused(self.write("zeros.txt", bytes(100_000)))

    def test_broken_encodings(self):
        utf8 = GOOD.encode() * 20
        middle = len(GOOD.encode()) * 10
        broken = {
            "stray byte": utf8[:middle] + b"\xff\xfe\xff" + utf8[middle:],
            "overlong slash": utf8[:middle] + b"\xc0\xaf\xc0\xaf" + utf8[middle:],
            "surrogate": utf8[:middle] + b"\xed\xa0\x80" + utf8[middle:],
            "gb18030 with a stray byte": (GOOD * 20).encode("gb18030") + b"\xff\xff",
            "two encodings in one file": utf8 + (GOOD * 20).encode("utf-16-le"),
        }
        for name, content in broken.items():
            with self.subTest(name):
                self.assert_refused(self.write("broken.txt", content))

    def test_file_of_200_megabytes(self):
        path = self.at / "huge.txt"
        block = GOOD.encode() * 8192
        with open(path, "wb") as out:
            for _ in range(200_000_000 // len(block) + 1):
                out.write(block)
        message = self.assert_refused(path, memory=100 * MIB)
        self.assertRegex(message, r"64|MB|MiB|bytes|large|long")

    def test_200_megabytes_on_standard_input(self):
        zeros = self.at / "sparse"
        with open(zeros, "wb") as out:
            out.truncate(200_000_000)
        with open(zeros, "rb") as given:
            status, out, errors, peak = run("read", "--format", "txt", "-", stdin=given)
        self.assertEqual((status, out, len(errors)), (1, "", 1), errors)
        self.assertLess(peak, 300 * MIB)

    def test_ndjson_of_200_megabytes_in_one_line(self):
        path = self.at / "line.ndjson"
        with open(path, "wb") as out:
            out.write(b'{"id": "a", "text": "')
            for _ in range(200):
                out.write(b"x" * 1_000_000)
            out.write(b'"}\n' + json.dumps({"id": "b", "text": GOOD}).encode() + b"\n")
        status, out, errors, peak = run("read", path)
        self.assertEqual((status, len(errors)), (1, 1), errors)
        self.assertIn(f"{path}:1", errors[0])
        self.assertTrue(out, "the line after it is read")
        self.assertLess(peak, 500 * MIB)

    def test_ndjson_of_200_megabytes_is_read_piece_by_piece(self):
        # Blank lines are cheap: what is measured is that the file is never held as a whole.
        path = self.at / "long.ndjson"
        with open(path, "wb") as out:
            for _ in range(200):
                out.write(b" " * 999_999 + b"\n")
            out.write(json.dumps({"id": "b", "text": GOOD}).encode() + b"\n")
        status, out, errors, peak = run("read", path)
        self.assertEqual((status, errors), (0, []))
        self.assertTrue(out)
        self.assertLess(peak, 200 * MIB)

    def test_html_nested_100000_deep(self):
        deep = self.write("deep.html", "<html><body>" + "<div>" * 100_000 + GOOD
                          + "</div>" * 100_000 + "</body></html>")
        status, out, errors, peak = run("read", deep, self.good)
        self.assertEqual(status, 1)
        self.assertEqual(len(errors), 1, errors)
        self.assertIn(str(deep), errors[0])
        # Nothing is lost: what stands at the bottom is read all the same.
        kinds = lambda text: sorted(c["kind"] for c in claims(text))
        self.assertEqual(kinds(out), sorted(kinds(self.good_claims) * 2))
        self.assertLess(peak, 200 * MIB)

    def test_ndjson_with_broken_lines(self):
        good = lambda name: json.dumps({"id": name, "text": GOOD}, ensure_ascii=False)
        broken = {
            "cut off": '{"id": "x", "text": "江苏',
            "no object": '["text"]',
            "no text": '{"id": "x", "title": "y"}',
            "text is a number": '{"id": "x", "text": 7}',
            "no JSON": "江苏省",
            "control in a string": '{"id": "x", "text": "a\x01b"}',
            "half a surrogate": '{"id": "x", "text": "\\ud83d"}',
        }
        for name, line in broken.items():
            with self.subTest(name):
                path = self.write("lines.ndjson", "\n".join([good("a"), line, good("b")]) + "\n")
                status, out, errors, _ = run("read", path)
                self.assertEqual((status, len(errors)), (1, 1), errors)
                self.assertIn(f"{path}:2", errors[0])
                self.assertEqual({c["source"]["id"] for c in claims(out)}, {"a", "b"})

    def test_every_bad_file_is_named(self):
        bad = [self.write("empty.txt", b""), self.at / "nowhere.txt",
               self.write("noise.txt", random.Random(2).randbytes(5000)), self.at]
        status, out, errors, _ = run("read", *bad[:3], self.good)
        self.assertEqual((status, out), (1, self.good_claims))
        self.assertEqual(len(errors), 3, errors)
        for path, line in zip(bad, errors):
            self.assertIn(str(path), line)

    def test_controls_of_a_file_name_do_not_reach_the_terminal(self):
        path = self.write("a\x1b[2Jb.txt", b"")
        _, _, errors, _ = run("read", path)
        self.assertEqual(len(errors), 1)
        self.assertNotIn("\x1b", errors[0])

    def test_the_record_takes_what_is_good(self):
        record = self.at / "r.db"
        status, _, errors, _ = run("add", self.write("empty.txt", b""), self.good, record=record)
        self.assertEqual(status, 1)
        self.assertEqual(len([e for e in errors if "empty.txt" in e]), 1, errors)
        status, out, _, _ = run("list", "pairing", "--json", record=record)
        self.assertEqual((status, len(claims(out))), (0, 1))


class Usage(unittest.TestCase):
    def test_wrong_usage_is_status_2(self):
        for arguments in (["frobnicate"], ["read", "--no-such-option"], ["list", "no-such-kind"],
                          ["list"], ["read", "--threads", "x", "-"], ["read", "--format", "pdfx", "-"]):
            with self.subTest(arguments):
                with tempfile.TemporaryDirectory() as folder:
                    report, record = pathlib.Path(folder) / "a.txt", f"{folder}/r.db"
                    report.write_text(GOOD, encoding="utf-8")
                    self.assertEqual(run("add", report, record=record)[0], 0)
                    status, out, errors, _ = run(*arguments, record=record)
                self.assertEqual(status, 2, errors)
                self.assertEqual(out, "")
                self.assertTrue(errors)
                self.assertFalse(re.search(r"terminate|what\(\)", "\n".join(errors)))

    def test_a_record_that_is_none_is_status_3(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "r.db"
            path.write_bytes(b"not a database, but long enough to be taken for one" * 100)
            status, out, errors, _ = run("list", "visit", "--record", path)
            self.assertEqual((status, out, len(errors)), (3, "", 1), errors)
            self.assertIn(str(path), errors[0])


if __name__ == "__main__":
    unittest.main()
