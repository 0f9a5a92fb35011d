import { describe, expect, it } from 'vitest';
import { methodsUsed } from '../../src/report/methods-used.ts';
import { changeMethods, designs, type Finding, inferences, levelMethods, opinions } from '../../src/spec/findings.ts';
import { english, methodNotes } from '../../src/words/index.ts';
import { effect } from '../interpret/effects.ts';
import { findingsOf } from '../report/fixture.ts';

const keys = new Set(methodNotes.flatMap((note) => note.keys));

describe('notes on methods', () => {
  it('explain every method, design and inference that a finding may have', () => {
    const all = [...levelMethods, ...changeMethods, ...designs, ...opinions, ...inferences].filter(
      (key) => key !== 'none',
    );
    expect(all.filter((key) => !keys.has(key))).toEqual([]);
  });

  it('name their authority, and differ in name', () => {
    for (const note of methodNotes) expect(note.reference).toMatch(/\d{4}|declared/);
    expect(new Set(methodNotes.map(({ name }) => name)).size).toBe(methodNotes.length);
  });

  it('stand in a report only where it rests on them', () => {
    const { findings } = findingsOf();
    const names = methodsUsed(findings, english).map(({ name }) => name);
    expect(names).toContain('Change between two windows');
    expect(names).not.toContain('Answers to surveys');
    // left out in turn are areas of designs as well as members of shares
    const [first] = findings as readonly [Finding];
    const design = [{ ...first, effect: effect() }];
    expect(methodsUsed(design, english).map(({ name }) => name)).not.toContain('How unequally it is spread');
    expect(methodsUsed([], english).every((note) => note.keys.length === 0)).toBe(true);
  });
});
