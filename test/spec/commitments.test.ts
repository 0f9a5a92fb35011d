import { describe, expect, it } from 'vitest';
import { decisionOf } from '../../src/interpret/declaration.ts';
import { commitmentFor } from '../../src/spec/index.ts';
import { placesOf, resolveText, sound, wordsOf } from './resolve-text.ts';

const declared = (then: string): string =>
  sound.replace(
    '    target: {',
    `    decision: { declared: 2024-02-12${then === '' ? '' : `, then: ${then}`} }\n    target: {`,
  );

describe('what a board says beforehand', () => {
  it('stands with the rule of its metric, in one order', () => {
    const { pipeline, problems } = resolveText(declared('{ worse: Meet within 30 days., better: Keep on. }'));
    expect(wordsOf(problems)).toBe('');
    expect(Object.entries(pipeline?.metrics[0]?.decision.commitments ?? {})).toEqual([
      ['better', 'Keep on.'],
      ['worse', 'Meet within 30 days.'],
    ]);
  });

  it('is a part of the rule: with it the hash is another one, without it what it was', () => {
    const hash = (then: string): string | undefined => {
      const metric = resolveText(declared(then)).pipeline?.metrics[0];
      return metric && decisionOf(metric)?.hash;
    };
    expect(hash('{ better: Keep on. }')).not.toBe(hash(''));
    expect(hash('{ better: Keep on., worse: Stop. }')).toBe(hash('{ worse: Stop., better: Keep on. }'));
    expect(hash('{}')).toBe(hash(''));
  });

  it.each([
    ['{ beter: Keep on. }', 'unknown-key', 'better'],
    ['{ better: "" }', 'invalid-value', 'some text'],
    ['{ changed: Ask why. }', 'then', 'this verdict cannot fall: the metric is better: lower'],
  ])('of %s says what is wrong, where it stands', (then, id, words) => {
    const { problems } = resolveText(declared(then));
    expect(placesOf(problems)).toEqual([expect.stringMatching(new RegExp(`^\\d+:\\d+ ${id}$`))]);
    expect(wordsOf(problems)).toContain(words);
  });

  it.each([
    ['better', 'a'],
    ['changed-up', 'b'],
    ['changed-down', 'b'],
    ['not-comparable', 'c'],
    ['withheld', null],
    ['monitoring', null],
  ] as const)('is found for %s', (movement, wanted) =>
    expect(commitmentFor({ better: 'a', changed: 'b', 'cannot-be-compared': 'c' }, movement)).toBe(wanted),
  );
});
