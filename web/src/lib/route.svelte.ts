// SPDX-License-Identifier: Apache-2.0
// Every view, filter and highlighted span has an address: #/view/id?name=value

export interface Route { view: string; id: string; parameters: Record<string, string> }
type Parameters = Record<string, string | number | undefined>;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function parseHash(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const slash = path.indexOf('/');
  const view = slash < 0 ? path : path.slice(0, slash);
  const id = slash < 0 ? '' : decoded(path.slice(slash + 1));
  return { view, id, parameters: Object.fromEntries(new URLSearchParams(query)) };
}

export function href(view: string, id = '', parameters: Parameters = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined && value !== '') query.set(name, String(value));
  const text = query.toString();
  return `#/${view}${id ? '/' + encodeURIComponent(id) : ''}${text ? '?' + text : ''}`;
}

class Address {
  current = $state.raw<Route>(parseHash(location.hash));

  constructor() {
    addEventListener('hashchange', () => (this.current = parseHash(location.hash)));
  }

  go(view: string, id = '', parameters: Parameters = {}): void {
    location.hash = href(view, id, parameters);
  }

  // The same view under another address, without a step in the browser's history.
  replace(view: string, id = '', parameters: Parameters = {}): void {
    history.replaceState(null, '', href(view, id, parameters));
    this.current = parseHash(location.hash);
  }
}

export const address = new Address();
