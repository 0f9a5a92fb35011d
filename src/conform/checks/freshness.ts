import { daysIn } from '../../spec/index.ts';
import { formatCount } from '../../words/index.ts';
import { groupName } from './add-parts.ts';
import { checkOf } from './check-of.ts';
import { levelsOf, verdictOn } from './levels.ts';
import { notMeasured } from './not-measured.ts';
import { checkId, type RuleJudge, type Scene } from './scene.ts';

/**
 * Days from the last record (of the agency that has been silent longest) to the day the evaluation stands on. Sources
 * without times are as old as their export.
 */
export const judgeFreshness: RuleJudge = (scene, declared) => {
  const { source, asOf } = scene;
  const by = declared[0]?.by === 'agency' ? 'agency' : null;
  const levels = levelsOf(declared, 'days');
  const last = lastDays(scene, by);
  const [oldest] = last.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  if (!oldest) return [notMeasured(scene, { rule: { rule: 'freshness' }, column: '', by })];
  const age = (day: string): number => (day >= asOf ? 0 : daysIn({ from: day, to: asOf }) - 1);
  const observed = age(oldest.day);
  return [
    checkOf({
      source: source.id,
      rule: 'freshness',
      id: checkId(source.id, 'freshness', by && `by-${by}`),
      observed,
      n: scene.now.months.reduce((sum, { n }) => sum + n, 0),
      unit: 'days',
      ...verdictOn(observed, levels),
      detail: `${oldest.name === '' ? '' : `${oldest.name}: `}last ${oldest.what} on ${oldest.day}, ${formatCount(observed)} ${observed === 1 ? 'day' : 'days'} before ${asOf}`,
      items:
        by === null ? [] : last.map(({ name, day }) => ({ value: name, n: age(day), hint: `last record on ${day}` })),
    }),
  ];
};

interface LastDay {
  readonly name: string;
  readonly day: string;
  readonly what: 'record' | 'export';
}

function lastDays({ source, now }: Scene, by: 'agency' | null): readonly LastDay[] {
  if (now.range === null) return source.extracted === null ? [] : [{ name: '', day: source.extracted, what: 'export' }];
  if (by === null) return [{ name: '', day: now.range.to, what: 'record' }];
  const days = new Map<string, string>();
  for (const { agency, last } of now.months) {
    const name = groupName({ agency, area: null, month: null, count: 0, n: 0 }, by);
    if (last !== null && last > (days.get(name) ?? '')) days.set(name, last);
  }
  return [...days].map(([name, day]) => ({ name, day, what: 'record' }));
}
