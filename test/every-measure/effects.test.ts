import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EstimatedEffect, Finding, Findings } from '../../src/spec/index.ts';
import { projectRoot, temporaryFolder, writeFiles, yardline } from '../program.ts';

/**
 * Effects on shares, means and ratios with a planted truth, by the real program: sixteen areas over five years, of which
 * six begin one after the other. From then on fifteen points more of their referrals are taken up, three people more come
 * to a meeting, and a call ends in an arrest 0.6 times as often.
 */
const program = 6;
const truth = { share: 0.15, mean: 3, ratio: 0.6 };

function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
}
const two = (n: number): string => String(n).padStart(2, '0');
const startOf = (area: number): number | null => (area < program ? 30 + 3 * (area % 3) : null);
const monthText = (month: number): string => `${2019 + Math.floor(month / 12)}-${two(1 + (month % 12))}`;

function files(): Readonly<Record<string, string>> {
  const below = dice(11);
  const [work, calls, crimes] = [['date,area,kind,participants,outcome'], ['received,area'], ['date,area,category']];
  for (let area = 0; area < 16; area += 1)
    for (let month = 0; month < 60; month += 1) {
      const isTreated = month >= (startOf(area) ?? Infinity);
      const day = (): string => `${monthText(month)}-${two(1 + Math.floor(below() * 28))}`;
      const season = 1 + 0.2 * Math.sin((month / 6) * Math.PI);
      for (let n = 0; n < 14; n += 1) {
        const share = 0.35 + area / 100 + 0.05 * (season - 1) + (isTreated ? truth.share : 0);
        work.push(`${day()},A${area},referral,1,${below() < share ? 'taken up' : 'declined'}`);
      }
      for (let n = 0; n < 4; n += 1) {
        const people = 8 + (area % 4) + Math.floor(below() * 7) + (isTreated ? truth.mean : 0);
        work.push(`${day()},A${area},meeting,${people},`);
      }
      const made = Math.floor((20 + area) * season * (0.7 + 0.6 * below()));
      for (let n = 0; n < made; n += 1) {
        calls.push(`${day()} 10:00:00,A${area}`);
        if (below() < 0.2 * (isTreated ? truth.ratio : 1)) crimes.push(`${day()},A${area},arrest`);
      }
    }
  const text = (lines: readonly string[]): string => `${lines.join('\n')}\n`;
  return { 'data/work.csv': text(work), 'data/calls.csv': text(calls), 'data/crimes.csv': text(crimes) };
}

const metric = (id: string, kind: string, noun: readonly [string, string], measure: string): string => `id: ${id}
title: ${id}
why: Because it is measured.
noun: { one: ${noun[0]}, many: ${noun[1]} }
question: better-off
role: goal
better: ${id === 'arrests' ? 'lower' : 'higher'}
kind: ${kind}
measure: ${measure}
owner: nobody
version: 1
`;

const covers = 'covers: { from: 2019-01-01, to: 2023-12-31 }\n    repeats: keep';
const day = 'formats: ["%Y-%m-%d"]';
const pipeline = `id: town
title: Town
calendar: { grain: quarter, timezone: UTC }
sources:
  work:
    kind: activities
    ${covers}
    files: data/work.csv
    columns: { date: { from: date, ${day} }, area: area, kind: kind, participants: participants, outcome: outcome }
  calls:
    kind: responses
    ${covers}
    files: data/calls.csv
    columns: { received_at: { from: received, formats: ["%Y-%m-%d %H:%M:%S"] }, area: area }
  crimes:
    kind: incidents
    ${covers}
    files: data/crimes.csv
    columns: { occurred_at: { from: date, ${day} }, area: area, offense: { from: category, codes: { arrest: [arrest] } } }
areas:
  list:
${Array.from({ length: 16 }, (_, area) => {
  const start = startOf(area);
  const role = start === null ? 'role: comparison' : `role: program, site: A${area}, start: ${monthText(start)}-01`;
  return `    - { area: A${area}, ${role} }`;
}).join('\n')}
windows:
  current: last-4-quarters
  baseline: { kind: fixed, from: 2019-01-01, to: 2020-12-31, reason: two years before }
metrics:
  - { use: taken-up, source: work }
  - { use: attendance, source: work }
  - { use: arrests, source: crimes, denominator: calls }
privacy: { minimum: 5 }
reports: [analyst]
`;

let findings: Findings;
let page = '';
let evaluated = '';
let remove: () => Promise<void>;

beforeAll(async () => {
  const temporary = await temporaryFolder();
  remove = temporary.remove;
  const { folder } = temporary;
  await writeFiles(folder, {
    ...files(),
    'metrics/taken-up.yaml': metric(
      'taken-up',
      'activities',
      ['referral', 'referrals'],
      '{ kind: share, of: { where: { kind: referral } }, hits: { where: { outcome: taken up } }, empty: zero }',
    ),
    'metrics/attendance.yaml': metric(
      'attendance',
      'activities',
      ['meeting', 'meetings'],
      '{ kind: mean, of: participants, where: { kind: meeting }, unit: people, empty: zero }',
    ),
    'metrics/arrests.yaml': metric(
      'arrests',
      'incidents',
      ['arrest', 'arrests'],
      '{ kind: ratio, numerator: {}, denominator: { kind: responses, noun: { one: call, many: calls } }, per: 100, empty: zero }',
    ),
    'reports/analyst.yaml': await readFile(join(projectRoot, 'reports/analyst.yaml'), 'utf8'),
    'pipelines/town.yaml': pipeline,
  });
  const ended = await yardline(['run', 'town'], { cwd: folder });
  if (ended.code !== 0) throw new Error(ended.stderr + ended.stdout);
  const out = join(folder, 'out/town/2023-Q4');
  findings = JSON.parse(await readFile(join(out, 'findings.json'), 'utf8'));
  page = (await readFile(join(out, 'analyst.html'), 'utf8')).replace(/<[^>]*>/g, ' ').replace(/[\s\u00a0]+/g, ' ');
  evaluated = (await yardline(['evaluate', 'town'], { cwd: folder })).stdout;
}, 180_000);
afterAll(() => remove());

function found(id: string): { readonly finding: Finding; readonly effect: EstimatedEffect } {
  const finding = findings.findings.find(({ metric, area }) => metric === id && area === '*');
  if (finding?.effect.status !== 'estimated') throw new Error(`no effect of ${id}: ${JSON.stringify(finding?.effect)}`);
  return { finding, effect: finding.effect };
}

describe('effects on what is no count', () => {
  it.each([
    ['taken-up', truth.share, 0.04],
    ['attendance', truth.mean, 0.5],
  ])('finds what was planted in %s, in its own unit', (id, planted, reach) => {
    const { finding, effect } = found(id);
    expect([effect.design, effect.scale, finding.contribution]).toEqual([
      'staggered-adoption',
      'difference',
      'supported',
    ]);
    expect(Math.abs(Number(effect.estimate) - planted)).toBeLessThan(reach);
    expect(effect.low).toBeLessThan(planted);
    expect(Number(effect.high)).toBeGreaterThan(planted);
    expect(effect.placebo).toMatchObject({ status: 'estimated' });
    // which area has the fewest is nobody's business once that has been looked at
    expect(effect.levels?.smallestPart).toBeNull();
  });

  it('finds what was planted in a ratio, as a ratio', () => {
    const { finding, effect } = found('arrests');
    expect([effect.design, effect.scale, finding.contribution]).toEqual(['staggered-adoption', 'ratio', 'supported']);
    expect(effect.low).toBeLessThan(truth.ratio);
    expect(Number(effect.high)).toBeGreaterThan(truth.ratio);
    expect(effect.levels).toBeNull();
  });

  it('tells it in points and in people', () => {
    expect(page).toMatch(
      /In 6 programme areas from .{0,60} the share of referrals was \d\d % \(of [\d,]+ referrals\)\. About \d\d % would have been expected without the programme: between [\d.]+ and [\d.]+ points more\./,
    );
    expect(page).toMatch(/the mean of meetings was [\d.]+ people .{0,120} between [\d.]+ and [\d.]+ people more\./);
    expect(evaluated).toMatch(/is it us {2}.*between [\d.]+ and [\d.]+ points more/);
  });
});
