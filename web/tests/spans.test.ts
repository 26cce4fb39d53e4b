// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { claimsAt, claimsWithin, marksOf, rolesAt } from '../src/lib/marks';
import { CodePoints, segments } from '../src/lib/spans';
import type { Claim } from '../src/lib/api';

describe('CodePoints', () => {
  it.each([
    ['新疆', 0, 1, '新'],
    ['𠮷新疆', 1, 2, '新'],
    ['a𠮷b𠮷c', 1, 4, '𠮷b𠮷'],
    ['a𠮷b', 2, 99, 'b'],
    ['e\u0301', 0, 1, 'e'],
    ['', 0, 5, ''],
  ])('%s [%i, %i)', (text, start, end, expected) => {
    expect(new CodePoints(text).slice(start, end)).toBe(expected);
  });

  it('counts code points', () => {
    expect(new CodePoints('a𠮷b').length).toBe(3);
    expect(new CodePoints('新疆').length).toBe(2);
  });
});

describe('segments', () => {
  const text = new CodePoints('0123456789');
  const cut = (...marks: [number, number, string][]) =>
    segments(text, 0, 10, marks.map(([start, end, of]) => ({ start, end, of }))).map((one) => `${one.text}:${one.marks.join('')}`);

  it.each([
    ['none', [], ['0123456789:']],
    ['one', [[2, 4, 'a']], ['01:', '23:a', '456789:']],
    ['overlapping', [[1, 5, 'a'], [3, 8, 'b']], ['0:', '12:a', '34:ab', '567:b', '89:']],
    ['nested', [[0, 10, 'a'], [4, 5, 'b']], ['0123:a', '4:ab', '56789:a']],
    ['equal', [[2, 4, 'a'], [2, 4, 'b']], ['01:', '23:ab', '456789:']],
    ['touching', [[2, 4, 'a'], [4, 6, 'b']], ['01:', '23:a', '45:b', '6789:']],
    ['reaching out', [[-3, 2, 'a'], [8, 20, 'b']], ['01:a', '234567:', '89:b']],
    ['empty and backward', [[3, 3, 'a'], [6, 4, 'b']], ['0123456789:']],
  ] as [string, [number, number, string][], string[]][])('%s', (_, marks, expected) => {
    expect(cut(...marks)).toEqual(expected);
  });

  it('gives back the text, whatever the marks', () => {
    let seed = 7;
    const random = (below: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
    for (let round = 0; round < 200; ++round) {
      const marks = Array.from({ length: random(8) }, (_, of) => ({ start: random(11), end: random(11), of }));
      const parts = segments(text, 0, 10, marks);
      expect(parts.map((part) => part.text).join('')).toBe('0123456789');
      for (const part of parts)
        for (let at = part.start; at < part.end; ++at)
          expect(part.marks).toEqual(marks.filter((mark) => mark.start <= at && at < mark.end).map((mark) => mark.of));
    }
  });
});

describe('marks of a report', () => {
  const claim = (id: string, spans: [number, number][], roles: Claim['roles'] = {}): Claim => ({
    id, kind: 'visit', roles, source: { id: 'r', url: '', title: '', publisher: '', published: '' },
    evidence: spans.map(([start, end]) => ({ start, end, quote: '' })),
  });
  const wide = claim('wide', [[0, 9]], { from: [{ value: 'x', start: 2, end: 4 }] });
  const narrow = claim('narrow', [[3, 6]]);

  it('show the values of the chosen claim alone', () => {
    const text = new CodePoints('0123456789');
    const here = segments(text, 0, 10, marksOf([wide, narrow], 'wide')).find((one) => one.start === 3)!;
    expect(claimsAt(here)).toEqual(['wide', 'narrow']);
    expect(rolesAt(here)).toEqual(['from']);
    expect(segments(text, 0, 10, marksOf([wide, narrow], 'narrow')).some((one) => rolesAt(one).length > 0)).toBe(false);
  });

  it('lead to the narrowest claim first', () => {
    expect(claimsWithin([wide, narrow], 4, 5).map((one) => one.id)).toEqual(['narrow', 'wide']);
    expect(claimsWithin([wide, narrow], 7, 8).map((one) => one.id)).toEqual(['wide']);
    expect(claimsWithin([wide, narrow], 9, 10)).toEqual([]);
  });
});
