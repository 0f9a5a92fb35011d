import fc from 'fast-check';
import { type AnswerRow, type AnswersStat, type Stat, sumStats } from '../../src/crosstab/index.ts';
import type { Pair } from '../../src/estimate/measures/measure.ts';
import type { Asked } from '../../src/spec/index.ts';

/** Answers of whatever people, by whatever design: one by one, weighed, in strata, in blocks, or the same people twice. */

const wave = (year: string) => ({ wave: year, from: `${year}-05-01`, to: `${year}-05-31`, wording: 0, mode: null });
export const askedTwice: Asked = {
  scale: { min: 1, max: 5 },
  hasFrame: true,
  margins: [],
  lonelyStrata: 'adjust',
  wordings: ['How safe are you?'],
  waves: ['2022', '2023'].map((year) => ({ ...wave(year), invited: null })),
};

const answer = fc.integer({ min: 1, max: 5 });
const maybe = fc.option(answer, { freq: 8 });
/** Answers to several questions are alike, or have nothing to do with each other. */
const several = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(answer, fc.nat({ max: 1 })).map(([own, more]) => [own, own, Math.min(5, own + more)]),
  },
  { weight: 1, arbitrary: fc.tuple(maybe, maybe, maybe) },
);
const designs = ['one by one', 'weighed', 'in strata', 'in blocks', 'the same people'] as const;

const plain = { area: '', start: '', wave: '', base: 1, weight: 1, groups: [], isCounted: true } as const;

function drawnBy(design: (typeof designs)[number], at: number, dice: number): Omit<AnswerRow, 'answer'> {
  return {
    ...plain,
    ...(design === 'weighed' ? { base: 1 + dice / 4, weight: 1 + dice / 4 } : {}),
    stratum: design === 'in strata' ? `stratum ${at % 3}` : '',
    cluster: design === 'in blocks' ? `block ${at % 5}` : null,
    respondent: design === 'the same people' ? `person ${at}` : null,
    n: design === 'the same people' ? 1 : 1 + dice,
  };
}

type Given = Pick<AnswerRow, 'answer' | 'items'>;
const statsOf = (given: fc.Arbitrary<Given>): fc.Arbitrary<Stat> =>
  fc
    .tuple(fc.constantFrom(...designs), fc.array(fc.tuple(given, fc.nat({ max: 8 })), { maxLength: 40 }))
    .map(([design, all]): AnswersStat => {
      const rows = all.map(([own, dice], at) => ({ ...drawnBy(design, at, dice), ...own }));
      return { kind: 'answers', rows, unfitted: [] };
    });

export const answers = statsOf(maybe.map((own) => ({ answer: own })));
export const scores = statsOf(
  several.map((items) => ({
    items,
    answer: items.some((own) => own === null)
      ? null
      : items.reduce<number>((sum, own) => sum + (own ?? 0), 0) / items.length,
  })),
);

/** The answers of an area in a wave; what else is counted knows of neither. */
function placed(stat: Stat, area: number, year: string): Stat {
  if (stat.kind !== 'answers') return stat;
  const rows = stat.rows.map((row) => ({
    ...row,
    area: `area ${area}`,
    wave: year,
    start: `${year}-05-01`,
    respondent: row.respondent === null ? null : `${area} ${row.respondent}`,
  }));
  return sumStats('answers', [{ ...stat, rows }]);
}

/** Pairs of areas, with the answers of each in their wave. */
export const pairsOf = (stats: fc.Arbitrary<Stat>): fc.Arbitrary<readonly Pair[]> =>
  fc
    .array(fc.record({ now: stats, before: stats }), { minLength: 1, maxLength: 3 })
    .map((pairs) =>
      pairs.map(({ now, before }, at) => ({ now: placed(now, at, '2023'), before: placed(before, at, '2022') })),
    );

/** Everybody in both windows. */
export function everyoneIn(pairs: readonly Pair[]): { readonly now: Stat; readonly before: Stat } {
  const sumOf = (when: 'now' | 'before'): Stat =>
    sumStats(
      pairs[0]?.now.kind ?? 'count',
      pairs.map((pair) => pair[when]),
    );
  return { now: sumOf('now'), before: sumOf('before') };
}
