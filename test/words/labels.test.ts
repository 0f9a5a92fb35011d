import { describe, expect, it } from 'vitest';
import { movements, pointStates, promises, reasons } from '../../src/spec/findings.ts';
import { glossary, howToRead, movementWords, promiseWords, reasonWords, stateWords } from '../../src/words/index.ts';

function syllables(word: string): number {
  const vowels = word
    .toLowerCase()
    .replace(/e$/, '')
    .match(/[aeiouy]+/g);
  return Math.max(1, vowels?.length ?? 1);
}

/** School grade of a text (Kincaid and others, 1975). */
function grade(text: string): number {
  const sentences = text.split(/[.!?:]+\s|[.!?]$/).filter((part) => part.trim() !== '').length;
  const words = text
    .split(/\s+/)
    .map((word) => word.replace(/[^A-Za-z]/g, ''))
    .filter((word) => word !== '');
  const total = words.reduce((sum, word) => sum + syllables(word), 0);
  return 0.39 * (words.length / Math.max(1, sentences)) + 11.8 * (total / words.length) - 15.59;
}

describe('labels', () => {
  it('word every verdict, reason and state, each with its own words', () => {
    expect(Object.keys(movementWords)).toEqual([...movements]);
    expect(Object.keys(promiseWords)).toEqual([...promises]);
    expect(Object.keys(reasonWords).toSorted()).toEqual([...reasons].toSorted());
    expect(Object.keys(stateWords).toSorted()).toEqual([...pointStates].toSorted());
    for (const words of [
      Object.values(reasonWords),
      Object.values(stateWords),
      Object.values(movementWords).map((word) => word.label),
    ]) {
      expect(new Set(words).size).toBe(words.length);
    }
  });

  it('can be read at grade 8', () => {
    const texts = [
      howToRead.join(' '),
      glossary.map((item) => item.meaning).join(' '),
      [...Object.values(movementWords), ...Object.values(promiseWords)].map((word) => word.meaning).join(' '),
    ];
    for (const text of texts) expect(grade(text), text.slice(0, 40)).toBeLessThanOrEqual(8);
  });

  it('hold a promise against where the number should be by now, not against the target itself', () => {
    for (const promise of ['on-course', 'uncertain', 'off-course'] as const) {
      expect(promiseWords[promise].meaning).toContain('should be by now');
      expect(promiseWords[promise].meaning).not.toMatch(/side of the target|target lies/);
    }
    expect(glossary.find((item) => item.term === 'Where it should be by now')?.meaning).toContain('straight line');
  });

  it('claim of no baseline that it was chosen before the results', () =>
    expect(glossary.find((item) => item.term === 'Baseline')?.meaning).not.toContain('before'));
});
