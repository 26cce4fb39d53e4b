// SPDX-License-Identifier: Apache-2.0
// Reads the samples into a record, serves it, and clicks through every view in headless Chromium:
//   node click_through.mjs PROGRAM [REPORTS]
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const packages = createRequire(join(root, 'web/package.json'));
const { chromium } = packages('playwright-core');
const axe = readFileSync(packages.resolve('axe-core/axe.min.js'), 'utf8');

const program = resolve(process.argv[2] ?? join(root, 'build/duikou'));
const samples = resolve(process.argv[3] ?? join(root, 'data/samples/reports'));
const brief_of = 'programme=援疆&since=2023-07-01&until=2023-08-31';
const flags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
  // The network is off: whatever the page might fetch from elsewhere fails.
  '--host-resolver-rules=MAP * 0.0.0.0, EXCLUDE 127.0.0.1',
];

const folder = mkdtempSync(join(tmpdir(), 'duikou-page-'));
const record = join(folder, 'record.db');
let server;
let browser;
let base;
let page;
const complaints = [];
const requests = [];
const violations = [];

async function start() {
  execFileSync(program, ['add', '--record', record, samples], { stdio: ['ignore', 'ignore', 'inherit'] });
  server = spawn(program, ['serve', '--port', '0', '--record', record], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(server.stdout, 'data');
  base = String(line).trim();
  assert.match(base, /^http:\/\/127\.0\.0\.1:\d+\/$/);
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags });
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  await page.exposeFunction('violated', (what) => violations.push(what));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => window.violated(`${event.violatedDirective} ${event.blockedURI}`));
  });
}

async function view(hash) {
  await page.goto(base + '#' + hash);
  await page.waitForSelector('main h1');
  await page.waitForFunction(() => !document.querySelector('.waiting'));
}

async function api(path) {
  const answer = await fetch(base + 'api/v1/' + path);
  assert.equal(answer.status, 200, path);
  return answer.json();
}

const steps = {
  async 'the overview counts what is there and links to it'() {
    await view('/');
    const known = await api('overview');
    const tiles = await page.$$eval('.tile', (all) => all.map((tile) => Number(tile.querySelector('.count').textContent.replaceAll(',', ''))));
    assert.deepEqual(tiles, Object.values(known.by_kind));
    assert.equal(await page.locator('.gaps li').count(), 5);
    await page.click('.tile.kind-visit');
    await page.waitForSelector('table.facts.kind-visit');
  },

  async 'the brief is shown with notes that lead to the words'() {
    await view('/brief?' + brief_of);
    await page.waitForSelector('.brief .notes li');
    const text = await page.innerText('.brief');
    for (const name of ['陈吉宁', '黄坤明', '易炼红', '信长星', '沈晓明']) assert.ok(text.includes(name), `${name} is missing from the brief`);
    const dangling = await page.$$eval('.brief sup a', (links) => links.filter((link) => !document.querySelector(link.getAttribute('href'))).length);
    assert.equal(dangling, 0);
    await page.click('.brief sup a >> nth=0');
    assert.match(await page.evaluate(() => document.activeElement.id), /^note-\d+$/);
    const quote = await page.innerText('.brief .notes li >> nth=0 >> q >> nth=0');
    await page.click('.brief .notes li >> nth=0 >> .in-report');
    await page.waitForSelector('.text .words.chosen');
    const chosen = await page.$$eval('.text .words.chosen', (all) => all.map((one) => one.textContent).join(''));
    assert.ok(chosen.includes(quote.replace(/^[“"]|[”"]$/g, '').trim().slice(0, 10)), `"${quote}" is not what is marked: ${chosen}`);
  },

  async 'the brief speaks English too'() {
    await view('/brief?' + brief_of);
    await page.click('.languages button[lang=en]');
    await page.waitForFunction(() => /Chen Jining/.test(document.querySelector('.brief')?.textContent ?? ''));
    assert.equal(await page.getAttribute('html', 'lang'), 'en');
    await page.click('.languages button[lang=zh-CN]');
    await page.waitForFunction(() => document.documentElement.lang === 'zh-CN');
  },

  async 'facts are filtered, counted and sorted'() {
    await view('/facts?kind=visit');
    const all = await page.locator('tr.fact').count();
    assert.equal(all, Math.min(200, (await api('facts?kind=visit&limit=1')).total));
    await page.fill('.filter input[name=from]', '上海');
    await page.click('.filter button[type=submit]');
    await page.waitForFunction((before) => document.querySelectorAll('tr.fact').length < before, all);
    const found = (await api('facts?kind=visit&from=上海')).total;
    assert.ok(found > 0);
    assert.equal(await page.locator('tr.fact').count(), found);
    assert.match(decodeURIComponent(page.url()), /from=上海/);
    assert.equal(await page.innerText('.tabs a[aria-current] .count'), String(found));
    await page.goto(base + '#/facts?kind=visit');
    await page.waitForFunction((count) => document.querySelectorAll('tr.fact').length === count, all);
    const start = page.locator('th.type-date button').first();
    await start.click();
    await page.waitForSelector('th[aria-sort=ascending]');
    const first = await page.getAttribute('tr.fact >> nth=0', 'data-fact');
    await start.click();
    await page.waitForSelector('th[aria-sort=descending]');
    assert.notEqual(await page.getAttribute('tr.fact >> nth=0', 'data-fact'), first);
  },

  async 'a filter nobody has heard of says what to do'() {
    await view('/facts?kind=visit&from=' + encodeURIComponent('无此地'));
    await page.waitForSelector('.failure');
    complaints.splice(0);  // Chromium notes the 400 on its console, as it should
  },

  async 'a row opens its evidence'() {
    await view('/facts?kind=visit');
    await page.click('tr.fact >> nth=0 >> .evidence-button');
    await page.waitForSelector('tr.opened .claim blockquote');
    assert.match(page.url(), /fact=f_/);
    await page.reload();
    await page.waitForSelector('tr.opened .claim blockquote');
    await page.click('tr.opened .claim >> nth=0 >> .source a');
    await page.waitForSelector('.text .words.chosen');
  },

  async 'the evidence of a fact leads to why it is read so'() {
    const { facts } = await api('facts?kind=visit&from=上海&limit=1');
    await view('/fact/' + facts[0].id);
    await page.click('.evidence .claim >> nth=0 >> .why-link');
    await page.waitForSelector('.explanation .telling');
    const claim = decodeURIComponent(page.url()).match(/claim\/(c_\w+)/)[1];
    const told = await api('explanations/' + claim + '?lang=zh');
    assert.equal(told.standing, 'same');
    assert.equal(await page.locator('.explanation .telling').count(), told.tellings.length);
    // The tags are the page's words; without them a sentence stands to the letter.
    const sentences = await page.$$eval('.explanation .sentences p', (all) => all.map((one) => {
      const copy = one.cloneNode(true);
      for (const tag of copy.querySelectorAll('.tag')) tag.remove();
      return copy.textContent;
    }));
    assert.deepEqual(sentences, told.tellings.flatMap((telling) => telling.sentences.map((sentence) => sentence.quote)));
    const valued = await page.$$eval('.explanation .mark[data-part=role]', (all) => all.map((one) => one.textContent).join(' '));
    for (const name of ['陈吉宁', '上海市']) assert.ok(valued.includes(name), `${name} is not marked in: ${valued}`);
    const inferred = told.tellings.flatMap((telling) => telling.inferences.map((one) => one.told));
    assert.ok(inferred.length > 0, 'the year comes from the day of publication');
    assert.deepEqual(await page.$$eval('.inferred li', (all) => all.map((one) => one.textContent)), inferred);
    await page.click('.languages button[lang=en]');
    await page.waitForFunction(() => /day of publication/.test(document.querySelector('.inferred')?.textContent ?? ''));
    await page.click('.languages button[lang=zh-CN]');
    await page.click('.explanation details:last-of-type summary');
    await page.waitForSelector('.explanation details[open] .other-rules li');
  },

  async 'values that differ stand side by side'() {
    const doubtful = (await api('facts?limit=1000')).facts.find((fact) => fact.doubtful.length > 0);
    assert.ok(doubtful, 'the samples hold a contradiction');
    await view('/fact/' + doubtful.id);
    await page.waitForSelector('.values .differs .by');
    assert.equal(await page.locator('.values .differs').count(), doubtful.doubtful.length);
  },

  async 'in a report a claim shows its words, and words show their claims'() {
    const { reports } = await api('reports?limit=1000');
    const richest = reports.reduce((best, one) => (one.claims > best.claims ? one : best));
    const { claims } = await api('reports/' + encodeURIComponent(richest.id));
    await view('/report/' + encodeURIComponent(richest.id));
    await page.waitForSelector('.claims li');
    assert.equal(await page.locator('.claims li').count(), claims.length);
    for (const { claim } of claims.slice(0, 12)) {
      await page.click(`.claims li[data-claim="${claim.id}"] .choose`);
      await page.waitForSelector(`.claims li.chosen[data-claim="${claim.id}"]`);
      const marked = await page.$$eval('.text .words.chosen', (all) => all.map((one) => one.textContent).join(''));
      const said = claim.evidence.map((evidence) => evidence.quote).join('');
      assert.equal(marked.replace(/\s|｜/g, ''), said.replace(/\s|｜/g, ''), claim.id);
    }
    const words = page.locator('.text .words').first();
    const here = (await words.getAttribute('data-claims')).split(' ');
    const seen = new Set();
    for (let i = 0; i < here.length; ++i) {
      await words.click();
      await page.waitForFunction(() => /at=\d+-\d+/.test(location.hash));
      seen.add(await page.getAttribute('.claims li.chosen', 'data-claim'));
    }
    assert.deepEqual([...seen].sort(), [...here].sort());
    assert.equal(await page.locator('.claims li').count(), here.length);
    await words.press('Enter');
    await page.waitForSelector('.claims li.chosen');
  },

  async 'the timeline has a mark for each visit, all reached by keyboard'() {
    await view('/picture');
    await page.waitForSelector('.canvas svg a.mark');
    const { visits } = await api('visits?limit=1000');
    const dated = visits.filter((visit) => /^\d{4}/.test(visit.start[0] ?? visit.end[0] ?? ''));
    const marks = await page.$$eval('.canvas a.mark', (all) => all.map((mark) => mark.dataset.fact));
    assert.deepEqual([...marks].sort(), dated.map((visit) => visit.fact).sort());
    assert.equal(await page.locator('main table tbody tr').count(), visits.length);
    assert.match(await page.innerText('#picture-title'), new RegExp(String(visits.length)));
    await page.focus('.canvas a.mark >> nth=0');
    for (const fact of marks) {
      assert.equal(await page.evaluate(() => document.activeElement.dataset.fact), fact);
      await page.keyboard.press('Tab');
    }
    await page.focus('.canvas a.mark >> nth=0');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.evidence .claim');
  },

  async 'no view breaks a rule of accessibility'() {
    const { fact, claims: [known] } = await api('facts/' + (await api('facts?kind=visit&limit=1')).facts[0].id);
    const report = `/report/${encodeURIComponent(known.claim.source.id)}?claim=${known.claim.id}`;
    for (const hash of ['/', '/brief?' + brief_of, '/facts?kind=visit&fact=' + fact.id, '/picture', '/reports', '/claim/' + known.claim.id, report]) {
      await view(hash);
      await page.waitForFunction(() => !document.querySelector('.waiting'));
      // As the browser's own tool and not as the page, which may run nothing from elsewhere.
      await page.evaluate(axe);
      const found = await page.evaluate(() => window.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] }));
      assert.deepEqual(found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(' ')}`), [], hash);
    }
  },

  async 'nothing came from elsewhere and the policy was never touched'() {
    assert.deepEqual(requests.filter((url) => !url.startsWith(base) && !url.startsWith('data:')), []);
    assert.deepEqual(violations, []);
    assert.deepEqual(complaints, []);
    const index = await (await fetch(base)).text();
    assert.doesNotMatch(index, /<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|https?:\/\//);
  },
};

let failed = 0;
try {
  await start();
  for (const [name, step] of Object.entries(steps)) {
    try {
      await step();
      console.log(`ok   ${name}`);
    } catch (error) {
      ++failed;
      console.log(`FAIL ${name}\n     ${String(error.message).split('\n').join('\n     ')}`);
    }
  }
  server.kill('SIGTERM');
  const [status] = await once(server, 'exit');
  assert.equal(status, 0, 'the server ends with status 0 on SIGTERM');
} finally {
  await browser?.close();
  server?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failed > 0 ? 1 : 0;
