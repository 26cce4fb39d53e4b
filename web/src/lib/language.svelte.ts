// SPDX-License-Identifier: Apache-2.0
import { words, type Word } from './words';
import type { Label } from './api';

export type Language = 'zh' | 'en';

const kept_under = 'duikou.language';

function first(): Language {
  let kept: string | null = null;
  try {
    kept = localStorage.getItem(kept_under);
  } catch {
    // A browser without storage forgets the choice, nothing more.
  }
  if (kept === 'zh' || kept === 'en') return kept;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

class Speech {
  language = $state<Language>(first());

  choose(language: Language): void {
    this.language = language;
    try {
      localStorage.setItem(kept_under, language);
    } catch {
      // As above.
    }
  }

  // The words of the page in the language chosen; {name} is filled from `values`.
  say = (word: Word, values: Record<string, string | number> = {}): string => {
    const text = words[word][this.language === 'zh' ? 0 : 1];
    return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
  };

  label = (label: Label | undefined, otherwise = ''): string =>
    (label && (label[this.language] || label.zh || label.en)) || otherwise;

  number = (value: number): string => value.toLocaleString(this.language === 'zh' ? 'zh-CN' : 'en-GB');
}

export const speech = new Speech();
