import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../../src/redact/index.ts';
import type { EstimatedEffect, Finding, Findings } from '../../../src/spec/index.ts';
import { findingsOf } from '../../report/fixture.ts';
import { broken, type Sum, secretsOf, spansOf, sumsIn } from './attack.ts';
import { type Coalition, coalitions, findingsAt, publicationOf, quartersFrom, type Span } from './coalition.ts';

/**
 * Reports one after another that tell what the programme changed: events since the launch, of all programme areas and of each,
 * and what comparison areas had before and since, which the expected ones are made of. What an attacker learns of them.
 */
const minimum = 5;
const launch = 4;
const sample = findingsOf()
  .findings.map(({ effect }) => effect)
  .find(({ status }) => status === 'estimated') as EstimatedEffect;

const spanOf = ({ quarters }: Coalition, first: number, last: number): Span => ({
  from: quarters[first]?.from ?? '',
  to: quarters[last]?.to ?? '',
});
const membersOf = ({ areas }: Coalition, role: string): readonly number[] =>
  areas.flatMap((own, at) => (own.role === role ? [at] : []));
const cellsIn = (town: Coalition, areas: readonly number[], first: number, last: number): readonly number[] =>
  areas.flatMap((area) =>
    [...town.quarters.keys()].flatMap((at) => (at >= first && at <= last ? [area * town.quarters.length + at] : [])),
  );
const countIn = (town: Coalition, cells: readonly number[]): number =>
  cells.reduce(
    (sum, cell) => sum + (town.events[Math.floor(cell / town.quarters.length)]?.[cell % town.quarters.length] ?? 0),
    0,
  );

function withEffect(town: Coalition, last: number): readonly Finding[] {
  const { from, to } = spanOf(town, launch, last);
  const own = membersOf(town, 'program');
  const observedIn = (areas: readonly number[], first = launch, end = last): number =>
    countIn(town, cellsIn(town, areas, first, end));
  const part = { launch: from, expected: 9, estimate: 1, low: 0.5, high: 2 };
  const effect: EstimatedEffect = {
    ...sample,
    ...{ design: 'difference-in-differences', scale: 'ratio', levels: null, from, to, launch: from },
    areas: { program: own.length, comparison: membersOf(town, 'comparison').length },
    observed: observedIn(own),
    byArea: own.map((area) => ({ ...part, area: town.areas[area]?.area ?? '', observed: observedIn([area]) })),
    byCohort: [{ ...part, areas: own.length, observed: observedIn(own) }],
    gap: town.quarters.slice(0, last + 1).map((_, at) => ({
      ...{ period: `2020-Q${at}`, expected: 3, treated: at >= launch },
      observed: observedIn(own, at, at),
    })),
    ...{ eventStudy: [], sensitivity: [], opinions: [], otherPlacebos: [] },
  };
  return findingsAt(town, last).map((finding) =>
    finding.area === '*' ? { ...finding, effect, contribution: 'not-shown' } : finding,
  );
}

/** What an effect tells, as sums over cells. */
function sumsOfEffect(findings: readonly Finding[], town: Coalition, last: number): readonly Sum[] {
  const effect = findings.find(({ area }) => area === '*')?.effect;
  if (effect?.status !== 'estimated') return [];
  const sum = (areas: readonly number[], first: number, end: number, equals: number | null): readonly Sum[] => {
    const cells = cellsIn(town, areas, first, end);
    return cells.length === 0
      ? []
      : [{ cells, equals: equals ?? countIn(town, cells), from: `effect ${first}–${end}` }];
  };
  const [own, others] = [membersOf(town, 'program'), membersOf(town, 'comparison')];
  return [
    ...sum(own, launch, last, effect.observed),
    ...effect.byArea.flatMap(({ area, observed }) =>
      sum([town.areas.findIndex((one) => one.area === area)], launch, last, observed),
    ),
    ...effect.gap.flatMap(({ observed }, at) => sum(own, at, at, observed)),
    // what would have happened is made of these
    ...sum(own, 0, launch - 1, null),
    ...sum(others, 0, launch - 1, null),
    ...sum(others, launch, last, null),
  ];
}

type Report = readonly [of: Coalition, last: number];

function leaksOf(reports: readonly Report[], remembers = true) {
  const told: Findings[] = [];
  const [[town] = reports[0] as Report] = reports;
  const size = town.areas.length * town.quarters.length;
  const sums = reports.flatMap(([of, last]) => {
    const publication = publicationOf(withEffect(of, last), of, minimum);
    const { methods } = publication;
    const privacy = { ...methods.privacy, shownBefore: 'they stand.' };
    const { findings } = redact({ ...publication, methods: { ...methods, privacy } }, () => (remembers ? told : []));
    told.push(findings);
    return [...sumsIn(findings.findings, of), ...sumsOfEffect(findings.findings, of, last)];
  });
  const secrets = reports.flatMap(([of, last]) =>
    secretsOf(of, [...spansOf(of, last), spanOf(of, launch, last)], minimum),
  );
  const found = broken(secrets, sums, { size, minimum });
  return found.filter(({ least, most }) => most - least < 1 - 1e-6);
}

const inTurn = (town: Coalition): readonly Report[] =>
  [7, 8, 9].flatMap((last): Report[] => (last < town.quarters.length ? [[town, last]] : []));
/** In the second report an area of the programme has left it, or joined. */
const without = (town: Coalition): Coalition => ({
  ...town,
  areas: town.areas.map((own, at) => (at === 0 ? { ...own, role: 'excluded' } : own)),
});

describe('an attack on reports of what the programme changed', () => {
  const runs = { numRuns: Number(process.env.RUNS ?? 20), seed: Number(process.env.SEED ?? 1) };
  const many = coalitions.filter(({ areas }) => areas.filter(({ role }) => role === 'program').length > 2);
  const cases: Readonly<Record<string, (town: Coalition) => readonly Report[]>> = {
    'one report': (town) => inTurn(town).slice(-1),
    'one after another': inTurn,
    'an area that has left': (town) => inTurn(town).map(([of, last], at) => [at === 0 ? of : without(of), last]),
    'an area that joins': (town) => inTurn(town).map(([of, last], at) => [at === 0 ? without(of) : of, last]),
  };

  it.each(Object.keys(cases))(
    'gives no small count away: %s',
    (name) => {
      fc.assert(
        fc.property(many, (town) => {
          expect(leaksOf(cases[name]?.(town) ?? [])).toEqual([]);
        }),
        runs,
      );
    },
    300_000,
  );

  it('takes an area that joins for one that was left out, and ends no run for it', () => {
    const town: Coalition = {
      areas: ['A0', 'A1', 'A2', 'A3'].map((area, at) => ({ area, role: at < 3 ? 'program' : 'comparison' })),
      quarters: quartersFrom(2020, 9),
      events: [
        [0, 4, 0, 0, 1, 1, 0, 5, 0],
        [0, 0, 0, 0, 0, 3, 1, 2, 0],
        [1, 0, 0, 0, 0, 2, 0, 0, 0],
        [0, 0, 0, 0, 0, 0, 0, 0, 0],
      ],
    };
    const [then, now] = [without(town), town].map((of, at) => publicationOf(withEffect(of, 7 + at), of, minimum));
    if (!then || !now) throw new Error('two reports');
    const told = [redact(then).findings];
    expect(redact(now, () => told).findings.warnings).toEqual([]);
    expect(leaksOf(cases['an area that joins']?.(town) ?? [])).toEqual([]);
  });

  it('breaks them where the first is forgotten', () => {
    const samples = fc.sample(many, { numRuns: 40, seed: 3 });
    expect(samples.some((town) => leaksOf(inTurn(town), false).length > 0)).toBe(true);
  }, 300_000);
});
