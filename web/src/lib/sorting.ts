// SPDX-License-Identifier: Apache-2.0
import type { Fact, RoleOfKind } from './api';

export interface Order { column: string; down: boolean }

const by_sound = new Intl.Collator('zh-CN', { numeric: true });

function amount(value: string): number {
  return Number(value.replace(/^[A-Z]{3} /, ''));
}

function compareValues(a: string, b: string, type: RoleOfKind['type'] | undefined): number {
  if (type === 'amount' || type === 'number') return amount(a) - amount(b);
  if (type === 'date') return a < b ? -1 : a > b ? 1 : 0;
  return by_sound.compare(a, b);
}

// Facts without the column's value come last whichever way the order goes: what is not known is
// neither smallest nor largest. Equal ones keep the order in which the record gave them.
export function sorted(facts: readonly Fact[], order: Order, role: RoleOfKind | undefined): Fact[] {
  const key = (fact: Fact) => fact.roles[order.column]?.[0]?.value;
  const direction = order.down ? -1 : 1;
  return [...facts].sort((a, b) => {
    if (order.column === 'sources') return direction * (a.reports.length - b.reports.length);
    const left = key(a);
    const right = key(b);
    if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
    return direction * compareValues(left, right, role?.type);
  });
}
