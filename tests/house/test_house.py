# SPDX-License-Identifier: Apache-2.0
"""The house tests notice what they are there for: planted faults in a made-up file."""
import pathlib
import re
import unittest

import test_sources
import tree


class Noticed(unittest.TestCase):
    def strip(self, source):
        path = pathlib.PurePosixPath("src/base/planted.cc")
        original, tree.read = tree.read, lambda _: source
        try:
            return tree.code.__wrapped__(path)
        finally:
            tree.read = original

    def test_code_keeps_lines_and_drops_words(self):
        source = 'a();  // throw\nb("throw");\n/* throw\n */ c(\'"\'); throw 1;\n#include "text/x.h"\n'
        code = self.strip(source)
        self.assertEqual(code.count("\n"), source.count("\n"))
        self.assertEqual(len(re.findall("throw", code)), 1)
        self.assertIn('#include "text/x.h"', code)

    def test_digit_separators_are_no_literals(self):
        self.assertIn("throw", self.strip("int a = 1'000; throw 2'000;\n"))

    def test_banned_calls(self):
        planted = {"throw x;": 1, "std::exit(1);": 1, "std::cerr << 1;": 1, "std::printf(x);": 1,
                   "std::snprintf(b, 2, x);": 0, "rethrown();": 0, "on_exit_code(2);": 0}
        for line, count in planted.items():
            found = sum(bool(re.search(pattern, line))
                        for pattern, _ in test_sources.BANNED_BELOW_FACES)
            self.assertEqual(found, count, line)

    def test_banned_names(self):
        for name in ("string_utils", "util", "claim_manager", "row_info", "store_impl"):
            self.assertTrue(test_sources.BANNED_NAME.search(name), name)
        for name in ("utility_pole", "information", "imply", "commons_bridge"):
            self.assertFalse(test_sources.BANNED_NAME.search(name), name)

    def test_floors(self):
        self.assertLess(tree.FLOOR["text"], tree.FLOOR["claim"])
        self.assertEqual(tree.FLOOR["cli"], tree.FLOOR["serve"])


if __name__ == "__main__":
    unittest.main()
