import { describe, expect, it } from 'vitest';
import { manyNotes, ownNotes } from '../../src/report/many-notes.ts';
import type { Finding } from '../../src/spec/findings.ts';
import { findingsOf } from './fixture.ts';

const [some] = findingsOf().findings;
if (some === undefined) throw new Error('no finding');
const withNotes = (...texts: readonly string[]): Finding => ({
  ...some,
  caveats: texts.map((text) => ({ key: 'caveat.declared', params: { text }, text })),
});

describe('notes that many numbers have', () => {
  const common = [1, 2, 3, 4].map((n) => withNotes(`own ${n}`, 'late', 'late'));

  it('are those that four numbers have, each counted once, and get a letter', () => {
    expect(manyNotes(common)).toEqual([{ letter: 'a', text: 'late' }]);
    expect(manyNotes(common.slice(0, 3))).toEqual([]);
  });

  it('are those of a third of the numbers where there are many', () => {
    const others = Array.from({ length: 9 }, (_, n) => withNotes(`other ${n}`));
    expect(manyNotes([...common, ...others])).toEqual([]);
    expect(manyNotes([...common, ...others.slice(0, 8)])).toHaveLength(1);
  });

  it('leave a number its own notes, and the letters of the others', () => {
    const [first] = common;
    if (first === undefined) throw new Error('no finding');
    expect(ownNotes(first, manyNotes(common))).toMatchObject({ own: [{ text: 'own 1' }], many: ['a'] });
    expect(ownNotes(first, [])).toMatchObject({ own: [{}, {}, {}], many: [] });
  });
});
