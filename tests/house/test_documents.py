# SPDX-License-Identifier: Apache-2.0
"""The documents tell the truth: every command, option, route, package and example."""
import json
import os
import re
import shutil
import subprocess
import tempfile
import unittest

import tree

PROGRAM = tree.ROOT / "build" / "duikou"
PAGES = [p for p in tree.files() if p.suffix == ".md" and p.parts[0] in {"docs"} or
         len(p.parts) == 1 and p.suffix == ".md"]
READMES = [p for p in PAGES if p.name in {"README.md", "README.zh.md"} and len(p.parts) == 1]


def printed(*command, **options):
    """What a command writes to standard output and standard error, and its status."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True,
                          timeout=120, **options)
    return done.stdout, done.stderr, done.returncode


def commands():
    """The commands that `duikou --help` lists, in its order."""
    text = printed(PROGRAM, "--help")[0]
    listed = re.search(r"^Commands:\n((?:[^\n]+\n)*)", text, re.MULTILINE)
    return re.findall(r"^  ([a-z][a-z-]+)\s", listed.group(1) if listed else "", re.MULTILINE)


def options(*command):
    return sorted(set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", printed(PROGRAM, *command, "--help")[0])))


def needs_program(test):
    if not PROGRAM.exists():
        test.skipTest("no build/duikou: run ./run build first")


class Commands(unittest.TestCase):
    def setUp(self):
        needs_program(self)

    def test_help_lists_commands(self):
        self.assertGreaterEqual(set(commands()), {"read", "mentions", "add", "list", "show",
                                                  "brief", "serve"})

    def test_every_command_has_a_page(self):
        tree.none(self, [f"docs/commands/{name}.md is missing" for name in commands()
                         if not (tree.ROOT / "docs" / "commands" / f"{name}.md").exists()])

    def test_every_page_has_a_command(self):
        known = {f"{name}.md" for name in commands()} | {"index.md"}
        tree.none(self, [p for p in PAGES if p.parts[:2] == ("docs", "commands")
                         and p.name not in known])

    def test_every_option_is_documented(self):
        bad = []
        for name in commands():
            page = tree.ROOT / "docs" / "commands" / f"{name}.md"
            text = page.read_text(encoding="utf-8") if page.exists() else ""
            bad += [f"{page.name}: {option}" for option in options(name)
                    if option != "--help" and not re.search(re.escape(option) + r"(?![\w-])", text)]
        tree.none(self, bad)

    def test_documented_options_exist(self):
        bad = []
        for name in commands():
            page = tree.ROOT / "docs" / "commands" / f"{name}.md"
            if not page.exists():
                continue
            known = set(options(name)) | set(options())
            for line in re.findall(r"^(?:\$ )?duikou " + name + r"\b[^\n|>&;]*",
                                   page.read_text(encoding="utf-8"), re.MULTILINE):
                bad += [f"{page.name}: {line}: {o}" for o in re.findall(r"(?<=\s)--[a-z][a-z-]+", line)
                        if o not in known]
        tree.none(self, bad)

    def test_help_teaches_by_examples(self):
        bad = [name for name in commands()
               if not re.search(r"(?i)^examples?:?\n(?:\s*\n)?\s+(?:\$ )?(?:[^\n]*\| )?duikou ",
                                printed(PROGRAM, name, "--help")[0], re.MULTILINE)]
        tree.none(self, bad)


class Routes(unittest.TestCase):
    def setUp(self):
        self.faces = [p for p in tree.below("src", suffixes={".cc"}) if tree.room(p) == "serve"]
        self.page = tree.ROOT / "docs" / "http.md"

    def routes(self):
        """/api/v1/... of the table in src/serve/api.cc."""
        return {f"/api/v1/{name}" + ("/{id}" if wanted == "wanted" else "") for path in self.faces
                for name, wanted in re.findall(r'\{"(\w+)", Route::Id::(none|wanted)',
                                               tree.read(path))}

    def test_every_route_is_documented(self):
        self.assertGreater(len(self.routes()), 5, "where is the table of routes?")
        self.assertTrue(self.page.exists(), "docs/http.md is missing")
        text = re.sub(r"\{\w+\}|:\w+\b|<\w+>|\b[A-Z]+\b", "{id}", self.page.read_text("utf-8"))
        tree.none(self, sorted(r for r in self.routes()
                               if not re.search(re.escape(r) + r"(?![\w{/])", text)))

    def test_every_parameter_is_documented(self):
        names = {name for path in self.faces
                 for known in re.findall(r"only_known\(\s*\w+,\s*\{([^}]*)\}", tree.read(path))
                 for name in re.findall(r'"([\w-]+)"', known)}
        text = self.page.read_text("utf-8") if self.page.exists() else ""
        tree.none(self, sorted(n for n in names if f"`{n}`" not in text and f"{n}=" not in text))

    def test_documented_routes_exist(self):
        if not self.page.exists():
            self.fail("docs/http.md is missing")
        told = {f"/api/v1/{name}" for name in re.findall(r"/api/v1/(\w+)",
                                                         self.page.read_text("utf-8"))}
        tree.none(self, sorted(told - {r.replace("/{id}", "") for r in self.routes()}))


class Examples(unittest.TestCase):
    """The ```console blocks of the READMEs: `$ command`, then what it prints.

    All blocks of a file run in order in one empty folder that has data/ of the project. A line
    "..." stands for any number of lines.
    """

    def setUp(self):
        needs_program(self)

    def test_readme(self):
        self.assertEqual([p.name for p in READMES], ["README.md", "README.zh.md"])
        for path in READMES:
            with self.subTest(path.name):
                self.run_examples(path)

    def run_examples(self, path):
        blocks = re.findall(r"^```console\n(.*?)^```$", tree.read(path), re.MULTILINE | re.DOTALL)
        self.assertGreaterEqual(len(blocks), 3, "where are the examples?")
        folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, folder)
        os.symlink(tree.ROOT / "data", os.path.join(folder, "data"))
        environment = {**os.environ, "PATH": f"{PROGRAM.parent}:{os.environ['PATH']}",
                       "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
        environment.pop("DUIKOU_RECORD", None)
        for block in blocks:
            for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, _, expected = step.partition("\n")
                done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, text=True,
                                      stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)
                self.assert_matches(expected.rstrip("\n"), done.stdout.rstrip("\n"), command)

    def assert_matches(self, expected, printed_text, command):
        pattern = "".join(r"(?:.*\n)*?" if line.strip() == "..." else re.escape(line) + "\n"
                          for line in expected.split("\n")) if expected else ""
        if not re.fullmatch(pattern, printed_text + "\n" if printed_text else ""):
            self.assertEqual(expected, printed_text, f"$ {command}")
            self.fail(f"$ {command}: does not match")

    def test_shell_blocks_call_what_exists(self):
        known = set(re.findall(r"^  ([a-z]+)(?: \||\))", tree.read(tree.pathlib.PurePosixPath("run")),
                               re.MULTILINE))
        tree.none(self, [f"{path}: ./run {word}" for path in PAGES
                         for word in re.findall(r"\./run ([a-z]+)", tree.read(path))
                         if word not in known])


class Pages(unittest.TestCase):
    def test_one_title_a_page(self):
        bad = []
        for path in PAGES:
            plain = re.sub(r"^```.*?^```$", "", tree.read(path), flags=re.MULTILINE | re.DOTALL)
            if len(re.findall(r"^# ", plain, re.MULTILINE)) != 1:
                bad.append(path)
        tree.none(self, bad)

    def test_links_lead_somewhere(self):
        bad = []
        for path in PAGES:
            plain = re.sub(r"^```.*?^```$|`[^`\n]*`", "", tree.read(path),
                           flags=re.MULTILINE | re.DOTALL)
            for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", plain):
                if not target.startswith(("http:", "https:", "mailto:")):
                    if not (tree.ROOT / path).parent.joinpath(target).exists():
                        bad.append(f"{path}: {target}")
        tree.none(self, bad)

    def test_paths_that_are_named_exist(self):
        # `src/...`, `data/...` in backquotes; a name with < * { is a pattern and is let pass.
        bad = []
        for path in PAGES:
            for name in re.findall(r"`((?:src|data|tests|docs|web|fuzz|bench|include)/[\w./-]+)`",
                                   tree.read(path)):
                if not (tree.ROOT / name).exists():
                    bad.append(f"{path}: {name}")
        tree.none(self, bad)

    def test_index_leads_to_every_page(self):
        for folder in ("docs", "docs/commands"):
            index = tree.ROOT / folder / "index.md"
            text = index.read_text("utf-8") if index.exists() else ""
            tree.none(self, [p for p in PAGES if str(p.parent) == folder and p.name != "index.md"
                             and f"({p.name})" not in text and f"{p.stem}.md" not in text])


class Dependencies(unittest.TestCase):
    PAGE = tree.pathlib.PurePosixPath("docs/dependencies.md")
    OF_THE_COMPILER = {"libc", "libm", "libstdc++", "libgcc_s", "ld-linux-x86-64", "libpthread"}

    def test_every_linked_library_is_listed_with_its_licence(self):
        needs_program(self)
        needed = re.findall(r"NEEDED\s+(\S+?)\.so", printed("objdump", "-p", PROGRAM)[0])
        self.assertTrue(needed, "objdump told nothing")
        rows = [line for line in tree.read(self.PAGE).split("\n") if line.startswith("|")]
        tree.none(self, [name for name in set(needed) - self.OF_THE_COMPILER
                         if not any(f"`{name}`" in row and re.search(
                             r"MIT|BSD|Apache|LGPL|MPL|public domain|Unicode", row) for row in rows)])

    def test_every_package_of_the_run_script_is_listed(self):
        run = tree.read(tree.pathlib.PurePosixPath("run"))
        names = [entry.split(":")[0] for group in re.findall(r"^packages_\w+=\((.*?)^\)", run,
                                                             re.MULTILINE | re.DOTALL)
                 for entry in group.split()]
        self.assertGreater(len(names), 10)
        text = tree.read(self.PAGE)
        tree.none(self, [name for name in names if f"`{name}`" not in text])

    def test_every_package_of_the_page_is_listed(self):
        package = tree.ROOT / "web" / "package.json"
        if not package.exists():
            self.skipTest("no web/package.json yet")
        told = json.loads(package.read_text())
        names = {**told.get("dependencies", {}), **told.get("devDependencies", {})}
        text = tree.read(self.PAGE)
        tree.none(self, [name for name in names if f"`{name}`" not in text])


if __name__ == "__main__":
    unittest.main()
