import { z } from 'zod';
import { text } from './fields.ts';
import type { Movement } from './findings.ts';

/**
 * What a board says beforehand that it will do under each verdict. Words that were given before the results are worth
 * something only if they are read beside them.
 */
const commitment = (when: string) => text.optional().meta({ description: `What the board will do ${when}.` });
export const commitmentsSchema = z
  .strictObject({
    better: commitment('where it got better'),
    worse: commitment('where it got worse'),
    changed: commitment('where a number without a direction of good changed'),
    'no-clear-change': commitment('where there is no clear change'),
    'too-few': commitment('where there are too few events to tell'),
    'cannot-be-compared': commitment('where before and now cannot be compared'),
  })
  .meta({ description: 'What the board will do under each verdict: printed beside it.' });

export type DeclaredCommitments = Readonly<z.infer<typeof commitmentsSchema>>;
/** What the board will do, by the name of the verdict in declarations; only what is declared. */
export type Commitments = Readonly<Record<string, string>>;

const verdicts: Partial<Readonly<Record<Movement, keyof DeclaredCommitments>>> = {
  better: 'better',
  worse: 'worse',
  'changed-up': 'changed',
  'changed-down': 'changed',
  'no-clear-change': 'no-clear-change',
  'too-few': 'too-few',
  'not-comparable': 'cannot-be-compared',
};

/**
 * What was said beforehand of a verdict; null where nothing was, or no verdict falls.
 *
 * @example commitmentFor({ 'too-few': 'Judge it over a year.' }, 'too-few') // => "Judge it over a year."
 */
export function commitmentFor(said: Commitments | undefined, movement: Movement): string | null {
  const key = verdicts[movement];
  return key === undefined ? null : (said?.[key] ?? null);
}

/** The commitments of a decision, in one order whatever that of the file; nothing where none are declared. */
export function commitmentsOf(declared: DeclaredCommitments | undefined): { readonly commitments?: Commitments } {
  const said = Object.keys(commitmentsSchema.shape).flatMap((key) => {
    const words = declared?.[key as keyof DeclaredCommitments];
    return words === undefined ? [] : [[key, words] as const];
  });
  return said.length === 0 ? {} : { commitments: Object.fromEntries(said) };
}
