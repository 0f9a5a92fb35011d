import type { Check, CheckDeclaration } from '../../spec/index.ts';

/** One declared limit, as a number in the unit of what it limits. */
export interface Level {
  readonly severity: 'warn' | 'fail';
  readonly bound: Check['bound'];
  readonly limit: number;
}

export type LimitUnit = 'share' | 'count' | 'days';

interface Amount {
  readonly value: number;
  readonly unit: LimitUnit;
}

/** A declared amount: 95% is a share, 45d days, a plain number a count. */
export function parseAmount(amount: number | string): Amount {
  if (typeof amount === 'number') return { value: amount, unit: 'count' };
  if (amount.endsWith('%')) return { value: Number.parseFloat(amount) / 100, unit: 'share' };
  return { value: Number.parseFloat(amount), unit: amount.endsWith('d') ? 'days' : 'count' };
}

/** The limits of one unit among declarations. */
export const levelsOf = (declared: readonly CheckDeclaration[], unit: LimitUnit): readonly Level[] =>
  declared.flatMap(({ min, max, severity }) =>
    [
      { bound: 'least' as const, amount: min },
      { bound: 'most' as const, amount: max },
    ].flatMap(({ bound, amount }) => {
      const parsed = amount === undefined ? null : parseAmount(amount);
      return parsed?.unit === unit ? [{ severity, bound, limit: parsed.value }] : [];
    }),
  );

/** Limits on how far something may move: in points (3pt) or relative to what it was (20%). */
export const driftLevels = (declared: readonly CheckDeclaration[], unit: 'pt' | '%'): readonly Level[] =>
  declared.flatMap(({ drift, severity }) =>
    drift?.endsWith(unit) ? [{ severity, bound: 'most' as const, limit: Number.parseFloat(drift) / 100 }] : [],
  );

const breaks = (observed: number, { bound, limit }: Level): boolean =>
  bound === 'most' ? observed > limit : observed < limit;

export type Verdict = Pick<Check, 'severity' | 'bound' | 'limit' | 'passed'>;

/** The limit that decides: one that is broken, a failure before a warning; else the one that would be broken first. */
export function verdictOn(observed: number, levels: readonly Level[]): Verdict {
  const broken = levels.filter((level) => breaks(observed, level));
  const worst = broken.find(({ severity }) => severity === 'fail') ?? broken[0];
  if (worst) return { ...worst, passed: false };
  const strictest = levels.toSorted((a, b) => Math.abs(a.limit - observed) - Math.abs(b.limit - observed))[0];
  return strictest ? { ...strictest, passed: true } : { severity: 'info', bound: 'most', limit: null, passed: true };
}

/** How bad a value is against its limits, for naming the worst of several: broken failures first, then warnings. */
export function badness(observed: number, levels: readonly Level[]): readonly [number, number] {
  const { passed, severity } = verdictOn(observed, levels);
  const beyond = levels.map(({ bound, limit }) => (bound === 'most' ? observed - limit : limit - observed));
  return [passed ? 0 : severity === 'fail' ? 2 : 1, Math.max(...beyond)];
}
