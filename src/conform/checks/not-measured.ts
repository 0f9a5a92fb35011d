import type { Check, CheckRule } from '../../spec/index.ts';
import { checkOf } from './check-of.ts';
import { checkId, type Scene } from './scene.ts';

interface Wanted {
  readonly rule: { readonly rule: CheckRule };
  readonly column: string;
  readonly by: 'agency' | 'area' | null;
}

/** A limit about something that the last load did not count: told as not passed, for nobody knows. */
export const notMeasured = ({ source }: Pick<Scene, 'source'>, { rule, column, by }: Wanted): Check =>
  checkOf({
    source: source.id,
    rule: rule.rule,
    id: checkId(source.id, rule.rule, column, by && `by-${by}`),
    observed: 0,
    limit: 0,
    n: 0,
    unit: 'rows',
    passed: false,
    detail: 'not measured: these data do not tell, or the limit is newer than the last run',
  });
