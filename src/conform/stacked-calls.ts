import type { Check } from '../spec/index.ts';
import type { Warehouse } from '../store/index.ts';
import { formatCount } from '../words/index.ts';
import { checkOf } from './checks/check-of.ts';
import { boundOf } from './interval-query.ts';
import type { LoadedSource } from './load-source.ts';

/** How many calls waited for a unit that an earlier one still bound, where the source says enough to tell. */
export async function checkStacked({ source, table }: LoadedSource, warehouse: Warehouse): Promise<readonly Check[]> {
  const bound = boundOf(source);
  const rules = source.responses;
  if (bound === null || rules === null) return [];
  const firstOf = rules.answering === 'first' ? bound.call : null;
  const { n, stacked, untold } = await warehouse.stacked(table, { bound, firstOf });
  const what = firstOf === null ? 'records' : 'calls';
  const whose = firstOf === null ? 'the unit that answered was' : 'all units that answered were';
  const fate = rules.stacked === 'keep' ? 'measured like the others' : 'not measured';
  const unknown =
    untold === 0 ? '' : `; ${formatCount(untold)} do not say which unit answered, or when it was free again`;
  return [
    checkOf({
      source: source.id,
      rule: 'stacked',
      observed: n === 0 ? 0 : stacked / n,
      limit: null,
      n,
      unit: 'share',
      severity: 'info',
      detail: `${formatCount(stacked)} of ${formatCount(n)} ${what} came in while ${whose} bound by an earlier call: ${fate}${unknown}`,
    }),
  ];
}
