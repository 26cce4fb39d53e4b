// SPDX-License-Identifier: Apache-2.0
// Serves a built page over the invented record of fixtures.mjs, with the headers of the program:
//   node tests/mock/server.mjs FOLDER PORT
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { brief, explanation, facts, kinds, known_claims, reports } from './fixtures.mjs';

const [folder = '../build/web', port = '8799'] = process.argv.slice(2);
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const values = (fact, role) => (fact.roles[role] ?? []).map((one) => one.value);

function matching(query) {
  return facts.filter((fact) =>
    (!query.get('from') || ['from', 'payer', 'supporter'].some((role) => values(fact, role).some((value) => value.includes(query.get('from'))))) &&
    (!query.get('q') || JSON.stringify(fact.roles).includes(query.get('q'))));
}

function answer(path, query) {
  const [what, id] = path;
  if (what === 'kinds') return { kinds: kinds.map((kind) => ({ ...kind, facts: facts.filter((fact) => fact.kind === kind.name).length })) };
  if (what === 'facts' && id) {
    const fact = facts.find((one) => one.id === id);
    return fact && { fact, claims: known_claims.filter((known) => known.facts.includes(id)) };
  }
  if (what === 'facts') {
    const all = matching(query);
    const found = all.filter((fact) => fact.kind === query.get('kind'));
    return { facts: found, total: found.length, by_kind: Object.fromEntries(kinds.map((kind) => [kind.name, all.filter((fact) => fact.kind === kind.name).length])) };
  }
  if (what === 'reports' && id) {
    const report = reports.find((one) => one.id === id);
    return report && { report, claims: known_claims.filter((known) => known.claim.source.id === id) };
  }
  if (what === 'reports') return { reports, total: reports.length };
  if (what === 'claims') return known_claims.find((known) => known.claim.id === id);
  if (what === 'explanations') {
    const known = known_claims.find((one) => one.claim.id === id);
    return known && explanation(known);
  }
  if (what === 'brief') return brief[query.get('lang') ?? 'zh'];
  if (what === 'visits') {
    const visits = matching(query).filter((fact) => fact.kind === 'visit').map((fact) => ({
      fact: fact.id, from: values(fact, 'from'), to: values(fact, 'to'), leader: values(fact, 'leader'), start: values(fact, 'start'), end: values(fact, 'end'),
      modality: fact.modality, programme: fact.programme, reports: fact.reports.length, independent: fact.independent, doubtful: fact.doubtful }));
    return { visits, total: visits.length };
  }
  if (what === 'overview')
    return { reports: reports.length, independent: 4, claims: known_claims.length, facts: facts.length, publishers: reports.map((report) => ({ name: report.publisher, reports: 1 })),
      published: { first: '2023-07-11', last: '2023-08-30', unknown: 0 }, dates: { first: '2023-07-09', last: '2023-09' },
      unknown: { one_source: 9, differing: 2, undated: 6, without_programme: 0 }, programmes: [{ id: 'sample-2010', label: { zh: '对口支援望岳', en: 'Support of Wangyue' }, facts: facts.length }] };
  return undefined;
}

createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  response.setHeader('Content-Security-Policy', "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
  if (url.pathname.startsWith('/api/v1/')) {
    const body = answer(url.pathname.slice(8).split('/').map(decodeURIComponent), url.searchParams);
    response.writeHead(body ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body ?? { error: { code: 'not-found', message: 'there is no such thing', cure: 'look elsewhere' } }));
    return;
  }
  try {
    const file = join(folder, normalize(url.pathname === '/' ? '/index.html' : url.pathname));
    const bytes = readFileSync(file);
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
    response.end(bytes);
  } catch {
    response.writeHead(404).end();
  }
}).listen(Number(port), '127.0.0.1', () => console.log(`http://127.0.0.1:${port}/`));
