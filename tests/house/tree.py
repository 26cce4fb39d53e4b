# SPDX-License-Identifier: Apache-2.0
"""The files of the project as the house tests see them: what git tracks or would track."""
import functools
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]

# From the ground up; rooms on one floor do not know each other.
FLOORS = [["base"], ["value"], ["text"], ["lexicon"], ["mention"], ["claim"], ["record"],
          ["answer", "plan", "exchange"], ["cli", "serve"]]
FLOOR = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
# What floors alone do not say: a room that may know only these.
ONLY = {"plan": {"base", "value"}}
FACES = {"cli", "serve"}

TEXT = {".h", ".cc", ".py", ".md", ".txt", ".tsv", ".rule", ".json", ".ts", ".js", ".mjs", ".css",
        ".svelte", ".html", ".sh", ".cmake", ".yml", ".yaml", ".toml", ""}


@functools.cache
def files():
    """Every path of the project, relative to its root."""
    listed = subprocess.run(["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached",
                             "--others", "--exclude-standard"], cwd=ROOT, capture_output=True,
                            check=True)
    paths = (pathlib.PurePosixPath(name) for name in listed.stdout.decode().split("\0") if name)
    return sorted(p for p in set(paths) if (ROOT / p).is_file() and not (ROOT / p).is_symlink())


def below(*folders, suffixes):
    return [p for p in files() if p.parts[0] in folders and p.suffix in suffixes]


@functools.cache
def read(path):
    return (ROOT / path).read_text(encoding="utf-8", errors="surrogateescape")


def room(path):
    """"text" for src/text/html.cc; "" for src/main.cc and whatever is not in src/."""
    return path.parts[1] if path.parts[0] == "src" and len(path.parts) > 2 else ""


@functools.cache
def code(path):
    """A C++ file without the insides of comments and literals; line numbers stay."""
    source = read(path)
    blank = lambda match: "\n" * match.group().count("\n") + '""' * (match.group()[0] == '"')
    pattern = (r'R"([^(\s]{0,16})\((?:.|\n)*?\)\1"|"(?:\\.|[^"\\\n])*"|'
               r"(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'|//[^\n]*|/\*(?:.|\n)*?\*/")
    lines = [(line if re.match(r"\s*#\s*include", line) else None) for line in source.split("\n")]
    stripped = re.sub(pattern, blank, source).split("\n")
    return "\n".join(line if line is not None else bare for line, bare in zip(lines, stripped))


def hits(path, pattern, text=None):
    """"path:line: matched" for each place where the pattern stands."""
    text = read(path) if text is None else text
    return [f"{path}:{text.count(chr(10), 0, m.start()) + 1}: {m.group().strip()}"
            for m in re.finditer(pattern, text)]


def none(test, found):
    """Fails with everything that was found, a line each."""
    if found:
        test.fail(f"{len(found)} found:\n  " + "\n  ".join(str(f) for f in found))
