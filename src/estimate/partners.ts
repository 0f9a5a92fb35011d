import type { MembersStat, PairsStat } from '../crosstab/index.ts';
import { type Metric, monthSpan, monthsIn, type Partners, type Window, yearsBefore } from '../spec/index.ts';
import { rangesOf, sumRange } from './cells.ts';
import type { MetricScene } from './metric-scene.ts';
import type { Subject } from './subjects.ts';
import { isWithin } from './sums.ts';

/** How far back it is told who took part. */
const years = 2;

/** Who is behind a network, or behind how unequally partners share; null of all other measures. */
export function partnersOf(subject: Subject, scene: MetricScene): Partners | null {
  const { metric, cells } = subject;
  const { stat } = sumRange(cells, scene.current);
  if (!isOfPartners(metric) || (stat.kind !== 'pairs' && stat.kind !== 'members')) return null;
  const places = new Map(stat.members.map((name, at) => [name, at]));
  const sum = metric.measure.kind === 'concentration' ? (metric.measure.sum ?? null) : null;
  const shownAs = shownOf(metric, sum, scene);
  return {
    names: [...stat.members],
    isNamed: true,
    sum,
    shownAs,
    ties: stat.kind === 'pairs' ? tiesOf(stat, { metric, places }) : null,
    amounts: stat.kind === 'members' ? amountsOf(stat, shownAs === 'money' ? centsPerUnit : 1) : null,
    attendance: metric.kind === 'activities' ? attendanceOf(subject, { current: scene.context.current, places }) : null,
  };
}

const isOfPartners = ({ measure }: Metric): boolean =>
  measure.kind === 'network' || (measure.kind === 'concentration' && measure.over !== 'area');

const centsPerUnit = 100;

/** How amounts are written: it follows from the column that they are in. */
function shownOf({ source }: Metric, sum: string | null, { context }: MetricScene): Partners['shownAs'] {
  if (sum === null) return 'count';
  const columns = context.pipeline.sources.find(({ id }) => id === source)?.columns ?? [];
  const type = columns.find(({ name }) => name === sum)?.type;
  return type === 'money' || type === 'duration' ? type : 'number';
}

type Places = ReadonlyMap<string, number>;
const placeOf = (places: Places, name: string): number => places.get(name) ?? 0;

function tiesOf(
  { pairs }: PairsStat,
  { metric: { measure }, places }: { readonly metric: Metric; readonly places: Places },
): NonNullable<Partners['ties']> {
  const least = measure.kind === 'network' ? measure.least : 1;
  return pairs
    .filter(({ n }) => n >= least)
    .map(({ one, other, n }) => ({ one: placeOf(places, one), other: placeOf(places, other), n }));
}

function amountsOf({ members, amounts }: MembersStat, unit: number): NonNullable<Partners['amounts']> {
  const known = new Map(amounts.map(({ member, amount }) => [member, amount]));
  return members.map((member) => (known.get(member) ?? 0) / unit);
}

/** Month by month, who is named in any record; null where records are not about months. */
function attendanceOf(
  { panel, cells }: Subject,
  { current, places }: { readonly current: Window; readonly places: Places },
): Partners['attendance'] {
  const start = yearsBefore(current.to, years);
  const months = monthsIn({ from: start, to: current.to }).slice(-12 * years);
  const told = months.map((month) => {
    const span = monthSpan(month);
    const { stat, counting, unreported } = sumRange(cells, rangesOf(panel.spans, [span]));
    const present = stat.kind === 'pairs' || stat.kind === 'members' ? presentIn(stat) : [];
    const isSilent = counting === 0 || unreported === counting || present.length === 0;
    const state = !isWithin(span, panel.coverage)
      ? ('outside-cover' as const)
      : isSilent
        ? ('silent' as const)
        : ('recorded' as const);
    return { month, state, present: present.map((name) => placeOf(places, name)).sort((a, b) => a - b) };
  });
  return told.some(({ state }) => state === 'recorded') ? told : null;
}

const presentIn = (stat: PairsStat | MembersStat): readonly string[] =>
  (stat.kind === 'pairs' ? stat.named : stat.amounts).filter(({ amount }) => amount > 0).map(({ member }) => member);
