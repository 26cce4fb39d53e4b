# SPDX-License-Identifier: Apache-2.0
"""Texts that nobody means well with, read by the program: bounded memory, bounded output, and
text[start:end] == quote behind whatever stands before it. That the time is linear in the length is
shown by tests/pathological; memory here is the peak of the program itself (wait4).
"""
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import program  # noqa: E402

MIB = 1 << 20
CLAUSE = "江苏省对口支援克州，安排援助资金3000万元，"
GOOD = "2021年3月5日，江苏省对口支援克州，安排援助资金3000万元。"
GIVEN = "伟芳娜秀敏静丽强磊军洋勇艳杰涛明超刚平辉"
ANYWHERE = {
    "bidi controls": "\u202e\u2066\u200f\u202d\u2069\u202c",
    "unassigned code points": "\u0378\u2fe0\ufdd0\U000e0fff\U0003fffe",
    "private use": "\ue000\uf8ff\U000f0000\U0010fffd",
    "beyond the basic plane": "\U00020000\U0001f600\U000200b7",
    "joiners and marks": "\u200d\u200b\u0301\ufeff\u20e3",
    "controls": "\x01\x7f\x1b[2J\x85",
    "line and paragraph separators": "\u2028\u2029\x0b\x0c",
    "brackets without end": "（「『【《〈［｛(",
}


def names(count):
    return [surname + a + b for surname in "王李张刘陈杨赵黄周吴郑孙马朱胡林何高郭罗徐梁宋唐许"
            for a in GIVEN for b in GIVEN][:count]


class Hostile(program.Case):
    def measured(self, path, *, memory, seconds=60):
        """Standard output of reading the file with one thread, within the memory given."""
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
            process = subprocess.Popen(
                [str(program.PROGRAM), "read", "--threads", "1", str(path)], stdout=out,
                stderr=errors, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU,
                                                                 (seconds, seconds)))
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0)
            errors.seek(0)
            self.assertEqual((process.returncode, errors.read()), (0, b""))
            self.assertLess(usage.ru_maxrss * 1024, memory)
            return out.read().decode()

    def check_quotes(self, text, lines, at_least=1):
        """Every quote and every value lies where it is said to."""
        claims = [json.loads(line) for line in lines.splitlines()]
        self.assertGreaterEqual(len(claims), at_least)
        for claim in claims:
            for piece in claim["evidence"]:
                self.assertEqual(text[piece["start"]:piece["end"]], piece["quote"])
            for values in claim["roles"].values():
                for value in values:
                    self.assertTrue(0 <= value["start"] < value["end"] <= len(text), value)
        return claims

    def test_ten_megabytes_in_one_sentence(self):
        text = CLAUSE * (10_000_000 // len(CLAUSE.encode()))
        out = self.measured(self.write("a.txt", text), memory=1024 * MIB)
        self.check_quotes(text, out)
        self.assertLess(len(out), 20_000_000)

    def test_a_million_digits(self):
        for digit in ("7", "７", "三"):
            with self.subTest(digit):
                text = GOOD + "\n" + digit * 1_000_000 + "\n" + GOOD
                out = self.measured(self.write("a.txt", text), memory=400 * MIB)
                self.check_quotes(text, out)

    def test_ten_thousand_names_in_a_row(self):
        text = GOOD + "\n出席会议的县委书记有" + "、".join(names(10_000)) + "等。\n"
        out = self.measured(self.write("a.txt", text), memory=400 * MIB)
        self.check_quotes(text, out)
        # A claim of its own for each, and a short one, wherever in the list it stands.
        self.assertLess(len(out.encode()), 10_000 * 1_000)

    def test_deep_nesting(self):
        for opening, closing in (("（", "）"), ("“", "”"), ("“‘", "’”"), ("《", "》"), ("[", "]")):
            with self.subTest(opening):
                depth = 200_000
                text = opening * depth + GOOD + closing * depth + "\n" + GOOD
                out = self.measured(self.write("a.txt", text), memory=400 * MIB)
                self.check_quotes(text, out)
                self.assertLess(len(out), 4_000_000)

    def test_offsets_behind_anything(self):
        for name, signs in ANYWHERE.items():
            with self.subTest(name):
                text = signs * 50 + "\n" + GOOD + "\n" + signs + GOOD + signs
                reports = program.ndjson([{"id": "a", "published": "2021-03-06", "text": text}])
                out = self.good("read", self.write("a.ndjson", reports))
                claims = self.check_quotes(text, out)
                self.assertIn("pairing", {claim["kind"] for claim in claims})
                found = [json.loads(line)
                         for line in self.good("mentions", self.write("a.ndjson", reports)).splitlines()]
                self.assertTrue(found)
                for mention in found:
                    self.assertEqual(text[mention["start"]:mention["end"]], mention["text"])

    def test_offsets_in_a_file_as_it_is(self):
        # Of a plain file the text is the file's own; line ends and blanks included.
        text = "\u3000\U0001f600\r\n\r\n\t " + GOOD + "\r\n\U00020000" + GOOD
        out = self.good("read", self.write("a.txt", text.encode()))
        self.check_quotes(text, out)

    def test_what_is_no_character_is_refused(self):
        good = program.ndjson([{"id": "good", "text": GOOD}])
        lone = '{"id": "a", "text": "\\ud800' + GOOD + '"}\n'
        pair = '{"id": "b", "text": "\\ud83d\\ude00' + GOOD + '"}\n'
        zero = '{"id": "c", "text": "\\u0000' + GOOD + '"}\n'
        path = self.write("a.ndjson", good + lone + pair + zero)
        out, errors, status = self.run_program("read", path)
        self.assertEqual(status, 1)
        self.assertEqual([line.split(": ")[1] for line in errors.splitlines()],
                         [f"{path}:2", f"{path}:4"])
        ids = {json.loads(line)["source"]["id"] for line in out.splitlines()}
        self.assertEqual(ids, {"good", "b"})
        self.check_quotes("\U0001f600" + GOOD, "\n".join(
            line for line in out.splitlines() if json.loads(line)["source"]["id"] == "b"))

    def test_lone_surrogates_of_utf_16_are_refused(self):
        for unit in (b"\x00\xd8", b"\x00\xdc", b"\xff\xdb"):
            with self.subTest(unit):
                half = GOOD.encode("utf-16-le")
                path = self.write("a.txt", b"\xff\xfe" + half + unit + half)
                self.refused(1, "read", path)


if __name__ == "__main__":
    unittest.main()
