import { describe, expect, it } from 'vitest';
import type { ToldBefore } from '../../../src/redact/index.ts';
import { protectFindings } from '../../../src/redact/index.ts';
import type { Finding, MetricRecords } from '../../../src/spec/index.ts';
import { answersOf, surveyOf } from '../../report/fixture-survey.ts';
import { type Coalition, findingsAt, publicationOf, quartersFrom } from './coalition.ts';

/** One question, put to all and to tenants alone: what all answered less what tenants did is what the others did. */
const minimum = 5;
type Name = 'all' | 'tenants' | 'owners';
const areas = ['A0', 'A1', 'A2'];
const town: Coalition = {
  areas: areas.map((area) => ({ area, role: 'program' as const })),
  quarters: quartersFrom(2022, 4),
  events: areas.map(() => [9, 9, 9, 9]),
};
/** By area, how many chose each of five places. */
type Places = readonly (readonly number[])[];

const where = { all: {}, tenants: { home: ['rented'] }, owners: { home: ['owned'] } };
const recordsOf = (metric: string, own: MetricRecords['asks']): MetricRecords => ({
  ...{ metric, source: 'survey', counts: null, among: null, isSpread: false },
  ...(own ? { asks: own } : {}),
});
const asking = (item: string): readonly MetricRecords[] =>
  (['all', 'tenants', 'owners'] as const).map((name) =>
    recordsOf(name, { source: 'survey', where: where[name], of: name === 'all' ? 'safe' : item, sum: '' }),
  );

function findingsOf(metric: Name, places: Places): readonly Finding[] {
  const none = { status: 'withheld', reason: 'not-asked-for', window: null } as const;
  return findingsAt(town, 3, metric).map((finding) => {
    const own = areas.includes(finding.area) ? [areas.indexOf(finding.area)] : [0, 1, 2];
    const counts = [0, 1, 2, 3, 4].map((place) => own.reduce((sum, area) => sum + (places[area]?.[place] ?? 0), 0));
    const n = counts.reduce((sum, count) => sum + count, 0);
    const events = (counts[3] ?? 0) + (counts[4] ?? 0);
    return {
      ...finding,
      ...{ measure: 'survey-share', source: 'survey', also: [], series: [], caveats: [], partners: null },
      now: { ...finding.now, value: events / n, n, events, exposure: null, missing: null },
      changes: { primary: 'baseline', baseline: none, sameSeason: none, previous: none },
      survey: surveyOf({
        ...{ counted: [4, 5], waves: [] },
        answers: [answersOf('2022', counts, { of: 'now', noAnswer: 0 })],
      }),
    } as Finding;
  });
}

type Asked = Partial<Record<Name, Places>>;

/** Findings as a report tells them, beside those of earlier ones. */
function shownOf(asked: Asked, records = asking('safe'), earlier: readonly Asked[] = []): readonly ToldBefore[] {
  const whole = Object.entries(asked).flatMap(([name, places]) => findingsOf(name as Name, places));
  const { methods } = publicationOf(whole, town, minimum);
  const rules = { ...methods, privacy: { ...methods.privacy, records } };
  const told = earlier.map((own) => shownOf(own, records));
  const { findings } = protectFindings(whole, rules, () => told);
  return findings.map((finding) => {
    const asks = records.find(({ metric }) => metric === finding.metric)?.asks;
    return {
      ...finding,
      counted: { metric: finding.metric, minimum, counts: null, among: null, ...(asks ? { asks } : {}) },
    };
  });
}

/** What is told of each metric and area: how many answered. */
function toldOf(asked: Asked, records = asking('safe'), earlier: readonly Asked[] = []) {
  return Object.fromEntries(
    shownOf(asked, records, earlier).map(({ metric, area, now, survey }) => [
      `${metric} ${area}`,
      now.status === 'estimated' ? now.n : (survey?.answers.flatMap(({ shares }) => shares) ?? []).length,
    ]),
  );
}

const each = (counts: readonly number[]): Places => areas.map(() => counts);
const hundred = [20, 20, 20, 20, 20];
const nothing = 0;

describe('an attack on one question that some of the people are asked alone', () => {
  it('finds nobody of those few who are left in an area; all areas together are told of where more are', () => {
    const told = toldOf({ all: each(hundred), tenants: each([18, 18, 18, 18, 18]) });
    expect(told).toMatchObject({ 'all A0': 100, 'all @all': 300, 'tenants A0': nothing, 'tenants @all': 270 });
  });

  it('finds nobody of those few who are left in all areas together', () => {
    const told = toldOf({ all: each(hundred), tenants: each([20, 19, 20, 19, 20]) });
    expect(told).toMatchObject({ 'all A0': 100, 'tenants A0': nothing, 'tenants @all': nothing, 'tenants *': nothing });
  });

  it('finds nobody who is of neither part', () => {
    const tenants = each([10, 10, 10, 10, 10]);
    const owners = each([10, 10, 9, 10, 10]);
    expect(toldOf({ all: each(hundred), tenants })['tenants A0']).toBe(50);
    const told = toldOf({ all: each(hundred), tenants, owners });
    expect(told).toMatchObject({ 'tenants A0': 50, 'owners A0': nothing, 'owners @all': nothing });
  });

  it('finds them where nobody knows that some are among the others, or the question is another one', () => {
    const asked = { all: each(hundred), tenants: each([20, 19, 20, 19, 20]) };
    const unknown = asking('safe').map(({ metric }) => recordsOf(metric, undefined));
    for (const records of [unknown, asking('clean')])
      expect(toldOf(asked, records)).toMatchObject({ 'all A0': 100, 'tenants A0': 98 });
  });

  it('finds nobody of the few who are left of what the last report told of all, or of some', () => {
    const [all, tenants] = [each(hundred), each([18, 18, 18, 18, 18])];
    expect(toldOf({ tenants }, asking('safe'), [{ all }])).toMatchObject({
      'tenants A0': nothing,
      'tenants @all': 270,
    });
    expect(toldOf({ all }, asking('safe'), [{ tenants }])).toMatchObject({ 'all A0': nothing, 'all @all': 300 });
    expect(toldOf({ tenants }, asking('clean'), [{ all }])).toMatchObject({ 'tenants A0': 90 });
    const many = each([10, 10, 10, 10, 10]);
    expect(toldOf({ tenants: many }, asking('safe'), [{ all }])).toMatchObject({ 'tenants A0': 50 });
  });
});
