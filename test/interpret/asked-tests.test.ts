import { describe, expect, it } from 'vitest';
import { askedTests } from '../../src/interpret/comparability/asked-tests.ts';
import type { Asked, AskedWave } from '../../src/spec/index.ts';

const wave = (year: number, changes: Partial<AskedWave> = {}): AskedWave => ({
  wave: String(year),
  from: `${year}-05-01`,
  to: `${year}-05-31`,
  wording: 0,
  mode: 'mail',
  invited: 1000,
  ...changes,
});
const asked = (...waves: readonly AskedWave[]): Asked => ({
  scale: { min: 1, max: 5 },
  hasFrame: true,
  margins: [],
  lonelyStrata: 'adjust',
  wordings: ['Do you feel safe?', 'Do you feel safe here?'],
  waves,
});
const year = (n: number) => ({ from: `${n}-01-01`, to: `${n}-12-31` });
const gate = (own: Asked, answered: Readonly<Record<string, number>> = { 2022: 300, 2023: 380 }) =>
  askedTests(own, {
    before: year(2022),
    now: year(2023),
    limit: 0.1,
    answered: new Map(Object.entries(answered)),
  });
const broken = (...from: Parameters<typeof gate>) =>
  gate(...from).flatMap(({ breaks, rule }) => (breaks ? [rule] : []));

describe('two waves can be compared', () => {
  it('where they asked alike and as many answered: words, mode and response rate are each told', () => {
    const tests = gate(asked(wave(2022), wave(2023)));
    expect(tests.map(({ rule, breaks }) => [rule, breaks])).toEqual([
      ['wording', false],
      ['mode', false],
      ['response-rate', false],
    ]);
    expect(tests[2]).toMatchObject({ before: 0.3, now: 0.38, moved: expect.closeTo(0.08, 10), limit: 0.1, n: 680 });
  });
  it('where no wave is declared in one of the windows, as far as anybody can say', () => {
    expect(gate(asked(wave(2023)))).toEqual([]);
    expect(gate(asked())).toEqual([]);
  });
  it('where it is not declared how many were asked, as far as the rate goes', () => {
    expect(gate(asked(wave(2022, { invited: null }), wave(2023))).map(({ rule }) => rule)).toEqual(['wording', 'mode']);
  });
});

describe('two waves cannot be compared', () => {
  it('that asked in other words, and both stand there', () => {
    const tests = gate(asked(wave(2022), wave(2023, { wording: 1 })));
    expect(tests[0]).toMatchObject({
      breaks: true,
      reason: 'wording-changed',
      names: ['Do you feel safe?', 'Do you feel safe here?'],
    });
  });
  it('that asked in another way, or of which one does not say how', () => {
    expect(broken(asked(wave(2022), wave(2023, { mode: 'web' })))).toEqual(['mode']);
    expect(broken(asked(wave(2022), wave(2023, { mode: null })))).toEqual(['mode']);
  });
  it('of which another part of those asked answered', () => {
    expect(broken(asked(wave(2022), wave(2023)), { 2022: 300, 2023: 401 })).toEqual(['response-rate']);
    expect(broken(asked(wave(2022), wave(2023)), { 2022: 300, 2023: 400 })).toEqual([]);
    // of several waves in a window, all answers of all who were asked
    const two = asked(wave(2022), { ...wave(2023), from: '2022-09-01', to: '2022-09-30', wave: 'b' }, wave(2023));
    expect(broken(two, { 2022: 300, b: 100, 2023: 280 })).toEqual([]);
  });
});
