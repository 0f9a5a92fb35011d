import type { Conformed } from '../conform/index.ts';
import { dataError } from '../errors.ts';
import {
  type Area,
  addIsoDays,
  type Metric,
  namingNeediest,
  type Pipeline,
  type RankedNeed,
  type Span,
} from '../spec/index.ts';
import type { Warehouse } from '../store/index.ts';
import { coverageOf } from './coverage.ts';
import type { Ranking } from './panel.ts';
import { planOf } from './plan.ts';
import { areaColumn } from './question-scene.ts';
import { rollUp } from './roll-up.ts';

export interface RankedMetrics {
  readonly metrics: readonly Metric[];
  /** By metric; of those that filter on the neediest areas. */
  readonly rankings: ReadonlyMap<string, Ranking>;
}

/**
 * Metrics that filter on the neediest areas, with the names of those areas instead. Ranked is by events from before the
 * first launch alone, so that neither the programme nor its money can move the ranking.
 *
 * @param homes  every name that a record may have, with the area that it stands for
 * @throws {YardlineError} (exit 3) where there is no time before, or the last of them has fewer events than may be told
 */
export async function rankNeed(
  { areas: { neediest }, metrics, privacy }: Pick<Pipeline, 'areas' | 'metrics' | 'privacy'>,
  conformed: Conformed,
  { warehouse, homes }: { readonly warehouse: Warehouse; readonly homes: ReadonlyMap<string, string> },
): Promise<RankedMetrics> {
  const nobody = { neediest: [], others: [] };
  const asking = metrics.filter(({ measure }) => namingNeediest(measure, nobody) !== null);
  if (neediest?.metric === undefined || asking.length === 0) return { metrics, rankings: new Map() };
  const { areas } = conformed.areaList;
  const counted = await countedBefore(neediest, conformed, { warehouse, homes });
  const chosen = topOf(counted.events, areas, neediest.share);
  const least = Math.min(...chosen.map((area) => counted.events.get(area) ?? 0));
  // an order of counts that may not be told would tell them
  if (least < Math.max(1, neediest.metric.minimum ?? privacy.minimum)) throw tooFew(neediest, counted.span);
  const names = (isChosen: boolean): readonly string[] =>
    [...homes].filter(([, area]) => chosen.includes(area) === isChosen).map(([name]) => name);
  const among = { neediest: names(true), others: names(false) };
  const { id: by, noun } = neediest.metric;
  const titles = areas.flatMap(({ area, title }) => (chosen.includes(area) ? [title ?? area] : []));
  const ranking: Ranking = { ...counted.span, by, many: noun.many, areas: chosen, titles, of: areas.length };
  return {
    metrics: metrics.map((metric) => ({ ...metric, measure: namingNeediest(metric.measure, among) ?? metric.measure })),
    rankings: new Map(asking.map(({ id }) => [id, ranking])),
  };
}

async function countedBefore(
  { metric, through }: RankedNeed,
  conformed: Conformed,
  { warehouse, homes }: { readonly warehouse: Warehouse; readonly homes: ReadonlyMap<string, string> },
): Promise<{ readonly events: ReadonlyMap<string, number>; readonly span: Span }> {
  const loaded = conformed.sources.find(({ source }) => source.id === metric.source);
  const [asked] = planOf(metric).asked;
  if (!loaded || !asked) throw new Error(`nothing was loaded for ${metric.id}, by which areas are ranked`);
  const { from, to } = await coverageOf(loaded, warehouse, 'month');
  const last = [through ?? dayBeforeLaunch(conformed.areaList.areas) ?? '', to].sort()[0] ?? '';
  if (last <= from) throw noTimeBefore(metric, from);
  const { source, table } = loaded;
  const cover = { from, to: last };
  const query = { table, when: source.when ?? '', area: areaColumn(loaded), grain: 'month', cover } as const;
  const events = new Map<string, number>();
  for (const { area, values } of rollUp(await warehouse.panel({ ...query, measures: [asked.measured] }), homes))
    if (area !== null) events.set(area, (events.get(area) ?? 0) + (values[0] ?? 0));
  return { events, span: cover };
}

function dayBeforeLaunch(areas: readonly Area[]): string | null {
  const starts = areas.flatMap(({ role, intervals }) => (role === 'program' ? (intervals[0]?.start ?? []) : []));
  const [first] = starts.sort();
  return first === undefined ? null : addIsoDays(first, -1);
}

/**
 * The areas with the most events, in order of name; those that tie with the last of them as well, for nothing else
 * would choose between them.
 */
export function topOf(events: ReadonlyMap<string, number>, areas: readonly Area[], share: number): readonly string[] {
  const count = ({ area }: Area): number => events.get(area) ?? 0;
  const counts = areas.map(count).sort((a, b) => b - a);
  const least = counts[Math.max(1, Math.round(areas.length * share)) - 1] ?? 0;
  return areas.flatMap((area) => (count(area) >= least ? [area.area] : [])).sort();
}

const noTimeBefore = ({ id }: Metric, from: string): Error =>
  dataError(
    'neediest',
    'areas: neediest',
    `no time before the first launch by which ${id} could rank areas: the data begin on ${from}`,
    'say through:, bring older records, or map a column neediest with the names of the areas',
  );

const tooFew = ({ metric }: RankedNeed, { from, to }: Span): Error =>
  dataError(
    'neediest',
    'areas: neediest',
    `from ${from} to ${to} too few ${metric.noun.many} to rank areas by need without telling small counts`,
    'take a smaller share, more years, or map a column neediest with the names of the areas',
  );
