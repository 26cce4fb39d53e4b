// SPDX-License-Identifier: Apache-2.0
// Addresses come from reports, and reports from strangers. Only what a browser itself reads as http
// or https becomes a link; everything else is shown as text.
export function safeLink(url: string): string | null {
  // eslint-disable-next-line no-control-regex
  if (url === '' || /[\u0000-\u0020\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/.test(url)) return null;
  try {
    const parsed = new URL(url);
    return parsed.protocol === 'http:' || parsed.protocol === 'https:' ? parsed.href : null;
  } catch {
    return null;
  }
}

// Direction marks and zero-width signs hide what a text says; they are shown as a visible sign.
export function visible(text: string): string {
  return text.replace(/[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '\u25a1');
}
