import type { Logic } from '../../src/spec/findings.ts';

/** Two paths of the fixture's metrics: the second without a number of how much was done. */
export const logicOfFixture: Logic = {
  paths: [
    {
      activity: 'Mediators settle disputes',
      output: ['mediations'],
      quality: ['late-calls'],
      outcome: ['shootings'],
      because: 'A dispute that is settled does not end in a shooting.',
    },
    {
      activity: 'Neighbours light dark streets',
      output: [],
      quality: [],
      outcome: ['robbery'],
      because: 'Nobody robs under a lamp.',
    },
  ],
  stops: ['2021-06-30'],
};
