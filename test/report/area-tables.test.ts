import { describe, expect, it } from 'vitest';
import { areaTables, withoutAreas } from '../../src/report/area-tables.ts';
import { headlines } from '../../src/report/select.ts';
import type { Finding, Level } from '../../src/spec/findings.ts';
import { findingsOf } from './fixture.ts';

const all = findingsOf().findings;
const model = all.find(({ areaRole, now }) => areaRole === 'program' && now.status === 'estimated');
const heading = headlines(all)[0];
if (model === undefined || heading === undefined)
  throw new Error('the fixture has a headline and an area with a number');

const of = (metric: string, areaRole: Finding['areaRole'], area: string, now: Level = model.now): Finding => ({
  ...model,
  metric,
  title: metric,
  areaRole,
  area,
  areaTitle: area,
  group: null,
  now,
});
const withheld = (reason: Extract<Level, { status: 'withheld' }>['reason']): Level =>
  ({ ...model.now, status: 'withheld', reason }) as Level;
const named = (metrics: readonly Finding[]) => metrics.map(({ metric }) => metric);

describe('areaTables', () => {
  const tops = ['crime', 'survey', 'nowhere'].map((metric) => ({ ...heading, metric, title: metric }));
  const findings = [
    of('crime', 'program', 'A'),
    of('crime', 'comparison', 'B'),
    of('crime', 'comparison', 'C'),
    of('survey', 'program', 'A'),
    of('survey', 'comparison', 'B', withheld('too-few-answers')),
    of('survey', 'comparison', 'C', withheld('too-few-answers')),
    of('nowhere', 'program', 'A', withheld('no-eligible-records')),
  ];
  const tables = areaTables(tops, findings);

  it('puts metrics together that the same kinds of area have, each with the areas that have a number', () =>
    expect(tables.map(({ metrics, areas }) => [named(metrics), areas.map(({ area }) => area)])).toEqual([
      [['crime'], ['A', 'B', 'C']],
      [['survey'], ['A']],
    ]));

  it('tells once why numbers are not given, and how many areas are left out', () =>
    expect(
      tables.map(({ leftOut, notGiven }) => [leftOut, notGiven.map(({ reason, metrics }) => [reason, named(metrics)])]),
    ).toEqual([
      [0, []],
      [2, [['too-few-answers', ['survey']]]],
    ]));

  it('names metrics of which no area has a number', () =>
    expect(named(withoutAreas(tops, findings).none)).toEqual(['nowhere']));

  it('keeps what is hidden in its cell, and says of an area that is missing that it was not measured', () => {
    const some = [
      of('crime', 'program', 'A', withheld('suppressed')),
      of('crime', 'program', 'B'),
      of('survey', 'program', 'B'),
    ];
    expect(
      areaTables(tops, some).map(({ areas, notGiven }) => [areas.length, notGiven.map(({ reason }) => reason)]),
    ).toEqual([[2, [null]]]);
  });

  it('has no table wider than a sheet of paper, and tables of nearly equal width', () => {
    const many = Array.from({ length: 15 }, (_, n) => ({ ...heading, metric: `m${n}` }));
    const rows = many.map(({ metric }) => of(metric, 'program', 'A'));
    expect(areaTables(many, rows).map(({ metrics }) => metrics.length)).toEqual([5, 5, 5]);
  });

  it('has none without areas', () => expect(areaTables(tops, [])).toEqual([]));

  it('has no column of a metric that is hidden in every area', () => {
    const some = [of('crime', 'program', 'A'), of('survey', 'program', 'A', withheld('suppressed'))];
    expect(areaTables(tops, some).map(({ metrics }) => named(metrics))).toEqual([['crime']]);
    expect(named(withoutAreas(tops, some).hidden)).toEqual(['survey']);
  });
});
