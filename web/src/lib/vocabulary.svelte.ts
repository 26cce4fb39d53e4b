// SPDX-License-Identifier: Apache-2.0
// The kinds of claims with their roles, asked for once: every view needs their labels.
import { ask, type ClaimValue, type FactValue, type Kind, type RoleOfKind } from './api';
import { spokenAmount } from './amounts';
import { spoken } from './dates';
import { speech } from './language.svelte';
import { visible } from './links';

let asked: Promise<Kind[]> | null = null;

export function kinds(): Promise<Kind[]> {
  asked ??= ask<{ kinds: Kind[] }>(['kinds']).then(
    (answer) => answer.kinds,
    (error: unknown) => {
      asked = null;
      throw error;
    },
  );
  return asked;
}

export function kindNamed(all: readonly Kind[], name: string): Kind | undefined {
  return all.find((kind) => kind.name === name);
}

// A value as people say it, by the type of its role: dates and amounts are spelt out, everything
// else stands as the record has it.
export function spokenValue(value: string, role: RoleOfKind | undefined): string {
  if (role?.type === 'date') return spoken(value, speech.language);
  if (role?.type === 'amount') return spokenAmount(value, speech.language);
  return visible(value);
}

// Roles in the order of the kind; a role that the kind does not know comes last.
export function orderedRoles<V extends FactValue | ClaimValue>(
  kind: Kind | undefined,
  roles: Record<string, V[]>,
): { name: string; role: RoleOfKind | undefined; values: V[] }[] {
  const known = kind?.roles ?? [];
  const place = (name: string) => {
    const at = known.findIndex((role) => role.name === name);
    return at < 0 ? known.length : at;
  };
  return Object.entries(roles)
    .map(([name, values]) => ({ name, role: known.find((role) => role.name === name), values }))
    .sort((a, b) => place(a.name) - place(b.name));
}
