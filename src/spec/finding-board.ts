import { z } from 'zod';

/** What people say of a report, as they said it: none of it is computed. */

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const narrative = z.strictObject({
  /** Stands in place of the sentence made from the verdicts; null where nobody wrote one. */
  sentence: z.string().nullable(),
  /** Null for a draft. */
  signed: z.strictObject({ by: z.string(), on: isoDate }).nullable(),
  /** What happened, what we did, what we ask, in a strict subset of Markdown; empty where nothing is written. */
  sections: z.array(z.strictObject({ title: z.string(), markdown: z.string() })),
});
const reply = z.strictObject({
  metric: z.string(),
  from: z.string(),
  on: isoDate,
  text: z.string(),
  /** The period of the earlier report that it answers; left out where it answers this one. */
  report: z.string().optional(),
});
const correction = z.strictObject({
  /** The period of the report that was wrong: this one, or one before it. */
  report: z.string(),
  on: isoDate,
  what: z.string(),
  metrics: z.array(z.string()),
});

/** Decisions of the board as they stood on the day of the report; see spec/actions.ts. */
const action = z.strictObject({
  id: z.string(),
  raisedOn: isoDate,
  decision: z.string(),
  metric: z.string().nullable(),
  owner: z.string().nullable(),
  firstDueOn: isoDate.nullable(),
  dueOn: isoDate.nullable(),
  closedOn: isoDate.nullable(),
  status: z.enum(['open', 'done', 'dropped']),
});

export const board = z.strictObject({
  narrative: narrative.nullable(),
  replies: z.array(reply),
  corrections: z.array(correction),
  actions: z.array(action),
});
