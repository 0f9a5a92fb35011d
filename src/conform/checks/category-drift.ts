import { formatCount } from '../../words/index.ts';
import { checkOf } from './check-of.ts';
import { driftLevels, verdictOn } from './levels.ts';
import type { Measurements } from './measurements.ts';
import { notMeasured } from './not-measured.ts';
import { checkId, type RuleJudge, type Scene } from './scene.ts';

/**
 * How far the mix of categories moved since the data before: the share of records that would have to change their
 * category to give the mix of before (half the sum of all differences).
 */
export const judgeCategoryDrift: RuleJudge = (scene, declared) => {
  const { source, now, before } = scene;
  const column = declared[0]?.column ?? '';
  const is = mixOf(now, column, scene);
  if (is === null) return [notMeasured(scene, { rule: { rule: 'category-drift' }, column, by: null })];
  const was = before && mixOf(before, column, scene);
  const common = {
    source: source.id,
    rule: 'category-drift',
    id: checkId(source.id, 'category-drift', column),
    unit: 'points',
  } as const;
  const n = total(is);
  if (!was || n === 0 || total(was) === 0)
    return [checkOf({ ...common, observed: 0, limit: null, n: 0, detail: 'no earlier data to compare with yet' })];
  const moves = [...new Set([...is.keys(), ...was.keys()])].map((value) => ({
    value,
    n: is.get(value) ?? 0,
    was: was.get(value) ?? 0,
    by: (is.get(value) ?? 0) / n - (was.get(value) ?? 0) / total(was),
  }));
  const observed = moves.reduce((sum, { by }) => sum + Math.abs(by), 0) / 2;
  const most = moves.toSorted((a, b) => Math.abs(b.by) - Math.abs(a.by) || (a.value < b.value ? -1 : 1)).slice(0, 5);
  return [
    checkOf({
      ...common,
      observed,
      n,
      ...verdictOn(observed, driftLevels(declared, 'pt')),
      detail: `the mix of ${formatCount(is.size)} categories of ${formatCount(n)} records moved by ${(observed * 100).toFixed(1)} points from that of ${formatCount(total(was))} records before`,
      items: most
        .filter(({ by }) => by !== 0)
        // one that is gone had as many records as before: few of them are few
        .map(({ value, n: rows, was: earlier, by }) => ({
          value,
          n: rows === 0 ? earlier : rows,
          hint: `${by > 0 ? 'up' : 'down'} by ${Math.abs(by * 100).toFixed(1)} points${rows === 0 ? ', to none' : ''}`,
        })),
    }),
  ];
};

type Mix = ReadonlyMap<string, number>;
const total = (mix: Mix): number => [...mix.values()].reduce((sum, n) => sum + n, 0);

/** Records by category of the column named, or of the first that has a code list. */
function mixOf({ mixes, codes }: Measurements, column: string, { source }: Scene): Mix | null {
  const plain = mixes.find((mix) => mix.column === column);
  const mappings = source.files.flatMap((file) => file.mappings);
  const coded = codes.find(
    (candidate) =>
      column === '' ||
      candidate.column === column ||
      mappings.some((mapping) => mapping.column === candidate.column && mapping.codesInto === column),
  );
  const values = plain?.values ?? coded?.counts.map(({ category, n }) => ({ value: category, n }));
  if (!values) return null;
  const mix = new Map<string, number>();
  for (const { value, n } of values) mix.set(value ?? '(none)', (mix.get(value ?? '(none)') ?? 0) + n);
  return mix;
}
