import { beforeAll, describe, expect, it } from 'vitest';
import { differences, documentsApart, type Published, publish, told, withoutLastDigits } from './published.ts';
import { townFiles } from './swapped.ts';

/** Two towns which differ in hidden counts alone: what the programme changed must not tell them apart. */
const names = ['crimes', 'calls', 'work'] as const;
let [one, other]: [Published | null, Published | null] = [null, null];
const both = (): readonly [Published, Published] => {
  if (!one || !other) throw new Error('two towns');
  return [one, other];
};

beforeAll(async () => {
  [one, other] = await Promise.all([publish(townFiles('one', names, true)), publish(townFiles('other', names, true))]);
}, 900_000);

describe('effects in two towns that differ in hidden counts', () => {
  it('are told of counts, shares and means', () => {
    const { findings } = both()[0].findings;
    const of = findings.filter(({ effect }) => effect.status === 'estimated');
    expect(new Set(of.map(({ measure }) => measure))).toEqual(new Set(['rate', 'share', 'count', 'mean']));
  });

  it('are the same, with all that stands beside them', () => {
    const [own, another] = both();
    expect(differences(told(own.findings), told(another.findings))).toEqual([]);
    expect(documentsApart(own, another, withoutLastDigits)).toEqual([]);
  });
});
