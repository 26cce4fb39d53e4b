# SPDX-License-Identifier: Apache-2.0
"""Makes data/learned/*.tsv: what annotated reports teach about the words around a place of a text.

    python3 data/generate/learned.py [NAME...]      after `pip install scikit-learn`

Each place that a rule asks a judgement about is one example, told by `duikou rules judged` with its
features. It counts as yes where an annotated claim of the kind has its value in the role. Learned
from the examples of the rules, the reports below tests/system/evaluation that may be read and, where they
are there, the collections in ../shared; those that are only scored are never opened. Prints, for each
judgement, how well it does on reports that it was not made from (five parts of the reports, each
judged by the other four).
"""
import argparse
import collections
import gzip
import json
import pathlib
import re
import subprocess
import tempfile

import numpy
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "build" / "duikou"
OUT = ROOT / "data" / "learned"
OWN = ROOT / "tests" / "system" / "evaluation"
SHARED = ROOT.parent / "shared" / "evaluation"
CORPUS = ROOT.parent / "shared" / "corpus" / "reports.ndjson.gz"
KEYS = ("id", "url", "title", "publisher", "published", "text")

# Of places: judgement -> kind and role of the claims whose value the trigger is; of several roles
# the claims that have in each what the rules that ask would tell, whichever way round.
JUDGEMENTS = {
    "funding.sum": ("funding", "amount"),
    "personnel.number": ("personnel", "count"),
    "project.number": ("project", "count"),
    "project.named": ("project", "name"),
    "pledge.word": ("pledge", "text"),
    "visit.person": ("visit", "leader"),
    "visit.stop": ("visit", "to"),
    "meeting.word": ("meeting", "name"),
    "meeting.attendee": ("meeting", "attendee"),
    "pairing.gap": ("pairing", ("supporter", "recipient")),
}
# Of candidates for a role: kind and role, which make the judgement's name.
ELECTIONS = ("personnel.from", "personnel.to", "personnel.start", "personnel.end", "pledge.by",
             "pledge.to")
# What a trigger may be a value of, by kind: tells which annotated claim a draft speaks of.
TRIGGERS = {"funding": ("amount",), "project": ("count", "name", "amount"),
            "personnel": ("count", "batch"), "pledge": ("text",)}
STRENGTH = 0.1    # of the evidence against the wish for small weights
SEEN_LEAST = 2    # a feature of fewer examples teaches nothing
WEIGHT_LEAST = 30 # in thousandths; smaller ones are left out
PARTS = 5


def news():
    """Items of the news archive that may be read; none where the archive is not there."""
    annotated = [json.loads(line)
                 for line in (OWN / "news.jsonl").read_text(encoding="utf-8").splitlines()]
    wanted = {one["id"]: one for one in annotated if one["use"] == "read"}
    if not CORPUS.exists():
        return
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        for line in lines:
            report = json.loads(line)
            one = wanted.get(report["id"])
            if one is None:
                continue
            text = report["text"][one["start"]:one["end"]]

            def words(value, text=text):
                return text[value[0]:value[1]] if isinstance(value, list) else value

            claims = [{"kind": claim["kind"],
                       "roles": {role: [words(value) for value in values]
                                 for role, values in claim["roles"].items()},
                       "evidence": [words(quote) for quote in claim["evidence"]]}
                      for claim in one["claims"]]
            yield report | {"text": text, "claims": claims, "set": "news"}


def reports(extra):
    """Annotated reports that may be read, each with the name of its collection as `set`."""
    yield from news()
    files = [OWN / "written.jsonl", OWN / "varied.jsonl", SHARED / "authored.jsonl",
             SHARED / "gold.jsonl", SHARED / "seed_gold.jsonl", *map(pathlib.Path, extra)]
    for file in files:
        if not file.exists():
            continue
        for line in file.read_text(encoding="utf-8").splitlines():
            report = json.loads(line)
            if report.get("use") != "score":
                yield report | {"set": file.stem}


EXAMPLE = re.compile(r"  (yes|no) (?:\[(\d{4}-\d\d-\d\d)(?: ([^]]*))?\] )?(.*)")


def rule_examples():
    """The examples of the rules as reports: what else a yes says is not known, so it has no other
    places that count as no."""
    for file in sorted((ROOT / "data" / "rules").glob("*/*.rule")):
        kind = ""
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines()):
            if line.startswith("  kind "):
                kind = line.split()[1]
            found = EXAMPLE.fullmatch(line)
            if not found:
                continue
            answer, published, publisher, rest = found.groups()
            text, _, told = rest.partition(" => ")
            roles = collections.defaultdict(list)
            for slot in told.split("; ") if told else []:
                role, _, value = slot.partition("=")
                roles[role.strip()].append(value.strip())
            text = text.replace("\\n", "\n")
            claims = [{"kind": kind, "roles": roles, "evidence": [text]}] if answer == "yes" else []
            yield {"id": f"{file.parent.name}/{file.stem}:{number}", "title": "", "publisher": publisher or "",
                   "published": published or "", "text": text, "claims": claims, "of": kind}


def run(*arguments, lines):
    with tempfile.NamedTemporaryFile("w", suffix=".ndjson", encoding="utf-8") as file:
        for line in lines:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
        file.flush()
        out = subprocess.run([PROGRAM, *arguments, file.name], check=True, capture_output=True,
                             text=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def is_quoted(report, claim, span):
    """Whether a quote of the claim holds the span."""
    for quote in claim["evidence"]:
        at = report["text"].find(quote)
        if at >= 0 and at <= span[0] and span[1] <= at + len(quote):
            return True
    return False


def is_told(report, kind, role, value, span):
    """Whether a claim has the value; of a value that the text has twice, where it is quoted. Of a
    name, whether it ends with the place; of free text, whether it is quoted with the place."""
    end = report["text"][:span[1]]
    told = {"name": lambda v: end.endswith(v), "text": lambda v: True}.get(role, lambda v: str(v) == value)
    return any(claim["kind"] == kind and any(map(told, claim["roles"].get(role, [])))
               and is_quoted(report, claim, span) for claim in report["claims"])


def answer_of_roles(report, kind, roles, found, span):
    """Yes where a claim has a value of what was found in each of the roles, quoted here; None where
    it is quoted elsewhere, which says neither."""
    answer = False
    for claim in report["claims"]:
        of = [set(map(str, claim["roles"].get(role, []))) for role in roles]
        here = [set(found.get(role, [])) for role in roles]
        if claim["kind"] != kind or not any(all(map(set.intersection, of, way)) for way in (here, here[::-1])):
            continue
        if is_quoted(report, claim, span):
            return True
        answer = None
    return answer


def examples(name, all_reports, values):
    """(id of report, features, yes or no) of each place."""
    kind, role = JUDGEMENTS[name]
    by_id = {report["id"]: report for report in all_reports}
    asked = run("rules", "judged", name, "--on", lines=all_reports)
    out = []
    for one in asked:
        span = one["start"], one["end"]
        report = by_id[one["source"]]
        if isinstance(role, tuple):
            answer = answer_of_roles(report, kind, role, one["roles"], span)
        else:
            value = one.get("value") or values.get((one["source"], *span))
            known = value is not None or role in ("name", "text")
            answer = is_told(report, kind, role, value, span) if known else None
        if answer is None:
            continue
        if "of" in report and (report["of"] != kind or report["claims"] and not answer):
            continue
        out.append((one["source"], one["features"], answer))
    return out


def claim_at(report, kind, span, value):
    """The annotated claim that a draft with this trigger speaks of: one that has the trigger as a
    value or within one; else the only one of the kind that quotes it."""
    words = report["text"][span[0]:span[1]]
    quoting = []
    for claim in report["claims"]:
        places = [(report["text"].find(quote), len(quote)) for quote in claim["evidence"]]
        if claim["kind"] == kind and any(at >= 0 and at <= span[0] and span[1] <= at + length
                                         for at, length in places):
            quoting.append(claim)
    for claim in quoting:
        for role in TRIGGERS[kind]:
            told = list(map(str, claim["roles"].get(role, [])))
            if value in told or role in ("name", "text") and any(words in one for one in told):
                return claim
    return quoting[0] if len(quoting) == 1 and value is None else None


def election_examples(name, all_reports, values):
    """(id of report, features, yes or no) of each candidate for the role of a draft."""
    kind, role = name.split(".")
    by_id = {report["id"]: report for report in all_reports}
    out = []
    for one in run("rules", "judged", name, "--on", lines=all_reports):
        report = by_id[one["source"]]
        span = one["start"], one["end"]
        claim = claim_at(report, kind, span, values.get((one["source"], *span)))
        if claim is None or "of" in report and role not in claim["roles"]:
            continue
        right = set(map(str, claim["roles"].get(role, [])))
        out.append((one["source"], one["features"], set(one["values"]) <= right))
    return out


def matrix(rows, numbers):
    cells = [(i, numbers[f]) for i, row in enumerate(rows) for f in row if f in numbers]
    data = numpy.ones(len(cells))
    at = numpy.array(cells).T if cells else numpy.zeros((2, 0))
    return csr_matrix((data, at), shape=(len(rows), len(numbers)))


def learn(rows, answers):
    """Features with their weights, and the weight that counts everywhere."""
    seen = collections.Counter(f for row in rows for f in set(row))
    numbers = {f: i for i, f in enumerate(sorted(f for f, n in seen.items() if n >= SEEN_LEAST))}
    model = LogisticRegression(C=STRENGTH, solver="liblinear", random_state=0)
    model.fit(matrix(rows, numbers), answers)
    weights = {f: round(1000 * model.coef_[0][i]) for f, i in numbers.items()}
    kept = {f: w for f, w in weights.items() if abs(w) >= WEIGHT_LEAST}
    return kept, round(1000 * model.intercept_[0])


def judge(row, weights, everywhere):
    return everywhere + sum(weights.get(f, 0) for f in row)


def tell_quality(name, found):
    """F1 on parts of the reports that the weights were not learned from."""
    part_of = {source: i % PARTS for i, source in enumerate(sorted({f[0] for f in found}))}
    right = invented = missed = 0
    for part in range(PARTS):
        others = [f for f in found if part_of[f[0]] != part]
        weights = learn([f[1] for f in others], [f[2] for f in others])
        for _, row, answer in (f for f in found if part_of[f[0]] == part):
            yes = judge(row, *weights) >= 0
            right += yes and answer
            invented += yes and not answer
            missed += answer and not yes
    f1 = 2 * right / max(1, 2 * right + invented + missed)
    print(f"{name}: {len(found)} places, {right + missed} of them yes; on reports not learned from "
          f"F1 {f1:.3f}, precision {right / max(1, right + invented):.3f}, "
          f"recall {right / max(1, right + missed):.3f}")


def write(name, weights, everywhere):
    rows = sorted(weights.items(), key=lambda item: (-abs(item[1]), item[0]))
    lines = [f"# What speaks for (above 0) and against {name}, in thousandths of log-odds; made by",
             "# data/generate/learned.py from annotated reports. src/claim/judging.h tells the features.",
             "feature\tweight", f"*\t{everywhere}", *(f"{f}\t{w}" for f, w in rows)]
    OUT.mkdir(exist_ok=True)
    (OUT / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def examples_of_all(annotated, names):
    """(name, its examples) of each judgement, from annotated reports and the examples of the rules."""
    plain = [{key: report.get(key, "") for key in KEYS} | {"claims": report["claims"]}
             for report in annotated] + list(rule_examples())
    values = {(m["source"]["id"], m["start"], m["end"]): str(m["value"])
              for m in run("mentions", lines=plain)}
    for name in names:
        find = election_examples if name in ELECTIONS else examples
        yield name, find(name, plain, values)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help="judgements; all of them without")
    parser.add_argument("--more", action="append", default=[], help="a further file of reports")
    parser.add_argument("--try", action="store_true", dest="only_try", help="write nothing")
    options = parser.parse_args()
    annotated = list(reports(options.more))
    for name, found in examples_of_all(annotated, options.names or (*JUDGEMENTS, *ELECTIONS)):
        tell_quality(name, found)
        if not options.only_try:
            write(name, *learn([f[1] for f in found], [f[2] for f in found]))


if __name__ == "__main__":
    main()
