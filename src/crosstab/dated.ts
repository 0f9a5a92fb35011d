import { addIsoDays } from '../spec/index.ts';
import type { Question } from './question.ts';
import { areaColumn, type Placed, type QuestionScene } from './question-scene.ts';
import type { ShareStat } from './stat.ts';

type Dated = Extract<Question, { readonly kind: 'dated' }>;

/**
 * Who was in time, by days or by a date. A record is looked at when its time is up by the last day whose records have
 * all arrived, also where it ended before: of the younger ones only the quick ones would be known. What has several
 * records begins, and is due, as its first one says, and has ended and counts as its last one says.
 */
export async function askDated(
  { where, of, limit, to }: Dated,
  { loaded, warehouse, grain, cover, settledThrough }: QuestionScene,
): Promise<readonly Placed[]> {
  const { table, source } = loaded;
  const start = 'by' in limit ? limit.by : limit.from;
  const has = (name: string): boolean => source.columns.some((column) => column.name === name);
  const withPrecision = (name: string): readonly string[] => [name, ...[`${name}_precision`].filter(has)];
  const [first, last] = [withPrecision(start), withPrecision(to)];
  const query = { when: source.when ?? '', area: areaColumn(loaded), grain, cover };
  const rows =
    of === null
      ? await warehouse.panel({
          ...query,
          table,
          measures: [{ id: 'dated', where, of, sum: null }],
          by: [...first, ...last],
        })
      : await warehouse.courses(table, { ...query, where, of, first, last });
  return rows.flatMap(({ start: month, area, groups, values: [n = 0] }) => {
    if (n === 0) return [];
    const [began = null, ended = null] = [groups[0], groups[first.length]];
    const precise = groups.filter((_, place) => place !== 0 && place !== first.length);
    const isVague = precise.some((precision) => precision !== null && !['time', 'day'].includes(precision));
    const [day, end] = [dayOf(began), dayOf(ended)];
    if (day === null || isVague) return [{ start: month, area, stat: shareOf({ missing: n }) }];
    const due = 'by' in limit ? day : addIsoDays(day, limit.days);
    if (due > settledThrough) return [];
    // an end before its beginning is a mistake in one of them
    if ('from' in limit && end !== null && end < day) return [{ start: month, area, stat: shareOf({ missing: n }) }];
    return [{ start: month, area, stat: shareOf({ n, hits: end !== null && end <= due ? n : 0 }) }];
  });
}

const dayOf = (text: string | null): string | null => text?.slice(0, 10) ?? null;
const shareOf = (counts: Partial<ShareStat>): ShareStat => ({ kind: 'share', hits: 0, n: 0, missing: 0, ...counts });
