import { addIsoDays } from '../spec/index.ts';
import type { Question } from './question.ts';
import { areaColumn, type Placed, type QuestionScene } from './question-scene.ts';
import type { ShareStat } from './stat.ts';

type Dated = Extract<Question, { readonly kind: 'dated' }>;

/**
 * Who was in time, by days or by a date. A record is looked at when its time is up by the last day whose records have
 * all arrived, also where it ended before: of the younger ones only the quick ones would be known.
 */
export async function askDated(
  { where, of, limit, to }: Dated,
  { loaded, warehouse, grain, cover, settledThrough }: QuestionScene,
): Promise<readonly Placed[]> {
  const { table, source } = loaded;
  const start = 'by' in limit ? limit.by : limit.from;
  const has = (name: string): boolean => source.columns.some((column) => column.name === name);
  const precisions = [start, to].map((name) => `${name}_precision`).filter(has);
  const query = { table, when: source.when ?? '', area: areaColumn(loaded), grain, cover };
  const measures = [{ id: 'dated', where, of, sum: null }];
  const rows = await warehouse.panel({ ...query, measures, by: [start, to, ...precisions] });
  return rows.flatMap(({ start: month, area, groups: [began = null, ended = null, ...precise], values: [n = 0] }) => {
    if (n === 0) return [];
    const isVague = precise.some((precision) => precision !== null && !['time', 'day'].includes(precision));
    const [day, end] = [dayOf(began), dayOf(ended)];
    if (day === null || isVague) return [{ start: month, area, stat: shareOf({ missing: n }) }];
    const last = 'by' in limit ? day : addIsoDays(day, limit.days);
    if (last > settledThrough) return [];
    // an end before its beginning is a mistake in one of them
    if ('from' in limit && end !== null && end < day) return [{ start: month, area, stat: shareOf({ missing: n }) }];
    return [{ start: month, area, stat: shareOf({ n, hits: end !== null && end <= last ? n : 0 }) }];
  });
}

const dayOf = (text: string | null): string | null => text?.slice(0, 10) ?? null;
const shareOf = (counts: Partial<ShareStat>): ShareStat => ({ kind: 'share', hits: 0, n: 0, missing: 0, ...counts });
