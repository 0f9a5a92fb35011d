import { commitmentFor } from '../spec/commitments.ts';
import type { Finding } from '../spec/findings.ts';

/**
 * What the board said beforehand of the verdict that fell; null where it said nothing. Of a verdict that is hidden nothing
 * is said either, for the words would give it back.
 */
export const saidOf = ({ decision, movement }: Finding): string | null =>
  commitmentFor(decision?.commitments, movement);
