import type { Check } from '../../spec/index.ts';
import { isSteady } from '../../stats/index.ts';
import { formatCount } from '../../words/index.ts';
import { checkOf } from './check-of.ts';
import { coverageOf, silentMonths, spansOf } from './coverage.ts';
import type { Scene } from './scene.ts';

/**
 * Months without a record from one who else sends at least ten in each: a file that was withdrawn or forgotten, which
 * the cover would count as zeros. A quarter of the months that have records may have fewer.
 */
export function usualSilence(scene: Scene): readonly Check[] {
  const { source, now } = scene;
  const grid = coverageOf(source, now);
  if (grid === null) return [];
  const steady = grid.agencies.flatMap(({ agency, months }) => {
    const covered = months.filter(({ state }) => state !== 'outside-cover');
    const counts = covered.map(({ n }) => n ?? 0);
    return isSteady(counts) ? [{ agency, covered: covered.length, silent: silentMonths(months) }] : [];
  });
  if (steady.length === 0) return [];
  const items = steady
    .filter(({ silent }) => silent.length > 0)
    .map(({ agency, silent }) => ({
      value: agency ?? 'no agency named',
      n: silent.length,
      hint: `nothing for ${spansOf(silent)}`,
    }));
  const observed = items.reduce((sum, { n }) => sum + n, 0);
  const n = steady.reduce((sum, { covered }) => sum + covered, 0);
  const told = `${formatCount(observed)} of ${formatCount(n)} agency-months without records, though most have ten or more`;
  const detail = observed === 0 ? told : `${told}: send what is missing, or leave it out of covers`;
  return [checkOf({ source: source.id, rule: 'silent-months', observed, limit: 0, n, unit: 'cells', detail, items })];
}
