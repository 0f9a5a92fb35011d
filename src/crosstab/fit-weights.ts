import { type Margin, type Margins, type Reason, totalsFor } from '../spec/index.ts';
import { poststratify, rake, type SamplingLabel, type SurveySample } from '../stats/index.ts';
import type { AnswerRow, UnfittedWave } from './stat.ts';

/** An answer whose weight was fitted to margins, and the wave itself where that could not be done. */
export interface FittedAnswer {
  readonly row: AnswerRow;
  readonly unfitted: readonly UnfittedWave[];
}

/** Share of the respondents of a wave who are in no group of the margins, above which its answers say too little. */
const mostWithoutGroup = 0.2;
const nowhere = 'in no group';

/**
 * Weights that add up to what is known of the population, wave by wave: each wave is a sample by itself. Who is in no
 * known group weighs nothing, and stays in the sample.
 */
export function fitWeights(rows: readonly AnswerRow[], margins: Margins | null): readonly FittedAnswer[] {
  if (margins === null) return rows.map((row) => ({ row, unfitted: [] }));
  const waves = [...new Set(rows.map(({ wave }) => wave))];
  return waves.flatMap((wave) => {
    const own = rows.filter((row) => row.wave === wave);
    const fitted = fitWave(own, wave, margins);
    return typeof fitted === 'string'
      ? own.map((row) => ({ row, unfitted: [{ wave, reason: fitted }] }))
      : own.map((row, index) => ({ row: { ...row, weight: fitted[index] ?? 0 }, unfitted: [] }));
  });
}

/** The weights of one wave, or why there are none. */
function fitWave(rows: readonly AnswerRow[], wave: string, { known }: Margins): readonly number[] | Reason {
  const totals = known.map((margin) => totalsOf(margin, wave));
  if (totals.some(({ size }) => size === 0)) return 'no-margins';
  const isPlaced = rows.map(({ groups }) =>
    groups.every((group, index) => group !== null && (totals[index]?.get(group) ?? 0) > 0),
  );
  const count = (some: readonly boolean[]): number => rows.reduce((sum, { n }, row) => sum + (some[row] ? n : 0), 0);
  if (count(isPlaced) < (1 - mostWithoutGroup) * count(rows.map(() => true))) return 'too-many-missing';
  const fitting = totals.map((own, index) => ({
    groups: rows.map(({ groups }, row): SamplingLabel => (isPlaced[row] ? (groups[index] ?? nowhere) : nowhere)),
    totals: new Map<SamplingLabel, number>([...own, [nowhere, 0]]),
  }));
  if (
    fitting.some(({ groups, totals: wanted }) => [...wanted].some(([g, people]) => people > 0 && !groups.includes(g)))
  )
    return 'margin-empty';
  const sample = { weights: rows.map(({ base }) => base), counts: rows.map(({ n }) => n) };
  return fittedTo(sample, fitting);
}

/** People by group, in parts of all: margins that were rounded apart then agree. */
function totalsOf({ totals }: Margin, wave: string): ReadonlyMap<string, number> {
  const own = totalsFor(totals, wave);
  const all = own.reduce((sum, { people }) => sum + people, 0);
  return new Map(own.filter(({ people }) => people > 0).map(({ groups, people }) => [groupName(groups), people / all]));
}

type Fitting = Parameters<typeof poststratify>[1];

function fittedTo(sample: SurveySample, [first, ...others]: readonly Fitting[]): readonly number[] | Reason {
  if (first === undefined) return sample.weights;
  if (others.length === 0) return poststratify(sample, first).weights;
  try {
    return rake(sample, [first, ...others]).sample.weights;
  } catch (error) {
    // margins that no weights meet together: each is met, and then undone by the next
    if (error instanceof RangeError) return 'did-not-converge';
    throw error;
  }
}

/** The name of a group of several columns. @example groupName(['18-24', 'female']) // => '["18-24","female"]' */
export const groupName = (values: readonly string[]): string => JSON.stringify(values);
