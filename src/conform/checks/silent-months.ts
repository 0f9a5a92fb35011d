import type { Check } from '../../spec/index.ts';
import { isSteady, unlikelySilences } from '../../stats/index.ts';
import { formatCount } from '../../words/index.ts';
import { checkOf } from './check-of.ts';
import { coverageOf, monthNumber, spansOf } from './coverage.ts';
import type { Scene } from './scene.ts';

/**
 * Months without a record from one who else sends ten or more in each, or of fewer so many in a row that it is no
 * chance: a file that was withdrawn or forgotten, or one stray date after the last file, which the cover would count as
 * zeros. A quarter of the months that have records may have fewer.
 */
export function usualSilence(scene: Scene): readonly Check[] {
  const { source, now } = scene;
  const grid = coverageOf(source, now);
  if (grid === null) return [];
  const isOurs = source.kind === 'surveys' || source.kind === 'activities' || source.kind === 'resources';
  const steady = grid.agencies.flatMap(({ agency, months }) => {
    const covered = months.filter(({ state }) => state !== 'outside-cover');
    const counts = covered.map(({ month, n }) => ({ month: monthNumber(month), n: n ?? 0 }));
    const usual = isSteady(counts.map(({ n }) => n));
    // a survey may well have two waves, and a coalition's own log a long pause: no row of months is set aside there
    const found = usual || !isOurs ? unlikelySilences(counts, grid.agencies.length) : [];
    const silent = covered.flatMap(({ month }) => (found.includes(monthNumber(month)) ? [month] : []));
    return silent.length > 0 || usual ? [{ agency, covered: covered.length, silent }] : [];
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
  const told = `${formatCount(observed)} of ${formatCount(n)} months, each of one agency, without records, where some were to be expected`;
  const detail = observed === 0 ? told : `${told}: send what is missing, mend a stray date, or leave it out of covers`;
  return [checkOf({ source: source.id, rule: 'silent-months', observed, limit: 0, n, unit: 'cells', detail, items })];
}
