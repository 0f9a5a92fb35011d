import { type Finding, monthSpan, type SourceCoverage } from '../spec/index.ts';
import { isSmall } from './small.ts';

/**
 * Who sent how many records in which month, as it may be shown. A month that was reported stays told from one that was
 * not; only how many were sent goes, where it is small, and where it would give back what findings hide: all agencies
 * together what everywhere had, and one of several agencies what areas had, for these are most often its own.
 *
 * @param hides  periods that findings of any source hide
 * @param minimum  the highest of the metrics that count its records
 */
export function protectCoverage(
  coverage: SourceCoverage,
  { hides, minimum }: { readonly hides: readonly HiddenPeriod[]; readonly minimum: number },
): SourceCoverage {
  const isOne = coverage.agencies.length === 1;
  const months = new Set(coverage.agencies.flatMap((agency) => agency.months.map(({ month }) => month)));
  const secret = secretMonths(
    hides.filter(({ source, isEverywhere }) => source === coverage.source && (!isOne || isEverywhere)),
    [...months],
  );
  const agencies = coverage.agencies.map(({ agency, months }) => ({
    agency,
    months: months.map((cell) => (isSmall(cell.n, minimum) || secret.has(cell.month) ? { ...cell, n: null } : cell)),
  }));
  return { ...coverage, agencies };
}

/** Days of which some number of a source is hidden. */
export interface HiddenPeriod {
  readonly metric: string;
  readonly source: string;
  /** That of everywhere, and not of an area alone. */
  readonly isEverywhere: boolean;
  /** It would follow from how many records its source has at all times. */
  readonly isOfAllTimes?: boolean;
  /** It would follow from how many of them lack a value. */
  readonly isOfBlanks?: boolean;
  readonly from: string;
  readonly to: string;
}

/**
 * The hidden periods of findings, each once.
 *
 * @param untold  metrics of which it must not be told how many records all times have, and how many of them lack a value
 */
export function hiddenPeriodsIn(
  findings: readonly Finding[],
  untold: { readonly totals: ReadonlySet<string>; readonly blanks: ReadonlySet<string> },
): readonly HiddenPeriod[] {
  const hidden: HiddenPeriod[] = [];
  const seen = new Map<string, Set<string>>();
  for (const { metric, source, areaRole, series } of findings) {
    const isEverywhere = areaRole === 'universe';
    const place = `${metric} ${isEverywhere}`;
    const known = seen.get(place) ?? new Set<string>();
    seen.set(place, known);
    const isOfAllTimes = isEverywhere && untold.totals.has(metric);
    const isOfBlanks = isEverywhere && untold.blanks.has(metric);
    for (const { state, from, to } of series) {
      if (state !== 'suppressed' || known.has(from)) continue;
      known.add(from);
      hidden.push({ metric, source, isEverywhere, from, to, isOfAllTimes, isOfBlanks });
    }
  }
  return hidden;
}

function secretMonths(hidden: readonly HiddenPeriod[], months: readonly string[]): ReadonlySet<string> {
  const isHidden = (month: string): boolean => {
    const { from, to } = monthSpan(month);
    return hidden.some((span) => span.from <= to && span.to >= from);
  };
  return new Set(months.filter(isHidden));
}
