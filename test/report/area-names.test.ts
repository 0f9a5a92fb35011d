import { expect, it } from 'vitest';
import { namingAreas } from '../../src/report/area-names.ts';
import { inLanguage } from '../../src/report/in-language.ts';
import { areasFor, inAreaOrder, singleAreas } from '../../src/report/select.ts';
import type { Finding, Sensitivity } from '../../src/spec/findings.ts';
import { effect } from '../interpret/effects.ts';
import { publication } from './fixture.ts';

const whole = publication();
const [first] = whole.findings.findings;
if (first === undefined) throw new Error('the fixture has a finding');
const sentence = { key: 'caveat.small-counts', params: {}, text: '' };
const own = { ...first, sentence, gradeReason: sentence, caveats: [] };
const at = (area: string): Finding => ({ ...own, area, areaTitle: `Precinct ${area}`, areaRole: 'program' });
const without: Sensitivity = {
  kind: 'without-area',
  choice: '14',
  estimate: 0.8,
  low: 0.7,
  high: 0.9,
  turns: false,
};
const told = {
  ...whole,
  findings: {
    ...whole.findings,
    run: { ...whole.findings.run, sinceLast: [] },
    warnings: [],
    findings: [{ ...at('2'), effect: effect({ sensitivity: [without] }) }, at('14')],
  },
} as typeof whole;

const choices = ({ findings }: typeof whole): readonly string[] =>
  findings.findings.flatMap((finding) =>
    finding.effect.status === 'estimated' ? finding.effect.sensitivity.map(({ choice }) => choice) : [],
  );

it('estimates stand in the order of areas by number, sums before them', () => {
  const sum: Finding = { ...at('@all'), areaRole: 'all-program' };
  const ordered = inAreaOrder([at('100'), at('14'), sum, at('2')]);
  expect(ordered.map(({ area }) => area)).toEqual(['@all', '2', '14', '100']);
});

it('an area that is left out has the name that readers know, in their language', () => {
  const named = namingAreas(told);
  expect(choices(named)).toEqual(['Precinct 14']);
  const es = { title: null, texts: { 'Precinct 14': 'Comisaría 14' }, metrics: {} };
  expect(choices(inLanguage({ ...named, translations: { es } }, 'es').publication)).toEqual(['Comisaría 14']);
});

it('areas that are called alike stand in the order of their numbers', () => {
  expect(singleAreas([at('14'), at('2')]).map(({ areaTitle }) => areaTitle)).toEqual(['Precinct 2', 'Precinct 14']);
});

it('areas with nearly all of their numbers hidden are no panels, and are told of', () => {
  const [point] = first.series;
  if (point === undefined) throw new Error('the fixture has a series');
  const series = (values: readonly (number | null)[]): Finding['series'] =>
    values.map((value) => ({ ...point, value, state: value === null ? 'suppressed' : 'reported' }));
  const list = [
    { ...at('1'), series: series([3, null, null, null]) },
    { ...at('2'), series: series([3, null, null, null, null]) },
    { ...at('3'), series: series([null]) },
  ];
  const { panels, hidden, rows } = areasFor(list, first.metric, 'full');
  expect([panels.map(({ area }) => area), hidden, rows.length]).toEqual([['1'], 2, 3]);
});
