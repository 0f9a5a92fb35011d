import type { Complaints } from './problems.ts';
import type { Path } from './source-text.ts';

const ends = [
  ['from', 'to'],
  ['start', 'end'],
] as const;

/** Complains of every span of dates, wherever it stands, that ends before it begins. */
export function checkSpans(value: unknown, path: Path, complain: Complaints): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [first, last] of ends) {
    const { [first]: from, [last]: to } = value as Readonly<Record<string, unknown>>;
    if (isDate(from) && isDate(to) && from > to && !complain.unsure([...path, first]))
      complain.about([...path, last], 'value', {
        id: 'date',
        message: `this ends (${to}) before it begins (${from})`,
        hint: 'swap the two dates, or correct one of them',
      });
  }
  const inner: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  for (const [step, part] of inner) checkSpans(part, [...path, step], complain);
}

const isDate = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
