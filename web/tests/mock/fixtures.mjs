// SPDX-License-Identifier: Apache-2.0
// A small invented record for looking at the page without the program: places, people and words are
// all made up. Spans are found by looking for the words, so that they always fit.

const label = (zh, en) => ({ zh, en });
const role = (name, type, identity, zh, en) => ({ name, type, identity, label: label(zh, en) });

export const kinds = [
  { name: 'pairing', label: label('结对关系', 'Pairing'), roles: [role('supporter', 'place', 'key', '支援方', 'Supporter'), role('recipient', 'place', 'key', '受援方', 'Recipient')] },
  { name: 'visit', label: label('考察互访', 'Visit'), roles: [role('leader', 'person', 'key', '带队', 'Leader'), role('member', 'person', 'set', '成员', 'Member'), role('from', 'place', 'key', '来自', 'From'), role('to', 'place', 'set', '前往', 'To'), role('start', 'date', 'key', '开始', 'Start'), role('end', 'date', 'varying', '结束', 'End')] },
  { name: 'meeting', label: label('会议', 'Meeting'), roles: [role('name', 'name', 'key', '名称', 'Name'), role('start', 'date', 'varying', '开始', 'Start'), role('place', 'place', 'varying', '地点', 'Place')] },
  { name: 'funding', label: label('资金', 'Funding'), roles: [role('payer', 'place', 'key', '出资方', 'Payer'), role('recipient', 'place', 'key', '受援方', 'Recipient'), role('amount', 'amount', 'varying', '金额', 'Amount')] },
  { name: 'project', label: label('项目', 'Project'), roles: [role('name', 'name', 'key', '名称', 'Name')] },
  { name: 'statement', label: label('表态', 'Statement'), roles: [role('speaker', 'person', 'key', '发言人', 'Speaker'), role('text', 'text', 'key', '原话', 'Words')] },
  { name: 'office', label: label('职务', 'Office'), roles: [role('person', 'person', 'key', '姓名', 'Person'), role('title', 'name', 'key', '职务', 'Title')] },
].map((kind) => ({ partnership: !['statement', 'office'].includes(kind.name), ...kind }));

const claims = [];

function report(id, publisher, published, title, text, told) {
  const at = (words, from = 0) => {
    const unit = text.indexOf(words, from);
    if (unit < 0) throw new Error(`${id}: no "${words}"`);
    const start = [...text.slice(0, unit)].length;
    return { start, end: start + [...words].length };
  };
  const source = { id, url: `https://news.example/${id}`, title, publisher, published };
  told.forEach(([kind, evidence, roles, more = {}], i) => {
    const spot = text.indexOf(evidence);
    claims.push({
      facts: [more.fact ?? `f_${id}_${i}`],
      current: true,
      claim: {
        id: `c_${id}_${i}`, kind, source,
        roles: Object.fromEntries(Object.entries(roles).map(([name, values]) => [name,
          [values].flat(1).map(([value, words]) => ({ value, ...at(words ?? value, spot) }))])),
        evidence: [{ ...at(evidence), quote: evidence }],
        rules: [`${kind}.sample`], modality: more.modality ?? 'reported', programme: 'sample-2010', bound: more.bound,
      },
    });
  });
  const blocks = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    const length = [...line].length;
    if (line) blocks.push({ kind: blocks.length ? 'paragraph' : 'heading', level: blocks.length ? 0 : 1, start: offset, end: offset + length, cells: [] });
    offset += length + 1;
  }
  return { ...source, version: 1, claims: told.length, reprint_of: '', current: true, dateline: '', encoding: 'utf-8', encoding_ground: 'strict', text, blocks };
}

export const reports = [
  report('a1', '东海晚报', '2023-07-12', '林远舟率团赴望岳', '林远舟率团赴望岳\n\n7月9日至11日，东海省委书记林远舟、省长顾平川率东海省代表团到望岳地区考察对口支援工作。\n\n林远舟说，“东海将继续把望岳的事当作自己的事来办”。据介绍，2010年以来东海省累计投入近120亿元支援望岳地区。𠮷字也要数得对：石桥中学由东海援建。',
    [['visit', '7月9日至11日，东海省委书记林远舟、省长顾平川率东海省代表团到望岳地区考察对口支援工作', { leader: [['林远舟'], ['顾平川']], from: [['东海省']], to: [['望岳地区']], start: [['2023-07-09', '7月9日']], end: [['2023-07-11', '11日']] }, { fact: 'f_v1' }],
      ['office', '东海省委书记林远舟', { person: [['林远舟']], title: [['东海省委书记']] }, { fact: 'f_o1' }],
      ['office', '省长顾平川', { person: [['顾平川']], title: [['省长']] }],
      ['statement', '林远舟说，“东海将继续把望岳的事当作自己的事来办”', { speaker: [['林远舟']], text: [['东海将继续把望岳的事当作自己的事来办']] }],
      ['funding', '2010年以来东海省累计投入近120亿元支援望岳地区', { payer: [['东海省']], recipient: [['望岳地区']], amount: [['12000000000', '120亿元']] }, { fact: 'f_m1', bound: { amount: 'near' } }],
      ['project', '石桥中学由东海援建', { name: [['石桥中学']] }]]),
  report('a2', '望岳日报', '2023-07-11', '东海省代表团来望岳', '东海省代表团来望岳\n\n7月9日至10日，林远舟率东海省代表团在望岳地区考察。东海省累计投入118亿元支援望岳地区。',
    [['visit', '7月9日至10日，林远舟率东海省代表团在望岳地区考察', { leader: [['林远舟']], from: [['东海省']], to: [['望岳地区']], start: [['2023-07-09', '7月9日']], end: [['2023-07-10', '10日']] }, { fact: 'f_v1' }],
      ['funding', '东海省累计投入118亿元支援望岳地区', { payer: [['东海省']], recipient: [['望岳地区']], amount: [['11800000000', '118亿元']] }, { fact: 'f_m1' }]]),
  report('a3', '南江新闻网', '2023-08-20', '方知白率团考察', '方知白率团考察\n\n8月15日至17日，南江省委书记方知白率团到望岳地区，对口支援工作座谈会在望岳市召开。',
    [['visit', '8月15日至17日，南江省委书记方知白率团到望岳地区', { leader: [['方知白']], from: [['南江省', '南江省']], to: [['望岳地区']], start: [['2023-08-15', '8月15日']], end: [['2023-08-17', '17日']] }, { fact: 'f_v2' }],
      ['meeting', '对口支援工作座谈会在望岳市召开', { name: [['对口支援工作座谈会']], place: [['望岳市']] }]]),
  report('a4', '北原日报', '2023-08-30', '北原市代表团今秋将再赴望岳', '北原市代表团今秋将再赴望岳\n\n8月4日至7日，秦川率北原市代表团到石桥县。北原市代表团计划于9月再赴望岳地区。',
    [['visit', '8月4日至7日，秦川率北原市代表团到石桥县', { leader: [['秦川']], from: [['北原市']], to: [['石桥县']], start: [['2023-08-04', '8月4日']], end: [['2023-08-07', '7日']] }, { fact: 'f_v3' }],
      ['visit', '北原市代表团计划于9月再赴望岳地区', { from: [['北原市']], to: [['望岳地区']], start: [['2023-09', '9月']] }, { fact: 'f_v4', modality: 'planned' }],
      ['pairing', '秦川率北原市代表团到石桥县', { supporter: [['北原市']], recipient: [['石桥县']] }]]),
];

export const known_claims = claims;

export const facts = [...new Set(claims.flatMap((known) => known.facts))].map((id) => {
  const mine = claims.filter((known) => known.facts.includes(id)).map((known) => known.claim);
  const roles = {};
  for (const claim of mine)
    for (const [name, values] of Object.entries(claim.roles))
      for (const value of values) {
        roles[name] ??= [];
        let one = roles[name].find((known) => known.value === value.value);
        if (!one) roles[name].push((one = { value: value.value, entity: '', reports: [], claims: [] }));
        one.reports.push(claim.source.id);
        one.claims.push(claim.id);
      }
  const of_kind = kinds.find((kind) => kind.name === mine[0].kind);
  const doubtful = Object.keys(roles).filter((name) => roles[name].length > 1 && of_kind.roles.find((one) => one.name === name).identity === 'varying');
  const sources = [...new Set(mine.map((claim) => claim.source.id))];
  return { id, kind: mine[0].kind, roles, reports: sources, independent: sources.length, modality: mine[0].modality, programme: 'sample-2010', doubtful };
});

// What the page needs of an explanation: the claim's first evidence as the sentence of one rule.
export function explanation({ claim }) {
  const [sentence] = claim.evidence;
  const values = Object.entries(claim.roles).flatMap(([role, all]) => all.map((value) => ({ role, ...value })));
  const trigger = { start: sentence.end - 2, end: sentence.end, quote: [...sentence.quote].slice(-2).join('') };
  return {
    claim, standing: 'same', read_by: 'sample', reader: 'sample', lost: [],
    tellings: [{
      rule: { name: `${claim.kind}.sample`, kind: claim.kind, file: 'rules/sample.rule', line: 2, why: 'A sample says so.' },
      trigger: { text: 'word @sample', ...trigger }, sentences: [sentence], others: [],
      marks: [...values.map(({ role, start, end }) => ({ start, end, part: 'role', role })), { start: trigger.start, end: trigger.end, part: 'trigger' }].sort((a, b) => a.start - b.start),
      conditions: [{ text: 'unless clause @denial', wanted: false, met: true }],
      roles: Object.entries(claim.roles).map(([role, all]) => ({ role, line: 3, choice: 'before word', in_vain: [], values: all.map((value) => ({ ...value, quote: value.value, kept: true })) })),
      inferences: values.filter(({ role }) => role === 'start').map(({ role, value }) => ({ from: 'publication', role, value, told: `${value}：未写出的部分由发布日期推得` })),
    }],
  };
}

const said = (kind, text, ...notes) => ({ kind, runs: [{ text, notes }] });
const section = (heading, ...blocks) => ({ heading, blocks });
export const brief = {
  zh: { language: 'zh', title: '2023年7月至8月对口支援望岳简报', sections: [
    section('', said('paragraph', '据《东海晚报》和《望岳日报》报道，两个月内有三个代表团到望岳地区。', 1, 2)),
    section('代表团', said('item', '据《东海晚报》报道，7月9日至11日，东海省委书记林远舟率代表团到望岳地区。', 1),
      said('differing', '结束日期，《东海晚报》说是7月11日，《望岳日报》说是7月10日。', 1, 2)),
    section('不知道的', said('unknown', '记录中没有南江省的金额。'))] },
  en: { language: 'en', title: 'Paired assistance to Wangyue, July to August 2023', sections: [
    section('Delegations', said('item', 'Donghai Evening News reports that Lin Yuanzhou led a delegation of Donghai Province to Wangyue from 9 to 11 July.', 1),
      said('differing', 'On the last day the sources differ: 11 July by one, 10 July by the other.', 1, 2))] },
};
for (const one of Object.values(brief))
  one.notes = ['c_a1_0', 'c_a2_0'].map((id, i) => {
    const { claim } = claims.find((known) => known.claim.id === id);
    const { publisher, title, published, url } = claim.source;
    return { number: i + 1, publisher, title, published, url, report: claim.source.id, claim: id, reprint_of: '', quotes: claim.evidence.map((one) => one.quote) };
  });
