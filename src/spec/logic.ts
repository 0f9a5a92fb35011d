import { z } from 'zod';
import { text } from './fields.ts';
import type { Finding } from './findings.ts';

/**
 * How a coalition thinks that its work leads to what it wants: activity, output, quality, outcome. The three lists
 * answer the three questions of Results-Based Accountability (M. Friedman, "Trying Hard Is Not Good Enough", 2005).
 */

const metricsOf = (description: string) =>
  z.array(text).meta({ description: `${description} Names of this pipeline’s metrics, with or without their folder.` });
const path = z.strictObject({
  activity: text.meta({ description: 'What we do, in a few words for the board: Mediators settle disputes.' }),
  output: metricsOf('How much of it we did: drawn as bars under the charts of the outcomes.').default([]),
  quality: metricsOf('How well we did it.').default([]),
  outcome: metricsOf('Who should be better off for it.').min(1),
  because: text.meta({
    description: 'Why the work should lead there, in one sentence: printed on page one. A belief, and no result.',
  }),
});
export const logicSchema = z.array(path).min(1).optional().meta({
  description:
    'How our work should lead to what we want, path by path. A metric has one role in all of them: it decides the question that the metric stands under on page one.',
});

export const logicRoles = ['output', 'quality', 'outcome'] as const;
export type LogicRole = (typeof logicRoles)[number];

/** The question that each role answers. */
export const questionOfRole: Readonly<Record<LogicRole, Finding['question']>> = {
  output: 'how-much',
  quality: 'how-well',
  outcome: 'better-off',
};

export type LogicDeclaration = z.infer<typeof logicSchema>;
export interface LogicPath extends Readonly<Record<LogicRole, readonly string[]>> {
  readonly activity: string;
  readonly because: string;
}
