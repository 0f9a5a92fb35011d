import { beforeAll, describe, expect, it } from 'vitest';
import { gifts, meetings, partnership } from './partnership.ts';
import { type Outcome, readings, runSmall } from './small-coalition.ts';

/** Who is behind a network and behind unequal shares, from records to the page, named by agreement and not. */

const names = [
  'Church Council',
  'City Health',
  'Police',
  'School District',
  'Transit',
  'Union of Street Workers',
  'Youth Works',
];
const now = meetings.filter(([day]) => day.startsWith('2023'));
const together = (one: string, other: string): number =>
  now.filter(([, , who]) => who.includes(one) && who.includes(other)).length;

let agreed: Outcome;
let silent: Outcome;
beforeAll(async () => {
  agreed = await runSmall({ ...partnership, agreed: 'all partners at the meeting of 2023-01-10' });
  silent = await runSmall(partnership);
}, 120_000);

describe('partners who agreed to be named', () => {
  it('are tied by the activities that they had in common, small counts hidden', () => {
    const found = readings(agreed).finding('together').partners;
    expect(found).toMatchObject({ names, isNamed: true, sum: null, amounts: null });
    const ties = found?.ties?.map(({ one, other, n }) => [names[one], names[other], n]);
    expect(ties).toEqual([
      ['Church Council', 'City Health', together('Church Council', 'City Health')],
      ['Church Council', 'Police', together('Church Council', 'Police')],
      ['City Health', 'Police', together('City Health', 'Police')],
      ['City Health', 'School District', null],
      ['Police', 'Union of Street Workers', null],
    ]);
  });

  it('took part in months in which any record names them; where nothing was recorded, nobody is said to have been away', () => {
    const attendance = readings(agreed).finding('together').partners?.attendance ?? [];
    expect(attendance).toHaveLength(24);
    for (const { month, state, present } of attendance) {
      const named = new Set(meetings.filter(([day]) => day.startsWith(month)).flatMap(([, , who]) => who.split('/')));
      expect(present.map((place) => names[place])).toEqual(names.filter((name) => named.has(name)));
      expect(state).toBe(month.endsWith('-08') ? 'silent' : 'recorded');
    }
  });

  it('have what they gave in the unit of the column', () => {
    const of = readings(agreed);
    const found = of.finding('shared').partners;
    const known = new Map<string, number>(gifts.map(([name, , given]) => [name, given]));
    expect(found?.amounts).toEqual(found?.names.map((name) => known.get(name)));
    expect(found).toMatchObject({ sum: 'delivered', ties: null, attendance: null });
    expect(of.finding('promised').partners?.amounts?.reduce((sum: number, one) => sum + (one ?? 0), 0)).toBe(133_000);
  });

  it('stand on the page with a drawing each', () => {
    expect(agreed.board).toContain('Who works together');
    expect(agreed.board).toContain('5 of 21 pairs of partners worked together.');
    expect(agreed.board).toContain('Took part before, and not lately: Youth Works (last in December 2022)');
    expect(agreed.board).toContain('in 2 of which nothing was recorded of anybody');
    expect(agreed.board).toContain('81 % of what was promised was delivered.');
    expect(agreed.board).toContain('Partners are named by agreement: all partners at the meeting of 2023-01-10.');
  });
});

describe('partners who did not', () => {
  it('have numbers, and nothing is told of what each gave or when it came', () => {
    const of = readings(silent);
    const found = of.finding('together').partners;
    expect(found).toMatchObject({ names: ['1', '2', '3', '4', '5', '6', '7'], isNamed: false, attendance: null });
    expect(found?.ties?.map(({ one, other }) => [one, other])).toEqual([
      [0, 1],
      [0, 2],
      [0, 3],
      [1, 2],
      [1, 4],
    ]);
    expect(of.finding('shared').partners).toBeNull();
    expect(silent.board).toContain('Partners are not named');
  });

  it('are named in no document', () => {
    const documents = [silent.board, silent.analyst, silent.table, JSON.stringify(silent.findings)];
    for (const name of names) for (const text of documents) expect(text).not.toContain(name);
  });
});
