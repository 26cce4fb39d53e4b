# SPDX-License-Identifier: Apache-2.0
"""No test is switched off, left out of the build, or empty."""
import json
import re
import unittest

import tree

CPP_TESTS = [p for p in tree.below("tests", suffixes={".cc"}) if p.name.endswith("_test.cc")]
PYTHON_TESTS = [p for p in tree.below("tests", suffixes={".py"}) if p.name.startswith("test_")]
PAGE_TESTS = [p for p in tree.below("web", "tests", suffixes={".ts", ".js", ".mjs"})
              if re.search(r"test|spec", p.name)]


class SwitchedOff(unittest.TestCase):
    def test_no_test_is_disabled(self):
        bad = [hit for path in CPP_TESTS
               for hit in tree.hits(path, r"\bDISABLED_\w*|GTEST_SKIP\(\)\s*;|#if 0\b")]
        bad += [hit for path in PYTHON_TESTS if path.parts[1] != "house"
                for hit in tree.hits(path, r"@unittest\.(?:skip\(|expectedFailure)[^\n]*")]
        bad += [hit for path in PAGE_TESTS
                for hit in tree.hits(path, r"\b(?:it|test|describe)\.(?:skip|only|todo)\b"
                                           r"|\bx(?:it|describe)\(")]
        tree.none(self, bad)

    def test_no_test_is_commented_out(self):
        tree.none(self, [hit for path in CPP_TESTS
                         for hit in tree.hits(path, r"//\s*TEST(?:_[FP])?\([^\n]*")])


class InTheBuild(unittest.TestCase):
    def test_every_cpp_test_is_compiled(self):
        commands = tree.ROOT / "build" / "compile_commands.json"
        if not commands.exists():
            self.skipTest("no build/compile_commands.json: run ./run build first")
        built = {entry["file"] for entry in json.loads(commands.read_text())}
        tree.none(self, [p for p in tree.below("tests", suffixes={".cc"})
                         if str(tree.ROOT / p) not in built])

    def test_every_fuzzer_has_the_name_the_build_looks_for(self):
        tree.none(self, [p for p in tree.below("fuzz", suffixes={".cc"})
                         if not p.name.endswith("_fuzzer.cc")])

    def test_every_room_is_tested(self):
        rooms = {tree.room(p) for p in tree.below("src", suffixes={".cc"})} - {""}
        tested = {p.parts[1] for p in CPP_TESTS}
        # cli/ is tested from outside, through the program: tests/system/<command>/
        tree.none(self, sorted(rooms - tested - {"cli"}))

    def test_every_python_test_holds_a_test(self):
        tree.none(self, [p for p in PYTHON_TESTS
                         if not re.search(r"^    def test_\w+\(self", tree.read(p), re.MULTILINE)])

    def test_every_python_test_is_found(self):
        # run_all.py looks for test_*.py; a file that holds tests under another name would sleep.
        sleeping = [p for p in tree.below("tests", suffixes={".py"}) if p not in PYTHON_TESTS
                    and "unittest" in tree.read(p)
                    and re.search(r"^    def test_\w+\(self", tree.read(p), re.MULTILINE)]
        tree.none(self, sleeping)


if __name__ == "__main__":
    unittest.main()
