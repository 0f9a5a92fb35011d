import { z } from 'zod';
import { scalar, text } from './fields.ts';

/** Whom a metric is told for, group by group: declared, so that no value of a record becomes a name in a report. */
export const breakdown = z
  .strictObject({
    column: z.string().meta({ description: 'The column of the source that says which group, such as group.' }),
    groups: z
      .record(text, z.union([scalar, z.array(scalar).min(1)]))
      .refine((groups) => Object.keys(groups).length >= 2, { error: 'at least two groups' })
      .meta({
        description:
          'What readers see → the value, or values, that records have. Other values, and none at all, are counted in rows of their own.',
      }),
    'compare-with': text.optional().meta({
      description: 'The group that the others are held against; without it, each against all others that are named.',
    }),
  })
  .meta({
    description: 'Whom it got better for: the metric group by group, judged together, with the gaps between them.',
  });

export type BreakdownDeclaration = z.infer<typeof breakdown>;

export const groupKinds = ['named', 'other', 'not-recorded'] as const;

/** One group of a breakdown. */
export interface Group {
  readonly name: string;
  readonly kind: (typeof groupKinds)[number];
  /** What records of it have in the column; of the other kinds, what the named groups have. */
  readonly values: readonly (string | number | boolean)[];
}

export interface Breakdown {
  readonly column: string;
  /** As declared, and then those of the other two kinds: every record is in one of them. */
  readonly groups: readonly Group[];
  /** The name of the group that others are held against; null for all others that are named. */
  readonly compareWith: string | null;
}

/** Rows that no breakdown can name as a group of its own. */
export const restNames = { other: 'Any other', 'not-recorded': 'Not recorded' } as const;

/** The groups of a declaration, complete. */
export function breakdownOf({ column, groups, ...rest }: BreakdownDeclaration): Breakdown {
  const named = Object.entries(groups).map(
    ([name, values]): Group => ({ name, kind: 'named', values: [values].flat() }),
  );
  const known = named.flatMap(({ values }) => values);
  const others = (['other', 'not-recorded'] as const).map((kind) => ({ name: restNames[kind], kind, values: known }));
  return { column, groups: [...named, ...others], compareWith: rest['compare-with'] ?? null };
}
