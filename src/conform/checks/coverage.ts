import { monthsIn, type Source, type SourceCoverage } from '../../spec/index.ts';
import { formatCount } from '../../words/index.ts';
import { coversMonth } from '../whole-periods.ts';
import { checkOf } from './check-of.ts';
import { levelsOf, verdictOn } from './levels.ts';
import type { Measurements } from './measurements.ts';
import { notMeasured } from './not-measured.ts';
import type { RuleJudge } from './scene.ts';

/** Which agency sent records for which month; null for sources without times. Silence inside the cover is not zero. */
export function coverageOf(source: Source, { range, agencies, months, longer }: Measurements): SourceCoverage | null {
  const covers = source.covers ?? range;
  if (source.when === null || covers === null) return null;
  const whole = {
    from: range && range.from < covers.from ? range.from : covers.from,
    to: range && range.to > covers.to ? range.to : covers.to,
  };
  const [first, last] = [covers.from.slice(0, 7), covers.to.slice(0, 7)];
  const counts = new Map(months.map(({ agency, month, n }) => [JSON.stringify([agency, month]), n]));
  // a figure for a year reports each of its months
  const recordsOf = (agency: string | null, month: string): number => {
    const own = counts.get(JSON.stringify([agency, month])) ?? 0;
    const about = longer.filter((period) => period.agency === agency && coversMonth(period, month));
    const begun = about.filter(({ from }) => from.startsWith(month));
    const sum = (periods: typeof about): number => periods.reduce((total, { n }) => total + n, 0);
    return own + sum(about) - sum(begun);
  };
  return {
    source: source.id,
    title: source.title,
    covers,
    declared: source.covers !== null,
    agencies: agencies.map((agency) => ({
      agency,
      months: monthsIn(whole).map((month) => {
        const n = recordsOf(agency, month);
        if (month < first || month > last) return { month, state: 'outside-cover', n };
        return { month, state: n > 0 ? 'reported' : 'not-reported', n };
      }),
    })),
  };
}

/** Months in which an agency sent nothing although its source covers them. */
export const judgeCoverage: RuleJudge = (scene, declared) => {
  const grid = coverageOf(scene.source, scene.now);
  if (grid === null) return [notMeasured(scene, { rule: { rule: 'coverage' }, column: '', by: null })];
  const cells = grid.agencies.flatMap(({ agency, months }) =>
    months.filter(({ state }) => state !== 'outside-cover').map(({ state }) => ({ agency, state })),
  );
  const silent = cells.filter(({ state }) => state === 'not-reported');
  const items = grid.agencies.flatMap(({ agency, months }) => {
    const without = silentMonths(months);
    return without.length === 0
      ? []
      : [{ value: agency ?? 'no agency named', n: without.length, hint: `nothing for ${spansOf(without)}` }];
  });
  const common = {
    source: scene.source.id,
    rule: 'coverage',
    n: cells.length,
    detail: `${formatCount(silent.length)} of ${formatCount(cells.length)} months, each of one agency, without records`,
    items,
  };
  const counts = levelsOf(declared, 'count');
  const shares = levelsOf(declared, 'share');
  const share = cells.length === 0 ? 0 : silent.length / cells.length;
  return [
    ...(counts.length > 0
      ? [checkOf({ ...common, observed: silent.length, unit: 'cells', ...verdictOn(silent.length, counts) })]
      : []),
    ...(shares.length > 0
      ? [
          checkOf({
            ...common,
            id: `${scene.source.id}/coverage${counts.length > 0 ? '/share' : ''}`,
            observed: share,
            unit: 'share',
            ...verdictOn(share, shares),
          }),
        ]
      : []),
  ];
};

type Months = SourceCoverage['agencies'][number]['months'];

/** The months inside the cover for which nothing was sent. */
export const silentMonths = (months: Months): readonly string[] =>
  months.flatMap(({ month, state }) => (state === 'not-reported' ? [month] : []));

export const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));

/** Months as spans: "2022-01 to 2022-03, 2022-07". */
export function spansOf(months: readonly string[]): string {
  const spans: { from: string; to: string }[] = [];
  for (const month of months) {
    const last = spans.at(-1);
    if (last && monthNumber(month) === monthNumber(last.to) + 1) last.to = month;
    else spans.push({ from: month, to: month });
  }
  return spans.map(({ from, to }) => (from === to ? from : `${from} to ${to}`)).join(', ');
}
