import { describe, expect, it } from 'vitest';
import { protectFindings } from '../../../src/redact/index.ts';
import { spreadOf } from '../../../src/redact/twins.ts';
import { reachOf, stepFor } from '../../../src/redact/weight-step.ts';
import type { Finding } from '../../../src/spec/index.ts';
import { maximise } from '../../../src/stats/index.ts';
import { surveyOf } from '../../report/fixture-survey.ts';
import { type Coalition, findingsAt, publicationOf, quartersFrom, subjectsOf } from './coalition.ts';

/**
 * Whoever knows what each answer weighs, and the step of each number, has of each sum how many answered so, and between which ends
 * what they weigh lies: bounds of a linear programme over all areas and weights. An exact number is taken to tell the most that
 * it can: how many of each weight answered so.
 */
interface Town extends Coalition {
  /** By area, answers of the same weight. */
  readonly cells: readonly (readonly Cell[])[];
}
interface Cell {
  readonly weight: number;
  /** Who answered, and who of them said so. */
  readonly n: number;
  readonly hits: number;
}

const minimum = 5;
/** Each area has a weight of its own; or answers of all weigh one of a few, and some of an area what none of another does. */
type Weighing = 'by area' | 'by person' | 'by person, some by area';

/** The same seed draws the same towns. */
function towns(count: number, { seed, least, weighing }: Drawn): readonly Town[] {
  let state = seed;
  const below = (): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x80000000;
  };
  return Array.from({ length: count }, (): Town => {
    const size = 3 + Math.floor(below() * 4);
    const areas = Array.from({ length: size }, (_, at) => ({
      area: `A${at}`,
      role: at < size - 1 || size < 3 ? ('program' as const) : ('comparison' as const),
    }));
    const answered = areas.map(() => Math.floor(least * (1 + 1.5 * below())));
    const hits = answered.map((n) => (below() < 0.5 ? 1 + Math.floor(below() * 6) : Math.floor(n * below())));
    const weights = areas.map(() => 0.4 + 2 * below());
    const shared = weights.slice(0, 3);
    const cells = areas.map((_, area): readonly Cell[] => {
      const own = weights[area] ?? 1;
      const isOwn = weighing === 'by area' || (weighing === 'by person, some by area' && below() < 0.5);
      const some = weighing === 'by area' ? [own] : isOwn ? [own + 3, ...shared.slice(1)] : shared;
      const people = Array.from({ length: answered[area] ?? 0 }, (__, at) => ({
        weight: some[some.length === 1 ? 0 : Math.floor(below() * some.length)],
        did: at < (hits[area] ?? 0),
      }));
      return some.map((weight) => {
        const alike = people.filter((one) => one.weight === weight);
        return { weight, n: alike.length, hits: alike.filter(({ did }) => did).length };
      });
    });
    return { areas, quarters: quartersFrom(2022, 4), events: areas.map(() => [9, 9, 9, 9]), cells };
  });
}

interface Drawn {
  readonly seed: number;
  /** Answers of the smallest area. */
  readonly least: number;
  readonly weighing: Weighing;
}

const none = { status: 'withheld', reason: 'not-asked-for', window: null } as const;
const areasIn = (town: Town) =>
  new Map(subjectsOf(town).map(({ code, areas }) => [code as string, areas as readonly number[]]));
const nOf = ({ n }: Cell): number => n;
const hitsOf = ({ hits }: Cell): number => hits;
const total = ({ cells }: Town, areas: readonly number[], of: (cell: Cell) => number): number =>
  areas.flatMap((area) => cells[area] ?? []).reduce((sum, cell) => sum + of(cell), 0);
const weighed = (town: Town, areas: readonly number[], of: (cell: Cell) => number): number =>
  total(town, areas, (cell) => cell.weight * of(cell));

function findingsIn(town: Town): readonly Finding[] {
  const areasOf = areasIn(town);
  return findingsAt(town, 3, 'safe').map((finding): Finding => {
    const areas = areasOf.get(finding.area) ?? [];
    const [n, events] = [total(town, areas, nOf), total(town, areas, hitsOf)];
    const value = weighed(town, areas, hitsOf) / weighed(town, areas, nOf);
    const start = finding.now.from;
    return {
      ...finding,
      ...{ measure: 'survey-share', source: 'survey', also: [], series: [], caveats: [], partners: null },
      now: { ...finding.now, value, n, events, exposure: null, missing: null } as Finding['now'],
      changes: { primary: 'baseline', baseline: none, sameSeason: none, previous: none },
      survey: surveyOf({
        ...{ counted: [4, 5], answers: [], waves: [], weighting: 'given' },
        tally: areas.flatMap((area) =>
          (town.cells[area] ?? []).flatMap(({ weight, n: all, hits }) => [
            { start, weight, answer: 5, n: hits },
            { start, weight, answer: 1, n: all - hits },
          ]),
        ),
      }),
    };
  });
}

interface Told {
  readonly areas: readonly number[];
  readonly n: number;
  readonly events: number;
  readonly value: number;
  /** As the attacker knows it. */
  readonly step: number;
}

function toldIn(town: Town): readonly Told[] {
  const whole = findingsIn(town);
  const { methods } = publicationOf(whole, town, minimum);
  const { findings } = protectFindings(whole, methods, () => []);
  const areasOf = areasIn(town);
  const hidden = findings.flatMap(({ area, now }) => (now.status === 'withheld' ? (areasOf.get(area) ?? []) : []));
  return findings.flatMap(({ area, now }, place): Told[] => {
    const exact = whole[place]?.now;
    if (now.status === 'withheld' || now.events === null || exact?.status !== 'estimated') return [];
    const areas = areasOf.get(area) ?? [];
    const tallyOf = (some: readonly number[]) =>
      some.flatMap((at) => (town.cells[at] ?? []).map((cell) => ({ start: '', answer: 1, ...cell })));
    const spread = spreadOf(tallyOf(areas.filter((at) => hidden.includes(at))), tallyOf(areas));
    const step =
      now.value === exact.value ? 0 : stepFor(exact.value, reachOf({ n: now.n, spread, ends: [0, 1], minimum }));
    return [{ areas, n: now.n, events: now.events, value: now.value, step: step ?? 1 }];
  });
}

/** The least and the most hits that an area may have, by numbers of answers and by what these weigh. */
function boundsOf(area: number, town: Town, told: readonly Told[], isWeighed: boolean): readonly [number, number] {
  const cells = town.cells.flatMap((own, at) => own.map((cell) => ({ ...cell, at })));
  const upper = cells.map(nOf);
  const weights = [...new Set(cells.map(({ weight }) => weight))];
  const rows = told.flatMap(({ areas, events, value, step }) => {
    const termsOf = (of: (cell: Cell) => number): [number, number][] =>
      cells.flatMap((cell, place): [number, number][] => (areas.includes(cell.at) ? [[place, of(cell)]] : []));
    const counted = { terms: termsOf(() => 1), equals: events };
    if (!isWeighed) return [counted];
    if (step === 0)
      return weights.map((weight) => ({
        terms: termsOf((cell) => Number(cell.weight === weight)).filter(([, own]) => own > 0),
        equals: total(town, areas, (cell) => (cell.weight === weight ? cell.hits : 0)),
      }));
    const all = weighed(town, areas, nOf);
    const slack: [number, number] = [upper.push(step * all) - 1, 1];
    return [counted, { terms: [...termsOf(({ weight }) => weight), slack], equals: (value + step / 2) * all }];
  });
  const [least = 0, most = 0] = [-1, 1].map((sign) => {
    const objective = new Array<number>(upper.length).fill(0);
    for (const [place, { at }] of cells.entries()) if (at === area) objective[place] = sign;
    const found = maximise({ objective, upper, rows });
    if (found.status !== 'optimal') throw new Error(`what is told contradicts itself: ${found.status}`);
    return sign * found.value;
  });
  return [least, most];
}

/** Small numbers that follow with weights, and not without. */
function follow(all: readonly Town[]) {
  const found = { small: 0, follow: 0, narrowed: 0, sums: 0, told: 0, exact: 0 };
  for (const town of all) {
    const told = toldIn(town);
    const together = told.filter(({ areas }) => areas.length > 1);
    found.sums += 3;
    found.told += together.length;
    found.exact += together.filter(({ step }) => step === 0).length;
    for (const area of town.cells.keys()) {
      const [n, hits] = [total(town, [area], nOf), total(town, [area], hitsOf)];
      const small = [hits, n - hits].find((own) => own > 0 && own < minimum);
      if (small === undefined) continue;
      found.small += 1;
      const [least, most] = boundsOf(area, town, told, true);
      const counted = boundsOf(area, town, told, false);
      if (most - least < 1 - 1e-6) found.follow += 1;
      const isNarrow = ([fewest, most]: readonly [number, number]): boolean =>
        small === hits
          ? fewest > 1 + 1e-6 || most < minimum - 1e-6
          : n - most > 1 + 1e-6 || n - fewest < minimum - 1e-6;
      if (isNarrow([least, most]) && !isNarrow(counted)) found.narrowed += 1;
    }
  }
  return found;
}

const runs = Number(process.env.RUNS ?? 0);

describe('weighted shares of areas together', () => {
  it.each([
    [60, 3, 20],
    [200, 11, 60],
    [200, 7, 150],
    [200, 23, 400],
  ])(
    'say no more of small numbers than numbers of answers do: %i towns (seed %i, from %i answers)',
    (count, seed, least) => {
      for (const weighing of ['by area', 'by person', 'by person, some by area'] as const) {
        const found = follow(towns(Math.max(count, runs), { seed, least, weighing }));
        expect(found.small).toBeGreaterThan(count);
        expect(found.told).toBeGreaterThan(found.sums / 5);
        expect(found).toMatchObject({ follow: 0, narrowed: 0 });
      }
    },
    60_000,
  );
});
