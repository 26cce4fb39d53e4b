// SPDX-License-Identifier: Apache-2.0
// Offsets of the record count Unicode code points; JavaScript strings count UTF-16 units.
//
//   text     新 𠮷 疆       code points 0 1 2     units 0 1..2 3

export class CodePoints {
  readonly length: number;
  // Unit at which each code point begins; null where both count alike, as in nearly every report.
  private readonly units: Uint32Array | null;

  constructor(readonly text: string) {
    let beyond = 0;
    for (let i = 0; i < text.length; ++i)
      if ((text.charCodeAt(i) & 0xfc00) === 0xd800) ++beyond;
    if (beyond === 0) {
      this.units = null;
      this.length = text.length;
      return;
    }
    const units = new Uint32Array(text.length + 1);
    let count = 0;
    for (let i = 0; i < text.length; i += (text.codePointAt(i) ?? 0) > 0xffff ? 2 : 1) units[count++] = i;
    units[count] = text.length;
    this.units = units;
    this.length = count;
  }

  private unit(offset: number): number {
    const within = Math.max(0, Math.min(offset, this.length));
    return this.units === null ? within : (this.units[within] ?? this.text.length);
  }

  slice(start: number, end: number): string {
    return this.text.slice(this.unit(start), this.unit(end));
  }
}

export interface Mark<T> { start: number; end: number; of: T }
export interface Segment<T> { start: number; end: number; text: string; marks: T[] }

// Cuts [start, end) wherever a mark begins or ends, so that marks may overlap in any way: each
// segment names all the marks that cover it, in the order in which they were given.
export function segments<T>(text: CodePoints, start: number, end: number, marks: readonly Mark<T>[]): Segment<T>[] {
  const here = marks.filter((mark) => mark.start < end && mark.end > start && mark.start < mark.end);
  const cuts = new Set([start, end]);
  for (const mark of here) {
    cuts.add(Math.max(start, mark.start));
    cuts.add(Math.min(end, mark.end));
  }
  const edges = [...cuts].sort((a, b) => a - b);
  const out: Segment<T>[] = [];
  for (let i = 0; i + 1 < edges.length; ++i) {
    const from = edges[i]!;
    const to = edges[i + 1]!;
    const covering = here.filter((mark) => mark.start <= from && mark.end >= to).map((mark) => mark.of);
    out.push({ start: from, end: to, text: text.slice(from, to), marks: covering });
  }
  return out;
}
