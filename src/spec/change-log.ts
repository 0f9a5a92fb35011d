import { z } from 'zod';
import { isoDate, text } from './fields.ts';

/** What became of a definition: a number may be set against an earlier one only where both are of one definition. */
const entry = z.strictObject({
  version: z.number().int().min(2).meta({ description: 'The version that it led to.' }),
  date: isoDate.meta({ description: 'The day from which it holds.' }),
  what: text.meta({ description: 'What is counted in another way, to follow “the definition changed:”.' }),
  why: text.meta({ description: 'Why, to follow “because”.' }),
});
export const changeLog = z
  .array(entry)
  .refine(isInOrder, { error: 'each change after the one before it, in version and date' })
  .default([])
  .meta({ description: 'What changed with each version, the oldest first. The last one is the metric’s version.' });

export type ChangeLogEntry = Readonly<z.infer<typeof entry>>;

function isInOrder(entries: readonly ChangeLogEntry[]): boolean {
  return entries.every(({ version, date }, place) => {
    const before = entries[place - 1];
    return before === undefined || (before.version < version && before.date <= date);
  });
}

/** The last change must be the one that led to the version; a metric without a log says nothing of it. */
export const isLogged = ({
  version,
  changes,
}: {
  readonly version: number;
  readonly changes: readonly ChangeLogEntry[];
}): boolean => changes.length === 0 || changes.at(-1)?.version === version;
