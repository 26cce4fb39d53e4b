# SPDX-License-Identifier: Apache-2.0
"""Scores claims against annotated ones, slot by slot.

A slot is a role with one value. Within a report and a kind, annotated and read claims are paired so
that those that share most come together; a slot of a pair is right where role and value are equal,
of free text where the two share half of the longer one's characters in order. Slots of claims that
stay alone are missed or invented. Statements count only in reports that have a claim of a
partnership.
"""
import collections
import difflib

KINDS = ("pairing", "visit", "meeting", "funding", "project", "personnel", "pledge", "statement",
         "office")
PARTNERSHIP = frozenset(KINDS) - {"statement", "office"}
MIDDLE_DOTS = str.maketrans("•・‧", "···")


def plain(value):
    return str(value).strip().translate(MIDDLE_DOTS)


def equal(role, one, other):
    one, other = plain(one), plain(other)
    if role != "text" or not one or not other:
        return one == other
    blocks = difflib.SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return 2 * sum(block.size for block in blocks) >= max(len(one), len(other))


def slots(claim):
    return sum(len(values) for values in claim["roles"].values())


def shared(annotated, read):
    """How many slots two claims have in common; each value counts once."""
    hits = 0
    for role, values in annotated["roles"].items():
        left = list(read["roles"].get(role, ()))
        for value in values:
            match = next((i for i, other in enumerate(left) if equal(role, value, other)), None)
            if match is not None:
                del left[match]
                hits += 1
    return hits


def paired(annotated, read):
    """Pairs (annotated, read, hits), the best first; claims that share nothing stay alone."""
    possible = []
    for i, one in enumerate(annotated):
        for j, other in enumerate(read):
            hits = shared(one, other)
            if hits:
                possible.append((2 * hits / (slots(one) + slots(other)), hits, -i, -j))
    taken_annotated, taken_read, out = set(), set(), []
    for _, hits, i, j in sorted(possible, reverse=True):
        if -i not in taken_annotated and -j not in taken_read:
            taken_annotated.add(-i)
            taken_read.add(-j)
            out.append((annotated[-i], read[-j], hits))
    return out


def overlap(text, quotes, spans):
    found = [(text.find(quote), len(quote)) for quote in quotes]
    return any(at >= 0 and at < span["end"] and span["start"] < at + length
               for at, length in found for span in spans)


def as_read(claim):
    """A claim of the program with the distinct values of its roles."""
    roles = {role: list(dict.fromkeys(plain(v["value"]) for v in values))
             for role, values in claim["roles"].items()}
    return {"kind": claim["kind"], "roles": roles, "evidence": claim["evidence"]}


class Scores:
    """What was right, invented and missed, by kind."""

    def __init__(self):
        self.right, self.invented, self.missed = (collections.Counter() for _ in range(3))
        self.paired = self.overlapping = self.bare = self.in_bare = 0

    def add(self, report, claims):
        read = [as_read(claim) for claim in claims]
        partnership = any(claim["kind"] in PARTNERSHIP for claim in report["claims"])
        if not partnership:
            self.bare += 1
            self.in_bare += sum(claim["kind"] in PARTNERSHIP for claim in read)
        for kind in KINDS:
            if kind == "statement" and not partnership:
                continue
            wanted = [claim for claim in report["claims"] if claim["kind"] == kind]
            got = [claim for claim in read if claim["kind"] == kind]
            pairs = paired(wanted, got)
            hits = sum(pair[2] for pair in pairs)
            self.right[kind] += hits
            self.missed[kind] += sum(map(slots, wanted)) - hits
            self.invented[kind] += sum(map(slots, got)) - hits
            self.paired += len(pairs)
            self.overlapping += sum(overlap(report["text"], one["evidence"], other["evidence"])
                                    for one, other, _ in pairs)

    def f1(self, *kinds):
        right, invented, missed = (sum(counter[kind] for kind in kinds)
                                   for counter in (self.right, self.invented, self.missed))
        return 2 * right / max(1, 2 * right + invented + missed)

    def row(self):
        """partnership, statement, office, evidence overlapping, and what bare reports gained."""
        return (f"{self.f1(*PARTNERSHIP):.3f}  {self.f1('statement'):.3f}  "
                f"{self.f1('office'):.3f}  {self.overlapping / max(1, self.paired):.3f}  "
                f"{self.in_bare} in {self.bare}")
