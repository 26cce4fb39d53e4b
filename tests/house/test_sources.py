# SPDX-License-Identifier: Apache-2.0
"""Floors, ceilings, names and calls: what a reader of any file may rely on."""
import re
import unittest

import tree

SOURCES = tree.below("src", "include", suffixes={".h", ".cc"})
CPP = tree.below("src", "include", "tests", "fuzz", "bench", suffixes={".h", ".cc"})
SCRIPTS = [p for p in tree.files() if p.suffix in {".py", ".ts", ".js", ".mjs", ".svelte", ".css"}]

# The one list of exceptions to the ceilings of lines: path -> (ceiling, reason). It only shrinks.
HIGHER = {}

# A class with virtual functions needs two real ones behind it.
VIRTUAL = {"src/record/store.h", "src/exchange/format.h", "src/cli/command.h"}

BANNED_NAME = re.compile(r"(?:^|_)(utils?|common|helpers?|misc|managers?|processors?|handlers?|"
                         r"info|impl|stuff)(?:$|_)", re.IGNORECASE)
BANNED_TYPE = re.compile(r"\b(?:class|struct|enum class|enum)\s+(?:\[\[\w+\]\]\s*)?"
                         r"(\w*(?:Util|Utils|Common|Helper|Manager|Processor|Handler|Info|Impl))\b")
# (pattern, what to do instead), everywhere
BANNED = [
    (r"std::w?regex|#include <regex>", "a rule file, or a plain search"),
    (r"\busing namespace\b", "qualified names"),
    (r"\bcatch \(\.\.\.\)", "a named type, at a face"),
    (r"\b(?:rand|srand|gets|strtok|asctime|setlocale)\(", "a function without global state"),
]
# and outside the faces: the library hands back, it does not act
BANNED_BELOW_FACES = [
    (r"\bthrow\b", "a Result"),
    (r"(?<![\w.])(?:std::)?(?:exit|_Exit|quick_exit|abort)\(", "a Result, or an assert"),
    (r"std::(?:cerr|cout|clog)\b|#include <iostream>", "a Result; the faces print"),
    (r"(?<!\w)(?:std::)?(?:printf|fprintf|puts|fputs|perror)\(", "a Result; the faces print"),
]


def ceiling(path):
    if str(path) in HIGHER:
        return HIGHER[str(path)][0]
    if path.parts[0] == "tests":
        return 800
    if path.suffix == ".h":
        return 400 if path.parts[0] == "include" else 300
    return {".rule": 300, ".md": 300}.get(path.suffix, 500)


def included(path):
    """The rooms' headers a file includes, as "room/file.h"."""
    return re.findall(r'^#include "([^"]+)"', tree.code(path), re.MULTILINE)


class Floors(unittest.TestCase):
    def test_rooms_have_a_floor(self):
        self.assertEqual({tree.room(p) for p in SOURCES} - {""} - set(tree.FLOOR), set())

    def test_lower_never_includes_higher(self):
        wrong = []
        for path in SOURCES:
            here = tree.room(path)
            if not here:
                continue
            for header in included(path):
                there = header.split("/")[0]
                if there == here or there == "duikou":
                    continue
                allowed = there in tree.FLOOR and tree.FLOOR[there] < tree.FLOOR[here]
                if not allowed or there not in tree.ONLY.get(here, {there}):
                    wrong.append(f"{path} includes {header}")
        tree.none(self, wrong)

    def test_includes_name_the_room_and_exist(self):
        wrong = [f"{path}: {header}" for path in SOURCES for header in included(path)
                 if not (tree.ROOT / "src" / header).exists()
                 and not (tree.ROOT / "include" / header).exists()]
        tree.none(self, wrong)

    def test_every_header_is_included_somewhere(self):
        used = {header for path in CPP for header in included(path)}
        unused = [str(path) for path in SOURCES if path.suffix == ".h"
                  and "/".join(path.parts[1:]) not in used and path.parts[0] == "src"]
        tree.none(self, unused)

    def test_headers_do_not_include_in_circles(self):
        graph = {"/".join(p.parts[1:]): included(p) for p in SOURCES if p.suffix == ".h"}
        done, circles = set(), []

        def walk(header, path):
            if header in path:
                circles.append(" -> ".join(path[path.index(header):] + [header]))
            elif header not in done:
                for other in graph.get(header, []):
                    walk(other, path + [header])
                done.add(header)

        for header in graph:
            walk(header, [])
        tree.none(self, circles)

    def test_main_alone_knows_both_faces(self):
        both = [str(p) for p in SOURCES if {h.split("/")[0] for h in included(p)} >= tree.FACES]
        self.assertLessEqual(set(both), {"src/main.cc"})


class Ceilings(unittest.TestCase):
    def test_files(self):
        docs = [p for p in tree.files() if p.suffix in {".rule", ".md"} and "samples" not in p.parts
                and p.name not in {"CHANGELOG.md"}]
        high = []
        for path in CPP + SCRIPTS + docs:
            lines = tree.read(path).count("\n")
            limit = 150 if path.name.startswith("README") and len(path.parts) == 1 \
                else ceiling(path)
            if lines > limit:
                high.append(f"{path}: {lines} lines, {limit} are allowed")
        tree.none(self, high)

    def test_exceptions_are_needed_and_reasoned(self):
        self.assertLessEqual(len(HIGHER), 5)
        for path, (limit, reason) in HIGHER.items():
            self.assertGreater(len(reason), 20, path)
            self.assertGreater(limit, 300, path)
            self.assertGreater(tree.read(tree.pathlib.PurePosixPath(path)).count("\n"),
                               300 if path.endswith(".h") else 500, f"{path} needs no exception")

    def test_lines_of_code(self):
        long = [f"{path}:{n}: {len(line)} columns" for path in CPP
                for n, line in enumerate(tree.read(path).split("\n"), 1)
                if len(line) > 100 and not line.startswith("#include")]
        tree.none(self, long)

    def test_functions(self):
        high = []
        for path in SOURCES:
            begun = None
            for n, line in enumerate(tree.code(path).split("\n"), 1):
                if begun is None and re.match(r"[\w~\[].*[({,)]\s*$", line):
                    if not re.match(r"namespace|class|struct|enum|union|extern|#|\}|using|template"
                                    r"|(?:static |inline )?(?:const|constexpr) ", line):
                        begun = n
                elif begun is not None and line[:1] == "}":
                    if n - begun + 1 > 60:
                        high.append(f"{path}:{begun}: a function of {n - begun + 1} lines")
                    begun = None
        tree.none(self, high)


class Names(unittest.TestCase):
    def test_files_and_folders(self):
        bad = [str(path) for path in tree.files()
               for part in (*path.parts[:-1], path.name.split(".")[0])
               if path.parts[0] not in {"web", "data"} and BANNED_NAME.search(part)]
        tree.none(self, bad)

    def test_snake_case(self):
        bad = [str(path) for path in CPP if not re.fullmatch(r"[a-z0-9_]+\.(h|cc)", path.name)]
        tree.none(self, bad)

    def test_types(self):
        bad = [hit for path in CPP for hit in tree.hits(path, BANNED_TYPE, tree.code(path))]
        tree.none(self, bad)

    def test_virtual_has_two_behind_it(self):
        bad = [hit for path in SOURCES if str(path) not in VIRTUAL
               for hit in tree.hits(path, r"\bvirtual\b", tree.code(path))]
        tree.none(self, bad)


class Calls(unittest.TestCase):
    def test_banned_everywhere(self):
        bad = [f"{hit} (instead: {cure})" for path in SOURCES for pattern, cure in BANNED
               for hit in tree.hits(path, pattern, tree.code(path))]
        tree.none(self, bad)

    def test_library_neither_prints_nor_exits_nor_throws(self):
        bad = [f"{hit} (instead: {cure})" for path in SOURCES
               if tree.room(path) not in tree.FACES | {""} for pattern, cure in BANNED_BELOW_FACES
               for hit in tree.hits(path, pattern, tree.code(path))]
        tree.none(self, bad)

    def test_no_sql_is_joined(self):
        bad = [hit for path in SOURCES for hit in tree.hits(
            path, r'"\s*(?:SELECT|INSERT|UPDATE|DELETE)\b[^"\n]*"\s*\+\s*(?!\s*")\w[^;\n]*')]
        tree.none(self, bad)


class Text(unittest.TestCase):
    def test_sources_are_ascii(self):
        # Comments too: a word shown there is soon a word compared in the next line.
        bad = [hit for path in SOURCES + tree.below("fuzz", "bench", suffixes={".h", ".cc"})
               for hit in tree.hits(path, r"[^\x00-\x7f]+")]
        tree.none(self, bad)

    def test_licence_line(self):
        bad = []
        for path in CPP + [p for p in SCRIPTS if p.suffix in {".py", ".ts", ".js", ".mjs"}]:
            head = "\n".join(tree.read(path).split("\n")[:2])
            if "SPDX-License-Identifier: Apache-2.0" not in head:
                bad.append(str(path))
        tree.none(self, bad)

    def test_headers_are_guarded(self):
        bad = [str(path) for path in CPP if path.suffix == ".h"
               and tree.read(path).split("\n")[1:2] != ["#pragma once"]
               and not str(path).startswith("include/duikou/c.h")]
        tree.none(self, bad)

    def test_no_blanks_at_line_ends(self):
        given = {"samples", "golden", "node_modules"}  # files of others' shapes, on purpose
        bad = [hit for path in tree.files() if path.suffix in tree.TEXT
               and not given & set(path.parts)
               # a tab at the end of a table's row is an empty cell
               for hit in tree.hits(path, r"[ \r]+\n" if path.suffix == ".tsv" else r"[ \t\r]+\n")]
        tree.none(self, [hit.split(": ")[0] for hit in bad])

    def test_files_end_with_a_line_feed(self):
        bad = [str(path) for path in CPP + SCRIPTS if tree.read(path)[-1:] != "\n"
               or tree.read(path)[-2:] == "\n\n"]
        tree.none(self, bad)

    def test_nothing_of_one_machine_or_workplace(self):
        banned = [
            (r"(?<![\w.])/(?:work|tmp/h|home/\w+|root)/", "a path of one machine"),
            (r"(?i)\b(?:issue|ticket|pull request|pr) ?#? ?\d+\b", "a number nobody can look up"),
            (r"(?<![&\w#/])#\d{1,5}\b(?![\w-])(?!:)", "a number nobody can look up"),
            (r"registry\.npmjs|\bpypi\.org|deb\.debian\.org|files\.pythonhosted|proxy\.golang",
             "a registry's host"),
            (r"\bFIXME\b|\bTODO\b", "mend it, or say it where it is planned"),
        ]
        kinds = tree.TEXT - {".css", ".svelte", ".tsv"}
        bad = [f"{hit} ({why})" for path in tree.files()
               if path.suffix in kinds and "samples" not in path.parts and path.name != "LICENSE"
               and str(path) != "tests/house/test_sources.py"
               for pattern, why in banned for hit in tree.hits(path, pattern)]
        tree.none(self, bad)


if __name__ == "__main__":
    unittest.main()
