// SPDX-License-Identifier: Apache-2.0
// The documented HTTP API (docs/http.md) as types, and the one function that asks it.
// Every offset counts Unicode code points; see spans.ts for the way to JavaScript's UTF-16.

export interface Label { zh: string; en: string }
export interface RoleOfKind {
  name: string;
  type: 'place' | 'person' | 'date' | 'amount' | 'number' | 'name' | 'text' | 'word';
  identity: 'key' | 'varying' | 'set' | 'finest';
  label: Label;
}
export interface Kind {
  name: string;
  partnership: boolean;
  label: Label;
  facts: number;
  roles: RoleOfKind[];
}

export interface FactValue { value: string; entity: string; reports: string[]; claims: string[] }
export interface Fact {
  id: string;
  kind: string;
  roles: Record<string, FactValue[]>;
  reports: string[];
  independent: number;
  modality: string;
  programme?: string;
  doubtful: string[];
}

export interface Source { id: string; url: string; title: string; publisher: string; published: string }
export interface ClaimValue { value: string; entity?: string; start: number; end: number }
export interface Evidence { start: number; end: number; quote: string }
export interface Claim {
  id: string;
  kind: string;
  source: Source;
  roles: Record<string, ClaimValue[]>;
  evidence: Evidence[];
  rules?: string[];
  modality?: string;
  programme?: string;
  bound?: Record<string, string>;
  valid?: Record<string, ClaimValue>;
  scope?: Record<string, ClaimValue>;
}
export interface KnownClaim { claim: Claim; facts: string[]; current: boolean }

export interface Words { start: number; end: number; quote: string }
export interface Mark {
  start: number;
  end: number;
  part: 'role' | 'trigger' | 'condition' | 'modality' | 'programme' | 'source';
  role?: string;
}
// A learned judgement: how likely, and the parts that weighed most.
export interface Judgement {
  name: string; score: number; least: number; told: string;
  for: { weight: number; told: string }[];
  against: { weight: number; told: string }[];
}
export interface OtherRule { rule: string; kind: string; end: string; detail?: string; word?: Words; claim?: string; told: string }
export interface Telling {
  rule: { name: string; kind: string; file: string; line: number; why: string };
  trigger: Words & { text: string };
  sentences: Words[];
  marks: Mark[];
  conditions: { text: string; wanted: boolean; met: boolean; word?: Words; judgement?: Judgement }[];
  roles: {
    role: string;
    line: number;
    choice?: string;
    in_vain: string[];
    chosen?: { judgement: string; from: { values: string[]; score: number; found: boolean; chosen: boolean; told: string }[] };
    values: (Words & { value: string; entity?: string; kept: boolean })[];
  }[];
  inferences: { from: string; role?: string; value?: string; words?: Words; detail?: string; told: string }[];
  others: OtherRule[];
}
export interface Explanation {
  claim: Claim;
  standing: 'same' | 'again' | 'other' | 'gone';
  read_by: string;
  reader: string;
  instead?: Claim;
  modality?: Words;
  programme?: Words;
  tellings: Telling[];
  lost: OtherRule[];
}

export interface ReportLine extends Source {
  version: number;
  claims: number;
  reprint_of: string;
  current: boolean;
}
export interface Block {
  kind: 'paragraph' | 'heading' | 'list_item' | 'table_row' | 'caption';
  level: number;
  start: number;
  end: number;
  cells: [number, number][];
}
export interface Report extends ReportLine {
  dateline: string;
  encoding: string;
  encoding_ground: string;
  text: string;
  blocks: Block[];
}

export interface Visit {
  fact: string;
  from: string[];
  to: string[];
  leader: string[];
  start: string[];
  end: string[];
  modality: string;
  programme: string;
  reports: number;
  independent: number;
  doubtful: string[];
}

export interface Programme { id: string; label: Label; facts: number }
export interface Overview {
  reports: number;
  independent: number;
  claims: number;
  facts: number;
  publishers: { name: string; reports: number }[];
  published: { first: string; last: string; unknown: number };
  dates: { first: string; last: string };
  unknown: { one_source: number; differing: number; undated: number; without_programme: number };
  programmes: Programme[];
}

export interface BriefNote {
  number: number;
  publisher: string;
  title: string;
  published: string;
  url: string;
  report: string;
  claim: string;
  reprint_of: string;
  quotes: string[];
}
export interface BriefRun { text: string; notes: number[] }
export interface BriefBlock { kind: 'paragraph' | 'item' | 'differing' | 'unknown'; runs: BriefRun[] }
export interface BriefSection { heading: string; blocks: BriefBlock[] }
export interface Brief { language: string; title: string; sections: BriefSection[]; notes: BriefNote[] }

export interface Facts { facts: Fact[]; total: number; by_kind: Record<string, number> }

export class ApiError extends Error {
  constructor(readonly code: string, message: string, readonly cure: string) {
    super(message);
  }
}

type Parameters = Record<string, string | number | undefined>;

export function address(path: string[], parameters: Parameters = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined && value !== '') query.set(name, String(value));
  const text = query.toString();
  return 'api/v1/' + path.map(encodeURIComponent).join('/') + (text ? '?' + text : '');
}

export async function ask<T>(path: string[], parameters: Parameters = {}): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(address(path, parameters), { headers: { accept: 'application/json' } });
  } catch {
    throw new ApiError('unreachable', 'duikou serve does not answer', 'start it again, then reload');
  }
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    const error = body.error ?? {};
    throw new ApiError(error.code ?? String(answer.status), error.message ?? answer.statusText,
                       error.cure ?? '');
  }
  return body as T;
}
