import type { Expectation, Level } from '../../spec/index.ts';

/** One part of an expectation that did not come out. */
export interface Difference {
  readonly what: string;
  readonly expected: number | string;
  /** Null where there is no such thing. */
  readonly got: number | string | null;
}

/** Half of the fourth decimal: what a hand writes down. */
const tolerance = 0.00005;

/**
 * Holds what came out against what was expected, part by part.
 *
 * @returns nothing where all of it came out
 */
export function differencesOf(expected: Expectation, level: Level): readonly Difference[] {
  const { withheld, ...numbers } = expected;
  const reason = level.status === 'withheld' ? level.reason : null;
  if (withheld !== undefined) return withheld === reason ? [] : [{ what: 'withheld', expected: withheld, got: reason }];
  const { beside = {}, ...plain } = numbers;
  const wanted = [...Object.entries(plain), ...Object.entries(beside)].flatMap(([what, value]) =>
    value === undefined ? [] : [{ what, expected: value }],
  );
  if (level.status === 'withheld') return wanted.map((one) => ({ ...one, got: `withheld: ${level.reason}` }));
  const found = partsOf(level);
  return wanted.flatMap(({ what, expected: value }) => {
    const got = found[what] ?? null;
    return got !== null && Math.abs(got - value) <= tolerance ? [] : [{ what, expected: value, got }];
  });
}

/** All numbers of a level, by the names that tests have for them. */
function partsOf(level: Extract<Level, { readonly status: 'estimated' }>): Readonly<Record<string, number | null>> {
  const { value, events, exposure, n, missing } = level;
  const numbers = Object.entries(level.beside ?? {}).filter(([, part]) => typeof part === 'number');
  const highest = typeof missing?.high === 'number' ? missing.high : null;
  return {
    ...Object.fromEntries(numbers),
    value,
    events,
    hits: events,
    exposure,
    n,
    missing: missing?.n ?? 0,
    lowest: missing?.low ?? null,
    highest,
  };
}
