import type { Column } from './fit.ts';
import type { Family } from './glm-family.ts';
import type { Groups } from './groups.ts';
import type { Values } from './vectors.ts';

/** Responses, the columns that are to explain them, and how. */
export type GlmInput = {
  readonly family: Family;
  readonly response: Values;
  readonly columns: readonly Column[];
  /** Prior weights, ≥ 0: the number of trials behind a share. */
  readonly weights?: Values;
  /** Known part of the linear predictor, such as the logarithm of a population. */
  readonly offset?: Values;
  /** Groups with an effect of their own each, without a column for each. */
  readonly absorb?: Groups;
  /** Means to start from; the family's unless given. */
  readonly start?: Values;
};
