// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { spokenAmount } from '../src/lib/amounts';
import { lastDay, monthBefore, reach, spoken, spokenRange } from '../src/lib/dates';
import { placed } from '../src/lib/lanes';
import { safeLink, visible } from '../src/lib/links';
import { sorted } from '../src/lib/sorting';
import { words } from '../src/lib/words';
import type { Fact, RoleOfKind, Visit } from '../src/lib/api';

describe('dates', () => {
  it.each([
    ['2023-08-27', '2023年8月27日', '27 August 2023'],
    ['2023-08', '2023年8月', 'August 2023'],
    ['2023', '2023年', '2023'],
    ['XXXX-08-27', '8月27日', '27 August'],
    ['spring', 'spring', 'spring'],
  ])('%s', (edtf, zh, en) => {
    expect(spoken(edtf, 'zh')).toBe(zh);
    expect(spoken(edtf, 'en')).toBe(en);
  });

  it.each([
    ['2023-07-09', '2023-07-11', '2023年7月9日至11日', '9 to 11 July 2023'],
    ['2023-07-30', '2023-08-02', '2023年7月30日至8月2日', '30 July to 2 August 2023'],
    ['2022-12-30', '2023-01-02', '2022年12月30日至2023年1月2日', '30 December 2022 to 2 January 2023'],
    ['2023-07-09', '', '2023年7月9日', '9 July 2023'],
    ['2023-07-09', '2023-07-09', '2023年7月9日', '9 July 2023'],
  ])('%s to %s', (start, end, zh, en) => {
    expect(spokenRange(start, end, 'zh')).toBe(zh);
    expect(spokenRange(start, end, 'en')).toBe(en);
  });

  it('reach over all they may mean', () => {
    expect(reach('2024-02')).toEqual({ from: Date.UTC(2024, 1, 1), to: Date.UTC(2024, 1, 29) });
    expect(reach('XXXX-02-01')).toBeNull();
    expect(lastDay('2023-08')).toBe('2023-08-31');
    expect(monthBefore('2023-08-29')).toBe('2023-07-01');
    expect(monthBefore('2023-01-29')).toBe('2022-12-01');
  });
});

describe('amounts', () => {
  it.each([
    ['120000000000', '1,200亿元', 'CNY 120 billion'],
    ['20790000', '2,079万元', 'CNY 20.79 million'],
    ['0.5', '0.5元', 'CNY 0.5'],
    ['USD 5000000', 'USD 500万', 'USD 5 million'],
    ['about', 'about', 'about'],
  ])('%s', (value, zh, en) => {
    expect(spokenAmount(value, 'zh')).toBe(zh);
    expect(spokenAmount(value, 'en')).toBe(en);
  });
});

describe('links', () => {
  it.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', 'java\tscript:alert(1)', '\u0001javascript:alert(1)',
    'data:text/html,<script>', 'vbscript:x', 'file:///etc/passwd', 'blob:x', '//evil.example', '/path', 'evil.example', '', 'http://',
    'https://a\u202e.example', 'https://a b.example'])('%j is none', (url) => expect(safeLink(url)).toBeNull());

  it.each(['http://a.example/x?y=1#z', 'https://a.example/', 'HTTPS://A.example/'])('%s is one', (url) => expect(safeLink(url)).not.toBeNull());

  it('hidden signs are shown', () => expect(visible('a\u202eb\u200bc')).toBe('a\u25a1b\u25a1c'));
});

describe('the picture', () => {
  const visit = (fact: string, from: string, start: string, end = ''): Visit => ({
    fact, from: from ? [from] : [], to: [], leader: [], start: start ? [start] : [], end: end ? [end] : [],
    modality: 'reported', programme: '', reports: 1, independent: 1, doubtful: [],
  });

  it('has a mark for each visit whose time is known', () => {
    const picture = placed([visit('a', '甲', '2023-08-02', '2023-08-05'), visit('b', '乙', '2023-07-01'), visit('c', '甲', '2023-08-04'),
      visit('d', '', '2023-09'), visit('e', '甲', ''), visit('f', '甲', 'XXXX-01-01')], '?', 0);
    expect(picture.rows.map((row) => row.supporter)).toEqual(['乙', '甲', '?']);
    expect(picture.rows.map((row) => row.lanes)).toEqual([1, 2, 1]);
    expect(picture.undated.map((one) => one.fact)).toEqual(['e', 'f']);
    expect(picture.first).toBe(Date.UTC(2023, 6, 1));
    expect(picture.last).toBe(Date.UTC(2023, 9, 1));
  });

  it('keeps marks in a lane apart by the room they need', () => {
    const visits = [visit('a', '甲', '2023-08-01'), visit('b', '甲', '2023-08-03')];
    expect(placed(visits, '?', 0).rows[0]!.lanes).toBe(1);
    expect(placed(visits, '?', 5 * 86_400_000).rows[0]!.lanes).toBe(2);
  });
});

describe('sorting', () => {
  const fact = (id: string, value?: string): Fact => ({
    id, kind: 'funding', roles: value === undefined ? {} : { x: [{ value, entity: '', reports: [], claims: [] }] },
    reports: [], independent: 1, modality: 'reported', doubtful: [],
  });
  const role = (type: RoleOfKind['type']): RoleOfKind => ({ name: 'x', type, identity: 'key', label: { zh: '', en: '' } });
  const order = (facts: Fact[], type: RoleOfKind['type'], down = false) =>
    sorted(facts, { column: 'x', down }, role(type)).map((one) => one.id).join('');

  it('takes amounts as numbers, and what is not known last both ways', () => {
    const facts = [fact('a', '1000'), fact('b'), fact('c', '200'), fact('d', 'USD 90')];
    expect(order(facts, 'amount')).toBe('dcab');
    expect(order(facts, 'amount', true)).toBe('acdb');
  });

  it('keeps equals in the order of the record', () => {
    expect(order([fact('a', '2023'), fact('b', '2022'), fact('c', '2023')], 'date')).toBe('bac');
  });
});

describe('words', () => {
  it('say the same in both languages', () => {
    const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort();
    for (const [word, [zh, en]] of Object.entries(words)) {
      expect(zh, word).not.toBe('');
      expect(places(en), word).toEqual(places(zh));
    }
  });
});
