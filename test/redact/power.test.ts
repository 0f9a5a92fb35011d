import { expect, it } from 'vitest';
import type { Power, Sight } from '../../src/estimate/index.ts';
import { protectPower } from '../../src/redact/index.ts';

const sight = (events: number): Sight => ({
  status: 'estimated',
  window: { from: '2023-01-01', to: '2023-03-31' },
  scale: 'ratio',
  expected: { value: 1, events: events / 2 },
  before: { n: events, events },
  fall: 0.5,
  rise: 2,
});
const statuses = (now: number, longer: readonly number[]): readonly string[] => {
  const power: Power = {
    dispersion: 1,
    now: sight(now),
    longer: longer.map((events, index) => ({ periods: index + 1, sight: sight(events) })),
    needed: null,
  };
  const shown = protectPower(power, 5);
  return [shown.now, ...shown.longer.map((row) => row.sight)].map((own) =>
    own.status === 'withheld' ? own.reason : 'shown',
  );
};

it('hides what a window could show where its baseline is a small count', () => {
  expect(statuses(40, [4, 20, 40])).toEqual(['shown', 'suppressed', 'shown', 'shown']);
  expect(statuses(40, [0, 5])).toEqual(['shown', 'shown', 'shown']);
});

it('hides a window whose baseline differs from that of another by a small count', () => {
  expect(statuses(40, [20, 23, 43])).toEqual(['shown', 'shown', 'suppressed', 'suppressed']);
  expect(statuses(40, [20, 25])).toEqual(['shown', 'shown', 'shown']);
});
