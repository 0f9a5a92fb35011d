import { describe, expect, it } from 'vitest';
import { readSources, sourceFile } from '../architecture/source-files.ts';
import { wordsIn } from './own-words.ts';

/** Components and charts hold no words of their own: those would stay English in every language. */

describe('components and charts', () => {
  const files = [...readSources('src/report/components'), ...readSources('src/report/charts')];

  it('hold no words of their own', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap(wordsIn)).toEqual([]);
  });

  it.each([
    ['a.tsx', '<p>No record was turned away.</p>', 'No record was turned away.'],
    ['a.tsx', '<th scope="col">Period</th>', 'Period'],
    ['a.tsx', '<td data-label="Now">{now}</td>', 'Now'],
    ['a.tsx', '<p>{n} more in the board report.</p>', 'more in the board report.'],
    ['a.tsx', "const a = isOne ? 'one area' : 'areas';", 'one area'],
    ['a.ts', 'const label = `target of ${value}`;', 'target of \u0000'],
    ['a.ts', "const label = 'Expected';", 'Expected'],
  ])('%s: %s is found', (path, text, found) =>
    expect(wordsIn(sourceFile(`src/report/${path}`, text))).toEqual([`src/report/${path}: ${found}`]),
  );

  it.each([
    ['a.tsx', '<td class="n muted" data-label={sharedWords.now}>{said(now)}</td>'],
    ['a.tsx', 'const a: ReadonlyMap<string, readonly string[]> = new Map();'],
    ['a.tsx', 'const a = { wide: <path d="m1 1" />, target: <path d="m2 2" /> };'],
    ['a.ts', "throw new Error('trend: a finding is required');"],
    ['a.ts', "// a comment with words\nconst a = { type: 'text', align: 'left' };"],
  ])('%s: %s is not', (path, text) => expect(wordsIn(sourceFile(`src/report/${path}`, text))).toEqual([]));
});
