// SPDX-License-Identifier: Apache-2.0
// What the words of a report stand for: the evidence of claims, and the values of the one chosen.
import type { Block, Claim, Report } from './api';
import { CodePoints, type Mark, type Segment } from './spans';

export interface Meaning { claim: string; role: string }  // role is "" for evidence

export function marksOf(claims: readonly Claim[], chosen: string): Mark<Meaning>[] {
  const marks: Mark<Meaning>[] = [];
  for (const claim of claims) {
    for (const { start, end } of claim.evidence) marks.push({ start, end, of: { claim: claim.id, role: '' } });
    if (claim.id !== chosen) continue;
    for (const [role, values] of Object.entries(claim.roles))
      for (const { start, end } of values) marks.push({ start, end, of: { claim: claim.id, role } });
  }
  return marks;
}

export function claimsAt(segment: Segment<Meaning>): string[] {
  return [...new Set(segment.marks.filter((mark) => mark.role === '').map((mark) => mark.claim))];
}

export function rolesAt(segment: Segment<Meaning>): string[] {
  return [...new Set(segment.marks.filter((mark) => mark.role !== '').map((mark) => mark.role))];
}

function width(claim: Claim): number {
  return claim.evidence.reduce((sum, { start, end }) => sum + end - start, 0);
}

// The claims that the stretch is evidence of, the narrowest first: it says most exactly what these
// words say.
export function claimsWithin(claims: readonly Claim[], start: number, end: number): Claim[] {
  return claims
    .filter((claim) => claim.evidence.some((evidence) => evidence.start < end && evidence.end > start))
    .sort((a, b) => width(a) - width(b));
}

// The report's blocks; a document without any is shown line by line.
export function blocksOf(report: Report): Block[] {
  if (report.blocks.length > 0) return report.blocks;
  const blocks: Block[] = [];
  let start = 0;
  for (const line of report.text.split('\n')) {
    const end = start + new CodePoints(line).length;
    if (line.trim() !== '') blocks.push({ kind: 'paragraph', level: 0, start, end, cells: [] });
    start = end + 1;
  }
  return blocks;
}
