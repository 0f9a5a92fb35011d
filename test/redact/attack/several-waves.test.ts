import { describe, expect, it } from 'vitest';
import { type Drawn, drawTown, kinds } from './drawn-waves.ts';
import { type Asking, boundsOf, cellsOf, chosenBy, reportsOf, type Sum, subjectsOf, sumsIn } from './waves.ts';

/**
 * Answers to one question, told in several reports of the same wave: what an attacker learns, from all of them together, of
 * places that few of an area chose, and could not learn from any of them alone, nor from shares and means alone.
 */
interface Secret {
  readonly what: string;
  readonly cells: readonly number[];
}

/** Of those who answered in time: by how many answers came late, and which, two reports differ that tell of both. */
function secretsOf({ survey, askings }: Drawn): readonly Secret[] {
  const secrets = new Map<string, Secret>();
  for (const { areas, waves, minimum } of askings)
    for (const { districts } of subjectsOf({ areas }))
      for (let wave = 0; wave < waves; wave += 1)
        for (const [at, n] of chosenBy(survey, { districts, wave, isLate: false }).entries()) {
          if (n === 0 || n >= minimum) continue;
          const what = `${n} of districts ${districts}, wave ${wave}, place ${at + 1}`;
          secrets.set(what, { what, cells: cellsOf(districts, { wave, isLate: false, chosen: [at + 1] }) });
        }
  return [...secrets.values()];
}

/** Small counts that follow to the last person. */
function found(town: Drawn, remembers = true): readonly string[] {
  const reports = reportsOf(town.survey, town.askings, remembers);
  const told = reports.map((own, at) => sumsIn(own, town.askings[at] as Asking));
  const all = told.flat();
  const values = all.filter(({ isOfPlaces }) => !isOfPlaces);
  return secretsOf(town).flatMap(({ what, cells }) => {
    const isKnown = (sums: readonly Sum[]): boolean => {
      const [least, most] = boundsOf(cells, sums);
      return Math.ceil(least - 1e-6) === Math.floor(most + 1e-6);
    };
    return isKnown(all) && ![...told, values].some(isKnown) ? [what] : [];
  });
}

const seed = Number(process.env.SEED ?? 1);
const seeds = Array.from({ length: Number(process.env.RUNS ?? 12) }, (_, at) => seed + at);

describe('an attack on several reports of one wave', () => {
  it.each(kinds)(
    'finds nobody: %s',
    (kind) => {
      expect(seeds.flatMap((own) => found(drawTown(own, kind)).map((what) => `${own}: ${what}`))).toEqual([]);
    },
    600_000,
  );

  it.each([
    'an area joins',
    'an area leaves',
    'another share',
    'a mean as well',
    'no mean any more',
    'any three',
  ] as const)(
    'finds some where the first is forgotten: %s',
    (kind) => {
      const many = Array.from({ length: 25 }, (_, at) => at + 1);
      expect(many.some((own) => found(drawTown(own, kind), false).length > 0)).toBe(true);
    },
    300_000,
  );
});
