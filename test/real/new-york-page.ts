import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../program.ts';

/** The worked example in docs, against which every figure of ours is held. */
export const page = readFileSync(join(projectRoot, 'docs/new-york.md'), 'utf8');

const signed = (percent: number): string => percent.toFixed(1).replace('-', '−').replace('−0.0', '0.0');

/** A change in percent with its interval, as the page writes it. */
export const said = ({
  percent,
  low,
  high,
}: {
  readonly percent: number;
  readonly low: number;
  readonly high: number;
}): string => `${signed(percent)} % (${signed(low)} to ${signed(high)})`;
