// SPDX-License-Identifier: Apache-2.0
// EDTF dates as the record gives them: 2023-08-27, 2023-08, 2023, XXXX-08-27.

import type { Language } from './language.svelte';

interface Parts { year: number | null; month: number; day: number }

function parse(edtf: string): Parts | null {
  const found = /^(\d{4}|XXXX)(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(edtf);
  if (!found) return null;
  return {
    year: found[1] === 'XXXX' ? null : Number(found[1]),
    month: Number(found[2] ?? 0),
    day: Number(found[3] ?? 0),
  };
}

// First and last day that the date may mean, as UTC milliseconds; null where the year is unknown.
export function reach(edtf: string): { from: number; to: number } | null {
  const parts = parse(edtf);
  if (!parts || parts.year === null) return null;
  const { year, month, day } = parts;
  if (month === 0) return { from: Date.UTC(year, 0, 1), to: Date.UTC(year, 11, 31) };
  if (day === 0) return { from: Date.UTC(year, month - 1, 1), to: Date.UTC(year, month, 0) };
  return { from: Date.UTC(year, month - 1, day), to: Date.UTC(year, month - 1, day) };
}

const english_months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August',
  'September', 'October', 'November', 'December'];

export function spoken(edtf: string, language: Language): string {
  const parts = parse(edtf);
  if (!parts) return edtf;
  const { year, month, day } = parts;
  if (language === 'zh')
    return (year === null ? '' : `${year}年`) + (month ? `${month}月` : '') + (day ? `${day}日` : '');
  return [day || '', month ? english_months[month - 1] : '', year ?? ''].filter((part) => part !== '').join(' ');
}

// "7月9日至11日", "9 to 11 July 2023": what the two have in common is said once.
export function spokenRange(start: string, end: string, language: Language): string {
  if (!end || end === start) return spoken(start, language);
  const a = parse(start);
  const b = parse(end);
  if (!a || !b || a.year !== b.year) return `${spoken(start, language)}${language === 'zh' ? '至' : ' to '}${spoken(end, language)}`;
  const same_month = a.month === b.month && a.day > 0 && b.day > 0;
  if (language === 'zh') return `${spoken(start, 'zh')}至${same_month ? '' : `${b.month}月`}${b.day ? `${b.day}日` : ''}`;
  if (same_month) return `${a.day} to ${spoken(end, 'en')}`;
  return `${spoken(start, 'en').replace(/ \d{4}$/, '')} to ${spoken(end, 'en')}`;
}

function iso(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

// The last day that a date may mean; today where it is none.
export function lastDay(edtf: string): string {
  return iso(reach(edtf)?.to ?? Date.now());
}

// The first day of the month before the one in which a date ends.
export function monthBefore(edtf: string): string {
  const last = new Date(reach(edtf)?.to ?? Date.now());
  return iso(Date.UTC(last.getUTCFullYear(), last.getUTCMonth() - 1, 1));
}
