import { addIsoDays, monthSpan, type Source } from '../../spec/index.ts';
import { formatCount } from '../../words/index.ts';
import { groupName } from './add-parts.ts';
import { checkOf } from './check-of.ts';
import { driftLevels, verdictOn } from './levels.ts';
import type { Measurements } from './measurements.ts';
import { checkId, type RuleJudge } from './scene.ts';
import { relative } from './shares.ts';

/**
 * How far the number of records moved since the data before, in the months that both hold and that were complete then:
 * what was recorded once should still be there. Where no month is in both, records per month are compared.
 */
export const judgeVolumeDrift: RuleJudge = ({ source, now, before }, declared) => {
  const by = declared[0]?.by === 'agency' ? 'agency' : null;
  const common = {
    source: source.id,
    rule: 'volume-drift',
    id: checkId(source.id, 'volume-drift', by && `by-${by}`),
    unit: 'change',
  } as const;
  if (before === null)
    return [checkOf({ ...common, observed: 0, limit: null, n: 0, detail: 'no earlier data to compare with yet' })];
  const levels = driftLevels(declared, '%');
  const moves = compare(source, { now, before, by });
  const worst = moves.toSorted((a, b) => b.moved - a.moved)[0] ?? { name: '', is: 0, was: 0, moved: 0, months: 0 };
  const beyond = by === null ? [] : moves.filter(({ moved }) => !verdictOn(moved, levels).passed);
  const whose = worst.name === '' ? '' : `${worst.name}: `;
  const where = worst.months === 0 ? 'a month' : `in the ${formatCount(worst.months)} months that both hold`;
  return [
    checkOf({
      ...common,
      observed: worst.moved,
      n: Math.round(worst.is),
      ...verdictOn(worst.moved, levels),
      detail: `${whose}${formatCount(worst.is)} records ${where}, ${formatCount(worst.was)} in the data before`,
      items: beyond.map(({ name, is, was }) => ({
        value: name,
        n: Math.round(is),
        hint: `${formatCount(was)} in the data before`,
      })),
    }),
  ];
};

interface Volume {
  readonly name: string;
  readonly is: number;
  readonly was: number;
  readonly moved: number;
  /** Months that both hold; 0 where records per month are compared. */
  readonly months: number;
}

function compare(
  source: Source,
  { now, before, by }: { readonly now: Measurements; readonly before: Measurements; readonly by: 'agency' | null },
): readonly Volume[] {
  const settled = before.range && addIsoDays(before.range.to, -(source.reportingLagDays ?? 0));
  const held = new Set(now.months.map(({ month }) => month));
  const both = new Set(
    before.months.flatMap(({ month }) =>
      month !== null && held.has(month) && settled !== null && monthSpan(month).to <= settled ? [month] : [],
    ),
  );
  const nameOf = (agency: string | null): string => groupName({ agency, area: null, month: null, count: 0, n: 0 }, by);
  const names = [...new Set([...before.months, ...now.months].map(({ agency }) => nameOf(agency)))].sort();
  const volume = ({ months }: Measurements, name: string): number => {
    const own = months.filter(
      ({ agency, month }) => nameOf(agency) === name && (both.size === 0 || both.has(month ?? '')),
    );
    const n = own.reduce((sum, row) => sum + row.n, 0);
    return both.size > 0 ? n : n / Math.max(1, new Set(months.map(({ month }) => month)).size);
  };
  return names.map((name) => {
    const [is, was] = [volume(now, name), volume(before, name)];
    return { name, is, was, moved: relative(Math.abs(is - was), was), months: both.size };
  });
}
