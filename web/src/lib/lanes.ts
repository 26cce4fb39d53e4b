// SPDX-License-Identifier: Apache-2.0
// Where each visit stands in the picture: a row for each supporter, and in it as many lanes as
// visits overlap.
import type { Visit } from './api';
import { reach } from './dates';

export interface Placed { visit: Visit; supporter: string; from: number; to: number; lane: number }
export interface Row { supporter: string; marks: Placed[]; lanes: number }
export interface Picture { rows: Row[]; undated: Visit[]; first: number; last: number }

const day_ms = 86_400_000;

// `room_ms` is what the narrowest mark takes on the axis, so that marks side by side stay apart.
// Rows come in the order of their first visit. A visit of several supporters has a mark in the row
// of the first; all of them are named there.
export function placed(visits: readonly Visit[], unknown: string, room_ms: number): Picture {
  const rows = new Map<string, Placed[]>();
  const undated: Visit[] = [];
  for (const visit of visits) {
    const start = reach(visit.start[0] ?? '') ?? reach(visit.end[0] ?? '');
    if (!start) {
      undated.push(visit);
      continue;
    }
    const end = reach(visit.end[0] ?? '') ?? start;
    const supporter = visit.from.join('、') || unknown;
    const mark = { visit, supporter, from: start.from, to: Math.max(start.to, end.to) + day_ms, lane: 0 };
    rows.set(supporter, [...(rows.get(supporter) ?? []), mark]);
  }
  const out = [...rows].map(([supporter, marks]) => ({ supporter, ...stacked(marks, room_ms) }));
  out.sort((a, b) => a.marks[0]!.from - b.marks[0]!.from || (a.supporter < b.supporter ? -1 : 1));
  const all = out.flatMap((row) => row.marks);
  return {
    rows: out,
    undated,
    first: all.reduce((least, mark) => Math.min(least, mark.from), Infinity),
    last: all.reduce((most, mark) => Math.max(most, mark.to), -Infinity),
  };
}

function stacked(marks: Placed[], room_ms: number): { marks: Placed[]; lanes: number } {
  const in_order = [...marks].sort((a, b) => a.from - b.from || a.to - b.to);
  const free_from: number[] = [];
  for (const mark of in_order) {
    let lane = free_from.findIndex((time) => time <= mark.from);
    if (lane < 0) lane = free_from.length;
    free_from[lane] = Math.max(mark.to, mark.from + room_ms);
    mark.lane = lane;
  }
  return { marks: in_order, lanes: Math.max(1, free_from.length) };
}
