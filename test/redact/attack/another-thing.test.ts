import { expect, it } from 'vitest';
import { redact } from '../../../src/redact/index.ts';
import { type Coalition, findingsAt, publicationOf, quartersFrom } from './coalition.ts';

const minimum = 5;
const quarters = quartersFrom(2022, 8);
const areas = [
  ...['A1', 'A2', 'A3'].map((area) => ({ area, role: 'program' as const })),
  ...['B1', 'B2', 'B3'].map((area) => ({ area, role: 'comparison' as const })),
];
/** A small generator of its own: the same numbers in every run. */
function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}
/** So few that zeros alone agree, and one metric may be taken for the other. */
function sparse(seed: number): Coalition {
  const draw = draws(seed);
  const events = areas.map(() => quarters.map(() => (draw() < 0.97 ? 0 : 1 + Math.floor(draw() * 8))));
  return { areas, quarters, events };
}

it('stops no report, and hides no more, for a metric that counts another thing now and is mostly nothing', () => {
  let [stopped, hidden] = [0, 0];
  for (let seed = 1; seed <= 15; seed++) {
    const first = publicationOf(findingsAt(sparse(seed), 6), sparse(seed), minimum);
    const told = redact(first, () => []).findings;
    const anew = findingsAt(sparse(seed + 1000), 7).map((one) => ({
      ...one,
      definitionLog: { ...one.definitionLog, hash: 'another' },
    }));
    const second = publicationOf(anew, sparse(seed + 1000), minimum);
    const alone = redact(second, () => []).findings.findings;
    try {
      const both = redact(second, () => [told]).findings.findings;
      if (JSON.stringify(both.map(({ series }) => series)) !== JSON.stringify(alone.map(({ series }) => series)))
        hidden += 1;
    } catch {
      stopped += 1;
    }
  }
  expect([stopped, hidden]).toEqual([0, 0]);
});
