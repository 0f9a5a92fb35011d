import { type Calendar, type Check, daysIn, periodOf } from '../spec/index.ts';
import type { Warehouse, WholePeriod } from '../store/index.ts';
import { formatCount } from '../words/index.ts';
import { checkOf } from './checks/index.ts';
import type { LoadedSource } from './load-source.ts';

/** Fewer days that are a week apart may be so by chance. */
const fewestDays = 8;

interface Scene {
  readonly warehouse: Warehouse;
  readonly calendar: Calendar;
}

/** How many records are about a week that lies in two periods, and figures that look weekly and do not say so. */
export async function checkWeeks(loaded: LoadedSource, scene: Scene): Promise<readonly Check[]> {
  const { source, table } = loaded;
  if (source.when === null) return [];
  const hasWeight = source.figures !== null && source.columns.some(({ name }) => name === 'weight');
  const whole = await scene.warehouse.wholePeriods(table, hasWeight ? ['weight'] : []);
  const weeks = whole.filter(({ isWeek }) => isWeek);
  if (weeks.length > 0) return [acrossPeriods(loaded, weeks, { ...scene.calendar, hasWeight })];
  const mappings = source.files.flatMap((file) => file.mappings.filter(({ column }) => column === source.when));
  const isSilent = source.figures !== null && mappings.every(({ week }) => week === null);
  return isSilent ? seemsWeekly(loaded, scene.warehouse) : [];
}

type Counting = Calendar & { readonly hasWeight: boolean };

function acrossPeriods({ source, ledger }: LoadedSource, weeks: readonly WholePeriod[], calendar: Counting): Check {
  const isSplit = (grain: Calendar['grain']) => (week: WholePeriod) =>
    periodOf(week.from, { ...calendar, grain }).from !== periodOf(week.to, { ...calendar, grain }).from;
  const split = weeks.filter(isSplit('month'));
  const n = ledger.reduce((sum, { facts }) => sum + facts, 0);
  const [count, weight] = [countOf(split), weightOf(weeks)];
  const grain = calendar.grain;
  const larger = grain === 'month' ? '' : ` (${formatCount(countOf(split.filter(isSplit(grain))))} in two ${grain}s)`;
  const share = calendar.hasWeight && weight > 0 ? `; ${percent(weightOf(split) / weight)} of their weight` : '';
  return checkOf({
    source: source.id,
    rule: 'weeks-across-months',
    observed: n === 0 ? 0 : count / n,
    limit: null,
    n,
    unit: 'share',
    severity: 'info',
    detail: `${formatCount(count)} of ${formatCount(n)} ${source.figures === null ? 'records' : 'figures'} are about a week that lies in two months${larger}: each counts whole, in the one that has most of its days${share}`,
  });
}

const countOf = (weeks: readonly WholePeriod[]): number => weeks.reduce((sum, { n }) => sum + n, 0);
const weightOf = (weeks: readonly WholePeriod[]): number =>
  weeks.reduce((sum, { n, keys: [weight] }) => sum + n * Number(weight ?? 0), 0);
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** Days that are all a week or several apart: such figures are for weeks, or of one day a week. */
async function seemsWeekly({ source, table }: LoadedSource, warehouse: Warehouse): Promise<readonly Check[]> {
  const when = source.when ?? '';
  const counts = await warehouse.countBy(table, [when, `${when}_precision`]);
  const days = counts.flatMap(({ values: [day], n }) => (day === null ? [] : [{ day: String(day), n }]));
  const [first] = days;
  const isWeekly =
    counts.every(({ values: [, precision] }) => precision === 'day') &&
    days.every(({ day }) => first && (daysIn({ from: first.day, to: day }) - 1) % 7 === 0);
  if (!isWeekly || days.length < fewestDays) return [];
  const n = days.reduce((sum, day) => sum + day.n, 0);
  return [
    checkOf({
      source: source.id,
      rule: 'weeks-not-declared',
      observed: n,
      limit: 0,
      n,
      unit: 'rows',
      detail: `all ${formatCount(n)} figures are for one day of the week, and count on that day: if they are for weeks, ${when} needs week: first-day or last-day (or none)`,
    }),
  ];
}
