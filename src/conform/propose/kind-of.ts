import type { KindColumn, SourceKind } from '../../spec/index.ts';
import { exactly, isTime, suits } from '../find-columns.ts';
import { kinds } from '../kinds.ts';
import type { ColumnProfile } from '../profile.ts';
import { answerColumns } from '../suggest-items.ts';

/** What a file must have to be of a kind: of each list, one column. */
const signs: Readonly<Record<string, readonly (readonly string[])[]>> = {
  incidents: [['occurred_at'], ['offense', 'area']],
  responses: [
    ['received_at', 'dispatched_at'],
    ['dispatched_at', 'enroute_at', 'arrived_at', 'cleared_at', 'total_response', 'priority', 'type'],
  ],
  surveys: [['wave', 'completed_at']],
  activities: [['date'], ['kind']],
  resources: [['period'], ['partner'], ['committed', 'delivered']],
  aggregates: [['period'], ['measure'], ['value']],
  populations: [['area'], ['year'], ['population']],
  actions: [['id'], ['raised_on'], ['decision']],
};
/** A file with fewer columns that look like answers is no survey. */
const fewestAnswers = 2;
const weightOfRequired = 3;

/** Numbers under the name of a time are one of a form that is not known, which is told by its name. */
const isUnreadTime = (column: KindColumn, { looksLike }: ColumnProfile): boolean =>
  isTime(column) && looksLike === 'whole number';

/** The kind of source that most of a file's headers speak for; null where none is likely. */
export function kindOf(columns: readonly ColumnProfile[]): SourceKind | null {
  const candidates = [...kinds.values()].flatMap((kind) => {
    const found = kind.columns.filter((column) => {
      const own = exactly(column, columns);
      return own !== undefined && (suits(column, own) || isUnreadTime(column, own));
    });
    const names = new Set(found.map(({ name }) => name));
    const needs = signs[kind.name];
    const isLikely = needs?.every((some) => some.some((name) => names.has(name))) ?? false;
    const isAsked = kind.part !== 'surveys' || answerColumns(columns).length >= fewestAnswers;
    const score = found.reduce((sum, { required }) => sum + (required ? weightOfRequired : 1), 0);
    return isLikely && isAsked ? [{ kind, score }] : [];
  });
  const [best] = candidates.toSorted((a, b) => b.score - a.score);
  return best?.kind ?? null;
}
