import type { Check } from '../../spec/index.ts';
import { formatCount, formatDecimal } from '../../words/index.ts';
import { checkOf } from './check-of.ts';
import { parseAmount } from './levels.ts';
import { notMeasured } from './not-measured.ts';
import type { Scene } from './scene.ts';

/** Ours against the totals that the agency itself states, each with both figures. */
export const judgeTotals = (scene: Scene): readonly Check[] => {
  const { source, now } = scene;
  const sameName = (place: number): string => {
    const { period } = source.totals[place] ?? {};
    const earlier = source.totals.slice(0, place).filter((other) => other.period === period).length;
    return `control-total/${period}${earlier === 0 ? '' : `/${earlier + 1}`}`;
  };
  return source.totals.map((stated, place): Check => {
    const id = `${source.id}/${sameName(place)}`;
    const ours = now.totals[place];
    if (!ours)
      return { ...notMeasured(scene, { rule: { rule: 'rows' }, column: '', by: null }), id, rule: 'control-total' };
    const tolerance = stated.tolerance === undefined ? { value: 0, unit: 'count' } : parseAmount(stated.tolerance);
    const limit = tolerance.unit === 'share' ? Math.abs(stated.total) * tolerance.value : tolerance.value;
    const difference = Math.abs(ours.value - stated.total);
    return checkOf({
      source: source.id,
      rule: 'control-total',
      id,
      // sums of cents and of decimals are exact in storage, and nearly so here
      observed: Math.round(difference * 1e6) / 1e6,
      limit,
      n: ours.n,
      unit: stated.sum === undefined ? 'rows' : 'amount',
      severity: stated.severity,
      detail: `${amountText(ours.value)} ${stated.sum === undefined ? 'records' : `of "${stated.sum}" in ${formatCount(ours.n)} records`} for ${stated.period}, where ${stated['stated-by']} states ${amountText(stated.total)}`,
    });
  });
};

/** An amount as it is, to the last of its decimals, with its thousands apart. */
function amountText(amount: number): string {
  const decimals = /\.(\d+)$/.exec(String(amount))?.[1]?.length ?? 0;
  return decimals === 0 ? formatCount(amount) : formatDecimal(amount, decimals);
}
