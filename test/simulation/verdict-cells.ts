import type { Finding } from '../../src/spec/index.ts';
import { metric } from '../estimate/town.ts';
import { type Coalition, usual } from './coalition.ts';
import { findingsOf, townOf } from './report-cells.ts';
import type { Cell, Outcome } from './tally.ts';

/** “Better (or worse), and it is us”: a verdict on movement with one on contribution, in a whole report of one metric. */
export function verdictCell(changes: Partial<Omit<Coalition, 'grain'>>): Cell {
  const made = { ...usual, before: 36, after: 12, mean: 7, trend: 0, ...changes };
  const baseline = { kind: 'before-launch', years: 3, reason: 'x' } as const;
  const town = townOf(made, { metrics: [metric({ baseline })], windows: { current: 'last-4-quarters', also: [] } });
  const { areas, program, before, after, mean, dispersion, own } = made;
  const shocks = own.sd === 0 ? 'shared shocks' : 'own and shared shocks';
  const what = `better or worse, and ours; ${shocks}`;
  const about = [`${areas}`, `${program}`, `${before} + ${after} months`, `${mean}`, `${dispersion}`, what];
  return {
    id: `verdict ${about.join(' ')}`,
    about,
    planted: [0.8],
    trial: (effect) => (draws) => outcomeOf(findingsOf(town, effect, draws), effect),
  };
}

function outcomeOf(findings: readonly Finding[], planted: number): Outcome {
  const found = findings.find(({ area }) => area === '*');
  if (!found || found.effect.status === 'withheld') return { status: 'withheld', reason: 'no-design' };
  const { movement, contribution, effect } = found;
  const hasMoved = movement === 'better' || movement === 'worse';
  const isOurs = contribution === 'supported' || contribution === 'contrary';
  const high = typeof effect.high === 'number' ? effect.high : Infinity;
  return {
    status: 'estimated',
    alarm: hasMoved && isOurs,
    covers: effect.scale === 'ratio' ? effect.low <= planted && planted <= high : null,
    exact: effect.inference === 'randomisation',
  };
}
