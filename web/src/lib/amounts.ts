// SPDX-License-Identifier: Apache-2.0
import type { Language } from './language.svelte';

// "120000000000" is 1,200 亿元 or CNY 120 billion; "USD 5000000" keeps its currency. What is no
// plain number is given back as it is.
export function spokenAmount(value: string, language: Language): string {
  const found = /^(?:([A-Z]{3}) )?(-?\d+(?:\.\d+)?)$/.exec(value);
  if (!found) return value;
  const currency = found[1] ?? 'CNY';
  const number = Number(found[2]);
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const steps: [number, string][] =
    language === 'zh' ? [[1e8, '亿'], [1e4, '万']] : [[1e9, ' billion'], [1e6, ' million']];
  const [divisor, name] = steps.find(([step]) => Math.abs(number) >= step) ?? [1, ''];
  const digits = (number / divisor).toLocaleString(locale, { maximumFractionDigits: 4 });
  if (language === 'zh') return currency === 'CNY' ? `${digits}${name}元` : `${currency} ${digits}${name}`;
  return `${currency} ${digits}${name}`;
}
